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
  const found = program.userProfiles.filter(p => p.refused !== null || p.isGeneric);
  return found.map(p => followingFrom(hasFailed(p) ? heaviestIn(findings, p) : null, findingOf(program, p)));
}

/** Its assumptions were wrong too often: that has a cause in the program. */
function hasFailed({ refused, isGeneric }: Profile): boolean {
  return refused === GIVEN_UP || (isGeneric && refused === null);
}

/** The time of the function is not the cause’s to carry: it would count twice. */
function followingFrom(cause: Finding | null, finding: Finding): Finding {
  return cause === null ? finding : { ...finding, cause, weight: 0 };
}

function heaviestIn(findings: readonly Finding[], profile: Profile): Finding | null {
  const inside = findings.filter(f => f.profile === profile);
  return inside.reduce<Finding | null>((most, f) => (most === null || f.weight > most.weight ? f : most), null);
}

function findingOf(program: Program, profile: Profile): Finding {
  const { refused, code } = profile;
  const failed = hasFailed(profile);
  const how = refused === null ? 'compiled without assumptions' : 'not optimised';
  const why = failed ? 'its assumptions failed too often' : refused;
  return findingAtPlace(
    'JL803',
    { profile, span: headerOf(program, profile) },
    {
      count: callsOf(profile),
      weight: selfWeight(profile),
      message: `${code.qualname} is hot${callsIn(profile)} and was ${how}: ${why}`,
      ...(failed ? {} : { advice: 'This is a gap of the engine, not a fault of the code: nothing to change for other runtimes.' }),
    },
  );
}

/** Class bodies are run, not called. */
function callsIn(profile: Profile): string {
  const calls = callsOf(profile);
  return calls === 0 ? '' : ` (${thousands(calls)} ${calls === 1 ? 'call' : 'calls'})`;
}
