/** Source text to code: parse, analyze, compile. The compiler's only entrance. */
import type { Code } from '../bytecode/code.js';
import type { Mod } from '../syntax/ast.js';
import type { UnicodeNames } from '../syntax/escapes.js';
import { parse } from '../syntax/parser.js';
import type { SyntaxWarningRecord } from '../syntax/syntax-error.js';
import { analyze } from '../syntax/symtable.js';
import { compile, type CompileOptions } from './compile.js';

export { compile, type CompileOptions };
export type { ForcedPlace } from './forced-assumption.js';
export { optimizeTree } from './optimize-tree.js';

/** 'exec' is a module, 'eval' an expression, 'single' an interactive statement. */
export type CompileMode = 'exec' | 'eval' | 'single';

export interface SourceOptions extends CompileOptions {
  /** Receives what CPython warns of while compiling. */
  readonly warnings?: SyntaxWarningRecord[];
  /** What `\N{…}` may name; nothing when missing. */
  readonly unicodeNames?: UnicodeNames;
}

/** Throws `PySyntaxError`. */
export function compileSource(source: string, filename: string, mode: CompileMode, options: SourceOptions): Code {
  const { warnings, unicodeNames } = options;
  const mod = parse(source, mode, filename, { ...(warnings && { warnings }), ...(unicodeNames && { unicodeNames }) });
  return compileTree(mod, filename, options, source);
}

/** A tree that is already there; `source` is its text, where it has one. Throws `PySyntaxError`. */
export function compileTree(mod: Mod, filename: string, options: SourceOptions, source?: string): Code {
  const { futureAnnotations = false, topLevelAwait = false } = options;
  const table = analyze(mod, filename, { ...(source === undefined ? {} : { source }), futureAnnotations, topLevelAwait });
  options.warnings?.push(...table.warnings);
  return compile(mod, table, filename, options);
}
