/** The server while a program runs, and with clients that can do little. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missing, ServerProcess } from './server-process.js';

const uri = 'file:///tmp/jitlens-test/endless.py';
const ENDLESS = 'def f():\n    n = 0\n    while True:\n        n = n + 1\n\nf()\n';
const MIXED = 'def f(x):\n    return x + 0.5\n\nfor i in range(3000):\n    f(i if i % 2 else 0.5)\n';

interface Answer {
  ended: string;
  partial: boolean;
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

describe.skipIf(missing !== null)(`a running program${missing === null ? '' : `: skipped, ${missing}`}`, () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.start({ initializationOptions: { ownCommands: true } });
    await server.open(uri, ENDLESS);
  });
  afterAll(() => server.stop());

  it('does not keep the server from answering, and stops on request', async () => {
    const run = server.execute<Answer>('jitlens.profileFile', uri);
    await pause(700);
    const times: number[] = [];
    for (let i = 0; i < 100; i++) {
      const start = performance.now();
      await server.ask('textDocument/codeLens', uri);
      times.push(performance.now() - start);
    }
    const stopped = performance.now();
    await server.execute('jitlens.stop', uri);
    expect(await run).toMatchObject({ ended: 'cancel', partial: true });
    times.sort((a, b) => a - b);
    console.log(`answers during a run: p95 ${times[94].toFixed(1)} ms; stopped after ${(performance.now() - stopped).toFixed(0)} ms`);
  });

  it('tells our own client how far it is', () => {
    const states = server.notifications.filter(({ method }) => method === 'jitlens/run').map(({ params }) => params as { state: string });
    expect(states.length).toBeGreaterThan(1);
    expect(states.at(-1)?.state).toBe('ended');
  });

  it('stops when the request is cancelled by a newer run', async () => {
    const first = server.execute<Answer>('jitlens.profileFile', uri);
    await pause(200);
    await server.change(uri, 'print(1)\n');
    const second = server.execute<Answer>('jitlens.profileFile', uri);
    expect((await first).ended).toBe('cancel');
    expect((await second).ended).toBe('finished');
  });

  it('stops at the time limit, with a report', async () => {
    const limited = await ServerProcess.start({ settings: { timeoutSeconds: 1 } });
    await limited.open(uri, ENDLESS);
    expect(await limited.execute<Answer>('jitlens.profileFile', uri)).toMatchObject({ ended: 'timeout', partial: true });
    const lenses = await limited.ask<{ command: { title: string } }[]>('textDocument/codeLens', uri);
    expect(lenses[1].command.title).toContain('(first 1 s)');
    await limited.stop();
  });
});

describe.skipIf(missing !== null)('a client with a terminal', () => {
  it('is asked for input, and the time until it comes does not count', async () => {
    const options = { ownCommands: true, terminal: true };
    const server = await ServerProcess.start({ initializationOptions: options, settings: { timeoutSeconds: 2 } });
    await server.open(uri, 'print("hello", input("name? "))\ntry:\n    input()\nexcept EOFError:\n    print("end")\n');
    const run = server.execute<Answer>('jitlens.profileFile', uri);
    const wanted = (): number => server.notifications.filter(({ method }) => method === 'jitlens/inputWanted').length;
    while (wanted() < 1) await pause(20);
    await pause(2500);
    await server.rpc.sendNotification('jitlens/input', { uri, text: 'Ada\n' });
    while (wanted() < 2) await pause(20);
    await server.rpc.sendNotification('jitlens/input', { uri, text: null });
    expect((await run).ended).toBe('finished');
    const output = server.notifications
      .filter(({ method }) => method === 'jitlens/output')
      .map(({ params }) => (params as { text: string }).text);
    expect(output.join('')).toBe('name? hello Ada\nend\n');
    await server.stop();
  });
});

describe.skipIf(missing !== null)('clients of another kind', () => {
  it('stop a run through its progress', async () => {
    const server = await ServerProcess.start();
    await server.open(uri, ENDLESS);
    const run = server.execute<Answer>('jitlens.profileFile', uri);
    const { token } = await server.progress();
    await server.rpc.sendNotification('window/workDoneProgress/cancel', { token });
    expect(await run).toMatchObject({ ended: 'cancel', partial: true });
    await server.stop();
  });

  it('are told diagnostics when they cannot pull', async () => {
    const server = await ServerProcess.start({ capabilities: {} });
    await server.open(uri, MIXED);
    await server.execute('jitlens.profileFile', uri);
    await server.ask('textDocument/hover', uri, { position: { line: 0, character: 0 } });
    const published = server.notifications.filter(({ method }) => method === 'textDocument/publishDiagnostics');
    expect((published.at(-1)?.params as { diagnostics: unknown[] }).diagnostics.length).toBeGreaterThan(0);
    await server.stop();
  });

  it('announces no commands to a client that owns them', async () => {
    const server = await ServerProcess.start({ initializationOptions: { ownCommands: true } });
    expect(server.initialized.capabilities['executeCommandProvider']).toBeUndefined();
    await server.stop();
  });

  it('runs nothing in a workspace that is not trusted', async () => {
    const server = await ServerProcess.start({ initializationOptions: { restricted: true } });
    await server.open(uri, MIXED);
    await expect(server.execute('jitlens.profileFile', uri)).rejects.toThrow('trusted workspaces');
    await server.stop();
  });

  it('takes unsaved documents', async () => {
    const server = await ServerProcess.start();
    await server.open('untitled:Untitled-1', MIXED);
    expect(await server.execute<Answer>('jitlens.profileFile', 'untitled:Untitled-1')).toMatchObject({ ended: 'finished' });
    const lenses = await server.ask<{ command: { title: string } }[]>('textDocument/codeLens', 'untitled:Untitled-1');
    expect(lenses[1].command.title).toMatch(/JIT insight|nothing to fix/);
    await server.stop();
  });
});
