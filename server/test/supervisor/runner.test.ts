/** What the server uses: a run by file or unsaved text, its output, its progress, its report. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRunner, type EditorRunner, type EditorRunRequest } from '../../src/supervisor/index.js';
import { buildStubDistribution, type StubDistribution } from '../stub-distribution.js';

let stub: StubDistribution;
let runner: EditorRunner;

beforeAll(async () => {
  stub = await buildStubDistribution();
  runner = createRunner({ distribution: stub });
}, 60_000);

afterAll(() => {
  runner.dispose();
  stub.remove();
});

const file = (name: string): string => path.join(stub.folder, 'work', name);

function request(text: string, more: Partial<EditorRunRequest> = {}): EditorRunRequest {
  fs.mkdirSync(file('.'), { recursive: true });
  return {
    path: file('p.py'),
    text,
    args: [],
    cwd: stub.folder,
    env: {},
    stdin: '',
    timeoutSeconds: 30,
    memoryMB: 512,
    sandbox: 'overlay',
    workspaceFolders: [file('.')],
    missingModules: 'error',
    minImpactPercent: 1,
    targetRuntime: 'all',
    ...more,
  };
}

async function outputOf(run: EditorRunRequest): Promise<string> {
  const handle = runner.run(run);
  let output = '';
  handle.onOutput(text => (output += text));
  await handle.done;
  return output;
}

it('runs unsaved text in place of the file, with arguments and input', async () => {
  expect(await outputOf(request('argv\ninput\ninput', { args: ['a'], stdin: 'one\n' }))).toBe(`["${file('p.py')}","a"]\ngot one\ngot \n`);
});

it('reports progress while it runs, and a partial report when cancelled', async () => {
  const handle = runner.run(request('loop'));
  await new Promise<void>(resolve => {
    handle.onProgress(({ report }) => {
      expect(report.run.operations).toBeGreaterThan(0);
      resolve();
    });
  });
  handle.cancel();
  expect((await handle.done).report.partial).toBe(true);
});

it('sandbox settings: refused, in memory, for good', async () => {
  const write = `write ${file('new.txt')} text`;
  expect(await outputOf(request(write, { sandbox: 'readOnlyWorkspace' }))).toBe(
    `EACCES ${file('new.txt')} the setting jitlens.sandbox.files allows it\n`,
  );
  expect(await outputOf(request(`${write}\nread ${file('new.txt')}`))).toBe('text\n');
  expect(fs.existsSync(file('new.txt'))).toBe(false);
  await outputOf(request(write, { sandbox: 'workspace' }));
  expect(fs.readFileSync(file('new.txt'), 'utf8')).toBe('text');
});

it('the settings’ variables are the program’s, the machine’s are not', async () => {
  process.env.JITLENS_TEST_SECRET = 'x';
  expect(await outputOf(request('env A\nenv JITLENS_TEST_SECRET', { env: { A: '1' } }))).toBe('1\nunset\n');
});
