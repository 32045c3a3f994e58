/** Modules that are not there, with a stand-in for them. */
import { describe, expect, it } from 'vitest';
import { hasLibrary, startOne } from './run-source.js';

const run = (source: string): Promise<string> => startOne({ missingModules: 'placeholder' }).run(source);

describe.skipIf(!hasLibrary)('placeholders', () => {
  it('can be imported, named in annotations and printed', async () => {
    const program = [
      'import nowhere as n, nowhere.deep.er',
      'from nowhere.deep import thing',
      'def f(x: n.array[int] | None, *, y: "n.y" = None) -> thing: return 3',
      'print(f(1), n.array, thing, nowhere.deep.er.est)',
    ].join('\n');
    const name = (path: string): string => `<placeholder for nowhere.${path}>`;
    expect(await run(program)).toBe(`3 ${name('array')} ${name('deep.thing')} ${name('deep.er.est')}\n`);
  });

  it('say what is missing when they are called or derived from', async () => {
    for (const [use, words] of [
      ['nowhere.zeros(3)', 'nowhere.zeros is called'],
      ['class A(nowhere.Base): pass', 'nowhere.Base is used as a base class'],
    ]) {
      const said = await run(`import nowhere\n${use}\n`);
      expect(said).toContain(`ImportError: ${words}, but the module 'nowhere' is not there`);
    }
  });

  it('let a module be loaded that sets itself up with them', async () => {
    const app = [
      'from flask import Flask',
      'from orm import Base, session',
      'app = Flask(__name__)',
      'class User(Base): pass',
      '@app.route("/")',
      'def index(n): return n + 1',
      'def made(): return Flask("later")',
      'with session(): pass',
      'other = made()',
    ];
    const program = [
      'import types, sys',
      `module = types.ModuleType('shop'); exec(${JSON.stringify(app.join('\n'))}, module.__dict__)`,
      'print(module.index(2), module.app, type(module.User()).__name__)',
      'module.made()',
    ].join('\n');
    const said = await run(program);
    expect(said).toContain('3 <placeholder for flask.Flask()> User\n');
    expect(said).toContain("ImportError: flask.Flask is called, but the module 'flask' is not there");
  });

  it('do not stand for a missing submodule of a module that is there, nor for what the library does without', async () => {
    expect(await run('import collections.nothing')).toContain("ModuleNotFoundError: No module named 'collections.nothing'");
    expect(await run('import ssl')).toContain('the sandbox has no network');
    expect(await startOne().run('import nowhere')).toContain("ModuleNotFoundError: No module named 'nowhere'");
  });
});
