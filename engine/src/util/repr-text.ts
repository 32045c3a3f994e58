/** `repr` of str and bytes. Pure. */
import { isPrintable } from './unicode.js';

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');

function escape(p: number, quote: number): string {
  if (p === quote || p === 92) return `\\${String.fromCharCode(p)}`;
  if (p === 10) return '\\n';
  if (p === 13) return '\\r';
  if (p === 9) return '\\t';
  if (p < 0x20 || p === 0x7f) return `\\x${hex(p, 2)}`;
  if (p < 0x7f) return String.fromCharCode(p);
  if (!(p >= 0xd800 && p <= 0xdfff) && isPrintable(p)) return String.fromCodePoint(p);
  return p < 0x100 ? `\\x${hex(p, 2)}` : p < 0x10000 ? `\\u${hex(p, 4)}` : `\\U${hex(p, 8)}`;
}

/** `repr(str)`; the result has no lone surrogates. */
export function reprString(text: string | Uint32Array): string {
  if (typeof text === 'string' && /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/.test(text)) return `'${text}'`;
  const points = typeof text === 'string' ? Array.from(text, c => c.codePointAt(0)!) : text;
  const quote = points.includes(39) && !points.includes(34) ? 34 : 39;
  let s = '';
  for (const p of points) s += escape(p, quote);
  const q = String.fromCharCode(quote);
  return q + s + q;
}

/** `repr(bytes)`. */
export function reprBytes(data: Uint8Array): string {
  const quote = data.includes(39) && !data.includes(34) ? 34 : 39;
  let s = '';
  for (const b of data) s += b >= 0x80 ? `\\x${hex(b, 2)}` : escape(b, quote);
  const q = String.fromCharCode(quote);
  return `b${q}${s}${q}`;
}
