/**
 * The files a program sees: the host's, and the packed standard library as a folder that can only be read.
 * So `open`, `linecache` and `importlib` find library sources as they find any others.
 */
import { HostError, type Host, type HostFiles, type HostStat } from '../host.js';
import { encodeWith } from '../objects/codecs.js';
import type { Vm } from '../objects/vm.js';
import { engineState } from './module-spec.js';

/** The folder under which the pack's modules appear in `__file__` and tracebacks. */
export const STDLIB_ROOT = '/jitlens/lib/python3.13';

/** Every access to files goes through here. */
export const filesOf = (vm: Vm): HostFiles =>
  engineState(vm, 'files', () => new LibraryFiles(vm.host, text => encodeWith(vm, vm.text(text), 'utf-8', 'surrogatepass')));

const HINT = 'the standard library cannot be changed';

class LibraryFiles implements HostFiles {
  constructor(
    private readonly host: Host,
    private readonly encode: (text: string) => Uint8Array,
  ) {}

  private get files(): HostFiles {
    return this.host.files;
  }

  stat(path: string): HostStat {
    const name = libraryName(path);
    return name === null ? this.files.stat(path) : this.describe(name, path);
  }

  statLink(path: string): HostStat {
    const name = libraryName(path);
    return name === null ? this.files.statLink(path) : this.describe(name, path);
  }

  private describe(name: string, path: string): HostStat {
    const isFile = this.host.stdlib.has(name);
    if (!isFile && this.host.stdlib.list(name).length === 0) throw new HostError('ENOENT', path);
    const sizeOf = (): number => (isFile ? this.read(path).length : 0);
    return {
      kind: isFile ? 'file' : 'directory',
      get size() {
        return sizeOf();
      },
      mode: isFile ? 0o100444 : 0o040555,
      inode: 1 + hashOf(name),
      accessed: 0n,
      modified: 0n,
      changed: 0n,
    };
  }

  read(path: string): Uint8Array {
    const name = libraryName(path);
    if (name === null) return this.files.read(path);
    const source = this.host.stdlib.source(name);
    if (source === null) throw new HostError(this.host.stdlib.list(name).length > 0 ? 'EISDIR' : 'ENOENT', path);
    return this.encode(source);
  }

  list(path: string): string[] {
    const name = libraryName(path);
    if (name === null) return this.files.list(path);
    if (this.host.stdlib.has(name)) throw new HostError('ENOTDIR', path);
    const names = this.host.stdlib.list(name);
    if (names.length === 0) throw new HostError('ENOENT', path);
    return names;
  }

  readLink(path: string): string {
    if (libraryName(path) === null) return this.files.readLink(path);
    this.stat(path);
    throw new HostError('EINVAL', path);
  }

  checkWritable(path: string): void {
    this.changeable(path).checkWritable(path);
  }

  place(path: string): string {
    const name = libraryName(path);
    return name === null ? this.files.place(path) : `${STDLIB_ROOT}/${name}`;
  }

  write(path: string, data: Uint8Array, mode?: number): void {
    this.changeable(path).write(path, data, mode);
  }
  makeDirectory(path: string, mode?: number): void {
    this.changeable(path).makeDirectory(path, mode);
  }
  makeLink(path: string, target: string): void {
    this.changeable(path).makeLink(path, target);
  }
  setMode(path: string, mode: number): void {
    this.changeable(path).setMode(path, mode);
  }
  setTimes(path: string, accessed: bigint, modified: bigint): void {
    this.changeable(path).setTimes(path, accessed, modified);
  }
  remove(path: string): void {
    this.changeable(path).remove(path);
  }
  removeDirectory(path: string): void {
    this.changeable(path).removeDirectory(path);
  }
  rename(from: string, to: string): void {
    this.changeable(from);
    this.changeable(to).rename(from, to);
  }
  written(): readonly string[] {
    return this.files.written();
  }

  private changeable(path: string): HostFiles {
    if (libraryName(path) !== null) throw new HostError('EROFS', path, HINT);
    return this.files;
  }
}

/** The pack's name for a path in the library's folder ('' for the folder itself), or null. */
function libraryName(path: string): string | null {
  if (!path.startsWith(STDLIB_ROOT) || (path.length > STDLIB_ROOT.length && path[STDLIB_ROOT.length] !== '/')) return null;
  const parts: string[] = [];
  for (const part of path.slice(STDLIB_ROOT.length).split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    else if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

/** An inode that is the same in every run. */
function hashOf(name: string): number {
  let hash = 7;
  for (const c of name) hash = (Math.imul(hash, 31) + c.charCodeAt(0)) >>> 0;
  return hash;
}
