/**
 * Runs a program on the person's own CPython and reads how that specialised each instruction. Outside of the sandbox: who
 * calls this was told to by a person. Judges nothing.
 */
import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import type { OwnRunResult } from './specialisation.js';

export interface OwnRun {
  readonly python: string;
  /** Path of specialised.py. */
  readonly driver: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
}

const MOST_OUTPUT = 64 * 2 ** 20;

/** Rejects with what the interpreter said last, where it left no result. */
export async function specialisedBy(run: OwnRun): Promise<OwnRunResult> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'jitlens-'));
  const out = path.join(folder, 'specialised.json');
  try {
    const said = await execute(run, out);
    const text = await fs.readFile(out, 'utf8').catch(() => null);
    if (text === null) throw new Error(said === '' ? 'the interpreter ended without a result' : said);
    return resultOf(JSON.parse(text) as Written);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

/** What an exception of the program leaves is a result, too: only the last line is kept for when there is none. */
function execute(run: OwnRun, out: string): Promise<string> {
  const { python, driver, file, args, cwd, env, stdin, timeoutSeconds, signal } = run;
  return new Promise(resolve => {
    const options = {
      cwd,
      env: { ...process.env, ...env, JITLENS_PARENT: String(process.pid) },
      timeout: timeoutSeconds * 1000,
      maxBuffer: MOST_OUTPUT,
      signal,
    };
    const child = execFile(python, [driver, out, file, ...args], options, (error, _, stderr) => {
      resolve(stderr.trim().split('\n').at(-1) || (error?.message ?? ''));
    });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
  });
}

interface Written {
  readonly python: string;
  readonly error: string | null;
  readonly rows: readonly (readonly [string, string, number, number, number, number, number, readonly string[]])[];
}

function resultOf({ python, error, rows }: Written): OwnRunResult {
  return {
    version: python,
    error,
    rows: rows.map(([base, now, line, column, endLine, endColumn, tries, forms]) => ({
      base,
      now,
      start: { line, column },
      end: { line: endLine, column: endColumn },
      tries,
      forms,
    })),
  };
}

/** CPython counts executions in some instructions before it specialises them: 3.11 shows that in the name. */
