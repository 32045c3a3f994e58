/**
 * Temporaries of one code block, allocated as a stack. Knows nothing of what they hold.
 * A run of registers is consecutive because nothing is ever allocated below the top.
 */
import { assert } from './assert.js';
import { TEMP_BASE } from './instruction.js';

export class Registers {
  private top = TEMP_BASE;
  private highest = TEMP_BASE;

  /** How many temporaries were in use at once. */
  get count(): number {
    return this.highest - TEMP_BASE;
  }

  mark(): number {
    return this.top;
  }

  /** Frees everything allocated since `mark`. */
  release(mark: number): void {
    assert(mark <= this.top, 'temporaries released out of order');
    this.top = mark;
  }

  alloc(count = 1): number {
    const first = this.top;
    this.top += count;
    if (this.top > this.highest) this.highest = this.top;
    return first;
  }

  /** A run may start at `register` instead of above it. */
  isTop(register: number): boolean {
    return register === this.top - 1;
  }
}

export const isTemporary = (register: number): boolean => register >= TEMP_BASE;
