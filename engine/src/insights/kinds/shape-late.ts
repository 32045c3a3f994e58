/**
 * JL202: an attribute is added after construction, or on one path only. Raised at the store when some site sees
 * instances with and without it, or when the store itself is hot and outside construction. One finding for each class
 * and function: several late attributes of one function have one cure.
 */
import type { Site } from '../../feedback/site.js';
import { MIN_COUNT, sameSpan, type Finding, type RelatedPlace, type Search } from '../finding.js';
import type { StorePlace } from '../layout-conflicts.js';
import type { Program } from '../program.js';
import { findingAtPlace } from './place-finding.js';
import { times, wordList } from '../text-parts.js';

interface LateStore extends StorePlace {
  readonly cls: object;
  readonly className: string;
  readonly inConstruction: boolean;
}

export function findShapeLate({ program, layouts, findings }: Search): Finding[] {
  const explainedBefore = new Set(findings.flatMap(f => f.explains));
  const groups = new Map<string, LateStore[]>();
  const ids = new Map<object, number>();
  for (const store of [...conflicting(program, layouts), ...hotLate(program)].filter(s => !isExplained(s, explainedBefore))) {
    if (!ids.has(store.cls)) ids.set(store.cls, ids.size);
    const key = `${ids.get(store.cls)} ${program.userProfiles.indexOf(store.profile)}`;
    const group = groups.get(key) ?? [];
    if (!group.some(s => s.span.line === store.span.line && s.span.col === store.span.col)) group.push(store);
    groups.set(key, group);
  }
  return [...groups.values()].map(stores => findingOf(stores, explained(layouts, stores)));
}

/** What a deletion takes away is added again, and a shadowed method is that finding's. */
function isExplained({ profile, span }: LateStore, sites: ReadonlySet<Site>): boolean {
  return profile.sites.some(s => s !== undefined && sites.has(s) && sameSpan(profile.code.spanAt(s.pc), span));
}

/** Stores that make a difference which a site has seen, construction itself apart. */
function conflicting(program: Program, layouts: Search['layouts']): LateStore[] {
  return layouts.flatMap(({ kind, store, cls, className, sites }) => {
    if (kind !== 'late' || store === null || !program.userProfiles.includes(store.profile)) return [];
    if (sites.every(v => program.isConstruction(v.code))) return [];
    return [{ ...store, cls, className, inConstruction: program.isConstruction(store.profile.code) }];
  });
}

/** Hot stores that give a constructed object one more attribute. */
function hotLate(program: Program): LateStore[] {
  return program.additions.flatMap(a => {
    const { view, from, attribute } = a;
    if (a.case.count < MIN_COUNT || program.isConstruction(view.code) || !program.userProfiles.includes(view.profile)) return [];
    if (!program.additionsOf(from).some(before => program.isConstruction(before.view.code))) return [];
    const { profile, span } = view;
    return [{ profile, span, count: a.case.count, attribute, cls: from.cls, className: from.cls.name, inConstruction: false }];
  });
}

/** Sites that see the layouts which these stores make, in whatever order. */
function explained(layouts: Search['layouts'], stores: readonly LateStore[]): Site[] {
  const [{ cls, profile }] = stores;
  return layouts.filter(l => l.cls === cls && l.store?.profile === profile).flatMap(l => l.sites.map(v => v.site));
}

function findingOf(stores: readonly LateStore[], explains: readonly Site[]): Finding {
  const [first, ...more] = stores.toSorted((a, b) => a.span.line - b.span.line || a.span.col - b.span.col);
  const names = wordList(stores.map(s => `"${s.attribute}"`));
  const how = first.inConstruction ? 'on one path only' : 'after construction';
  const count = stores.reduce((sum, s) => sum + s.count, 0);
  return findingAtPlace('JL202', first, {
    count,
    message: `${first.className} gets ${names} ${how} (${times(count)}), so its instances have several layouts`,
    advice: `Assign ${names} in \`${first.className}.__init__\` on every path, with a value of the field’s own kind.`,
    explains,
    related: more.map((s): RelatedPlace => ({
      filename: s.profile.code.filename,
      span: s.span,
      message: `"${s.attribute}" is added here too`,
    })),
  });
}
