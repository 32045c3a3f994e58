/**
 * Weak references, on JS's own. A referent dies when the host collects it: never inside one stretch of running code, only
 * across `host.checkpoint()` (engine.md §5b.8). Callbacks run when `runCallbacks` is called: at safepoints and by `gc.collect()`.
 */
import { bindDescriptor } from '../objects/attribute.js';
import { classOf, isClass } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { compare } from '../objects/compare.js';
import { makeError, typeError } from '../objects/errors.js';
import { PyException } from '../objects/exception.js';
import { PyGetSet } from '../objects/function.js';
import { hashOf } from '../objects/hash.js';
import { collect } from '../objects/iterate.js';
import { barrier, native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import type { TypeName } from '../objects/type-names.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { hexId } from '../objects/types/object.js';
import { None, NotImplemented, PyBytes, PyList, PyObject, PyObjectWithDict, PyTuple, type Value } from '../objects/value.js';
import { PyDict } from '../objects/dict.js';
import type { Vm } from '../objects/vm.js';
import { CLASS_GETITEM, engineState, moduleType } from './module-spec.js';
import { reportUnraisable } from './report-errors.js';

export class PyWeakRef extends PyObjectWithDict {
  private readonly target: WeakRef<PyObject>;
  hash: Value | null = null;
  constructor(
    override shape: Shape,
    target: PyObject,
    public callback: Value,
  ) {
    super();
    this.target = new WeakRef(target);
  }
  get(): PyObject | undefined {
    return this.target.deref();
  }
}

/** All weak references of an engine. */
interface WeakState {
  readonly refs: WeakMap<PyObject, WeakRef<PyWeakRef>[]>;
  /** References whose callback is still to run. */
  readonly waiting: Set<WeakRef<PyWeakRef>>;
}
const stateOf = (vm: Vm): WeakState => engineState<WeakState>(vm, 'weak', () => ({ refs: new WeakMap(), waiting: new Set() }));

// ---- which objects may be referred to weakly ----

const STRONG_ONLY: readonly TypeName[] = [
  'slice',
  'range',
  'cell',
  'frame',
  'traceback',
  'mappingproxy',
  'dict_keys',
  'dict_values',
  'dict_items',
  'getset_descriptor',
  'member_descriptor',
  'wrapper_descriptor',
  'method_descriptor',
  'property',
  'super',
  'complex',
  'BaseException',
  'object',
  'classmethod_descriptor',
  'SimpleNamespace',
];
/** Builtin values of variable size: their subclasses have no room for references either. */
const UNSIZED: readonly TypeName[] = ['int', 'tuple', 'bytes'];

function acceptsWeak(vm: Vm, v: Value): v is PyObject {
  if (!(v instanceof PyObject)) return false;
  const cls = v.shape.cls;
  if (isClass(v)) return true;
  if (UNSIZED.some(n => cls.isSubclassOf(vm.types[n]))) return false;
  if (cls.isHeap) return cls.hasWeakref || cls.mro.some(c => !c.isHeap && c !== vm.types.object && !isStrongOnly(vm, c, v));
  return !isStrongOnly(vm, cls, v);
}

function isStrongOnly(vm: Vm, cls: PyClass, v: PyObject): boolean {
  if (v instanceof PyDict) return !cls.hasDict;
  if (v instanceof PyList || v instanceof PyTuple || v instanceof PyBytes)
    return cls.layout === 'list' || cls.layout === 'tuple' || cls.layout === 'bytes';
  return (
    v instanceof PyWeakRef ||
    cls.layout === 'primitive' ||
    cls.name.endsWith('iterator') ||
    STRONG_ONLY.some(n => cls === vm.types[n] || (n === 'BaseException' && cls.isSubclassOf(vm.types.BaseException)))
  );
}

export function requireWeak(vm: Vm, v: Value): PyObject {
  if (acceptsWeak(vm, v)) return v;
  throw typeError(vm, `cannot create weak reference to '${classOf(vm, v).name}' object`);
}

// ---- making and finding ----

export function weakRefsOf(vm: Vm, target: Value): PyWeakRef[] {
  if (!(target instanceof PyObject)) return [];
  return (stateOf(vm).refs.get(target) ?? []).map(w => w.deref()).filter(r => r !== undefined);
}

/**
 * References and proxies without a callback are shared: one of each per object. As in CPython, the shared ones stand
 * first among an object's references, and of the others the latest.
 */
export function makeWeak(vm: Vm, cls: PyClass, v: Value, callback: Value): PyWeakRef {
  const target = requireWeak(vm, v);
  const refs = weakRefsOf(vm, target);
  const isShared = (r: PyWeakRef): boolean =>
    r.callback === None && (r.shape.cls === vm.types.weakref || !r.shape.cls.isSubclassOf(vm.types.weakref));
  const shared = callback === None && (cls === vm.types.weakref || !cls.isSubclassOf(vm.types.weakref));
  const known = shared ? refs.find(r => r.shape.cls === cls && isShared(r)) : undefined;
  if (known !== undefined) return known;
  const ref = new PyWeakRef(cls.rootShape, target, callback);
  const first = shared && cls === vm.types.weakref ? 0 : refs.filter(isShared).length;
  refs.splice(first, 0, ref);
  const state = stateOf(vm);
  state.refs.set(
    target,
    refs.map(r => new WeakRef(r)),
  );
  if (callback !== None) state.waiting.add(new WeakRef(ref));
  return ref;
}

/** Calls the callbacks of references whose referent was collected; the number of them. */
export function runCallbacks(vm: Vm): number {
  const { waiting } = stateOf(vm);
  let count = 0;
  for (const weak of [...waiting]) {
    const ref = weak.deref();
    if (ref !== undefined && ref.get() !== undefined) continue;
    waiting.delete(weak);
    if (ref === undefined || ref.callback === None) continue;
    const { callback } = ref;
    ref.callback = None;
    count++;
    try {
      vm.call(callback, ref);
    } catch (e) {
      if (!(e instanceof PyException)) throw e;
      reportUnraisable(vm, e, callback);
    }
  }
  return count;
}

// ---- ref ----

const live = (r: PyWeakRef): Value => r.get() ?? None;

function refRepr(vm: Vm, r: PyWeakRef): Value {
  const target = r.get();
  if (target === undefined) return vm.text(`<weakref at ${hexId(vm, r)}; dead>`);
  const attr = classOf(vm, target).find('__name__');
  const name = attr === undefined ? undefined : bindDescriptor(vm, attr, target, classOf(vm, target));
  const what = `<weakref at ${hexId(vm, r)}; to '${classOf(vm, target).name}' at ${hexId(vm, target)}`;
  return vm.text(typeof name === 'string' ? `${what} (${name})>` : `${what}>`);
}

function sameReferent(vm: Vm, op: '==' | '!=', a: PyWeakRef, b: Value): Value {
  if (!(b instanceof PyWeakRef)) return NotImplemented;
  const [x, y] = [a.get(), b.get()];
  if (x === undefined || y === undefined) return (a === b) === (op === '==');
  return compare(vm, op, x, y);
}

export const REF: TypeSpec = {
  name: 'ReferenceType',
  module: 'weakref',
  layout: 'native',
  hasDict: false,
  // keywords are for the __init__ of subclasses; this class's own refuses them
  create: native('__new__', '(cls, object, callback=None, /, **kwargs)', (vm, cls: PyClass, v: Value, callback: Value | undefined) =>
    makeWeak(vm, cls, v, callback ?? None),
  ),
  methods: [
    native('__init__', '(self, object, callback=None, /)', () => None),
    native('__call__', '(self, /)', (_vm, r: PyWeakRef) => live(r)),
    barrier('__repr__', '(self, /)', refRepr),
    barrier('__hash__', '(self, /)', (vm, r: PyWeakRef) => {
      const target = r.get();
      if (r.hash === null) {
        if (target === undefined) throw typeError(vm, 'weak object has gone away');
        r.hash = hashOf(vm, target);
      }
      return r.hash;
    }),
    barrier('__eq__', '(self, value, /)', (vm, a: PyWeakRef, b: Value) => sameReferent(vm, '==', a, b)),
    barrier('__ne__', '(self, value, /)', (vm, a: PyWeakRef, b: Value) => sameReferent(vm, '!=', a, b)),
  ],
  classMethods: [CLASS_GETITEM],
  getset: { __callback__: { get: (_vm, r: PyWeakRef) => (r.get() === undefined ? None : r.callback) } },
};

export function referenceError(vm: Vm): PyException {
  return makeError(vm, 'ReferenceError', 'weakly-referenced object no longer exists');
}

/** The `__weakref__` attribute of a class written in Python: the first reference to an instance, or None. */
export function weakrefDescriptor(vm: Vm, cls: PyClass): PyGetSet {
  return new PyGetSet(vm.types.getset_descriptor.rootShape, '__weakref__', cls, self => weakRefsOf(vm, self)[0] ?? None, null, null);
}
