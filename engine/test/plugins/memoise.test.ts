/** The memoising example is right whatever happens to the classes that it speculates on, and knows where that was. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasLibrary, startOne } from '../modules/run-source.js';
import { install } from '../../../docs/examples/memoise.mjs';

const mutations = readFileSync(resolve(import.meta.dirname, 'mutations.py'), 'utf8');

describe.skipIf(!hasLibrary)('the memoiser', () => {
  it.each(['off', 'on', 'eager'] as const)('gives the same under 1,000 random class mutations (jit %s)', async jit => {
    const plain = await startOne({ jit }).runFile('/work/mutations.py', mutations, ['7']);
    const { engine, runFile } = startOne({ jit });
    const memo = install(engine, { tell: () => undefined });
    expect(await runFile('/work/mutations.py', mutations, ['7'])).toBe(plain);
    expect(plain).toMatch(/^0 \d+\n/);
    if (jit !== 'off') return;
    expect(memo.seen.hits).toBeGreaterThan(5000);
    expect(memo.seen.broken).toBeGreaterThan(200);
  });

  it('is told where its assumption breaks', async () => {
    const { engine, runFile } = startOne();
    const told: string[] = [];
    const memo = install(engine, { tell: text => void told.push(text) });
    const source = [
      'class Tariff:',
      '    rate = 3',
      '    def price(self, n): return n * self.rate',
      'def raise_prices():',
      '    Tariff.rate = 4',
      't = Tariff()',
      'print([t.price(2) for _ in range(10)])',
      'raise_prices()',
      'print(t.price(2))',
    ].join('\n');
    expect(await runFile('/work/tariff.py', source, [])).toBe(`[${Array(10).fill(6).join(', ')}]\n8\n`);
    expect(told).toEqual(['memoise: Tariff.rate changed at /work/tariff.py:5:5 in raise_prices; 1 results of Tariff.price forgotten\n']);
    expect(memo.seen).toEqual({ hits: 9, misses: 2, broken: 1 });
  });
});
