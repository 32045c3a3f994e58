/**
 * JL301: a class attribute is written in hot code. Every such write makes what was assumed of the class false, here and
 * in CPython. It explains the code that was discarded for it, and sites that read through the class.
 */
import { isClass } from '../describe-key.js';
import { findingAt, MIN_COUNT, reportCases, type Finding, type RelatedPlace, type Search } from '../finding.js';
import type { Program, SiteView } from '../program.js';
import { attributeOf } from './receivers.js';
import { times, wordList } from '../text-parts.js';

export function findClassMutated({ program }: Search): Finding[] {
  return program.sites.flatMap(view => {
    if (view.opcode !== 'STORE_ATTR') return [];
    const classes = view.cases.filter(c => isClass(c.case.key));
    const count = classes.reduce((sum, c) => sum + c.count, 0);
    if (count < MIN_COUNT) return [];
    const targets = classNames(view).map(name => `${name}.${attributeOf(view)}`);
    return [
      findingAt(view, 'JL301', {
        count,
        message: `${wordList(targets)} is assigned ${times(count)}, and each time what was known of the class is forgotten`,
        cases: reportCases(classes),
        related: discarded(program, targets),
      }),
    ];
  });
}

function classNames(view: SiteView): string[] {
  return view.cases.flatMap(c => (isClass(c.case.key) ? [c.case.key.name] : []));
}

function discarded(program: Program, targets: readonly string[]): RelatedPlace[] {
  const records = program.evidence.invalidations.filter(i => targets.includes(i.target));
  const codes = new Set(records.flatMap(r => r.codes));
  return program.userProfiles
    .filter(p => codes.has(p.code))
    .map(p => ({ filename: p.code.filename, span: p.code.span, message: `optimised code of ${p.code.qualname} was discarded` }));
}
