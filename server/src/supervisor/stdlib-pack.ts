/**
 * Reads the standard library pack that scripts/build-stdlib.mjs makes: one file, an index at its head,
 * and only the asked-for ranges are read after that. The format is described there. Knows no Python.
 */
import * as fs from 'node:fs';
import type { StdlibSource } from '#engine/host.js';

/** Offset and length from the end of the index: of the source, and of the compiled code where there is any. */
type Entry = readonly [offset: number, length: number, codeOffset?: number, codeLength?: number];

const HEADER_BYTES = 8;
const MAGIC = 'JLP1';

export class StdlibPack implements StdlibSource {
  readonly #file: number;
  readonly #base: number;
  readonly #index: ReadonlyMap<string, Entry>;
  #folders: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(path: string) {
    this.#file = fs.openSync(path, 'r');
    const header = Buffer.from(this.#range(0, HEADER_BYTES).buffer);
    if (header.toString('latin1', 0, 4) !== MAGIC) throw new Error(`${path} is not a standard library pack`);
    const length = header.readUInt32LE(4);
    const index = new TextDecoder().decode(this.#range(HEADER_BYTES, length));
    this.#index = new Map(Object.entries(JSON.parse(index) as Record<string, Entry>));
    this.#base = HEADER_BYTES + length;
  }

  has(path: string): boolean {
    return this.#index.has(path);
  }

  source(path: string): string | null {
    const entry = this.#index.get(path);
    return entry === undefined ? null : new TextDecoder().decode(this.#range(this.#base + entry[0], entry[1]));
  }

  code(path: string): Uint8Array | null {
    const [, , offset, length] = this.#index.get(path) ?? [];
    return offset === undefined || length === undefined ? null : this.#range(this.#base + offset, length);
  }

  list(directory: string): string[] {
    this.#folders ??= foldersOf(this.#index.keys());
    return [...(this.#folders.get(directory) ?? [])];
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
