/** Native iterators: one JS method, no exceptions for the end. */
import { PyObject, type Value } from './value.js';
import type { Vm } from './vm.js';

/** How `__reduce__` writes an iterator down: what to call with what, and where to go on. */
export interface IteratorForm {
  readonly make: 'iter' | 'reversed' | 'class';
  readonly args: readonly Value[];
  readonly state?: Value;
}

export abstract class PyIterator extends PyObject {
  /** The next item, or undefined at the end (and ever after). */
  abstract next(vm: Vm): Value | undefined;
  /** `__length_hint__`, or −1 when there is none. */
  lengthHint(): number {
    return -1;
  }
  /** Null: cannot be copied or pickled. */
  form(_vm: Vm): IteratorForm | null {
    return null;
  }
  /** Goes on where a form's state says. */
  restore(_vm: Vm, _state: Value): void {}
}

/**
 * Gives tuples of a fixed length, whose items can also be had one by one: compiled loops that unpack them at once
 * never make the tuple.
 */
export abstract class PyRowIterator extends PyIterator {
  /** The items after `advance`; the array is used again. */
  abstract readonly row: Value[];
  /** False for those of the class that give single values: a dict's keys are iterated by the class of its items. */
  abstract readonly givesRows: boolean;
  /** Reads the next row; false at the end. */
  abstract advance(vm: Vm): boolean;
  next(vm: Vm): Value | undefined {
    return this.advance(vm) ? vm.tuple(this.row.slice()) : undefined;
  }
}
