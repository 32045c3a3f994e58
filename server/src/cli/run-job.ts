/**
 * From the checked options of `run` and `profile` to a job for the engine: which program, which world.
 * The sandbox's defaults for the command line are decided here (interfaces.md §6), nowhere else.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { EngineOptions, JitMode, Program } from '#engine';
import type { HostSettings, RunLimits } from '../supervisor/messages.js';
import { allowedEnvironment } from '../supervisor/environment.js';
import { sitePackages, TIME_ZONES } from '../supervisor/site-packages.js';
import { UsageError } from './usage-error.js';

export interface RunOptions {
  readonly m?: string;
  readonly c?: string;
  readonly jit: JitMode;
  readonly timeout?: number;
  readonly memory?: number;
  readonly allowRead?: readonly string[];
  readonly allowWrite?: readonly string[];
  readonly allowEnv?: readonly string[];
  readonly deterministic?: boolean;
  readonly stdin?: string;
  readonly plugin?: readonly string[];
  readonly stressDeopt?: number;
  readonly stressOsr?: boolean;
  readonly breakAssumptions?: number;
  readonly inline: boolean;
  readonly unbox: boolean;
  readonly ic: boolean;
}

/** A program, what it finds in `sys.argv`, and the folder that it comes from. */
export interface Target {
  readonly program: Program;
  readonly argv: readonly string[];
  readonly folder: string;
}

/** As `python3` says it, with its exit status. */
export class CannotStart extends Error {
  constructor(
    message: string,
    readonly exitStatus: number,
  ) {
    super(message);
  }
}

export function targetOf(options: RunOptions, operands: readonly string[]): Target {
  const folder = process.cwd();
  if (options.c !== undefined) return { program: { kind: 'command', code: options.c }, argv: ['-c', ...operands], folder };
  if (options.m !== undefined) return { program: { kind: 'module', name: options.m }, argv: ['-m', ...operands], folder };
  const [file] = operands;
  if (file === undefined) throw new UsageError('a program is missing: FILE, -m MODULE, -c CODE, or - for standard input');
  if (file === '-') return { program: { kind: 'stdin' }, argv: operands, folder };
  return fileTarget(file, operands);
}

/** Python joins a relative path to the working folder and leaves it at that; so do its tracebacks. */
function fileTarget(file: string, argv: readonly string[]): Target {
  const given = path.isAbsolute(file) ? file : process.cwd() + path.sep + file;
  const place = isFolder(given) ? mainOf(given) : given;
  const program: Program = { kind: 'file', path: place, source: sourceOf(place) };
  return { program, argv, folder: path.dirname(fs.realpathSync(place)) };
}

function isFolder(place: string): boolean {
  return fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function mainOf(folder: string): string {
  const main = path.join(folder, '__main__.py');
  if (fs.existsSync(main)) return main;
  throw new CannotStart(`can't find '__main__' module in '${folder}'`, 1);
}

function sourceOf(place: string): Uint8Array {
  try {
    return new Uint8Array(fs.readFileSync(place));
  } catch (error) {
    throw new CannotStart(`can't open file '${place}': ${reasonOf(error)}`, 2);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'No such file or directory',
  EACCES: 'Permission denied',
  ENOTDIR: 'Not a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error && 'errno' in error && 'code' in error)) return String(error);
  return `[Errno ${String(Math.abs(Number(error.errno)))}] ${REASONS[String(error.code)] ?? error.message}`;
}

export function engineOptionsOf(options: RunOptions, profile: boolean): Partial<EngineOptions> {
  return {
    jit: options.jit,
    memoryLimit: (options.memory ?? 0) * 2 ** 20,
    deterministic: options.deterministic ?? false,
    stressDeopt: options.stressDeopt ?? 0,
    stressOsr: options.stressOsr ?? false,
    breakAssumptions: options.breakAssumptions ?? 0,
    inline: options.inline,
    unbox: options.unbox,
    inlineCaches: options.ic,
    profile,
  };
}

/** Paths of the modules, as the engine's thread can load them. */
export function pluginsOf({ plugin = [] }: RunOptions): string[] {
  const missing = plugin.find(file => !fs.existsSync(file));
  if (missing !== undefined) throw new UsageError(`--plugin ${missing}: there is no such file`);
  return plugin.map(file => path.resolve(file));
}

export function limitsOf(options: RunOptions): RunLimits {
  return { timeoutSeconds: options.timeout ?? null, memoryMB: options.memory ?? null };
}

/** `stdout`: the descriptor that the program's standard output goes to. */
export function hostOf(options: RunOptions, target: Target, stdout: number, snapshots: boolean): HostSettings {
  const environment = allowedEnvironment(process.env, options.allowEnv ?? []);
  const packages = sitePackages([target.folder, process.cwd()], process.env.VIRTUAL_ENV);
  return {
    cwd: process.cwd(),
    sitePackages: packages,
    env: environment,
    files: {
      readRoots: [process.cwd(), target.folder, ...(options.allowRead ?? []), ...pythonFolders(environment), ...packages, TIME_ZONES],
      writeRoots: options.allowWrite ?? [],
      overlay: true,
      readHint: '--allow-read DIR allows it',
      writeHint: '--allow-write DIR allows it',
    },
    deterministic: options.deterministic ?? false,
    stdin: stdinOf(options),
    output: { to: 'descriptors', stdout, stderr: 2 },
    snapshots,
  };
}

function stdinOf({ stdin }: RunOptions): HostSettings['stdin'] {
  if (stdin === undefined) return { from: 'supervisor' };
  if (!fs.existsSync(stdin)) throw new UsageError(`--stdin ${stdin}: there is no such file`);
  return { from: 'file', path: stdin };
}

/** Folders that the person's own environment names for Python's modules. */
function pythonFolders(environment: Readonly<Record<string, string>>): string[] {
  return (environment.PYTHONPATH ?? '').split(path.delimiter).filter(folder => folder !== '');
}
