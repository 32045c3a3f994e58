/** Iterates from an index down to 0. */
import { PyIterator } from '../iterator.js';
import type { Shape } from '../shape.js';
import type { Value } from '../value.js';
import type { Vm } from '../vm.js';

export class ReversedIterator extends PyIterator {
  constructor(
    shape: Shape,
    private index: number,
    private readonly at: (i: number) => Value | undefined,
  ) {
    super(shape);
  }
  next(_vm: Vm): Value | undefined {
    if (this.index < 0) return undefined;
    const v = this.at(this.index);
    this.index = v === undefined ? -1 : this.index - 1;
    return v;
  }
  override lengthHint(): number {
    return this.index + 1;
  }
}
