/** `collections.OrderedDict`: a dict whose order can be changed and counts in comparisons. */
import { findAttribute, getAttribute } from '../objects/attribute.js';
import type { PyClass } from '../objects/class.js';
import { sameOrEqual } from '../objects/compare.js';
import { PyDict } from '../objects/dict.js';
import { keyError, runtimeError, valueError } from '../objects/errors.js';
import { collect, forEach } from '../objects/iterate.js';
import { PyIterator } from '../objects/iterator.js';
import { barrier, native } from '../objects/native.js';
import { reprGuard } from '../objects/repr-guard.js';
import { contains, getItem, setItem } from '../objects/subscript.js';
import type { Shape } from '../objects/shape.js';
import { reprText } from '../objects/text.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { DICT_GETSET } from '../objects/types/callables.js';
import { PyDictView, type Part } from '../objects/types/dict.js';
import { ITERATOR_METHODS } from '../objects/types/iterator-types.js';
import { None, NotImplemented, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { CLASS_GETITEM, moduleType } from './module-spec.js';

class PyOrderedDict extends PyDict {
  /** No live entry of `headKeys` stands before this index; spares `popitem(last=False)` the deleted ones. */
  private head = 0;
  private headKeys: readonly unknown[] | null = null;

  firstIndex(): number {
    const { keys } = this;
    let i = keys === this.headKeys ? Math.min(this.head, keys.length) : 0;
    while (i < keys.length && keys[i] === undefined) i++;
    this.headKeys = keys;
    this.head = i;
    return i < keys.length ? i : -1;
  }

  lastIndex(): number {
    let i = this.keys.length - 1;
    while (i >= 0 && this.keys[i] === undefined) i--;
    return i;
  }
}

const isExact = (vm: Vm, d: PyDict): boolean => d.shape.cls === moduleType(vm, ORDERED_DICT);

function store(vm: Vm, d: PyDict, k: Value, v: Value): void {
  if (isExact(vm, d)) d.set(k, v);
  else setItem(vm, d, k, v);
}

// ---- update ----

function update(vm: Vm, d: PyDict, source: Value | undefined, kwargs: ReadonlyMap<string, Value>): Value {
  if (source !== undefined) merge(vm, d, source);
  for (const [k, v] of kwargs) store(vm, d, vm.text(k), v);
  return None;
}

function merge(vm: Vm, d: PyDict, source: Value): void {
  if (source instanceof PyDict && source.shape === vm.types.dict.rootShape) {
    for (const [k, v] of [...source.entries()]) store(vm, d, k, v);
    return;
  }
  const keys = findAttribute(vm, source, 'keys');
  if (keys !== undefined) return forEach(vm, vm.call(keys), k => store(vm, d, k, getItem(vm, source, k)));
  const items = findAttribute(vm, source, 'items');
  forEach(vm, items === undefined ? source : vm.call(items), pair => {
    const kv = collect(vm, pair);
    if (kv.length < 2) throw valueError(vm, `need more than ${kv.length} value${kv.length === 1 ? '' : 's'} to unpack`);
    if (kv.length > 2) throw valueError(vm, 'too many values to unpack (expected 2)');
    store(vm, d, kv[0], kv[1]);
  });
}

// ---- order ----

function moveToEnd(vm: Vm, d: PyOrderedDict, key: Value, last: Value | undefined): Value {
  const i = d.find(key);
  if (i < 0) throw keyError(vm, key);
  const k = d.keys[i]!;
  const v = d.vals[i]!;
  const toLast = last === undefined || truth(vm, last);
  if (i === (toLast ? d.lastIndex() : d.firstIndex())) return None;
  d.removeAt(i);
  const rest = toLast ? [] : [...d.entries()];
  if (!toLast) d.clear();
  d.set(k, v);
  for (const [k2, v2] of rest) d.set(k2, v2);
  return None;
}

function popitem(vm: Vm, d: PyOrderedDict, last: Value | undefined): Value {
  const i = last === undefined || truth(vm, last) ? d.lastIndex() : d.firstIndex();
  if (i < 0) throw keyError(vm, 'dictionary is empty');
  const pair = vm.tuple([d.keys[i]!, d.vals[i]!]);
  d.removeAt(i);
  return pair;
}

function equal(vm: Vm, a: PyDict, b: Value): Value {
  if (!(b instanceof PyDict)) return NotImplemented;
  if (!sameItems(vm, a, b)) return false;
  return !(b instanceof PyOrderedDict) || sameOrder(vm, a, b);
}

function sameItems(vm: Vm, a: PyDict, b: PyDict): boolean {
  if (a.used !== b.used) return false;
  for (const [k, v] of [...a.entries()]) {
    const other = b.get(k);
    if (other === undefined || !sameOrEqual(vm, v, other)) return false;
  }
  return true;
}

/** Comparing keys runs Python, which must leave both as they are. */
function sameOrder(vm: Vm, a: PyDict, b: PyDict): boolean {
  const [left, right] = [a.keyList(), b.keyList()];
  const versions = [a.layoutVersion, b.layoutVersion];
  for (let i = 0; i < left.length; i++) {
    const same = sameOrEqual(vm, left[i], right[i]);
    if (a.layoutVersion !== versions[0] || b.layoutVersion !== versions[1]) throw runtimeError(vm, MUTATED);
    if (!same) return false;
  }
  return left.length === right.length;
}

const MUTATED = 'OrderedDict mutated during iteration';

// ---- iteration ----

class OrderedDictIterator extends PyIterator {
  private readonly version: number;
  private left: number;
  private at: number;
  constructor(
    override shape: Shape,
    private readonly dict: PyDict,
    private readonly part: Part,
    private readonly step: 1 | -1,
  ) {
    super();
    this.version = dict.layoutVersion;
    this.left = dict.used;
    this.at = step === 1 ? 0 : dict.keys.length - 1;
  }
  next(vm: Vm): Value | undefined {
    const { keys, vals, layoutVersion } = this.dict;
    if (this.left === 0) return undefined;
    if (layoutVersion !== this.version) {
      this.left = 0;
      throw runtimeError(vm, MUTATED);
    }
    while (keys[this.at] === undefined) this.at += this.step;
    const i = this.at;
    this.at += this.step;
    this.left--;
    return this.part === 'keys' ? keys[i] : this.part === 'values' ? vals[i] : vm.tuple([keys[i]!, vals[i]!]);
  }
  override lengthHint(): number {
    return this.left;
  }
  copy(): OrderedDictIterator {
    return Object.assign(new OrderedDictIterator(this.shape, this.dict, this.part, this.step), this);
  }
}

const ITERATOR: TypeSpec = {
  name: 'odict_iterator',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    ...ITERATOR_METHODS,
    native('__length_hint__', '(self, /)', (_vm, it: OrderedDictIterator) => it.lengthHint()),
    barrier('__reduce__', '(self, /)', (vm, it: OrderedDictIterator) =>
      vm.tuple([vm.builtins.dict.getStr('iter')!, vm.tuple([vm.list(collect(vm, it.copy()))])]),
    ),
  ],
};

function iterate(vm: Vm, d: PyDict, part: Part, step: 1 | -1): Value {
  return new OrderedDictIterator(moduleType(vm, ITERATOR).rootShape, d, part, step);
}

// ---- the rest ----

function pop(vm: Vm, d: PyDict, key: Value, fallback: Value | undefined): Value {
  const i = d.find(key);
  if (i < 0) {
    if (fallback === undefined) throw keyError(vm, key);
    return fallback;
  }
  const v = d.vals[i]!;
  d.removeAt(i);
  return v;
}

function setdefault(vm: Vm, d: PyDict, key: Value, fallback: Value | undefined): Value {
  if (isExact(vm, d) ? d.find(key) >= 0 : contains(vm, d, key)) return getItem(vm, d, key);
  store(vm, d, key, fallback ?? None);
  return fallback ?? None;
}

function copy(vm: Vm, d: PyDict): Value {
  const c = isExact(vm, d) ? new PyOrderedDict(d.shape, vm.keyRules) : vm.call(d.shape.cls);
  for (const [k, v] of [...d.entries()]) {
    if (c instanceof PyDict) store(vm, c, k, isExact(vm, d) ? v : getItem(vm, d, k));
    else setItem(vm, c, k, getItem(vm, d, k));
  }
  return c;
}

function merged(vm: Vm, a: Value, b: Value): Value {
  if (!(a instanceof PyDict) || !(b instanceof PyDict)) return NotImplemented;
  const cls = (a instanceof PyOrderedDict ? a : b).shape.cls;
  const c = vm.call(cls, a) as PyDict;
  merge(vm, c, b);
  return c;
}

function reduce(vm: Vm, d: PyDict): Value {
  const state = vm.call(getAttribute(vm, d, '__getstate__'));
  const items = vm.call(getAttribute(vm, d, 'items'));
  return vm.tuple([d.shape.cls, vm.emptyTuple, state, None, vm.call(getAttribute(vm, items, '__iter__'))]);
}

function shownItems(vm: Vm, d: PyDict): string {
  const pairs = isExact(vm, d) ? [...d.entries()] : collect(vm, vm.call(getAttribute(vm, d, 'items'))).map(p => collect(vm, p));
  return `{${pairs.map(([k, v]) => `${reprText(vm, k)}: ${reprText(vm, v)}`).join(', ')}}`;
}

// ---- views: dict's own, under other names ----

function viewSpec(part: Part): TypeSpec {
  return {
    name: `odict_${part}`,
    layout: 'native',
    base: `dict_${part}`,
    create: 'none',
    methods: [
      native('__iter__', '(self, /)', (vm, v: PyDictView) => iterate(vm, v.dict, part, 1)),
      native('__reversed__', '(self, /)', (vm, v: PyDictView) => iterate(vm, v.dict, part, -1)),
      barrier('__repr__', '(self, /)', (vm, v: PyDictView) =>
        reprGuard(
          vm,
          v,
          '...',
          () =>
            `odict_${part}([${collect(vm, v)
              .map(i => reprText(vm, i))
              .join(', ')}])`,
        ),
      ),
    ],
  };
}
const VIEWS: Readonly<Record<Part, TypeSpec>> = { keys: viewSpec('keys'), values: viewSpec('values'), items: viewSpec('items') };

const view = (part: Part) => native(part, '(self, /)', (vm, d: PyDict) => new PyDictView(moduleType(vm, VIEWS[part]).rootShape, d, part));

export const ORDERED_DICT: TypeSpec = {
  name: 'OrderedDict',
  module: 'collections',
  base: 'dict',
  layout: 'dict',
  hasDict: true,
  doc: 'Dictionary that remembers insertion order',
  create: native('__new__', '(cls, /, *args, **kwargs)', (vm, cls: PyClass) => new PyOrderedDict(cls.rootShape, vm.keyRules)),
  methods: [
    barrier('__init__', '(self, other=(), /, **kwds)', update),
    barrier('update', '(self, other=(), /, **kwds)', update),
    barrier('__repr__', '(self, /)', (vm, d: PyDict) =>
      reprGuard(vm, d, '...', () => (d.used === 0 ? `${d.shape.cls.name}()` : `${d.shape.cls.name}(${shownItems(vm, d)})`)),
    ),
    barrier('__eq__', '(self, value, /)', equal),
    barrier('__ne__', '(self, value, /)', (vm, d: PyDict, o: Value) => {
      const r = equal(vm, d, o);
      return r === NotImplemented ? r : r !== true;
    }),
    ...['__lt__', '__le__', '__gt__', '__ge__'].map(name => native(name, '(self, value, /)', () => NotImplemented)),
    barrier('move_to_end', '(self, key, last=True)', moveToEnd),
    barrier('popitem', '(self, last=True)', popitem),
    barrier('pop', '(self, key, default=<unrepresentable>)', pop),
    barrier('setdefault', '(self, key, default=None)', setdefault),
    barrier('copy', '(self, /)', copy),
    native('__iter__', '(self, /)', (vm, d: PyDict) => iterate(vm, d, 'keys', 1)),
    native('__reversed__', '(self, /)', (vm, d: PyDict) => iterate(vm, d, 'keys', -1)),
    native('__sizeof__', '(self, /)', (_vm, d: PyDict) => 128 + 64 * d.used),
    barrier('__or__', '(self, value, /)', (vm, a: Value, b: Value) => merged(vm, a, b)),
    barrier('__ror__', '(self, value, /)', (vm, a: Value, b: Value) => merged(vm, b, a)),
    barrier('__ior__', '(self, value, /)', (vm, d: PyDict, o: Value) => {
      merge(vm, d, o);
      return d;
    }),
    barrier('__reduce__', '(self, /)', reduce),
    view('keys'),
    view('values'),
    view('items'),
  ],
  classMethods: [
    barrier('fromkeys', '(cls, iterable, value=None)', (vm, cls: PyClass, keys: Value, value: Value | undefined) => {
      const d = vm.call(cls);
      forEach(vm, keys, k => (d instanceof PyDict ? store(vm, d, k, value ?? None) : setItem(vm, d, k, value ?? None)));
      return d;
    }),
    CLASS_GETITEM,
  ],
  getset: { __dict__: DICT_GETSET },
  entries: () => ({ __hash__: None }),
};
