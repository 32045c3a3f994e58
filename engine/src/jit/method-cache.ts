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
