/**
 * The codecs that the engine has itself, one code point at a time: UTF-8, UTF-16, UTF-32, Latin-1 and ASCII. Pure: where
 * bytes or characters are wrong they say so, and codecs.ts asks the error handlers.
 */

/** A code point, or why the `length` bytes at that place are none. */
export interface Step {
  readonly point: number;
  readonly length: number;
  readonly reason: string;
  /** The bytes are the beginning of a character: more may come. */
  readonly unfinished: boolean;
}

export interface PointCodec {
  /** As errors name it. */
  readonly name: string;
  /** Bytes per unit: replacements must have whole ones. */
  readonly size: 1 | 2 | 4;
  /** Why a character cannot be written. */
  readonly reason: string;
  /** Errors name a run of characters, not one. */
  readonly joinsErrors: boolean;
  /** What a handler's text may hold: all of it is written. */
  readonly replacementLimit: number;
  fits(p: number): boolean;
  write(out: number[], p: number): void;
  read(data: Uint8Array, at: number): Step;
}

const good = (point: number, length: number): Step => ({ point, length, reason: '', unfinished: false });
const bad = (length: number, reason: string): Step => ({ point: -1, length, reason, unfinished: false });
const cut = (length: number, reason: string): Step => ({ point: -1, length, reason, unfinished: true });

const isSurrogate = (p: number): boolean => p >= 0xd800 && p <= 0xdfff;

// ---- one byte a character ----

const narrow = (name: string, limit: number): PointCodec => ({
  name,
  size: 1,
  reason: `ordinal not in range(${limit})`,
  joinsErrors: true,
  replacementLimit: limit,
  fits: p => p < limit,
  write: (out, p) => out.push(p),
  read: (data, at) => (data[at] < limit ? good(data[at], 1) : bad(1, `ordinal not in range(${limit})`)),
});

export const ASCII = narrow('ascii', 0x80);
export const LATIN_1 = narrow('latin-1', 0x100);

// ---- UTF-8 ----

export const UTF_8: PointCodec = {
  name: 'utf-8',
  size: 1,
  reason: 'surrogates not allowed',
  joinsErrors: true,
  replacementLimit: 0x80,
  fits: p => !isSurrogate(p),
  write: (out, p) => {
    if (p < 0x80) out.push(p);
    else if (p < 0x800) out.push(0xc0 | (p >> 6), 0x80 | (p & 63));
    else if (p < 0x10000) out.push(0xe0 | (p >> 12), 0x80 | ((p >> 6) & 63), 0x80 | (p & 63));
    else out.push(0xf0 | (p >> 18), 0x80 | ((p >> 12) & 63), 0x80 | ((p >> 6) & 63), 0x80 | (p & 63));
  },
  read: readUtf8,
};

function readUtf8(data: Uint8Array, i: number): Step {
  const b = data[i];
  if (b < 0x80) return good(b, 1);
  const size = b >= 0xc2 && b <= 0xdf ? 2 : b >= 0xe0 && b <= 0xef ? 3 : b >= 0xf0 && b <= 0xf4 ? 4 : 0;
  if (size === 0) return bad(1, 'invalid start byte');
  let point = b & (size === 2 ? 31 : size === 3 ? 15 : 7);
  for (let k = 1; k < size; k++) {
    if (i + k >= data.length) return cut(k, 'unexpected end of data');
    const c = data[i + k];
    const low = k === 1 && b === 0xe0 ? 0xa0 : k === 1 && b === 0xf0 ? 0x90 : 0x80;
    const high = k === 1 && b === 0xed ? 0x9f : k === 1 && b === 0xf4 ? 0x8f : 0xbf;
    if (c < low || c > high) return bad(k, 'invalid continuation byte');
    point = (point << 6) | (c & 63);
  }
  return good(point, size);
}

// ---- UTF-16 and UTF-32 ----

const order = (bytes: number[], little: boolean): number[] => (little ? bytes : bytes.reverse());
const half = (unit: number): number[] => [unit & 255, unit >> 8];

const wide = (name: string, size: 2 | 4): Omit<PointCodec, 'write' | 'read'> => ({
  name,
  size,
  reason: 'surrogates not allowed',
  joinsErrors: false,
  replacementLimit: 0x80,
  fits: p => !isSurrogate(p),
});

/** `name` is that of encoding errors; decoding errors name the order that was found. */
export const utf16 = (name: string, little: boolean): PointCodec => ({
  ...wide(name, 2),
  write: (out, p) => {
    if (p <= 0xffff) out.push(...order(half(p), little));
    else out.push(...order(half(0xd800 + ((p - 0x10000) >> 10)), little), ...order(half(0xdc00 + ((p - 0x10000) & 0x3ff)), little));
  },
  read: (data, at) => readUtf16(data, at, little),
});

function readUtf16(data: Uint8Array, at: number, little: boolean): Step {
  const left = data.length - at;
  if (left < 2) return cut(left, 'truncated data');
  const unitAt = (i: number): number => (little ? data[i] | (data[i + 1] << 8) : (data[i] << 8) | data[i + 1]);
  const unit = unitAt(at);
  if (!isSurrogate(unit)) return good(unit, 2);
  if (unit >= 0xdc00) return bad(2, 'illegal encoding');
  if (left < 4) return cut(left, 'unexpected end of data');
  const low = unitAt(at + 2);
  if (low < 0xdc00 || low > 0xdfff) return bad(2, 'illegal UTF-16 surrogate');
  return good(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), 4);
}

export const utf32 = (name: string, little: boolean): PointCodec => ({
  ...wide(name, 4),
  write: (out, p) => out.push(...order([p & 255, (p >> 8) & 255, p >> 16, 0], little)),
  read: (data, at) => {
    const left = data.length - at;
    if (left < 4) return cut(left, 'truncated data');
    let p = 0;
    for (let k = 0; k < 4; k++) p += data[at + (little ? k : 3 - k)] * 2 ** (8 * k);
    if (isSurrogate(p)) return bad(4, 'code point in surrogate code point range(0xd800, 0xe000)');
    return p > 0x10ffff ? bad(4, 'code point not in range(0x110000)') : good(p, 4);
  },
});

// ---- by name ----

const NARROW: Readonly<Record<string, PointCodec>> = {
  utf8: UTF_8,
  utf_8: UTF_8,
  u8: UTF_8,
  latin1: LATIN_1,
  latin_1: LATIN_1,
  iso_8859_1: LATIN_1,
  iso8859_1: LATIN_1,
  l1: LATIN_1,
  ascii: ASCII,
  us_ascii: ASCII,
};

/** An encoding as it was named: with a byte order mark when `order` is 'marked'. */
export interface NamedCodec {
  readonly codec: PointCodec;
  readonly order: 'none' | 'little' | 'big' | 'marked';
}

const DEFAULT: NamedCodec = Object.freeze({ codec: UTF_8, order: 'none' });

export function namedCodec(name: string): NamedCodec | undefined {
  if (name === 'utf-8') return DEFAULT;
  const normalized = name.toLowerCase().replaceAll(/[- ]/g, '_');
  if (Object.hasOwn(NARROW, normalized)) return { codec: NARROW[normalized], order: 'none' };
  const m = /^(?:utf_?|u)(16|32)(?:_?(le|be))?$/.exec(normalized);
  if (m === null || (m[2] !== undefined && normalized.startsWith('u1'))) return undefined;
  const order = m[2] === 'le' ? 'little' : m[2] === 'be' ? 'big' : 'marked';
  return { codec: wideCodec(m[1] === '16' ? 2 : 4, order), order };
}

export function wideCodec(size: 2 | 4, order: 'little' | 'big' | 'marked'): PointCodec {
  const name = `utf-${size * 8}${order === 'marked' ? '' : order === 'little' ? '-le' : '-be'}`;
  return (size === 2 ? utf16 : utf32)(name, order !== 'big');
}

/** The byte order that a mark at the beginning tells, or null. */
export function markedOrder(data: Uint8Array, size: 2 | 4): 'little' | 'big' | null {
  const begins = (...mark: number[]): boolean => mark.every((b, i) => data[i] === b);
  if (size === 2 ? begins(0xff, 0xfe) : begins(0xff, 0xfe, 0, 0)) return 'little';
  return (size === 2 ? begins(0xfe, 0xff) : begins(0, 0, 0xfe, 0xff)) ? 'big' : null;
}
