/**
 * The few words of shared memory between a supervisor and the worker thread that runs Python: why to
 * stop, a bell that wakes a waiting worker, and how much output is on its way. A thread that runs
 * Python hears no messages, so this is all that reaches it. Knows neither engine nor process.
 */
import { Interrupt } from '#engine/host.js';

/** `bell` counts up with everything a waiting worker may wait for; `inFlight` is output not yet passed on, in bytes. */
const Word = { interrupt: 0, bell: 1, inFlight: 2 } as const;
const WORDS = 3;

/** Where nothing can be shared, as in a browser without isolation, each side has words of its own: nobody is heard. */
export type ControlBuffer = SharedArrayBuffer | ArrayBuffer;

function newBuffer(): ControlBuffer {
  const bytes = WORDS * Int32Array.BYTES_PER_ELEMENT;
  return typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}

function isShared(buffer: ControlBuffer): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
}

/** Both sides hold one of these over the same buffer. */
export class Control {
  readonly #words: Int32Array;

  constructor(readonly buffer: ControlBuffer = newBuffer()) {
    this.#words = new Int32Array(buffer);
  }

  /** One load: called by the engine's polls. */
  interrupt(): Interrupt {
    return Atomics.load(this.#words, Word.interrupt) as Interrupt;
  }

  /** Asks the run to stop. Ctrl-C never hides a limit or a cancel; these replace Ctrl-C. */
  request(why: Interrupt): void {
    if (why === Interrupt.keyboard) Atomics.compareExchange(this.#words, Word.interrupt, Interrupt.none, why);
    else Atomics.store(this.#words, Word.interrupt, why);
    this.ring();
  }

  /** A keyboard interrupt was delivered; limits and cancels stay. */
  clearKeyboard(): void {
    Atomics.compareExchange(this.#words, Word.interrupt, Interrupt.keyboard, Interrupt.none);
  }

  /** Makes a worker thread fit for its next run. */
  reset(): void {
    Atomics.store(this.#words, Word.interrupt, Interrupt.none);
  }

  ring(): void {
    Atomics.add(this.#words, Word.bell, 1);
    Atomics.notify(this.#words, Word.bell);
  }

  /** To be read before the condition that one is going to wait for, so that no ring is missed. */
  bell(): number {
    return Atomics.load(this.#words, Word.bell);
  }

  /** Blocks the worker until the bell rings after `heard`, or for that long. */
  wait(heard: number, milliseconds: number): void {
    if (milliseconds <= 0) return;
    if (isShared(this.buffer)) Atomics.wait(this.#words, Word.bell, heard, milliseconds);
    else waitBusily(milliseconds);
  }

  pause(milliseconds: number): void {
    this.wait(this.bell(), milliseconds);
  }

  outputSent(bytes: number): void {
    // Nobody would say that it was taken.
    if (isShared(this.buffer)) Atomics.add(this.#words, Word.inFlight, bytes);
  }

  outputTaken(bytes: number): void {
    Atomics.sub(this.#words, Word.inFlight, bytes);
    this.ring();
  }

  outputInFlight(): number {
    return Atomics.load(this.#words, Word.inFlight);
  }
}

/** The only way in which a thread waits that shares no memory. */
function waitBusily(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
