/**
 * Pipes and connected sockets within one program: two ends over bytes in memory. Nothing here leaves the
 * engine. Knows nothing of descriptors; waiting is the scheduler's business.
 */

const CAPACITY = 65536;

/** Bytes under way in one direction. */
class Channel {
  private readonly chunks: Uint8Array[] = [];
  size = 0;
  writerGone = false;
  readerGone = false;

  put(data: Uint8Array): void {
    this.chunks.push(data);
    this.size += data.length;
  }

  take(max: number, keep: boolean): Uint8Array {
    const taken = new Uint8Array(Math.min(max, this.size));
    let filled = 0;
    for (let i = 0; filled < taken.length; i++) {
      const part = this.chunks[i].subarray(0, taken.length - filled);
      taken.set(part, filled);
      filled += part.length;
    }
    if (!keep) this.drop(taken.length);
    return taken;
  }

  private drop(count: number): void {
    this.size -= count;
    while (count > 0) {
      const first = this.chunks[0];
      if (first.length > count) this.chunks[0] = first.subarray(count);
      else this.chunks.shift();
      count -= Math.min(count, first.length);
    }
  }
}

/** One end. A pipe's end has one direction, a socket's both. */
export class StreamEnd {
  constructor(
    private input: Channel | null,
    private output: Channel | null,
  ) {}

  blocking = true;

  get reads(): boolean {
    return this.input !== null;
  }

  get writes(): boolean {
    return this.output !== null;
  }

  /** Whether a read returns at once: with bytes, or with the end of the stream. */
  readable(): boolean {
    return this.input === null || this.input.size > 0 || this.input.writerGone;
  }

  writable(): boolean {
    return this.output === null || this.output.size < CAPACITY || this.output.readerGone;
  }

  get broken(): boolean {
    return this.output?.readerGone === true;
  }

  get ended(): boolean {
    return this.input !== null && this.input.size === 0 && this.input.writerGone;
  }

  read(max: number, keep = false): Uint8Array {
    return this.input!.take(max, keep);
  }

  /** How many bytes were taken. */
  write(data: Uint8Array): number {
    const part = data.slice(0, CAPACITY - this.output!.size);
    this.output!.put(part);
    return part.length;
  }

  closeInput(): void {
    if (this.input !== null) this.input.readerGone = true;
  }

  closeOutput(): void {
    if (this.output !== null) this.output.writerGone = true;
  }

  close(): void {
    this.closeInput();
    this.closeOutput();
  }
}

export function makePipe(): [StreamEnd, StreamEnd] {
  const channel = new Channel();
  return [new StreamEnd(channel, null), new StreamEnd(null, channel)];
}

export function makePair(): [StreamEnd, StreamEnd] {
  const [there, back] = [new Channel(), new Channel()];
  return [new StreamEnd(back, there), new StreamEnd(there, back)];
}
