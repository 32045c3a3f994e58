/**
 * JL601: one evaluation has an int and a float as operands, constants included. Where the result also alternates, the
 * finding is JL602’s. Powers are left out: an int exponent is the fast and exact form.
 */
import { constantIn, localName, opcodeAt, operandAt, writersOf } from '../dataflow.js';
import { causeOf, findingAt, MIN_COUNT, RARE, casesAt, type Finding, type RelatedPlace, type Search } from '../finding.js';
import { kindOf } from '../kinds.js';
import type { Program, SiteView } from '../program.js';
import { countOf, flipBehind, hotOperators, mixesIntAndFloat, operatorOf } from './numeric-sites.js';
import { thousands } from '../text-parts.js';

export function findIntFloatMix(search: Search): Finding[] {
  const flipping = new Set(search.findings.filter(f => f.code === 'JL602').map(f => f.site));
  return hotOperators(search, 'binary', 'compare').flatMap(view => {
    const mixed = countOf(view.cases.filter(mixesIntAndFloat));
    if (flipping.has(view.site) || operatorOf(view) === '**' || mixed < Math.max(MIN_COUNT, view.site.count * RARE)) return [];
    return [findingOf(search, view, mixed)];
  });
}

function findingOf(search: Search, view: SiteView, mixed: number): Finding {
  const constant = intConstant(search.program, view);
  return findingAt(view, 'JL601', {
    count: mixed,
    message: `This \`${operatorOf(view)}\` mixes int and float in ${thousands(mixed)} of ${thousands(view.site.count)} evaluations`,
    advice: constant === null ? kindOf('JL601').advice : `Write \`${constant}.0\`, so that both operands are floats.`,
    cases: casesAt(view),
    related: intBirths(view),
    cause: causeOf(search.findings, view.site) ?? flipBehind(search.findings, view),
  });
}

/** The text of an int constant among the operands, which can be written as a float. */
function intConstant(program: Program, { code, pc }: SiteView): string | null {
  for (const i of [1, 2]) {
    const constant = constantIn(code, operandAt(code, pc, i), pc);
    const text = constant?.value.type === 'int' ? program.sources.text(code.filename, code.spanAt(constant.pc)) : '';
    if (/^\d+$/.test(text)) return text;
  }
  return null;
}

/** Locals among the operands that start as an int constant. */
function intBirths({ code, pc }: SiteView): RelatedPlace[] {
  return [1, 2].flatMap(i => {
    const register = operandAt(code, pc, i);
    const name = localName(code, register);
    if (name === null) return [];
    const births = writersOf(code, register, pc).filter(
      at => opcodeAt(code, at) === 'LOAD_CONST' && code.consts[operandAt(code, at, 1)].type === 'int',
    );
    return births.map(at => ({ filename: code.filename, span: code.spanAt(at), message: `"${name}" is an int here` }));
  });
}
