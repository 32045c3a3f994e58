/** UTF-16 and UTF-32: code points to bytes and back. Pure; error handlers are codecs.ts's business. */

export interface WideCodec {
  /** As errors name it; decoding errors of the forms with a byte order mark name the order found. */
  readonly name: string;
  readonly size: 2 | 4;
  /** 'marked': with a byte order mark, little-endian without. */
  readonly order: 'little' | 'big' | 'marked';
}

/** The codec of a normalised encoding name (`utf_16_le`, `utf16`, …). */
export function wideCodec(normalized: string): WideCodec | undefined {
  const m = /^(?:utf_?|u)(16|32)(?:_?(le|be))?$/.exec(normalized);
  if (m === null || (m[2] !== undefined && normalized.startsWith('u1'))) return undefined;
  const order = m[2] === 'le' ? 'little' : m[2] === 'be' ? 'big' : 'marked';
  return { name: `utf-${m[1]}${m[2] === undefined ? '' : `-${m[2]}`}`, size: m[1] === '16' ? 2 : 4, order };
}

export function encodeWide(points: readonly number[], codec: WideCodec): Uint8Array {
  const units: number[] = codec.order === 'marked' ? [0xfeff] : [];
  for (const p of points) {
    if (codec.size === 4 || p <= 0xffff) units.push(p);
    else units.push(0xd800 + ((p - 0x10000) >> 10), 0xdc00 + ((p - 0x10000) & 0x3ff));
  }
  const view = new DataView(new ArrayBuffer(units.length * codec.size));
  const little = codec.order !== 'big';
  units.forEach((u, i) => (codec.size === 2 ? view.setUint16(i * 2, u, little) : view.setUint32(i * 4, u, little)));
  return new Uint8Array(view.buffer);
}

/** A code point, or why the bytes from `start` on (`length` of them) are none. */
export interface WideItem {
  readonly start: number;
  readonly length: number;
  readonly point: number;
  readonly reason: string;
}

/** The byte order of `data`, and where its text begins. */
export function wideStart(data: Uint8Array, codec: WideCodec): { little: boolean; start: number } {
  if (codec.order !== 'marked') return { little: codec.order === 'little', start: 0 };
  const begins = (...mark: number[]): boolean => mark.every((b, i) => data[i] === b);
  if (codec.size === 2 ? begins(0xff, 0xfe) : begins(0xff, 0xfe, 0, 0)) return { little: true, start: codec.size };
  if (codec.size === 2 ? begins(0xfe, 0xff) : begins(0, 0, 0xfe, 0xff)) return { little: false, start: codec.size };
  return { little: true, start: 0 };
}

export function* decodeWide(data: Uint8Array, size: 2 | 4, little: boolean, start: number): IterableIterator<WideItem> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  for (let i = start; i < data.length;) {
    const item = size === 2 ? utf16At(view, i, little) : utf32At(view, i, little);
    yield item;
    i += item.length;
  }
}

const bad = (start: number, length: number, reason: string): WideItem => ({ start, length, point: -1, reason });

function utf16At(view: DataView, i: number, little: boolean): WideItem {
  const left = view.byteLength - i;
  if (left < 2) return bad(i, left, 'truncated data');
  const unit = view.getUint16(i, little);
  if (unit < 0xd800 || unit > 0xdfff) return { start: i, length: 2, point: unit, reason: '' };
  if (unit >= 0xdc00) return bad(i, 2, 'illegal encoding');
  if (left < 4) return bad(i, left, 'unexpected end of data');
  const low = view.getUint16(i + 2, little);
  if (low < 0xdc00 || low > 0xdfff) return bad(i, 2, 'illegal UTF-16 surrogate');
  return { start: i, length: 4, point: 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), reason: '' };
}

function utf32At(view: DataView, i: number, little: boolean): WideItem {
  const left = view.byteLength - i;
  if (left < 4) return bad(i, left, 'truncated data');
  const p = view.getUint32(i, little);
  if (p >= 0xd800 && p <= 0xdfff) return bad(i, 4, 'code point in surrogate code point range(0xd800, 0xe000)');
  return p > 0x10ffff ? bad(i, 4, 'code point not in range(0x110000)') : { start: i, length: 4, point: p, reason: '' };
}
