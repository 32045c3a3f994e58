/** IPv4 and IPv6 addresses between text and bytes, as inet_pton and inet_ntop have them. Null: no address. */

export function parseIpv4(text: string): Uint8Array | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every(p => /^\d{1,3}$/.test(p) && Number(p) < 256 && !/^0\d/.test(p))) return null;
  return Uint8Array.from(parts.map(Number));
}

/** The older form: one to four numbers, decimal, octal or hexadecimal; the last fills what is left. */
export function parseLooseIpv4(text: string): Uint8Array | null {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every(p => /^(0x[0-9a-f]+|\d+)$/i.test(p))) return null;
  const numbers = parts.map(p => (/^0[0-7]+$/.test(p) ? parseInt(p, 8) : Number(p)));
  const last = numbers.pop()!;
  if (!numbers.every(n => n < 256) || last >= 256 ** (4 - numbers.length)) return null;
  const tail = Array.from({ length: 4 - numbers.length }, (_, i) => Math.floor(last / 256 ** (3 - numbers.length - i)) % 256);
  return Uint8Array.from([...numbers, ...tail]);
}

export const ipv4Text = (bytes: Uint8Array): string => bytes.join('.');

export function parseIpv6(text: string): Uint8Array | null {
  const tail = /:(\d+\.[\d.]+)$/.exec(text);
  if (tail !== null) {
    const v4 = parseIpv4(tail[1]);
    if (v4 === null) return null;
    const words = [0, 2].map(i => ((v4[i] << 8) | v4[i + 1]).toString(16));
    text = `${text.slice(0, -tail[1].length)}${words.join(':')}`;
  }
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head, rest] = halves.map(half => (half === '' ? [] : half.split(':')));
  const groups = rest === undefined ? head : [...head, ...Array<string>(Math.max(0, 8 - head.length - rest.length)).fill('0'), ...rest];
  const complete = rest === undefined ? groups.length === 8 : head.length + rest.length < 8;
  if (!complete || !groups.every(g => /^[0-9a-f]{1,4}$/i.test(g))) return null;
  return Uint8Array.from(groups.flatMap(g => [parseInt(g, 16) >> 8, parseInt(g, 16) & 0xff]));
}

export function ipv6Text(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) => (bytes[2 * i] << 8) | bytes[2 * i + 1]);
  const [start, length] = longestZeros(groups);
  const hex = (part: number[]): string => part.map(g => g.toString(16)).join(':');
  const mapped = groups.slice(0, 5).every(g => g === 0) && (groups[5] === 0xffff || (groups[5] === 0 && groups[6] !== 0));
  if (mapped) return `::${groups[5] === 0xffff ? 'ffff:' : ''}${ipv4Text(bytes.subarray(12))}`;
  return length < 2 ? hex(groups) : `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
}

function longestZeros(groups: readonly number[]): [start: number, length: number] {
  let best: [number, number] = [0, 0];
  for (let i = 0; i < groups.length; i++) {
    let n = 0;
    while (groups[i + n] === 0) n++;
    if (n > best[1]) best = [i, n];
  }
  return best;
}
