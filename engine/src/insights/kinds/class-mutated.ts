/**
 * JL301: a class attribute is written in hot code. Every such write makes what was assumed of the class false, here and
 * in CPython. It explains the code that was discarded for it. Where CPython gives up on the class, the busiest write has the
 * weight of all the places that use its objects.
 */
import type { PyClass } from '../../objects/class.js';
import { isClass } from '../describe-key.js';
import { findingAt, MIN_COUNT, reportCases, USUAL_WEIGHT, type Finding, type RelatedPlace, type Search } from '../finding.js';
import { kindOf } from '../kinds.js';
import type { Program, SiteView } from '../program.js';
import { meetsRewritten, rewrittenClasses } from '../rewritten-classes.js';
import { typicalRatio } from '../verdicts.js';
import { SITE_WEIGHTS } from '../weights.js';
import { attributeOf } from './receivers.js';
import { thousands, times, wordList } from '../text-parts.js';

/** The pair that measures what uses the objects of a class which is written. */
const PLACES = 'JL301-places';

interface Write {
  readonly view: SiteView;
  readonly classes: readonly PyClass[];
  readonly count: number;
}

export function findClassMutated({ program }: Search): Finding[] {
  const writes = program.sites.flatMap(writesAt).sort((a, b) => b.count - a.count);
  const left = new Set(rewrittenClasses(program.sites));
  return writes.map(write => {
    const given = new Set(write.classes.filter(c => left.delete(c)));
    const slowed = given.size === 0 ? [] : program.sites.filter(v => meetsRewritten(v, given));
    return findingOf(program, write, slowed, othersOf(write, writes));
  });
}

function writesAt(view: SiteView): Write[] {
  if (view.opcode !== 'STORE_ATTR') return [];
  const cases = view.cases.filter(c => isClass(c.case.key));
  const count = cases.reduce((sum, c) => sum + c.count, 0);
  return count < MIN_COUNT ? [] : [{ view, count, classes: cases.map(c => c.case.key as PyClass) }];
}

/** What else writes to these classes: it does not help to take away one of them. */
function othersOf(write: Write, writes: readonly Write[]): RelatedPlace[] {
  return writes
    .filter(w => w !== write && w.classes.some(c => write.classes.includes(c)))
    .map(w => ({ filename: w.view.code.filename, span: w.view.span, message: `written here ${thousands(w.count)} times` }));
}

function findingOf(program: Program, write: Write, slowed: readonly SiteView[], also: readonly RelatedPlace[]): Finding {
  const { view, classes, count } = write;
  const targets = classes.map(c => `${c.name}.${attributeOf(view)}`);
  const { weight, advice } = kindOf('JL301');
  const others = slowed.filter(v => v !== view);
  const usual = others.reduce((sum, v) => sum + v.site.count * SITE_WEIGHTS[v.site.kind], 0);
  const places = usual * (typicalRatio(PLACES) ?? 1);
  return findingAt(view, 'JL301', {
    count,
    weight: count * weight + places,
    dearer: count * Math.max(0, weight - USUAL_WEIGHT) + places - usual,
    elsewhere: { weight: places, pair: PLACES },
    message: `${wordList(targets)} is assigned ${times(count)}, and each time what was known of the class is forgotten`,
    advice: others.length === 0 ? advice : `${advice} ${givenUp(classes, others)}`,
    cases: reportCases(view.cases.filter(c => isClass(c.case.key))),
    related: [...also, ...discarded(program, targets)],
  });
}

function givenUp(classes: readonly PyClass[], slowed: readonly SiteView[]): string {
  const names = wordList(classes.map(c => c.name));
  const uses = slowed.reduce((sum, v) => sum + v.site.count, 0);
  const places = slowed.length === 1 ? '1 other place' : `${slowed.length} other places`;
  return `After so many writes CPython caches nothing of ${names} and its subclasses: that slows ${places}, ${thousands(uses)} uses in all.`;
}

function discarded(program: Program, targets: readonly string[]): RelatedPlace[] {
  const records = program.evidence.invalidations.filter(i => targets.includes(i.target));
  const codes = new Set(records.flatMap(r => r.codes));
  return program.userProfiles
    .filter(p => codes.has(p.code))
    .map(p => ({ filename: p.code.filename, span: p.code.span, message: `optimised code of ${p.code.qualname} was discarded` }));
}
