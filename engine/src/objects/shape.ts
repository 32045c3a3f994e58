/**
 * Hidden classes. A shape is one layout of one class's instances: which attribute lives in which slot.
 * The root is per class, so one guard on `o.shape` proves class and layout at once (engine.md §4).
 * Knows nothing of lookup through classes.
 */
import type { PyClass } from './class.js';

/** More attributes than this turn an instance into dictionary mode. */
export const MAX_SLOTS = 64;
/** More children than this at one shape count as a transition explosion. */
const MAX_TRANSITIONS = 64;

export class Shape {
  /** Attribute → slot of this layout; made when first asked. */
  private table: Map<string, number> | null = null;
  private transitions: Map<string, Shape> | null = null;
  /** Where the attribute that led here was first added: an opaque position made by the interpreter. */
  addedAt: ShapeOrigin | null = null;
  /** Instances that passed through this layout, counted by the interpreter when profiling. */
  instances = 0;

  constructor(
    readonly id: number,
    readonly cls: PyClass,
    readonly parent: Shape | null,
    readonly key: string | null,
    /** Slots in use; the last one belongs to `key`. */
    readonly size: number,
    readonly isDictionary: boolean,
  ) {}

  /** Slot of an attribute, or −1. */
  slotOf(key: string): number {
    const slot = (this.table ??= this.makeTable()).get(key);
    return slot === undefined ? -1 : slot;
  }

  private makeTable(): Map<string, number> {
    const table = new Map<string, number>();
    for (const key of this.keys()) table.set(key, table.size);
    return table;
  }

  /** Attribute names in slot order. */
  keys(): string[] {
    const keys: string[] = [];
    for (let s: Shape | null = this; s !== null && s.key !== null; s = s.parent) keys.push(s.key);
    return keys.reverse();
  }

  /** The layout with `key` added at the end, or null when the instance must go to dictionary mode. */
  add(key: string, makeId: () => number): Shape | null {
    const known = this.transitions?.get(key);
    if (known !== undefined) return known;
    if (this.size >= MAX_SLOTS || (this.transitions !== null && this.transitions.size >= MAX_TRANSITIONS)) return null;
    const child = new Shape(makeId(), this.cls, this, key, this.size + 1, false);
    (this.transitions ??= new Map()).set(key, child);
    return child;
  }

  children(): Iterable<Shape> {
    return this.transitions?.values() ?? [];
  }
}

export interface ShapeOrigin {
  readonly filename: string;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
  readonly functionName: string;
}
