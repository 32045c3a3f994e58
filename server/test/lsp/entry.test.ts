/** Where runs start, and what becomes of programs that cannot run here: with the real server and engine. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FULL_CLIENT, missing, ServerProcess } from './server-process.js';

const HOT = 'def hot(xs):\n    total = 0\n    for x in xs:\n        total = total + x\n    return total\n';
const USE = 'for i in range(400):\n        hot([1, 0.5] * 20)\n';

const FILES: Readonly<Record<string, string>> = {
  'shop/__init__.py': '',
  'shop/prices.py': HOT,
  'shop/cli.py': `import sys\nfrom shop.prices import hot\n\ndef main():\n    ${USE}    print("cli", sys.argv[1:])\n`,
  'tests/test_prices.py': `from shop.prices import hot\n\ndef test_hot():\n    ${USE}\ndef test_other():\n    pass\n`,
  'example.py': `${HOT}\n# jitlens: example hot([1, 0.5] * 20)\ndef alias(xs):\n    return hot(xs)\n`,
  'other.py': 'import sys\nprint("other", sys.argv[1:])\n',
  'main.py': 'print("main")\n',
  'numbers_needed.py': 'import numpy as np\nprint(np.zeros(3))\n',
};

interface Lens {
  command: { title: string; command: string };
}
interface Listed {
  place: { label: string };
}

describe.skipIf(missing !== null)(`entries${missing === null ? '' : `: skipped, ${missing}`}`, () => {
  let folder: string;
  beforeAll(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-entry-')));
    for (const [name, text] of Object.entries(FILES)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
  });
  afterAll(() => {
    fs.rmSync(folder, { recursive: true });
  });

  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;

  /** Profiles a file; what the program wrote, the lenses, and where insights are. */
  async function profile(name: string, settings: object = {}, launch: object | null = null, part?: object) {
    const folders = [{ uri: pathToFileURL(folder).href, name: 'w' }];
    const server = await ServerProcess.start({
      initializationOptions: { ownCommands: true },
      capabilities: FULL_CLIENT,
      folders,
      settings,
      launch,
    });
    try {
      const uri = uriOf(name);
      await server.open(uri, FILES[name] ?? '');
      const answer = await server.execute<{ ended: string }>('jitlens.profileFile', uri, ...(part === undefined ? [] : [part]));
      const lenses = (await server.ask<Lens[]>('textDocument/codeLens', uri)).map(lens => lens.command.title);
      const listed = await server.rpc.sendRequest<Listed[]>('jitlens/list', {});
      const output = server.notifications
        .filter(({ method }) => method === 'jitlens/output')
        .map(({ params }) => (params as { text: string }).text);
      return { ended: answer.ended, output: output.join(''), lenses, places: listed.map(({ place }) => place.label) };
    } finally {
      await server.stop();
    }
  }

  it('the setting first', async () => {
    expect((await profile('main.py', { entry: 'other.py', args: ['a'] })).output).toBe("other ['a']\n");
  });

  it('then a launch configuration, with its arguments and variables', async () => {
    const launch = { type: 'debugpy', request: 'launch', program: '${workspaceFolder}/other.py', args: ['${fileBasename}'] };
    expect((await profile('shop/prices.py', {}, { configurations: [launch] })).output).toBe("other ['prices.py']\n");
    const ofFile = { type: 'debugpy', request: 'launch', program: 'main.py' };
    expect((await profile('main.py', {}, { configurations: [launch, ofFile] })).output).toBe('main\n');
  });

  it('then the file itself, where it does something', async () => {
    expect((await profile('main.py')).output).toBe('main\n');
  });

  it('then a script of the project', async () => {
    fs.writeFileSync(path.join(folder, 'pyproject.toml'), '[project.scripts]\nshop = "shop.cli:main"\n');
    const { output, places } = await profile('shop/prices.py', { args: ['x'] });
    fs.rmSync(path.join(folder, 'pyproject.toml'));
    expect(output).toBe("cli ['x']\n");
    expect(places).toContain('prices.py:4');
  });

  it('then a test that imports it', async () => {
    const { output, places } = await profile('shop/prices.py');
    expect(output).toContain('Ran 2 tests');
    expect(places).toContain('prices.py:4');
  });

  it('one test, one example', async () => {
    const test = await profile('tests/test_prices.py', {}, null, { kind: 'test', position: { line: 3, character: 4 } });
    expect(test.output).toContain('Ran 1 test');
    const example = await profile('example.py', {}, null, { kind: 'example', position: { line: 8, character: 4 } });
    expect(example.places).toContain('example.py:4');
  });

  it('a missing module is named in the lens, and can be stood in for', async () => {
    const { ended, lenses } = await profile('numbers_needed.py');
    expect({ ended, lenses }).toEqual({ ended: 'exception', lenses: ['needs numpy: ways on'] });
    const stood = await profile('numbers_needed.py', { missingModules: 'placeholder' });
    expect(stood.output).toContain("ImportError: numpy.zeros is called, but the module 'numpy' is not there");
  });
});
