/**
 * JL605: a str grows by `+=` in an attribute, an item or a global, or in a local over a long loop. CPython extends a local
 * str in place; nothing does so for the others, so that each step copies all that was built before.
 */
import { WIDTH } from '../../bytecode/opcodes.js';
import { opcodeAt, operandAt, writersOf } from '../dataflow.js';
import { executionsOf, isInLoop } from '../executions.js';
import { findingAt, isHot, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { operatorOf } from './numeric-sites.js';
import { thousands } from '../text-parts.js';

/** Steps for each time that the text is begun anew, from which a local is a long build. */
const LONG = 1000;

export function findStringBuild({ program }: Search): Finding[] {
  return program.sites.flatMap(view => {
    const target = addsText(view) ? targetOf(view) : null;
    if (target === null || (target === 'a local' && !isLong(view))) return [];
    return [
      findingAt(view, 'JL605', {
        count: view.site.count,
        message: `A str in ${target} grows by \`${view.opcode === 'INPLACE_OP' ? '+=' : '+'}\` ${thousands(view.site.count)} times`,
      }),
    ];
  });
}

function addsText(view: SiteView): boolean {
  const isAddition = view.opcode === 'INPLACE_OP' || view.opcode === 'BINARY_OP';
  return isAddition && isHot(view) && operatorOf(view) === '+' && view.cases.every(c => c.types[0] === 'str' && c.types[1] === 'str');
}

/** What the sum is put back into; null when it is not where the left operand came from. */
function targetOf({ code, pc, opcode }: SiteView): string | null {
  const result = operandAt(code, pc, 0);
  const left = operandAt(code, pc, 1);
  const right = operandAt(code, pc, 2);
  if ((result === left || result === right) && result < code.firstTemporary) return 'a local';
  const store = opcodeAt(code, pc + WIDTH);
  const from = writersOf(code, left, pc).map(at => opcodeAt(code, at));
  switch (store) {
    case 'STORE_ATTR':
      return from.includes('LOAD_ATTR') && storesSameName(code, pc + WIDTH, left, pc) ? 'an attribute' : null;
    case 'STORE_SUBSCR':
      return opcode === 'INPLACE_OP' && from.includes('BINARY_SUBSCR') ? 'an item' : null;
    case 'STORE_GLOBAL':
      return from.includes('LOAD_GLOBAL') ? 'a global' : null;
    default:
      return null;
  }
}

function storesSameName(code: SiteView['code'], store: number, left: number, pc: number): boolean {
  return writersOf(code, left, pc).some(at => opcodeAt(code, at) === 'LOAD_ATTR' && operandAt(code, at, 2) === operandAt(code, store, 2));
}

function isLong({ profile, site, code, pc }: SiteView): boolean {
  const starts = writersOf(code, operandAt(code, pc, 0), pc).filter(at => !['INPLACE_OP', 'BINARY_OP'].includes(opcodeAt(code, at)));
  const begun = starts.reduce((sum, at) => sum + (executionsOf(profile, at) ?? 0), 0);
  return isInLoop(code, pc) && site.count / Math.max(1, begun) >= LONG;
}
