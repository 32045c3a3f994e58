/**
 * JL601 and JL602: ints that flow into an operand become floats, where they are written: beside the operation, or in the file
 * as far as names lead back to numbers. Not where an operand is an int now and then for which no number was found, since a
 * float beside it would only make another mix.
 */
import { constantIn, opcodeAt, operandAt, writersOf } from '../dataflow.js';
import { sameSpan, type Finding, type FixEdit, type ProposedFix } from '../finding.js';
import type { Code } from '../../bytecode/code.js';
import type { AugAssign, BinOp, Expr } from '../../syntax/ast.js';
import type { Span } from '../../syntax/span.js';
import { nodesIn, replace, type FixContext } from './fix-context.js';
import { LiteralSources } from './literal-sources.js';

/** More numbers than this are data, and data is converted where it enters. */
const MOST = 12;
const MOST_NAMED = 4;

export function floatConstants(context: FixContext, finding: Finding): ProposedFix[] {
  const { profile, site, cases } = finding;
  if (site === null) return [];
  const { code } = profile;
  const isInt = (nth: number): boolean => cases.some(c => c.types[nth] === 'int');
  const places = [0, 1].map(nth => {
    const near = constantsBehind(code, operandAt(code, site.pc, nth + 1), site.pc).map(pc => code.spanAt(pc));
    return near.length > 0 || !isInt(nth) ? near : numbersBehind(context, finding, nth);
  });
  if (places.some((found, nth) => found.length === 0 && isInt(nth))) return [];
  const edits = places.flat().flatMap(span => floatAt(context, code.filename, span));
  const unique = edits.filter((e, i) => edits.findIndex(o => sameSpan(o.span, e.span)) === i);
  return unique.length === 0 || unique.length > MOST ? [] : [{ title: titleFor(unique), edits: unique }];
}

function titleFor(edits: readonly FixEdit[]): string {
  const texts = [...new Set(edits.map(e => e.newText))];
  return texts.length > MOST_NAMED ? `Write ${edits.length} ints as floats` : `Write ${texts.join(', ')}`;
}

/** Loads of int constants that may have given the register its value. */
function constantsBehind(code: Code, register: number, pc: number): number[] {
  const constant = constantIn(code, register, pc);
  if (constant !== null) return constant.value.type === 'int' ? [constant.pc] : [];
  const loads = writersOf(code, register, pc).filter(at => opcodeAt(code, at) === 'LOAD_CONST');
  return loads.filter(at => code.consts[operandAt(code, at, 1)].type === 'int');
}

/** Numbers of the file that an operand of the expression comes from. */
function numbersBehind(context: FixContext, { profile, span }: Finding, nth: number): Span[] {
  const tree = context.tree(profile.code.filename);
  const operation = tree === null ? undefined : nodesIn(tree).find(n => ['BinOp', 'AugAssign'].includes(n.kind) && sameSpan(n.span, span));
  if (tree === null || operation === undefined) return [];
  return new LiteralSources(tree).behind(operandsOf(operation as BinOp | AugAssign)[nth]).map(c => c.span);
}

function operandsOf(operation: BinOp | AugAssign): readonly Expr[] {
  return operation.kind === 'BinOp' ? [operation.left, operation.right] : [operation.target, operation.value];
}

function floatAt(context: FixContext, filename: string, span: Span): FixEdit[] {
  const text = context.text(filename, span);
  return /^\d+$/.test(text) ? [replace(filename, span, `${text}.0`)] : [];
}
