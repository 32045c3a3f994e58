/**
 * Reads the standard library pack that scripts/build-stdlib.mjs makes: one file, an index at its head,
 * and only the asked-for ranges are read after that. The format is described there. Knows no Python.
 */
import * as fs from 'node:fs';
import * as zlib from 'node:zlib';
import type { StdlibSource } from '#engine/host.js';

/** Where the compiled code is, and the source within its block. */
type Entry = readonly [code: number, codeLength: number, block: number, source: number, sourceLength: number];

interface Index {
  readonly files: Readonly<Record<string, Entry>>;
  readonly blocks: readonly (readonly [offset: number, length: number])[];
  /** How the blocks are compressed: by Brotli, unless it says otherwise. */
  readonly compression?: 'deflate';
}

const HEADER_BYTES = 8;
const MAGIC = 'JLP2';

export class StdlibPack implements StdlibSource {
  readonly #file: number;
  readonly #base: number;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #blockRanges: Index['blocks'];
  readonly #decompress: (bytes: Uint8Array) => Uint8Array;
  readonly #blocks = new Map<number, Uint8Array>();
  #folders: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(path: string) {
    this.#file = fs.openSync(path, 'r');
    const header = this.#range(0, HEADER_BYTES);
    if (new TextDecoder().decode(header.subarray(0, 4)) !== MAGIC) throw new Error(`${path} is not a standard library pack`);
    const length = new DataView(header.buffer).getUint32(4, true);
    const index = JSON.parse(new TextDecoder().decode(this.#range(HEADER_BYTES, length))) as Index;
    this.#entries = new Map(Object.entries(index.files));
    this.#blockRanges = index.blocks;
    this.#decompress = index.compression === 'deflate' ? zlib.inflateRawSync : zlib.brotliDecompressSync;
    this.#base = HEADER_BYTES + length;
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  source(path: string): string | null {
    const entry = this.#entries.get(path);
    if (entry === undefined) return null;
    const [, , block, offset, length] = entry;
    return new TextDecoder().decode(this.#block(block).subarray(offset, offset + length));
  }

  code(path: string): Uint8Array | null {
    const entry = this.#entries.get(path);
    return entry === undefined || entry[1] === 0 ? null : this.#range(this.#base + entry[0], entry[1]);
  }

  list(directory: string): string[] {
    this.#folders ??= foldersOf(this.#entries.keys());
    return [...(this.#folders.get(directory) ?? [])];
  }

  #block(number: number): Uint8Array {
    let bytes = this.#blocks.get(number);
    if (bytes === undefined) {
      const [offset, length] = this.#blockRanges[number];
      bytes = new Uint8Array(this.#decompress(this.#range(this.#base + offset, length)));
      this.#blocks.set(number, bytes);
    }
    return bytes;
  }

  #range(offset: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let read = 0; read < length;) {
      const got = fs.readSync(this.#file, bytes, read, length - read, offset + read);
      if (got === 0) throw new Error('the standard library pack is cut off');
      read += got;
    }
    return bytes;
  }
}

/** Names in every folder; '' is the topmost one. */
function foldersOf(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, Set<string>>();
  for (const path of paths) {
    for (let rest = path; rest !== '';) {
      const slash = rest.lastIndexOf('/');
      const folder = rest.slice(0, Math.max(0, slash));
      const names = folders.get(folder) ?? new Set();
      folders.set(folder, names.add(rest.slice(slash + 1)));
      rest = folder;
    }
  }
  return new Map([...folders].map(([folder, names]) => [folder, [...names].sort()]));
}
