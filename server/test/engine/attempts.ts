/**
 * The attempts of test-fixtures/sandbox: programs that try to leave the sandbox, in a world with secrets. Reads the tables,
 * makes the world, runs one attempt with the built command line, says how it ended. Judges nothing.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

export const distribution = path.resolve(import.meta.dirname, '../../../dist');
export const fixtures = path.resolve(import.meta.dirname, '../../../test-fixtures/sandbox');

/** In every secret of the world: it must not be in anything that an attempt shows. */
export const CANARY = 'canary-5b1f';

export interface Attempt {
  readonly name: string;
  readonly program: string;
  /**
   * Ways to end that are right: `PermissionError` is how the last line of standard error begins (status 1); `prints TEXT` is
   * all of standard output's last line (status 0); `status N`; `anything`, where only the canary counts.
   */
  readonly ends: readonly string[];
  readonly options: readonly string[];
}

export function attemptsIn(table: string): Attempt[] {
  const text = fs.readFileSync(path.join(fixtures, table), 'utf8');
  const options = /^# options: (.*)$/m.exec(text)?.[1].split(' ') ?? [];
  return [...text.matchAll(/^# attempt: (.*)\n([^]*?)^# ends: (.*)$/gm)].map(([, name, program, ends]) => ({
    name,
    program,
    ends: ends.split(' | '),
    options,
  }));
}

/** A folder with secrets and, below it, the working folder; taken down by `remove`. */
export class World {
  readonly place = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'jitlens-world-')));
  readonly work = path.join(this.place, 'work');

  constructor() {
    fs.mkdirSync(path.join(this.work, 'folder'), { recursive: true });
    this.#write('secret.txt', `${CANARY}\n${CANARY}\n`);
    this.#write('outside_module.py', `print('${CANARY}')\n`);
    this.#write('work/notes.txt', 'notes\n');
    this.#write('work/folder/b.txt', 'b\n');
    fs.symlinkSync('../secret.txt', path.join(this.work, 'link.txt'));
    fs.symlinkSync('..', path.join(this.work, 'linked'));
    fs.symlinkSync('loop', path.join(this.work, 'loop'));
  }

  #write(name: string, text: string): void {
    fs.writeFileSync(path.join(this.place, name), text);
  }

  /** Every file, link and mode of the world, to compare with later. */
  contents(folder = this.place): string[] {
    return fs.readdirSync(folder).flatMap(name => {
      const place = path.join(folder, name);
      const { mode, mtimeMs } = fs.lstatSync(place);
      const line = `${place} ${mode.toString(8)}`;
      if (fs.lstatSync(place).isSymbolicLink()) return [`${line} -> ${fs.readlinkSync(place)}`];
      if (fs.lstatSync(place).isDirectory()) return [line, ...this.contents(place)];
      return [`${line} ${String(mtimeMs)} ${fs.readFileSync(place, 'utf8')}`];
    });
  }

  remove(): void {
    fs.rmSync(this.place, { recursive: true });
  }
}

export interface Ending {
  readonly status: number | null;
  readonly output: string;
  /** In the words of `Attempt.ends`. */
  readonly end: string;
}

/** `env` is added to an environment that holds secrets and names a person. */
export function execute(world: World, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ending {
  const run = spawnSync(process.execPath, [path.join(distribution, 'cli.js'), ...args], {
    cwd: world.work,
    env: {
      PATH: process.env['PATH'],
      HOME: `/home/${CANARY}`,
      USER: CANARY,
      LOGNAME: CANARY,
      JITLENS_SECRET: CANARY,
      TMPDIR: path.join(world.place, 'tmp'),
      ...env,
    },
    encoding: 'utf8',
    input: '',
    timeout: 50_000,
    maxBuffer: 2 ** 28,
  });
  const { status, stdout, stderr } = run;
  return { status, output: stdout + stderr, end: endOf(status, stdout, stderr) };
}

function endOf(status: number | null, stdout: string, stderr: string): string {
  if (status === 0) return `prints ${lastLine(stdout)}`;
  return status === 1 ? lastLine(stderr) : `status ${String(status)}: ${lastLine(stderr)}`;
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

export function isAsSaid({ ends }: Attempt, { end, status }: Ending): boolean {
  return ends.some(wanted => {
    if (wanted === 'anything') return status === 0 || status === 1;
    if (wanted.startsWith('prints ')) return end.trimEnd() === wanted.trimEnd();
    return wanted.startsWith('status ') ? `status ${String(status)}` === wanted : status === 1 && end.startsWith(wanted);
  });
}
