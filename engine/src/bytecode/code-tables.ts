/**
 * The tables of a code object in CPython's byte forms (Objects/locations.md, exception_handling_notes.txt): the location
 * table and the exception table. Offsets in them count units of two bytes (`outline.ts`). Knows no Python objects.
 */
import { HANDLER_WIDTH } from './code.js';

const PLACE = 4;
const MAX_RUN = 8;
/** Codes of entries; 0 to 9 are short forms, 10 to 12 begin a line that is so many further. */
const Entry = { OneLine: 10, Long: 14, None: 15 } as const;

// ---- locations ----

/** `positions` as in `Code`, one for each unit. */
export function encodeLocations(positions: Int32Array, firstLine: number): Uint8Array {
  const out: number[] = [];
  let line = firstLine;
  for (let i = 0; i < positions.length;) {
    let run = 1;
    while (run < MAX_RUN && samePlace(positions, i, i + run * PLACE)) run++;
    line = writeLocation(out, positions.subarray(i, i + PLACE), run, line);
    i += run * PLACE;
  }
  return Uint8Array.from(out);
}

function samePlace(p: Int32Array, a: number, b: number): boolean {
  if (b >= p.length) return false;
  for (let k = 0; k < PLACE; k++) if (p[a + k] !== p[b + k]) return false;
  return true;
}

/** Returns the line that the next entry counts from. */
function writeLocation(out: number[], [line, col, endLine, endCol]: Int32Array, run: number, before: number): number {
  const entry = (code: number): number => out.push(0x80 | (code << 3) | (run - 1));
  if (endLine === 0) {
    entry(Entry.None);
    return before;
  }
  const delta = line - before;
  const isFlat = line === endLine && endCol >= col;
  if (isFlat && delta === 0 && col < 80 && endCol - col < 16) {
    entry(col >> 3);
    out.push(((col & 7) << 4) | (endCol - col));
  } else if (isFlat && delta >= 0 && delta < 3 && col < 128 && endCol < 128) {
    entry(Entry.OneLine + delta);
    out.push(col, endCol);
  } else {
    entry(Entry.Long);
    writeVarint(out, delta < 0 ? (-delta << 1) | 1 : delta << 1);
    writeVarint(out, endLine - line);
    writeVarint(out, col + 1);
    writeVarint(out, endCol + 1);
  }
  return line;
}

function writeVarint(out: number[], value: number): void {
  let rest = value;
  for (; rest >= 64; rest >>= 6) out.push(0x40 | (rest & 63));
  out.push(rest);
}

/** The positions of `count` units; those that the table does not reach have none. */
export function decodeLocations(table: Uint8Array, firstLine: number, count: number): Int32Array {
  const positions = new Int32Array(count * PLACE);
  const r = new TableReader(table);
  let line = firstLine;
  for (let i = 0; i < positions.length && !r.isAtEnd;) {
    const head = r.byte();
    const place = readLocation(r, (head >> 3) & 15, line);
    if (place !== null) line = place[0];
    for (let run = (head & 7) + 1; run > 0 && i < positions.length; run--, i += PLACE) if (place !== null) positions.set(place, i);
  }
  return positions;
}

function readLocation(r: TableReader, code: number, before: number): [number, number, number, number] | null {
  if (code === Entry.None) return null;
  if (code < Entry.OneLine) {
    const second = r.byte();
    const col = (code << 3) | (second >> 4);
    return [before, col, before, col + (second & 15)];
  }
  if (code < Entry.OneLine + 3) {
    const line = before + code - Entry.OneLine;
    return [line, r.byte(), line, r.byte()];
  }
  const line = before + r.signed();
  if (code !== Entry.Long) return [line, 0, line, 0];
  const endLine = line + r.varint();
  const col = Math.max(0, r.varint() - 1);
  return [line, col, endLine, Math.max(0, r.varint() - 1)];
}

export class TableReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 6) {
      const b = this.byte();
      value |= (b & 63) << shift;
      if ((b & 64) === 0) return value;
    }
  }

  signed(): number {
    const v = this.varint();
    return v & 1 ? -(v >> 1) : v >> 1;
  }

  /** Most significant bits first; the first byte of an entry carries a mark. */
  bigEndian(): number {
    let value = 0;
    for (;;) {
      const b = this.byte();
      value = (value << 6) | (b & 63);
      if ((b & 64) === 0) return value;
    }
  }
}

/** The table of old: pairs of steps in bytes of code and in lines (`co_lnotab`). */
export function encodeLineSteps(positions: Int32Array, firstLine: number): Uint8Array {
  const out: number[] = [];
  let line = firstLine;
  let waiting = 0;
  for (let i = 0; i < positions.length; i += PLACE, waiting += 2) {
    const next = positions[i];
    if (next === 0 || next === line) continue;
    for (; waiting > 254; waiting -= 254) out.push(254, 0);
    let delta = next - line;
    for (; delta > 127; delta -= 127, waiting = 0) out.push(waiting, 127);
    for (; delta < -128; delta += 128, waiting = 0) out.push(waiting, 128);
    out.push(waiting, delta & 255);
    waiting = 0;
    line = next;
  }
  return Uint8Array.from(out);
}

// ---- handlers ----

/** Rows as in `Code`, in units. The register that receives the exception stands where CPython has the depth of the stack. */
export function encodeHandlers(rows: Int32Array): Uint8Array {
  const out: number[] = [];
  for (let i = 0; i < rows.length; i += HANDLER_WIDTH) {
    const start = out.length;
    writeBigEndian(out, rows[i]);
    writeBigEndian(out, rows[i + 1] - rows[i]);
    writeBigEndian(out, rows[i + 2]);
    writeBigEndian(out, rows[i + 3] << 1);
    out[start] |= 0x80;
  }
  return Uint8Array.from(out);
}

function writeBigEndian(out: number[], value: number): void {
  for (let shift = 24; shift > 0; shift -= 6) if (value >= 1 << shift) out.push(0x40 | ((value >> shift) & 63));
  out.push(value & 63);
}

export function decodeHandlers(table: Uint8Array): Int32Array {
  const rows: number[] = [];
  const r = new TableReader(table);
  while (!r.isAtEnd) {
    const start = r.bigEndian();
    rows.push(start, start + r.bigEndian(), r.bigEndian(), r.bigEndian() >> 1);
  }
  return Int32Array.from(rows);
}
