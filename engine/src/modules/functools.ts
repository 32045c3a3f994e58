/** `_functools`: partial, reduce, cmp_to_key and the cache of `functools`. */
import { getAttribute } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { compare, type CompareOperator } from '../objects/compare.js';
import { PyDict } from '../objects/dict.js';
import { attributeError, typeError } from '../objects/errors.js';
import { forEach } from '../objects/iterate.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { reprGuard } from '../objects/repr-guard.js';
import type { Shape } from '../objects/shape.js';
import { reprText, strText } from '../objects/text.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { DICT_GETSET } from '../objects/types/callables.js';
import { qualifiedClassName } from '../objects/types/object.js';
import { None, PyObject, PyObjectWithDict, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { LRU_CACHE_WRAPPER } from './functools-cache.js';
import { CLASS_GETITEM, moduleType, type ModuleSpec } from './module-spec.js';

// ---- partial ----

class Partial extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    public func: Value,
    public args: readonly Value[],
    public keywords: PyDict,
  ) {
    super();
  }
}

const isCallable = (vm: Vm, v: Value): boolean => classOf(vm, v).find('__call__') !== undefined;

function newPartial(vm: Vm, cls: PyClass, given: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  if (given.length === 0) throw typeError(vm, "type 'partial' takes at least one argument");
  let [func, ...args] = given;
  if (!isCallable(vm, func)) throw typeError(vm, 'the first argument must be callable');
  const keywords = vm.dict();
  // a partial of a partial is one partial, unless somebody hung attributes on it
  if (func instanceof Partial && func.shape.cls === moduleType(vm, PARTIAL) && func.dict === null) {
    func.keywords.copyInto(keywords);
    args = [...func.args, ...args];
    func = func.func;
  }
  for (const [k, v] of kwargs) keywords.set(vm.text(k), v);
  return new Partial(cls.rootShape, func, args, keywords);
}

function callPartial(vm: Vm, p: Partial, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  if (p.keywords.used === 0 && kwargs.size === 0) return vm.callArgs(p.func, [...p.args, ...args]);
  const keywords = new Map<string, Value>();
  for (const [k, v] of p.keywords.entries()) {
    if (typeof k !== 'string') throw typeError(vm, 'keywords must be strings');
    keywords.set(k, v);
  }
  for (const [k, v] of kwargs) keywords.set(k, v);
  return vm.callArgs(p.func, [...p.args, ...args, ...keywords.values()], [...keywords.keys()]);
}

function showPartial(vm: Vm, p: Partial): Value {
  return reprGuard(vm, p, '...', () => {
    const parts = [reprText(vm, p.func), ...p.args.map(a => reprText(vm, a))];
    for (const [k, v] of p.keywords.entries()) parts.push(`${strText(vm, k)}=${reprText(vm, v)}`);
    return `${qualifiedClassName(vm, p.shape.cls)}(${parts.join(', ')})`;
  });
}

function setPartialState(vm: Vm, p: Partial, state: Value): Value {
  const [func, args, keywords, dict] = state instanceof PyTuple && state.items.length === 4 ? state.items : [];
  if (func === undefined || !isCallable(vm, func) || !(args instanceof PyTuple) || !(keywords === None || keywords instanceof PyDict))
    throw typeError(vm, 'invalid partial state');
  p.func = func;
  p.args = args.items;
  const own = vm.dict();
  if (keywords instanceof PyDict) keywords.copyInto(own);
  p.keywords = keywords instanceof PyDict && keywords.shape === vm.types.dict.rootShape ? keywords : own;
  p.dict = dict instanceof PyDict ? dict : null;
  return None;
}

const PARTIAL: TypeSpec = {
  name: 'partial',
  module: 'functools',
  layout: 'native',
  hasDict: true,
  doc: 'Create a new function with partial application of the given arguments and keywords.',
  create: native('__new__', '(cls, /, *args, **keywords)', newPartial),
  methods: [
    barrier('__call__', '(self, /, *args, **kwargs)', callPartial),
    barrier('__repr__', '(self, /)', showPartial),
    barrier('__get__', '(self, instance, owner=None, /)', (vm, p: Partial, obj: Value) => {
      if (obj === None) return p;
      warnFuture(
        vm,
        'functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior',
      );
      return p;
    }),
    native('__reduce__', '(self, /)', (vm, p: Partial) =>
      vm.tuple([p.shape.cls, vm.tuple([p.func]), vm.tuple([p.func, vm.tuple(p.args), p.keywords, p.dict ?? None])]),
    ),
    native('__setstate__', '(self, state, /)', setPartialState),
  ],
  classMethods: [CLASS_GETITEM],
  getset: {
    func: { get: (_vm, p: Partial) => p.func },
    args: { get: (vm, p: Partial) => vm.tuple(p.args) },
    keywords: { get: (_vm, p: Partial) => p.keywords },
    __dict__: DICT_GETSET,
  },
};

function warnFuture(vm: Vm, message: string): void {
  const warnings = vm.modules.getStr('warnings') ?? vm.modules.getStr('_warnings');
  if (warnings !== undefined) vm.call(getAttribute(vm, warnings, 'warn'), vm.text(message), vm.types.FutureWarning, 1);
}

// ---- cmp_to_key ----

class Key extends PyObject {
  constructor(
    override shape: Shape,
    readonly cmp: Value,
    public object: Value | undefined,
  ) {
    super();
  }
}

function keyComparison(name: string, op: CompareOperator): NativeSpec {
  return barrier(name, '(self, value, /)', (vm, a: Key, b: Value) => {
    if (!(b instanceof Key)) throw typeError(vm, 'other argument must be K instance');
    if (a.object === undefined || b.object === undefined) throw attributeError(vm, 'object');
    return compare(vm, op, vm.call(a.cmp, a.object, b.object), 0);
  });
}

const KEY: TypeSpec = {
  name: 'KeyWrapper',
  module: 'functools',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    native('__call__', '(self, obj)', (_vm, k: Key, object: Value) => new Key(k.shape, k.cmp, object)),
    keyComparison('__lt__', '<'),
    keyComparison('__le__', '<='),
    keyComparison('__eq__', '=='),
    keyComparison('__ne__', '!='),
    keyComparison('__gt__', '>'),
    keyComparison('__ge__', '>='),
  ],
  getset: {
    obj: {
      get: (_vm, k: Key) => k.object ?? None,
      set: (_vm, k: Key, v) => void (k.object = v),
    },
  },
  entries: () => ({ __hash__: None }),
};

// ---- reduce ----

function reduce(vm: Vm, f: Value, iterable: Value, initial: Value | undefined): Value {
  const cls = classOf(vm, iterable);
  if (cls.find('__iter__') === undefined && cls.find('__getitem__') === undefined)
    throw typeError(vm, 'reduce() arg 2 must support iteration');
  let total = initial;
  forEach(vm, iterable, v => void (total = total === undefined ? v : vm.call(f, total, v)));
  if (total === undefined) throw typeError(vm, 'reduce() of empty iterable with no initial value');
  return total;
}

export const FUNCTOOLS_MODULE: ModuleSpec = {
  name: '_functools',
  doc: 'Tools that operate on functions.',
  functions: [
    barrier(
      'reduce',
      '(function, iterable, initial=<unrepresentable>, /)',
      reduce,
      'Apply a function of two arguments cumulatively to the items of an iterable, from left to right.',
    ),
    native(
      'cmp_to_key',
      '(mycmp)',
      (vm, cmp: Value) => new Key(moduleType(vm, KEY).rootShape, cmp, undefined),
      'Convert a cmp= function into a key= function.',
    ),
  ],
  types: [PARTIAL, LRU_CACHE_WRAPPER],
};
