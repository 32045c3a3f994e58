/**
 * `node:fs` in the engine's thread of a browser: the files that were sent with the job, to be read only, and the standard
 * library pack as the one file that can be opened. Policy is not decided here: what a program may see and where its writes
 * go is the same as in Node (sandbox-files.ts).
 */
import type { Preloaded } from './client-files.js';

/** The name and the descriptor of the pack. */
export const PACK = 'stdlib.pack';
const PACK_DESCRIPTOR = 3;

const FILE_MODE = 0o100644n;
const FOLDER_MODE = 0o040755n;

/** The shape of Node's errors, as disk.ts reads them. */
class DiskError extends Error {
  constructor(
    readonly code: string,
    path: string,
  ) {
    super(`${code}: ${path}`);
  }
}

export class MemoryDisk {
  #files: ReadonlyMap<string, Uint8Array> = new Map();
  readonly #folders = new Map<string, Set<string>>();

  constructor(readonly pack: Uint8Array) {}

  mount({ files }: Preloaded, folders: readonly string[]): void {
    this.#files = new Map(files);
    this.#folders.clear();
    for (const folder of folders) this.#addFolder(folder);
    for (const [path] of files) this.#addTo(path);
  }

  /** What `require('node:fs')` gives. */
  get module(): object {
    const refuse = (path: string): never => {
      throw new DiskError('EROFS', path);
    };
    return {
      statSync: (path: string) => this.#stat(path),
      lstatSync: (path: string, options?: { throwIfNoEntry?: boolean }) =>
        options?.throwIfNoEntry === false && !this.#exists(path) ? undefined : this.#stat(path),
      existsSync: (path: string) => this.#exists(path),
      readFileSync: (path: string) => this.#read(path),
      readdirSync: (path: string) => this.#list(path),
      openSync: (path: string) => (path === PACK ? PACK_DESCRIPTOR : refuse(path)),
      readSync: (_descriptor: number, into: Uint8Array, offset: number, length: number, position: number) => {
        const part = this.pack.subarray(position, position + length);
        into.set(part, offset);
        return part.length;
      },
      ...Object.fromEntries(WRITES.map(name => [name, refuse])),
    };
  }

  #exists(path: string): boolean {
    return this.#files.has(path) || this.#folders.has(path);
  }

  #stat(path: string): object {
    const bytes = this.#files.get(path);
    if (bytes === undefined && !this.#folders.has(path)) throw new DiskError('ENOENT', path);
    const isFile = bytes !== undefined;
    return {
      isFile: () => isFile,
      isDirectory: () => !isFile,
      isSymbolicLink: () => false,
      size: BigInt(bytes?.length ?? 0),
      mode: isFile ? FILE_MODE : FOLDER_MODE,
      ino: 0n,
      atimeNs: 0n,
      mtimeNs: 0n,
      ctimeNs: 0n,
    };
  }

  #read(path: string): Uint8Array {
    const bytes = this.#files.get(path);
    if (bytes === undefined) throw new DiskError(this.#folders.has(path) ? 'EISDIR' : 'ENOENT', path);
    return bytes;
  }

  #list(path: string): string[] {
    const names = this.#folders.get(path);
    if (names === undefined) throw new DiskError(this.#files.has(path) ? 'ENOTDIR' : 'ENOENT', path);
    return [...names];
  }

  #addFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    this.#folders.set(folder, new Set());
    if (folder !== '/') this.#addTo(folder);
  }

  /** To the folder that it lies in. */
  #addTo(path: string): void {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, slash) || '/';
    this.#addFolder(folder);
    this.#folders.get(folder)?.add(path.slice(slash + 1));
  }
}

const WRITES = [
  ...['writeFileSync', 'writeSync', 'mkdirSync', 'symlinkSync', 'chmodSync', 'utimesSync'],
  ...['unlinkSync', 'rmdirSync', 'renameSync', 'readlinkSync'],
];
