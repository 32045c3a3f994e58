/** Bytes as text with one unit per byte (Latin-1), and back: the host searches and splits text fast. Pure. */

const CHUNK = 8192;

export function latin(data: Uint8Array): string {
  if (data.length <= CHUNK) return String.fromCharCode.apply(null, data as unknown as number[]);
  let s = '';
  for (let i = 0; i < data.length; i += CHUNK) s += latin(data.subarray(i, i + CHUNK));
  return s;
}

export function fromLatin(s: string): Uint8Array {
  const data = new Uint8Array(s.length);
  for (let i = 0; i < s.length; i++) data[i] = s.charCodeAt(i);
  return data;
}
