/** Classes of native iterators: they all answer `__iter__`, `__next__`, `__length_hint__`. Also enumerate, zip, map, filter, reversed. */
import { CLASS_GETITEM } from '../generic-class.js';
import { call1 } from '../call.js';
import { callMethodOn } from '../attribute.js';
import { classOf } from '../class-of.js';
import type { PyClass } from '../class.js';
import { asIndex } from '../convert.js';
import { stopIteration, typeError, valueError } from '../errors.js';
import { getIterator, iteratorNext } from '../iterate.js';
import { PyIterator, PyRowIterator, type IteratorForm } from '../iterator.js';
import { barrier, native, type NativeSpec } from '../native.js';
import type { Shape } from '../shape.js';
import { lengthOf } from '../subscript.js';
import { truth } from '../truth.js';
import type { TypeSpec } from '../type-spec.js';
import type { CoreTypeName } from '../type-names.js';
import { None, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { addInts } from '../arithmetic.js';
import { ReversedIterator } from './reversed-iterator.js';
import { sameOrEqual } from '../compare.js';

/** `__next__` of classes whose instances are PyIterators, and of no others. */
export const ITERATOR_NEXT = barrier('__next__', '(self, /)', (vm, it: PyIterator) => {
  const v = it.next(vm);
  if (v === undefined) throw stopIteration(vm, undefined);
  return v;
});
export const ITERATOR_METHODS: readonly NativeSpec[] = [native('__iter__', '(self, /)', (_vm, it: Value) => it), ITERATOR_NEXT];

const HINT = native('__length_hint__', '(self, /)', (_vm, it: PyIterator) => Math.max(0, it.lengthHint()));

/** Copying and pickling, of iterators that have a form. */
export const PICKLED: readonly NativeSpec[] = [
  barrier('__reduce__', '(self, /)', (vm, it: PyIterator) => {
    const form = it.form(vm);
    if (form === null) throw typeError(vm, `cannot pickle '${classOf(vm, it).name}' object`);
    const callee = form.make === 'class' ? classOf(vm, it) : vm.builtins.dict.getStr(form.make)!;
    return vm.tuple([callee, vm.tuple(form.args), ...(form.state === undefined ? [] : [form.state])]);
  }),
  barrier('__setstate__', '(self, state, /)', (vm, it: PyIterator, state: Value) => {
    it.restore(vm, state);
    return None;
  }),
];

function plain(name: CoreTypeName): [CoreTypeName, TypeSpec] {
  return [name, { name, layout: 'native', final: true, create: 'none', methods: [...ITERATOR_METHODS, HINT, ...PICKLED] }];
}

/** An iterator that need not be asked what it is at every step. */
function nativeOrNull(it: Value): PyIterator | null {
  return it instanceof PyIterator && !it.shape.cls.isHeap ? it : null;
}

class EnumerateIterator extends PyRowIterator {
  readonly row: Value[] = [];
  readonly givesRows = true;
  constructor(
    override shape: Shape,
    private readonly it: Value,
    private index: number | bigint,
  ) {
    super();
    this.native = nativeOrNull(it);
  }
  private readonly native: PyIterator | null;
  advance(vm: Vm): boolean {
    const { native } = this;
    const v = native !== null ? native.next(vm) : iteratorNext(vm, this.it);
    if (v === undefined) return false;
    this.row[0] = this.index;
    this.row[1] = v;
    this.index = typeof this.index === 'number' ? addInts(this.index, 1) : this.index + 1n;
    return true;
  }
  override form(): IteratorForm {
    return { make: 'class', args: [this.it, this.index] };
  }
}

class ZipIterator extends PyRowIterator {
  readonly row: Value[] = [];
  readonly givesRows = true;
  constructor(
    override shape: Shape,
    public its: readonly Value[],
    private strict: boolean,
  ) {
    super();
    this.natives = its.map(nativeOrNull);
  }
  private readonly natives: readonly (PyIterator | null)[];
  advance(vm: Vm): boolean {
    const { its, row } = this;
    const { natives } = this;
    if (its.length === 0) return false;
    for (let i = 0; i < its.length; i++) {
      const own = natives[i];
      const v = own !== null ? own.next(vm) : iteratorNext(vm, its[i]);
      if (v === undefined) return this.end(vm, i);
      row[i] = v;
    }
    return true;
  }
  override form(): IteratorForm {
    return { make: 'class', args: this.its, ...(this.strict ? { state: true } : {}) };
  }
  override restore(vm: Vm, state: Value): void {
    this.strict = truth(vm, state);
  }
  private end(vm: Vm, at: number): false {
    const its = this.its;
    this.its = [];
    if (!this.strict) return false;
    if (at > 0) throw valueError(vm, `zip() argument ${at + 1} is shorter than argument${at === 1 ? ' ' : 's 1-'}${at}`);
    for (let i = 1; i < its.length; i++) {
      if (iteratorNext(vm, its[i]) !== undefined)
        throw valueError(vm, `zip() argument ${i + 1} is longer than argument${i === 1 ? ' ' : 's 1-'}${i}`);
    }
    return false;
  }
}

class MapIterator extends PyIterator {
  constructor(
    override shape: Shape,
    private readonly f: Value,
    private readonly its: readonly Value[],
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    if (this.its.length === 1) {
      const v = iteratorNext(vm, this.its[0]);
      return v === undefined ? undefined : call1(vm, this.f, v);
    }
    const args = new Array<Value>(this.its.length);
    for (let i = 0; i < args.length; i++) {
      const v = iteratorNext(vm, this.its[i]);
      if (v === undefined) return undefined;
      args[i] = v;
    }
    return vm.callArgs(this.f, args);
  }
  override form(): IteratorForm {
    return { make: 'class', args: [this.f, ...this.its] };
  }
}

class FilterIterator extends PyIterator {
  constructor(
    override shape: Shape,
    private readonly f: Value,
    private readonly it: Value,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    for (;;) {
      const v = iteratorNext(vm, this.it);
      if (v === undefined) return undefined;
      if (truth(vm, this.f === None || this.f === vm.types.bool ? v : call1(vm, this.f, v))) return v;
    }
  }
  override form(): IteratorForm {
    return { make: 'class', args: [this.f, this.it] };
  }
}

/** `iter(callable, sentinel)`. */
export class CallableIterator extends PyIterator {
  constructor(
    override shape: Shape,
    private callable: Value | null,
    private readonly sentinel: Value,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    if (this.callable === null) return undefined;
    const v = vm.call(this.callable);
    if (!sameOrEqual(vm, v, this.sentinel)) return v;
    this.callable = null;
    return undefined;
  }
  override form(vm: Vm): IteratorForm {
    return this.callable === null ? { make: 'iter', args: [vm.tuple([])] } : { make: 'iter', args: [this.callable, this.sentinel] };
  }
}

const ENUMERATE: TypeSpec = {
  name: 'enumerate',
  layout: 'native',
  create: barrier('__new__', '(cls, iterable, start=0)', (vm, cls: PyClass, iterable: Value, start: Value | undefined) => {
    const first = start === undefined ? 0 : asIndex(vm, start);
    return new EnumerateIterator(cls.rootShape, getIterator(vm, iterable), first);
  }),
  methods: [...ITERATOR_METHODS, ...PICKLED],
  classMethods: [CLASS_GETITEM],
};

const ZIP: TypeSpec = {
  name: 'zip',
  layout: 'native',
  create: barrier(
    '__new__',
    '(cls, /, *iterables, strict=False)',
    (vm, cls: PyClass, iterables: readonly Value[], strict: Value | undefined) => {
      const its = iterables.map((v, i) => {
        if (classOf(vm, v).find('__iter__') === undefined && classOf(vm, v).find('__getitem__') === undefined)
          throw typeError(vm, `'${classOf(vm, v).name}' object is not iterable`);
        return i < 0 ? v : getIterator(vm, v);
      });
      return new ZipIterator(cls.rootShape, its, strict !== undefined && truth(vm, strict));
    },
  ),
  methods: [...ITERATOR_METHODS, ...PICKLED],
};

const MAP: TypeSpec = {
  name: 'map',
  layout: 'native',
  create: barrier('__new__', '(cls, /, *args)', (vm, cls: PyClass, args: readonly Value[]) => {
    if (args.length < 2) throw typeError(vm, 'map() must have at least two arguments.');
    return new MapIterator(
      cls.rootShape,
      args[0],
      args.slice(1).map(v => getIterator(vm, v)),
    );
  }),
  methods: [...ITERATOR_METHODS, ...PICKLED],
};

const FILTER: TypeSpec = {
  name: 'filter',
  layout: 'native',
  create: barrier(
    '__new__',
    '(cls, function, iterable, /)',
    (vm, cls: PyClass, f: Value, v: Value) => new FilterIterator(cls.rootShape, f, getIterator(vm, v)),
  ),
  methods: [...ITERATOR_METHODS, ...PICKLED],
};

const REVERSED: TypeSpec = {
  name: 'reversed',
  layout: 'native',
  create: barrier('__new__', '(cls, sequence, /)', (vm, cls: PyClass, v: Value) => {
    const own = classOf(vm, v);
    const method = own.find('__reversed__');
    if (method === None) throw typeError(vm, `'${own.name}' object is not reversible`);
    if (method !== undefined) return callMethodOn(vm, method, v, []);
    const get = own.find('__getitem__');
    if (get === undefined || own.isSubclassOf(vm.types.dict)) throw typeError(vm, `'${own.name}' object is not reversible`);
    return new ReversedIterator(cls.rootShape, lengthOf(vm, v) - 1, v, i => callMethodOn(vm, get, v, [i]));
  }),
  methods: [...ITERATOR_METHODS, HINT, ...PICKLED],
};

export const ITERATOR_TYPES: readonly [CoreTypeName, TypeSpec][] = [
  plain('list_iterator'),
  plain('list_reverseiterator'),
  plain('tuple_iterator'),
  plain('str_iterator'),
  plain('bytes_iterator'),
  plain('bytearray_iterator'),
  plain('memory_iterator'),
  plain('range_iterator'),
  plain('longrange_iterator'),
  plain('set_iterator'),
  plain('iterator'),
  plain('callable_iterator'),
  plain('generic_alias_iterator'),
  plain('dict_keyiterator'),
  plain('dict_valueiterator'),
  plain('dict_itemiterator'),
  plain('dict_reversekeyiterator'),
  plain('dict_reversevalueiterator'),
  plain('dict_reverseitemiterator'),
  ['enumerate', ENUMERATE],
  ['zip', ZIP],
  ['map', MAP],
  ['filter', FILTER],
  ['reversed', REVERSED],
];
