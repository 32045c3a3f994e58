/** JL503: an object with `__call__` is called in hot code, or a function is made in every iteration of a loop. */
import { CodeFlag, type Code } from '../../bytecode/code.js';
import { operandAt } from '../dataflow.js';
import { isInLoop } from '../executions.js';
import { findingAt, isHot, MIN_COUNT, reportCases, type Finding, type Search } from '../finding.js';
import type { CaseView, Program, SiteView } from '../program.js';
import { times, wordList } from '../text-parts.js';

export function findCallableObject({ program }: Search): Finding[] {
  return [...calledObjects(program), ...closuresInLoops(program)];
}

function calledObjects(program: Program): Finding[] {
  return program.sites.flatMap(view => {
    if (view.site.kind !== 'call' && view.site.kind !== 'method-call') return [];
    const cases = view.cases.filter(c => isCallableObject(program, c));
    const count = cases.reduce((sum, c) => sum + c.count, 0);
    if (count < MIN_COUNT) return [];
    return [
      findingAt(view, 'JL503', {
        count,
        message: `An object of ${wordList(cases.map(c => c.types[0]))} is called through __call__ ${times(count)}`,
        cases: reportCases(cases),
      }),
    ];
  });
}

/** The class has `__call__` in Python. */
function isCallableObject(program: Program, c: CaseView): boolean {
  if (typeof c.case.key !== 'number') return false;
  const cls = program.evidence.tags.classOfTag(c.case.key);
  return cls?.isHeap === true && cls.mro.some(k => k.isHeap && k.dict.getStr('__call__') !== undefined);
}

function closuresInLoops(program: Program): Finding[] {
  return program.countedSites.filter(isClosureInLoop).map(view =>
    findingAt(view, 'JL503', {
      count: view.site.count,
      message: `The function ${functionName(view)} is made anew in every iteration (${times(view.site.count)})`,
      advice: 'Make the function once, before the loop, and pass it what changes.',
    }),
  );
}

/** Class bodies and generator expressions are not meant. */
function isClosureInLoop(view: SiteView): boolean {
  if (view.opcode !== 'MAKE_FUNCTION' || !isHot(view) || !isInLoop(view.code, view.pc)) return false;
  const made = madeBy(view);
  return (made.flags & CodeFlag.OPTIMIZED) !== 0 && made.name !== '<genexpr>';
}

const functionName = (view: SiteView): string => madeBy(view).name;

function madeBy({ code, pc }: SiteView): Code {
  const made = code.consts[operandAt(code, pc, 1)];
  if (made.type !== 'code') throw new TypeError('MAKE_FUNCTION names code');
  return made.code;
}
