/** Struct format strings as layouts, and IEEE half floats. Pure; knows nothing of Python values. */

export interface StructItem {
  /** The format character; 's' and 'p' take `size` bytes as one item. */
  readonly code: string;
  readonly offset: number;
  readonly size: number;
  /** The ints that fit, as far as a JavaScript number is exact. */
  readonly low: number;
  readonly high: number;
}

export interface StructLayout {
  readonly items: readonly StructItem[];
  readonly size: number;
  readonly littleEndian: boolean;
  /** '@': native sizes, where floats too large for their size become infinite. */
  readonly native: boolean;
  /** Room for one float, while its bytes are made. */
  readonly scratch: DataView;
}

/** A format that is not one; the message is struct.error's. */
export class StructFormatError {
  constructor(readonly message: string) {}
}

const STANDARD: Readonly<Record<string, number>> = {
  x: 1,
  c: 1,
  b: 1,
  B: 1,
  '?': 1,
  h: 2,
  H: 2,
  i: 4,
  I: 4,
  l: 4,
  L: 4,
  q: 8,
  Q: 8,
  e: 2,
  f: 4,
  d: 8,
  s: 1,
  p: 1,
};
const NATIVE: Readonly<Record<string, number>> = { ...STANDARD, l: 8, L: 8, n: 8, N: 8, P: 8 };
const SIGNED = 'bhilqn';

function itemOf(code: string, offset: number, size: number): StructItem {
  const signed = SIGNED.includes(code);
  const most = Math.min(2 ** (8 * size - (signed ? 1 : 0)) - 1, Number.MAX_SAFE_INTEGER);
  return { code, offset, size, low: signed ? Math.max(-most - 1, Number.MIN_SAFE_INTEGER) : 0, high: most };
}

/** The bytes of an int that fits. */
export function putInt(out: Uint8Array, at: number, size: number, littleEndian: boolean, n: number): void {
  let word = n | 0;
  for (let k = 0; k < size; k++) {
    if (k === 4) word = Math.floor(n / 2 ** 32) | 0;
    out[littleEndian ? at + k : at + size - 1 - k] = word;
    word >>= 8;
  }
}

const MAX_SIZE = 2 ** 53 - 1;

/** `format` is ASCII. */
export function parseLayout(format: string): StructLayout {
  const order = '@=<>!'.includes(format[0] ?? '~') ? format[0] : '';
  const native = order === '' || order === '@';
  const sizes = native ? NATIVE : STANDARD;
  const items: StructItem[] = [];
  let size = 0;
  for (let i = order.length; i < format.length; i++) {
    if (/\s/.test(format[i])) continue;
    const digits = /^\d*/.exec(format.slice(i))![0];
    i += digits.length;
    if (i >= format.length) throw new StructFormatError('repeat count given without format specifier');
    const code = format[i];
    if (!Object.hasOwn(sizes, code)) throw new StructFormatError('bad char in struct format');
    const count = digits === '' ? 1 : Number(digits);
    const unit = sizes[code];
    if (native && 'xcbB?sp'.includes(code) === false) size = Math.ceil(size / unit) * unit;
    if (size + count * unit > MAX_SIZE) throw new StructFormatError('total struct size too long');
    if (code === 's' || code === 'p') items.push(itemOf(code, size, count));
    else if (code !== 'x') for (let k = 0; k < count; k++) items.push(itemOf(code, size + k * unit, unit));
    size += count * unit;
  }
  return { items, size, littleEndian: order !== '>' && order !== '!', native, scratch: new DataView(new ArrayBuffer(8)) };
}

// ---- half precision ----

export function decodeHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

/** The nearest half, ties to even; undefined when a finite number is too large. */
export function encodeHalf(x: number): number | undefined {
  const sign = x < 0 || Object.is(x, -0) ? 0x8000 : 0;
  const a = Math.abs(x);
  if (Number.isNaN(x)) return 0x7e00;
  if (a === Infinity) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(a === 0 ? 2 ** -20 : a)));
  const scaled = (a / 2 ** exponent) * 1024;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  const rounded = floor + (rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? 1 : 0);
  // a carry out of the fraction moves on to the exponent by itself
  const bits = rounded >= 1024 ? ((exponent + 14) << 10) + rounded : rounded;
  return bits >= 0x7c00 ? undefined : sign | bits;
}
