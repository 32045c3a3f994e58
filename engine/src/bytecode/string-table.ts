/**
 * The strings of one marshalled file, each once: lengths first, then all text of one byte a unit, then all
 * text of two. A string is cut out when it is first asked for. Lone surrogates are kept.
 */
import type { ByteReader, ByteWriter } from './bytes.js';

export class StringTableWriter {
  private readonly indices = new Map<string, number>();

  index(text: string): number {
    let index = this.indices.get(text);
    if (index === undefined) this.indices.set(text, (index = this.indices.size));
    return index;
  }

  /** Each length with a bit for its width, then the narrow units, then the wide ones. */
  write(w: ByteWriter): void {
    const strings = [...this.indices.keys()];
    w.list(strings, text => w.unsigned(text.length * 2 + (isNarrow(text) ? 0 : 1)));
    for (const text of strings.filter(isNarrow)) writeUnits(w, text, 1);
    for (const text of strings.filter(text => !isNarrow(text))) writeUnits(w, text, 2);
  }
}

const isNarrow = (text: string): boolean => /^[\0-\xff]*$/.test(text);

function writeUnits(w: ByteWriter, text: string, width: 1 | 2): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    w.byte(unit & 0xff);
    if (width === 2) w.byte(unit >> 8);
  }
}

export class StringTable {
  private readonly strings: (string | undefined)[];
  private readonly starts: number[] = [];
  private readonly sizes: number[];
  private readonly narrow: string;
  private readonly wide: string;

  constructor(r: ByteReader) {
    this.sizes = r.list(() => r.unsigned());
    this.strings = new Array<string | undefined>(this.sizes.length);
    const units = [0, 0];
    for (const size of this.sizes) {
      this.starts.push(units[size & 1]);
      units[size & 1] += size >> 1;
    }
    this.narrow = narrowText(r, units[0]);
    this.wide = wideText(r, units[1]);
  }

  get(index: number): string {
    const known = this.strings[index];
    if (known !== undefined) return known;
    const size = this.sizes[index];
    const start = this.starts[index];
    return (this.strings[index] = (size & 1 ? this.wide : this.narrow).slice(start, start + (size >> 1)));
  }
}

/** Arguments of one call of `String.fromCharCode`. */
const CHUNK = 8192;

function narrowText(r: ByteReader, length: number): string {
  let text = '';
  for (const end = r.at + length; r.at < end;) {
    const from = r.at;
    r.at = Math.min(end, from + CHUNK);
    text += String.fromCharCode.apply(null, r.buffer.subarray(from, r.at) as unknown as number[]);
  }
  return text;
}

function wideText(r: ByteReader, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += String.fromCharCode(r.byte() | (r.byte() << 8));
  return text;
}
