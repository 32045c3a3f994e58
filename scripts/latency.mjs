/**
 * How long the server takes to answer, measured at a client, on a file of 10,000 lines with 500 shown findings: idle,
 * while somebody types, and while a program runs; and how long findings take to follow a keystroke. Prints a table;
 * fails where it is above what is promised.
 */
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

const root = fileURLToPath(new URL('..', import.meta.url));
const REQUESTS = 500;
const FUNCTIONS = 500;
const LINES = 20;
const ANSWER_MS = 20;
const FOLLOW_MS = 5;
const URI = 'file:///tmp/jitlens-latency/large.py';
const ENDLESS = 'file:///tmp/jitlens-latency/endless.py';
const SETTINGS = { maxPerFile: 1000, minImpactPercent: 0, timeoutSeconds: 0 };

/** Functions that each meet two classes. */
function program() {
  const classes =
    'class A:\n    def __init__(self):\n        self.x = 1\n\n\nclass B:\n    def __init__(self):\n        self.y = 2\n        self.x = 1\n\n\n';
  const body = i => [
    `def work${i}(value):`,
    `    """Number ${i}."""`,
    '    total = 0',
    ...Array(LINES - 8).fill('    total = total + 1'),
    '    for step in range(9):',
    '        total = total + value.x',
    '    return total',
    '',
    '',
  ];
  const functions = Array.from({ length: FUNCTIONS }, (_, i) => body(i).join('\n')).join('\n');
  const calls = Array.from({ length: FUNCTIONS }, (_, i) => `    work${i}(a)\n    work${i}(b)\n`).join('');
  return `${classes}${functions}\na, b = A(), B()\nfor _ in range(12):\n${calls}`;
}

async function start() {
  const child = spawn(process.execPath, [path.join(root, 'dist/server.js'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const rpc = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  rpc.onRequest((method, params) => (method === 'workspace/configuration' ? params.items.map(() => SETTINGS) : null));
  rpc.onNotification(() => undefined);
  rpc.listen();
  const capabilities = { workspace: { configuration: true }, textDocument: { diagnostic: {} } };
  await rpc.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
    initializationOptions: { ownCommands: true },
  });
  await rpc.sendNotification('initialized', {});
  return { child, rpc };
}

const open = (rpc, uri, text) =>
  rpc.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: 1, text } });
const execute = (rpc, command, ...args) => rpc.sendRequest('workspace/executeCommand', { command, arguments: args });

function requests(text) {
  const lines = text.split('\n').length;
  const textDocument = { uri: URI };
  const at = i => ({ line: 11 + (i % FUNCTIONS) * LINES + LINES - 4, character: 26 });
  return {
    codeLens: () => ['textDocument/codeLens', { textDocument }],
    inlayHint: i => [
      'textDocument/inlayHint',
      { textDocument, range: { start: { line: (i * 37) % lines, character: 0 }, end: { line: ((i * 37) % lines) + 50, character: 0 } } },
    ],
    hover: i => ['textDocument/hover', { textDocument, position: at(i) }],
    diagnostics: () => ['textDocument/diagnostic', { textDocument }],
  };
}

/** One table row for each request: its 95th percentile. */
async function measure(rpc, text, name, before) {
  const rows = [];
  for (const [request, of] of Object.entries(requests(text))) {
    const times = [];
    for (let i = 0; i < REQUESTS; i++) {
      await before(i);
      const [method, params] = of(i);
      const begin = performance.now();
      await rpc.sendRequest(method, params);
      times.push(performance.now() - begin);
    }
    rows.push({ while: name, request, 'p50 ms': at(times, 0.5), 'p95 ms': at(times, 0.95), promised: ANSWER_MS });
  }
  return rows;
}

function at(times, part) {
  const sorted = [...times].sort((a, b) => a - b);
  return Number(sorted[Math.floor(sorted.length * part)].toFixed(1));
}

/** A keystroke within a line of a function, taken back by the next one. */
function typist(rpc) {
  let version = 1;
  return async i => {
    const line = 11 + 3 + Math.floor(i / 2) * LINES;
    const start = { line: line % 9000, character: 21 };
    const change =
      i % 2 === 0 ? { range: { start, end: start }, text: '0' } : { range: { start, end: { ...start, character: 22 } }, text: '' };
    await rpc.sendNotification('textDocument/didChange', { textDocument: { uri: URI, version: ++version }, contentChanges: [change] });
  };
}

/** What the server does after a keystroke, without the protocol: all findings looked up again. */
async function measureFollowing(text) {
  const entry = `export { AnchoredText } from './server/src/anchors/anchored-text.ts'; export { PythonParser } from './server/src/anchors/python-parser.ts';`;
  const out = path.join(root, 'node_modules/.cache/jitlens/anchors.mjs');
  fs.mkdirSync(path.dirname(out), { recursive: true });
  await esbuild.build({
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: out,
    external: ['web-tree-sitter'],
  });
  const { AnchoredText, PythonParser } = await import(out);
  const parser = await PythonParser.load({
    runtime: path.join(root, 'dist/tree-sitter.wasm'),
    python: path.join(root, 'grammars/tree-sitter-python.wasm'),
  });
  const anchors = new AnchoredText(text, parser);
  const spans = [...text.matchAll(/value\.x/g)].map(({ index }) => ({ start: index, end: index + 7 }));
  let now = text;
  const times = [];
  for (let i = 0; i < REQUESTS; i++) {
    const place = text.indexOf('total = 0', (i * 997) % (text.length / 2)) + 8;
    const begin = performance.now();
    now = now.slice(0, place) + '1' + now.slice(place);
    anchors.edit({ start: place, end: place }, now);
    for (const span of spans) anchors.locate(span, now);
    times.push(performance.now() - begin);
    if (i % 20 === 19) now = text;
    anchors.locate(spans[0], now);
  }
  return [
    {
      while: 'typing',
      request: `findings follow (${spans.length})`,
      'p50 ms': at(times, 0.5),
      'p95 ms': at(times, 0.95),
      promised: FOLLOW_MS,
    },
  ];
}

async function main() {
  const text = program();
  const { child, rpc } = await start();
  await open(rpc, URI, text);
  await execute(rpc, 'jitlens.profileFile', URI);
  await execute(rpc, 'jitlens.showMore', URI);
  const shown = await rpc.sendRequest('jitlens/findings', { textDocument: { uri: URI } });
  console.log(`${text.split('\n').length} lines, ${shown.length} findings shown, ${REQUESTS} requests each`);
  const rows = await measure(rpc, text, 'idle', async () => undefined);
  rows.push(...(await measure(rpc, text, 'typing', typist(rpc))));
  await open(rpc, ENDLESS, 'n = 0\nwhile True:\n    n = n + 1\n');
  const running = execute(rpc, 'jitlens.profileFile', ENDLESS);
  rows.push(...(await measure(rpc, text, 'a run', async () => undefined)));
  await execute(rpc, 'jitlens.stop', ENDLESS);
  await running;
  const memory = fs.existsSync('/proc') ? /VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] : undefined;
  await rpc.sendRequest('shutdown');
  await rpc.sendNotification('exit');
  rows.push(...(await measureFollowing(text)));
  console.table(rows);
  if (memory !== undefined) console.log(`server: ${Math.round(memory / 1024)} MB resident`);
  const late = rows.filter(row => row['p95 ms'] > row.promised);
  console.log(`${rows.length - late.length} passed, ${late.length} failed`);
  process.exit(late.length > 0 ? 1 : 0);
}

await main();
