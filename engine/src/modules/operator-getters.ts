/** `itemgetter`, `attrgetter` and `methodcaller` of `_operator`. */
import { getAttribute } from '../objects/attribute.js';
import { strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { typeError } from '../objects/errors.js';
import { barrier, native } from '../objects/native.js';
import { reprGuard } from '../objects/repr-guard.js';
import type { Shape } from '../objects/shape.js';
import { getItem } from '../objects/subscript.js';
import { reprText } from '../objects/text.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { qualifiedClassName } from '../objects/types/object.js';
import { PyObject, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';

class ItemGetter extends PyObject {
  constructor(
    override shape: Shape,
    readonly items: readonly Value[],
  ) {
    super();
  }
}

class AttrGetter extends PyObject {
  /** Dotted names, split. */
  constructor(
    override shape: Shape,
    readonly paths: readonly (readonly string[])[],
  ) {
    super();
  }
  names(vm: Vm): Value[] {
    return this.paths.map(p => vm.text(p.join('.')));
  }
}

class MethodCaller extends PyObject {
  constructor(
    override shape: Shape,
    readonly name: string,
    readonly args: readonly Value[],
    readonly kwargs: ReadonlyMap<string, Value>,
  ) {
    super();
  }
}

/** Every getter is called with exactly one object. */
function onlyArgument(vm: Vm, name: string, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  if (kwargs.size > 0) throw typeError(vm, `${name}() takes no keyword arguments`);
  if (args.length !== 1) throw typeError(vm, `${name} expected 1 argument, got ${args.length}`);
  return args[0];
}

function show(vm: Vm, self: PyObject, parts: () => readonly string[]): Value {
  return reprGuard(vm, self, '...', () => `${qualifiedClassName(vm, self.shape.cls)}(${parts().join(', ')})`);
}

const one = (vm: Vm, values: readonly Value[]): Value => (values.length === 1 ? values[0] : vm.tuple(values));

export const ITEMGETTER: TypeSpec = {
  name: 'itemgetter',
  module: 'operator',
  layout: 'native',
  final: true,
  create: native(
    '__new__',
    '(cls, item, /, *items)',
    (_vm, cls: PyClass, first: Value, rest: readonly Value[]) => new ItemGetter(cls.rootShape, [first, ...rest]),
  ),
  methods: [
    barrier('__call__', '(self, /, *args, **kwargs)', (vm, g: ItemGetter, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => {
      const obj = onlyArgument(vm, 'itemgetter', args, kwargs);
      return g.items.length === 1 ? getItem(vm, obj, g.items[0]) : vm.tuple(g.items.map(k => getItem(vm, obj, k)));
    }),
    barrier('__repr__', '(self, /)', (vm, g: ItemGetter) => show(vm, g, () => g.items.map(i => reprText(vm, i)))),
    native('__reduce__', '(self, /)', (vm, g: ItemGetter) => vm.tuple([g.shape.cls, vm.tuple(g.items)])),
  ],
};

function splitName(vm: Vm, v: Value): string[] {
  const text = strValue(v);
  if (text === undefined) throw typeError(vm, 'attribute name must be a string');
  return jsText(text).split('.');
}

export const ATTRGETTER: TypeSpec = {
  name: 'attrgetter',
  module: 'operator',
  layout: 'native',
  final: true,
  create: native(
    '__new__',
    '(cls, attr, /, *attrs)',
    (vm, cls: PyClass, first: Value, rest: readonly Value[]) =>
      new AttrGetter(
        cls.rootShape,
        [first, ...rest].map(n => splitName(vm, n)),
      ),
  ),
  methods: [
    barrier('__call__', '(self, /, *args, **kwargs)', (vm, g: AttrGetter, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => {
      const obj = onlyArgument(vm, 'attrgetter', args, kwargs);
      return one(
        vm,
        g.paths.map(path => path.reduce((o, name) => getAttribute(vm, o, name), obj)),
      );
    }),
    barrier('__repr__', '(self, /)', (vm, g: AttrGetter) => show(vm, g, () => g.names(vm).map(n => reprText(vm, n)))),
    native('__reduce__', '(self, /)', (vm, g: AttrGetter) => vm.tuple([g.shape.cls, vm.tuple(g.names(vm))])),
  ],
};

function reduceCaller(vm: Vm, m: MethodCaller): Value {
  const positional = [vm.text(m.name), ...m.args];
  if (m.kwargs.size === 0) return vm.tuple([m.shape.cls, vm.tuple(positional)]);
  const functools = vm.call(vm.builtins.dict.getStr('__import__')!, 'functools');
  const maker = vm.callArgs(
    getAttribute(vm, functools, 'partial'),
    [m.shape.cls, vm.text(m.name), ...m.kwargs.values()],
    [...m.kwargs.keys()],
  );
  return vm.tuple([maker, vm.tuple(m.args)]);
}

export const METHODCALLER: TypeSpec = {
  name: 'methodcaller',
  module: 'operator',
  layout: 'native',
  final: true,
  create: native('__new__', '(cls, /, *args, **kwargs)', (vm, cls: PyClass, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => {
    if (args.length === 0) throw typeError(vm, 'methodcaller needs at least one argument, the method name');
    const name = strValue(args[0]);
    if (name === undefined) throw typeError(vm, 'method name must be a string');
    return new MethodCaller(cls.rootShape, jsText(name), args.slice(1), kwargs);
  }),
  methods: [
    barrier('__call__', '(self, /, *args, **kwargs)', (vm, m: MethodCaller, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => {
      const method = getAttribute(vm, onlyArgument(vm, 'methodcaller', args, kwargs), m.name);
      return vm.callArgs(method, [...m.args, ...m.kwargs.values()], [...m.kwargs.keys()]);
    }),
    barrier('__repr__', '(self, /)', (vm, m: MethodCaller) =>
      show(vm, m, () => [
        reprText(vm, vm.text(m.name)),
        ...m.args.map(a => reprText(vm, a)),
        ...[...m.kwargs].map(([k, v]) => `${k}=${reprText(vm, v)}`),
      ]),
    ),
    barrier('__reduce__', '(self, /)', reduceCaller),
  ],
};
