/** Bytes as text and back: base64, uuencode, quoted-printable, and the checksums that go with them. Pure. */

/** Data that is not what it claims to be. */
export class BinaryTextError {
  constructor(readonly message: string) {}
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES: readonly number[] = Object.freeze(Array.from(ALPHABET, c => c.charCodeAt(0)));
const VALUES: readonly number[] = Object.freeze(Array.from({ length: 256 }, (_, c) => CODES.indexOf(c)));
const PAD = 61;

// ---- base64 ----

export function encodeBase64(data: Uint8Array, newline: boolean): Uint8Array {
  const length = Math.ceil(data.length / 3) * 4;
  const out = new Uint8Array(length + (newline ? 1 : 0));
  let n = 0;
  for (let i = 0; i < data.length; i += 3) {
    const group = (data[i] << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    for (let k = 0; k < 4; k++) out[n++] = i + k > data.length ? PAD : CODES[(group >> (18 - 6 * k)) & 63];
  }
  if (newline) out[length] = 10;
  return out;
}

export function decodeBase64(data: Uint8Array, strict: boolean): Uint8Array {
  if (strict && data[0] === PAD) throw new BinaryTextError('Leading padding not allowed');
  const out = new Uint8Array(Math.ceil(data.length / 4) * 3);
  let [n, quad, left, pads, padding] = [0, 0, 0, 0, false];
  for (let i = 0; i < data.length; i++) {
    if (data[i] === PAD) {
      padding = true;
      if (strict && quad === 0) throw new BinaryTextError('Excess padding not allowed');
      if (quad >= 2 && quad + ++pads >= 4) {
        if (strict && i + 1 < data.length) throw new BinaryTextError('Excess data after padding');
        return out.slice(0, n);
      }
      continue;
    }
    const value = VALUES[data[i]];
    if (value < 0) {
      if (strict) throw new BinaryTextError('Only base64 data is allowed');
      continue;
    }
    if (strict && padding) throw new BinaryTextError('Discontinuous padding not allowed');
    pads = 0;
    if (quad > 0) out[n++] = ((left << (2 * quad)) | (value >> (6 - 2 * quad))) & 255;
    left = value & ((1 << (6 - 2 * quad)) - 1);
    quad = (quad + 1) % 4;
  }
  if (quad === 1)
    throw new BinaryTextError(
      `Invalid base64-encoded string: number of data characters (${Math.floor(n / 3) * 4 + 1}) cannot be 1 more than a multiple of 4`,
    );
  if (quad !== 0) throw new BinaryTextError('Incorrect padding');
  return out.slice(0, n);
}

// ---- uuencode: one line ----

export function encodeUu(data: Uint8Array, backtick: boolean): Uint8Array {
  if (data.length > 45) throw new BinaryTextError('At most 45 bytes at once');
  const shown = (value: number): number => (value === 0 && backtick ? 96 : value + 32);
  const out = [shown(data.length)];
  for (let i = 0; i < data.length; i += 3) {
    const group = (data[i] << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    for (let k = 0; k < 4; k++) out.push(shown((group >> (18 - 6 * k)) & 63));
  }
  return Uint8Array.from([...out, 10]);
}

export function decodeUu(line: Uint8Array): Uint8Array {
  const length = ((line[0] ?? 0) - 32) & 63;
  const out = new Uint8Array(length);
  let [n, bits, left, at] = [0, 0, 0, 1];
  for (; n < length; at++) {
    const c = line[at];
    const blank = c === undefined || c === 10 || c === 13;
    if (!blank && (c < 32 || c > 96)) throw new BinaryTextError('Illegal char');
    left = (left << 6) | (blank ? 0 : (c - 32) & 63);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[n++] = (left >> bits) & 255;
    left &= (1 << bits) - 1;
  }
  for (; at < line.length; at++) if (![32, 96, 10, 13].includes(line[at])) throw new BinaryTextError('Trailing garbage');
  return out;
}

// ---- quoted-printable ----

const hexDigit = (c: number | undefined): number =>
  c === undefined ? -1 : '0123456789ABCDEF'.indexOf(String.fromCharCode(c).toUpperCase());

export function decodeQuotedPrintable(data: Uint8Array, header: boolean): Uint8Array {
  const out: number[] = [];
  for (let i = 0; i < data.length;) {
    const c = data[i];
    if (c === PAD) {
      if (++i >= data.length) break;
      const [high, low] = [hexDigit(data[i]), hexDigit(data[i + 1])];
      if (data[i] === 10 || data[i] === 13) {
        while (i < data.length && data[i] !== 10) i++;
        i++;
      } else if (data[i] === PAD) {
        out.push(PAD);
        i++;
      } else if (high >= 0 && low >= 0) {
        out.push(high * 16 + low);
        i += 2;
      } else out.push(PAD);
    } else {
      out.push(header && c === 95 ? 32 : c);
      i++;
    }
  }
  return Uint8Array.from(out);
}

export interface QuotedPrintableOptions {
  readonly quoteTabs: boolean;
  /** Line ends stay line ends. */
  readonly isText: boolean;
  readonly header: boolean;
}

const LINE = 76;

export function encodeQuotedPrintable(data: Uint8Array, o: QuotedPrintableOptions): Uint8Array {
  const crlf = data.indexOf(10) > 0 && data[data.indexOf(10) - 1] === 13;
  const eol = crlf ? [13, 10] : [10];
  const out: number[] = [];
  let column = 0;
  for (let i = 0; i < data.length; i++) {
    const c = data[i];
    const lineEnd = c === 10 ? 1 : c === 13 && data[i + 1] === 10 ? 2 : 0;
    if (needsQuote(data, i, o, column)) {
      if (column + 3 >= LINE) {
        out.push(PAD, ...eol);
        column = 0;
      }
      out.push(PAD, '0123456789ABCDEF'.charCodeAt(c >> 4), '0123456789ABCDEF'.charCodeAt(c & 15));
      column += 3;
    } else if (o.isText && lineEnd > 0) {
      column = 0;
      quoteTrailingSpace(out);
      out.push(...eol);
      i += lineEnd - 1;
    } else {
      if (i + 1 < data.length && data[i + 1] !== 10 && column + 1 >= LINE) {
        out.push(PAD, ...eol);
        column = 0;
      }
      column++;
      out.push(o.header && c === 32 ? 95 : c);
    }
  }
  return Uint8Array.from(out);
}

function needsQuote(data: Uint8Array, i: number, o: QuotedPrintableOptions, column: number): boolean {
  const c = data[i];
  const next = data[i + 1];
  const last = i + 1 === data.length;
  return (
    c > 126 ||
    c === PAD ||
    (o.header && c === 95) ||
    (c === 46 && column === 0 && (last || next === 10 || next === 13 || next === 0)) ||
    (!o.isText && (c === 13 || c === 10)) ||
    ((c === 9 || c === 32) && last) ||
    (c < 33 && c !== 13 && c !== 10 && c !== 9 && c !== 32) ||
    (c < 33 && c !== 13 && c !== 10 && (o.quoteTabs || (!o.quoteTabs && !isBlank(c))))
  );
}

const isBlank = (c: number): boolean => c === 9 || c === 32;

/** A space or tab before a line end would be lost on the way. */
function quoteTrailingSpace(out: number[]): void {
  const c = out.at(-1);
  if (c === undefined || !isBlank(c)) return;
  out.pop();
  out.push(PAD, 48 + (c >> 4), c === 9 ? 57 : 48);
}

// ---- checksums ----

const CRC_TABLE: readonly number[] = Object.freeze(
  Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb8_8320 : c >>> 1;
    return c >>> 0;
  }),
);

export function crc32(data: Uint8Array, start: number): number {
  let c = ~start;
  for (let i = 0; i < data.length; i++) c = CRC_TABLE[(c ^ data[i]) & 255] ^ (c >>> 8);
  return ~c >>> 0;
}

/** CRC-CCITT (x¹⁶+x¹²+x⁵+1), as binhex used it. */
export function crcHqx(data: Uint8Array, start: number): number {
  let c = start & 0xffff;
  for (const byte of data) {
    c ^= byte << 8;
    for (let k = 0; k < 8; k++) c = (c & 0x8000 ? (c << 1) ^ 0x1021 : c << 1) & 0xffff;
  }
  return c;
}
