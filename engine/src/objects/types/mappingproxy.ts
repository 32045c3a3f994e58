/** `mappingproxy`: a read-only view of a mapping, as `C.__dict__` is. */
import { getAttribute } from '../attribute.js';
import { compare } from '../compare.js';
import { getIterator } from '../iterate.js';
import { barrier } from '../native.js';
import type { Shape } from '../shape.js';
import { contains, getItem, lengthOf } from '../subscript.js';
import { reprText } from '../text.js';
import type { TypeSpec } from '../type-spec.js';
import { None, PyObject, type Value } from '../value.js';
import type { Vm } from '../vm.js';

export class PyMappingProxy extends PyObject {
  constructor(
    shape: Shape,
    readonly mapping: Value,
  ) {
    super(shape);
  }
}

export function makeProxy(vm: Vm, mapping: Value): PyMappingProxy {
  return new PyMappingProxy(vm.types.mappingproxy.rootShape, mapping);
}

type Self = PyMappingProxy;
const forward = (name: string, signature: string) =>
  barrier(name, signature, (vm, self: Self, ...args: Value[]) =>
    vm.callArgs(
      getAttribute(vm, self.mapping, name),
      args.filter(a => a !== undefined),
    ),
  );

export const MAPPINGPROXY: TypeSpec = {
  name: 'mappingproxy',
  layout: 'native',
  final: true,
  create: barrier(
    '__new__',
    '(cls, mapping)',
    (vm, cls: { rootShape: Shape }, mapping: Value) => new PyMappingProxy(cls.rootShape, mapping),
  ),
  methods: [
    barrier('__getitem__', '(self, key, /)', (vm, self: Self, key: Value) => getItem(vm, self.mapping, key)),
    barrier('__contains__', '(self, key, /)', (vm, self: Self, key: Value) => contains(vm, self.mapping, key)),
    barrier('__len__', '(self, /)', (vm, self: Self) => lengthOf(vm, self.mapping)),
    barrier('__iter__', '(self, /)', (vm, self: Self) => getIterator(vm, self.mapping)),
    barrier('__repr__', '(self, /)', (vm, self: Self) => vm.text(`mappingproxy(${reprText(vm, self.mapping)})`)),
    barrier('__eq__', '(self, value, /)', (vm, self: Self, other: Value) =>
      compare(vm, '==', self.mapping, other instanceof PyMappingProxy ? other.mapping : other),
    ),
    barrier('__or__', '(self, value, /)', (vm, self: Self, other: Value) => vm.call(getAttribute(vm, self.mapping, '__or__'), other)),
    forward('get', '(self, key, default=None, /)'),
    forward('keys', '(self, /)'),
    forward('values', '(self, /)'),
    forward('items', '(self, /)'),
    forward('copy', '(self, /)'),
    forward('__reversed__', '(self, /)'),
  ],
  entries: () => ({ __hash__: None }),
};
