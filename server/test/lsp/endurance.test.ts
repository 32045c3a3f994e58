/**
 * What is left after many runs, and after a violent end: memory that does not grow, and no process of ours.
 * JITLENS_RUNS=200 makes it as long as a release asks for.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { missing, SERVER, ServerProcess } from './server-process.js';

const RUNS = Number(process.env['JITLENS_RUNS'] ?? 20);
/** Early enough that much would come after it, late enough that everything was loaded. */
const FIRST = Math.ceil(RUNS / 10);
const isLong = RUNS >= 200;
/** Of a short series the first runs still count. */
const GROWTH = isLong ? 1.1 : 1.3;
/** Longer than the server waits before it collects, and than V8 keeps freed pages. */
const REST_MS = isLong ? 10_000 : 4000;
const GONE_MS = 2000;
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
const ENDLESS = 'n = 0\nwhile True:\n    n = n + 1\n';

/** Processes that a process started, and theirs. */
function below(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const all = rows.map(row => row.trim().split(/\s+/).map(Number));
  const children = all.filter(([, parent]) => parent === pid).map(([child]) => child ?? 0);
  return children.flatMap(child => [child, ...below(child)]);
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** What it was started as. */
function nameOf(pid: number): string {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}

function residentMB(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

async function eventually<T>(what: string, find: () => T | undefined): Promise<T> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    const found = find();
    if (found !== undefined) return found;
    await sleep(50);
  }
  throw new Error(`waited for ${what}`);
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

  it('leaves no process when it is killed', { timeout: 60_000 }, async () => {
    const server = await ServerProcess.start({ initializationOptions: { ownCommands: true }, quiet: true });
    await server.open(uri, ENDLESS);
    void server.execute('jitlens.profileFile', uri).catch(() => undefined);
    const pid = server.process.pid ?? 0;
    const ours = await eventually('the engine process', () => (below(pid).length > 0 ? below(pid) : undefined));
    await sleep(500);
    process.kill(pid, 'SIGKILL');
    await sleep(GONE_MS);
    expect([pid, ...ours].filter(isAlive).map(nameOf)).toEqual([]);
    server.rpc.dispose();
  });

  it('goes with a client that is killed', { timeout: 60_000 }, async () => {
    const client = spawn(process.execPath, ['-e', CLIENT, SERVER, uri, ENDLESS], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = client.pid ?? 0;
    const ours = await eventually('server and engine process', () => (below(pid).length > 1 ? below(pid) : undefined));
    await sleep(500);
    process.kill(pid, 'SIGKILL');
    await sleep(GONE_MS);
    expect(ours.filter(isAlive).map(nameOf)).toEqual([]);
  });
});

/** Of the server and of its engine process, in megabytes. */
async function resting(pid: number): Promise<number> {
  await sleep(REST_MS);
  return [pid, ...below(pid)].reduce((sum, process) => sum + residentMB(process), 0);
}

/** A client that starts a server, runs a program and waits for its own end. */
const CLIENT = `
const [server, uri, text] = process.argv.slice(1);
const child = require('node:child_process').spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'ignore', 'ignore'] });
const send = message => {
  const body = JSON.stringify({ jsonrpc: '2.0', ...message });
  child.stdin.write('Content-Length: ' + Buffer.byteLength(body) + '\\r\\n\\r\\n' + body);
};
send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { ownCommands: true } } });
send({ method: 'initialized', params: {} });
send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'python', version: 1, text } } });
send({ id: 2, method: 'workspace/executeCommand', params: { command: 'jitlens.profileFile', arguments: [uri] } });
setInterval(() => undefined, 1000);
`;
