/** `jitlens dump`: what each phase made, as text. */
import type { Code } from './bytecode/code.js';
import { printBytecode } from './bytecode/print-bytecode.js';
import type { Engine } from './engine.js';
import type { Program } from './engine-options.js';
import { parse } from './syntax/parser.js';
import { printAst } from './syntax/print-ast.js';
import { knownSources } from './modules/source-lines.js';

export type DumpStage = 'ast' | 'bytecode' | 'feedback' | 'ir' | 'js';

/** `qualname` picks one function; null is the whole program. */
export function dumpStage(engine: Engine, stage: DumpStage, program: Program, qualname: string | null): string {
  const { code, file } = engine.prepare(program);
  const pyCode = code();
  const { filename } = pyCode.code;
  if (stage === 'ast') return printAst(parse(knownSources(engine.vm).get(file ?? filename)!, 'exec', filename));
  const wanted = qualname === null ? pyCode.code : findCode(pyCode.code, qualname);
  if (wanted === null) return `no function named ${qualname}\n`;
  if (stage === 'bytecode') return printBytecode(wanted);
  return `${stage} is made while a program runs: it is not offered by dump yet\n`;
}

function findCode(code: Code, qualname: string): Code | null {
  if (code.qualname === qualname) return code;
  for (const c of code.consts) {
    const found = c.type === 'code' ? findCode(c.code, qualname) : null;
    if (found !== null) return found;
  }
  return null;
}
