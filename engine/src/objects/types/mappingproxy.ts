/** `mappingproxy`: a read-only view of a mapping, as `C.__dict__` is. */
import { CLASS_GETITEM } from '../generic-class.js';
import { getAttribute } from '../attribute.js';
import { compare } from '../compare.js';
import { getIterator } from '../iterate.js';
import { hashOf } from '../hash.js';
import { barrier, native } from '../native.js';
import { binary } from '../arithmetic.js';
import { classOf, strValue } from '../class-of.js';
import { typeError } from '../errors.js';
import type { Shape } from '../shape.js';
import { contains, getItem, lengthOf } from '../subscript.js';
import { reprText } from '../text.js';
import type { TypeSpec } from '../type-spec.js';
import { PyList, PyObject, PyTuple, type Value } from '../value.js';
import type { Vm } from '../vm.js';

export class PyMappingProxy extends PyObject {
  constructor(
    override shape: Shape,
    readonly mapping: Value,
  ) {
    super();
  }
}

export function makeProxy(vm: Vm, mapping: Value): PyMappingProxy {
  return new PyMappingProxy(vm.types.mappingproxy.rootShape, mapping);
}

type Self = PyMappingProxy;
const mapped = (v: Value): Value => (v instanceof PyMappingProxy ? v.mapping : v);
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
  create: barrier('__new__', '(cls, mapping)', (vm, cls: { rootShape: Shape }, mapping: Value) => {
    const own = classOf(vm, mapping);
    if (own.find('__getitem__') === undefined || mapping instanceof PyList || mapping instanceof PyTuple || strValue(mapping) !== undefined)
      throw typeError(vm, `mappingproxy() argument must be a mapping, not ${own.name}`);
    return new PyMappingProxy(cls.rootShape, mapping);
  }),
  methods: [
    barrier('__getitem__', '(self, key, /)', (vm, self: Self, key: Value) => getItem(vm, self.mapping, key)),
    barrier('__contains__', '(self, key, /)', (vm, self: Self, key: Value) => contains(vm, self.mapping, key)),
    barrier('__len__', '(self, /)', (vm, self: Self) => lengthOf(vm, self.mapping)),
    barrier('__iter__', '(self, /)', (vm, self: Self) => getIterator(vm, self.mapping)),
    barrier('__repr__', '(self, /)', (vm, self: Self) => vm.text(`mappingproxy(${reprText(vm, self.mapping)})`)),
    barrier('__eq__', '(self, value, /)', (vm, self: Self, other: Value) =>
      compare(vm, '==', self.mapping, other instanceof PyMappingProxy ? other.mapping : other),
    ),
    barrier('__or__', '(self, value, /)', (vm, self: Self, other: Value) => binary(vm, '|', mapped(self), mapped(other))),
    barrier('__ror__', '(self, value, /)', (vm, self: Self, other: Value) => binary(vm, '|', mapped(other), mapped(self))),
    native('__ior__', '(self, value, /)', (vm, self: Self) => {
      throw typeError(vm, `'|=' is not supported by ${classOf(vm, self).name}; use '|' instead`);
    }),
    barrier('__hash__', '(self, /)', (vm, self: Self) => hashOf(vm, self.mapping)),
    forward('get', '(self, key, default=None, /)'),
    forward('keys', '(self, /)'),
    forward('values', '(self, /)'),
    forward('items', '(self, /)'),
    forward('copy', '(self, /)'),
    forward('__reversed__', '(self, /)'),
  ],
  classMethods: [CLASS_GETITEM],
};
