/** JL604: hot reads with a constant negative index, such as `a[-1]`. */
import { constantIn, operandAt } from '../dataflow.js';
import { findingAt, isHot, casesAt, type Finding, type Search } from '../finding.js';
import type { SiteView } from '../program.js';
import { times, wordList } from '../text-parts.js';

export function findNegativeIndex({ program }: Search): Finding[] {
  return program.sites.flatMap(view => {
    const index = view.opcode === 'BINARY_SUBSCR' && isHot(view) ? negativeIndex(view) : null;
    const types = view.cases.map(c => c.types[0]).filter(t => t === 'list' || t === 'tuple');
    if (index === null || types.length === 0) return [];
    return [
      findingAt(view, 'JL604', {
        count: view.site.count,
        message: `A ${wordList(types)} is read at ${index} ${times(view.site.count)}`,
        cases: casesAt(view),
      }),
    ];
  });
}

function negativeIndex({ code, pc }: SiteView): number | null {
  const constant = constantIn(code, operandAt(code, pc, 2), pc);
  const value = constant?.value.type === 'int' ? Number(constant.value.value) : 0;
  return value < 0 ? value : null;
}
