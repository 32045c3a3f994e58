/**
 * JL304: a hot loop at the top level of a module, where every variable is a global. Weighed by what the loop itself does,
 * not by what it calls. It explains writes of globals in it.
 */
import type { Profile } from '../../feedback/profile.js';
import { WIDTH } from '../../bytecode/opcodes.js';
import { opcodeAt } from '../dataflow.js';
import { executionsOf, isIn, iterationsOf, loopsOf, type Loop } from '../executions.js';
import { MIN_COUNT, type Finding, type Search } from '../finding.js';
import { thousands } from '../text-parts.js';
import { SITE_WEIGHTS } from '../weights.js';
import { findingAtPlace } from './place-finding.js';

const NAME_OPCODES = new Set(['LOAD_NAME', 'STORE_NAME', 'DELETE_NAME']);

export function findModuleLevelLoop({ program }: Search): Finding[] {
  return program.userProfiles
    .filter(p => p.code.name === '<module>')
    .flatMap(profile => outermost(loopsOf(profile.code)).flatMap(loop => findingOf(profile, loop)));
}

function outermost(loops: readonly Loop[]): Loop[] {
  return loops.filter(loop => !loops.some(other => other !== loop && isIn(other, loop.header) && other.end > loop.end));
}

function findingOf(profile: Profile, loop: Loop): Finding[] {
  const { code } = profile;
  const inside = loopsOf(code).filter(l => isIn(loop, l.header));
  const count = inside.reduce((most, l) => Math.max(most, iterationsOf(profile, l.header)), 0);
  if (count < MIN_COUNT || !storesNames(profile, loop)) return [];
  const names = nameAccesses(profile, loop, count);
  const sites = profile.sites.filter(s => s !== undefined && isIn(loop, s.pc));
  const header = sites.find(s => s.pc >= loop.header);
  const span = code.spanAt(opcodeAt(code, loop.header) === 'FOR_ITER' || header === undefined ? loop.header : header.pc);
  return [
    findingAtPlace(
      'JL304',
      { profile, span },
      {
        count,
        dearer: names,
        weight: names + sites.reduce((sum, s) => sum + s.count * SITE_WEIGHTS[s.kind], 0),
        message: `This loop runs at the top level, where every variable is a global (${thousands(count)} iterations)`,
        explains: sites,
      },
    ),
  ];
}

/** A comprehension keeps its variable in a register, at module level too. */
function storesNames({ code }: Profile, loop: Loop): boolean {
  for (let pc = loop.header; pc <= loop.end; pc += WIDTH) if (opcodeAt(code, pc) === 'STORE_NAME') return true;
  return false;
}

/** Reads and writes of names in the loop. */
function nameAccesses(profile: Profile, loop: Loop, iterations: number): number {
  let accesses = 0;
  for (let pc = loop.header; pc <= loop.end; pc += WIDTH)
    if (NAME_OPCODES.has(opcodeAt(profile.code, pc))) accesses += executionsOf(profile, pc) ?? iterations;
  return accesses;
}
