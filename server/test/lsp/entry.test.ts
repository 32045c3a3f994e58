/** Where runs start, and what becomes of programs that cannot run here: with the real server and engine. */
import { spawnSync } from 'node:child_process';
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
  'kit/__init__.py': '',
  'kit/registry.py': 'print("imported")\n\ndef one():\n    """\n    >>> one()\n    1\n    """\n    return 1\n',
  'kit/helper.py': 'def twice(x):\n    """Doubles.\n\n    >>> [twice(n) for n in (1, 0.5) * 20]\n    [2]\n    """\n    return x + x\n',
  'kit/tool.py': `from .helper import twice\n\n${HOT}\nif __name__ == "__main__":\n    ${USE}    print("tool", twice(2))\n`,
  'kit/unused.py': `from .helper import twice\n\n${HOT}`,
  'other.py': 'import sys\nprint("other", sys.argv[1:])\n',
  'main.py': 'print("main")\n',
  'numbers_needed.py': 'import numpy as np\nprint(np.zeros(3))\n',
  'science.py': `import numpy as np\n\n${HOT}\nfor i in range(30000):\n    hot([1, 0.5, i] * 5)\nprint(np.zeros(3))\n`,
  'site_app.py': `from flask import Flask\n\napp = Flask(__name__)\n\n${HOT}\n@app.route("/")\ndef index():\n    return str(hot([1, 0.5] * 20))\n\nif __name__ == "__main__":\n    app.run()\n`,
  'settings.py': 'import os\nSECRET_KEY = os.environ["SECRET_KEY"]\n',
  'configured.py': `from settings import SECRET_KEY\n${HOT}\n${USE}`,
};

/** A CPython that shows its specialisation, or null. */
function cpython(): string | null {
  for (const version of ['3.13.0', '3.12.1', '3.11.7']) {
    const code = 'import sys; assert sys.version_info >= (3, 11); print(sys.executable)';
    const { status, stdout } = spawnSync('python3', ['-c', code], { encoding: 'utf8', env: { ...process.env, PYENV_VERSION: version } });
    if (status === 0) return stdout.trim();
  }
  return null;
}
const ownPython = process.platform === 'win32' ? null : cpython();

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
      const stopped = await server.ask<object | null>('jitlens/stopped', uri);
      return { ended: answer.ended, stopped, output: output.join(''), lenses, places: listed.map(({ place }) => place.label) };
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

  it('as a module, where it is a part of a package', async () => {
    const { output, places } = await profile('kit/tool.py');
    expect(output).toBe('tool 4\n');
    expect(places).toContain('tool.py:6');
  });

  it('then a script of the project', async () => {
    fs.writeFileSync(path.join(folder, 'pyproject.toml'), '[project.scripts]\nshop = "shop.cli:main"\n');
    const { output, places } = await profile('shop/prices.py', { args: ['x'] });
    fs.rmSync(path.join(folder, 'pyproject.toml'));
    expect(output).toBe("cli ['x']\n");
    expect(places).toContain('prices.py:4');
  });

  it('then the examples in docstrings, over and over', async () => {
    const { output, places } = await profile('kit/helper.py');
    expect(output).toMatch(/^1 examples of docstrings, 0 of them raise, \d+ rounds\n$/);
    expect(places).toContain('helper.py:7');
  });

  it('of a library they come before the little that it does when it is imported', async () => {
    const { output } = await profile('kit/registry.py');
    expect(output).toContain('imported\n');
    expect(output).toContain('1 examples of docstrings');
    expect((await profile('kit/registry.py', { args: ['x'] })).output).toBe('imported\n');
  });

  it('a package itself is imported', async () => {
    const { ended, lenses } = await profile('kit/__init__.py');
    expect({ ended, lenses }).toEqual({ ended: 'finished', lenses: ['Profile file', 'nothing ran hot here: ways on', 'Open report'] });
  });

  it('where nothing calls a file, that is said', async () => {
    expect((await profile('kit/unused.py')).lenses).toEqual(['Profile file', 'nothing ran hot here: ways on', 'Open report']);
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
    // no dead end: the lens goes on naming it
    expect(stood.lenses).toEqual(['needs numpy: ways on']);
  });

  it('a setting that is missing is a step, too', async () => {
    const { lenses, stopped } = await profile('configured.py');
    expect(lenses).toEqual(['stopped by KeyError: ways on']);
    expect(stopped).toMatchObject({ module: null, variable: 'SECRET_KEY' });
    const given = await profile('configured.py', { env: { SECRET_KEY: 'x' } });
    expect(given.places).toContain('configured.py:5');
  });

  describe.skipIf(ownPython === null)('on the own Python, which has what is missing', () => {
    let python: string;
    beforeAll(() => {
      const there = path.join(folder, '.there');
      fs.mkdirSync(there);
      fs.writeFileSync(path.join(there, 'numpy.py'), 'def zeros(n):\n    return [0.0] * n\n');
      const serve =
        'import time\nclass Flask:\n    def __init__(self, name):\n        self.views = []\n    def route(self, path):\n        return lambda view: self.views.append(view) or view\n    def run(self):\n        end = time.time() + 60\n        while time.time() < end:\n            for view in self.views:\n                view()\n';
      fs.writeFileSync(path.join(there, 'flask.py'), serve);
      python = path.join(folder, '.there', 'python');
      fs.writeFileSync(python, `#!/bin/sh\nPYTHONPATH='${there}' exec '${ownPython ?? ''}' "$@"\n`, { mode: 0o755 });
    });

    it('an own Python that lacks it, too, says so', async () => {
      const server = await ServerProcess.start({ initializationOptions: { ownCommands: true }, capabilities: FULL_CLIENT });
      const uri = uriOf('numbers_needed.py');
      await server.open(uri, FILES['numbers_needed.py'] ?? '');
      const { text } = await server.execute<{ text: string }>('jitlens.confirmOnCPython', uri, ownPython);
      expect(text).toMatch(/^CPython 3[.\d]+: stopped by ModuleNotFoundError$/);
      await server.stop();
    });

    it.each([
      ['science.py', /^CPython 3\.\d+\.\d+: \d+ specialised, [1-9]\d* general, \d+ unsettled$/],
      ['site_app.py', /^CPython 3\.\d+\.\d+: \d+ specialised, [1-9]\d* general, \d+ unsettled$/],
    ])('%s says how each expression was specialised, even if it does not end by itself', { timeout: 30_000 }, async (name, summary) => {
      const server = await ServerProcess.start({
        initializationOptions: { ownCommands: true },
        capabilities: FULL_CLIENT,
        settings: { timeoutSeconds: 3 },
      });
      const uri = uriOf(name);
      await server.open(uri, FILES[name] ?? '');
      await server.execute('jitlens.profileFile', uri);
      expect((await server.execute<{ text: string }>('jitlens.confirmOnCPython', uri, python)).text).toMatch(summary);
      const lenses = (await server.ask<Lens[]>('textDocument/codeLens', uri)).map(lens => lens.command.title);
      expect(
        lenses.some(title => summary.test(title)),
        lenses.join(' | '),
      ).toBe(true);
      const line = (FILES[name] ?? '').split('\n').findIndex(text => text.includes('total + x'));
      const range = { start: { line: 0, character: 0 }, end: { line: 50, character: 0 } };
      const hints = await server.ask<{ label: string; position: { line: number } }[]>('textDocument/inlayHint', uri, { range });
      expect(hints.find(hint => hint.position.line === line)?.label).toMatch(/^(general|\d forms)$/);
      const hover = await server.ask<{ contents: { value: string } }>('textDocument/hover', uri, { position: { line, character: 18 } });
      expect(hover.contents.value).toMatch(/^\*\*CPython 3[.\d]+\*\* (left this general|kept changing its mind): .*BINARY_OP/);
      expect(hover.contents.value).toContain('seen on your own Python, not by JitLens');
      await server.stop();
    });
  });
});
