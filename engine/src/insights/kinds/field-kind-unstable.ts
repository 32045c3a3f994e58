/**
 * JL210: stores put values of two kinds into one field. None beside one kind is an optional field and healthy, unless
 * that kind is a number and None is put back in after construction: then the field cannot stay unboxed. Raised at the
 * store that brings the second kind; it explains operations that take the field as an operand.
 */
import type { Site } from '../../feedback/site.js';
import { operandPcs } from '../dataflow.js';
import { findingAt, MIN_COUNT, RARE, reportCases, type Finding, type Search } from '../finding.js';
import type { CaseView, Program, SiteView } from '../program.js';
import { isNumber, valueKinds, type ValueKind } from '../value-kinds.js';
import { countOf } from './numeric-sites.js';
import { attributeOf } from './receivers.js';
import { thousands, wordList } from '../text-parts.js';

interface Store {
  readonly view: SiteView;
  readonly case: CaseView;
}

interface Field {
  readonly cls: object;
  readonly name: string;
  readonly className: string;
  readonly stores: Store[];
}

/** A field with the store after which it has held two kinds that do not go together. */
interface Unstable {
  readonly field: Field;
  readonly second: Store;
  readonly kinds: string;
}

export function findFieldKindUnstable({ program }: Search): Finding[] {
  const groups = new Map<string, Unstable[]>();
  for (const field of fieldsOf(program)) {
    field.stores.sort((a, b) => a.case.firstSeen - b.case.firstSeen);
    const second = countOf(field.stores.map(s => s.case)) < MIN_COUNT ? null : storeOfSecondKind(program, field);
    if (second === null) continue;
    const kinds = wordList(field.stores.flatMap(s => valueKinds(s.case.case.results)));
    const key = `${program.userProfiles.indexOf(second.view.profile)} ${kinds}`;
    groups.set(key, [...(groups.get(key) ?? []), { field, second, kinds }]);
  }
  return [...groups.values()].map(group => findingOf(program, group));
}

function fieldsOf(program: Program): Field[] {
  const fields = new Map<object, Map<string, Field>>();
  for (const view of program.sites) {
    if (view.opcode !== 'STORE_ATTR') continue;
    const name = attributeOf(view);
    for (const c of view.cases) {
      if (c.shape === null) continue;
      const ofClass = fields.get(c.shape.cls) ?? new Map<string, Field>();
      fields.set(c.shape.cls, ofClass);
      const field = ofClass.get(name) ?? { cls: c.shape.cls, name, className: c.shape.cls.name, stores: [] };
      ofClass.set(name, field);
      field.stores.push({ view, case: c });
    }
  }
  return [...fields.values()].flatMap(ofClass => [...ofClass.values()]);
}

function storeOfSecondKind(program: Program, { stores }: Field): Store | null {
  const seen = new Set<ValueKind>();
  for (const store of stores) {
    for (const kind of valueKinds(store.case.case.results)) if (kind !== 'None') seen.add(kind);
    if (seen.size > 1) return isOften(stores) ? store : null;
  }
  const [only] = seen;
  return only !== undefined && isNumber(only) ? storeOfNoneAgain(program, stores) : null;
}

/** One value of another kind among thousands does no harm. Where one store brings several kinds, its changes are counted. */
function isOften(stores: readonly Store[]): boolean {
  const byKind = new Map<ValueKind, number>();
  let mixed = 0;
  for (const { view, case: c } of stores) {
    const [kind, ...others] = valueKinds(c.case.results).filter(k => k !== 'None');
    if (others.length > 0) mixed += (view.site.flips / view.site.noted) * c.count;
    else if (kind !== undefined) byKind.set(kind, (byKind.get(kind) ?? 0) + c.count);
  }
  const pure = [...byKind.values()];
  const odd = pure.reduce((sum, count) => sum + count, 0) - Math.max(0, ...pure);
  return mixed + odd >= countOf(stores.map(s => s.case)) * RARE;
}

function storeOfNoneAgain(program: Program, stores: readonly Store[]): Store | null {
  const again = stores.find(s => valueKinds(s.case.case.results).includes('None') && !program.isConstruction(s.view.code));
  return again !== undefined && again.case.count >= MIN_COUNT ? again : null;
}

/** One finding for the fields that become unstable in one function: they have one cure. */
function findingOf(program: Program, group: readonly Unstable[]): Finding {
  const [{ second, kinds, field }] = group;
  const names = wordList(group.map(u => `${u.field.className}.${u.field.name}`));
  const stores = group.flatMap(u => u.field.stores);
  const stored = countOf(stores.map(s => s.case));
  const loads = group.flatMap(u => loadsOf(program, u.field));
  const [first] = field.stores;
  return findingAt(second.view, 'JL210', {
    count: stored + countOf(loads),
    message: `${names} ${group.length === 1 ? 'holds' : 'hold'} ${kinds} (${thousands(stored)} stores)`,
    cases: stores.map(({ view, case: c }) => ({
      ...reportCases([c])[0],
      types: [`${attributeOf(view)}: ${wordList(valueKinds(c.case.results))}`],
    })),
    related:
      first.view === second.view
        ? []
        : [
            {
              filename: first.view.code.filename,
              span: first.view.span,
              message: `first held ${wordList(valueKinds(first.case.case.results))}, stored here`,
            },
          ],
    explains: consumers(program, loads),
  });
}

interface Load {
  readonly view: SiteView;
  readonly count: number;
}

function loadsOf(program: Program, field: Field): Load[] {
  return program.sites.flatMap(view => {
    if (view.opcode !== 'LOAD_ATTR' || attributeOf(view) !== field.name) return [];
    const count = view.cases.filter(c => c.shape?.cls === field.cls).reduce((sum, c) => sum + c.count, 0);
    return count === 0 ? [] : [{ view, count }];
  });
}

/** Operators whose operand is one of these loads. */
function consumers(program: Program, loads: readonly Load[]): Site[] {
  const takesOne = (v: SiteView): boolean =>
    operandPcs(v.code, v.pc).some(pc => loads.some(l => l.view.code === v.code && l.view.pc === pc));
  return program.sites.filter(v => (v.site.kind === 'binary' || v.site.kind === 'compare') && takesOne(v)).map(v => v.site);
}
