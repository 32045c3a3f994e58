/**
 * UTF-7 (RFC 2152) as CPython reads and writes it: ASCII, with everything else as base 64 of UTF-16 between `+` and `-`.
 */
import { pointsOf, replaceBadPart, unicodeError } from '../objects/codec-errors.js';
import type { Text } from '../objects/text.js';
import type { Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const valueOf = (byte: number): number => BASE64.indexOf(String.fromCharCode(byte));
const isBase64 = (byte: number): boolean => byte < 128 && valueOf(byte) >= 0;

const PLUS = 43;
const MINUS = 45;
const SAFE = new Set(Array.from('\t\n\r !"#$%&\'()*,-./:;<=>?@[]^_`{|}', c => c.charCodeAt(0)));

/** Written as itself. CPython writes RFC 2152's optional characters directly, too. */
const isDirect = (p: number): boolean => SAFE.has(p) || (p < 128 && isBase64(p) && p !== PLUS && p !== 47);

export function encodeUtf7(points: Uint32Array): Uint8Array {
  const out: number[] = [];
  let inShift = false;
  let bits = 0;
  let count = 0;
  const put = (unit: number): void => {
    bits = (bits << 16) | unit;
    count += 16;
    while (count >= 6) {
      count -= 6;
      out.push(BASE64.charCodeAt((bits >>> count) & 63));
      bits &= (1 << count) - 1;
    }
  };
  const flush = (): void => {
    if (count > 0) out.push(BASE64.charCodeAt((bits << (6 - count)) & 63));
    [bits, count] = [0, 0];
  };
  for (const p of points) {
    if (inShift && isDirect(p)) {
      flush();
      inShift = false;
      if (isBase64(p) || p === MINUS) out.push(MINUS);
    }
    if (!inShift && isDirect(p)) out.push(p);
    else if (!inShift && p === PLUS) out.push(PLUS, MINUS);
    else {
      if (!inShift) out.push(PLUS);
      inShift = true;
      if (p > 0xffff) {
        put(0xd800 + ((p - 0x10000) >> 10));
        put(0xdc00 + ((p - 0x10000) & 0x3ff));
      } else put(p);
    }
  }
  if (inShift) {
    flush();
    out.push(MINUS);
  }
  return Uint8Array.from(out);
}

/** One decoding: what has been read of a shifted run, beside the text so far. */
class Utf7Reader {
  readonly out: number[] = [];
  inShift = false;
  /** Bits of the run that are no character yet. */
  bits = 0;
  count = 0;
  /** A high surrogate that waits for its other half. */
  surrogate = 0;
  /** Where the run began, and how long the text was then: what an unfinished run goes back to. */
  shiftStart = 0;
  shiftOut = 0;

  /** One more byte of a shifted run. */
  digit(byte: number): void {
    this.bits = (this.bits << 6) | valueOf(byte);
    this.count += 6;
    if (this.count < 16) return;
    this.count -= 16;
    this.unit((this.bits >>> this.count) & 0xffff);
    this.bits &= (1 << this.count) - 1;
  }

  private unit(unit: number): void {
    if (this.surrogate !== 0) {
      const high = this.surrogate;
      this.surrogate = 0;
      if (unit >= 0xdc00 && unit <= 0xdfff) {
        this.out.push(0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
        return;
      }
      this.out.push(high);
    }
    if (unit >= 0xd800 && unit <= 0xdbff) this.surrogate = unit;
    else this.out.push(unit);
  }

  /** Ends the run before `byte`; what is wrong with its rest, or null. */
  leave(byte: number): string | null {
    this.inShift = false;
    if (this.count >= 6) return 'partial character in shift sequence';
    if (this.count > 0 && this.bits !== 0) return 'non-zero padding bits in shift sequence';
    if (this.surrogate !== 0 && byte < 128 && byte !== PLUS) this.out.push(this.surrogate);
    return null;
  }

  enter(at: number): void {
    this.inShift = true;
    [this.bits, this.count, this.surrogate] = [0, 0, 0];
    this.shiftStart = at;
    this.shiftOut = this.out.length;
  }
}

/** (text, bytes used). */
export function decodeUtf7(vm: Vm, data: Uint8Array, handler: string, final: boolean): Value {
  const reader = new Utf7Reader();
  let bytes = data;
  let i = 0;
  const fail = (start: number, end: number, reason: string): void => {
    const error = unicodeError(vm, 'UnicodeDecodeError', 'utf7', vm.bytes(bytes), start, end, reason);
    const { text, next, data: rest } = replaceBadPart(vm, handler, error);
    for (const p of pointsOf(text as Text)) reader.out.push(p);
    bytes = rest;
    i = next;
  };
  for (;;) {
    while (i < bytes.length) {
      const byte = bytes[i];
      if (reader.inShift) {
        if (isBase64(byte)) {
          reader.digit(byte);
          i++;
          continue;
        }
        const start = reader.shiftStart;
        const problem = reader.leave(byte);
        if (problem !== null) fail(start, i + 1, problem);
        else if (byte === MINUS) i++;
        continue;
      }
      if (byte === PLUS) {
        if (bytes[i + 1] === MINUS) {
          reader.out.push(PLUS);
          i += 2;
        } else if (i + 1 < bytes.length && !isBase64(bytes[i + 1])) fail(i, i + 2, 'ill-formed sequence');
        else reader.enter(i++);
      } else if (byte < 128) {
        reader.out.push(byte);
        i++;
      } else fail(i, i + 1, 'unexpected special character');
    }
    if (!reader.inShift || !final) break;
    reader.inShift = false;
    if (reader.surrogate === 0 && reader.count < 6 && (reader.count === 0 || reader.bits === 0)) break;
    fail(reader.shiftStart, bytes.length, 'unterminated shift sequence');
    if (i >= bytes.length) break;
  }
  if (reader.inShift) {
    // an unfinished run waits as a whole
    reader.out.length = reader.shiftOut;
    i = reader.shiftStart;
  }
  return vm.tuple([vm.textFromPoints(Uint32Array.from(reader.out)), i]);
}
