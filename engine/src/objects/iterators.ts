/** Iterators of sequences. Others stand beside their types. */
import { asPosition, asSize } from './convert.js';
import { callSpecial } from './attribute.js';
import { isError } from './errors.js';
import { PyIterator, type IteratorForm } from './iterator.js';
import type { PyList, PyTuple, Value } from './value.js';
import type { Shape } from './shape.js';
import type { Vm } from './vm.js';

export class ListIterator extends PyIterator {
  index = 0;
  constructor(
    override shape: Shape,
    public list: PyList | null,
  ) {
    super();
  }
  next(_vm: Vm): Value | undefined {
    const list = this.list;
    if (list === null) return undefined;
    if (this.index < list.items.length) return list.items[this.index++];
    this.list = null;
    return undefined;
  }
  override lengthHint(): number {
    return this.list === null ? 0 : Math.max(0, this.list.items.length - this.index);
  }
  override form(vm: Vm): IteratorForm {
    return this.list === null ? { make: 'iter', args: [vm.list([])] } : { make: 'iter', args: [this.list], state: this.index };
  }
  override restore(vm: Vm, state: Value): void {
    if (this.list !== null) this.index = clampedIndex(vm, state, this.list.items.length);
  }
}

export class TupleIterator extends PyIterator {
  index = 0;
  constructor(
    override shape: Shape,
    readonly tuple: PyTuple,
  ) {
    super();
  }
  next(_vm: Vm): Value | undefined {
    const items = this.tuple.items;
    return this.index < items.length ? items[this.index++] : undefined;
  }
  override lengthHint(): number {
    return this.tuple.items.length - this.index;
  }
  override form(vm: Vm): IteratorForm {
    const atEnd = this.index >= this.tuple.items.length;
    return atEnd ? { make: 'iter', args: [vm.tuple([])] } : { make: 'iter', args: [this.tuple], state: this.index };
  }
  override restore(vm: Vm, state: Value): void {
    this.index = clampedIndex(vm, state, this.tuple.items.length);
  }
}

/** Over anything with `__getitem__` from 0 up, until IndexError. */
export class SequenceIterator extends PyIterator {
  index = 0;
  constructor(
    override shape: Shape,
    public sequence: Value | null,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    if (this.sequence === null) return undefined;
    try {
      return callSpecial(vm, this.sequence, '__getitem__', [this.index++]);
    } catch (e) {
      if (!isError(vm, e, 'IndexError') && !isError(vm, e, 'StopIteration')) throw e;
      this.sequence = null;
      return undefined;
    }
  }
  override form(vm: Vm): IteratorForm {
    return this.sequence === null ? { make: 'iter', args: [vm.tuple([])] } : { make: 'iter', args: [this.sequence], state: this.index };
  }
  override restore(vm: Vm, state: Value): void {
    if (this.sequence !== null) this.index = clampedIndex(vm, state, Infinity);
  }
}

/** The place of a pickled iterator in a sequence of that length. */
export function clampedIndex(vm: Vm, state: Value, length: number): number {
  return Math.max(0, Math.min(asSize(vm, state), length));
}

/** Resolves a possibly negative index against a length; −1 when out of range. */
export function resolveIndex(vm: Vm, index: Value, length: number): number {
  const i = typeof index === 'number' ? index : asPosition(vm, index, 'IndexError');
  const at = i < 0 ? i + length : i;
  return at >= 0 && at < length ? at : -1;
}
