/** JL502: a function forwards its own `*args` or `**kwargs` in hot code. It explains the call’s several callees. */
import { CodeFlag } from '../../bytecode/code.js';
import { WIDTH } from '../../bytecode/opcodes.js';
import { opcodeAt, operandAt } from '../dataflow.js';
import { findingAt, isHot, casesAt, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { thousands, wordList } from '../text-parts.js';

export function findStarWrapper({ program }: Search): Finding[] {
  return program.sites.flatMap(view => {
    if (view.opcode !== 'CALL_FUNCTION_EX' || !isHot(view)) return [];
    const forwarded = starParameters(view).filter(register => isPassedOn(view, register));
    if (forwarded.length === 0) return [];
    const names = forwarded.map(
      (register, i) => `${i === forwarded.length - 1 && takesKeywords(view) ? '**' : '*'}${view.code.varNames[register]}`,
    );
    return [
      findingAt(view, 'JL502', {
        count: view.site.count,
        message: `${view.code.qualname} forwards ${wordList(names)} in ${thousands(view.site.count)} calls`,
        cases: casesAt(view),
        explains: [view.site],
      }),
    ];
  });
}

const takesKeywords = ({ code, pc }: SiteView): boolean => (code.flags & CodeFlag.VARKEYWORDS) !== 0 && operandAt(code, pc, 3) >= 0;

/** Registers of `*args` and `**kwargs`: after all other parameters. */
function starParameters({ code }: SiteView): number[] {
  const first = code.argCount + code.kwOnlyCount;
  const count = Number((code.flags & CodeFlag.VARARGS) !== 0) + Number((code.flags & CodeFlag.VARKEYWORDS) !== 0);
  return Array.from({ length: count }, (_, i) => first + i);
}

const BUILDS_ARGUMENTS = new Set(['LIST_EXTEND', 'DICT_MERGE', 'DICT_UPDATE', 'MOVE']);

/** The call takes the parameter itself, or what is built of it just before. */
function isPassedOn({ code, pc }: SiteView, register: number): boolean {
  if (operandAt(code, pc, 2) === register || operandAt(code, pc, 3) === register) return true;
  for (let at = pc - WIDTH; at >= 0 && !opcodeAt(code, at).startsWith('CALL'); at -= WIDTH)
    if (BUILDS_ARGUMENTS.has(opcodeAt(code, at)) && operandAt(code, at, 1) === register) return true;
  return false;
}
