/** The invariants that a reader of docs/architecture.md relies on, read from the sources. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAYERS } from './layers.js';

const root = resolve(import.meta.dirname, '../..');

function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : path.endsWith('.ts') ? [path] : [];
  });
}

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const IMPORT = /^(?:import|export)\s+(type\s+)?(?:[^'"]*?from\s+)?'([^']+)'/gm;

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(IMPORT)].map(m => ({ from: path, to: m[2]!, typeOnly: m[1] !== undefined }));
}

const engine = join(root, 'engine/src');
const sources = filesUnder(engine);

/** The layer of a file: its folder under engine/src, or the file's own name. */
function layerOf(path: string): string {
  const [first] = relative(engine, path).split('/');
  return first!.replace(/\.(d\.)?(ts|js)$/, '');
}

describe('layers of the engine', () => {
  const imports = sources.flatMap(importsOf).filter(i => i.to.startsWith('.'));
  it.each(Object.keys(LAYERS))('%s imports only what its row allows', layer => {
    const rule = LAYERS[layer]!;
    const broken = imports.filter(i => {
      if (layerOf(i.from) !== layer) return false;
      const target = layerOf(resolve(dirname(i.from), i.to));
      if (target === layer || rule.may.includes(target)) return false;
      return !(i.typeOnly && rule.types?.includes(target) === true);
    });
    expect(broken.map(i => `${relative(root, i.from)} imports ${i.to}`)).toEqual([]);
  });

  it('nothing below the composition root imports the JIT', () => {
    const users = imports.filter(i => /(^|\/)jit\//.test(relative(engine, resolve(dirname(i.from), i.to))) && layerOf(i.from) !== 'jit');
    expect([...new Set(users.map(i => relative(engine, i.from)))]).toEqual(['engine.ts']);
  });

  it('uses neither Node nor the editor', () => {
    const outside = sources.flatMap(importsOf).filter(i => /^(node:|vscode|fs$|path$)/.test(i.to));
    expect(outside).toEqual([]);
  });
});

it('only the worker thread loads the engine: the server and the command line would hold it in memory for nothing', () => {
  const users = filesUnder(join(root, 'server/src'))
    .flatMap(importsOf)
    .filter(i => /^#engine(\/(engine|index)\.js)?$/.test(i.to) && !i.typeOnly);
  expect([...new Set(users.map(i => relative(root, i.from)))]).toEqual(['server/src/supervisor/worker.ts']);
});

it('every kind of object sets its own shape: the bases have no constructor (objects/value.ts)', () => {
  const KIND = /^(?:export )?class (\w+)(?:<[^>]*>)? extends (?:PyObject|PyObjectWithDict|PyIterator)\b[^{]*\{[^]*?^\}/gm;
  const kinds = sources.flatMap(f => [...readFileSync(f, 'utf8').matchAll(KIND)]);
  expect(kinds.length).toBeGreaterThan(100);
  expect(kinds.filter(([text]) => !/override shape: Shape|this\.shape = /.test(text)).map(([, name]) => name)).toEqual([]);
});

describe('every source file', () => {
  const all = ['engine/src', 'server/src', 'client/src'].flatMap(f => filesUnder(join(root, f)));
  it('opens with what it is for', () => {
    const silent = all.filter(
      f =>
        !readFileSync(f, 'utf8')
          .replace(/^#!.*\n/, '')
          .startsWith('/**'),
    );
    expect(silent.map(f => relative(root, f))).toEqual([]);
  });
  it('names no machine path', () => {
    const leaks = all.filter(f => /\/work\/|\.pyenv/.test(readFileSync(f, 'utf8')));
    expect(leaks.map(f => relative(root, f))).toEqual([]);
  });
});

it('every text of the manifest is in package.nls.json, and is used', () => {
  const used = new Set([...readFileSync(join(root, 'package.json'), 'utf8').matchAll(/"%([^%]+)%"/g)].map(([, key]) => key));
  const there = Object.keys(JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8')) as Record<string, string>);
  expect([...used].sort()).toEqual(there.sort());
});

it('the engine and the package have one version', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(readFileSync(join(engine, 'engine-version.ts'), 'utf8')).toContain(`'${version}'`);
});
