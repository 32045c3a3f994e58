/** JL803: hot code that the engine refused to optimise, with its reason. Raised at the first line of the function. */
import type { Profile } from '../../feedback/profile.js';
import type { Span } from '../../syntax/span.js';
import { type Finding, type Search } from '../finding.js';
import { kindOf } from '../kinds.js';
import type { Program } from '../program.js';
import { selfWeight } from '../weights.js';
import { thousands } from '../text-parts.js';

export function findNotOptimised({ program }: Search): Finding[] {
  return program.userProfiles.filter(p => p.refused !== null).map(p => findingOf(program, p, p.refused!));
}

function findingOf(program: Program, profile: Profile, refused: string): Finding {
  const name = profile.code.qualname;
  return {
    code: 'JL803',
    profile,
    span: headerOf(program, profile),
    site: null,
    count: profile.calls,
    weight: selfWeight(profile),
    message: `${name} is hot (${thousands(profile.calls)} calls, ${thousands(profile.backEdges)} loop steps) and was not optimised: ${refused}`,
    advice: kindOf('JL803').advice,
    cases: [],
    related: [],
    fixes: [],
    explains: [],
    cause: null,
  };
}

/** The line of `def`, `class` or the module’s first line, without its indentation. */
function headerOf(program: Program, { code }: Profile): Span {
  const line = Math.max(1, code.firstLine);
  const text = program.sources.line(code.filename, line);
  const indent = text.length - text.trimStart().length;
  return { line, col: indent, endLine: line, endCol: Math.max(indent, text.trimEnd().length) };
}
