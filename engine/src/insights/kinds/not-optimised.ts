/**
 * JL803: hot code that the engine refused to optimise, with its reason. Raised at the first line of the function. Code
 * whose assumptions failed too often has another finding for its cause, where there is one.
 */
import type { Profile } from '../../feedback/profile.js';
import { callsOf } from '../executions.js';
import type { Finding, Search } from '../finding.js';
import type { Program } from '../program.js';
import { selfWeight } from '../weights.js';
import { thousands } from '../text-parts.js';
import { findingAtPlace, headerOf } from './place-finding.js';

/** What `Profile.refused` says when even generic versions of the code were given up too often. */
const GIVEN_UP = 'deopt-loop';

export function findNotOptimised({ program, findings }: Search): Finding[] {
  return program.userProfiles.flatMap(p => {
    const why = p.isGeneric ? GIVEN_UP : p.refused;
    return why === null ? [] : [followingFrom(why === GIVEN_UP ? heaviestIn(findings, p) : null, findingOf(program, p, why))];
  });
}

/** The time of the function is not the cause’s to carry: it would count twice. */
function followingFrom(cause: Finding | null, finding: Finding): Finding {
  return cause === null ? finding : { ...finding, cause, weight: 0 };
}

function heaviestIn(findings: readonly Finding[], profile: Profile): Finding | null {
  const inside = findings.filter(f => f.profile === profile);
  return inside.reduce<Finding | null>((most, f) => (most === null || f.weight > most.weight ? f : most), null);
}

function findingOf(program: Program, profile: Profile, refused: string): Finding {
  const name = profile.code.qualname;
  const why = refused === GIVEN_UP ? 'its assumptions failed too often' : refused;
  const how = refused === GIVEN_UP ? 'compiled without assumptions' : 'not optimised';
  return findingAtPlace(
    'JL803',
    { profile, span: headerOf(program, profile) },
    {
      count: callsOf(profile),
      weight: selfWeight(profile),
      message: `${name} is hot${callsIn(profile)} and was ${how}: ${why}`,
      ...(refused === GIVEN_UP
        ? {}
        : { advice: 'This is a gap of the engine, not a fault of the code: nothing to change for other runtimes.' }),
    },
  );
}

/** Class bodies are run, not called. */
function callsIn(profile: Profile): string {
  const calls = callsOf(profile);
  return calls === 0 ? '' : ` (${thousands(calls)} ${calls === 1 ? 'call' : 'calls'})`;
}
