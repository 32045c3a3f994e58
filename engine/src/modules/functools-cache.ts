/** `_functools._lru_cache_wrapper`: the callable that `functools.lru_cache` makes. */
import { getAttribute } from '../objects/attribute.js';
import type { PyClass } from '../objects/class.js';
import { classOf } from '../objects/class-of.js';
import { asSize } from '../objects/convert.js';
import type { PyDict } from '../objects/dict.js';
import { typeError } from '../objects/errors.js';
import { barrier, native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { DICT_GETSET } from '../objects/types/callables.js';
import { None, PyObject, PyObjectWithDict, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';

/** A remembered result; the links form a ring from least to most recently used. */
class Link extends PyObject {
  older: Link = this;
  newer: Link = this;
  constructor(
    override shape: Shape,
    readonly key: Value,
    readonly result: Value,
  ) {
    super();
  }
  unlink(): void {
    this.older.newer = this.newer;
    this.newer.older = this.older;
  }
  insertBefore(root: Link): void {
    this.older = root.older;
    this.newer = root;
    root.older.newer = this;
    root.older = this;
  }
}

class LruCache extends PyObjectWithDict {
  hits = 0;
  misses = 0;
  readonly root: Link;
  constructor(
    override shape: Shape,
    vm: Vm,
    readonly func: Value,
    /** −1: unbounded. */
    readonly maxsize: number,
    readonly typed: boolean,
    readonly infoType: Value,
    readonly cache: PyDict,
  ) {
    super();
    this.root = new Link(vm.types.object.rootShape, None, None);
  }

  clear(): void {
    this.hits = this.misses = 0;
    this.cache.clear();
    this.root.older = this.root.newer = this.root;
  }
}

// ---- keys ----

function keyOf(vm: Vm, c: LruCache, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  if (kwargs.size === 0 && !c.typed && args.length === 1 && (typeof args[0] === 'number' || typeof args[0] === 'string')) return args[0];
  const items = [...args];
  if (kwargs.size > 0) items.push(c);
  for (const [name, v] of kwargs) items.push(vm.text(name), v);
  if (c.typed) for (const v of [...args, ...kwargs.values()]) items.push(classOf(vm, v));
  return vm.tuple(items);
}

// ---- calls ----

function run(vm: Vm, c: LruCache, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  return kwargs.size === 0 ? vm.callArgs(c.func, [...args]) : vm.callArgs(c.func, [...args, ...kwargs.values()], [...kwargs.keys()]);
}

function callCached(vm: Vm, c: LruCache, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  if (c.maxsize === 0) {
    c.misses++;
    return run(vm, c, args, kwargs);
  }
  const key = keyOf(vm, c, args, kwargs);
  const known = c.cache.get(key) as Link | undefined;
  if (known !== undefined) {
    c.hits++;
    if (c.maxsize > 0) {
      known.unlink();
      known.insertBefore(c.root);
    }
    return known.result;
  }
  c.misses++;
  const result = run(vm, c, args, kwargs);
  remember(c, key, result);
  return result;
}

/** The call may have filled the cache, this key included. */
function remember(c: LruCache, key: Value, result: Value): void {
  if (c.maxsize > 0 && c.cache.get(key) !== undefined) return;
  if (c.maxsize > 0 && c.cache.used >= c.maxsize) {
    const oldest = c.root.newer;
    oldest.unlink();
    c.cache.delete(oldest.key);
  }
  const link = new Link(c.root.shape, key, result);
  c.cache.set(key, link);
  if (c.maxsize > 0) link.insertBefore(c.root);
}

export const LRU_CACHE_WRAPPER: TypeSpec = {
  name: '_lru_cache_wrapper',
  module: 'functools',
  layout: 'native',
  hasDict: true,
  create: native(
    '__new__',
    '(cls, user_function, maxsize, typed, cache_info_type)',
    (vm, cls: PyClass, f: Value, maxsize: Value, typed: Value, infoType: Value) => {
      if (classOf(vm, f).find('__call__') === undefined) throw typeError(vm, 'the first argument must be callable');
      if (maxsize !== None && classOf(vm, maxsize).find('__index__') === undefined)
        throw typeError(vm, 'maxsize should be integer or None');
      const size = maxsize === None ? -1 : Math.max(0, asSize(vm, maxsize));
      return new LruCache(cls.rootShape, vm, f, size, truth(vm, typed), infoType, vm.dict());
    },
  ),
  methods: [
    barrier('__call__', '(self, /, *args, **kwargs)', callCached),
    native('__get__', '(self, instance, owner=None, /)', (vm, c: Value, obj: Value) => (obj === None ? c : vm.method(c, obj))),
    native('cache_info', '(self, /)', (vm, c: LruCache) =>
      vm.call(c.infoType, c.hits, c.misses, c.maxsize < 0 ? None : c.maxsize, c.cache.used),
    ),
    native('cache_clear', '(self, /)', (_vm, c: LruCache) => {
      c.clear();
      return None;
    }),
    native('__copy__', '(self, /)', (_vm, c: Value) => c),
    native('__deepcopy__', '(self, memo, /)', (_vm, c: Value) => c),
    native('__reduce__', '(self, /)', (vm, c: Value) => getAttribute(vm, c, '__qualname__')),
  ],
  getset: { __dict__: DICT_GETSET },
};
