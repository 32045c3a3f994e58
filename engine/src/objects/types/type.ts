/** `type`: the class of classes. */
import {
  attributeDict,
  callMethodOn,
  getAttribute,
  plainAttribute,
  plainDeleteAttribute,
  plainSetAttribute,
  noAttribute,
  setClassAttribute,
} from '../attribute.js';
import { classOf, isClass, strValue } from '../class-of.js';
import { PyClass } from '../class.js';
import { PyDict } from '../dict.js';
import { attributeError, typeError } from '../errors.js';
import { realIsInstance, realIsSubclass } from '../instance-check.js';
import { collect } from '../iterate.js';
import { defaultMro, makeHeapClass, primaryBase } from '../make-class.js';
import { setBases } from '../class-assignment.js';
import { barrier, callNative, native } from '../native.js';
import { rotateHash } from '../identity-hash.js';
import type { TypeSpec } from '../type-spec.js';
import { truth } from '../truth.js';
import { None, PyInstance, PyObjectWithDict, PyTuple, type Value } from '../value.js';
import { PyFunction, PyGetSet, PyModule, PyNative } from '../function.js';
import { jsText, type Vm } from '../vm.js';
import { attributeName, qualifiedClassName } from './object.js';
import { makeProxy } from './mappingproxy.js';

export const TYPE: TypeSpec = {
  name: 'type',
  layout: 'type',
  hasDict: true,
  doc: "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
  create: barrier('__new__', '(metatype, /, *args, **kwargs)', newType),
  methods: [
    native('__init__', '(self, /, *args, **kwargs)', () => None),
    barrier('__call__', '(self, /, *args, **kwargs)', callType),
    native('__repr__', '(self, /)', (vm, self: PyClass) => `<class '${qualifiedClassName(vm, self)}'>`),
    native('__hash__', '(self, /)', (vm, self: PyClass) => rotateHash(vm.id(self))),
    barrier('__getattribute__', '(self, name, /)', (vm, self: PyClass, name: Value) => {
      const text = attributeName(vm, name);
      const v = plainAttribute(vm, self, self.shape.cls, text);
      if (v === undefined) throw noAttribute(vm, self, text);
      return v;
    }),
    barrier('__setattr__', '(self, name, value, /)', (vm, self: PyClass, name: Value, value: Value) => {
      plainSetAttribute(vm, self, self.shape.cls, attributeName(vm, name), value);
      return None;
    }),
    barrier('__delattr__', '(self, name, /)', (vm, self: PyClass, name: Value) => {
      plainDeleteAttribute(vm, self, self.shape.cls, attributeName(vm, name));
      return None;
    }),
    native('mro', '(self, /)', (vm, self: PyClass) => vm.list(defaultMro(vm, self))),
    barrier('__subclasses__', '(self, /)', (vm, self: PyClass) => {
      vm.putOff?.runAll();
      return vm.list(self.subclasses());
    }),
    barrier('__instancecheck__', '(self, instance, /)', (vm, self: PyClass, v: Value) => realIsInstance(vm, v, self)),
    barrier('__subclasscheck__', '(self, subclass, /)', (vm, self: PyClass, c: Value) => realIsSubclass(vm, c, self)),
    native('__dir__', '(self, /)', (vm, self: PyClass) => vm.list([...new Set(self.mro.flatMap(c => c.dict.keyList()))])),
    native('__sizeof__', '(self, /)', () => 1064),
    barrier('__or__', '(self, value, /)', (vm, self: Value, other: Value) => vm.call(vm.state.get('make-union') as Value, self, other)),
    barrier('__ror__', '(self, value, /)', (vm, self: Value, other: Value) => vm.call(vm.state.get('make-union') as Value, other, self)),
  ],
  classMethods: [native('__prepare__', '(cls, name=None, bases=None, /, **kwds)', vm => vm.dict())],
  getset: {
    __name__: { get: (vm, c: PyClass) => vm.text(c.name), set: setName },
    __qualname__: { get: (vm, c: PyClass) => vm.text(c.qualname), set: setQualname },
    __bases__: {
      get: (vm, c: PyClass) => vm.tuple(c === vm.types.object ? [] : c.bases),
      set: (vm, c: PyClass, v) => setBases(vm, c, requireHeap(vm, c, '__bases__', v)),
    },
    __mro__: { get: (vm, c: PyClass) => (c.mro.length === 0 ? None : vm.tuple(c.mro)) },
    __base__: { get: (vm, c: PyClass) => (c.bases.length === 0 ? None : primaryBase(vm, c.bases)) },
    __dict__: { get: (vm, c: PyClass) => makeProxy(vm, c.dict) },
    __module__: {
      get: (_vm, c: PyClass) => (c.dict.getStr('__module__') instanceof PyGetSet ? c.module : (c.dict.getStr('__module__') ?? 'builtins')),
      set: (vm, c: PyClass, v) => setClassAttribute(vm, c, '__module__', v),
    },
    __doc__: { get: (vm, c: PyClass) => classDoc(vm, c), set: setDoc },
    __flags__: { get: (_vm, c: PyClass) => (c.isHeap ? 0x200 : 0) | (c.isBase ? 0x400 : 0) | (c.abstractMethods ? 0x100000 : 0) | 0x1000 },
    __basicsize__: { get: () => 16 },
    __itemsize__: { get: () => 0 },
    __dictoffset__: { get: (_vm, c: PyClass) => (c.hasDict ? -1 : 0) },
    __weakrefoffset__: { get: (_vm, c: PyClass) => (c.hasWeakref ? -1 : 0) },
    __text_signature__: { get: (_vm, c: PyClass) => c.textSignature ?? None },
    __abstractmethods__: { get: getAbstract, set: setAbstract },
    __annotations__: { get: getAnnotations, set: (vm, c: PyClass, v) => setClassAttribute(vm, c, '__annotations__', v) },
    __type_params__: {
      get: (vm, c: PyClass) => c.dict.getStr('__type_params__') ?? vm.emptyTuple,
      set: (vm, c: PyClass, v) => setClassAttribute(vm, c, '__type_params__', v),
    },
  },
};

function newType(vm: Vm, meta: PyClass, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  if (args.length === 1 && kwargs.size === 0 && meta === vm.types.type) return classOf(vm, args[0]);
  if (args.length !== 3)
    throw typeError(
      vm,
      meta === vm.types.type ? 'type() takes 1 or 3 arguments' : `type.__new__() takes exactly 3 arguments (${args.length} given)`,
    );
  const [name, bases, namespace] = args;
  const text = strValue(name);
  if (text === undefined) throw typeError(vm, `type.__new__() argument 1 must be str, not ${classOf(vm, name).name}`);
  if (!(bases instanceof PyTuple)) throw typeError(vm, `type.__new__() argument 2 must be tuple, not ${classOf(vm, bases).name}`);
  if (!(namespace instanceof PyDict)) throw typeError(vm, `type.__new__() argument 3 must be dict, not ${classOf(vm, namespace).name}`);
  const parents = bases.items.map(b => {
    if (isClass(b)) return b;
    if (classOf(vm, b).find('__mro_entries__') !== undefined)
      throw typeError(vm, "type() doesn't support MRO entry resolution; use types.new_class()");
    throw typeError(vm, 'bases must be types');
  });
  const winner = metaclassOf(vm, meta, parents);
  if (winner !== meta && winner.cell('__new__').owner !== vm.types.type) {
    return vm.callArgs(getAttribute(vm, winner, '__new__'), [winner, ...args, ...kwargs.values()], [...kwargs.keys()]);
  }
  return makeHeapClass(vm, winner, jsText(text), parents, namespace, kwargs);
}

/** The most derived metaclass of all bases. */
export function metaclassOf(vm: Vm, meta: PyClass, bases: readonly Value[]): PyClass {
  let winner = meta;
  for (const b of bases) {
    const c = classOf(vm, b);
    if (winner.isSubclassOf(c)) continue;
    if (!c.isSubclassOf(winner)) {
      throw typeError(
        vm,
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
    }
    winner = c;
  }
  return winner;
}

/** `C(…)`: `__new__`, then `__init__` when that gave an instance of C. */
function callType(vm: Vm, cls: PyClass, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  return construct(vm, cls, kwargs.size === 0 ? [...args] : [...args, ...kwargs.values()], kwargs.size === 0 ? null : [...kwargs.keys()]);
}

/** As a call of the class does it, where its metaclass has type's `__call__`; the last values are keywords. */
export function construct(vm: Vm, cls: PyClass, values: Value[], names: readonly string[] | null): Value {
  if (cls === vm.types.type && values.length === 1 && names === null) return classOf(vm, values[0]);
  const create = cls.find('__new__');
  if (create === undefined || create === None) throw typeError(vm, `cannot create '${qualifiedClassName(vm, cls)}' instances`);
  const args = [cls as Value, ...values];
  // a native constructor found through the MRO of a class fits it, unless it was put there by hand
  const fits = create instanceof PyNative && create.self instanceof PyClass && cls.isSubclassOf(create.self);
  const made = fits
    ? callNative(vm, create.spec, args, names, create)
    : vm.callArgs(create instanceof PyNative ? create : getAttribute(vm, cls, '__new__'), args, names);
  const actual = classOf(vm, made);
  if (!actual.isSubclassOf(cls)) return made;
  const init = actual.find('__init__');
  if (init === undefined || (fits && init instanceof PyNative && init.owner === vm.types.object && ignoresArguments(vm, create, made)))
    return made;
  args[0] = made;
  const r =
    init instanceof PyFunction || init instanceof PyNative
      ? vm.callArgs(init, args, names)
      : vm.callArgs(getAttribute(vm, made, '__init__'), values, names);
  if (r !== None) throw typeError(vm, `__init__() should return None, not '${classOf(vm, r).name}'`);
  return made;
}

/** `object.__init__` has nothing to say where another `__new__`, or object's own, has already judged the arguments. */
function ignoresArguments(vm: Vm, create: PyNative, made: Value): boolean {
  return create.self !== vm.types.object || made instanceof PyInstance;
}

// ---- attributes of classes ----

function requireHeap(vm: Vm, c: PyClass, name: string, v: Value | undefined): Value {
  if (!c.isHeap) throw typeError(vm, `cannot set '${name}' attribute of immutable type '${c.name}'`);
  if (v === undefined) throw typeError(vm, `cannot delete '${name}' attribute of type '${c.name}'`);
  return v;
}

function setName(vm: Vm, c: PyClass, v: Value | undefined): void {
  const text = strValue(requireHeap(vm, c, '__name__', v));
  if (text === undefined) throw typeError(vm, `can only assign string to ${c.name}.__name__, not '${classOf(vm, v!).name}'`);
  c.name = jsText(text);
}

function setQualname(vm: Vm, c: PyClass, v: Value | undefined): void {
  const text = strValue(requireHeap(vm, c, '__qualname__', v));
  if (text === undefined) throw typeError(vm, `can only assign string to ${c.name}.__qualname__, not '${classOf(vm, v!).name}'`);
  c.qualname = jsText(text);
}

function classDoc(vm: Vm, c: PyClass): Value {
  const doc = c.dict.getStr('__doc__');
  if (doc === undefined) return None;
  const get = classOf(vm, doc).find('__get__');
  return get === undefined ? doc : callMethodOn(vm, get, doc, [None, c]);
}

function setDoc(vm: Vm, c: PyClass, v: Value | undefined): void {
  if (v === undefined) throw typeError(vm, `cannot delete '__doc__' attribute of immutable type '${c.name}'`);
  setClassAttribute(vm, c, '__doc__', requireHeap(vm, c, '__doc__', v));
}

function getAbstract(vm: Vm, c: PyClass): Value {
  const v = c === vm.types.type ? undefined : c.dict.getStr('__abstractmethods__');
  if (v === undefined) throw attributeError(vm, '__abstractmethods__');
  return v;
}

function setAbstract(vm: Vm, c: PyClass, v: Value | undefined): void {
  setClassAttribute(vm, c, '__abstractmethods__', v);
  c.abstractMethods = v !== undefined && truth(vm, v);
}

function getAnnotations(vm: Vm, c: PyClass): Value {
  if (!c.isHeap) throw attributeError(vm, `type object '${c.name}' has no attribute '__annotations__'`);
  let v = c.dict.getStr('__annotations__');
  if (v === undefined) setClassAttribute(vm, c, '__annotations__', (v = vm.dict()));
  return v;
}

export { attributeDict, collect };
