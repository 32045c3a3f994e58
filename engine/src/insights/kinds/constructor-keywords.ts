/**
 * JL501: objects are made with keyword arguments in hot code, by a constructor written in Python that takes them by
 * position too.
 */
import { isClass } from '../describe-key.js';
import { findingAt, MIN_COUNT, reportCases, type Finding, type Search } from '../finding.js';
import { operandAt } from '../dataflow.js';
import type { SiteView } from '../program.js';
import { times, wordList } from '../text-parts.js';
import { constructorOf } from './class-uses.js';
import type { PyClass } from '../../objects/class.js';

export function findConstructorKeywords({ program }: Search): Finding[] {
  return program.sites.flatMap(view => {
    if (view.opcode !== 'CALL_KW' && view.opcode !== 'CALL_METHOD_KW') return [];
    const cases = view.cases.filter(c => isClass(c.case.key) && takesByPosition(c.case.key as PyClass, keywordsOf(view)));
    const count = cases.reduce((sum, c) => sum + c.count, 0);
    if (count < MIN_COUNT) return [];
    return [
      findingAt(view, 'JL501', {
        count,
        message: `${wordList(cases.map(c => nameOf(c.types[0])))} is made with the keywords ${wordList(keywordsOf(view))} ${times(count)}`,
        cases: reportCases(cases),
      }),
    ];
  });
}

const nameOf = (type: string): string => /^type\[(.*)\]$/.exec(type)?.[1] ?? type;

/** Some of the keywords could be positions: they name neither keyword-only parameters nor what `**` collects. */
function takesByPosition(cls: PyClass, keywords: readonly string[]): boolean {
  const code = constructorOf(cls);
  return code !== null && keywords.some(k => code.varNames.slice(1, code.argCount).includes(k));
}

/** The keywords are a tuple constant. */
export function keywordsOf({ code, pc }: SiteView): string[] {
  const names = code.consts[operandAt(code, pc, 3)];
  return names.type === 'tuple' ? names.items.flatMap(n => (n.type === 'str' ? [n.value] : [])) : [];
}
