/** `ci`, `merge`, `compare` and `[tool.jitlens]`, as a build would use them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const cli = resolve(import.meta.dirname, '../../../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'jitlens-ci-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function jitlens(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: 'utf8' });
}

const write = (name: string, text: string): void => {
  writeFileSync(join(folder, name), text);
};

const MIXED = 'def f(a, n):\n    t = 0.0\n    for i in range(n):\n        t = a * 3\n    return t\n\n\nprint(f(1.5, 2000))\n';

describe.skipIf(!existsSync(cli))('ci', () => {
  beforeAll(() => {
    write('mixed.py', MIXED);
    write('fails.py', 'raise SystemExit(5)\n');
  });

  test('what the baseline does not know fails; what it knows does not; a program’s own status never', () => {
    const first = jitlens('ci', '--baseline', 'base.json', 'mixed.py', 'fails.py');
    expect(first.status).toBe(3);
    expect(first.stdout).toContain('new: mixed.py:4 JL601');
    expect(first.stdout).toContain('note: fails.py: ended with status 5');
    expect(jitlens('ci', '--baseline', 'base.json', '--update', 'mixed.py', 'fails.py').status).toBe(0);
    expect(jitlens('ci', '--baseline', 'base.json', 'mixed.py', 'fails.py').status).toBe(0);
  });

  test('moving code is nothing new', () => {
    write('mixed.py', `\n# moved\n\n${MIXED}`);
    expect(jitlens('ci', '--baseline', 'base.json', 'mixed.py').status).toBe(0);
    write('mixed.py', MIXED);
  });

  test('a budget is not forgiven by a baseline', () => {
    write(
      'budget.py',
      MIXED.replace('a * 3', 'a * 3  # jitlens: expect monomorphic').replace('print(f(1.5, 2000))', 'print(f(1.5, 900), f(2, 900))'),
    );
    jitlens('ci', '--baseline', 'budgets.json', '--update', 'budget.py');
    const { status, stdout } = jitlens('ci', '--baseline', 'budgets.json', 'budget.py');
    expect(status).toBe(3);
    expect(stdout).toContain('budget: budget.py:4 expect monomorphic');
  });

  test('shards and merge are as one', () => {
    jitlens('ci', '--baseline', 'base.json', '--shard', '1/2', '-o', 'one.json', 'mixed.py', 'fails.py');
    jitlens('ci', '--baseline', 'base.json', '--shard', '2/2', '-o', 'two.json', 'mixed.py', 'fails.py');
    expect(jitlens('merge', 'one.json', 'two.json', '--baseline', 'base.json', '-o', 'all.json').status).toBe(0);
    expect(jitlens('merge', 'one.json', 'two.json', '--baseline', 'none.json').status).toBe(3);
    const { programs } = JSON.parse(readFileSync(join(folder, 'all.json'), 'utf8')) as { programs: object };
    expect(Object.keys(programs).sort()).toEqual(['fails.py', 'mixed.py']);
  });

  test('compare tells what is gone', () => {
    jitlens('profile', '--format', 'json', '-o', 'old.json', 'mixed.py');
    write('mixed.py', MIXED.replace('a * 3', 'a * 3.0'));
    jitlens('profile', '--format', 'json', '-o', 'new.json', 'mixed.py');
    const { status, stdout } = jitlens('compare', 'old.json', 'new.json');
    expect(status).toBe(0);
    expect(stdout).toContain('gone (1)\n  mixed.py:4 JL601');
    write('mixed.py', MIXED);
  });

  test('a project narrows, and grants nothing', () => {
    write('pyproject.toml', '[tool.other]\nselect = ["X"]\n[tool.jitlens]\nignore = [\n  "JL601",  # known\n]\nallow-read = ["/"]\n');
    const { stderr } = jitlens('profile', 'mixed.py');
    expect(stderr).toContain('allow-read is ignored: a project may not widen the sandbox');
    expect(stderr).toContain('nothing to fix');
    expect(jitlens('profile', '--ignore', 'JL9', 'mixed.py').stderr).toContain('JL601');
    rmSync(join(folder, 'pyproject.toml'));
  });

  test('an example is profiled without its main', () => {
    write('example.py', `# jitlens: example f(1.5, 20)\n${MIXED.replace('print(', 'if __name__ == "__main__":\n    print(')}`);
    const { status, stdout, stderr } = jitlens('profile', '--example', 'example.py');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('example.py:5:13 in f  JL601');
    expect(stderr).not.toContain('run_examples');
    expect(jitlens('profile', '--example', 'mixed.py').status).toBe(2);
  });
});
