/**
 * What the three kinds about attribute sites share: which classes and layouts a site met, how many it did not tell
 * apart any more, and the sentence for it.
 */
import { isMixed } from '../layout-conflicts.js';
import { operandAt } from '../dataflow.js';
import { casesAt, causeOf, findingAt, type Finding, type Search } from '../finding.js';
import type { InsightCode } from '../kinds.js';
import type { SiteView } from '../program.js';
import { thousands, wordList } from '../text-parts.js';

/** Hot attribute sites that see more than one layout. */
export function mixedSites({ program }: Search): SiteView[] {
  return program.attributeSites.filter(isMixed);
}

export const isMethodSite = (view: SiteView): boolean => view.opcode === 'LOAD_METHOD';

export function attributeOf(view: SiteView): string {
  return view.code.names[operandAt(view.code, view.pc, 2)] ?? '?';
}

/** Classes (or classes and modules as objects) that the site met. */
export function classCount(view: SiteView): number {
  return new Set(view.cases.map(c => c.classKey)).size;
}

export function receiverFinding(search: Search, view: SiteView, code: InsightCode): Finding {
  return findingAt(view, code, {
    count: view.site.count,
    message: sentence(view),
    cases: casesAt(view),
    cause: classCount(view) === 1 ? causeOf(search.findings, view.site) : causeOfClasses(search, view),
  });
}

/** What explains that several classes meet: layouts of one class do not. */
const MIXES_CLASSES = new Set<InsightCode>(['JL104', 'JL208', 'JL211']);

function causeOfClasses({ findings }: Search, view: SiteView): Finding | null {
  return causeOf(
    findings.filter(f => MIXES_CLASSES.has(f.code)),
    view.site,
  );
}

function sentence(view: SiteView): string {
  const verb = isMethodSite(view) ? 'is called on' : view.opcode === 'STORE_ATTR' ? 'is assigned on' : 'is read from';
  return `"${attributeOf(view)}" ${verb} ${kindsMet(view)} (${thousands(view.site.count)} times)`;
}

function kindsMet(view: SiteView): string {
  const classes = classCount(view);
  const names = view.cases.map(c => c.types[0]);
  if (view.site.overflowed)
    return classes > 1
      ? `more than ${classes} classes: ${[...new Set(names)].join(', ')}, …`
      : `more than ${names.length} layouts of ${names[0]}`;
  return classes > 1 ? `${classes} classes: ${wordList(names)}` : `${names.length} layouts of ${wordList(names)}`;
}
