/** What the tests of this folder ask of the front end. */
import { parse, type Mode } from '../../src/syntax/parser.js';
import { printAst } from '../../src/syntax/print-ast.js';
import { analyze, type Scope, type SymbolTable } from '../../src/syntax/symtable.js';
import { PySyntaxError } from '../../src/syntax/syntax-error.js';

/** The dump of a tree in one line. */
export function dump(source: string, mode: Mode = 'exec'): string {
  return printAst(parse(source, mode, '<test>'))
    .replace(/\n */g, ' ')
    .replaceAll('( ', '(')
    .replaceAll('[ ', '[');
}

/** The dump of one expression. */
export function dumpExpression(source: string): string {
  return dump(source, 'eval').slice('Expression(body='.length, -1);
}

/** The one name that the sources of these tests use. */
const unicodeNames = (name: string): number | null => (name === 'BULLET' ? 0x2022 : null);

export function symbolTable(source: string, mode: Mode = 'exec'): SymbolTable {
  return analyze(parse(source, mode, '<test>', { unicodeNames }), '<test>', { source });
}

/** The first scope of that name, from the outside in. */
export function scopeNamed(source: string, name: string): Scope {
  const queue = [symbolTable(source).top];
  for (const scope of queue) {
    if (scope.name === name) return scope;
    queue.push(...scope.children);
  }
  throw new Error(`no scope ${name}`);
}

export interface Rejection {
  readonly error: string;
  readonly message: string;
  readonly lineno: number;
  readonly offset: number;
}

/** The error that compiling gives, up to bytecode; null if there is none. */
export function rejection(source: string, mode: Mode = 'exec'): Rejection | null {
  try {
    symbolTable(source, mode);
    return null;
  } catch (error) {
    if (!(error instanceof PySyntaxError)) throw error;
    return { error: error.kind, message: error.message, lineno: error.line, offset: error.offset };
  }
}
