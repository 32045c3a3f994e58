/**
 * Finds the Pythons on which advice can be measured: this engine, CPython 3.11 and later, PyPy 3. Asks each what it is;
 * measures nothing.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';

export interface Interpreter {
  /** `cpython3.13`, `pypy7.3`, `engine`: as in reports. */
  readonly runtime: string;
  /** With all digits of the version. */
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Null for this engine. */
  readonly build: Build | null;
}

/** What tells one build of an interpreter from another at the same place. */
export interface Build {
  /** Of the program itself, behind links and starters. */
  readonly executable: string;
  /** As `sys.version` has it, with compiler and date. */
  readonly version: string;
  readonly size: number;
  readonly modified: number;
}

const run = promisify(execFile);
const ASK_LIMIT_MS = 10_000;
const OLDEST_CPYTHON = 11;

const QUESTION = `
import sys
n = sys.implementation.name
v = sys.version_info
p = getattr(sys, 'pypy_version_info', None)
print(n, v[0], v[1], v[2], '%d.%d.%d' % p[:3] if p else '-')
print(sys.executable)
print(' '.join(sys.version.split()))
`;

/** What a program says it is; null when it is not a Python on which advice holds. */
export async function interpreterAt(command: string): Promise<Interpreter | null> {
  const answer = await run(command, ['-c', QUESTION], { timeout: ASK_LIMIT_MS }).catch(() => null);
  if (answer === null) return null;
  const [facts = '', executable = '', version = ''] = answer.stdout.trim().split(/\r?\n/);
  const [name, major, minor, micro, pypy = '-'] = facts.split(' ');
  if (major !== '3') return null;
  const build = buildAt(executable, version);
  const python = `${major}.${minor}.${micro}`;
  if (name === 'pypy') {
    const series = pypy.split('.').slice(0, 2).join('.');
    return { runtime: `pypy${series}`, title: `PyPy ${pypy} (Python ${python})`, command, args: [], build };
  }
  if (name !== 'cpython' || Number(minor) < OLDEST_CPYTHON) return null;
  return { runtime: `cpython3.${minor}`, title: `CPython ${python}`, command, args: [], build };
}

export function engineInterpreter(cli: string, version: string): Interpreter {
  return { runtime: 'engine', title: `JitLens ${version}`, command: process.execPath, args: [cli, 'run'], build: null };
}

/** Null where there is nothing at the place that the interpreter named. */
function buildAt(executable: string, version: string): Build | null {
  try {
    const real = fs.realpathSync(executable);
    const { size, mtimeMs } = fs.statSync(real);
    return { executable: real, version, size, modified: mtimeMs };
  } catch {
    return null;
  }
}

/** The program is still the one that it was. */
export function isUnchanged({ executable, version, size, modified }: Build): boolean {
  const now = buildAt(executable, version);
  return now !== null && now.executable === executable && now.size === size && now.modified === modified;
}

/** The same for the same program only. */
export function hashOf({ executable, version, size, modified }: Build): string {
  return createHash('sha256')
    .update(JSON.stringify([executable, version, size, modified]))
    .digest('hex');
}

/** One for each runtime, the first found; by name. */
export async function installedInterpreters(): Promise<Interpreter[]> {
  const found = new Map<string, Interpreter>();
  for (const command of [...(await pyenvPythons()), ...onPath(/^(python3\.\d+|python3|pypy3)(\.exe)?$/)]) {
    const it = await interpreterAt(command);
    if (it !== null && !found.has(it.runtime)) found.set(it.runtime, it);
  }
  return [...found.values()].sort((a, b) => a.runtime.localeCompare(b.runtime, 'en', { numeric: true }));
}

/** All versions that pyenv manages, active or not. */
async function pyenvPythons(): Promise<string[]> {
  const answer = await run('pyenv', ['root'], { timeout: ASK_LIMIT_MS }).catch(() => null);
  const versions = answer === null ? '' : path.join(answer.stdout.trim(), 'versions');
  return namesIn(versions).map(v => path.join(versions, v, 'bin', 'python3'));
}

/** Shims that choose a version by themselves are left out: the versions are found where they are. */
function onPath(name: RegExp): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(f => f !== '' && !f.endsWith(`${path.sep}shims`));
  return folders.flatMap(folder => namesIn(folder).flatMap(file => (name.test(file) ? [path.join(folder, file)] : [])));
}

function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
