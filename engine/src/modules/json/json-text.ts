/** JSON string literals from and to JS text (UTF-16). Knows no Python values. */

/** A string literal that is not one, and where. */
export class JsonTextError {
  constructor(
    readonly message: string,
    readonly at: number,
  ) {}
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

export interface ScannedText {
  text: string;
  /** Behind the closing quote. */
  end: number;
}

/** Hot: the text of the literal whose first character is at `start`, behind the quote. Most have no escape and are a slice. */
export function scanText(s: string, start: number, strict: boolean, out: ScannedText): void {
  let i = start;
  for (; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c === 34) {
      out.text = s.slice(start, i);
      out.end = i + 1;
      return;
    }
    if (c === 92 || (strict && c < 32)) break;
  }
  scanEscaped(s, start, i, strict, out);
}

function scanEscaped(s: string, start: number, from: number, strict: boolean, out: ScannedText): void {
  let text = s.slice(start, from);
  let i = from;
  for (;;) {
    let run = i;
    while (run < s.length && !stops(s.charCodeAt(run), strict)) run++;
    text += s.slice(i, run);
    if (run >= s.length) throw new JsonTextError('Unterminated string starting at', start - 1);
    const c = s[run];
    if (c === '"') {
      out.text = text;
      out.end = run + 1;
      return;
    }
    if (c !== '\\') throw new JsonTextError('Invalid control character at', run);
    const escape = s[run + 1];
    if (escape === undefined) throw new JsonTextError('Unterminated string starting at', start - 1);
    if (escape === 'u') {
      text += String.fromCharCode(hexAt(s, run + 2));
      i = run + 6;
    } else {
      const plain = ESCAPES[escape];
      if (plain === undefined) throw new JsonTextError('Invalid \\escape', run);
      text += plain;
      i = run + 2;
    }
  }
}

const stops = (c: number, strict: boolean): boolean => c === 34 || c === 92 || (strict && c < 32);

/** Four hexadecimal digits. */
function hexAt(s: string, at: number): number {
  const digits = s.slice(at, at + 4);
  if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw new JsonTextError('Invalid \\uXXXX escape', at - 1);
  return parseInt(digits, 16);
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const escaped = (c: string): string => SHORT[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A literal of ASCII characters. */
export function asciiLiteral(s: string): string {
  return /["\\]|[^ -~]/.test(s) ? `"${s.replace(/["\\]|[^ -~]/g, escaped)}"` : `"${s}"`;
}

/** A literal that keeps what is not ASCII. */
export function plainLiteral(s: string): string {
  return /["\\\x00-\x1f]/.test(s) ? `"${s.replace(/["\\\x00-\x1f]/g, escaped)}"` : `"${s}"`;
}
