/** `object`: the base of every class (data model §3.3). */
import {
  attributeDict,
  callMethodOn,
  findAttribute,
  getAttribute,
  noAttribute,
  plainAttribute,
  plainDeleteAttribute,
  plainSetAttribute,
  isSlotKey,
  ownAttribute,
} from '../attribute.js';
import { classOf, isClass, identical, strValue } from '../class-of.js';
import { PyClass } from '../class.js';
import { setClass } from '../class-assignment.js';
import { PyDict } from '../dict.js';
import { asIndex } from '../convert.js';
import { typeError, valueError } from '../errors.js';
import { collect } from '../iterate.js';
import { barrier, native } from '../native.js';
import { strOf } from '../text.js';
import type { TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyFloat, PyInstance, PyObject, PyObjectWithDict, PyTuple, type Value } from '../value.js';
import { jsText, type Vm } from '../vm.js';
import type { PyAstral } from '../value.js';
import { truth } from '../truth.js';
import { rotateHash } from '../identity-hash.js';

export const OBJECT: TypeSpec = {
  name: 'object',
  layout: 'instance',
  hasDict: false,
  doc: 'The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n',
  signature: '()',
  create: native('__new__', '(cls, /, *args, **kwargs)', newObject),
  methods: [
    native('__init__', '(self, /, *args, **kwargs)', initObject),
    barrier('__repr__', '(self, /)', (vm, self: Value) => objectRepr(vm, self)),
    barrier('__str__', '(self, /)', (vm, self: Value) => callMethodOn(vm, classOf(vm, self).find('__repr__')!, self, [])),
    native('__hash__', '(self, /)', (vm, self: Value) => rotateHash(identityNumber(vm, self))),
    native('__eq__', '(self, value, /)', (_vm, self: Value, other: Value) => (identical(self, other) ? true : NotImplemented)),
    barrier('__ne__', '(self, value, /)', notEqual),
    native('__lt__', '(self, value, /)', () => NotImplemented),
    native('__le__', '(self, value, /)', () => NotImplemented),
    native('__gt__', '(self, value, /)', () => NotImplemented),
    native('__ge__', '(self, value, /)', () => NotImplemented),
    barrier('__getattribute__', '(self, name, /)', (vm, self: Value, name: Value) => {
      const text = attributeName(vm, name);
      const v = plainAttribute(vm, self, classOf(vm, self), text);
      if (v === undefined) throw noAttribute(vm, self, text);
      return v;
    }),
    barrier('__setattr__', '(self, name, value, /)', (vm, self: Value, name: Value, value: Value) => {
      refuseBypass(vm, self, '__setattr__');
      plainSetAttribute(vm, self, classOf(vm, self), attributeName(vm, name), value);
      return None;
    }),
    barrier('__delattr__', '(self, name, /)', (vm, self: Value, name: Value) => {
      refuseBypass(vm, self, '__delattr__');
      plainDeleteAttribute(vm, self, classOf(vm, self), attributeName(vm, name));
      return None;
    }),
    barrier('__format__', '(self, format_spec, /)', (vm, self: Value, spec: Value) => {
      if (spec !== '') throw typeError(vm, `unsupported format string passed to ${classOf(vm, self).name}.__format__`);
      return strOf(vm, self);
    }),
    barrier('__dir__', '(self, /)', objectDir),
    barrier('__reduce__', '(self, /)', (vm, self: Value) => reduce(vm, self, 0)),
    barrier('__reduce_ex__', '(self, protocol, /)', (vm, self: Value, protocol: Value) => reduceEx(vm, self, asIndex(vm, protocol))),
    barrier('__getstate__', '(self, /)', (vm, self: Value) => objectState(vm, self)),
    native('__sizeof__', '(self, /)', () => 16),
  ],
  classMethods: [
    native('__init_subclass__', '(cls, /)', () => None),
    native('__subclasshook__', '(cls, subclass, /)', () => NotImplemented),
  ],
  getset: {
    __class__: {
      get: (vm, self: Value) => classOf(vm, self),
      set: (vm, self: Value, value) => setClass(vm, self, value),
    },
  },
};

/** Classes and modules of the builtin kind keep rules that `object`'s methods do not know. */
function refuseBypass(vm: Vm, self: Value, name: '__setattr__' | '__delattr__'): void {
  const cls = classOf(vm, self);
  const builtin = cls.mro.find(c => !c.isHeap && c.dict.getStr(name) !== undefined);
  if (builtin !== undefined && builtin !== vm.types.object) throw typeError(vm, `can't apply this ${name} to ${cls.name} object`);
}

export function attributeName(vm: Vm, name: Value): string {
  if (typeof name === 'string') return name;
  if (classOf(vm, name).isSubclassOf(vm.types.str)) return jsText(strOf(vm, name) as string | PyAstral);
  throw typeError(vm, `attribute name must be string, not '${classOf(vm, name).name}'`);
}

/** CPython: excess arguments are an error unless exactly one of `__new__` and `__init__` is overridden. */
function newObject(vm: Vm, cls: PyClass, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  if (args.length > 0 || kwargs.size > 0) {
    if (cls.cell('__new__').owner !== vm.types.object)
      throw typeError(vm, 'object.__new__() takes exactly one argument (the type to instantiate)');
    if (cls.cell('__init__').owner === vm.types.object) throw typeError(vm, `${cls.name}() takes no arguments`);
  }
  if (cls.abstractMethods) throw abstractError(vm, cls);
  if (cls.layout !== 'instance')
    throw typeError(vm, `object.__new__(${cls.name}) is not safe, use ${cls.mro.find(c => !c.isHeap)?.name ?? cls.name}.__new__()`);
  return new PyInstance(cls.rootShape);
}

function initObject(vm: Vm, self: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  if (args.length > 0 || kwargs.size > 0) {
    const cls = classOf(vm, self);
    if (cls.cell('__init__').owner !== vm.types.object)
      throw typeError(vm, 'object.__init__() takes exactly one argument (the instance to initialize)');
    if (cls.cell('__new__').owner === vm.types.object) throw typeError(vm, `${cls.name}() takes no arguments`);
  }
  return None;
}

function abstractError(vm: Vm, cls: PyClass): ReturnType<typeof typeError> {
  const names = collect(vm, getAttribute(vm, cls, '__abstractmethods__'))
    .map(n => `'${String(n)}'`)
    .sort();
  return typeError(
    vm,
    `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${names.length > 1 ? 's' : ''} ${names.join(', ')}`,
  );
}

export function identityNumber(vm: Vm, v: Value): number {
  if (typeof v === 'object') {
    if (v instanceof PyFloat) return 0x1000 + (Math.abs(Math.trunc(v.v * 16)) % 2 ** 40);
    return vm.id(v);
  }
  if (typeof v === 'string') return stringIdentity(v);
  return typeof v === 'boolean' ? (v ? 0x9000 : 0x9010) : 0x10000 + Number(BigInt.asUintN(44, BigInt(v))) * 32;
}

/** Equal strings are one object here, so their id comes from their text. */
function stringIdentity(s: string): number {
  let h = 7;
  for (let i = 0; i < s.length; i++) h = (h * 31 + s.charCodeAt(i)) % 2 ** 40;
  return 2 ** 45 + h * 16;
}

export function qualifiedClassName(vm: Vm, cls: PyClass): string {
  const own = cls.dict.getStr('__module__');
  const module = cls.isHeap || typeof own === 'string' ? own : cls.module;
  return typeof module === 'string' && module !== 'builtins' ? `${module}.${cls.qualname}` : cls.qualname;
}

export function hexId(vm: Vm, v: Value): string {
  return `0x${identityNumber(vm, v).toString(16).padStart(12, '0')}`;
}

export function objectRepr(vm: Vm, self: Value): string {
  return `<${qualifiedClassName(vm, classOf(vm, self))} object at ${hexId(vm, self)}>`;
}

function notEqual(vm: Vm, self: Value, other: Value): Value {
  const eq = classOf(vm, self).find('__eq__');
  if (eq === undefined) return NotImplemented;
  const r = callMethodOn(vm, eq, self, [other]);
  return r === NotImplemented ? r : !truth(vm, r);
}

// ---- dir, pickling ----

function objectDir(vm: Vm, self: Value): Value {
  const names = new Set<string>();
  const dict = findAttribute(vm, self, '__dict__');
  if (dict instanceof PyDict) for (const k of dict.keyList()) if (typeof k === 'string') names.add(k);
  const cls = findAttribute(vm, self, '__class__');
  if (cls !== undefined && isClass(cls)) for (const c of cls.mro) for (const k of c.dict.keyList()) if (typeof k === 'string') names.add(k);
  return vm.list([...names].filter(n => !isSlotKey(n)));
}

function reduceEx(vm: Vm, self: Value, protocol: number | bigint): Value {
  const cls = classOf(vm, self);
  const own = cls.cell('__reduce__');
  // an instance may have one of its own, as those of zoneinfo.ZoneInfo.from_file do
  if (own.owner !== vm.types.object) return vm.call(getAttribute(vm, self, '__reduce__'));
  return reduce(vm, self, Number(protocol));
}

/** `copyreg` does the work, as in CPython. */
function reduce(vm: Vm, self: Value, protocol: number): Value {
  const copyreg = vm.call(vm.builtins.dict.getStr('__import__')!, 'copyreg');
  if (protocol < 2) return vm.call(getAttribute(vm, copyreg, '_reduce_ex'), self, protocol);
  const cls = classOf(vm, self);
  const { args, kwargs } = newArguments(vm, self, cls);
  const state = vm.call(getAttribute(vm, self, '__getstate__'));
  const items = cls.isSubclassOf(vm.types.list) ? vm.call(vm.builtins.dict.getStr('iter')!, self) : None;
  const pairs = cls.isSubclassOf(vm.types.dict)
    ? vm.call(vm.builtins.dict.getStr('iter')!, vm.call(getAttribute(vm, self, 'items')))
    : None;
  if (kwargs === null || kwargs.used === 0) {
    return vm.tuple([getAttribute(vm, copyreg, '__newobj__'), vm.tuple([cls, ...args]), state, items, pairs]);
  }
  return vm.tuple([getAttribute(vm, copyreg, '__newobj_ex__'), vm.tuple([cls, vm.tuple(args), kwargs]), state, items, pairs]);
}

function newArguments(vm: Vm, self: Value, cls: PyClass): { args: readonly Value[]; kwargs: PyDict | null } {
  const ex = cls.find('__getnewargs_ex__');
  if (ex !== undefined) return newArgumentsEx(vm, callMethodOn(vm, ex, self, []));
  const plain = cls.find('__getnewargs__');
  if (plain !== undefined) {
    const args = callMethodOn(vm, plain, self, []);
    if (args instanceof PyTuple) return { args: args.items, kwargs: null };
    throw typeError(vm, `__getnewargs__ should return a tuple, not '${classOf(vm, args).name}'`);
  }
  if (cls.layout !== 'instance' && cls.layout !== 'list' && cls.layout !== 'dict' && cls.layout !== 'exception' && cls.layout !== 'set') {
    throw typeError(vm, `cannot pickle '${cls.name}' object`);
  }
  return { args: [], kwargs: null };
}

function newArgumentsEx(vm: Vm, given: Value): { args: readonly Value[]; kwargs: PyDict } {
  const name = '__getnewargs_ex__';
  if (!(given instanceof PyTuple)) throw typeError(vm, `${name} should return a tuple, not '${classOf(vm, given).name}'`);
  if (given.items.length !== 2) throw valueError(vm, `${name} should return a tuple of length 2, not ${given.items.length}`);
  const [args, kwargs] = given.items;
  if (!(args instanceof PyTuple))
    throw typeError(vm, `first item of the tuple returned by ${name} must be a tuple, not '${classOf(vm, args).name}'`);
  if (!(kwargs instanceof PyDict))
    throw typeError(vm, `second item of the tuple returned by ${name} must be a dict, not '${classOf(vm, kwargs).name}'`);
  return { args: args.items, kwargs };
}

/** `object.__getstate__`: the attribute dict, with the values of `__slots__` beside it where there are any. */
function objectState(vm: Vm, self: Value): Value {
  if (!(self instanceof PyInstance || self instanceof PyObjectWithDict)) return None;
  const state = attributesOf(vm, self);
  const slots = slotValues(vm, self);
  return slots.used > 0 ? vm.tuple([state, slots]) : state;
}

function attributesOf(vm: Vm, self: PyInstance | PyObjectWithDict): Value {
  const copy = vm.dict();
  const dict = self instanceof PyInstance && !self.shape.isDictionary ? null : findAttribute(vm, self, '__dict__');
  if (dict instanceof PyDict) for (const [k, v] of dict.entries()) copy.set(k, v);
  else if (self instanceof PyInstance) {
    for (const key of self.shape.keys()) {
      const v = ownAttribute(self, key);
      if (v !== undefined && !isSlotKey(key)) copy.setStr(key, v);
    }
  }
  return copy.used > 0 ? copy : None;
}

/** Members that are set; a class may name others by `__slotnames__`. */
function slotValues(vm: Vm, self: PyObject): PyDict {
  const values = vm.dict();
  for (const name of memberNames(vm, self.shape.cls)) {
    const v = findAttribute(vm, self, jsText(strValue(name)!));
    if (v !== undefined) values.set(name, v);
  }
  return values;
}

function memberNames(vm: Vm, cls: PyClass): Value[] {
  const known = cls.dict.getStr('__slotnames__');
  if (known !== undefined) return known === None ? [] : collect(vm, known);
  if (cls.mro.every(c => !c.isHeap || c.dict.getStr('__slots__') === undefined)) return [];
  const copyreg = vm.call(vm.builtins.dict.getStr('__import__')!, 'copyreg');
  return collect(vm, vm.call(getAttribute(vm, copyreg, '_slotnames'), cls));
}
