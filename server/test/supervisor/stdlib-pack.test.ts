/** The standard library pack: what the build script writes, the reader finds. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { StdlibPack } from '../../src/supervisor/stdlib-pack.js';

interface BuildScript {
  makePack(sources: Map<string, Uint8Array>, compile: (path: string) => Uint8Array): Uint8Array;
  readLibrary(): Map<string, Uint8Array>;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-pack-'));
const script = fileURLToPath(new URL('../../../scripts/build-stdlib.mjs', import.meta.url));
const nothing = (): Uint8Array => new Uint8Array();
let build: BuildScript;

beforeAll(async () => {
  build = (await import(pathToFileURL(script).href)) as BuildScript;
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

function packOf(bytes: Uint8Array): StdlibPack {
  const file = path.join(folder, 'pack');
  fs.writeFileSync(file, bytes);
  return new StdlibPack(file);
}

it('gives back sources, folders and compiled code', () => {
  const sources = new Map([
    ['a.py', Buffer.from('x = "ä"')],
    ['pkg/__init__.py', Buffer.from('')],
    ['pkg/sub/m.py', Buffer.from('pass')],
  ]);
  const pack = packOf(build.makePack(sources, name => Buffer.from(`compiled ${name}`)));
  expect(pack.source('a.py')).toBe('x = "ä"');
  expect(pack.source('pkg/__init__.py')).toBe('');
  expect(pack.source('no.py')).toBeNull();
  expect(Buffer.from(pack.code('a.py') ?? []).toString()).toBe('compiled a.py');
  expect(pack.code('no.py')).toBeNull();
  expect(pack.has('pkg/sub/m.py')).toBe(true);
  expect([pack.list(''), pack.list('pkg'), pack.list('no')]).toEqual([['a.py', 'pkg'], ['__init__.py', 'sub'], []]);
});

it('holds the library without what is Pyodide’s own, the same bytes each time', () => {
  const library = build.readLibrary();
  const pack = packOf(build.makePack(library, nothing));
  expect(library.size).toBe(507);
  expect(pack.source('json/decoder.py')).toContain('class JSONDecoder');
  expect(pack.list('').filter(name => /pyodide|site-packages|webbrowser/.test(name))).toEqual([]);
  expect(Buffer.compare(build.makePack(library, nothing), build.makePack(build.readLibrary(), nothing))).toBe(0);
});

it('a file that is no pack is refused', () => {
  expect(() => packOf(Buffer.from('something else'))).toThrow('is not a standard library pack');
});
