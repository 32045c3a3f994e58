/** What the kinds about arithmetic share: operand tags and kinds of results of operator sites. */
import { Tag } from '../../feedback/tags.js';
import { BINARY_OPERATORS, COMPARE_OPERATORS } from '../../bytecode/opcodes.js';
import { operandAt, operandPcs } from '../dataflow.js';
import { splitPair } from '../describe-key.js';
import { isHot, type Finding, type Search } from '../finding.js';
import type { CaseView, SiteView } from '../program.js';

export function hotOperators({ program }: Search, ...kinds: readonly string[]): SiteView[] {
  return program.sites.filter(v => kinds.includes(v.site.kind) && isHot(v));
}

/** The operator as it is written. */
export function operatorOf(view: SiteView): string {
  const index = operandAt(view.code, view.pc, 3);
  return view.site.kind === 'compare' ? COMPARE_OPERATORS[index] : BINARY_OPERATORS[index];
}

const isInt = (tag: number): boolean => tag === Tag.int || tag === Tag.bigInt;

export function mixesIntAndFloat({ case: { key } }: CaseView): boolean {
  if (typeof key !== 'number') return false;
  const [left, right] = splitPair(key);
  return (isInt(left) && right === Tag.float) || (left === Tag.float && isInt(right));
}

export function countOf(cases: readonly { readonly count: number }[]): number {
  return cases.reduce((sum, c) => sum + c.count, 0);
}

/** The operation before this one whose result, an operand here, is now an int and now a float. */
export function flipBehind(findings: readonly Finding[], { profile, code, pc }: SiteView): Finding | null {
  const feeding = operandPcs(code, pc).filter(at => at < pc);
  return findings.find(f => f.code === 'JL602' && f.profile === profile && feeding.includes(f.site!.pc)) ?? null;
}

export function resultBits(view: SiteView): number {
  return view.cases.reduce((bits, c) => bits | c.case.results, 0);
}
