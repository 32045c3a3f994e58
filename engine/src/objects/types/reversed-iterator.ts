/** Iterates from an index down to 0. */
import { asSize } from '../convert.js';
import { PyIterator, type IteratorForm } from '../iterator.js';
import type { Shape } from '../shape.js';
import { lengthOf } from '../subscript.js';
import type { Value } from '../value.js';
import type { Vm } from '../vm.js';

export class ReversedIterator extends PyIterator {
  constructor(
    override shape: Shape,
    private index: number,
    private sequence: Value | null,
    private readonly at: (i: number) => Value | undefined,
  ) {
    super();
  }
  private get isList(): boolean {
    return this.shape.cls.name === 'list_reverseiterator';
  }
  next(_vm: Vm): Value | undefined {
    const v = this.index < 0 ? undefined : this.at(this.index);
    this.index = v === undefined ? -1 : this.index - 1;
    if (v === undefined) this.sequence = null;
    return v;
  }
  override lengthHint(): number {
    return this.index + 1;
  }
  override form(vm: Vm): IteratorForm {
    if (this.sequence === null) return { make: 'reversed', args: [this.isList ? vm.list([]) : vm.tuple([])] };
    return { make: 'reversed', args: [this.sequence], state: this.index };
  }
  override restore(vm: Vm, state: Value): void {
    if (this.sequence !== null) this.index = Math.max(-1, Math.min(asSize(vm, state), lengthOf(vm, this.sequence) - 1));
  }
}
