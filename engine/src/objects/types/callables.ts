/** Classes of callables and descriptors: function, method, natives, property, staticmethod, classmethod, super, cell, code. */
import { CodeFlag } from '../../bytecode/code.js';
import { attributeDict, bindDescriptor, callMethodOn, findAttribute, getAttribute, noAttribute, plainAttribute } from '../attribute.js';
import { classOf, identical, isClass, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { compare, richEquals } from '../compare.js';
import { PyDict } from '../dict.js';
import { attributeError, typeError, valueError } from '../errors.js';
import {
  PyClassMethod,
  PyCode,
  PyFunction,
  PyGetSet,
  PyMethod,
  PyNative,
  PyProperty,
  PyStaticMethod,
  PyStaticNative,
  PySuper,
} from '../function.js';
import { rotateHash } from '../identity-hash.js';
import { barrier, native, type NativeSpec } from '../native.js';
import { reprText } from '../text.js';
import { truth } from '../truth.js';
import type { GetSetSpec, TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyCell, PyTuple, type PyObject, type PyObjectWithDict, type Value } from '../value.js';
import { jsText, type Vm } from '../vm.js';
import { hashOf } from '../hash.js';
import { attributeName, hexId, identityNumber } from './object.js';

const readOnly = <T>(get: (vm: Vm, self: T) => Value): GetSetSpec => ({ get: get as (vm: Vm, self: never) => Value });

/** The `__dict__` of objects that keep their attributes in a dict. */
export const DICT_GETSET: GetSetSpec = {
  get: (vm, self: PyObjectWithDict) => attributeDict(vm, self),
  set: (vm, self: PyObjectWithDict, value) => {
    if (!(value instanceof PyDict))
      throw typeError(vm, `__dict__ must be set to a dictionary, not a '${value === undefined ? 'NULL' : classOf(vm, value).name}'`);
    self.dict = value;
  },
};

// ---- function ----

function textSetter(field: 'name' | 'qualname', label: string): GetSetSpec['set'] {
  return (vm: Vm, self: PyFunction, value: Value | undefined) => {
    const text = value === undefined ? undefined : strValue(value);
    if (text === undefined) throw typeError(vm, `${label} must be set to a string object`);
    self[field] = jsText(text);
  };
}

function setDefaults(vm: Vm, self: PyFunction, value: Value | undefined): void {
  if (value !== undefined && value !== None && !(value instanceof PyTuple))
    throw typeError(vm, '__defaults__ must be set to a tuple object');
  self.defaults = value instanceof PyTuple ? value.items.slice() : null;
  self.defaultsAssumption.break();
}

function setCode(vm: Vm, self: PyFunction, value: Value | undefined): void {
  if (!(value instanceof PyCode)) throw typeError(vm, '__code__ must be set to a code object');
  const free = value.code.freeVars.length;
  const own = self.closure?.length ?? 0;
  if (free !== own) throw valueError(vm, `${self.name}() requires a code object with ${own} free vars, not ${free}`);
  const kind = value.code.flags & CODE_KINDS;
  if (kind !== (self.code.code.flags & CODE_KINDS))
    vm.warn(
      'DeprecationWarning',
      'Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)',
    );
  self.setCode(value);
}

/** What calling the code gives: a result, a generator, a coroutine or an asynchronous generator. */
const CODE_KINDS = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

export const FUNCTION: TypeSpec = {
  name: 'function',
  layout: 'function',
  final: true,
  hasDict: true,
  create: native('__new__', '(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)', newFunction),
  methods: [
    native('__get__', '(self, instance, owner=None, /)', (vm, self: Value, obj: Value) => (obj === None ? self : vm.method(self, obj))),
    barrier('__call__', '(self, /, *args, **kwargs)', callSelf),
    native('__repr__', '(self, /)', (vm, self: PyFunction) => vm.text(`<function ${self.qualname} at ${hexId(vm, self)}>`)),
  ],
  getset: {
    __name__: { get: (vm, f: PyFunction) => vm.text(f.name), set: textSetter('name', '__name__')! },
    __qualname__: { get: (vm, f: PyFunction) => vm.text(f.qualname), set: textSetter('qualname', '__qualname__')! },
    __module__: { get: (_vm, f: PyFunction) => f.module, set: (_vm, f: PyFunction, v) => void (f.module = v ?? None) },
    __doc__: { get: (_vm, f: PyFunction) => f.doc, set: (_vm, f: PyFunction, v) => void (f.doc = v ?? None) },
    __code__: { get: (_vm, f: PyFunction) => f.code, set: setCode },
    __defaults__: { get: (vm, f: PyFunction) => (f.defaults === null ? None : vm.tuple(f.defaults)), set: setDefaults },
    __kwdefaults__: {
      get: (_vm, f: PyFunction) => f.kwdefaults ?? None,
      set: (vm, f: PyFunction, v) => {
        if (v !== undefined && v !== None && !(v instanceof PyDict)) throw typeError(vm, '__kwdefaults__ must be set to a dict object');
        f.kwdefaults = v instanceof PyDict ? v : null;
        f.defaultsAssumption.break();
      },
    },
    __annotations__: {
      get: (vm, f: PyFunction) => annotationsOf(vm, f),
      set: (vm, f: PyFunction, v) => {
        if (v !== undefined && v !== None && !(v instanceof PyDict)) throw typeError(vm, '__annotations__ must be set to a dict object');
        f.annotations = v instanceof PyDict ? v : null;
      },
    },
    __type_params__: {
      get: (vm, f: PyFunction) => f.typeParams ?? vm.emptyTuple,
      set: (vm, f: PyFunction, v) => {
        if (!(v instanceof PyTuple)) throw typeError(vm, '__type_params__ must be set to a tuple');
        f.typeParams = v;
      },
    },
    __globals__: { ...readOnly<PyFunction>((_vm, f) => f.globals), member: true },
    __builtins__: { ...readOnly<PyFunction>((_vm, f) => f.builtins), member: true },
    __closure__: { ...readOnly<PyFunction>((vm, f) => (f.closure === null ? None : vm.tuple(f.closure))), member: true },
    __dict__: DICT_GETSET,
  },
};

/** The compiler leaves a tuple (name, value, …) or a dict. */
function annotationsOf(vm: Vm, f: PyFunction): Value {
  if (f.annotations instanceof PyTuple) {
    const d = vm.dict();
    for (let i = 0; i < f.annotations.items.length; i += 2) d.set(f.annotations.items[i], f.annotations.items[i + 1]);
    f.annotations = d;
  }
  return (f.annotations ??= vm.dict());
}

function newFunction(
  vm: Vm,
  _cls: PyClass,
  code: PyCode,
  globals: PyDict,
  name: Value | undefined,
  argdefs: Value | undefined,
  closure: Value | undefined,
  kwdefaults: Value | undefined,
): Value {
  if (!(code instanceof PyCode)) throw typeError(vm, `function() argument 'code' must be code, not ${classOf(vm, code).name}`);
  if (!(globals instanceof PyDict)) throw typeError(vm, `function() argument 'globals' must be dict, not ${classOf(vm, globals).name}`);
  const text = name === undefined || name === None ? null : strValue(name);
  if (text === undefined) throw typeError(vm, 'arg 3 (name) must be None or string');
  if (argdefs !== undefined && argdefs !== None && !(argdefs instanceof PyTuple))
    throw typeError(vm, 'arg 4 (defaults) must be None or tuple');
  if (closure !== undefined && closure !== None && !(closure instanceof PyTuple))
    throw typeError(vm, 'arg 5 (closure) must be None or tuple');
  const f = vm.interpreter.makeFunction(code, globals);
  if (text !== null) f.name = jsText(text);
  if (argdefs !== undefined) setDefaults(vm, f, argdefs);
  if (kwdefaults instanceof PyDict) f.kwdefaults = kwdefaults;
  const cells = closure instanceof PyTuple ? closure.items : [];
  if (cells.length !== code.code.freeVars.length) {
    if (cells.length === 0) throw typeError(vm, 'arg 5 (closure) must be tuple');
    throw valueError(vm, `${code.code.name} requires closure of length ${code.code.freeVars.length}, not ${cells.length}`);
  }
  if (cells.length > 0) f.closure = cells as PyCell[];
  return f;
}

function callSelf(vm: Vm, self: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  return vm.callArgs(self, [...args, ...kwargs.values()], kwargs.size === 0 ? null : [...kwargs.keys()]);
}

// ---- bound method ----

export const METHOD: TypeSpec = {
  name: 'method',
  layout: 'native',
  final: true,
  create: native('__new__', '(cls, function, instance, /)', (vm, _cls: PyClass, func: Value, self: Value) => {
    if (classOf(vm, func).find('__call__') === undefined) throw typeError(vm, 'first argument must be callable');
    if (self === None) throw typeError(vm, 'instance must not be None');
    return vm.method(func, self);
  }),
  methods: [
    barrier('__call__', '(self, /, *args, **kwargs)', callSelf),
    barrier('__repr__', '(self, /)', (vm, m: PyMethod) => {
      const name = findAttribute(vm, m.func, '__qualname__') ?? findAttribute(vm, m.func, '__name__') ?? '?';
      return vm.text(`<bound method ${String(name)} of ${reprText(vm, m.self)}>`);
    }),
    native('__eq__', '(self, value, /)', (_vm, m: PyMethod, o: Value) =>
      o instanceof PyMethod ? m.func === o.func && identical(m.self, o.self) : NotImplemented,
    ),
    native(
      '__hash__',
      '(self, /)',
      (vm, m: PyMethod) => (rotateHash(identityNumber(vm, m.self)) ^ rotateHash(identityNumber(vm, m.func))) & 0x7fffffff,
    ),
    native('__get__', '(self, instance, owner=None, /)', (_vm, self: Value) => self),
    barrier('__getattribute__', '(self, name, /)', (vm, m: PyMethod, name: string) => {
      const own = classOf(vm, m).find(name);
      return own !== undefined ? bindDescriptor(vm, own, m, classOf(vm, m)) : getAttribute(vm, m.func, name);
    }),
    native('__reduce__', '(self, /)', (vm, m: PyMethod) =>
      vm.tuple([vm.builtins.dict.getStr('getattr')!, vm.tuple([m.self, getAttribute(vm, m.func, '__name__')])]),
    ),
  ],
  getset: {
    __func__: readOnly<PyMethod>((_vm, m) => m.func),
    __self__: readOnly<PyMethod>((_vm, m) => m.self),
    __doc__: readOnly<PyMethod>((vm, m) => findAttribute(vm, m.func, '__doc__') ?? None),
    __name__: readOnly<PyMethod>((vm, m) => getAttribute(vm, m.func, '__name__')),
    __qualname__: readOnly<PyMethod>((vm, m) => getAttribute(vm, m.func, '__qualname__')),
    __module__: readOnly<PyMethod>((vm, m) => findAttribute(vm, m.func, '__module__') ?? None),
  },
};

// ---- natives ----

/** `(self, x, /)` as `$self` of CPython’s text signatures. */
function textSignature(f: PyNative): Value {
  const s = f.spec.signature;
  return s.startsWith('(self')
    ? `($self${s.slice(5)}`
    : s.startsWith('(cls')
      ? `($type${s.slice(4)}`
      : s.startsWith('()') || f.self === undefined
        ? s
        : s;
}

const nativeGetset = {
  __name__: readOnly<PyNative>((_vm, f) => f.spec.name),
  __qualname__: readOnly<PyNative>((_vm, f) => {
    const holder = f instanceof PyStaticNative ? f.holder : f.owner;
    return holder === null ? f.spec.name : `${holder.qualname}.${f.spec.name}`;
  }),
  __doc__: readOnly<PyNative>((_vm, f) => f.spec.doc ?? None),
  __text_signature__: readOnly<PyNative>((_vm, f) => textSignature(f)),
};

const nativeMethods: readonly NativeSpec[] = [
  barrier('__call__', '(self, /, *args, **kwargs)', callSelf),
  native('__eq__', '(self, value, /)', (_vm, f: PyNative, o: Value) =>
    o instanceof PyNative
      ? f === o || (f.spec === o.spec && f.self !== undefined && o.self !== undefined && identical(f.self, o.self))
      : NotImplemented,
  ),
  native(
    '__hash__',
    '(self, /)',
    (vm, f: PyNative) => rotateHash(vm.id(f.spec)) + (f.self === undefined ? 0 : rotateHash(identityNumber(vm, f.self))),
  ),
  native('__reduce__', '(self, /)', (vm, f: PyNative) => {
    const holder = f instanceof PyStaticNative ? f.holder : (f.self ?? f.owner ?? None);
    return holder === None || f.module !== None
      ? f.spec.name
      : vm.tuple([vm.builtins.dict.getStr('getattr')!, vm.tuple([holder, f.spec.name])]);
  }),
];

export const BUILTIN_FUNCTION: TypeSpec = {
  name: 'builtin_function_or_method',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    ...nativeMethods,
    native('__repr__', '(self, /)', (vm, f: PyNative) => {
      if (f instanceof PyStaticNative) return vm.text(`<built-in method ${f.spec.name} of type object at ${hexId(vm, f.holder)}>`);
      if (f.self === undefined || f.self === None)
        return vm.text(
          `<built-in ${f.owner === null ? 'function' : 'method'} ${f.spec.name}${f.owner === null ? '' : ` of type object at ${hexId(vm, f.owner)}`}>`,
        );
      return vm.text(`<built-in method ${f.spec.name} of ${classOf(vm, f.self).name} object at ${hexId(vm, f.self)}>`);
    }),
  ],
  getset: {
    ...nativeGetset,
    __self__: readOnly<PyNative>((_vm, f) => f.self ?? f.owner ?? None),
    __module__: readOnly<PyNative>((_vm, f) => f.module),
  },
};

function descriptorType(name: string, word: string): TypeSpec {
  return {
    name,
    layout: 'native',
    final: true,
    create: 'none',
    methods: [
      ...nativeMethods,
      native('__repr__', '(self, /)', (vm, f: PyNative) =>
        vm.text(
          f.self === undefined
            ? `<${word} '${f.spec.name}' of '${f.owner?.name ?? '?'}' objects>`
            : `<method-wrapper '${f.spec.name}' of ${classOf(vm, f.self).name} object at ${hexId(vm, f.self)}>`,
        ),
      ),
      native('__get__', '(self, instance, owner=None, /)', (vm, f: PyNative, obj: Value, owner: Value | undefined) =>
        bindNative(vm, f, obj, owner),
      ),
    ],
    getset: {
      ...nativeGetset,
      __objclass__: readOnly<PyNative>((_vm, f) => f.owner ?? None),
      __self__: readOnly<PyNative>((vm, f) => {
        if (f.self === undefined) throw attributeError(vm, `'${name}' object has no attribute '__self__'`);
        return f.self;
      }),
    },
  };
}

function bindNative(vm: Vm, f: PyNative, obj: Value, owner: Value | undefined): Value {
  if (obj === None && (owner === undefined || owner === None)) throw typeError(vm, '__get__(None, None) is invalid');
  if (obj === None && owner !== vm.types.NoneType) return f;
  if (f.owner !== null && !classOf(vm, obj).isSubclassOf(f.owner)) {
    throw typeError(vm, `descriptor '${f.spec.name}' for '${f.owner.name}' objects doesn't apply to a '${classOf(vm, obj).name}' object`);
  }
  return bindDescriptor(vm, f, obj, classOf(vm, obj));
}

export const METHOD_DESCRIPTOR = descriptorType('method_descriptor', 'method');
export const WRAPPER_DESCRIPTOR = descriptorType('wrapper_descriptor', 'slot wrapper');
export const METHOD_WRAPPER = descriptorType('method-wrapper', 'method-wrapper');

/** A field of CPython's struct says so in other words than a computed attribute. */
function notWritable(vm: Vm, g: PyGetSet): Value {
  const isField = g.shape.cls === vm.types.member_descriptor;
  return attributeError(vm, isField ? 'readonly attribute' : `attribute '${g.name}' of '${g.owner.name}' objects is not writable`);
}

function requireOwner(vm: Vm, g: PyGetSet, obj: Value): void {
  const cls = classOf(vm, obj);
  if (!cls.isSubclassOf(g.owner))
    throw typeError(vm, `descriptor '${g.name}' for '${g.owner.name}' objects doesn't apply to a '${cls.name}' object`);
}

function getSetType(name: string, word: string): TypeSpec {
  return {
    name,
    layout: 'native',
    final: true,
    create: 'none',
    methods: [
      native('__repr__', '(self, /)', (vm, g: PyGetSet) => vm.text(`<${word} '${g.name}' of '${g.owner.name}' objects>`)),
      barrier('__get__', '(self, instance, owner=None, /)', (vm, g: PyGetSet, obj: Value) => {
        if (obj === None) return g;
        requireOwner(vm, g, obj);
        return g.get(obj);
      }),
      barrier('__set__', '(self, instance, value, /)', (vm, g: PyGetSet, obj: Value, value: Value) => {
        requireOwner(vm, g, obj);
        if (g.set === null) throw notWritable(vm, g);
        g.set(obj, value);
        return None;
      }),
      barrier('__delete__', '(self, instance, /)', (vm, g: PyGetSet, obj: Value) => {
        requireOwner(vm, g, obj);
        if (g.set === null) throw notWritable(vm, g);
        g.set(obj, undefined);
        return None;
      }),
    ],
    getset: {
      __name__: readOnly<PyGetSet>((vm, g) => vm.text(g.name)),
      __qualname__: readOnly<PyGetSet>((vm, g) => vm.text(`${g.owner.qualname}.${g.name}`)),
      __objclass__: readOnly<PyGetSet>((_vm, g) => g.owner),
      __doc__: readOnly<PyGetSet>((_vm, g) => g.doc ?? None),
    },
  };
}
export const GETSET_DESCRIPTOR = getSetType('getset_descriptor', 'attribute');
export const MEMBER_DESCRIPTOR = getSetType('member_descriptor', 'member');

// ---- staticmethod, classmethod, property ----

const wrapped = (pick: (m: PyStaticMethod) => Value): Readonly<Record<string, GetSetSpec>> => ({
  __func__: readOnly<PyStaticMethod>((_vm, m) => pick(m)),
  __wrapped__: readOnly<PyStaticMethod>((_vm, m) => pick(m)),
  __isabstractmethod__: readOnly<PyStaticMethod>((vm, m) => isAbstract(vm, pick(m))),
  __dict__: DICT_GETSET,
});

function isAbstract(vm: Vm, v: Value | null): boolean {
  const mark = v === null ? undefined : findAttribute(vm, v, '__isabstractmethod__');
  return mark !== undefined && truth(vm, mark);
}

const WRAPPER_ATTRIBUTES = ['__module__', '__name__', '__qualname__', '__doc__', '__annotations__'];

function copyWrapped(vm: Vm, m: PyObjectWithDict, callable: Value): void {
  for (const name of WRAPPER_ATTRIBUTES) {
    const v = findAttribute(vm, callable, name);
    if (v !== undefined) attributeDict(vm, m).setStr(name, v);
  }
}

export const STATICMETHOD: TypeSpec = {
  name: 'staticmethod',
  layout: 'native',
  hasDict: true,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyStaticMethod(cls.rootShape, None)),
  methods: [
    barrier('__init__', '(self, function, /)', (vm, m: PyStaticMethod, f: Value) => {
      m.callable = f;
      copyWrapped(vm, m, f);
      return None;
    }),
    native('__get__', '(self, instance, owner=None, /)', (_vm, m: PyStaticMethod) => m.callable),
    barrier('__call__', '(self, /, *args, **kwargs)', (vm, m: PyStaticMethod, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) =>
      callSelf(vm, m.callable, args, kwargs),
    ),
    barrier('__repr__', '(self, /)', (vm, m: PyStaticMethod) => vm.text(`<staticmethod(${reprText(vm, m.callable)})>`)),
  ],
  getset: wrapped(m => m.callable),
};

export const CLASSMETHOD: TypeSpec = {
  name: 'classmethod',
  layout: 'native',
  hasDict: true,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyClassMethod(cls.rootShape, None)),
  methods: [
    barrier('__init__', '(self, function, /)', (vm, m: PyClassMethod, f: Value) => {
      m.callable = f;
      copyWrapped(vm, m, f);
      return None;
    }),
    barrier('__get__', '(self, instance, owner=None, /)', (vm, m: PyClassMethod, obj: Value, owner: Value | undefined) =>
      bindDescriptor(vm, m, obj, (owner ?? classOf(vm, obj)) as PyClass),
    ),
    barrier('__repr__', '(self, /)', (vm, m: PyClassMethod) => vm.text(`<classmethod(${reprText(vm, m.callable)})>`)),
  ],
  getset: wrapped(m => m.callable),
};

export const CLASSMETHOD_DESCRIPTOR: TypeSpec = {
  name: 'classmethod_descriptor',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    native('__get__', '(self, instance, owner=None, /)', bindNativeClassMethod),
    barrier(
      '__call__',
      '(self, /, *args, **kwargs)',
      (vm, m: PyClassMethod, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => {
        if (!isClass(args[0])) throw typeError(vm, `descriptor needs a type`);
        return callSelf(vm, bindDescriptor(vm, m, undefined, args[0]), args.slice(1), kwargs);
      },
    ),
    native('__repr__', '(self, /)', (vm, m: PyClassMethod) =>
      vm.text(`<method '${(m.callable as PyNative).spec.name}' of '${(m.callable as PyNative).owner?.name ?? '?'}' objects>`),
    ),
  ],
  getset: {
    __name__: readOnly<PyClassMethod>((_vm, m) => (m.callable as PyNative).spec.name),
    __qualname__: readOnly<PyClassMethod>(
      (_vm, m) => `${(m.callable as PyNative).owner?.qualname ?? ''}.${(m.callable as PyNative).spec.name}`,
    ),
    __doc__: readOnly<PyClassMethod>((_vm, m) => (m.callable as PyNative).spec.doc ?? None),
    __objclass__: readOnly<PyClassMethod>((_vm, m) => (m.callable as PyNative).owner ?? None),
  },
};

function bindNativeClassMethod(vm: Vm, m: PyClassMethod, obj: Value, given: Value | undefined): Value {
  const { spec, owner } = m.callable as PyNative;
  if (obj === None && (given === undefined || given === None)) throw typeError(vm, '__get__(None, None) is invalid');
  const cls = given === undefined || given === None ? classOf(vm, obj) : given;
  if (!isClass(cls))
    throw typeError(vm, `descriptor '${spec.name}' for type '${owner!.name}' needs a type, not a '${classOf(vm, cls).name}' as arg 2`);
  if (!cls.isSubclassOf(owner!))
    throw typeError(vm, `descriptor '${spec.name}' requires a subtype of '${owner!.name}' but received '${cls.name}'`);
  return bindDescriptor(vm, m, obj, cls);
}

function copyProperty(vm: Vm, p: PyProperty, change: 'getter' | 'setter' | 'deleter', f: Value): Value {
  const args = [
    change === 'getter' ? f : (p.getter ?? None),
    change === 'setter' ? f : (p.setter ?? None),
    change === 'deleter' ? f : (p.deleter ?? None),
  ];
  const docs = p.doc !== null && !p.isDocOfGetter ? p.doc : None;
  const made = vm.call(p.shape.cls, ...args, docs) as PyProperty;
  made.name = p.name;
  return made;
}

function propertyError(vm: Vm, p: PyProperty, obj: Value, what: string): ReturnType<typeof attributeError> {
  const own = classOf(vm, obj).qualname;
  const name = propertyName(vm, p);
  return attributeError(vm, `property ${name === undefined ? '' : `${reprText(vm, name)} `}of '${own}' object has no ${what}`);
}

/** What its class calls it, else what its getter is called. */
function propertyName(vm: Vm, p: PyProperty): Value | undefined {
  return p.name ?? (p.getter === null ? undefined : findAttribute(vm, p.getter, '__name__'));
}

const orNone = (v: Value | null): Value => v ?? None;
const orNull = (v: Value | undefined): Value | null => (v === undefined || v === None ? null : v);

export const PROPERTY: TypeSpec = {
  name: 'property',
  layout: 'native',
  hasDict: false,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyProperty(cls.rootShape)),
  methods: [
    barrier(
      '__init__',
      '(self, fget=None, fset=None, fdel=None, doc=None)',
      (vm, p: PyProperty, get: Value | undefined, set: Value | undefined, del: Value | undefined, doc: Value | undefined) => {
        p.getter = orNull(get);
        p.setter = orNull(set);
        p.deleter = orNull(del);
        p.isDocOfGetter = orNull(doc) === null;
        p.doc = orNull(doc) ?? (p.getter === null ? null : orNull(findAttribute(vm, p.getter, '__doc__')));
        return None;
      },
    ),
    barrier('__get__', '(self, instance, owner=None, /)', (vm, p: PyProperty, obj: Value) => {
      if (obj === None) return p;
      if (p.getter === null) throw propertyError(vm, p, obj, 'getter');
      return vm.call(p.getter, obj);
    }),
    barrier('__set__', '(self, instance, value, /)', (vm, p: PyProperty, obj: Value, value: Value) => {
      if (p.setter === null) throw propertyError(vm, p, obj, 'setter');
      vm.call(p.setter, obj, value);
      return None;
    }),
    barrier('__delete__', '(self, instance, /)', (vm, p: PyProperty, obj: Value) => {
      if (p.deleter === null) throw propertyError(vm, p, obj, 'deleter');
      vm.call(p.deleter, obj);
      return None;
    }),
    native('__set_name__', '(self, owner, name, /)', (_vm, p: PyProperty, _owner: Value, name: Value) => {
      p.name = name;
      return None;
    }),
    barrier('getter', '(self, fget, /)', (vm, p: PyProperty, f: Value) => copyProperty(vm, p, 'getter', f)),
    barrier('setter', '(self, fset, /)', (vm, p: PyProperty, f: Value) => copyProperty(vm, p, 'setter', f)),
    barrier('deleter', '(self, fdel, /)', (vm, p: PyProperty, f: Value) => copyProperty(vm, p, 'deleter', f)),
  ],
  getset: {
    fget: { ...readOnly<PyProperty>((_vm, p) => orNone(p.getter)), member: true },
    fset: { ...readOnly<PyProperty>((_vm, p) => orNone(p.setter)), member: true },
    fdel: { ...readOnly<PyProperty>((_vm, p) => orNone(p.deleter)), member: true },
    __doc__: { get: (_vm, p: PyProperty) => orNone(p.doc), set: (_vm, p: PyProperty, v) => void (p.doc = orNull(v)) },
    __name__: {
      get: (vm, p: PyProperty) => {
        const n = propertyName(vm, p);
        if (n === undefined) throw attributeError(vm, `'property' object has no attribute '__name__'`);
        return n;
      },
      set: (_vm, p: PyProperty, v) => void (p.name = v ?? null),
    },
    __isabstractmethod__: readOnly<PyProperty>(
      (vm, p) => isAbstract(vm, p.getter) || isAbstract(vm, p.setter) || isAbstract(vm, p.deleter),
    ),
  },
};

// ---- super, cell ----

/** The object's class, or, for a proxy, the one it claims. */
function classForSuper(vm: Vm, o: Value, t: PyClass): PyClass {
  const own = classOf(vm, o);
  if (own.isSubclassOf(t)) return own;
  const claimed = findAttribute(vm, o, '__class__');
  return claimed !== undefined && isClass(claimed) && claimed.isSubclassOf(t) ? claimed : own;
}

export const SUPER: TypeSpec = {
  name: 'super',
  layout: 'native',
  hasDict: false,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PySuper(cls.rootShape, null, undefined, null)),
  methods: [
    barrier('__init__', '(self, type=None, object=None, /)', (vm, s: PySuper, cls: Value | undefined, obj: Value | undefined) => {
      const frameArgs = vm.state.get('super-from-frame') as (vm: Vm) => [Value, Value];
      const [t, o] = cls === undefined ? frameArgs(vm) : [cls, obj];
      if (!isClass(t)) throw typeError(vm, `super() argument 1 must be a type, not ${classOf(vm, t).name}`);
      s.thisClass = t;
      if (o === undefined || o === None) return None;
      s.obj = o;
      s.objClass = isClass(o) && o.isSubclassOf(t) ? o : classForSuper(vm, o, t);
      if (!s.objClass.isSubclassOf(t))
        throw typeError(
          vm,
          `super(type, obj): obj (${isClass(o) ? `type ${o.name}` : `instance of ${classOf(vm, o).name}`}) is not an instance or subtype of type (${t.name}).`,
        );
      return None;
    }),
    native('__repr__', '(self, /)', (vm, s: PySuper) =>
      vm.text(`<super: <class '${s.thisClass?.name ?? 'NULL'}'>, ${s.objClass === null ? 'NULL' : `<${s.objClass.name} object>`}>`),
    ),
    // not the lookup that every object has: caches must not take it for that
    barrier('__getattribute__', '(self, name, /)', (vm, s: PySuper, name: Value) => {
      const text = attributeName(vm, name);
      const found = plainAttribute(vm, s, s.shape.cls, text);
      if (found === undefined) throw noAttribute(vm, s, text);
      return found;
    }),
    native('__get__', '(self, instance, owner=None, /)', (vm, s: PySuper, obj: Value) =>
      obj === None || s.obj !== undefined ? s : vm.call(s.shape.cls, s.thisClass!, obj),
    ),
  ],
  getset: {
    __thisclass__: readOnly<PySuper>((_vm, s) => s.thisClass ?? None),
    __self__: readOnly<PySuper>((_vm, s) => s.obj ?? None),
    __self_class__: readOnly<PySuper>((_vm, s) => s.objClass ?? None),
  },
};

const ORDER_METHODS = { '<': '__lt__', '<=': '__le__', '>': '__gt__', '>=': '__ge__' } as const;

/** Cells are ordered as what they hold; an empty one comes first. */
function cellOrder(op: '<' | '<=' | '>' | '>='): NativeSpec {
  return barrier(ORDER_METHODS[op], '(self, value, /)', (vm, c: PyCell, o: Value) => {
    if (!(o instanceof PyCell)) return NotImplemented;
    if (c.value !== undefined && o.value !== undefined) return compare(vm, op, c.value, o.value);
    const [a, b] = [Number(c.value !== undefined), Number(o.value !== undefined)];
    return op === '<' ? a < b : op === '<=' ? a <= b : op === '>' ? a > b : a >= b;
  });
}

export const CELL: TypeSpec = {
  name: 'cell',
  layout: 'native',
  final: true,
  create: native('__new__', '(cls, contents=None, /)', (_vm, cls: PyClass, v: Value | undefined) => new PyCell(cls.rootShape, v)),
  methods: [
    native('__repr__', '(self, /)', (vm, c: PyCell) =>
      vm.text(
        `<cell at ${hexId(vm, c)}: ${c.value === undefined ? 'empty' : `${classOf(vm, c.value).name} object at ${hexId(vm, c.value)}`}>`,
      ),
    ),
    barrier('__eq__', '(self, value, /)', (vm, c: PyCell, o: Value) =>
      o instanceof PyCell
        ? c.value === undefined || o.value === undefined
          ? c.value === o.value
          : richEquals(vm, c.value, o.value)
        : NotImplemented,
    ),
    ...(['<', '<=', '>', '>='] as const).map(cellOrder),
  ],
  getset: {
    cell_contents: {
      get: (vm, c: PyCell) => {
        if (c.value === undefined) throw valueError(vm, 'Cell is empty');
        return c.value;
      },
      set: (_vm, c: PyCell, v) => void (c.value = v),
    },
  },
  entries: () => ({ __hash__: None }),
};

export { callMethodOn, hashOf };
export type { PyObject };
