/** The engine process: limits, cancelling, partial reports, and that nothing a program does is lost or spreads. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EngineProcess, type RemoteRun } from '../../src/supervisor/engine-process.js';
import type { WorkerEvent } from '../../src/supervisor/engine-worker.js';
import type { RunJob, RunLimits } from '../../src/supervisor/messages.js';
import { buildStubDistribution, type StubDistribution } from '../stub-distribution.js';

let stub: StubDistribution;
let engine: EngineProcess;

beforeAll(async () => {
  stub = await buildStubDistribution();
  engine = new EngineProcess(stub);
}, 60_000);

afterEach(() => {
  output = '';
});

afterAll(() => {
  engine.dispose();
  stub.remove();
});

let output = '';

function collect(event: WorkerEvent): void {
  if (event.type === 'output') output += Buffer.from(event.bytes).toString();
}

function jobOf(code: string, memoryMB: number): RunJob {
  return {
    kind: 'run',
    program: { kind: 'command', code },
    argv: ['-c'],
    options: { profile: true, memoryLimit: memoryMB * 2 ** 20 },
    report: { targetRuntime: 'all', minImpactPercent: 1, allSites: false },
    host: {
      cwd: stub.folder,
      env: {},
      files: { readRoots: [stub.folder], writeRoots: [], overlay: true, readHint: '', writeHint: '' },
      deterministic: false,
      stdin: { from: 'supervisor' },
      output: { to: 'supervisor', limitBytes: 100_000 },
      snapshots: true,
    },
  };
}

function run(code: string, limits: Partial<RunLimits> = {}, onEvent = collect): RemoteRun {
  return engine.run(jobOf(code, limits.memoryMB ?? 512), { timeoutSeconds: null, memoryMB: 512, ...limits }, onEvent);
}

const later = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

it('runs a program to its end', async () => {
  const { outcome, report } = await run('print hello\nexit 3').done;
  expect(outcome).toMatchObject({ exitStatus: 3, ended: 'exit' });
  expect(report?.partial).toBe(false);
  expect(output).toBe('hello\n');
});

it('passes standard input on when it is asked for', async () => {
  const handle = run('input\ninput', {}, event => {
    collect(event);
    if (event.type === 'stdin-wanted') handle.sendStdin(output === '' ? Buffer.from('one\n') : null);
  });
  await handle.done;
  expect(output).toBe('got one\ngot \n');
});

it('drops output above the limit, and says so once', async () => {
  let notices = 0;
  const handle = run('flood', { timeoutSeconds: 0.5 }, event => {
    collect(event);
    if (event.type === 'output-limit') notices++;
  });
  await handle.done;
  expect(output.length).toBe(100_000);
  expect(notices).toBe(1);
});

describe('limits', () => {
  it('time', async () => {
    const { outcome, report } = await run('loop', { timeoutSeconds: 0.2 }).done;
    expect(outcome).toMatchObject({ exitStatus: 124, ended: 'timeout' });
    expect(report).toMatchObject({ partial: true, run: { exitStatus: 124 } });
  });

  it('time, when the thread does not listen', async () => {
    const { outcome, report } = await run('hang', { timeoutSeconds: 0.2 }).done;
    expect(outcome).toMatchObject({ exitStatus: 124, ended: 'timeout' });
    expect(report?.partial).toBe(true);
  });

  it('memory, met by the polls', async () => {
    const { outcome, report } = await run('oom', { memoryMB: 64 }).done;
    expect(outcome).toMatchObject({ exitStatus: 137, ended: 'memory' });
    expect(report?.partial).toBe(true);
  });

  it('memory, met by V8 in the thread', async () => {
    const { outcome, report } = await run('oom-quiet', { memoryMB: 32 }).done;
    expect(outcome).toMatchObject({ exitStatus: 137, ended: 'memory' });
    expect(report?.partial).toBe(true);
  });

  it('memory, met by V8 in a way that ends the process: the next run has another', async () => {
    const { outcome, report } = await run('oom-sudden', { memoryMB: 32 }).done;
    expect(outcome).toMatchObject({ exitStatus: 137, ended: 'memory' });
    expect(report?.partial).toBe(true);
    expect((await run('print again').done).outcome.exitStatus).toBe(0);
  });
});

it('keeps the last snapshot for the partial report', async () => {
  const handle = run('sleep 0.3\nloop', {}, event => {
    if (event.type === 'snapshot') setTimeout(() => process.kill(engine.pid ?? 0, 'SIGKILL'), 20);
  });
  const { outcome, report } = await handle.done;
  expect(outcome).toMatchObject({ exitStatus: 70, ended: 'engine-bug' });
  expect(report?.run.operations).toBeGreaterThan(0);
});

describe('cancel', () => {
  for (const program of ['loop', 'sleep 100', 'flood', 'input', 'hang']) {
    it(`stops ${program}`, async () => {
      const handle = run(program);
      await later(200);
      const start = performance.now();
      handle.cancel();
      const { outcome } = await handle.done;
      console.log(`cancel of ${program}: ${(performance.now() - start).toFixed(1)} ms`);
      expect(outcome).toMatchObject({ exitStatus: 130, ended: 'cancel' });
    });
  }
});

it('a fault of the engine is told as such', async () => {
  const { outcome, report } = await run('crash').done;
  expect(outcome).toMatchObject({ exitStatus: 70, ended: 'engine-bug' });
  expect(outcome.message).toContain('a bug');
  expect(report?.partial).toBe(true);
});

it('runs side by side do not disturb each other', async () => {
  const endless = run('loop');
  const { outcome } = await run('print quick').done;
  expect(outcome.exitStatus).toBe(0);
  endless.cancel();
  expect((await endless.done).outcome.ended).toBe('cancel');
});

it('ends when idle, and comes back', async () => {
  const brief = new EngineProcess(stub, 50);
  const idle = (code: string): Promise<unknown> => brief.run(jobOf(code, 512), { timeoutSeconds: null, memoryMB: 512 }, collect).done;
  await idle('print one');
  const first = brief.pid;
  await later(300);
  expect(brief.pid).toBeNull();
  await idle('print two');
  expect(brief.pid).not.toBe(first);
  brief.dispose();
});
