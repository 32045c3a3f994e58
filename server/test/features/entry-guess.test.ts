/** What texts say about how programs start. */
import { describe, expect, it } from 'vitest';
import { envFile, exampleAt, hasTests, imports, isProgram, projectScripts } from '../../src/features/entry-guess.js';

describe('a program', () => {
  const programs = [
    'if __name__ == "__main__":\n    f()\n',
    'print(1)\n',
    'import a\nfor x in a.b:\n    pass\n',
    'def f():\n    pass\nf()\n',
    'a, b = f()\n',
    'try:\n    f()\nexcept ImportError:\n    pass\n',
  ];
  const libraries = [
    '"""Text.\n\nprint(1)\n"""\nimport a\nfrom b import (\n    c,\n)\n\nX: int = 3\nY = [\n    1,\n]\n\n@a\nclass D:\n    pass\n\ndef f():\n    g()\n',
    '# only a comment\n',
    'try:\n    import a\nexcept ImportError:\n    a = None\n\nif X:\n    def f():\n        g()\n',
    'type A = int\n__all__ = ["A"]\n',
  ];
  it.each(programs)('%j is one', text => expect(isProgram(text)).toBe(true));
  it.each(libraries)('%j is none', text => expect(isProgram(text)).toBe(false));
});

it('tests are known by the name of the file and of what is in it', () => {
  expect(hasTests('/a/test_b.py', 'def test_c():\n')).toBe(true);
  expect(hasTests('/a/b_test.py', 'class T(unittest.TestCase):\n')).toBe(true);
  expect(hasTests('/a/test_b.py', 'def helper():\n')).toBe(false);
  expect(hasTests('/a/b.py', 'def test_c():\n')).toBe(false);
});

it('imports of a module are found under each of its names', () => {
  const names = ['shop.prices', 'prices'];
  for (const text of [
    'import shop.prices',
    'from shop.prices import f',
    'from shop import cart, prices',
    'import os, prices',
    'from . import prices',
  ]) {
    expect(imports(text, names), text).toBe(true);
  }
  for (const text of ['import shop', 'from shop import cart', 'x = "import prices"', 'import prices2'])
    expect(imports(text, names), text).toBe(false);
});

it('scripts of a project', () => {
  const toml =
    '[project]\nname = "a"\n\n[project.scripts]\nshop = "shop.cli:main"\n"other-one" = \'shop:App.run\'\n\n[tool.x]\ny = "z:w"\n';
  expect(projectScripts(toml)).toEqual(['shop.cli:main', 'shop:App.run']);
  expect(projectScripts('[tool.x]\ny = "z:w"\n')).toEqual([]);
});

it('env files', () => {
  expect(envFile('# no\nA=1\nexport B = "two words"\n\nC=\n')).toEqual({ A: '1', B: 'two words', C: '' });
});

it('the example of the function around a line', () => {
  const text =
    '# jitlens: example f(1)\ndef f(x):\n    return x\n\ndef g(x):\n    # jitlens: example g(2)\n    return x\n\ndef h():\n    pass\n';
  expect([0, 1, 2, 6, 9].map(line => exampleAt(text, line))).toEqual(['f(1)', 'f(1)', 'f(1)', 'g(2)', null]);
});
