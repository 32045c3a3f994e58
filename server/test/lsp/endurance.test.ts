/**
 * What many runs leave behind: memory that does not grow.
 * JITLENS_RUNS=200 makes it as long as a release asks for.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { missing, ServerProcess } from './server-process.js';

const RUNS = Number(process.env['JITLENS_RUNS'] ?? 20);
/** Early enough that much would come after it, late enough that everything was loaded. */
const FIRST = Math.ceil(RUNS / 10);
const isLong = RUNS >= 200;
/** Of a short series the first runs still count. */
const GROWTH = isLong ? 1.1 : 1.3;
/** Longer than the server waits before it collects, and than V8 keeps freed pages. */
const REST_MS = isLong ? 10_000 : 4000;
const uri = 'file:///tmp/jitlens-endurance/a.py';
const PROGRAM = `class A:
    def __init__(self, x):
        self.x = x

class B(A):
    def __init__(self, x):
        self.more = 1
        super().__init__(x)

total = 0
for i in range(4000):
    total += (A(i) if i % 2 else B(0.5)).x
`;

/** Processes that a process started, and theirs. */
function below(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const all = rows.map(row => row.trim().split(/\s+/).map(Number));
  const children = all.filter(([, parent]) => parent === pid).map(([child]) => child ?? 0);
  return children.flatMap(child => [child, ...below(child)]);
}

function residentMB(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

describe.skipIf(missing !== null || !existsSync('/proc'))('the server', () => {
  it(`holds no more after ${RUNS} runs than after ${FIRST}`, { timeout: 600_000 }, async () => {
    const server = await ServerProcess.start({ initializationOptions: { ownCommands: true } });
    const pid = server.process.pid ?? 0;
    await server.open(uri, PROGRAM);
    let first = 0;
    for (let run = 1; run <= RUNS; run++) {
      await server.change(uri, `# ${run}\n`, { start: { line: 0, character: 0 }, end: { line: run === 1 ? 0 : 1, character: 0 } });
      expect({ run, ...(await server.execute<object>('jitlens.profileFile', uri)) }).toMatchObject({ run, ended: 'finished' });
      for (const method of ['textDocument/codeLens', 'textDocument/diagnostic', 'jitlens/findings', 'jitlens/reportView'])
        await server.ask(method, uri);
      if (run === FIRST) first = await resting(pid);
    }
    const last = await resting(pid);
    console.log(
      `at rest after run ${FIRST}: ${first.toFixed(0)} MB, after run ${RUNS}: ${last.toFixed(0)} MB (×${(last / first).toFixed(2)})`,
    );
    expect(last / first).toBeLessThanOrEqual(GROWTH);
    await server.stop();
  });
});

/** Of the server and of its engine process, in megabytes. */
async function resting(pid: number): Promise<number> {
  await sleep(REST_MS);
  return [pid, ...below(pid)].reduce((sum, process) => sum + residentMB(process), 0);
}
