/**
 * After `kill -9` of a server or of its client, at any moment, no process of ours is left. Processes are known by a mark in
 * their environment, so that one which was only just started counts, too. JITLENS_KILLS=120 makes it as long as a release asks for.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { missing, SERVER } from './server-process.js';

const KILLS = Number(process.env['JITLENS_KILLS'] ?? 6);
/** Of what needs longer; all of its forms. */
const FEWER_KILLS = Math.max(4, Math.ceil(KILLS / 3));
/** Start-up, runs, and the time between them are over by then. */
const LATEST_MS = 2500;
/** A person's own Python is asked what it is, and a program is profiled, before there is something to measure. */
const OWN_LATEST_MS = 5000;
const GONE_MS = 2000;
const CLI = SERVER.replace(/server\.js$/, 'cli.js');
const MARK = 'JITLENS_VIOLENT_END';

/** What is going on: a loop, something that cannot be interrupted, or many short runs with pauses. */
const PROGRAMS = ['n = 0\nwhile True:\n    n = n + 1\n', 'n = 7 ** 300000\nwhile True:\n    m = n * n\n', 'print(sum(range(1000)))\n'];
const TRANSPORTS = ['--stdio', '--node-ipc'] as const;

/** One with a finding whose cost can be measured, and one that does not end. */
const OF_TWO_CLASSES = `class A:
    x = 1
class B:
    def __init__(self):
        self.x = 2
total = 0
for i in range(20000):
    for o in (A(), B()):
        total += o.x
`;
const OWN: readonly { readonly text: string; readonly commands: readonly string[] }[] = [
  { text: PROGRAMS[0] ?? '', commands: ['jitlens.confirmOnCPython'] },
  { text: OF_TWO_CLASSES, commands: ['jitlens.profileFile', 'jitlens.measureVerdicts'] },
];
const python = ['python3.13', 'python3.12', 'python3.11'].find(name => spawnSync(name, ['-c', '']).status === 0);

/** A client that starts a server, gives it the same commands over and over, and does not end by itself. */
const CLIENT = `
const [server, transport, path, commands, python] = process.argv.slice(1);
const text = require('node:fs').readFileSync(path, 'utf8');
const uri = 'file://' + path;
const overIpc = transport === '--node-ipc';
const stdio = overIpc ? ['ignore', 'ignore', 'ignore', 'ipc'] : ['pipe', 'ignore', 'ignore'];
const child = require('node:child_process').spawn(process.execPath, [server, transport], { stdio });
const send = message => {
  const whole = { jsonrpc: '2.0', ...message };
  if (overIpc) return void child.send(whole, () => undefined);
  const body = JSON.stringify(whole);
  child.stdin.write('Content-Length: ' + Buffer.byteLength(body) + '\\r\\n\\r\\n' + body);
};
send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { ownCommands: true } } });
send({ method: 'initialized', params: {} });
send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'python', version: 1, text } } });
let id = 2;
setInterval(() => {
  const command = commands.split(' ')[id % commands.split(' ').length];
  const more = command === 'jitlens.profileFile' ? [] : [python];
  send({ id: id++, method: 'workspace/executeCommand', params: { command, arguments: [uri, ...more] } });
}, 400);
process.stdout.write(String(child.pid) + '\\n');
`;

/** A client of the tools for agents. */
const AGENT = `
const [cli, file] = process.argv.slice(1);
const child = require('node:child_process').spawn(process.execPath, [cli, 'mcp'], { stdio: ['pipe', 'ignore', 'ignore'] });
const send = message => child.stdin.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\\n');
const clientInfo = { name: 'test', version: '1' };
send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-03-26', capabilities: {}, clientInfo } });
send({ method: 'notifications/initialized' });
let id = 2;
setInterval(() => send({ id: id++, method: 'tools/call', params: { name: 'profile', arguments: { file } } }), 400);
process.stdout.write(String(child.pid) + '\\n');
`;

/** Ids and command lines of what carries a mark and has not ended. */
function marked(mark: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => {
      try {
        if (/^State:\s+Z/m.test(readFileSync(`/proc/${name}/status`, 'utf8'))) return [];
        if (!readFileSync(`/proc/${name}/environ`, 'utf8').includes(`${MARK}=${mark}\0`)) return [];
        return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
      } catch {
        return [];
      }
    });
}

async function leftAfter(mark: string): Promise<string[]> {
  for (let waited = 0; waited < GONE_MS && marked(mark).length > 0; waited += 50) await sleep(50);
  const left = marked(mark);
  for (const { pid } of left) process.kill(pid, 'SIGKILL');
  return left.map(({ command }) => command);
}

interface Scene {
  readonly script: string;
  readonly args: readonly string[];
  readonly mark: string;
}

/** Resolves with the id of its server. */
function startClient({ script, args, mark }: Scene): { client: ChildProcess; server: Promise<number> } {
  const env = { ...process.env, [MARK]: mark };
  const client = spawn(process.execPath, ['-e', script, ...args], { stdio: ['ignore', 'pipe', 'ignore'], env });
  const server = new Promise<number>(resolve => client.stdout.once('data', (text: Buffer) => resolve(Number(text.toString()))));
  return { client, server };
}

/** With a client that was not killed, nothing of the server's is left but the client. */
async function endServer(client: ChildProcess, server: number, mark: string): Promise<string[]> {
  process.kill(server, 'SIGKILL');
  const isClient = (command: string): boolean => command.includes('-e');
  for (let waited = 0; waited < GONE_MS && marked(mark).some(({ command }) => !isClient(command)); waited += 50) await sleep(50);
  const left = marked(mark).map(({ command }) => command);
  client.kill('SIGKILL');
  return [...left.filter(command => !isClient(command)), ...(await leftAfter(mark))];
}

/** What is left of it, said with what was killed when. */
async function killAt(scene: Scene, ofServer: boolean, moment: number, name: string): Promise<string[]> {
  const { client, server } = startClient(scene);
  const pid = await server;
  await sleep(moment);
  if (!ofServer) client.kill('SIGKILL');
  const left = await (ofServer ? endServer(client, pid, scene.mark) : leftAfter(scene.mark));
  return left.map(command => `${ofServer ? 'server' : 'client'} ${name} after ${moment.toFixed(0)} ms: ${command}`);
}

/** Spread over all moments, other ones each time. */
const momentOf = (kill: number, of: number, latest = LATEST_MS): number => ((kill + Math.random()) / of) * latest;

describe.skipIf(missing !== null || !existsSync('/proc'))('a violent end', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jitlens-violent-end-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const programFile = (text: string): string => {
    const file = path.join(folder, `${String(text.length)}.py`);
    writeFileSync(file, text);
    return file;
  };

  it(`leaves no process, ${KILLS} times`, { timeout: 60_000 + KILLS * 10_000 }, async () => {
    const failures: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const transport = TRANSPORTS[kill % 2] ?? '--stdio';
      const args = [SERVER, transport, programFile(PROGRAMS[kill % 3] ?? ''), 'jitlens.profileFile'];
      const scene = { script: CLIENT, args, mark: `${process.pid}-${kill}` };
      failures.push(...(await killAt(scene, Math.floor(kill / 2) % 2 === 1, momentOf(kill, KILLS), `over ${transport}`)));
    }
    expect(failures).toEqual([]);
  });

  it.skipIf(python === undefined)('leaves no Python of one’s own', { timeout: 60_000 + FEWER_KILLS * 10_000 }, async () => {
    const failures: string[] = [];
    for (let kill = 0; kill < FEWER_KILLS; kill++) {
      const { text, commands } = OWN[kill % 2]!;
      const args = [SERVER, '--stdio', programFile(text), commands.join(' '), python ?? ''];
      const scene = { script: CLIENT, args, mark: `${process.pid}-own-${kill}` };
      failures.push(
        ...(await killAt(scene, Math.floor(kill / 2) % 2 === 1, momentOf(kill, FEWER_KILLS, OWN_LATEST_MS), commands.join(' '))),
      );
    }
    expect(failures).toEqual([]);
  });

  it('leaves nothing of what an agent asked for', { timeout: 60_000 + FEWER_KILLS * 10_000 }, async () => {
    const failures: string[] = [];
    for (let kill = 0; kill < FEWER_KILLS; kill++) {
      const scene = { script: AGENT, args: [CLI, programFile(PROGRAMS[kill % 3] ?? '')], mark: `${process.pid}-mcp-${kill}` };
      failures.push(...(await killAt(scene, kill % 2 === 1, momentOf(kill, FEWER_KILLS), 'of an agent')));
    }
    expect(failures).toEqual([]);
  });
});
