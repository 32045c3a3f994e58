/**
 * `jitlens verdicts`: measures what each kind of insight costs, on this engine and on every Python it finds, or on the one
 * that is named. Starts those Pythons: the person asked for it, and they run our own pairs only.
 */
import * as fs from 'node:fs';
import * as os from 'node:os';
import { fileURLToPath } from 'node:url';
import { VERSION } from '../supervisor/version.js';
import { engineInterpreter, installedInterpreters, interpreterAt, type Interpreter } from '../verdicts/interpreters.js';
import { measurePairs } from '../verdicts/measure-pairs.js';
import { figuresOf, type Figures } from '../verdicts/summary.js';
import { BASELINE, tableSource, type TableFacts } from '../verdicts/table-file.js';
import { UsageError } from './usage-error.js';

export interface VerdictsOptions {
  readonly python?: readonly string[];
  readonly only?: string;
  readonly rounds: number;
  readonly json?: string;
  readonly table?: string;
}

export async function verdictsCommand(options: VerdictsOptions): Promise<number> {
  const folder = fileURLToPath(new URL('./verdicts/', import.meta.url));
  const kinds = kindsIn(folder, options.only);
  const interpreters = await chosenInterpreters(options.python);
  tell(`measuring ${String(kinds.length)} pairs on ${interpreters.map(i => i.title).join(', ')}`);
  const figures = figuresOf(await measurePairs({ folder, kinds, interpreters, rounds: options.rounds, tell }));
  const facts: TableFacts = {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    rounds: options.rounds,
    interpreters,
    figures,
  };
  process.stdout.write(textTable(figures, interpreters));
  if (options.json !== undefined) fs.writeFileSync(options.json, JSON.stringify(facts, null, 2) + '\n');
  if (options.table !== undefined) fs.writeFileSync(options.table, tableSource(facts));
  return 0;
}

function kindsIn(folder: string, only: string | undefined): string[] {
  const all = fs.readdirSync(folder).flatMap(name => (/^(JL\d+|baseline)\.py$/.test(name) ? [name.slice(0, -3)] : []));
  if (only === undefined) return all.sort();
  const wanted = only.split(',').map(k => k.trim().toUpperCase());
  const unknown = wanted.filter(k => !all.includes(k));
  if (unknown.length > 0) throw new UsageError(`no pair measures ${unknown.join(', ')}`);
  return wanted;
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
