/** `types.SimpleNamespace`, `types.GenericAlias`, `types.UnionType`. */
import { attributeDict, bindDescriptor, callMethodOn, findAttribute, getAttribute, plainAttribute, noAttribute } from '../attribute.js';
import { binary } from '../arithmetic.js';
import { classOf, isClass, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { richEquals, sameOrEqual } from '../compare.js';
import { PyDict } from '../dict.js';
import { typeError } from '../errors.js';
import { hashOf } from '../hash.js';
import { collect } from '../iterate.js';
import { PyIterator, type IteratorForm } from '../iterator.js';
import { barrier, native } from '../native.js';
import { reprGuard } from '../repr-guard.js';
import type { Shape } from '../shape.js';
import { getItem } from '../subscript.js';
import { reprText, strText } from '../text.js';
import type { TypeSpec } from '../type-spec.js';
import { Ellipsis, None, NotImplemented, PyInstance, PyList, PyObject, PyTuple, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { isInstanceOf, isSubclassOf } from '../instance-check.js';
import { attributeName } from './object.js';

/** Of the one positional argument: a mapping or pairs, with str keys. */
function addAttributes(vm: Vm, d: PyDict, source: Value): void {
  const given = vm.call(vm.types.dict, source) as PyDict;
  for (const k of given.keyList()) if (strValue(k) === undefined) throw typeError(vm, `keywords must be strings`);
  for (const [k, v] of given.entries()) d.set(k, v);
}

export const SIMPLE_NAMESPACE: TypeSpec = {
  name: 'SimpleNamespace',
  module: 'types',
  layout: 'instance',
  hasDict: true,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyInstance(cls.rootShape)),
  methods: [
    barrier(
      '__init__',
      '(self, mapping_or_iterable=(), /, **kwargs)',
      (vm, self: PyInstance, source: Value | undefined, kwargs: ReadonlyMap<string, Value>) => {
        const d = attributeDict(vm, self);
        if (source !== undefined) addAttributes(vm, d, source);
        for (const [k, v] of kwargs) d.setStr(k, v);
        return None;
      },
    ),
    barrier('__repr__', '(self, /)', (vm, self: PyInstance) => {
      const name = self.shape.cls === vm.types.SimpleNamespace ? 'namespace' : self.shape.cls.name;
      return reprGuard(
        vm,
        self,
        `${name}(...)`,
        () => `${name}(${Array.from(attributeDict(vm, self).entries(), ([k, v]) => `${strText(vm, k)}=${reprText(vm, v)}`).join(', ')})`,
      );
    }),
    barrier('__eq__', '(self, value, /)', (vm, a: PyInstance, b: Value) =>
      b instanceof PyInstance && b.shape.cls.isSubclassOf(vm.types.SimpleNamespace)
        ? richEquals(vm, attributeDict(vm, a), attributeDict(vm, b))
        : NotImplemented,
    ),
    barrier('__replace__', '(self, /, **changes)', (vm, self: PyInstance, changes: ReadonlyMap<string, Value>) => {
      const copy = vm.call(self.shape.cls) as PyInstance;
      const d = attributeDict(vm, copy);
      for (const [k, v] of attributeDict(vm, self).entries()) d.set(k, v);
      for (const [k, v] of changes) d.setStr(k, v);
      return copy;
    }),
    barrier('__reduce__', '(self, /)', (vm, self: PyInstance) => vm.tuple([self.shape.cls, vm.emptyTuple, attributeDict(vm, self)])),
  ],
  getset: { __dict__: { get: (vm, self: PyInstance) => attributeDict(vm, self) } },
  entries: () => ({ __hash__: None }),
};

export class PyGenericAlias extends PyObject {
  parameters: PyTuple | null = null;
  constructor(
    override shape: Shape,
    readonly origin: Value,
    readonly args: PyTuple,
    readonly starred: boolean,
  ) {
    super();
  }
}

type Alias = PyGenericAlias;

function itemRepr(vm: Vm, v: Value): string {
  if (v === Ellipsis) return '...';
  if (v instanceof PyList) return `[${v.items.map(i => itemRepr(vm, i)).join(', ')}]`;
  if (findAttribute(vm, v, '__origin__') !== undefined && findAttribute(vm, v, '__args__') !== undefined) return reprText(vm, v);
  const name = findAttribute(vm, v, '__qualname__');
  const module = findAttribute(vm, v, '__module__');
  if (name === undefined || module === undefined || module === None) return v === vm.types.NoneType ? 'None' : reprText(vm, v);
  return module === 'builtins' ? strText(vm, name) : `${strText(vm, module)}.${strText(vm, name)}`;
}

/** Type variables among the arguments, each once. */
function parametersOf(vm: Vm, args: PyTuple): PyTuple {
  const found: Value[] = [];
  const add = (v: Value): void => {
    if (!found.some(f => f === v)) found.push(v);
  };
  for (const a of args.items) {
    if (isClass(a)) continue;
    if (findAttribute(vm, a, '__typing_subst__') !== undefined) add(a);
    else {
      const inner =
        a instanceof PyTuple || a instanceof PyList ? parametersOf(vm, vm.tuple(a.items)) : findAttribute(vm, a, '__parameters__');
      if (inner instanceof PyTuple) inner.items.forEach(add);
    }
  }
  return vm.tuple(found);
}

function parameters(vm: Vm, a: Alias): PyTuple {
  return (a.parameters ??= parametersOf(vm, a.args));
}

function substitute(vm: Vm, a: Alias, item: Value): Value {
  return new PyGenericAlias(a.shape, a.origin, vm.tuple(substituted(vm, a, a.args.items, parameters(vm, a).items, item)), a.starred);
}

/** The arguments of a generic alias or union, with what `item` gives for their type variables. */
function substituted(vm: Vm, a: Value, own: readonly Value[], params: readonly Value[], item: Value): Value[] {
  if (params.length === 0) throw typeError(vm, `${reprText(vm, a)} is not a generic class`);
  let given: Value = item instanceof PyTuple ? item : vm.tuple([item]);
  for (const p of params) {
    const prepare = findAttribute(vm, p, '__typing_prepare_subst__');
    if (prepare !== undefined) given = vm.call(prepare, a, given);
  }
  const values = given instanceof PyTuple ? given.items : [given];
  if (values.length !== params.length)
    throw typeError(
      vm,
      `Too ${values.length > params.length ? 'many' : 'few'} arguments for ${reprText(vm, a)}; actual ${values.length}, expected ${params.length}`,
    );
  const args: Value[] = [];
  for (const arg of own) {
    const subst = isClass(arg) ? undefined : findAttribute(vm, arg, '__typing_subst__');
    const i = params.indexOf(arg);
    if (subst !== undefined && i >= 0) args.push(vm.call(subst, values[i]));
    else {
      const inner = isClass(arg) ? undefined : findAttribute(vm, arg, '__parameters__');
      if (inner instanceof PyTuple && inner.items.length > 0)
        args.push(getItem(vm, arg, vm.tuple(inner.items.map(p => values[params.indexOf(p)]))));
      else args.push(arg);
    }
  }
  return args;
}

const OWN_ATTRIBUTES: ReadonlySet<string> = new Set([
  '__origin__',
  '__args__',
  '__parameters__',
  '__unpacked__',
  '__typing_unpacked_tuple_args__',
  '__mro_entries__',
  '__reduce_ex__',
  '__reduce__',
  '__copy__',
  '__deepcopy__',
  '__class__',
  '__bases__',
]);

export const GENERIC_ALIAS: TypeSpec = {
  name: 'GenericAlias',
  module: 'types',
  layout: 'native',
  hasDict: false,
  create: native(
    '__new__',
    '(cls, origin, args, /)',
    (vm, cls: PyClass, origin: Value, args: Value) =>
      new PyGenericAlias(cls.rootShape, origin, args instanceof PyTuple ? args : vm.tuple([args]), false),
  ),
  methods: [
    barrier('__repr__', '(self, /)', (vm, a: Alias) =>
      vm.text(
        `${a.starred ? '*' : ''}${itemRepr(vm, a.origin)}[${a.args.items.length === 0 ? '()' : a.args.items.map(i => itemRepr(vm, i)).join(', ')}]`,
      ),
    ),
    barrier('__eq__', '(self, value, /)', (vm, a: Alias, b: Value) =>
      b instanceof PyGenericAlias
        ? a.starred === b.starred && sameOrEqual(vm, a.origin, b.origin) && sameOrEqual(vm, a.args, b.args)
        : NotImplemented,
    ),
    barrier('__hash__', '(self, /)', (vm, a: Alias) =>
      Number(BigInt.asIntN(50, BigInt(hashOf(vm, a.origin)) ^ BigInt(hashOf(vm, a.args)))),
    ),
    barrier('__call__', '(self, /, *args, **kwargs)', (vm, a: Alias, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => {
      const made = vm.callArgs(a.origin, [...args, ...kwargs.values()], [...kwargs.keys()]);
      if (made instanceof PyInstance && made.shape.cls.hasDict) vm.call(vm.builtins.dict.getStr('setattr')!, made, '__orig_class__', a);
      return made;
    }),
    barrier('__getitem__', '(self, item, /)', substitute),
    barrier('__getattribute__', '(self, name, /)', (vm, a: Alias, name: Value) => {
      const text = attributeName(vm, name);
      if (!OWN_ATTRIBUTES.has(text)) return getAttribute(vm, a.origin, text);
      const v = plainAttribute(vm, a, a.shape.cls, text);
      if (v === undefined) throw noAttribute(vm, a, text);
      return v;
    }),
    native('__mro_entries__', '(self, bases, /)', (vm, a: Alias) => vm.tuple([a.origin])),
    barrier('__instancecheck__', '(self, instance, /)', vm => {
      throw typeError(vm, 'isinstance() argument 2 cannot be a parameterized generic');
    }),
    barrier('__subclasscheck__', '(self, subclass, /)', vm => {
      throw typeError(vm, 'issubclass() argument 2 cannot be a parameterized generic');
    }),
    native('__iter__', '(self, /)', (vm, a: Alias) => new AliasIterator(vm.types.generic_alias_iterator.rootShape, a)),
    barrier('__dir__', '(self, /)', (vm, a: Alias) =>
      vm.list([...new Set([...collect(vm, vm.call(vm.builtins.dict.getStr('dir')!, a.origin)), ...OWN_ATTRIBUTES])]),
    ),
    native('__or__', '(self, value, /)', (vm, a: Value, b: Value) => makeUnion(vm, [a, b])),
    native('__ror__', '(self, value, /)', (vm, a: Value, b: Value) => makeUnion(vm, [b, a])),
    native('__reduce__', '(self, /)', reduceAlias),
  ],
  getset: {
    __origin__: { get: (_vm, a: Alias) => a.origin },
    __args__: { get: (_vm, a: Alias) => a.args },
    __parameters__: { get: (vm, a: Alias) => parameters(vm, a) },
    __unpacked__: { get: (_vm, a: Alias) => a.starred },
    __typing_unpacked_tuple_args__: { get: (vm, a: Alias) => (a.starred && a.origin === vm.types.tuple ? a.args : None) },
  },
};

/** An unpacked alias is what iterating over the plain one gives. */
function reduceAlias(vm: Vm, a: Alias): Value {
  if (!a.starred) return vm.tuple([vm.types.GenericAlias, vm.tuple([a.origin, a.args])]);
  const plain = new PyGenericAlias(a.shape, a.origin, a.args, false);
  return vm.tuple([vm.builtins.dict.getStr('next')!, vm.tuple([new AliasIterator(vm.types.generic_alias_iterator.rootShape, plain)])]);
}

/** What `*alias` unpacks: the unpacked alias, once. */
class AliasIterator extends PyIterator {
  constructor(
    override shape: Shape,
    private alias: Alias | null,
  ) {
    super();
  }
  next(): Value | undefined {
    const { alias: a } = this;
    this.alias = null;
    return a === null ? undefined : new PyGenericAlias(a.shape, a.origin, a.args, true);
  }
  override form(vm: Vm): IteratorForm {
    return { make: 'iter', args: [this.alias ?? vm.tuple([])] };
  }
}

// ---- unions ----

export class PyUnion extends PyObject {
  constructor(
    override shape: Shape,
    readonly args: PyTuple,
  ) {
    super();
  }
}

/** `a | b` of types; NotImplemented when one is no type. */
export function makeUnion(vm: Vm, parts: readonly Value[]): Value {
  const flat: Value[] = [];
  for (const p of parts) {
    const items = p instanceof PyUnion ? p.args.items : [p === None ? vm.types.NoneType : p];
    for (const i of items) {
      if (!isUnionable(vm, i)) return NotImplemented;
      if (!flat.some(f => sameOrEqual(vm, f, i))) flat.push(i);
    }
  }
  return flat.length === 1 ? flat[0] : new PyUnion(vm.types.UnionType.rootShape, vm.tuple(flat));
}

function isUnionable(vm: Vm, v: Value): boolean {
  const cls = classOf(vm, v);
  return isClass(v) || v instanceof PyGenericAlias || cls === vm.types.TypeAliasType;
}

export const UNION_TYPE: TypeSpec = {
  name: 'UnionType',
  module: 'types',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    barrier('__repr__', '(self, /)', (vm, u: PyUnion) =>
      vm.text(u.args.items.map(i => (i === vm.types.NoneType ? 'None' : itemRepr(vm, i))).join(' | ')),
    ),
    barrier('__eq__', '(self, value, /)', (vm, u: PyUnion, o: Value) =>
      o instanceof PyUnion
        ? u.args.items.length === o.args.items.length && u.args.items.every(i => o.args.items.some(j => sameOrEqual(vm, i, j)))
        : NotImplemented,
    ),
    barrier('__hash__', '(self, /)', (vm, u: PyUnion) => hashOf(vm, vm.call(vm.types.frozenset, u.args))),
    native('__or__', '(self, value, /)', (vm, a: Value, b: Value) => makeUnion(vm, [a, b])),
    native('__ror__', '(self, value, /)', (vm, a: Value, b: Value) => makeUnion(vm, [b, a])),
    barrier('__instancecheck__', '(self, instance, /)', (vm, u: PyUnion, v: Value) => u.args.items.some(c => isInstanceOf(vm, v, c))),
    barrier('__subclasscheck__', '(self, subclass, /)', (vm, u: PyUnion, c: Value) => u.args.items.some(k => isSubclassOf(vm, c, k))),
    barrier('__getitem__', '(self, item, /)', (vm, u: PyUnion, item: Value) => {
      const args = substituted(vm, u, u.args.items, parametersOf(vm, u.args).items, item);
      return args.reduce((a, b) => binary(vm, '|', a, b));
    }),
  ],
  getset: { __args__: { get: (_vm, u: PyUnion) => u.args }, __parameters__: { get: (vm, u: PyUnion) => parametersOf(vm, u.args) } },
};

export { bindDescriptor, callMethodOn, PyDict };
