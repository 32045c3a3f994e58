/** JL501: objects are made with keyword arguments in hot code, by a constructor written in Python. */
import { isClass } from '../describe-key.js';
import { findingAt, MIN_COUNT, reportCases, type Finding, type Search } from '../finding.js';
import { operandAt } from '../dataflow.js';
import type { SiteView } from '../program.js';
import { times, wordList } from '../text-parts.js';
import type { PyClass } from '../../objects/class.js';

export function findConstructorKeywords({ program }: Search): Finding[] {
  return program.sites.flatMap(view => {
    if (view.opcode !== 'CALL_KW' && view.opcode !== 'CALL_METHOD_KW') return [];
    const cases = view.cases.filter(c => isClass(c.case.key) && isBuiltInPython(c.case.key as PyClass));
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

function isBuiltInPython(cls: PyClass): boolean {
  return cls.mro.some(c => c.isHeap && (c.dict.getStr('__init__') !== undefined || c.dict.getStr('__new__') !== undefined));
}

/** The keywords are a tuple constant. */
export function keywordsOf({ code, pc }: SiteView): string[] {
  const names = code.consts[operandAt(code, pc, 3)];
  return names.type === 'tuple' ? names.items.flatMap(n => (n.type === 'str' ? [n.value] : [])) : [];
}
