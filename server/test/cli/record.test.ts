/** `jitlens record` on a CPython that can, and what replays its recordings: the command line, ci and the editor. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../../engine/src/insights/report.js';
import { FULL_CLIENT, ServerProcess } from '../lsp/server-process.js';

const root = resolve(import.meta.dirname, '../../..');
const cli = join(root, 'dist/cli.js');

const PROGRAM = `import sys
import accelerated_arrays as arrays

# jitlens: example @recorded
def score(rows, factor=1, *extra, bonus=0, **more):
    whole = 0
    for row in rows:
        whole = whole + row * factor
    return whole + bonus

def shown(*values, **named):
    print(repr(values), repr(sorted(named.items())))

class Basket:
    @staticmethod
    def total(prices):
        return sum(prices)
    def empty(self):
        pass

def outer():
    def inner(x):
        return x
    return inner(1)

if __name__ == "__main__":
    for i in range(1000):
        score([1, 2.5, i], 2, bonus=i, tag=(i, b"x"))
    score([True], 3.5)
    try:
        score([1], object())
    except TypeError:
        pass
    shown(None, True, 2**70, -1.5, 1.0, float("inf"), -float("inf"), 2j, "é\\n\\"'", b"\\x00", [1, [2]], (), (1,), {1: (2, 3), "a": None})
    shown(set(), frozenset(), frozenset([1]), {4}, {}, key=[{"deep": {"er": (1.0,)}}])
    Basket.total([1, 2])
    Basket().empty()
    outer()
    sys.exit(3)
`;

/** The first CPython with sys.monitoring; null where there is none. */
function pythonOf(condition: string, names: readonly string[]): string | null {
  for (const name of names) {
    for (const version of ['3.13.0', '3.12.1', '3.11.7']) {
      const code = `import sys; assert ${condition}; print(sys.executable)`;
      const env = { ...process.env, PYENV_VERSION: version };
      const { status, stdout } = spawnSync(name, ['-c', code], { encoding: 'utf8', env });
      if (status === 0) return stdout.trim();
    }
  }
  return null;
}
const python = pythonOf('sys.version_info >= (3, 12)', ['python3.13', 'python3.12', 'python3']);
const older = pythonOf('sys.version_info < (3, 12)', ['python3.11', 'python3.10', 'python3']);

describe.skipIf(!existsSync(cli) || python === null)(
  `jitlens record${python === null ? ': skipped, there is no CPython 3.12 or later' : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'jitlens-record-'));
    const recording = (name: string): string => join(folder, '.jitlens', `app.${name}.json`);
    beforeAll(() => {
      writeFileSync(join(folder, 'app.py'), PROGRAM);
      // there for CPython, not for us
      writeFileSync(
        join(folder, 'sitecustomize.py'),
        'import sys, types\nsys.modules["accelerated_arrays"] = types.ModuleType("accelerated_arrays")\n',
      );
    });
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
      spawnSync(process.execPath, [cli, ...args], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        env: { ...process.env, PYTHONPATH: folder },
      });
    const record = (name: string, ...more: string[]) => run('record', '--function', name, ...more, '--', python ?? '', 'app.py', '--own');
    const read = (name: string) =>
      JSON.parse(readFileSync(recording(name), 'utf8')) as {
        calls: number;
        skipped: object;
        examples: { args: unknown[]; kwargs: object }[];
      };

    test('a fair sample of plain data, and each combination of types; the rest is counted; the status is the program’s', () => {
      const { status, stderr } = record('score', '--limit', '50');
      expect(status).toBe(3);
      expect(stderr).toBe(
        `jitlens: 50 of 1002 calls of score are in ${recording('score')}; left out, since only plain data is kept: 1 with object\n`,
      );
      const { calls, skipped, examples } = read('score');
      expect({ calls, skipped }).toEqual({ calls: 1002, skipped: { object: 1 } });
      expect(examples.some(({ args }) => JSON.stringify(args) === '[[true],3.5]')).toBe(true);
      const bonuses = examples.flatMap(({ kwargs }) => Number((kwargs as { bonus?: number }).bonus ?? 0));
      expect(Math.max(...bonuses)).toBeGreaterThan(800);
    });

    test('every kind of plain data comes back as it was, and the file is as its schema says', () => {
      record('shown');
      const schema = JSON.parse(readFileSync(join(root, 'schema/recorded.schema.json'), 'utf8')) as object;
      const ajv = new Ajv2020({ allErrors: true, strict: false });
      expect(ajv.validate(schema, JSON.parse(readFileSync(recording('shown'), 'utf8'))), ajv.errorsText()).toBe(true);
      expect(readFileSync(recording('shown'), 'utf8')).toContain('[["er", {"tuple": [1.0]}]]');
    });

    test('what was recorded is replayed without the module that is missing here', () => {
      const { status, stdout } = run('profile', '--example', '--format', 'json', '-o', 'report.json', 'app.py');
      expect(status).toBe(0);
      const printed = spawnSync(python ?? '', ['app.py'], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, PYTHONPATH: folder },
      }).stdout;
      expect(printed.trim().split('\n')).toHaveLength(2);
      expect(new Set(stdout.trim().split('\n'))).toEqual(new Set(printed.trim().split('\n')));
      const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
      expect(report.files.map(({ path }) => path)).toEqual([join(folder, 'app.py')]);
      const score = report.files[0]?.functions.find(({ name }) => name === 'score');
      expect(score).toMatchObject({ tier: 'optimized', calls: 20_000 });
      expect(report.files[0]?.insights.map(({ name }) => name)).toContain('numeric-flip');
    });

    test('one function, and in ci', () => {
      writeFileSync(join(folder, 'one.py'), PROGRAM.replace('@recorded', '@recorded Basket.total'));
      expect(run('profile', '--example', 'one.py')).toMatchObject({
        status: 2,
        stderr: 'jitlens: nothing is recorded for "@recorded Basket.total": jitlens record --function NAME -- python one.py\n',
      });
      expect(run('record', '--function', 'one.py:Basket.total', '--', python ?? '', '-X', 'dev', '-m', 'one').stderr).toContain(
        '1 of 1 calls of one.py:Basket.total are in',
      );
      expect(run('profile', '--example', 'one.py').status).toBe(0);
      expect(run('ci', '--baseline', 'known.json', '--update', '--example', 'app.py').status).toBe(0);
      const baseline = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as { programs: Record<string, { findings: object }> };
      expect(Object.keys(baseline.programs['app.py']?.findings ?? {}).length).toBeGreaterThan(0);
      expect(run('ci', '--baseline', 'known.json', '--example', 'app.py').status).toBe(0);
      writeFileSync(join(folder, 'none.json'), JSON.stringify({ schemaVersion: 1, programs: {} }));
      expect(run('ci', '--baseline', 'none.json', '--example', 'app.py').status).toBe(3);
    }, 60_000);

    test('in an editor', async () => {
      const server = await ServerProcess.start({ capabilities: FULL_CLIENT, settings: { minImpactPercent: 0 } });
      const uri = pathToFileURL(join(folder, 'app.py')).href;
      await server.open(uri, PROGRAM);
      const line = PROGRAM.split('\n').findIndex(text => text.includes('def score'));
      const answer = await server.execute<{ ended: string; insights: number }>('jitlens.profileFile', uri, {
        kind: 'example',
        position: { line, character: 4 },
      });
      expect(answer.ended).toBe('finished');
      expect(answer.insights).toBeGreaterThan(0);
      await server.stop();
    });

    test('what cannot be recorded is said', () => {
      expect(record('Basket.empty').stderr).toBe(
        'jitlens: Basket.empty was called 1 times; left out, since only plain data is kept: 1 with __main__.Basket\n',
      );
      expect(record('missing').stderr).toBe('jitlens: missing was not called: nothing is kept\n');
      expect(record('outer.<locals>.inner')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('is inside of a function') as string,
      });
      expect(run('record', '--', python ?? '', 'app.py')).toMatchObject({
        status: 2,
        stderr: 'jitlens: --function NAME is missing: whose arguments are to be kept\n',
      });
      expect(run('record', '--', python ?? '', 'app.py', '--function', 'score').stderr).toContain('calls of score are in');
      expect(run('record', '--function', 'f', '--', python ?? '')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('a program is missing') as string,
      });
      expect(run('record', '--function', 'f', '--', '/nowhere/python', 'app.py')).toMatchObject({ status: 2 });
    });

    test.skipIf(older === null)('an older Python says that it cannot', () => {
      expect(run('record', '--function', 'score', '--', older ?? '', 'app.py')).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('recording needs Python 3.12 or later') as string,
      });
    });

    test('profile --confirm: what this CPython made of each finding', () => {
      const flips =
        'def plus(values):\n    "é"; whole = 0.0\n    for value in values:\n        whole = whole + value * 2\n    return whole\n\nfor _ in range(20000):\n    plus([1.5, 2.5, 3.5] * 3)\n';
      writeFileSync(join(folder, 'flips.py'), flips);
      expect(run('profile', '--confirm', python ?? '', '--format', 'json', '-o', 'flips.json', 'flips.py').status).toBe(0);
      const { files } = JSON.parse(readFileSync(join(folder, 'flips.json'), 'utf8')) as Report;
      const told = files.flatMap(file => file.insights.flatMap(insight => insight.confirmed ?? []));
      expect(told.length).toBeGreaterThan(0);
      expect(told[0]?.runtime).toMatch(/^CPython 3\.\d+\.\d+$/);
      expect(told.some(({ state, instruction }) => state === 'general' && instruction === 'BINARY_OP')).toBe(true);
      expect(run('profile', '--confirm', python ?? '', 'flips.py').stderr).toMatch(
        / {3}yours +CPython 3\.\d+\.\d+ left this general: BINARY_OP is slow for what comes here/,
      );
      expect(run('profile', '--confirm', '/nowhere/python', 'flips.py')).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('--confirm /nowhere/python: ') as string,
      });
    });
  },
);
