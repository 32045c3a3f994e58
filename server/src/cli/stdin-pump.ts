/** Reads this process's standard input when the program asks for it, a piece at a time. */
import type { StdinMessage } from '../supervisor/messages.js';

export class StdinPump {
  #wanted = false;
  #started = false;
  #ended = false;

  constructor(readonly deliver: (bytes: StdinMessage) => void) {}

  /** The program waits: delivers the next bytes, or null at the end. */
  want(): void {
    this.#wanted = true;
    this.#start();
    this.#pass();
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    process.stdin.on('readable', () => {
      this.#pass();
    });
    for (const end of ['end', 'error', 'close']) {
      process.stdin.on(end, () => {
        this.#ended = true;
        this.#pass();
      });
    }
  }

  #pass(): void {
    if (!this.#wanted) return;
    const bytes = process.stdin.read() as Buffer | null;
    if (bytes === null && !this.#ended) return;
    this.#wanted = false;
    this.deliver(bytes === null ? null : new Uint8Array(bytes));
  }
}
