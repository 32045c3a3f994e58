/**
 * F-strings (PEP 701): text and replacement fields, with `=`, conversions and nested format specs.
 * Knows nothing of how several literals are joined.
 */
import type { Constant, Expr, FormattedValue, JoinedStr } from './ast.js';
import type { Parser } from './parser-base.js';
import { explainReplacementField } from './explain-fstrings.js';
import { parseAssignedValue } from './expressions.js';
import { decodeIn, mergeConstants } from './strings.js';
import { T, type Token } from './tokens.js';

/** One f-string; texts are decoded when its end has been read. */
export function parseFString(p: Parser): JoinedStr {
  const start = p.advance();
  const parts: (Token | Expr[])[] = [];
  while (!p.at(T.FStringEnd)) parts.push(p.at(T.FStringMiddle) ? p.advance() : parseReplacementField(p));
  const raw = /[rR]/.test(start.text);
  const values = parts.flatMap(part => ('kind' in part ? textPart(p, part, raw) : part.map(e => (raw ? e : debugDecoded(p, start, e)))));
  p.advance();
  return { kind: 'JoinedStr', values, span: p.spanFrom(start) };
}

function textPart(p: Parser, token: Token, raw: boolean): Constant[] {
  const value = raw || !token.text.includes('\\') ? token.text : decodeIn(p, token, token.text);
  return value === '' ? [] : [constantOf(token, value)];
}

/** CPython takes the text that `=` shows for a part of the literal: escapes in it are replaced, too. */
function debugDecoded(p: Parser, start: Token, part: Expr): Expr {
  if (part.kind !== 'Constant' || part.value.type !== 'str' || !part.value.value.includes('\\')) return part;
  return { ...part, value: { type: 'str', value: decodeIn(p, start, part.value.value) } };
}

function constantOf(token: Token, value: string): Constant {
  const { line, col, endLine, endCol } = token;
  return { kind: 'Constant', value: { type: 'str', value }, unicode: false, span: { line, col, endLine, endCol } };
}

/** `{value}`; with `=`, the text of the expression comes first. */
function parseReplacementField(p: Parser): Expr[] {
  if (!p.explain) return plainReplacementField(p);
  const found = p.attempt(plainReplacementField);
  if (found !== null) return found;
  explainReplacementField(p);
  return p.fail();
}

function plainReplacementField(p: Parser): Expr[] {
  const open = p.expect(T.LBrace);
  const value = parseAssignedValue(p);
  const debug = p.eat(T.Equal);
  const textEnd = p.token;
  const conversion = p.at(T.Exclaim) ? parseConversion(p) : null;
  const format_spec = p.at(T.Colon) ? parseFormatSpec(p) : null;
  p.expect(T.RBrace);
  const code = conversion !== null ? conversion.text.charCodeAt(0) : debug && format_spec === null ? 114 : -1;
  const field: FormattedValue = { kind: 'FormattedValue', value, conversion: code, format_spec, span: p.spanFrom(open) };
  return debug ? [debugText(p, open, textEnd, conversion, field), field] : [field];
}

/** The text of the expression, `=` and blanks, without comments. */
function debugText(p: Parser, open: Token, textEnd: Token, conversion: Token | null, field: FormattedValue): Constant {
  const source = p.lines.source.slice(open.end, textEnd.start);
  const value = source.includes('#') ? source.replace(/#[^\n]*/g, '') : source;
  const end =
    conversion !== null
      ? { endLine: conversion.line, endCol: conversion.col - 1 }
      : textEnd.kind === T.Colon
        ? { endLine: textEnd.line, endCol: textEnd.col }
        : { endLine: field.span.endLine, endCol: field.span.endCol - 1 };
  return { kind: 'Constant', value: { type: 'str', value }, unicode: false, span: { line: open.line, col: open.col + 1, ...end } };
}

function parseConversion(p: Parser): Token {
  const mark = p.advance();
  const name = p.expect(T.Name);
  if (mark.line !== name.line || mark.endCol !== name.col) {
    throw p.errorBetween(mark, name, 'f-string: conversion type must come right after the exclamanation mark');
  }
  if (!/^[sra]$/.test(name.text)) {
    throw p.errorAt(name, `f-string: invalid conversion character '${name.text}': expected 's', 'r', or 'a'`);
  }
  return name;
}

function parseFormatSpec(p: Parser): JoinedStr {
  const colon = p.advance();
  const parts: Expr[] = [];
  while (p.at(T.FStringMiddle) || p.at(T.LBrace)) parts.push(...parseSpecPart(p));
  return { kind: 'JoinedStr', values: mergeConstants(parts, true), span: p.spanFrom(colon) };
}

/** Text in a format spec is decoded even in raw f-strings. */
export function parseSpecPart(p: Parser): Expr[] {
  if (!p.at(T.FStringMiddle)) return parseReplacementField(p);
  const { token } = p;
  const value = token.text.includes('\\') ? decodeIn(p, token, token.text) : token.text;
  p.advance();
  return [constantOf(token, value)];
}
