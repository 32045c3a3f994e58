/** `_weakref`: the module, with proxies that stand for their referent in every operation. */
import { binary, inplace, OPERATORS_BY_NAME, unary } from '../objects/arithmetic.js';
import { deleteAttribute, getAttribute, setAttribute, callSpecial } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import { compare } from '../objects/compare.js';
import { PyDict } from '../objects/dict.js';
import { stopIteration, typeError } from '../objects/errors.js';
import { getIterator, iteratorNext } from '../objects/iterate.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { contains, deleteItem, getItem, lengthOf, setItem } from '../objects/subscript.js';
import { strOf, strText } from '../objects/text.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { hexId } from '../objects/types/object.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { moduleType, type ModuleSpec } from './module-spec.js';
import { makeWeak, PyWeakRef, REF, referenceError, weakRefsOf, weakrefDescriptor } from './weakref-types.js';

/** What a proxy stands for; any other value is itself. */
function unwrap(vm: Vm, v: Value): Value {
  if (!(v instanceof PyWeakRef) || v.shape.cls.isSubclassOf(vm.types.weakref)) return v;
  const target = v.get();
  if (target === undefined) throw referenceError(vm);
  return target;
}

// ---- every operation, forwarded ----

const PAIR = '(self, value, /)';

const arithmetic: readonly NativeSpec[] = Object.entries(OPERATORS_BY_NAME).flatMap(([name, op]) => [
  barrier(`__${name}__`, PAIR, (vm, a: Value, b: Value) => binary(vm, op, unwrap(vm, a), unwrap(vm, b))),
  barrier(`__r${name}__`, PAIR, (vm, a: Value, b: Value) => binary(vm, op, unwrap(vm, b), unwrap(vm, a))),
  barrier(`__i${name}__`, PAIR, (vm, a: Value, b: Value) => inplace(vm, op, unwrap(vm, a), unwrap(vm, b))),
]);

const comparisons = (
  [
    ['lt', '<'],
    ['le', '<='],
    ['eq', '=='],
    ['ne', '!='],
    ['gt', '>'],
    ['ge', '>='],
  ] as const
).map(([name, op]) => barrier(`__${name}__`, PAIR, (vm, a: Value, b: Value) => compare(vm, op, unwrap(vm, a), unwrap(vm, b))));

const unaries = (
  [
    ['neg', '-'],
    ['pos', '+'],
    ['invert', '~'],
  ] as const
).map(([name, op]) => barrier(`__${name}__`, '(self, /)', (vm, a: Value) => unary(vm, op, unwrap(vm, a))));

/** `__abs__`, `__int__`, …: by the referent's own special method. */
function special(name: string, complain: (cls: string) => string): NativeSpec {
  return barrier(name, '(self, /)', (vm, p: Value) => {
    const target = unwrap(vm, p);
    const r = callSpecial(vm, target, name, []);
    if (r === undefined) throw typeError(vm, complain(classOf(vm, target).name));
    return r;
  });
}

const builtin = (vm: Vm, name: string, ...args: Value[]): Value => vm.call(vm.builtins.dict.getStr(name)!, ...args);

const PROXY_METHODS: readonly NativeSpec[] = [
  ...arithmetic,
  ...comparisons,
  ...unaries,
  barrier('__divmod__', PAIR, (vm, a: Value, b: Value) => builtin(vm, 'divmod', unwrap(vm, a), unwrap(vm, b))),
  barrier('__rdivmod__', PAIR, (vm, a: Value, b: Value) => builtin(vm, 'divmod', unwrap(vm, b), unwrap(vm, a))),
  special('__abs__', c => `bad operand type for abs(): '${c}'`),
  special('__int__', c => `int() argument must be a string, a bytes-like object or a real number, not '${c}'`),
  special('__float__', c => `float() argument must be a string or a real number, not '${c}'`),
  special('__index__', c => `'${c}' object cannot be interpreted as an integer`),
  special('__bytes__', c => `cannot convert '${c}' object to bytes`),
  special('__reversed__', c => `'${c}' object is not reversible`),
  barrier('__getattribute__', '(self, name, /)', (vm, p: Value, name: Value) => getAttribute(vm, unwrap(vm, p), strText(vm, name))),
  barrier('__setattr__', '(self, name, value, /)', (vm, p: Value, name: Value, v: Value) => {
    setAttribute(vm, unwrap(vm, p), strText(vm, name), v);
    return None;
  }),
  barrier('__delattr__', '(self, name, /)', (vm, p: Value, name: Value) => {
    deleteAttribute(vm, unwrap(vm, p), strText(vm, name));
    return None;
  }),
  barrier('__bool__', '(self, /)', (vm, p: Value) => truth(vm, unwrap(vm, p))),
  barrier('__str__', '(self, /)', (vm, p: Value) => strOf(vm, unwrap(vm, p))),
  native('__repr__', '(self, /)', (vm, p: PyWeakRef) => {
    const target = p.get() ?? None;
    return vm.text(
      `<weakproxy at ${hexId(vm, p)} to ${classOf(vm, target).name} at ${typeof target === 'object' ? hexId(vm, target) : '0x0'}>`,
    );
  }),
  barrier('__len__', '(self, /)', (vm, p: Value) => lengthOf(vm, unwrap(vm, p))),
  barrier('__getitem__', '(self, key, /)', (vm, p: Value, k: Value) => getItem(vm, unwrap(vm, p), k)),
  barrier('__setitem__', '(self, key, value, /)', (vm, p: Value, k: Value, v: Value) => {
    setItem(vm, unwrap(vm, p), k, v);
    return None;
  }),
  barrier('__delitem__', '(self, key, /)', (vm, p: Value, k: Value) => {
    deleteItem(vm, unwrap(vm, p), k);
    return None;
  }),
  barrier('__contains__', '(self, key, /)', (vm, p: Value, k: Value) => contains(vm, unwrap(vm, p), k)),
  barrier('__iter__', '(self, /)', (vm, p: Value) => getIterator(vm, unwrap(vm, p))),
  barrier('__next__', '(self, /)', (vm, p: Value) => {
    const target = unwrap(vm, p);
    if (classOf(vm, target).find('__next__') === undefined)
      throw typeError(vm, `Weakref proxy referenced a non-iterator '${classOf(vm, target).name}' object`);
    const v = iteratorNext(vm, target);
    if (v === undefined) throw stopIteration(vm, undefined);
    return v;
  }),
];

const proxySpec = (name: string, methods: readonly NativeSpec[]): TypeSpec => ({
  name,
  module: 'weakref',
  layout: 'native',
  final: true,
  hasDict: false,
  create: 'none',
  methods,
  entries: () => ({ __hash__: None }),
});

const PROXY = proxySpec('ProxyType', PROXY_METHODS);
const CALLABLE_PROXY = proxySpec('CallableProxyType', [
  ...PROXY_METHODS,
  barrier('__call__', '(self, /, *args, **kwargs)', (vm, p: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) =>
    vm.callArgs(unwrap(vm, p), [...args, ...kwargs.values()], [...kwargs.keys()]),
  ),
]);

/** Classes and hooks of weak references; before any class written in Python is made. */
export function installWeakrefs(vm: Vm): void {
  moduleType(vm, REF, 'weakref');
  // attribute access asks for hooks only where a class is a heap class
  moduleType(vm, PROXY, 'weakproxy').isHeap = true;
  moduleType(vm, CALLABLE_PROXY, 'weakcallableproxy').isHeap = true;
  if (!vm.state.has('weakref-descriptor')) vm.state.set('weakref-descriptor', weakrefDescriptor.bind(null, vm));
}

function makeProxy(vm: Vm, v: Value, callback: Value | undefined): Value {
  const cls = classOf(vm, v).find('__call__') === undefined ? PROXY : CALLABLE_PROXY;
  return makeWeak(vm, moduleType(vm, cls), v, callback ?? None);
}

function removeDead(vm: Vm, dict: Value, key: Value): Value {
  if (!(dict instanceof PyDict)) throw typeError(vm, `_remove_dead_weakref() argument 1 must be dict, not ${classOf(vm, dict).name}`);
  const ref = dict.get(key);
  if (ref instanceof PyWeakRef && ref.get() === undefined) dict.delete(key);
  return None;
}

export const WEAKREF_MODULE: ModuleSpec = {
  name: '_weakref',
  doc: 'Weak-reference support module.',
  functions: [
    native('getweakrefcount', '(object, /)', (vm, v: Value) => weakRefsOf(vm, v).length, 'Return the number of weak references to object.'),
    native(
      'getweakrefs',
      '(object, /)',
      (vm, v: Value) => vm.list(weakRefsOf(vm, v)),
      'Return a list of all weak reference objects pointing to object.',
    ),
    native('proxy', '(object, callback=None, /)', makeProxy, 'Create a proxy object that weakly references object.'),
    barrier('_remove_dead_weakref', '(dct, key, /)', removeDead),
  ],
  setup: (vm, dict) => {
    installWeakrefs(vm);
    dict.setStr('ref', moduleType(vm, REF));
    dict.setStr('ReferenceType', moduleType(vm, REF));
    dict.setStr('ProxyType', moduleType(vm, PROXY));
    dict.setStr('CallableProxyType', moduleType(vm, CALLABLE_PROXY));
  },
};
