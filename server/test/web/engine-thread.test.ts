/** The engine's thread as a browser has it: the same bundle, over files that were sent with the job. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { editorJob } from '../../src/supervisor/editor-job.js';
import type { FromWorker, JobResult } from '../../src/supervisor/messages.js';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));
const SCRIPTS = ['web/engine-thread.js', 'engine-worker.bundle.cjs'];
const isBuilt = SCRIPTS.every(name => existsSync(DIST + name));

/** The scope that a browser's worker has, made of Node's. */
const SCOPE = `const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
self.postMessage = message => parentPort.postMessage(message);
parentPort.on('message', data => self.onmessage({ data }));
globalThis.require = undefined;
`;

/** As distribution.web.ts puts it together. */
function script(): string {
  const [thread, engine] = SCRIPTS.map(name => readFileSync(DIST + name, 'utf8'));
  return `${SCOPE}${thread}\nself.jitlensEngine = function (require, importModule, process) {\n${engine}\n};\n`;
}

interface Ended {
  readonly result: JobResult;
  readonly out: string;
  readonly said: string;
}

async function run(text: string, files: Readonly<Record<string, string>> = {}, stdin = ''): Promise<Ended> {
  const worker = new Worker(script(), { eval: true });
  const job = editorJob({
    ...{ path: '/work/main.py', text, args: [], cwd: '/work', env: {}, stdin, timeoutSeconds: 0, memoryMB: 0, sandbox: 'overlay' },
    ...{ workspaceFolders: ['/work'], missingModules: 'error', minImpactPercent: 1, targetRuntime: 'cpython3.13' },
  });
  const streams = { stdout: '', stderr: '' };
  try {
    const result = await new Promise<JobResult>((resolve, reject) => {
      worker.on('error', reject);
      worker.on('message', (message: FromWorker) => {
        if (message.type === 'output') streams[message.stream] += new TextDecoder().decode(message.bytes);
        if (message.type === 'done') resolve(message.result);
      });
      // Nothing is shared, as in a page without isolation.
      worker.postMessage({ type: 'start', control: new ArrayBuffer(12), pack: readFileSync(`${DIST}stdlib.pack`), stackBytes: 600_000 });
      const sent = Object.entries(files).map(([path, content]) => [path, new TextEncoder().encode(content)]);
      worker.postMessage({ type: 'job', job, files: { files: sent, isCutShort: false } });
    });
    return { result, out: streams.stdout, said: streams.stderr };
  } finally {
    await worker.terminate();
  }
}

describe.skipIf(!isBuilt)('the thread of a browser', () => {
  it('runs a program, with its report', async () => {
    const { result, out } = await run('import json\nn = 0\nfor i in range(5000):\n    n += i\nprint(json.dumps({"n": n}))\n');
    expect(out).toBe('{"n": 12497500}\n');
    expect(result.outcome).toMatchObject({ ended: 'finished', exitStatus: 0 });
    expect(result.report?.files.map(({ path }) => path)).toEqual(['/work/main.py']);
  });

  it('imports and reads what was sent, and writes into memory', async () => {
    const text =
      'import os, helper\nprint(helper.x, sorted(os.listdir(".")))\nopen("new.txt", "w").write("hi")\nprint(open("new.txt").read())\n';
    const { out } = await run(text, { '/work/helper.py': 'x = 7\n', '/work/main.py': text });
    expect(out).toBe("7 ['helper.py', 'main.py']\nhi\n");
  });

  it('reads the input of the settings, and says that it cannot wait for more', async () => {
    const { out, said, result } = await run('print(input())\nprint(input())\n', {}, 'Ada\n');
    expect(out).toBe('Ada\n');
    expect(said).toContain('EOFError');
    expect(result.outcome.ended).toBe('exception');
    expect((await run('input()\n')).said).toContain('jitlens.stdin');
  });

  it('shows nothing of the machine', async () => {
    const { out } = await run('import os\nfor place in ("/etc/passwd", "/work/../etc"):\n    print(os.path.exists(place))\n');
    expect(out).toBe('False\nFalse\n');
  });

  it('gives a RecursionError where the stack of a worker ends', async () => {
    const { out } = await run('def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError:\n    print("deep")\n');
    expect(out).toBe('deep\n');
  });
});
