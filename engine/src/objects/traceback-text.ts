/**
 * The text CPython prints for an uncaught exception: chained exceptions, source lines with carets
 * (PEP 657), repeated lines, notes, groups and suggestions. Reads source through `SourceLines`.
 */
import type { Span } from '../syntax/span.js';
import { classOf, strValue } from './class-of.js';
import { PyException, type PyTraceback } from './exception.js';
import { qualifiedClassName } from './types/object.js';
import { reprText, strText } from './text.js';
import { findAttribute } from './attribute.js';
import { collect } from './iterate.js';
import { None, PyTuple, type Value } from './value.js';
import type { FrameView, Vm } from './vm.js';

/** What tracebacks need of files and syntax. */
export interface TracebackOptions {
  /** Line `n` (1-based) of a file, without its end; null when unknown. */
  readonly source: (filename: string, n: number) => string | null;
  /** The lines of a span with marks under what failed, indented as in a traceback. */
  readonly marked: (lines: readonly string[], span: Span) => string;
  readonly suggest: (vm: Vm, e: PyException) => string | null;
}

const CAUSE = '\nThe above exception was the direct cause of the following exception:\n\n';
const CONTEXT = '\nDuring handling of the above exception, another exception occurred:\n\n';

export function formatException(vm: Vm, e: PyException, options: TracebackOptions): string {
  const out: Printer = { vm, options, seen: new Set(), depth: 0, needClose: false, text: '' };
  printChain(out, e);
  return out.text;
}

/** The text so far, and how deep in exception groups it is (PEP 654). */
interface Printer {
  readonly vm: Vm;
  readonly options: TracebackOptions;
  readonly seen: Set<PyException>;
  depth: number;
  /** The last part of a group has not drawn its closing line yet. */
  needClose: boolean;
  text: string;
}

function emit(p: Printer, text: string, margin = '|'): void {
  const indent = '  '.repeat(p.depth) + (p.depth > 0 ? `${margin} ` : '');
  p.text += indent === '' ? text : text.replace(/^(?=[\s\S])/gm, indent);
}

/** An exception after those it was caused by or raised while handling, oldest first. */
function printChain(p: Printer, e: PyException): void {
  const links: [string | null, PyException][] = [];
  p.seen.add(e);
  for (let at: PyException | null = e; at !== null;) {
    const [message, next]: [string | null, PyException | null] = olderOf(at);
    const fresh: boolean = next !== null && !p.seen.has(next);
    links.push([fresh ? message : null, at]);
    if (fresh) p.seen.add(next!);
    at = fresh ? next : null;
  }
  for (const [message, one] of links.reverse()) {
    if (message !== null) emit(p, message);
    if (classOf(p.vm, one).isSubclassOf(p.vm.types.BaseExceptionGroup)) printGroup(p, one);
    else printOne(p, one, 'Traceback', '|');
  }
}

function olderOf(e: PyException): [string | null, PyException | null] {
  if (e.cause instanceof PyException) return [CAUSE, e.cause];
  return e.context !== null && !e.suppressContext ? [CONTEXT, e.context] : [null, null];
}

function printOne(p: Printer, e: PyException, title: string, margin: string): void {
  if (e.traceback !== null) {
    emit(p, `${title} (most recent call last):\n`, margin);
    emit(p, formatTraceback(e.traceback, p.options));
  }
  emit(p, headline(p.vm, e, p.options));
}

// ---- groups (PEP 654) ----

const MAX_WIDTH = 15;
const MAX_DEPTH = 10;

function printGroup(p: Printer, e: PyException): void {
  if (p.depth > MAX_DEPTH) return emit(p, `... (max_group_depth is ${MAX_DEPTH})\n`);
  const isTop = p.depth === 0;
  if (isTop) p.depth++;
  printOne(p, e, 'Exception Group Traceback', isTop ? '+' : '|');
  const parts = (findAttribute(p.vm, e, 'exceptions') as PyTuple).items as PyException[];
  const shown = Math.min(parts.length, MAX_WIDTH + 1);
  p.needClose = false;
  for (let i = 0; i < shown; i++) printPart(p, parts, i, i === shown - 1);
  if (isTop) p.depth = 0;
}

function printPart(p: Printer, parts: readonly PyException[], i: number, isLast: boolean): void {
  // the closing line may be drawn by the part itself
  if (isLast) p.needClose = true;
  const isRest = i >= MAX_WIDTH;
  p.text += `${'  '.repeat(p.depth)}${i === 0 ? '+-' : '  '}+---------------- ${isRest ? '...' : i + 1} ----------------\n`;
  p.depth++;
  const rest = parts.length - MAX_WIDTH;
  if (isRest) emit(p, `and ${rest} more exception${rest > 1 ? 's' : ''}\n`);
  else printChain(p, parts[i]);
  if (isLast && p.needClose) {
    p.text += `${'  '.repeat(p.depth)}+------------------------------------\n`;
    p.needClose = false;
  }
  p.depth--;
}

// ---- the stack ----

const REPEATS = 3;

function formatTraceback(tb: PyTraceback, o: TracebackOptions): string {
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
  const lines: string[] = [];
  for (let n = line; n <= Math.max(line, span.endLine); n++) lines.push(o.source(filename, n) ?? '');
  if (lines.every(l => l.trim() === '')) return head;
  return head + (span.line === line && lines[0].trim() !== '' ? o.marked(lines, span) : `    ${lines[0].trim()}\n`);
}

// ---- the last lines ----

function headline(vm: Vm, e: PyException, o: TracebackOptions): string {
  const name = qualifiedClassName(vm, classOf(vm, e)).replace(/^__main__\./, '');
  const notes = notesOf(vm, e);
  if (classOf(vm, e).isSubclassOf(vm.types.SyntaxError)) return syntaxError(vm, e, name) + notes;
  const text = safeText(vm, e) + (o.suggest(vm, e) ?? '');
  return `${name}${text === '' ? '' : `: ${text}`}\n${notes}`;
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
  return strValue(notes) !== undefined || classOf(vm, notes).find('__iter__') === undefined
    ? `${reprText(vm, notes)}\n`
    : collect(vm, notes)
        .map(n => `${strText(vm, n)}\n`)
        .join('');
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
  let end =
    typeof endOffset === 'number' && endOffset > 0 && endLine === line
      ? endOffset
      : endLine !== None && endLine !== line
        ? raw.length + 1
        : offset;
  if (offset >= end) end = offset + 1;
  const blanks = shown.slice(0, start).replaceAll(/[^\t ]/g, ' ');
  return `${out}    ${blanks.padEnd(start)}${'^'.repeat(end - offset)}\n`;
}
