/**
 * String and bytes literals, alone or side by side, and f-strings. Knows nothing of the expressions
 * around them.
 */
import type { Constant, Expr, JoinedStr } from './ast.js';
import type { Parser } from './parser-base.js';
import type { Span } from './span.js';
import { decodeBytes, decodeText, EscapeError } from './escapes.js';
import { parseFString } from './fstrings.js';
import { T, type Token } from './tokens.js';

/** One literal or several, which are joined. */
export function parseStrings(p: Parser): Expr {
  const start = p.token;
  const parts: (Constant | JoinedStr)[] = [];
  while (p.at(T.String) || p.at(T.FStringStart)) {
    parts.push(p.at(T.String) ? parseString(p) : parseFString(p));
  }
  if (parts.length === 1 && parts[0].kind === 'Constant') return parts[0];
  return joinParts(p, parts, p.spanFrom(start));
}

function joinParts(p: Parser, parts: (Constant | JoinedStr)[], span: Span): Expr {
  const bytes = parts.filter(part => part.kind === 'Constant' && part.value.type === 'bytes');
  if (bytes.length === parts.length) return { ...parts[0], value: { type: 'bytes', value: joinBytes(bytes) }, span } as Constant;
  if (bytes.length > 0) throw p.errorHere('cannot mix bytes and nonbytes literals');
  const formatted = parts.some(part => part.kind === 'JoinedStr');
  const values = mergeConstants(
    parts.flatMap(part => (part.kind === 'JoinedStr' ? part.values : [part])),
    formatted,
  );
  return formatted ? { kind: 'JoinedStr', values, span } : values[0];
}

function joinBytes(parts: Expr[]): Uint8Array {
  const all: number[] = [];
  for (const part of parts) {
    if (part.kind === 'Constant' && part.value.type === 'bytes') for (const byte of part.value.value) all.push(byte);
  }
  return Uint8Array.from(all);
}

/** Neighbouring texts become one; empty ones vanish from f-strings. */
export function mergeConstants(parts: Expr[], dropEmpty: boolean): Expr[] {
  const merged: Expr[] = [];
  for (let i = 0; i < parts.length; i++) {
    const first = parts[i];
    if (first.kind !== 'Constant') {
      merged.push(first);
      continue;
    }
    let text = textOf(first);
    let last: Expr = first;
    while (i + 1 < parts.length && parts[i + 1].kind === 'Constant') {
      last = parts[++i];
      text += textOf(last);
    }
    if (text === '' && dropEmpty) continue;
    const { line, col } = first.span;
    const { endLine, endCol } = last.span;
    merged.push({ ...first, value: { type: 'str', value: text }, span: { line, col, endLine, endCol } });
  }
  return merged;
}

function textOf(e: Expr): string {
  return e.kind === 'Constant' && e.value.type === 'str' ? e.value.value : '';
}

/** One plain literal. Its value is computed before the next token is read, as errors are placed by tokens read. */
function parseString(p: Parser): Constant {
  const { token } = p;
  const { text } = token;
  let quoteAt = 0;
  while (text[quoteAt] !== '"' && text[quoteAt] !== "'") quoteAt++;
  const prefix = text.slice(0, quoteAt).toLowerCase();
  const size = text.length - quoteAt >= 6 && text[quoteAt + 1] === text[quoteAt] && text[quoteAt + 2] === text[quoteAt] ? 3 : 1;
  const body = text.slice(quoteAt + size, text.length - size);
  const raw = prefix.includes('r') || !body.includes('\\');
  const value = prefix.includes('b')
    ? ({ type: 'bytes', value: bytesOf(p, token, body, raw) } as const)
    : ({ type: 'str', value: raw ? body : decodeIn(p, token, body) } as const);
  p.advance();
  return { kind: 'Constant', value, unicode: prefix === 'u' && text[0] === 'u', span: p.spanFrom(token) };
}

function bytesOf(p: Parser, token: Token, body: string, raw: boolean): Uint8Array {
  for (let i = 0; i < body.length; i++) {
    if (body.charCodeAt(i) >= 0x80) throw p.errorAt(token, 'bytes can only contain ASCII literal characters');
  }
  if (raw) return Uint8Array.from(body, character => character.charCodeAt(0));
  return decoded(p, () => decodeBytes(body, message => warn(p, token, message)));
}

/** The value of the text of a literal, escapes replaced. */
export function decodeIn(p: Parser, token: Token, body: string): string {
  return decoded(p, () => decodeText(body, p.unicodeNames, message => warn(p, token, message)));
}

function decoded<R>(p: Parser, decode: () => R): R {
  try {
    return decode();
  } catch (error) {
    if (error instanceof EscapeError) throw p.errorHere(`(${error.kind}) ${error.message}`);
    throw error;
  }
}

function warn(p: Parser, token: Token, message: string): void {
  if (p.explain) return;
  p.tokenizer.at.warnings.push({ category: 'SyntaxWarning', message, line: token.line, offset: token.col + 1 });
}
