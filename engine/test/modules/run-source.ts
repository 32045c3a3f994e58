/**
 * Runs Python text on an engine in this process, with a host that has no files and a clock that stands still until
 * somebody sleeps. Needs the packed library that the build makes; knows nothing of particular modules.
 */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';
import vm from 'node:vm';
import {
  DEFAULT_OPTIONS,
  Engine,
  HostError,
  Interrupt,
  type EngineOptions,
  type Host,
  type HostFiles,
  type Program,
} from '../../src/index.js';
import { StdlibPack } from '../../../server/src/supervisor/stdlib-pack.js';

const pack = resolve(dirname(fileURLToPath(import.meta.url)), '../../../dist/stdlib.pack');
export const hasLibrary = existsSync(pack);

const noFiles: HostFiles = {
  stat: missing,
  statLink: missing,
  readLink: missing,
  place: path => path,
  checkWritable: missing,
  read: missing,
  list: missing,
  write: missing,
  makeDirectory: missing,
  makeLink: missing,
  setMode: missing,
  setTimes: missing,
  remove: missing,
  removeDirectory: missing,
  rename: missing,
  written: () => [],
};

function missing(path: string): never {
  throw new HostError('ENOENT', path);
}

interface Output {
  stdout: string;
  stderr: string;
}

function makeHost(library: StdlibPack, output: Output): Host {
  const decoder = new TextDecoder();
  let now = 0;
  return {
    files: noFiles,
    env: new Map([['PYTHONHASHSEED', '0']]),
    cwd: '/work',
    sitePackages: [],
    platform: 'linux',
    stdlib: library,
    writeStdout: bytes => void (output.stdout += decoder.decode(bytes)),
    writeStderr: bytes => void (output.stderr += decoder.decode(bytes)),
    stdoutIsTerminal: false,
    readStdin: () => new Uint8Array(0),
    monotonic: () => now,
    wallClock: () => 1_700_000_000 + now,
    cpuTime: () => now,
    random: n => new Uint8Array(n),
    timezoneOffset: () => 0,
    interrupt: () => Interrupt.none,
    clearInterrupt: () => undefined,
    memoryUsed: () => process.memoryUsage().heapUsed,
    sleepUntil: deadline => void (now = Math.max(now, deadline)),
    pushSnapshot: () => undefined,
    checkpoint: collector(),
  };
}

/** A script in a context with its own microtask queue empties V8's kept set; only a collection after that clears references. */
function collector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const context = vm.createContext({}, { microtaskMode: 'afterEvaluate' });
  const collect = vm.runInNewContext('gc') as () => void;
  return () => {
    vm.runInContext('0', context);
    collect();
  };
}

type Choice = Partial<Pick<EngineOptions, 'jit' | 'missingModules' | 'memoryLimit'>> & {
  readonly onOutput?: () => unknown;
  /** After so many polls, of about 1,000 calls and loops each, the run is over its time. */
  readonly maxPolls?: number;
};

/** An engine that has not run yet. `onOutput` is called in the middle of its run. */
export function startOne({ onOutput = () => undefined, maxPolls = Infinity, ...chosen }: Choice = {}): {
  readonly engine: Engine;
  readonly run: (source: string) => Promise<string>;
  /** The same for a program that has a file name and arguments. */
  readonly runFile: (path: string, source: string | Uint8Array, args: readonly string[]) => Promise<string>;
  /** How the run ended. */
  readonly ended: () => RunOutcome['ended'] | null;
} {
  const output: Output = { stdout: '', stderr: '' };
  const host = makeHost(new StdlibPack(pack), output);
  const writeStdout = (bytes: Uint8Array): void => {
    host.writeStdout(bytes);
    onOutput();
  };
  let polls = 0;
  const interrupt = (): Interrupt => (++polls > maxPolls ? Interrupt.timeout : Interrupt.none);
  const engine = new Engine(
    { ...host, writeStdout, interrupt },
    {
      ...DEFAULT_OPTIONS,
      jit: 'off',
      hostStackBytes: 900 * 1024,
      ...chosen,
    },
  );
  let ended: RunOutcome['ended'] | null = null;
  const bytesOf = (source: string | Uint8Array): Uint8Array => (typeof source === 'string' ? new TextEncoder().encode(source) : source);
  const runProgram = async (program: Program, argv: readonly string[]): Promise<string> => {
    const outcome = await engine.run(program, argv);
    ended = outcome.ended;
    return output.stdout + output.stderr + (outcome.message ?? '');
  };
  return {
    engine,
    run: source => runProgram({ kind: 'command', code: source }, ['-c']),
    runFile: (path, source, args) => runProgram({ kind: 'file', path, source: bytesOf(source) }, [path, ...args]),
    ended: () => ended,
  };
}

/** What a program prints, followed by its traceback if it ends in one. */
export function run(source: string): Promise<string> {
  return startOne().run(source);
}
