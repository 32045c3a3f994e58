/**
 * The text CPython prints for an uncaught exception: chained exceptions, source lines with carets
 * (PEP 657), repeated lines, notes, groups and suggestions. Reads source through `SourceLines`.
 */
import { byteColumn, type Span } from '../syntax/span.js';
import { classOf } from './class-of.js';
import { PyException, type PyTraceback } from './exception.js';
import { qualifiedClassName } from './types/object.js';
import { strText } from './text.js';
import { findAttribute } from './attribute.js';
import { collect } from './iterate.js';
import { None, PyTuple, type Value } from './value.js';
import type { FrameView, Vm } from './vm.js';

/** Line `n` (1-based) of a file, without its end; null when unknown. */
export type SourceLines = (filename: string, n: number) => string | null;

export interface TracebackOptions {
  readonly source: SourceLines;
  readonly suggest: (vm: Vm, e: PyException) => string | null;
}

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';

export function formatException(vm: Vm, e: PyException, options: TracebackOptions): string {
  return chain(vm, e, options, new Set());
}

function chain(vm: Vm, e: PyException, o: TracebackOptions, seen: Set<PyException>): string {
  seen.add(e);
  let before = '';
  if (e.cause instanceof PyException && !seen.has(e.cause)) before = chain(vm, e.cause, o, seen) + CAUSE;
  else if (e.context !== null && !e.suppressContext && e.cause === None && !seen.has(e.context)) before = chain(vm, e.context, o, seen) + CONTEXT;
  return before + one(vm, e, o, seen);
}

function one(vm: Vm, e: PyException, o: TracebackOptions, seen: Set<PyException>): string {
  if (classOf(vm, e).isSubclassOf(vm.types.BaseExceptionGroup)) return group(vm, e, o, seen, '  ', true);
  const trace = e.traceback === null ? '' : `Traceback (most recent call last):\n${formatTraceback(vm, e.traceback, o)}`;
  return trace + headline(vm, e, o);
}

// ---- the stack ----

const REPEATS = 3;

function formatTraceback(_vm: Vm, tb: PyTraceback, o: TracebackOptions): string {
  let out = '';
  let last = '';
  let count = 0;
  const flush = (): void => {
    if (count > REPEATS) out += `  [Previous line repeated ${count - REPEATS} more time${count - REPEATS === 1 ? '' : 's'}]\n`;
  };
  for (let t: PyTraceback | null = tb; t !== null; t = t.next) {
    const code = (t.frame as FrameView).code.code;
    const key = `${code.filename}\n${t.line}\n${code.name}`;
    if (key !== last) {
      flush();
      last = key;
      count = 0;
    }
    if (++count <= REPEATS) out += formatEntry(code.filename, t.line, code.name, code.spanAt(t.pc), o);
  }
  flush();
  return out;
}

function formatEntry(filename: string, line: number, name: string, span: Span, o: TracebackOptions): string {
  const head = `  File "${filename}", line ${line}, in ${name}\n`;
  const text = o.source(filename, line);
  if (text === null || text.trim() === '') return head;
  return head + sourceWithCarets(filename, span, text, o);
}

/** The source lines of an entry and the marks under the failing part (traceback.py's `_format_single_line`, 3.13). */
function sourceWithCarets(filename: string, span: Span, first: string, o: TracebackOptions): string {
  if (span.line === 0 || span.endLine !== span.line) return multiLine(filename, span, first, o);
  const stripped = first.trimStart();
  const indent = first.length - stripped.length;
  const body = stripped.trimEnd();
  const shown = `    ${body}\n`;
  const start = Math.max(0, span.col - indent);
  const end = Math.min(span.endCol - indent, body.length);
  if (end <= start) return shown;
  const anchors = anchorsOf(body, start, end);
  // the whole line is at fault: marks would say nothing
  if (start === 0 && end >= body.replace(/\s*#.*$/, '').length && anchors === null) return shown;
  let marks = '';
  for (let i = 0; i < end; i++) {
    const wide = displayWidth(body[i]);
    const mark = i < start ? ' ' : anchors !== null && (i < anchors.left || i >= anchors.right) ? '~' : '^';
    marks += mark.repeat(i < start ? wide : wide);
  }
  return `${shown}    ${marks}\n`;
}

function multiLine(filename: string, span: Span, first: string, o: TracebackOptions): string {
  const body = first.trim();
  if (span.line === 0) return `    ${body}\n`;
  const lines: string[] = [];
  for (let n = span.line; n <= span.endLine; n++) lines.push((o.source(filename, n) ?? '').trimEnd());
  const indent = Math.min(...lines.filter(l => l.trim() !== '').map(l => l.length - l.trimStart().length));
  const rows = lines.map((l, i) => {
    const start = i === 0 ? span.col : l.length - l.trimStart().length;
    const end = i === lines.length - 1 ? span.endCol : l.length;
    return { text: l.slice(indent), start: Math.max(0, start - indent), end: Math.max(0, end - indent) };
  });
  const render = (r: { text: string; start: number; end: number }): string => `    ${r.text}\n    ${' '.repeat(r.start)}${'^'.repeat(Math.max(0, r.end - r.start))}\n`;
  if (rows.length <= 3) return rows.map(render).join('');
  return `${render(rows[0])}${render(rows[1])}    ...<${rows.length - 3} line${rows.length === 4 ? '' : 's'}>...\n${render(rows[rows.length - 1])}`;
}

function displayWidth(c: string): number {
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(c) ? 2 : 1;
}

interface Anchors {
  readonly left: number;
  readonly right: number;
}

/** For a binary operation or a subscript or call: the part that is the operator, the brackets, or the parentheses. */
function anchorsOf(text: string, start: number, end: number): Anchors | null {
  const segment = text.slice(start, end);
  const close = segment[segment.length - 1];
  const open = close === ')' ? '(' : close === ']' ? '[' : '';
  if (open !== '') {
    const at = matchingOpen(segment, open, close);
    if (at > 0 && isPrimary(segment.slice(0, at))) return { left: start + at, right: end };
  }
  const op = binaryOperatorAt(segment);
  return op === null ? null : { left: start + op.at, right: start + op.at + op.length };
}

/** Index of the bracket that the last character closes; strings are skipped. */
function matchingOpen(s: string, open: string, close: string): number {
  let depth = 0;
  for (const { c, i } of codeCharacters(s).reverse()) {
    if (c === close) depth++;
    else if (c === open && --depth === 0) return i;
  }
  return -1;
}

function codeCharacters(s: string): { c: string; i: number }[] {
  const out: { c: string; i: number }[] = [];
  let quote = '';
  for (let i = 0; i < s.length; i++) {
    const c = s[i];
    if (quote !== '') {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === "'" || c === '"') quote = c;
    else out.push({ c, i });
  }
  return out;
}

/** No operator at top level: a name, attribute, call or subscript chain. */
function isPrimary(s: string): boolean {
  return s.trim() !== '' && binaryOperatorAt(s) === null && !/^(not|lambda|await|yield)\b/.test(s.trim()) && !/\s(and|or|in|is|if|else|for)\s/.test(topLevel(s)) && !/[<>=!,]/.test(topLevel(s));
}

function topLevel(s: string): string {
  let depth = 0;
  let out = '';
  for (const { c } of codeCharacters(s)) {
    if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (depth === 0) out += c;
  }
  return out;
}

const PRECEDENCE: readonly (readonly string[])[] = [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '//', '%', '@'], ['**']];

/** The operator of the outermost binary operation of an expression; null when it is none. */
function binaryOperatorAt(s: string): { at: number; length: number } | null {
  const chars = codeCharacters(s);
  const found: { at: number; text: string }[] = [];
  let depth = 0;
  let previous = '';
  for (let k = 0; k < chars.length; k++) {
    const { c, i } = chars[k];
    if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    if (depth === 0 && '+-*/%@&|^<>'.includes(c)) {
      let text = c;
      const next = chars[k + 1];
      if (next !== undefined && next.i === i + 1 && next.c === c && '*/<>'.includes(c)) {
        text = c + c;
        k++;
      }
      const isComparison = (text === '<' || text === '>') || (chars[k + 1]?.c === '=' && chars[k + 1].i === i + text.length);
      if (isComparison) return null;
      if (previous !== '' && !'+-*/%@&|^<>(,~='.includes(previous)) found.push({ at: i, text });
      previous = c;
    } else if (c.trim() !== '') previous = c;
    if (depth === 0 && (c === ',' || c === '=' || c === '!')) return null;
  }
  if (/(^|\s)(and|or|not|in|is|if|else|lambda|await)(\s|$)/.test(topLevel(s))) return null;
  for (const level of PRECEDENCE) {
    const at = level[0] === '**' ? found.find(f => level.includes(f.text)) : found.filter(f => level.includes(f.text)).pop();
    if (at !== undefined) return { at: at.at, length: at.text.length };
  }
  return null;
}

// ---- the last lines ----

function headline(vm: Vm, e: PyException, o: TracebackOptions): string {
  const name = qualifiedClassName(vm, classOf(vm, e)).replace(/^__main__\./, '__main__.');
  const notes = notesOf(vm, e);
  if (classOf(vm, e).isSubclassOf(vm.types.SyntaxError)) return syntaxError(vm, e, name) + notes;
  const text = safeText(vm, e);
  const hint = o.suggest(vm, e) ?? '';
  return `${name}${text === '' ? '' : `: ${text}`}${hint}\n${notes}`;
}

/** `str(e)`, or what CPython shows when that fails. */
function safeText(vm: Vm, e: PyException): string {
  try {
    return strText(vm, e);
  } catch (inner) {
    if (inner instanceof PyException) return '<exception str() failed>';
    throw inner;
  }
}

function notesOf(vm: Vm, e: PyException): string {
  const notes = e.dict === null ? undefined : e.dict.getStr('__notes__');
  if (notes === undefined || notes === None) return '';
  return collect(vm, notes).map(n => `${strText(vm, n)}\n`).join('');
}

function syntaxError(vm: Vm, e: PyException, name: string): string {
  const f = (n: string): Value => e.fields?.get(n) ?? None;
  const message = `${name}: ${f('msg') === None ? '<no detail available>' : strText(vm, f('msg'))}\n`;
  const line = f('lineno');
  if (typeof line !== 'number') return message;
  let out = `  File "${f('filename') === None ? '<string>' : strText(vm, f('filename'))}", line ${line}\n`;
  const text = f('text');
  if (text !== None) out += syntaxMarks(strText(vm, text), f('offset'), f('end_offset'), line, f('end_lineno'));
  return out + message;
}

function syntaxMarks(source: string, offset: Value, endOffset: Value, line: number, endLine: Value): string {
  const raw = source.replace(/\n[\s\S]*$/, '').trimEnd();
  const shown = raw.replace(/^[ \n\f]+/, '');
  const stripped = raw.length - shown.length;
  const out = `    ${shown}\n`;
  if (typeof offset !== 'number') return out;
  const start = offset - 1 - stripped;
  if (start < 0) return out;
  let end = typeof endOffset === 'number' && endOffset > 0 && endLine === line ? endOffset : endLine !== None && endLine !== line ? raw.length + 1 : offset;
  if (offset >= end) end = offset + 1;
  const blanks = shown.slice(0, start).replaceAll(/[^\t ]/g, ' ');
  return `${out}    ${blanks.padEnd(start)}${'^'.repeat(end - offset)}\n`;
}

// ---- groups (PEP 654) ----

const MAX_WIDTH = 15;

function group(vm: Vm, e: PyException, o: TracebackOptions, seen: Set<PyException>, margin: string, top: boolean): string {
  const parts = (findAttribute(vm, e, 'exceptions') as PyTuple).items as PyException[];
  const prefix = top ? '  + ' : '';
  let out = '';
  if (e.traceback !== null) out += `${top ? prefix : ''}Exception Group Traceback (most recent call last):\n${indent(formatTraceback(vm, e.traceback, o), top ? '  | ' : '')}`;
  out += indent(headline(vm, e, o), top ? '  | ' : '');
  const body = parts.slice(0, MAX_WIDTH).map((p, i) => {
    const line = `${i === 0 ? '+-' : '  '}+---------------- ${i + 1} ----------------\n`;
    const text = chainOfPart(vm, p, o, seen);
    return `${top ? '  ' : ''}${line}${indent(text, `${top ? '  ' : ''}  | `)}`;
  });
  out += body.join('');
  if (parts.length > MAX_WIDTH) out += `${top ? '  ' : ''}  +---------------- ... ----------------\n${top ? '  ' : ''}  | and ${parts.length - MAX_WIDTH} more exception${parts.length - MAX_WIDTH === 1 ? '' : 's'}\n`;
  return `${out}${top ? '  ' : ''}  +------------------------------------\n`;
}

function chainOfPart(vm: Vm, e: PyException, o: TracebackOptions, seen: Set<PyException>): string {
  if (!classOf(vm, e).isSubclassOf(vm.types.BaseExceptionGroup)) return chain(vm, e, o, seen);
  return group(vm, e, o, seen, '', false);
}

function indent(text: string, by: string): string {
  return text === '' ? '' : `${text.replace(/\n$/, '').split('\n').map(l => by + l).join('\n')}\n`;
}

export { byteColumn };
