/**
 * `jitlens verdicts`: measures what each kind of insight costs, on this engine and on every Python it finds, or on the one
 * that is named. Starts those Pythons: the person asked for it, and they run our own pairs only.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import { fileURLToPath } from 'node:url';
import { VERDICT_TABLE } from '#engine/insights/verdict-table.js';
import { VERSION } from '../supervisor/version.js';
import { engineInterpreter, installedInterpreters, interpreterAt, type Interpreter } from '../verdicts/interpreters.js';
import { MeasuredCache } from '../verdicts/measured-cache.js';
import { measurePairs, type Readings } from '../verdicts/measure-pairs.js';
import { figuresOf, type Figure, type Figures } from '../verdicts/summary.js';
import { BASELINE, mergedFacts, tableSource, type TableFacts } from '../verdicts/table-file.js';
import { UsageError } from './usage-error.js';

export interface VerdictsOptions {
  readonly python?: readonly string[];
  readonly only?: string;
  readonly rounds: number;
  readonly json?: string;
  readonly table?: string;
}

export async function verdictsCommand(options: VerdictsOptions): Promise<number> {
  const { rounds, json, table } = options;
  const folder = fileURLToPath(new URL('./verdicts/', import.meta.url));
  const kinds = kindsIn(folder, options.only);
  const interpreters = await chosenInterpreters(options.python);
  const known = table === undefined ? null : knownFacts(interpreters, options.only === undefined);
  tell(`measuring ${String(kinds.length)} pairs on ${interpreters.map(i => i.title).join(', ')}`);
  const cache = new MeasuredCache(folder);
  // after each pair, so that a measurement that is ended is not lost
  const measured = (readings: Readings): void => {
    const facts = factsOf(figuresOf(readings), interpreters, rounds);
    keep(cache, interpreters, facts);
    if (json !== undefined) fs.writeFileSync(json, JSON.stringify(facts, null, 2) + '\n');
    if (table !== undefined) fs.writeFileSync(table, tableSource(known === null ? facts : mergedFacts(known, facts)));
  };
  const readings = await measurePairs({ folder, kinds, interpreters, rounds, tell, measured });
  process.stdout.write(textTable(figuresOf(readings), interpreters));
  return 0;
}

/** The table that is there, when new figures can stand beside its own; null when all is measured on other versions. */
function knownFacts(interpreters: readonly Interpreter[], isAll: boolean): TableFacts | null {
  const known = { ...VERDICT_TABLE, figures: { ...VERDICT_TABLE.pairs, [BASELINE]: baselineOf(VERDICT_TABLE.intAddNs) } };
  try {
    mergedFacts(known, factsOf({}, interpreters, 1));
    return known;
  } catch (error) {
    if (isAll) return null;
    throw new UsageError(`${(error as Error).message}: measure all pairs`);
  }
}

function baselineOf(unit: Readonly<Record<string, number>>): Record<string, Figure> {
  return Object.fromEntries(Object.entries(unit).map(([runtime, slowNs]) => [runtime, { ratio: 1, spread: 0, slowNs }]));
}

function factsOf(figures: Figures, interpreters: readonly Interpreter[], rounds: number): TableFacts {
  const kinds = Object.keys(figures).filter(kind => kind !== BASELINE);
  return {
    machine: machine(),
    runtimes: Object.fromEntries(interpreters.map(i => [i.runtime, i.title])),
    measured: Object.fromEntries(kinds.map(kind => [kind, { date: today(), rounds }])),
    figures,
  };
}

/** For the editor: what was measured here on an interpreter need not be measured again. */
function keep(cache: MeasuredCache, interpreters: readonly Interpreter[], { figures }: TableFacts): void {
  for (const { build, runtime } of interpreters) {
    if (build === null) continue;
    const known = Object.entries(figures).flatMap(([kind, { [runtime]: figure }]) =>
      figure === undefined ? [] : [[kind, figure] as const],
    );
    cache.keep(build, new Map(known), today());
  }
}

const today = (): string => new Date().toISOString().slice(0, 10);

function kindsIn(folder: string, only: string | undefined): string[] {
  const all = fs.readdirSync(folder).flatMap(name => (/^(JL\d+(?:-\w+)?|baseline)\.py$/.test(name) ? [name.slice(0, -3)] : []));
  if (only === undefined) return all.sort();
  const wanted = only.split(',').map(k => k.trim().toUpperCase());
  const unknown = wanted.filter(k => !all.some(a => a.toUpperCase() === k));
  if (unknown.length > 0) throw new UsageError(`no pair measures ${unknown.join(', ')}`);
  return all.filter(a => wanted.includes(a.toUpperCase()));
}

async function chosenInterpreters(given: readonly string[] | undefined): Promise<Interpreter[]> {
  if (given === undefined) {
    const cli = fileURLToPath(new URL('./cli.js', import.meta.url));
    return [...(await installedInterpreters()), engineInterpreter(cli, VERSION)];
  }
  const found = await Promise.all(given.map(async command => ({ command, it: await interpreterAt(command) })));
  return found.map(({ command, it }) => {
    if (it === null) throw new UsageError(`${command} is neither CPython 3.11 or later nor PyPy 3`);
    return it;
  });
}

function machine(): string {
  return `${os.platform()} ${os.arch()}, ${String(os.cpus().length)} cores`;
}

function textTable(figures: Figures, interpreters: readonly Interpreter[]): string {
  const head = ['', ...interpreters.map(i => i.title)];
  const rows = Object.entries(figures)
    .filter(([kind]) => kind !== BASELINE)
    .map(([kind, byRuntime]) => [kind, ...interpreters.map(i => cell(byRuntime[i.runtime]))]);
  const widths = head.map((h, i) => Math.max(h.length, ...rows.map(r => r[i].length)));
  return [head, ...rows]
    .map(
      row =>
        row
          .map((c, i) => c.padEnd(widths[i]))
          .join('  ')
          .trimEnd() + '\n',
    )
    .join('');
}

function cell(figure: Figures[string][string] | undefined): string {
  return figure === undefined ? '-' : `${String(figure.ratio)} ±${String(figure.spread)}`;
}

function tell(text: string): void {
  process.stderr.write(`jitlens: ${text}\n`);
}
