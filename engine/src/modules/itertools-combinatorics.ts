/** `product`, `permutations`, `combinations`, `combinations_with_replacement`, `zip_longest`. */
import type { PyClass } from '../objects/class.js';
import { classOf, intValue } from '../objects/class-of.js';
import { asSize } from '../objects/convert.js';
import { overflowError, typeError, valueError } from '../objects/errors.js';
import { collect, getIterator, iteratorNext } from '../objects/iterate.js';
import { PyIterator } from '../objects/iterator.js';
import { barrier } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { iteratorType } from './itertools-streams.js';

/** Tuples picked by a vector of indices that `advance` moves on; false at the end. */
abstract class IndexedTuples extends PyIterator {
  private state: 'fresh' | 'running' | 'done';
  constructor(
    override shape: Shape,
    protected readonly indices: number[],
    possible: boolean,
  ) {
    super();
    this.state = possible ? 'fresh' : 'done';
  }
  protected abstract item(position: number): Value;
  protected abstract readonly length: number;
  protected abstract advance(): boolean;

  next(vm: Vm): Value | undefined {
    if (this.state === 'running' && !this.advance()) this.state = 'done';
    if (this.state === 'done') return undefined;
    this.state = 'running';
    const row = new Array<Value>(this.length);
    for (let i = 0; i < row.length; i++) row[i] = this.item(i);
    return vm.tuple(row);
  }
}

const zeros = (n: number): number[] => new Array<number>(n).fill(0);
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

class Product extends IndexedTuples {
  protected readonly length: number;
  constructor(
    shape: Shape,
    private readonly pools: readonly Value[][],
  ) {
    super(
      shape,
      zeros(pools.length),
      pools.every(p => p.length > 0),
    );
    this.length = pools.length;
  }
  protected item(i: number): Value {
    return this.pools[i][this.indices[i]];
  }
  protected advance(): boolean {
    const { indices, pools } = this;
    for (let i = indices.length - 1; i >= 0; i--) {
      if (++indices[i] < pools[i].length) return true;
      indices[i] = 0;
    }
    return false;
  }
}

class Permutations extends IndexedTuples {
  private readonly cycles: number[];
  constructor(
    shape: Shape,
    private readonly pool: readonly Value[],
    protected readonly length: number,
  ) {
    super(shape, upTo(pool.length), length <= pool.length);
    this.cycles = upTo(Math.min(length, pool.length)).map(i => pool.length - i);
  }
  protected item(i: number): Value {
    return this.pool[this.indices[i]];
  }
  protected advance(): boolean {
    const { indices, cycles } = this;
    const n = indices.length;
    for (let i = this.length - 1; i >= 0; i--) {
      if (--cycles[i] === 0) {
        indices.push(indices.splice(i, 1)[0]);
        cycles[i] = n - i;
      } else {
        const j = n - cycles[i];
        [indices[i], indices[j]] = [indices[j], indices[i]];
        return true;
      }
    }
    return false;
  }
}

class Combinations extends IndexedTuples {
  constructor(
    shape: Shape,
    private readonly pool: readonly Value[],
    protected readonly length: number,
  ) {
    super(shape, upTo(Math.min(length, pool.length)), length <= pool.length);
  }
  protected item(i: number): Value {
    return this.pool[this.indices[i]];
  }
  protected advance(): boolean {
    const { indices } = this;
    const spare = this.pool.length - this.length;
    let i = this.length - 1;
    while (i >= 0 && indices[i] === i + spare) i--;
    if (i < 0) return false;
    indices[i]++;
    for (let j = i + 1; j < this.length; j++) indices[j] = indices[j - 1] + 1;
    return true;
  }
}

class Multisets extends IndexedTuples {
  constructor(
    shape: Shape,
    private readonly pool: readonly Value[],
    protected readonly length: number,
  ) {
    super(shape, zeros(length), pool.length > 0 || length === 0);
  }
  protected item(i: number): Value {
    return this.pool[this.indices[i]];
  }
  protected advance(): boolean {
    const { indices } = this;
    let i = this.length - 1;
    while (i >= 0 && indices[i] === this.pool.length - 1) i--;
    if (i < 0) return false;
    indices.fill(indices[i] + 1, i);
    return true;
  }
}

const PRODUCT = iteratorType(
  'product',
  barrier('__new__', '(cls, *iterables, repeat=1)', (vm, cls: PyClass, iterables: readonly Value[], repeat: Value | undefined) => {
    const times = repeat === undefined ? 1 : asSize(vm, repeat);
    if (times < 0) throw valueError(vm, 'repeat argument cannot be negative');
    if (iterables.length * times > 2 ** 28) throw overflowError(vm, 'repeat argument too large');
    const pools = times === 0 ? [] : iterables.map(v => collect(vm, v));
    return new Product(
      cls.rootShape,
      Array.from({ length: pools.length * times }, (_, i) => pools[i % pools.length]),
    );
  }),
);

const PERMUTATIONS = iteratorType(
  'permutations',
  barrier('__new__', '(cls, iterable, r=None)', (vm, cls: PyClass, v: Value, r: Value = None) => {
    const pool = collect(vm, v);
    if (r !== None && intValue(r) === undefined) throw typeError(vm, 'Expected int as r');
    const length = r === None ? pool.length : asSize(vm, r);
    if (length < 0) throw valueError(vm, 'r must be non-negative');
    return new Permutations(cls.rootShape, pool, length);
  }),
);

function choosing(name: string, Kind: typeof Combinations | typeof Multisets): TypeSpec {
  return iteratorType(
    name,
    barrier('__new__', '(cls, iterable, r)', (vm, cls: PyClass, v: Value, r: Value) => {
      const length = asSize(vm, r);
      const pool = collect(vm, v);
      if (length < 0) throw valueError(vm, 'r must be non-negative');
      return new Kind(cls.rootShape, pool, length);
    }),
  );
}

class ZipLongest extends PyIterator {
  private active: number;
  constructor(
    override shape: Shape,
    private readonly its: (Value | null)[],
    private readonly fill: Value,
  ) {
    super();
    this.active = its.length;
  }
  next(vm: Vm): Value | undefined {
    if (this.active === 0) return undefined;
    const row = new Array<Value>(this.its.length);
    for (let i = 0; i < row.length; i++) {
      const it = this.its[i];
      const v = it === null ? undefined : iteratorNext(vm, it);
      if (it !== null && v === undefined) {
        this.its[i] = null;
        if (--this.active === 0) return undefined;
      }
      row[i] = v ?? this.fill;
    }
    return vm.tuple(row);
  }
}

const ZIP_LONGEST = iteratorType(
  'zip_longest',
  barrier(
    '__new__',
    '(cls, *iterables, fillvalue=None)',
    (vm, cls: PyClass, iterables: readonly Value[], fill: Value | undefined) =>
      new ZipLongest(
        cls.rootShape,
        iterables.map((v, i) => {
          const kind = classOf(vm, v);
          if (kind.find('__iter__') === undefined && kind.find('__getitem__') === undefined)
            throw typeError(vm, `zip_longest argument #${i + 1} must support iteration`);
          return getIterator(vm, v);
        }),
        fill ?? None,
      ),
  ),
);

export const COMBINATORIC_TYPES: readonly TypeSpec[] = [
  PRODUCT,
  PERMUTATIONS,
  choosing('combinations', Combinations),
  choosing('combinations_with_replacement', Multisets),
  ZIP_LONGEST,
];
