/**
 * JL601 and JL602: int constants that flow into an operand become floats, where they are written; not where the other operand is
 * an int now and then that is no constant, since a float beside it would only make another mix.
 */
import { constantIn, opcodeAt, operandAt, writersOf } from '../dataflow.js';
import type { Finding, FixEdit, ProposedFix } from '../finding.js';
import type { Code } from '../../bytecode/code.js';
import { replace, type FixContext } from './fix-context.js';

export function floatConstants(context: FixContext, { profile, site, cases }: Finding): ProposedFix[] {
  if (site === null) return [];
  const { code } = profile;
  const constants = [1, 2].map(i => constantsBehind(code, operandAt(code, site.pc, i), site.pc));
  const isInt = (nth: number): boolean => cases.some(c => c.types[nth] === 'int');
  if (constants.some((pcs, nth) => pcs.length === 0 && isInt(nth))) return [];
  const edits = constants.flat().flatMap(pc => floatAt(context, code, pc));
  const unique = edits.filter((e, i) => edits.findIndex(o => o.span.line === e.span.line && o.span.col === e.span.col) === i);
  if (unique.length === 0) return [];
  return [{ title: `Write ${unique.map(e => e.newText).join(', ')}`, edits: unique }];
}

/** Loads of int constants that may have given the register its value. */
function constantsBehind(code: Code, register: number, pc: number): number[] {
  const constant = constantIn(code, register, pc);
  if (constant !== null) return constant.value.type === 'int' ? [constant.pc] : [];
  const loads = writersOf(code, register, pc).filter(at => opcodeAt(code, at) === 'LOAD_CONST');
  return loads.filter(at => code.consts[operandAt(code, at, 1)].type === 'int');
}

function floatAt(context: FixContext, code: Code, pc: number): FixEdit[] {
  const span = code.spanAt(pc);
  const text = context.text(code.filename, span);
  return /^\d+$/.test(text) ? [replace(code.filename, span, `${text}.0`)] : [];
}
