/** Source text to code: parse, analyze, compile. The compiler's only entrance. */
import type { Code } from '../bytecode/code.js';
import { parse } from '../syntax/parser.js';
import type { SyntaxWarningRecord } from '../syntax/syntax-error.js';
import { analyze } from '../syntax/symtable.js';
import { compile, type CompileOptions } from './compile.js';

export { compile, type CompileOptions };

/** 'exec' is a module, 'eval' an expression, 'single' an interactive statement. */
export type CompileMode = 'exec' | 'eval' | 'single';

export interface SourceOptions extends CompileOptions {
  /** Receives what CPython warns of while compiling. */
  readonly warnings?: SyntaxWarningRecord[];
}

/** Throws `PySyntaxError`. */
export function compileSource(source: string, filename: string, mode: CompileMode, options: SourceOptions): Code {
  const { warnings } = options;
  const mod = parse(source, mode, filename, warnings === undefined ? {} : { warnings });
  const table = analyze(mod, filename, { source });
  warnings?.push(...table.warnings);
  return compile(mod, table, filename, options);
}
