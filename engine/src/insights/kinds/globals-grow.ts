/** JL303: names are added to a module, or removed from it, while the program runs: through `globals()`, or by `del`. */
import { constantIn, opcodeAt, operandAt, writersOf } from '../dataflow.js';
import { isNative } from '../describe-key.js';
import { findingAt, isHot, type Finding, type Search } from '../finding.js';
import type { Program, SiteView } from '../program.js';
import { times } from '../text-parts.js';
import { nameOf } from './global-rebound.js';

export function findGlobalsGrow({ program }: Search): Finding[] {
  const deletions = program.countedSites.filter(v => v.opcode === 'DELETE_GLOBAL' && isHot(v));
  const stores = program.sites.filter(v => v.opcode === 'STORE_SUBSCR' && isHot(v) && writesNamespace(program, v));
  return [
    ...deletions.map(v =>
      findingAt(v, 'JL303', {
        count: v.site.count,
        message: `The global "${nameOf(v)}" is removed from its module ${times(v.site.count)}`,
      }),
    ),
    ...stores.map(v =>
      findingAt(v, 'JL303', { count: v.site.count, message: `Names are added to the module’s namespace here ${times(v.site.count)}` }),
    ),
  ];
}

/** The container is a module’s dict, and the name is computed. */
function writesNamespace(program: Program, { code, pc }: SiteView): boolean {
  if (constantIn(code, operandAt(code, pc, 1), pc) !== null) return false;
  return sourcesOf(program, code, operandAt(code, pc, 0), pc).some(at => {
    const made = program.siteAt(code, at);
    if (made === null) return false;
    if (made.opcode === 'CALL') return made.cases.some(c => isNative(c.case.key, 'globals'));
    return made.opcode === 'LOAD_ATTR' && made.cases.some(c => c.kind === 'module') && code.names[operandAt(code, at, 2)] === '__dict__';
  });
}

function sourcesOf(program: Program, code: SiteView['code'], register: number, pc: number): number[] {
  return writersOf(code, register, pc).flatMap(at => (opcodeAt(code, at) === 'MOVE' ? writersOf(code, operandAt(code, at, 1), at) : [at]));
}
