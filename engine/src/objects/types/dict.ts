/** `dict`, its views and iterators. */
import { CLASS_GETITEM } from '../generic-class.js';
import { callMethodOn, getAttribute } from '../attribute.js';
import { classOf } from '../class-of.js';
import type { PyClass } from '../class.js';
import { sameOrEqual } from '../compare.js';
import { PyDict } from '../dict.js';
import { keyError, runtimeError, typeError, valueError } from '../errors.js';
import { collect, forEach } from '../iterate.js';
import { PyRowIterator, type IteratorForm } from '../iterator.js';
import { barrier, native, type NativeSpec } from '../native.js';
import { reprGuard } from '../repr-guard.js';
import type { Shape } from '../shape.js';
import { contains, getItem, lengthOf } from '../subscript.js';
import { reprText } from '../text.js';
import type { TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyObject, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { makeProxy } from './mappingproxy.js';

export type Part = 'keys' | 'values' | 'items';

/** Of iterators that give single values. */
const NO_ROW = Object.freeze([]) as unknown as Value[];

/** Iterates a dict; its size must not change meanwhile. */
export class DictIterator extends PyRowIterator {
  readonly row: Value[];
  readonly givesRows: boolean;
  private at: number;
  private left: number;
  private readonly size: number;
  constructor(
    override shape: Shape,
    private dict: PyDict | null,
    private readonly part: Part,
    private readonly direction: 1 | -1,
  ) {
    super();
    this.givesRows = part === 'items';
    this.row = this.givesRows ? [] : NO_ROW;
    const d = dict as PyDict;
    this.size = this.left = d.used;
    this.at = direction === 1 ? 0 : d.keys.length - 1;
  }

  override next(vm: Vm): Value | undefined {
    const i = this.step(vm);
    if (i < 0) return undefined;
    const d = this.dict!;
    if (this.part === 'keys') return d.keys[i];
    return this.part === 'values' ? d.vals[i] : vm.tuple([d.keys[i]!, d.vals[i]!]);
  }

  /** Of items: key and value. */
  advance(vm: Vm): boolean {
    const i = this.step(vm);
    if (i < 0) return false;
    this.row[0] = this.dict!.keys[i]!;
    this.row[1] = this.dict!.vals[i]!;
    return true;
  }

  /** Index of the next entry, or −1 at the end. */
  private step(vm: Vm): number {
    const d = this.dict;
    if (d === null) return -1;
    if (d.used !== this.size) {
      this.dict = null;
      throw runtimeError(vm, 'dictionary changed size during iteration');
    }
    const { keys } = d;
    let i = this.at;
    while (i >= 0 && i < keys.length && keys[i] === undefined) i += this.direction;
    if (i < 0 || i >= keys.length) {
      this.dict = null;
      return -1;
    }
    if (this.left-- === 0) {
      this.dict = null;
      throw runtimeError(vm, 'dictionary keys changed during iteration');
    }
    this.at = i + this.direction;
    return i;
  }

  /** What is left, as a list: dicts keep no places. */
  override form(vm: Vm): IteratorForm {
    const rest: Value[] = [];
    if (this.dict !== null) {
      const copy = new DictIterator(this.shape, this.dict, this.part, this.direction);
      copy.at = this.at;
      copy.left = this.left;
      for (let v = copy.next(vm); v !== undefined; v = copy.next(vm)) rest.push(v);
    }
    return { make: 'iter', args: [vm.list(rest)] };
  }

  override lengthHint(): number {
    return this.dict === null || this.dict.used !== this.size ? 0 : this.left;
  }
}

export function iterateDict(vm: Vm, d: PyDict, part: Part, reverse = false): DictIterator {
  const singular = part.slice(0, -1);
  const name = `dict_${reverse ? 'reverse' : ''}${singular}iterator` as 'dict_keyiterator';
  return new DictIterator(vm.types[name].rootShape, d, part, reverse ? -1 : 1);
}

export class PyDictView extends PyObject {
  constructor(
    override shape: Shape,
    readonly dict: PyDict,
    readonly part: Part,
  ) {
    super();
  }
}

const view =
  (part: Part) =>
  (vm: Vm, d: PyDict): Value =>
    new PyDictView(vm.types[`dict_${part}`].rootShape, d, part);

// ---- dict ----

/** `dict.update(…)`. */
export function updateDict(vm: Vm, d: PyDict, source: Value | undefined, kwargs: ReadonlyMap<string, Value>): void {
  if (source !== undefined) mergeInto(vm, d, source);
  for (const [k, v] of kwargs) d.set(vm.text(k), v);
}

/** Whether CPython copies its entries without asking it: a dict that iterates as a dict does, whatever else it overrides. */
export function isCopied(vm: Vm, source: Value): source is PyDict {
  return source instanceof PyDict && source.shape.cls.cell('__iter__').owner === vm.types.dict;
}

function mergeInto(vm: Vm, d: PyDict, source: Value): void {
  if (isCopied(vm, source)) return source.copyInto(d);
  if (classOf(vm, source).find('keys') !== undefined) {
    forEach(vm, vm.call(getAttribute(vm, source, 'keys')), key => d.set(key, getItem(vm, source, key)));
    return;
  }
  let i = 0;
  forEach(vm, source, pair => {
    if (classOf(vm, pair).find('__iter__') === undefined && classOf(vm, pair).find('__getitem__') === undefined)
      throw typeError(vm, `cannot convert dictionary update sequence element #${i} to a sequence`);
    const items = collect(vm, pair);
    if (items.length !== 2) throw valueError(vm, `dictionary update sequence element #${i} has length ${items.length}; 2 is required`);
    d.set(items[0], items[1]);
    i++;
  });
}

function dictGetItem(vm: Vm, d: PyDict, key: Value): Value {
  const v = d.get(key);
  if (v !== undefined) return v;
  if (d.shape.cls !== vm.types.dict) {
    const missing = d.shape.cls.find('__missing__');
    if (missing !== undefined) return callMethodOn(vm, missing, d, [key]);
  }
  throw keyError(vm, key);
}

function equalDicts(vm: Vm, a: PyDict, b: PyDict): boolean {
  if (a.used !== b.used) return false;
  for (const [k, v] of a.entries()) {
    const other = b.get(k);
    if (other === undefined || !sameOrEqual(vm, v, other)) return false;
  }
  return true;
}

function mergedCopy(vm: Vm, a: Value, b: Value): Value {
  if (!(a instanceof PyDict) || !(b instanceof PyDict)) return NotImplemented;
  const d = vm.dict();
  mergeInto(vm, d, a);
  mergeInto(vm, d, b);
  return d;
}

export const DICT: TypeSpec = {
  name: 'dict',
  layout: 'dict',
  hasDict: false,
  doc: "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n        d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  For example:  dict(one=1, two=2)",
  create: native('__new__', '(cls, /, *args, **kwargs)', (vm, cls: PyClass) => new PyDict(cls.rootShape, vm.keyRules)),
  methods: [
    barrier(
      '__init__',
      '(self, iterable=(), /, **kwargs)',
      (vm, d: PyDict, source: Value | undefined, kwargs: ReadonlyMap<string, Value>) => {
        updateDict(vm, d, source, kwargs);
        return None;
      },
    ),
    barrier('__repr__', '(self, /)', (vm, d: PyDict) =>
      reprGuard(vm, d, '{...}', () => `{${[...d.entries()].map(([k, v]) => `${reprText(vm, k)}: ${reprText(vm, v)}`).join(', ')}}`),
    ),
    native('__len__', '(self, /)', (_vm, d: PyDict) => d.used),
    native('__iter__', '(self, /)', (vm, d: PyDict) => iterateDict(vm, d, 'keys')),
    native('__reversed__', '(self, /)', (vm, d: PyDict) => iterateDict(vm, d, 'keys', true)),
    barrier('__getitem__', '(self, key, /)', dictGetItem),
    barrier('__setitem__', '(self, key, value, /)', (_vm, d: PyDict, k: Value, v: Value) => {
      d.set(k, v);
      return None;
    }),
    barrier('__delitem__', '(self, key, /)', (vm, d: PyDict, k: Value) => {
      if (!d.delete(k)) throw keyError(vm, k);
      return None;
    }),
    barrier('__contains__', '(self, key, /)', (_vm, d: PyDict, k: Value) => d.find(k) >= 0),
    barrier('__eq__', '(self, value, /)', (vm, d: PyDict, o: Value) => (o instanceof PyDict ? equalDicts(vm, d, o) : NotImplemented)),
    barrier('__ne__', '(self, value, /)', (vm, d: PyDict, o: Value) => (o instanceof PyDict ? !equalDicts(vm, d, o) : NotImplemented)),
    barrier('__or__', '(self, value, /)', (vm, a: Value, b: Value) => mergedCopy(vm, a, b)),
    barrier('__ror__', '(self, value, /)', (vm, a: Value, b: Value) => mergedCopy(vm, b, a)),
    barrier('__ior__', '(self, value, /)', (vm, d: PyDict, o: Value) => {
      mergeInto(vm, d, o);
      return d;
    }),
    barrier('get', '(self, key, default=None, /)', (_vm, d: PyDict, k: Value, fallback: Value | undefined) => d.get(k) ?? fallback ?? None),
    barrier('setdefault', '(self, key, default=None, /)', (_vm, d: PyDict, k: Value, fallback: Value | undefined) => {
      const known = d.get(k);
      if (known !== undefined) return known;
      d.set(k, fallback ?? None);
      return fallback ?? None;
    }),
    barrier('pop', '(self, key, default=<unrepresentable>, /)', (vm, d: PyDict, k: Value, fallback: Value | undefined) => {
      // an empty dict does not ask for the key's hash
      const i = d.used === 0 ? -1 : d.find(k);
      if (i < 0) {
        if (fallback === undefined) throw keyError(vm, k);
        return fallback;
      }
      const v = d.vals[i]!;
      d.removeAt(i);
      return v;
    }),
    native('popitem', '(self, /)', (vm, d: PyDict) => {
      let i = d.keys.length - 1;
      while (i >= 0 && d.keys[i] === undefined) i--;
      if (i < 0) throw keyError(vm, 'popitem(): dictionary is empty');
      const pair = vm.tuple([d.keys[i]!, d.vals[i]!]);
      d.removeAt(i);
      return pair;
    }),
    native('keys', '(self, /)', view('keys')),
    native('values', '(self, /)', view('values')),
    native('items', '(self, /)', view('items')),
    barrier(
      'update',
      '(self, iterable=(), /, **kwargs)',
      (vm, d: PyDict, source: Value | undefined, kwargs: ReadonlyMap<string, Value>) => {
        updateDict(vm, d, source, kwargs);
        return None;
      },
    ),
    native('copy', '(self, /)', (vm, d: PyDict) => {
      const c = vm.dict();
      mergeInto(vm, c, d);
      return c;
    }),
    native('clear', '(self, /)', (_vm, d: PyDict) => {
      d.clear();
      return None;
    }),
    native('__sizeof__', '(self, /)', (_vm, d: PyDict) => 64 + 24 * d.used),
  ],
  classMethods: [
    barrier('fromkeys', '(cls, iterable, value=None, /)', (vm, cls: PyClass, keys: Value, value: Value | undefined) => {
      const d = vm.call(cls);
      const put =
        d instanceof PyDict && d.shape === vm.types.dict.rootShape
          ? (k: Value) => d.set(k, value ?? None)
          : (k: Value) => void vm.call(getAttribute(vm, d, '__setitem__'), k, value ?? None);
      forEach(vm, keys, k => put(k));
      return d;
    }),
    CLASS_GETITEM,
  ],
  entries: () => ({ __hash__: None }),
};

// ---- views ----

function viewItems(vm: Vm, v: PyDictView): Value[] {
  const { dict, part } = v;
  if (part === 'keys') return dict.keyList();
  return part === 'values' ? dict.valueList() : Array.from(dict.entries(), e => vm.tuple(e));
}

function viewContains(vm: Vm, v: PyDictView, x: Value): boolean {
  if (v.part === 'keys') return v.dict.find(x) >= 0;
  if (v.part === 'values') return v.dict.valueList().some(o => sameOrEqual(vm, o, x));
  const pair = classOf(vm, x).isSubclassOf(vm.types.tuple) ? collect(vm, x) : [];
  const found = pair.length === 2 ? v.dict.get(pair[0]) : undefined;
  return found !== undefined && sameOrEqual(vm, found, pair[1]);
}

const asSet = (vm: Vm, v: Value): Value => vm.call(vm.types.set, v);

/** Set operations of keys and items views go through `set`. */
function setOperation(name: string, method: string): readonly NativeSpec[] {
  const run = (vm: Vm, a: Value, b: Value): Value => {
    const left = asSet(vm, a);
    vm.call(getAttribute(vm, left, method), b);
    return left;
  };
  const iterable = (vm: Vm, v: Value): boolean => classOf(vm, v).find('__iter__') !== undefined;
  return [
    barrier(`__${name}__`, '(self, value, /)', (vm, a: Value, b: Value) => (iterable(vm, b) ? run(vm, a, b) : NotImplemented)),
    barrier(`__r${name}__`, '(self, value, /)', (vm, a: Value, b: Value) => (iterable(vm, b) ? run(vm, b, a) : NotImplemented)),
  ];
}

function isSetLike(vm: Vm, v: Value): boolean {
  const cls = classOf(vm, v);
  return cls.isSubclassOf(vm.types.set) || cls.isSubclassOf(vm.types.frozenset) || (v instanceof PyDictView && v.part !== 'values');
}

function subset(vm: Vm, a: Value, b: Value): boolean {
  return collect(vm, a).every(x => contains(vm, b, x));
}

const COMPARE: readonly NativeSpec[] = (
  [
    ['__eq__', (n: number, m: number) => n === m, 'ab'],
    ['__le__', (n: number, m: number) => n <= m, 'ab'],
    ['__lt__', (n: number, m: number) => n < m, 'ab'],
    ['__ge__', (n: number, m: number) => n >= m, 'ba'],
    ['__gt__', (n: number, m: number) => n > m, 'ba'],
  ] as const
).map(([name, sizes, order]) =>
  barrier(name, '(self, value, /)', (vm, a: Value, b: Value) => {
    if (!isSetLike(vm, b)) return NotImplemented;
    return sizes(lengthOf(vm, a), lengthOf(vm, b)) && (order === 'ab' ? subset(vm, a, b) : subset(vm, b, a));
  }),
);

function viewType(part: Part): TypeSpec {
  const setLike = part !== 'values';
  return {
    name: `dict_${part}`,
    layout: 'native',
    final: true,
    create: 'none',
    methods: [
      barrier('__repr__', '(self, /)', (vm, v: PyDictView) =>
        reprGuard(
          vm,
          v,
          '...',
          () =>
            `dict_${part}([${viewItems(vm, v)
              .map(i => reprText(vm, i))
              .join(', ')}])`,
        ),
      ),
      native('__len__', '(self, /)', (_vm, v: PyDictView) => v.dict.used),
      native('__iter__', '(self, /)', (vm, v: PyDictView) => iterateDict(vm, v.dict, part)),
      native('__reversed__', '(self, /)', (vm, v: PyDictView) => iterateDict(vm, v.dict, part, true)),
      ...(setLike
        ? [
            barrier('__contains__', '(self, key, /)', viewContains),
            ...setOperation('and', 'intersection_update'),
            ...setOperation('or', 'update'),
            ...setOperation('sub', 'difference_update'),
            ...setOperation('xor', 'symmetric_difference_update'),
            ...COMPARE,
            barrier('isdisjoint', '(self, other, /)', (vm, v: Value, o: Value) => !collect(vm, o).some(x => contains(vm, v, x))),
          ]
        : []),
    ],
    getset: { mapping: { get: (vm, v: PyDictView) => makeProxy(vm, v.dict) } },
    entries: () => (setLike ? { __hash__: None } : {}),
  } as TypeSpec;
}
export const DICT_KEYS = viewType('keys');
export const DICT_VALUES = viewType('values');
export const DICT_ITEMS = viewType('items');
