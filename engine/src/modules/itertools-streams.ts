/** Iterators of `itertools` that pass one stream on: chain, filters, slices, counters, accumulate, batched, pairwise. */
import { call1 } from '../objects/call.js';
import { addInts, binary } from '../objects/arithmetic.js';
import { classOf, intValue, isInstance } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { asIndex, asSize } from '../objects/convert.js';
import { typeError, valueError } from '../objects/errors.js';
import { collect, getIterator, iteratorNext } from '../objects/iterate.js';
import { PyIterator } from '../objects/iterator.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import { reprText } from '../objects/text.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { ITERATOR_METHODS } from '../objects/types/iterator-types.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { CLASS_GETITEM } from './module-spec.js';

/** The spec of an iterator class of this module. */
export function iteratorType(name: string, create: NativeSpec | 'none', more: Partial<TypeSpec> = {}): TypeSpec {
  const { methods = [], ...rest } = more;
  return { name, module: 'itertools', layout: 'native', create, methods: [...ITERATOR_METHODS, ...methods], ...rest };
}

// ---- count, repeat, cycle ----

class Count extends PyIterator {
  constructor(
    override shape: Shape,
    private current: Value,
    private readonly step: Value,
  ) {
    super();
  }
  next(vm: Vm): Value {
    const { current, step } = this;
    this.current = typeof current === 'number' && typeof step === 'number' ? addInts(current, step) : binary(vm, '+', current, step);
    return current;
  }
  show(vm: Vm): string {
    return this.step === 1 ? `count(${reprText(vm, this.current)})` : `count(${reprText(vm, this.current)}, ${reprText(vm, this.step)})`;
  }
}

function isNumber(vm: Vm, v: Value): boolean {
  const cls = classOf(vm, v);
  return (
    cls.find('__index__') !== undefined ||
    cls.find('__float__') !== undefined ||
    cls.find('__int__') !== undefined ||
    isInstance(vm, v, 'complex')
  );
}

const COUNT = iteratorType(
  'count',
  native('__new__', '(cls, start=0, step=1)', (vm, cls: PyClass, start: Value = 0, step: Value = 1) => {
    if (!isNumber(vm, start) || !isNumber(vm, step)) throw typeError(vm, 'a number is required');
    return new Count(cls.rootShape, start, step);
  }),
  { methods: [barrier('__repr__', '(self, /)', (vm, c: Count) => vm.text(c.show(vm)))] },
);

class Repeat extends PyIterator {
  constructor(
    override shape: Shape,
    private readonly element: Value,
    private left: number,
  ) {
    super();
  }
  next(): Value | undefined {
    if (this.left === 0) return undefined;
    if (this.left > 0) this.left--;
    return this.element;
  }
  override lengthHint(): number {
    return this.left;
  }
  show(vm: Vm): string {
    const shown = reprText(vm, this.element);
    return this.left < 0 ? `repeat(${shown})` : `repeat(${shown}, ${this.left})`;
  }
}

const REPEAT = iteratorType(
  'repeat',
  native(
    '__new__',
    '(cls, object, times=None)',
    (vm, cls: PyClass, element: Value, times: Value | undefined) =>
      new Repeat(cls.rootShape, element, times === undefined ? -1 : Math.max(0, asSize(vm, times))),
  ),
  {
    methods: [
      barrier('__repr__', '(self, /)', (vm, r: Repeat) => vm.text(r.show(vm))),
      native('__length_hint__', '(self, /)', (vm, r: Repeat) => {
        if (r.lengthHint() < 0) throw typeError(vm, 'len() of unsized object');
        return r.lengthHint();
      }),
    ],
  },
);

class Cycle extends PyIterator {
  private readonly saved: Value[] = [];
  private at = -1;
  constructor(
    override shape: Shape,
    private readonly it: Value,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    const { saved } = this;
    if (this.at < 0) {
      const v = iteratorNext(vm, this.it);
      if (v !== undefined) {
        saved.push(v);
        return v;
      }
      this.at = 0;
    }
    if (saved.length === 0) return undefined;
    const v = saved[this.at];
    this.at = this.at + 1 === saved.length ? 0 : this.at + 1;
    return v;
  }
}

const CYCLE = iteratorType(
  'cycle',
  barrier('__new__', '(cls, iterable, /)', (vm, cls: PyClass, v: Value) => new Cycle(cls.rootShape, getIterator(vm, v))),
);

// ---- chain ----

class Chain extends PyIterator {
  private active: Value | null = null;
  constructor(
    override shape: Shape,
    private source: Value | null,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    while (this.source !== null) {
      if (this.active === null) {
        const iterable = iteratorNext(vm, this.source);
        if (iterable === undefined) {
          this.source = null;
          return undefined;
        }
        this.active = getIterator(vm, iterable);
      }
      const v = iteratorNext(vm, this.active);
      if (v !== undefined) return v;
      this.active = null;
    }
    return undefined;
  }
}

const CHAIN = iteratorType(
  'chain',
  native(
    '__new__',
    '(cls, *iterables)',
    (vm, cls: PyClass, iterables: readonly Value[]) => new Chain(cls.rootShape, getIterator(vm, vm.tuple(iterables))),
  ),
  {
    classMethods: [
      barrier('from_iterable', '(cls, iterable, /)', (vm, cls: PyClass, v: Value) => new Chain(cls.rootShape, getIterator(vm, v))),
      CLASS_GETITEM,
    ],
  },
);

// ---- filters ----

type Step = (vm: Vm, v: Value) => Value | undefined | typeof END;
const END = Symbol('end');

/** An iterator that maps or drops each item of another; `END` stops it for good. */
class Filtered extends PyIterator {
  private done = false;
  constructor(
    override shape: Shape,
    private readonly it: Value,
    private readonly step: Step,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    while (!this.done) {
      const v = iteratorNext(vm, this.it);
      if (v === undefined) return undefined;
      const r = this.step(vm, v);
      if (r === END) this.done = true;
      else if (r !== undefined) return r;
    }
    return undefined;
  }
}

/** `name(function, iterable)`; `makeStep` is called once per iterator. */
function filterType(name: string, signature: string, makeStep: (f: Value) => Step): TypeSpec {
  return iteratorType(
    name,
    barrier('__new__', signature, (vm, cls: PyClass, f: Value, v: Value) => new Filtered(cls.rootShape, getIterator(vm, v), makeStep(f))),
  );
}

const DROPWHILE = filterType('dropwhile', '(cls, predicate, iterable, /)', f => {
  let started = false;
  return (vm, v) => {
    if (!started && truth(vm, call1(vm, f, v))) return undefined;
    started = true;
    return v;
  };
});
const TAKEWHILE = filterType('takewhile', '(cls, predicate, iterable, /)', f => (vm, v) => (truth(vm, call1(vm, f, v)) ? v : END));
const FILTERFALSE = filterType(
  'filterfalse',
  '(cls, function, iterable, /)',
  f => (vm, v) => (truth(vm, f === None || f === vm.types.bool ? v : call1(vm, f, v)) ? undefined : v),
);
const STARMAP = filterType('starmap', '(cls, function, iterable, /)', f => (vm, v) => vm.callArgs(f, collect(vm, v)));

const COMPRESS = iteratorType(
  'compress',
  barrier('__new__', '(cls, data, selectors)', (vm, cls: PyClass, data: Value, selectors: Value) => {
    const it = getIterator(vm, data);
    const by = getIterator(vm, selectors);
    return new Filtered(cls.rootShape, it, (vm, v) => {
      const s = iteratorNext(vm, by);
      return s === undefined ? END : truth(vm, s) ? v : undefined;
    });
  }),
);

// ---- accumulate, pairwise, batched ----

class Accumulate extends PyIterator {
  private total: Value | undefined = undefined;
  constructor(
    override shape: Shape,
    private readonly it: Value,
    private readonly f: Value,
    private initial: Value | undefined,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    if (this.initial !== undefined) {
      this.total = this.initial;
      this.initial = undefined;
      return this.total;
    }
    const v = iteratorNext(vm, this.it);
    if (v === undefined) return undefined;
    if (this.total === undefined) this.total = v;
    else this.total = this.f === None ? binary(vm, '+', this.total, v) : vm.call(this.f, this.total, v);
    return this.total;
  }
}

const ACCUMULATE = iteratorType(
  'accumulate',
  barrier(
    '__new__',
    '(cls, iterable, func=None, *, initial=None)',
    (vm, cls: PyClass, v: Value, f: Value = None, initial: Value = None) =>
      new Accumulate(cls.rootShape, getIterator(vm, v), f, initial === None ? undefined : initial),
  ),
);

class Pairwise extends PyIterator {
  private old: Value | undefined = undefined;
  constructor(
    override shape: Shape,
    private it: Value | null,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    // next() of the source may come back here; what it leaves behind counts
    let { old } = this;
    if (this.it !== null && old === undefined) this.old = old = iteratorNext(vm, this.it);
    const second = this.it === null || old === undefined ? undefined : iteratorNext(vm, this.it);
    if (old !== undefined && second !== undefined) {
      this.old = second;
      return vm.tuple([old, second]);
    }
    this.it = null;
    this.old = undefined;
    return undefined;
  }
}

const PAIRWISE = iteratorType(
  'pairwise',
  barrier('__new__', '(cls, iterable, /)', (vm, cls: PyClass, v: Value) => new Pairwise(cls.rootShape, getIterator(vm, v))),
);

class Batched extends PyIterator {
  constructor(
    override shape: Shape,
    private it: Value | null,
    private readonly size: number,
    private readonly strict: boolean,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    if (this.it === null) return undefined;
    const batch: Value[] = [];
    while (batch.length < this.size) {
      const v = iteratorNext(vm, this.it);
      if (v === undefined) return this.end(vm, batch);
      batch.push(v);
    }
    return vm.tuple(batch);
  }
  private end(vm: Vm, batch: Value[]): Value | undefined {
    this.it = null;
    if (batch.length === 0) return undefined;
    if (this.strict) throw valueError(vm, 'batched(): incomplete batch');
    return vm.tuple(batch);
  }
}

const BATCHED = iteratorType(
  'batched',
  barrier('__new__', '(cls, iterable, n, *, strict=False)', (vm, cls: PyClass, v: Value, n: Value, strict: Value | undefined) => {
    const size = asSize(vm, n);
    if (size < 1) throw valueError(vm, 'n must be at least one');
    return new Batched(cls.rootShape, getIterator(vm, v), size, strict !== undefined && truth(vm, strict));
  }),
);

// ---- islice ----

class Slice extends PyIterator {
  private seen = 0;
  constructor(
    override shape: Shape,
    private it: Value | null,
    private wanted: number,
    private readonly stop: number,
    private readonly step: number,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    if (this.it === null) return undefined;
    let v: Value | undefined;
    do {
      v = this.seen === this.wanted && this.seen >= this.stop ? undefined : iteratorNext(vm, this.it);
      if (v === undefined) {
        this.it = null;
        return undefined;
      }
    } while (this.seen++ < this.wanted);
    this.wanted = Math.min(this.wanted + this.step, this.stop);
    return v;
  }
}

function sliceBound(vm: Vm, v: Value, ifNone: number, complain: string): number {
  if (v === None) return ifNone;
  const n = intValue(v) ?? (classOf(vm, v).find('__index__') === undefined ? undefined : asIndex(vm, v));
  // −1 is what CPython's conversion answers on failure; only other negative numbers are known to be numbers
  if (n === undefined || n == -1 || n > 0x7fff_ffff_ffff_ffffn) throw valueError(vm, complain);
  if (n < 0) throw valueError(vm, complain === STOP ? INDICES : complain);
  return Number(n);
}

const INDICES = 'Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
const STOP = 'Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.';
const STEP = 'Step for islice() must be a positive integer or None.';

const ISLICE = iteratorType(
  'islice',
  barrier(
    '__new__',
    '(cls, iterable, start, stop=None, step=None, /)',
    (vm, cls: PyClass, v: Value, a: Value, b: Value | undefined, c: Value | undefined) => {
      const stop = sliceBound(vm, b ?? a, Infinity, STOP);
      const start = b === undefined ? 0 : sliceBound(vm, a, 0, INDICES);
      const step = c === undefined ? 1 : sliceBound(vm, c, 1, STEP);
      if (step < 1) throw valueError(vm, STEP);
      return new Slice(cls.rootShape, getIterator(vm, v), start, stop, step);
    },
  ),
);

export const STREAM_TYPES: readonly TypeSpec[] = [
  COUNT,
  REPEAT,
  CYCLE,
  CHAIN,
  DROPWHILE,
  TAKEWHILE,
  FILTERFALSE,
  STARMAP,
  COMPRESS,
  ACCUMULATE,
  PAIRWISE,
  BATCHED,
  ISLICE,
];
