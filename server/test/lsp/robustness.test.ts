/**
 * Messages that no good client sends, and files that nobody likes: the server answers the next good request all the
 * same. JITLENS_MESSAGES=100000 makes it as long as a release asks for.
 */
import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { FULL_CLIENT, missing, ServerProcess } from './server-process.js';

const MESSAGES = Number(process.env['JITLENS_MESSAGES'] ?? 3000);
const uri = 'file:///tmp/jitlens-robust/a.py';
const PROGRAM = 'class A:\n    def __init__(self, x):\n        self.x = x\n\nfor i in range(3000):\n    A(i if i % 2 else 0.5).x + 1\n';

const METHODS = [
  'textDocument/codeLens',
  'textDocument/inlayHint',
  'textDocument/hover',
  'textDocument/diagnostic',
  'textDocument/codeAction',
  'workspace/executeCommand',
  'jitlens/findings',
  'jitlens/reportView',
  'jitlens/list',
  'jitlens/dump',
  'jitlens/functionAt',
  'jitlens/export',
  'jitlens/stopped',
  'nonsense/request',
];
const NOTIFICATIONS = [
  'textDocument/didOpen',
  'initialized',
  'textDocument/didChange',
  'textDocument/didClose',
  'textDocument/didSave',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWorkspaceFolders',
  '$/cancelRequest',
  'window/workDoneProgress/cancel',
  'jitlens/input',
  'jitlens/visible',
  'nonsense/notification',
];
const far = { line: 1e9, character: -5 };
const PARAMS: readonly unknown[] = [
  null,
  [],
  {},
  { textDocument: null },
  { textDocument: { uri: 7 } },
  { textDocument: { uri: 'nonsense' } },
  { textDocument: { uri: 'file:///%ZZ' }, position: far },
  { textDocument: { uri }, position: far, range: { start: far, end: far }, context: { diagnostics: [] } },
  { textDocument: { uri }, position: null, range: null, context: null },
  { textDocument: { uri, version: -1 }, contentChanges: [{ range: { start: far, end: { line: -3, character: 0 } }, text: '\ud800' }] },
  { textDocument: { uri, version: 5 }, contentChanges: null },
  // Earlier than what is there, and a document that is open already.
  { textDocument: { uri, version: 0 }, contentChanges: [{ text: 'x = 1\n' }] },
  { textDocument: { uri, languageId: 'python', version: 1, text: PROGRAM } },
  { textDocument: { uri }, stage: 'nonsense', function: 3 },
  { command: 'jitlens.stop', arguments: null },
  { command: 'jitlens.profileFile', arguments: [null, { kind: 'test' }] },
  { command: 'jitlens.showMore', arguments: ['file:///none.py'] },
  { command: '__proto__', arguments: [{}] },
  { settings: { jitlens: { maxPerFile: 'many', kinds: 3, sandbox: [] } } },
  { event: { added: [{ uri: 'x' }], removed: [{ uri: 'y' }] } },
  { id: 123456 },
  { uri, text: 5 },
];

/** What is no message. */
const BODIES = [
  '',
  '{',
  'null',
  '[]',
  '7',
  '{"jsonrpc":"2.0"}',
  '{"jsonrpc":"2.0","id":{},"method":5}',
  '\u0000\uffff',
  '{"jsonrpc":"2.0","id":99999,"result":1}',
];

/** In a frame that is right. */
function sendRaw(server: ServerProcess, body: string): void {
  server.process.stdin?.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** The same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return below => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) % below;
}

describe.skipIf(missing !== null)('the server', () => {
  it(`gets over ${MESSAGES} messages that make no sense`, { timeout: 300_000 + 15 * MESSAGES }, async () => {
    const server = await ServerProcess.start({ capabilities: FULL_CLIENT, initializationOptions: { ownCommands: true }, quiet: true });
    await server.open(uri, PROGRAM);
    const random = numbers(1);
    const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
    let waiting: Promise<unknown>[] = [];
    for (let i = 0; i < MESSAGES; i++) {
      const params = pick(PARAMS) as object;
      if (random(3) === 0) void server.rpc.sendNotification(pick(NOTIFICATIONS), params);
      else {
        const cancel = new CancellationTokenSource();
        waiting.push(server.rpc.sendRequest(pick(METHODS), params, cancel.token).catch(() => null));
        if (random(4) === 0) cancel.cancel();
      }
      if (random(50) === 0) sendRaw(server, pick(BODIES));
      if (waiting.length > 500) {
        await Promise.all(waiting);
        waiting = [];
      }
    }
    await Promise.all(waiting);
    await check(server, 'file:///tmp/jitlens-robust/b.py');
  });

  const FILES: Readonly<Record<string, string>> = {
    'of no bytes': '',
    'of 5 MB': `# ${'x'.repeat(60)}\n`.repeat(80_000),
    'with CRLF': PROGRAM.replaceAll('\n', '\r\n'),
    'with a BOM': `\ufeff${PROGRAM}`,
    'with tabs and spaces': 'if 1:\n\tx = 1\n        y = 2\n',
    'with half a character': 'x = "\ud800"\nprint(len(x))\n',
    'that is no Python': '\u0000\u0001)(*&^%"""',
  };
  it.each(Object.entries(FILES))('takes a file %s', { timeout: 120_000 }, async (_name, text) => {
    const server = await ServerProcess.start({ initializationOptions: { ownCommands: true } });
    const odd = 'file:///tmp/jitlens-robust/odd.py';
    await server.open(odd, text);
    await server.execute('jitlens.profileFile', odd);
    for (const method of ['textDocument/codeLens', 'textDocument/diagnostic', 'jitlens/findings', 'jitlens/reportView'])
      await server.ask(method, odd);
    await server.change(odd, 'z', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    await server.ask('textDocument/diagnostic', odd);
    await check(server, uri);
  });
});

/** It still profiles and shows. */
async function check(server: ServerProcess, good: string): Promise<void> {
  await server.open(good, PROGRAM);
  expect(await server.execute('jitlens.profileFile', good)).toMatchObject({ ended: 'finished' });
  expect((await server.ask<{ items: unknown[] }>('textDocument/diagnostic', good)).items.length).toBeGreaterThan(0);
  await server.stop();
}
