/**
 * How much may be compiled so early: a program of a few milliseconds is not to wait for a compiler that would
 * never pay for itself. Counts in the run's own clock and in bytecode, so that the same run compiles the same code.
 */
import { WIDTH } from '../bytecode/opcodes.js';

/** Operations of the run (calls and back edges, about a microsecond each when interpreted) that allow one instruction to be compiled. */
const OPERATIONS_PER_INSTRUCTION = 12;

export class CompileBudget {
  /** Instructions compiled so far. */
  private spent = 40;

  constructor(private readonly unlimited: boolean) {}

  allows(operations: number): boolean {
    return this.unlimited || operations >= this.spent * OPERATIONS_PER_INSTRUCTION;
  }

  /** `words`: the length of the instructions of what was compiled. */
  spend(words: number): void {
    this.spent += words / WIDTH;
  }
}
