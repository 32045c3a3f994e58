/**
 * Gives memory back when nobody has asked for anything for a while: V8 collects when memory is asked for, so what an hour
 * of typing left behind would otherwise stay for as long as the editor rests. Knows neither documents nor runs.
 */
import { collectGarbage } from './collect-garbage.js';

const QUIET_MS = 3000;
/** Less is not worth the time that it takes. */
const WORTH_BYTES = 4 * 2 ** 20;

export class Resting {
  /** `worthBytes`: how much is to have been added to the heap; what threads held is not seen in it. */
  constructor(readonly worthBytes = WORTH_BYTES) {}

  #timer: NodeJS.Timeout | null = null;
  #last = 0;
  #held = 0;

  /** Something was asked for or told, or has ended. */
  interrupted(): void {
    this.#last = performance.now();
    this.#timer ??= this.#wait(QUIET_MS);
  }

  #wait(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#look();
    }, milliseconds).unref();
  }

  #look(): void {
    const left = QUIET_MS - (performance.now() - this.#last);
    this.#timer = left > 0 ? this.#wait(left) : null;
    if (left <= 0) this.#giveBack();
  }

  #giveBack(): void {
    if (process.memoryUsage().heapUsed < this.#held + this.worthBytes) return;
    collectGarbage();
    this.#held = process.memoryUsage().heapUsed;
  }
}
