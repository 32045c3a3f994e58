/**
 * Makes dist/stdlib.pack from the pure-Python standard library in the npm package `pyodide`.
 *
 * Format: 'JLP1', the length of the index (u32, little-endian), the index, the data. The index is JSON:
 * path → [offset, length] of the source, from the end of the index; two more numbers give the place of
 * the compiled code where there is any. Same input, same bytes.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';

const root = fileURLToPath(new URL('..', import.meta.url));
const archive = path.join(root, 'node_modules/pyodide/python_stdlib.zip');
const licence = path.join(root, 'scripts/licences/python.txt');

/** Folders of the archive that are Pyodide's own, or no library. */
const LEFT_OUT = ['pyodide/', '_pyodide/', 'site-packages/'];

/** @param {string} name */
function isLibrary(name) {
  return name.endsWith('.py') && !LEFT_OUT.some(folder => name.startsWith(folder));
}

/** @returns {Map<string, Uint8Array>} sources by path, in order */
export function readLibrary() {
  const files = unzipSync(new Uint8Array(fs.readFileSync(archive)), { filter: ({ name }) => isLibrary(name) });
  return new Map(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * @param {Map<string, Uint8Array>} sources
 * @param {(path: string, source: Uint8Array) => Uint8Array | null} compile
 */
export function makePack(sources, compile = () => null) {
  const index = {};
  const chunks = [];
  let end = 0;
  const add = bytes => {
    chunks.push(bytes);
    end += bytes.length;
    return [end - bytes.length, bytes.length];
  };
  for (const [name, source] of sources) {
    const code = compile(name, source);
    index[name] = [...add(source), ...(code === null ? [] : add(code))];
  }
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([Buffer.from('JLP1'), length, head, ...chunks]);
}

/** Writes the pack and its licence unless they are newer than what they are made from. */
export function buildStdlib(outdir = path.join(root, 'dist')) {
  const target = path.join(outdir, 'stdlib.pack');
  if (isNewer(target, [archive, fileURLToPath(import.meta.url)])) return false;
  fs.mkdirSync(outdir, { recursive: true });
  fs.writeFileSync(target, makePack(readLibrary()));
  fs.copyFileSync(licence, path.join(outdir, 'stdlib.LICENSE.txt'));
  return true;
}

/**
 * @param {string} target
 * @param {string[]} inputs
 */
function isNewer(target, inputs) {
  const made = fs.statSync(target, { throwIfNoEntry: false })?.mtimeMs ?? -Infinity;
  return inputs.every(input => fs.statSync(input).mtimeMs < made);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(buildStdlib() ? 'dist/stdlib.pack written' : 'dist/stdlib.pack is up to date');
}
