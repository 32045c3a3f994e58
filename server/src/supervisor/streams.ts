/**
 * The program's standard streams, seen from the worker thread: written straight to file descriptors
 * (command line), or sent to the supervisor (editor, tests). All of it blocks, as Python's do, and
 * gives way to an interrupt. Knows no encodings and no lines.
 */
import * as fs from 'node:fs';
import { receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { HostError, Interrupt } from '#engine/host.js';
import type { Control } from './control.js';
import type { FromWorker, StdinMessage, StreamName } from './messages.js';

export type Sink = (bytes: Uint8Array) => void;

/** How long to wait before a full pipe is tried again, in milliseconds. */
const RETRY_MS = 5;

/** Writes all of it to a descriptor, also to one that does not block. */
export function descriptorSink(descriptor: number, name: StreamName | 'report', control: Control): Sink {
  return bytes => {
    for (let written = 0; written < bytes.length;) {
      const now = tryWrite(descriptor, name, bytes.subarray(written));
      written += now;
      if (now > 0) continue;
      if (stopsAtOnce(control)) return;
      control.pause(RETRY_MS);
    }
  };
}

function tryWrite(descriptor: number, name: string, bytes: Uint8Array): number {
  try {
    return fs.writeSync(descriptor, bytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO';
    if (code === 'EAGAIN') return 0;
    throw new HostError(code === 'EOF' ? 'EPIPE' : code, `<${name}>`);
  }
}

/** Ctrl-C lets output finish; limits and cancel do not wait for a reader. */
function stopsAtOnce(control: Control): boolean {
  const why = control.interrupt();
  return why !== Interrupt.none && why !== Interrupt.keyboard;
}

/** More output than this on its way to the supervisor makes the program wait. */
const MAX_IN_FLIGHT = 1 << 20;

/** Bytes that may still be sent, shared by both streams; 0 at the start is no limit. */
export class OutputBudget {
  #left: number;

  constructor(limit: number) {
    this.#left = limit === 0 ? Infinity : limit;
  }

  /** What of `bytes` may be sent; the rest is dropped. */
  take(bytes: Uint8Array): Uint8Array {
    const allowed = bytes.subarray(0, this.#left);
    this.#left -= allowed.length;
    return allowed;
  }

  get spent(): boolean {
    return this.#left === 0;
  }
}

/** Sends to the supervisor, at the pace at which it passes output on. */
export function messageSink(stream: StreamName, send: (message: FromWorker) => void, control: Control, budget: OutputBudget): Sink {
  return bytes => {
    if (budget.spent) return;
    const allowed = new Uint8Array(budget.take(bytes));
    control.outputSent(allowed.length);
    send({ type: 'output', stream, bytes: allowed });
    if (budget.spent) send({ type: 'output-limit' });
    waitForReader(control);
  };
}

function waitForReader(control: Control): void {
  for (;;) {
    const heard = control.bell();
    if (control.outputInFlight() < MAX_IN_FLIGHT || stopsAtOnce(control)) return;
    control.wait(heard, 1000);
  }
}

/**
 * Standard input that the supervisor reads on the worker's behalf, since a blocking read could not be
 * interrupted. Throws `HostError('EINTR')` when an interrupt comes first.
 */
export class StdinReader {
  #rest = new Uint8Array();
  #ended = false;

  constructor(
    readonly port: MessagePort,
    readonly send: (message: FromWorker) => void,
    readonly control: Control,
  ) {
    this.#forgetOlder();
  }

  read(max: number): Uint8Array {
    if (this.#rest.length === 0 && !this.#ended) this.#receive();
    const bytes = this.#rest.subarray(0, max);
    this.#rest = this.#rest.subarray(bytes.length);
    return bytes;
  }

  #receive(): void {
    this.send({ type: 'stdin-wanted' });
    for (;;) {
      const heard = this.control.bell();
      const received = receiveMessageOnPort(this.port) as { message: StdinMessage } | undefined;
      if (received !== undefined) {
        this.#accept(received.message);
        return;
      }
      if (this.control.interrupt() !== Interrupt.none) throw new HostError('EINTR', '<stdin>');
      this.control.wait(heard, 1000);
    }
  }

  /** What an earlier run asked for and did not wait for. */
  #forgetOlder(): void {
    while (receiveMessageOnPort(this.port) !== undefined);
  }

  #accept(message: StdinMessage): void {
    if (message === null) this.#ended = true;
    else this.#rest = new Uint8Array(message);
  }
}

/** Standard input from a file that was named for it, or none. */
export function fileStdin(path: string | null): (max: number) => Uint8Array {
  if (path === null) return () => new Uint8Array();
  const descriptor = fs.openSync(path, 'r');
  return max => {
    const bytes = new Uint8Array(max);
    return bytes.subarray(0, fs.readSync(descriptor, bytes, 0, max, null));
  };
}
