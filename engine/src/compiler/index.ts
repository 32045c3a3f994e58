/** Source text to code: parse, analyze, compile. The compiler's only entrance. */
import type { Code } from '../bytecode/code.js';
import { parse } from '../syntax/parser.js';
import { analyze } from '../syntax/symtable.js';
import { compile, type CompileOptions } from './compile.js';

export { compile, type CompileOptions };

/** 'exec' is a module, 'eval' an expression, 'single' an interactive statement. */
export type CompileMode = 'exec' | 'eval' | 'single';

/** Throws `PySyntaxError`. */
export function compileSource(source: string, filename: string, mode: CompileMode, options: CompileOptions): Code {
  const mod = parse(source, mode, filename);
  return compile(mod, analyze(mod, filename), filename, options);
}
