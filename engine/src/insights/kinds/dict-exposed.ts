/**
 * JL206: the dict of an instance was taken (`vars(o)`, `o.__dict__`), and its attributes were stored often afterwards.
 * Raised at the expression that took it; its impact is that of those stores.
 */
import { operandAt } from '../dataflow.js';
import { isNative } from '../describe-key.js';
import { findingAt, MIN_COUNT, type Finding, type Search } from '../finding.js';
import type { Program, SiteView } from '../program.js';
import { thousands, wordList } from '../text-parts.js';
import { totalOf, usesOf, type Use } from './class-uses.js';
import { attributeOf } from './receivers.js';

export function findDictExposed({ program, findings }: Search): Finding[] {
  const otherwise = new Set(findings.filter(f => ['JL204', 'JL205', 'JL207'].includes(f.code)).flatMap(f => f.cases.map(c => c.types[0])));
  const exposures = program.sites.filter(takesDict);
  for (const view of exposures) for (const name of classesAt(view) ?? []) otherwise.add(name);
  return exposures.flatMap(view => {
    const classes = classesAt(view);
    const stores = storesAfter(program, s => (classes === null ? !otherwise.has(s) : classes.has(s)));
    const count = totalOf(stores);
    return count < MIN_COUNT ? [] : [findingOf(view, stores, count)];
  });
}

function takesDict(view: SiteView): boolean {
  if (view.opcode === 'LOAD_ATTR') return attributeOf(view) === '__dict__' && view.cases.some(c => c.shape !== null);
  return view.opcode === 'CALL' && operandAt(view.code, view.pc, 2) === 1 && view.cases.some(c => isNative(c.case.key, 'vars'));
}

/** Names of the classes of its receivers; null when the site does not tell. */
function classesAt(view: SiteView): Set<string> | null {
  return view.opcode === 'LOAD_ATTR' ? new Set(view.cases.flatMap(c => (c.shape === null ? [] : [c.shape.cls.name]))) : null;
}

function storesAfter(program: Program, fits: (className: string) => boolean): Use[] {
  const uses = usesOf(program, s => s.isDictionary && s.cls.isHeap && fits(s.cls.name));
  return uses.filter(u => u.view.opcode === 'STORE_ATTR');
}

function findingOf(view: SiteView, stores: readonly Use[], count: number): Finding {
  const classes = stores.flatMap(u => u.view.cases.flatMap(c => (c.shape?.isDictionary ? [c.shape.cls.name] : [])));
  const names = stores.map(u => `"${attributeOf(u.view)}"`);
  return findingAt(view, 'JL206', {
    count,
    message: `The dict of ${wordList(classes)} is taken here, and ${wordList(names)} ${names.length === 1 ? 'is' : 'are'} stored ${thousands(count)} times afterwards`,
    related: stores.map(u => ({ filename: u.view.code.filename, span: u.view.span, message: `stored here ${thousands(u.count)} times` })),
    explains: stores.filter(u => u.view.cases.length > 1).map(u => u.view.site),
  });
}
