/** Calls with `*` and `**` count as calls, and what is called so becomes hot like anything else. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../../../engine/src/insights/report.js';

const cli = resolve(import.meta.dirname, '../../../dist/cli.js');
const PROGRAM = `
def plain(a):
    return a
def keyword(a, *, k=0):
    return a + k
args, kwargs = [1], {'k': 2}
print(sum(keyword(*args, **kwargs) + plain(*args) for _ in range(2000)))
`;

test.skipIf(!existsSync(cli))('calls with unpacked arguments are counted and compiled', () => {
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'profile', '--format', 'json', '-o', '-', '-c', PROGRAM], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('8000\n');
  const functions = (JSON.parse(stdout) as Report).files.flatMap(file => file.functions);
  for (const name of ['plain', 'keyword']) expect(functions.find(f => f.name === name)).toMatchObject({ calls: 2000, tier: 'optimized' });
});
