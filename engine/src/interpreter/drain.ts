/**
 * A native that drains a generator, where compiled code has built both into the function that calls the native and then
 * leaves: the interpreter finishes the generator's step, and the native goes on with what is gathered so far.
 */
import { iteratorNext } from '../objects/iterate.js';
import { PyIterator } from '../objects/iterator.js';
import type { PyGenerator } from '../objects/generator.js';
import type { Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';

/** A native that takes all that an iterator gives. */
export interface Drain {
  /** Its result, from what was `held` so far and an iterator over the rest. */
  finish(vm: Vm, held: readonly (Value | undefined)[], rest: Value): Value;
}

export interface Drained {
  readonly drain: Drain;
  readonly held: readonly (Value | undefined)[];
}

/** Items that were taken already, then what is left of an iterator. */
export class Resumed extends PyIterator {
  constructor(
    vm: Vm,
    private readonly taken: Value[],
    private readonly rest: Value,
  ) {
    super();
    this.shape = vm.types.iterator.rootShape;
  }

  next(vm: Vm): Value | undefined {
    return this.taken.length > 0 ? this.taken.shift() : iteratorNext(vm, this.rest);
  }
}

/** The native's result, once the generator's step has ended; `item` is what it yielded, if it did. */
export function finishDrain(vm: Vm, gen: PyGenerator, { drain, held }: Drained, item: Value): Value {
  return drain.finish(vm, held, new Resumed(vm, gen.state === 'closed' ? [] : [item], gen));
}
