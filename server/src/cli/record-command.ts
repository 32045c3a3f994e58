/**
 * `jitlens record`: runs a program on the person's own Python, outside of the sandbox, since they typed that command, and
 * keeps with what arguments one of its functions was called. `# jitlens: example @recorded` makes these calls here.
 */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { RECORDINGS, recordingName } from '../features/recordings.js';
import { UsageError } from './usage-error.js';

export interface RecordOptions {
  /** `score`, `Basket.total`, or `app.py:score`. */
  readonly function?: string;
  readonly limit: number;
  readonly output?: string;
}

/** What record.py writes. */
interface Recorded {
  readonly function: { readonly qualname: string };
  readonly calls: number;
  readonly skipped: Readonly<Record<string, number>>;
  readonly examples: readonly unknown[];
}

const FAULT_OF_PROGRAM = 1;

export async function recordCommand(given: readonly string[], options: RecordOptions): Promise<number> {
  const { wanted, command } = withFunction(given, options.function);
  const { qualname, fileEnd } = functionOf(wanted);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-record-'));
  try {
    const out = path.join(folder, 'recorded.json');
    const status = await run(recording(command, [out, qualname, fileEnd, String(options.limit)]));
    if (!fs.existsSync(out)) return status === 0 ? FAULT_OF_PROGRAM : status;
    keep(out, wanted, options.output);
    return status;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** The function may be named behind the program, too, where it is not named before. */
function withFunction(command: readonly string[], named: string | undefined): { wanted: string; command: readonly string[] } {
  if (named !== undefined) return { wanted: named, command };
  const at = command.indexOf('--function');
  const wanted = at < 0 ? undefined : command[at + 1];
  if (wanted === undefined) throw new UsageError('--function NAME is missing: whose arguments are to be kept');
  return { wanted, command: command.toSpliced(at, 2) };
}

function functionOf(wanted: string): { qualname: string; fileEnd: string } {
  const at = wanted.lastIndexOf(':');
  const [fileEnd, qualname] = [wanted.slice(0, Math.max(at, 0)), wanted.slice(at + 1)];
  if (qualname.includes('<locals>'))
    throw new UsageError(`${qualname} is inside of a function: what a module or a class holds can be called again`);
  if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(qualname)) throw new UsageError(`--function ${wanted}: expected a name, or FILE:NAME`);
  return { qualname, fileEnd };
}

/** Options of the interpreter that take a value of their own. */
const VALUED = new Set(['-X', '-W', '--check-hash-based-pycs']);

/** The person's command, with the recorder between the interpreter and the program. */
function recording(command: readonly string[], recorder: readonly string[]): { python: string; args: string[] } {
  const [python, ...rest] = command;
  if (python === undefined) throw new UsageError('a command is missing: jitlens record --function NAME -- python FILE');
  let own = 0;
  while (own < rest.length && /^-(?![mc]$|$)/.test(rest[own])) own += VALUED.has(rest[own]) ? 2 : 1;
  if (own >= rest.length || rest[own] === '-')
    throw new UsageError('a program is missing: python FILE, python -m MODULE or python -c CODE');
  const driver = fileURLToPath(new URL('./python/record.py', import.meta.url));
  return { python, args: [...rest.slice(0, own), driver, ...recorder, ...rest.slice(own)] };
}

function run({ python, args }: { python: string; args: readonly string[] }): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, args, { stdio: 'inherit' });
    child.on('error', error => {
      reject(new UsageError(`${python} does not start: ${error.message}`));
    });
    child.on('close', (status, signal) => {
      resolve(status ?? 128 + (signal === null ? 0 : os.constants.signals[signal]));
    });
  });
}

/** The file is kept as Python wrote it: JavaScript would make 1 of 1.0. */
function keep(written: string, wanted: string, output: string | undefined): void {
  const record = JSON.parse(fs.readFileSync(written, 'utf8')) as Recorded;
  const file = fs.readFileSync(`${written}.path`, 'utf8');
  if (record.calls === 0) return tell(`${wanted} was not called: nothing is kept`);
  const left = Object.entries(record.skipped).map(([type, count]) => `${String(count)} with ${type}`);
  const skipped = left.length === 0 ? '' : `; left out, since only plain data is kept: ${left.join(', ')}`;
  if (record.examples.length === 0) return tell(`${wanted} was called ${String(record.calls)} times${skipped}`);
  const place = output ?? path.join(path.dirname(file), RECORDINGS, recordingName(path.basename(file, '.py'), record.function.qualname));
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.copyFileSync(written, place);
  tell(`${String(record.examples.length)} of ${String(record.calls)} calls of ${wanted} are in ${place}${skipped}`);
}

function tell(text: string): void {
  process.stderr.write(`jitlens: ${text}\n`);
}
