/**
 * Makes dist/stdlib.pack from the pure-Python standard library in the npm package `pyodide`, and the files of the
 * Unicode database (unicode/database-files.mjs).
 *
 * Format: 'JLP2', the length of the index (u32, little-endian), the index, the data. The index is JSON.
 * `files`: path → [offset and length of the compiled code, number of the block with the source, offset and
 * length in it]. `blocks`: [offset, length] of Brotli-compressed sources, many in each: they are wanted for
 * tracebacks only. Other files than modules have no code, and a block each. Offsets count from the end of the index. Same input, same bytes.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as zlib from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { bundleFrontEnd, digest, makeCompiler } from './compile-stdlib.mjs';
import { databaseFiles, DATABASE_INPUTS } from './unicode/database-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const archive = path.join(root, 'node_modules/pyodide/python_stdlib.zip');
const cache = path.join(root, 'node_modules/.cache/jitlens');
const licence = path.join(root, 'scripts/licences/python.txt');

/** What of the archive is Pyodide's own, or no library. */
const LEFT_OUT = ['pyodide/', '_pyodide/', 'site-packages/', 'webbrowser.py'];

/** @param {string} name */
function isLibrary(name) {
  return name.endsWith('.py') && !LEFT_OUT.some(folder => name.startsWith(folder));
}

/** @returns {Map<string, Uint8Array>} sources of modules by path, in order */
export function readLibrary() {
  const files = unzipSync(new Uint8Array(fs.readFileSync(archive)), { filter: ({ name }) => isLibrary(name) });
  return new Map(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function databaseBytes() {
  return new Map([...databaseFiles()].map(([name, text]) => [name, new TextEncoder().encode(text)]));
}

/** Bytes of source in one block: what a traceback has to unpack for one line. */
const BLOCK_BYTES = 512 * 1024;

/**
 * @param {Map<string, Uint8Array>} sources
 * @param {(path: string, source: Uint8Array) => Uint8Array} compile
 * @param {Map<string, Uint8Array>} others files that are no modules
 */
export function makePack(sources, compile, others = new Map()) {
  const data = new Chunks();
  const files = {};
  for (const [name, source] of sources) files[name] = data.add(compile(name, source));
  const blocks = [];
  let block = new Chunks();
  const finish = () => {
    if (block.size > 0) blocks.push(data.add(compressed(block.bytes())));
    block = new Chunks();
  };
  for (const [name, source] of sources) {
    files[name].push(blocks.length, ...block.add(source));
    if (block.size >= BLOCK_BYTES) finish();
  }
  finish();
  for (const [name, bytes] of others) {
    files[name] = [0, 0, blocks.length, ...block.add(bytes)];
    finish();
  }
  const head = Buffer.from(JSON.stringify({ files, blocks }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([Buffer.from('JLP2'), length, head, data.bytes()]);
}

/** Bytes put one after the other. */
class Chunks {
  #chunks = [];
  size = 0;

  /** @param {Uint8Array} bytes */
  add(bytes) {
    this.#chunks.push(bytes);
    this.size += bytes.length;
    return [this.size - bytes.length, bytes.length];
  }

  bytes() {
    return Buffer.concat(this.#chunks);
  }
}

/** @param {Uint8Array} bytes */
function compressed(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  return zlib.brotliCompressSync(bytes, {
    params: { [BROTLI_PARAM_QUALITY]: 9, [BROTLI_PARAM_LGWIN]: 20, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/** Writes the pack and its licence. A pack made of the same parts before is taken from the cache. */
export async function buildStdlib(outdir = path.join(root, 'dist')) {
  const frontEnd = await bundleFrontEnd();
  const kept = path.join(cache, `stdlib-${keyOf(frontEnd)}.pack`);
  const known = fs.existsSync(kept);
  if (!known) await keep(kept, frontEnd);
  fs.mkdirSync(outdir, { recursive: true });
  fs.copyFileSync(kept, path.join(outdir, 'stdlib.pack'));
  fs.copyFileSync(licence, path.join(outdir, 'stdlib.LICENSE.txt'));
  return !known;
}

/** @param {string} frontEnd */
function keyOf(frontEnd) {
  const parts = [
    frontEnd,
    fs.readFileSync(archive),
    fs.readFileSync(fileURLToPath(import.meta.url)),
    ...DATABASE_INPUTS.map(file => fs.readFileSync(file)),
  ];
  return digest(parts.map(digest).join()).slice(0, 32);
}

/** Packs that the cache holds on to. */
const KEPT = 12;

/**
 * @param {string} file
 * @param {string} frontEnd
 */
async function keep(file, frontEnd) {
  fs.mkdirSync(cache, { recursive: true });
  // whole or not at all: builds may run side by side
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, makePack(readLibrary(), await makeCompiler(frontEnd), databaseBytes()));
  fs.renameSync(draft, file);
  const age = name => fs.statSync(path.join(cache, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const packs = fs.readdirSync(cache).filter(name => name.endsWith('.pack'));
  for (const old of packs.sort((a, b) => age(b) - age(a)).slice(KEPT)) fs.rmSync(path.join(cache, old), { force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await buildStdlib()) ? 'dist/stdlib.pack made' : 'dist/stdlib.pack was made before');
}
