/**
 * The megamorphic form of a method load: a small table by shape, one for each site. An entry is right while its lookup
 * cell holds what it held. Layouts without a class-level function of that name are not kept.
 */
import type { LookupCell } from '../objects/class.js';
import type { Shape } from '../objects/shape.js';
import type { Value } from '../objects/value.js';

const SIZE = 16;

export class MethodCache {
  private readonly shapes: (Shape | null)[] = new Array<Shape | null>(SIZE).fill(null);
  private readonly cells: (LookupCell | null)[] = new Array<LookupCell | null>(SIZE).fill(null);
  private readonly functions: (Value | undefined)[] = new Array<Value | undefined>(SIZE).fill(undefined);

  /** The function that instances of `shape` find, or undefined when it is not known here. */
  find(shape: Shape): Value | undefined {
    const i = shape.id & (SIZE - 1);
    const f = this.functions[i];
    return this.shapes[i] === shape && this.cells[i]!.value === f ? f : undefined;
  }

  add(shape: Shape, cell: LookupCell): void {
    const i = shape.id & (SIZE - 1);
    this.shapes[i] = shape;
    this.cells[i] = cell;
    this.functions[i] = cell.value;
  }
}

/** The megamorphic form of attribute loads and stores: where instances of a layout keep the attribute. */
export class SlotCache {
  private readonly shapes: (Shape | null)[] = new Array<Shape | null>(SIZE).fill(null);
  private readonly cells: (LookupCell | null)[] = new Array<LookupCell | null>(SIZE).fill(null);
  private readonly expected: (Value | undefined)[] = new Array<Value | undefined>(SIZE).fill(undefined);
  private readonly slots: number[] = new Array<number>(SIZE).fill(-1);

  /** The slot, or −1 when it is not known here. */
  find(shape: Shape): number {
    const i = shape.id & (SIZE - 1);
    return this.shapes[i] === shape && this.cells[i]!.value === this.expected[i] ? this.slots[i] : -1;
  }

  /** `cell`: the class attribute of the same name, which must stay as it is. */
  add(shape: Shape, cell: LookupCell, slot: number): void {
    const i = shape.id & (SIZE - 1);
    this.shapes[i] = shape;
    this.cells[i] = cell;
    this.expected[i] = cell.value;
    this.slots[i] = slot;
  }
}
