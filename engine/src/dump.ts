/** `jitlens dump`: what each phase made, as text. The later stages run the program first, its output dropped. */
import type { Code } from './bytecode/code.js';
import { printBytecode } from './bytecode/print-bytecode.js';
import { Engine } from './engine.js';
import type { Program } from './engine-options.js';
import type { Profile } from './feedback/profile.js';
import type { Host } from './host.js';
import { printAst } from './syntax/print-ast.js';
import { parse } from './syntax/parser.js';
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
  const ran = new Engine(quiet(engine.host), { ...engine.options, profile: stage === 'feedback' });
  void ran.run(program, [file ?? filename]);
  const profiles = ran.interpreter.profiles.filter(
    p => p.code.filename === filename && (qualname === null || p.code.qualname === qualname),
  );
  if (stage === 'feedback') {
    ran.jit?.flushCounts(true);
    return profiles.map(p => printFeedback(ran, p)).join('\n');
  }
  return profiles.map(p => compiledText(ran, p, stage)).join('\n');
}

function quiet(host: Host): Host {
  const none = (): void => undefined;
  return Object.assign(Object.create(host) as Host, { writeStdout: none, writeStderr: none });
}

function findCode(code: Code, qualname: string): Code | null {
  if (code.qualname === qualname) return code;
  for (const c of code.consts) {
    const found = c.type === 'code' ? findCode(c.code, qualname) : null;
    if (found !== null) return found;
  }
  return null;
}

function printFeedback(engine: Engine, p: Profile): string {
  const head = `${p.code.qualname}: ${p.tier}, ${p.callCount} calls, ${p.compiles} compiles, ${p.deopts} deopts${p.refused === null ? '' : `, not optimised: ${p.refused}`}`;
  const sites = p.sites
    .filter(s => s.count > 0)
    .map(s => {
      const span = p.code.spanAt(s.pc);
      const cases = s.cases.map(c => `${c.count}× ${typeof c.key === 'number' ? keyName(engine, c.key) : c.access}`).join(', ');
      return `  ${span.line}:${span.col}-${span.endCol} ${s.kind} ${s.state} ${s.count}: ${cases}`;
    });
  const deopts = [...(engine.jit?.log.deopts ?? [])]
    .filter(d => d.code === p.code)
    .map(
      d =>
        `  deopt ${d.reason} at ${d.code.spanAt(d.pc).line}:${d.code.spanAt(d.pc).col}: expected ${d.expected}, got ${d.actual} ${d.value} (${d.count}×, version ${d.version})`,
    );
  return [head, ...sites, ...deopts, ''].join('\n');
}

const PAIR = 2 ** 20;

function keyName(engine: Engine, key: number): string {
  const { tags } = engine.interpreter;
  return key >= PAIR ? `${tags.nameOf(Math.floor(key / PAIR))}, ${tags.nameOf(key % PAIR)}` : tags.nameOf(key);
}

function compiledText(engine: Engine, p: Profile, stage: 'ir' | 'js'): string {
  const text = engine.jit?.texts.get(p.code.qualname);
  if (text === undefined) return `${p.code.qualname}: not compiled${p.refused === null ? '' : ` (${p.refused})`}\n`;
  return `# ${p.code.qualname}\n${text[stage]}\n`;
}
