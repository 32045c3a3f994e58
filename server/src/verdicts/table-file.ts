/** Writes the measured table as the source file that the product ships. Knows the file's form, nothing else. */
import type { Figures } from './summary.js';

export interface TableFacts {
  readonly machine: string;
  /** Runtime → its full name and version. */
  readonly runtimes: Readonly<Record<string, string>>;
  /** When each pair was measured, and with how many fresh processes of each side at least. */
  readonly measured: Readonly<Record<string, { readonly date: string; readonly rounds: number }>>;
  readonly figures: Figures;
}

/** The pair that measures the unit; it is no insight. */
export const BASELINE = 'baseline';

export function tableSource({ machine, runtimes, measured, figures }: TableFacts): string {
  const { [BASELINE]: baseline = {}, ...pairs } = figures;
  const unit = Object.fromEntries(Object.entries(baseline).map(([runtime, f]) => [runtime, f.slowNs]));
  const table = { machine, runtimes, intAddNs: unit, measured: byName(measured), pairs: byName(pairs) };
  return [
    '/** Made by `npm run verdicts` from the pairs in bench/verdicts; not to be edited. */',
    "import type { VerdictTable } from './verdicts.js';",
    '',
    `export const VERDICT_TABLE = ${literal(table, '')} as const satisfies VerdictTable;`,
    '',
  ].join('\n');
}

/** A table that was measured in another order reads the same. */
function byName<T>(table: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is new beside what is known. Figures of another version of a runtime are none of this table. */
export function mergedFacts(known: TableFacts, fresh: TableFacts): TableFacts {
  const changed = Object.entries(fresh.runtimes).filter(([runtime, title]) => (known.runtimes[runtime] ?? title) !== title);
  if (changed.length > 0) throw new Error(`the table is of ${changed.map(([runtime]) => known.runtimes[runtime]).join(', ')}`);
  const figures = { ...known.figures };
  for (const [kind, byRuntime] of Object.entries(fresh.figures)) figures[kind] = { ...figures[kind], ...byRuntime };
  return {
    machine: fresh.machine,
    runtimes: { ...known.runtimes, ...fresh.runtimes },
    measured: { ...known.measured, ...fresh.measured },
    figures,
  };
}

/** As Prettier would write it: one line where it fits, a trailing comma where it does not. */
function literal(value: unknown, indent: string): string {
  if (typeof value === 'string') return `'${value.replace(/['\\]/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const members = Object.entries(value).map(([key, v]) => `${property(key)}: ${literal(v, inner)}`);
  const isLeaf = Object.values(value).every(v => typeof v !== 'object');
  if (isLeaf && members.join(', ').length < 70) return `{ ${members.join(', ')} }`;
  return `{\n${members.map(m => `${inner}${m},\n`).join('')}${indent}}`;
}

function property(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : `'${key}'`;
}
