/**
 * How long the server takes to answer, measured at a client, on a file of 10,000 lines with 500 shown findings: idle,
 * while somebody types, and while a program runs; and how long findings take to follow a keystroke. Prints a table;
 * fails where it is above what is promised. Then how much memory server and engine process hold when they rest.
 */
import { execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { row, tell } from './promises.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const REQUESTS = 500;
const FUNCTIONS = 500;
const LINES = 20;
const ANSWER_MS = 20;
const FOLLOW_MS = 5;
const REST_MB = 200;
/** V8 keeps freed pages for some 8 s. */
const REST_AFTER_MS = 12_000;
/** As the extension starts it (client/src/language-client.ts). */
const SERVER_OPTIONS = ['--max-semi-space-size=4'];
const SERVER_ENVIRONMENT = { ...process.env, MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };
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

async function start(node = process.execPath) {
  const child = spawn(node, [...SERVER_OPTIONS, path.join(root, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: SERVER_ENVIRONMENT,
  });
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
    rows.push(row(`${request}, ${name}`, at(times, 0.95), ANSWER_MS, 'ms (p95)', { median: at(times, 0.5) }));
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
  const cpu = [];
  for (let i = 0; i < REQUESTS; i++) {
    const place = text.indexOf('total = 0', (i * 997) % (text.length / 2)) + 8;
    const used = process.cpuUsage();
    const begin = performance.now();
    const before = now;
    now = now.slice(0, place) + '1' + now.slice(place);
    anchors.edit({ start: place, end: place, before, text: now, isUndo: false });
    for (const span of spans) anchors.locate(span, now);
    times.push(performance.now() - begin);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
    if (i % 20 === 19) now = text;
    anchors.locate(spans[0], now);
  }
  // On a machine that others use, too: what it takes, without the time that it waits.
  const more = { median: at(times, 0.5), 'of it CPU': at(cpu, 0.95) };
  return [row(`${spans.length} findings follow a keystroke`, at(times, 0.95), FOLLOW_MS, 'ms (p95)', more)];
}

const USUAL = path.join(root, 'test-fixtures/editor/demo.py');

/** After three runs of a program as people have them. */
function usualMemory(node) {
  return memoryAfter(node, pathToFileURL(USUAL).href, fs.readFileSync(USUAL, 'utf8'));
}

async function memoryAfter(node, uri, text) {
  const { child, rpc } = await start(node);
  await open(rpc, uri, text);
  for (let run = 0; run < 3; run++) await execute(rpc, 'jitlens.profileFile', uri);
  await execute(rpc, 'jitlens.showMore', uri);
  for (const request of Object.values(requests(text))) await rpc.sendRequest(...request(0));
  const memory = await resting(child);
  await rpc.sendRequest('shutdown');
  await rpc.sendNotification('exit');
  return memory;
}

/** This one, and that of the editor of the editor test, which is newer. */
function nodes() {
  const editors = path.join(root, '.editor-cache/node');
  return [process.execPath, ...(fs.existsSync(editors) ? [editors] : [])];
}

const versionOf = node => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();

/** Resident megabytes of the server and of its engine process, once they had time to tidy up. */
async function resting({ pid }) {
  await new Promise(resolve => setTimeout(resolve, REST_AFTER_MS));
  const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  const resident = id => Math.round(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${id}/status`, 'utf8'))[1] / 1024);
  return { server: resident(pid), engine: children.map(resident).reduce((sum, megabytes) => sum + megabytes, 0) };
}

const memoryRow = (what, { server, engine }) =>
  row(`server + idle engine, ${what}`, server + engine, REST_MB, 'MB', { parts: `${server} + ${engine}` });

/** What the table of all figures has of the server. */
export async function latencyRows() {
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
  rows.push(...(await measure(rpc, text, 'during a run', async () => undefined)));
  await execute(rpc, 'jitlens.stop', ENDLESS);
  await running;
  await rpc.sendRequest('shutdown');
  await rpc.sendNotification('exit');
  rows.push(...(await measureFollowing(text)));
  if (!fs.existsSync('/proc')) return rows;
  for (const node of nodes()) {
    rows.push(memoryRow(`Node ${versionOf(node)}`, await usualMemory(node)));
    rows.push(memoryRow(`Node ${versionOf(node)}, the large file`, await memoryAfter(node, URI, text)));
  }
  return rows;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) tell(await latencyRows());
