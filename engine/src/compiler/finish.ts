/** From a unit whose statements are compiled to its immutable `Code`. Knows no syntax. */
import { Code, CodeFlag } from '../bytecode/code.js';
import { Op } from '../bytecode/opcodes.js';
import { NO_SPAN } from '../syntax/span.js';
import { isFunctionLike } from '../syntax/symtable.js';
import { removeBoundChecks } from './bound-analysis.js';
import { tidyControlFlow } from './control-flow.js';
import { encode } from './encode.js';
import { Instruction } from './instruction.js';
import type { Unit } from './unit.js';

export function finishUnit(u: Unit): Code {
  makeCells(u);
  tidyControlFlow(u.code);
  removeBoundChecks(u.code, u.parameterCount);
  const frame = { localCount: u.varNames.length, freeCount: u.scope.freeVars.length };
  const encoded = encode(u.code.instructions, u.constants.items, u.kind === 'function' || u.kind === 'lambda', frame);
  return Code.of({
    name: u.name,
    qualname: u.qualname,
    filename: u.context.filename,
    firstLine: u.firstLine,
    flags: flagsOf(u),
    argCount: u.positionalCount,
    posOnlyCount: u.positionalOnlyCount,
    kwOnlyCount: u.keywordOnlyCount,
    varNames: u.varNames,
    cellVars: cellVarsOf(u),
    freeVars: u.scope.freeVars,
    names: u.names,
    consts: encoded.consts,
    registerCount: frame.localCount + frame.freeCount + u.registers.count,
    instructions: encoded.instructions,
    positions: encoded.positions,
    handlers: encoded.handlers,
    siteCount: encoded.siteCount,
    span: u.span,
    hasDocstring: u.hasDocstring,
  });
}

/** Captured locals get their cells before anything else runs. */
function makeCells(u: Unit): void {
  const cells = u.capturedLocals();
  const made = cells.map(name => new Instruction(Op.MAKE_CELL, u.local(name), 0, 0, 0, NO_SPAN, null, null));
  u.code.instructions.unshift(...made);
  for (const label of u.code.labels) label.at += made.length;
}

/** Captured parameters in their order, then the other names sorted. */
function cellVarsOf(u: Unit): string[] {
  const captured = u.capturedLocals();
  const parameters = u.varNames.slice(0, u.parameterCount).filter(name => captured.includes(name));
  const others = new Set([...captured, ...u.hiddenCells].filter(name => !parameters.includes(name)));
  return [...parameters, ...[...others].sort()];
}

function flagsOf(u: Unit): number {
  const { scope, context } = u;
  let flags = context.futureAnnotations ? CodeFlag.FUTURE_ANNOTATIONS : 0;
  if (isFunctionLike(scope)) {
    flags |= CodeFlag.OPTIMIZED | CodeFlag.NEWLOCALS;
    if (scope.isNested) flags |= CodeFlag.NESTED;
    if (scope.hasVarargs) flags |= CodeFlag.VARARGS;
    if (scope.hasVarKeywords) flags |= CodeFlag.VARKEYWORDS;
  }
  if (scope.isGenerator) flags |= scope.isCoroutine ? CodeFlag.ASYNC_GENERATOR : CodeFlag.GENERATOR;
  else if (scope.isCoroutine) flags |= CodeFlag.COROUTINE;
  return flags;
}
