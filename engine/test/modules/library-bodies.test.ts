/**
 * The table of library bodies that may be put off, against what the bodies do: they import what it says, in that order, and
 * change nothing that was there before, but what is listed here with the reason why nobody can tell when it happens.
 */
import { describe, expect, it } from 'vitest';
import { LIBRARY_BODIES } from '../../src/modules/library-bodies.js';
import { STDLIB_ROOT } from '../../src/modules/library-files.js';
import { putOffBodies } from '../../src/modules/put-off-bodies.js';
import type { Engine } from '../../src/index.js';
import { changesOf, takePicture, type Picture } from './heap-picture.js';
import { hasLibrary, run, startOne } from './run-source.js';

/** To see such a change takes the module that `with` names in the table, which runs the body. */
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  // that builtin classes are sequences and mappings, which patterns know of themselves
  _collections_abc: ['bytearray', 'bytes', 'dict', 'list', 'memoryview', 'range', 'str', 'tuple'].map(name => `builtins.dict.${name}.mark`),
  typing: [
    // an attribute that an alias of typing leaves on the class by mistake: nobody reads it
    '_collections_abc.dict.ByteString.dict._removal_version',
    'copyreg.dict.dispatch_table.[n]',
  ],
  re: ['copyreg.dict.dispatch_table.[n]'],
  // that a deque is a MutableSequence: deques come from _collections
  collections: ['_collections_abc.dict.MutableSequence.dict._abc_impl.registry.refs.n'],
  // that a WeakSet is a MutableSet
  weakref: ['_collections_abc.dict.MutableSet.dict._abc_impl.registry.refs.n'],
  ast: ['_ast.dict.Constant.dict.n', '_ast.dict.Tuple.dict.dims'],
};

/** Imports what the table names and prints what each body and the functions that it calls imported: absolute names, `-` before what was not there. */
const IMPORT_ALL = `
import builtins, sys
usual = builtins.__import__
bodies = {}

def recording(name, globals=None, locals=None, fromlist=(), level=0):
    if globals is None or globals['__name__'] == '__main__':
        return usual(name, globals, locals, fromlist, level)
    package = globals['__package__'].rsplit('.', level - 1)[0] if level else ''
    full = '.'.join(part for part in (package, name) if part)
    seen = bodies.setdefault(globals['__name__'], {})
    seen[full] = ''
    try:
        module = usual(name, globals, locals, fromlist, level)
    except ImportError:
        seen[full] = '-'
        raise
    for attribute in fromlist or ():
        if f'{full}.{attribute}' in sys.modules and hasattr(sys.modules[full], '__path__'):
            seen[f'{full}.{attribute}'] = ''
    return module

builtins.__import__ = recording
for name in NAMES:
    usual(name)
builtins.__import__ = usual
for name in NAMES:
    print(name, *(found + n for n, found in bodies.get(name, {}).items() if n not in (name, 'os.path')))
`;

const importAll = (): string => `NAMES = ${JSON.stringify([...LIBRARY_BODIES.keys()])}\n${IMPORT_ALL}`;

/** Notes what each body of the library changes that it has not made, without what bodies change that it imports. */
class BodyWatch {
  readonly changes = new Map<string, string[]>();
  private readonly open: { readonly name: string; readonly own: ReadonlySet<unknown>; picture: Picture }[] = [];

  constructor(private readonly engine: Engine) {
    const { interpreter, modules } = engine.vm;
    const execute = interpreter.execute.bind(interpreter);
    interpreter.execute = (code, globals, ...rest) => {
      const { name, filename } = code.code;
      if (name !== '<module>' || !filename.startsWith(STDLIB_ROOT)) return execute(code, globals, ...rest);
      const module = String(globals.getStr('__name__'));
      this.begin(module, new Set<unknown>([globals, modules.getStr(module)]));
      try {
        return execute(code, globals, ...rest);
      } finally {
        this.end();
      }
    };
  }

  private begin(name: string, own: ReadonlySet<unknown>): void {
    this.note();
    this.changes.set(name, []);
    this.open.push({ name, own, picture: takePicture(this.engine, own) });
  }

  private end(): void {
    this.note();
    this.open.pop();
    const outer = this.open.at(-1);
    if (outer !== undefined) outer.picture = takePicture(this.engine, outer.own);
  }

  private note(): void {
    const body = this.open.at(-1);
    if (body !== undefined) this.changes.get(body.name)!.push(...changesOf(body.picture));
  }
}

/** What the test itself keeps, and submodules, which become attributes of packages of the table. */
const isExpected = (path: string): boolean => path.startsWith('__main__.') || LIBRARY_BODIES.has(path.replace('.dict.', '.'));

describe.runIf(hasLibrary)('library bodies that may be put off', () => {
  it('import what the table says', async () => {
    const printed = (await run(importAll())).trimEnd().split('\n');
    const table = [...LIBRARY_BODIES].map(([name, { imports }]) =>
      [name, ...imports.split(' ').filter(n => n !== '' && !n.includes('='))].join(' '),
    );
    expect(printed).toEqual(table);
  });

  it('change nothing that was there before', { timeout: 600_000 }, async () => {
    const { engine, run } = startOne();
    putOffBodies(engine.vm).stop();
    const watch = new BodyWatch(engine);
    await run(importAll());
    const changes = Object.fromEntries(
      [...watch.changes]
        .filter(([name]) => LIBRARY_BODIES.has(name))
        .map(
          ([name, paths]) =>
            [name, [...new Set(paths.filter(path => !isExpected(path)).map(path => path.replace(/\d+/g, 'n')))].sort()] as const,
        )
        .filter(([, paths]) => paths.length > 0),
    );
    expect(changes).toEqual(CHANGES);
  });
});
