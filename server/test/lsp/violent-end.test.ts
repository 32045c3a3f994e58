/**
 * After `kill -9` of a server or of its client, at any moment, no process of ours is left. Processes are known by a mark in
 * their environment, so that one which was only just started counts, too. JITLENS_KILLS=120 makes it as long as a release asks for.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { missing, SERVER } from './server-process.js';

const KILLS = Number(process.env['JITLENS_KILLS'] ?? 6);
/** Start-up, runs, and the time between them are over by then. */
const LATEST_MS = 2500;
const GONE_MS = 2000;
const MARK = 'JITLENS_VIOLENT_END';

/** What is going on: a loop, something that cannot be interrupted, or many short runs with pauses. */
const PROGRAMS = ['n = 0\nwhile True:\n    n = n + 1\n', 'n = 7 ** 300000\nwhile True:\n    m = n * n\n', 'print(sum(range(1000)))\n'];
const TRANSPORTS = ['--stdio', '--node-ipc'] as const;

/** A client that starts a server, runs a program over and over, and does not end by itself. */
const CLIENT = `
const [server, transport, text] = process.argv.slice(1);
const uri = 'file:///tmp/jitlens-violent-end/a.py';
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
setInterval(() => send({ id: id++, method: 'workspace/executeCommand', params: { command: 'jitlens.profileFile', arguments: [uri] } }), 400);
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

/** Resolves with the id of its server. */
function startClient(mark: string, transport: string, program: string): { client: ChildProcess; server: Promise<number> } {
  const env = { ...process.env, [MARK]: mark };
  const client = spawn(process.execPath, ['-e', CLIENT, SERVER, transport, program], { stdio: ['ignore', 'pipe', 'ignore'], env });
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

describe.skipIf(missing !== null || !existsSync('/proc'))('a violent end', () => {
  it(`leaves no process, ${KILLS} times`, { timeout: 60_000 + KILLS * 10_000 }, async () => {
    const failures: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const mark = `${process.pid}-${kill}`;
      const transport = TRANSPORTS[kill % 2] ?? '--stdio';
      const program = PROGRAMS[kill % 3] ?? '';
      const ofServer = Math.floor(kill / 2) % 2 === 1;
      // Spread over all moments, other ones each time.
      const moment = ((kill + Math.random()) / KILLS) * LATEST_MS;
      const { client, server } = startClient(mark, transport, program);
      const pid = await server;
      await sleep(moment);
      if (!ofServer) client.kill('SIGKILL');
      const left = await (ofServer ? endServer(client, pid, mark) : leftAfter(mark));
      const what = `${ofServer ? 'server' : 'client'} over ${transport} after ${moment.toFixed(0)} ms`;
      failures.push(...left.map(command => `${what}: ${command}`));
    }
    expect(failures).toEqual([]);
  });
});
