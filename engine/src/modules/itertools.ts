/** `itertools`: the module, with `groupby` and `tee`, whose iterators share a source. */
import type { PyClass } from '../objects/class.js';
import { sameOrEqual } from '../objects/compare.js';
import { asSize } from '../objects/convert.js';
import { runtimeError, valueError } from '../objects/errors.js';
import { getIterator, iteratorNext } from '../objects/iterate.js';
import { PyIterator } from '../objects/iterator.js';
import { barrier, native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { COMBINATORIC_TYPES } from './itertools-combinatorics.js';
import { iteratorType, STREAM_TYPES } from './itertools-streams.js';
import { moduleType, type ModuleSpec } from './module-spec.js';

// ---- groupby ----

class GroupBy extends PyIterator {
  targetKey: Value | undefined = undefined;
  currentKey: Value | undefined = undefined;
  currentValue: Value | undefined = undefined;
  group: Group | null = null;
  constructor(
    override shape: Shape,
    private readonly it: Value,
    private readonly key: Value,
  ) {
    super();
  }

  /** Reads one more item; false at the end of the source. */
  step(vm: Vm): boolean {
    const v = iteratorNext(vm, this.it);
    if (v === undefined) return false;
    this.currentKey = this.key === None ? v : vm.call(this.key, v);
    this.currentValue = v;
    return true;
  }

  next(vm: Vm): Value | undefined {
    this.group = null;
    while (this.currentKey === undefined || (this.targetKey !== undefined && sameOrEqual(vm, this.targetKey, this.currentKey))) {
      if (!this.step(vm)) return undefined;
    }
    this.targetKey = this.currentKey;
    this.group = new Group(moduleType(vm, GROUPER).rootShape, this, this.currentKey);
    return vm.tuple([this.currentKey, this.group]);
  }
}

/** The items of one group; ends as soon as its `groupby` moves on. */
class Group extends PyIterator {
  constructor(
    override shape: Shape,
    private readonly parent: GroupBy,
    private readonly key: Value,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    const { parent } = this;
    if (parent.group !== this) return undefined;
    if (parent.currentValue === undefined && !parent.step(vm)) return undefined;
    if (!sameOrEqual(vm, this.key, parent.currentKey!)) return undefined;
    const v = parent.currentValue;
    parent.currentValue = undefined;
    return v;
  }
}

const GROUPER = iteratorType('_grouper', 'none', { final: true });
const GROUPBY = iteratorType(
  'groupby',
  barrier(
    '__new__',
    '(cls, iterable, key=None)',
    (vm, cls: PyClass, v: Value, key: Value | undefined) => new GroupBy(cls.rootShape, getIterator(vm, v), key ?? None),
  ),
);

// ---- tee ----

/** What the copies of one iterator share. */
interface Source {
  readonly it: Value;
  running: boolean;
}

/** One item of a shared stream and the rest of it; read from the source by whoever gets there first. */
class Link {
  value: Value | undefined = undefined;
  rest: Link | null = null;
}

class Tee extends PyIterator {
  constructor(
    override shape: Shape,
    readonly source: Source,
    public link: Link,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    const { link } = this;
    if (link.rest === null) {
      const v = this.read(vm);
      if (v === undefined) return undefined;
      link.value = v;
      link.rest = new Link();
    }
    this.link = link.rest;
    return link.value;
  }
  private read(vm: Vm): Value | undefined {
    if (this.source.running) throw runtimeError(vm, 'cannot re-enter the tee iterator');
    this.source.running = true;
    try {
      return iteratorNext(vm, this.source.it);
    } finally {
      this.source.running = false;
    }
  }
}

function teeOf(vm: Vm, it: Value): Tee {
  if (it instanceof Tee) return new Tee(it.shape, it.source, it.link);
  return new Tee(moduleType(vm, TEE).rootShape, { it: getIterator(vm, it), running: false }, new Link());
}

const TEE = iteratorType(
  '_tee',
  barrier('__new__', '(cls, iterable, /)', (vm, _cls: PyClass, v: Value) => teeOf(vm, v)),
  {
    methods: [native('__copy__', '(self, /)', (vm, t: Tee) => teeOf(vm, t))],
  },
);

function tee(vm: Vm, iterable: Value, n: Value | undefined): Value {
  const count = n === undefined ? 2 : asSize(vm, n);
  if (count < 0) throw valueError(vm, 'n must be >= 0');
  if (count === 0) return vm.emptyTuple;
  const first = iterable instanceof Tee ? teeOf(vm, iterable) : teeOf(vm, getIterator(vm, iterable));
  return vm.tuple([first, ...Array.from({ length: count - 1 }, () => teeOf(vm, first))]);
}

export const ITERTOOLS_MODULE: ModuleSpec = {
  name: 'itertools',
  doc: 'Functional tools for creating and using iterators.',
  functions: [barrier('tee', '(iterable, n=2, /)', tee, 'Returns a tuple of n independent iterators.')],
  types: [...STREAM_TYPES, ...COMBINATORIC_TYPES, GROUPBY, GROUPER, TEE],
};
