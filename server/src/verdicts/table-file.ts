/** Writes the measured table as the source file that the product ships. Knows the file's form, nothing else. */
import type { Interpreter } from './interpreters.js';
import type { Figures } from './summary.js';

export interface TableFacts {
  readonly date: string;
  readonly machine: string;
  readonly rounds: number;
  readonly interpreters: readonly Interpreter[];
  readonly figures: Figures;
}

/** The pair that measures the unit; it is no insight. */
export const BASELINE = 'baseline';

export function tableSource({ date, machine, rounds, interpreters, figures }: TableFacts): string {
  const { [BASELINE]: baseline = {}, ...pairs } = figures;
  const unit = Object.fromEntries(Object.entries(baseline).map(([runtime, f]) => [runtime, f.slowNs]));
  const runtimes = Object.fromEntries(interpreters.map(i => [i.runtime, i.title]));
  const table = { date, machine, rounds, runtimes, intAddNs: unit, pairs };
  return [
    '/** Made by `npm run verdicts` from the pairs in bench/verdicts; not to be edited. */',
    "import type { VerdictTable } from './verdicts.js';",
    '',
    `export const VERDICT_TABLE = ${literal(table, '')} as const satisfies VerdictTable;`,
    '',
  ].join('\n');
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
