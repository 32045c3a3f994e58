/** Two engines in one thread: nothing that one does is seen by the other, though one runs in the middle of the other. */
import { describe, expect, it } from 'vitest';
import { startOne, hasLibrary } from './run-source.js';

const HOT = 'def hot(xs):\n    total = 0\n    for x in xs:\n        total = total + x\n    return total\n';

describe.skipIf(!hasLibrary)('two engines in one thread', () => {
  it('share no modules, classes, builtins, hashes, seeds or limits', async () => {
    const change = [
      'import sys, random, builtins, math, collections, warnings, string',
      'sys.setrecursionlimit(77)',
      'random.seed(1)',
      'builtins.extra = 1',
      'builtins.len = lambda x: 99',
      'math.pi = 3',
      'string.digits = "none"',
      'collections.Counter.most_common = None',
      'sys.modules["math"] = None',
      'warnings.simplefilter("error")',
    ].join('\n');
    const look = [
      'import sys, builtins, math, collections, string, warnings',
      'print(sys.getrecursionlimit(), hasattr(builtins, "extra"), len([1]), math.pi > 3.1, string.digits)',
      'print(collections.Counter("aab").most_common(1)); warnings.warn("only a warning")',
    ].join('\n');
    const seen = "1000 False 1 True 0123456789\n[('a', 2)]\n";
    const other = startOne();
    await startOne().run(change);
    expect((await other.run(look)).slice(0, seen.length)).toBe(seen);
  });

  it('run within each other, both compiled', async () => {
    let inner: Promise<string> | null = null;
    const floats = `${HOT}for i in range(300): hot([0.5] * 20)\nprint(hot([0.5, 1]))`;
    const outer = startOne({ jit: 'eager', onOutput: () => (inner ??= startOne({ jit: 'eager' }).run(floats)) });
    const program = `${HOT}for i in range(300): hot(range(20))\nprint("first")\nfor i in range(300): hot(range(20))\nprint(hot(range(5)))`;
    expect(await outer.run(program)).toBe('first\n10\n');
    expect(await inner).toBe('1.5\n');
    expect(outer.engine.counters()['compiles']).toBeGreaterThan(0);
    const states = outer.engine
      .report({ targetRuntime: 'all', minImpactPercent: 0, allSites: true })
      .files.flatMap(file => file.sites.filter(site => site.kind === 'binary').map(site => site.state));
    expect(states).toEqual(['monomorphic']);
  });
});
