/** The command line as a process: arguments, streams, exit statuses, signals, sandbox defaults. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildStubDistribution, type StubDistribution } from '../stub-distribution.js';

let stub: StubDistribution;
let work: string;

beforeAll(async () => {
  stub = await buildStubDistribution();
  work = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-cli-')));
}, 60_000);

beforeEach(() => {
  for (const name of fs.readdirSync(work)) fs.rmSync(path.join(work, name), { recursive: true });
});

afterAll(() => {
  stub.remove();
  fs.rmSync(work, { recursive: true });
});

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Running {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, [stub.cli, ...args], { cwd: work, env: { ...process.env, ...env } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const ended = new Promise<Ended>(resolve => {
    child.on('close', status => {
      resolve({ status, stdout, stderr });
    });
  });
  return { process: child, ended };
}

function jitlens(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const running = start(args, env);
  running.process.stdin.end(input);
  return running.ended;
}

function file(name: string, text: string): string {
  fs.writeFileSync(path.join(work, name), text);
  return name;
}

describe('what is run', () => {
  it('a file, with all that follows as its arguments', async () => {
    expect(await jitlens(['run', file('p.py', 'argv'), '-x', '--timeout', '--', 'y'])).toEqual({
      status: 0,
      stdout: '["p.py","-x","--timeout","--","y"]\n',
      stderr: '',
    });
  });

  it('text after -c, a module after -m', async () => {
    expect((await jitlens(['run', '--jit', 'off', '-c', 'argv', '-m', 'a'])).stdout).toBe('["-c","-m","a"]\n');
    expect((await jitlens(['run', '-cargv', '--help'])).stdout).toBe('["-c","--help"]\n');
    expect((await jitlens(['run', '-m', 'some.module', '-x'])).stdout).toBe('module some.module\n');
  });

  it('standard input for -', async () => {
    expect((await jitlens(['run', '-', 'a'], 'argv\n')).stdout).toBe('["-","a"]\n');
  });

  it('the __main__.py of a folder', async () => {
    fs.mkdirSync(path.join(work, 'app'));
    file('app/__main__.py', 'argv');
    expect((await jitlens(['run', 'app', 'x'])).stdout).toBe('["app","x"]\n');
  });
});

describe('what cannot be started, in the words of python3', () => {
  const cases: readonly [args: string[], status: number, message: string][] = [
    [['run', 'no.py'], 2, "can't open file 'WORK/no.py': [Errno 2] No such file or directory"],
    [['run', '../x/./no.py'], 2, "can't open file 'WORK/../x/./no.py': [Errno 2] No such file or directory"],
    [['run', '.'], 1, "can't find '__main__' module in 'WORK/.'"],
  ];
  for (const [args, status, message] of cases) {
    it(args.join(' '), async () => {
      expect(await jitlens(args)).toEqual({ status, stdout: '', stderr: `jitlens: ${message.replace('WORK', work)}\n` });
    });
  }
});

describe('usage errors are one line and status 2', () => {
  const cases: readonly [args: string[], message: string][] = [
    [['run'], 'a program is missing'],
    [['run', '--foo', 'x.py'], "unknown option '--foo'"],
    [['run', '-c'], 'argument missing'],
    [['run', '--jit', 'fast', '-c', ''], 'Allowed choices are off, generic, on, eager'],
    [['run', '--timeout', '-1', '-c', ''], 'positive number of seconds'],
    [['run', '--memory', '1.5', '-c', ''], 'positive whole number'],
    [['profile', '--format', 'yaml', '-c', ''], '--format yaml is not a format'],
    [['profile', '--target', 'ruby', '-c', ''], '--target'],
    [['dump', '--stage', 'x', 'f.py'], 'Allowed choices are ast, bytecode, feedback, ir, js'],
    [['explain', 'JL999'], 'there is no insight JL999'],
    [['nonsense'], "unknown command 'nonsense'"],
  ];
  for (const [args, message] of cases) {
    it(args.join(' '), async () => {
      const { status, stdout, stderr } = await jitlens(args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(message);
      expect(stderr).toMatch(/^jitlens: [^\n]*\n$/);
    });
  }
});

describe('exit statuses', () => {
  const cases: readonly [args: string[], status: number][] = [
    [['run', '-c', 'exit 5'], 5],
    [['run', '--timeout', '0.2', '-c', 'loop'], 124],
    [['run', '--timeout', '0.2', '-c', 'hang'], 124],
    [['run', '--memory', '64', '-c', 'oom'], 137],
    [['run', '--memory', '32', '-c', 'oom-quiet'], 137],
    [['run', '-c', 'crash'], 70],
    [['profile', '-c', 'exit 5'], 5],
  ];
  for (const [args, status] of cases) it(args.join(' '), async () => expect((await jitlens(args)).status).toBe(status));
});

describe('Ctrl-C', { retry: 2 }, () => {
  async function interrupted(args: readonly string[], times: number): Promise<Ended> {
    const running = start(args);
    await new Promise(resolve => running.process.stdout.once('data', resolve));
    for (let i = 0; i < times; i++) {
      running.process.kill('SIGINT');
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    return running.ended;
  }

  it('is a KeyboardInterrupt, also while the program waits', async () => {
    for (const program of ['loop', 'sleep 100', 'input']) {
      const { status, stderr } = await interrupted(['run', '-c', `print ready\n${program}`], 1);
      expect({ status, stderr }).toEqual({ status: 130, stderr: 'KeyboardInterrupt\n' });
    }
  });

  it('ends what ignores it the second time', async () => {
    for (const program of ['ignore', 'hang']) {
      expect((await interrupted(['run', '-c', `print ready\n${program}`], 2)).status).toBe(130);
    }
  });

  it('leaves a partial report', async () => {
    const report = 'report of a run that ended with 130, partial\n';
    expect((await interrupted(['profile', '-c', 'print ready\nloop'], 1)).stderr).toBe('KeyboardInterrupt\n' + report);
    expect((await interrupted(['profile', '-c', 'print ready\nhang'], 2)).stderr).toBe(report);
  });
});

describe('profile', () => {
  it('leaves standard output to the program', async () => {
    const { stdout, stderr } = await jitlens(['profile', '-c', 'print a\nerror b']);
    expect(stdout).toBe('a\n');
    expect(stderr).toBe('b\nreport of a run that ended with 0\n');
  });

  it('-o - gives standard output to the report', async () => {
    const { stdout, stderr } = await jitlens(['profile', '--format', 'json', '-o', '-', '-c', 'print a']);
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, partial: false });
    expect(stderr).toBe('a\n');
  });

  it('-o FILE writes it there, also after a limit', async () => {
    const { stderr } = await jitlens(['profile', '--format=json', '-o', 'r.json', '--timeout', '0.2', '-c', 'hang']);
    expect(stderr).toBe('jitlens: stopped at the time limit of 0.2 s\n');
    expect(JSON.parse(fs.readFileSync(path.join(work, 'r.json'), 'utf8'))).toMatchObject({ partial: true, run: { exitStatus: 124 } });
  });
});

describe('streams', () => {
  it('a closed reader is a failed write, not a hang', async () => {
    const running = start(['run', '-c', 'flood']);
    running.process.stdout.once('data', () => running.process.stdout.destroy());
    expect((await running.ended).stderr).toContain('EPIPE');
  });

  it('--stdin reads a file instead', async () => {
    file('in.txt', 'from a file\n');
    expect((await jitlens(['run', '--stdin', 'in.txt', '-c', 'input'], 'from the pipe\n')).stdout).toBe('got from a file\n');
  });

  it('input arrives in pieces', async () => {
    const running = start(['run', '-c', 'input\ninput\ninput']);
    running.process.stdin.write('one\ntw');
    setTimeout(() => running.process.stdin.end('o\n'), 100);
    expect((await running.ended).stdout).toBe('got one\ngot two\ngot \n');
  });
});

describe('sandbox', () => {
  it('reads in the working folder and the file’s, writes in memory', async () => {
    fs.mkdirSync(path.join(work, 'lib'));
    file('lib/data.txt', 'data');
    const program = file('p.py', `read ${work}/lib/data.txt\nwrite ${work}/new.txt text\nread ${work}/new.txt\nread /etc/hostname`);
    const { stdout } = await jitlens(['run', program]);
    expect(stdout).toBe('data\ntext\nEACCES /etc/hostname --allow-read DIR allows it\n');
    expect(fs.existsSync(path.join(work, 'new.txt'))).toBe(false);
  });

  it('--allow-write writes for good', async () => {
    await jitlens(['run', '--allow-write', '.', '-c', `write ${work}/new.txt text`]);
    expect(fs.readFileSync(path.join(work, 'new.txt'), 'utf8')).toBe('text');
  });

  it('passes on only named environment variables', async () => {
    const args = ['-c', 'env SECRET\nenv PYTHONHASHSEED'];
    const env = { SECRET: 'x', PYTHONHASHSEED: '1' };
    expect((await jitlens(['run', ...args], '', env)).stdout).toBe('unset\n1\n');
    expect((await jitlens(['run', '--allow-env', 'SECRET', ...args], '', env)).stdout).toBe('x\n1\n');
  });

  it('--deterministic repeats itself', async () => {
    const args = ['run', '--deterministic', '-c', 'clock\nsleep 1000\nclock'];
    expect((await jitlens(args)).stdout).toBe((await jitlens(args)).stdout);
  });
});

it('dump prints what the engine says of a file', async () => {
  expect((await jitlens(['dump', '--stage', 'ir', '--function', 'f', file('p.py', '')])).stdout).toBe('ir of f\n');
});
