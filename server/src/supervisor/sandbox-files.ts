/**
 * The files that a program may see and change (interfaces.md §6): reads below the read roots, real
 * writes below the write roots, all other writes in an overlay that is discarded. Paths are judged
 * after symbolic links were followed, so no link leads out. Knows neither Python nor where the roots
 * come from.
 */
import * as path from 'node:path';
import { devNull } from 'node:os';
import { HostError, type HostFiles, type HostStat } from '#engine/host.js';
import * as disk from './disk.js';
import { Overlay, type OverlayEntry } from './overlay.js';

export interface FilePolicy {
  readonly readRoots: readonly string[];
  readonly writeRoots: readonly string[];
  /** Whether writes outside the write roots are kept in memory; otherwise they are refused. */
  readonly overlay: boolean;
  /** What to do so that a refused read or write would be allowed. */
  readonly readHint: string;
  readonly writeHint: string;
}

const FILE_MODE = 0o100644;
const DIRECTORY_MODE = 0o040755;
const NULL_STAT: HostStat = { kind: 'file', size: 0, modified: 0, mode: 0o020666, inode: 0 };

export class SandboxFiles implements HostFiles {
  readonly #policy: FilePolicy;
  readonly #overlay: Overlay;
  readonly #readRoots: readonly string[];
  readonly #writeRoots: readonly string[];
  readonly #written = new Set<string>();
  /** Real places of folders; emptied whenever the tree changes. */
  readonly #real = new Map<string, string>();

  /** `temporary`: the machine's folder for temporary files; an empty one of that name is in the overlay. */
  constructor(policy: FilePolicy, temporary: string, now: () => number) {
    this.#policy = policy;
    this.#overlay = new Overlay(now);
    this.#writeRoots = policy.writeRoots.map(root => this.#locate(root));
    this.#readRoots = [...policy.readRoots.map(root => this.#locate(root)), ...this.#writeRoots];
    const folder = this.#locate(temporary);
    if (policy.overlay && this.#rootOf(folder) === null) this.#overlay.putDirectory(folder);
  }

  stat(name: string): HostStat {
    if (name === devNull) return NULL_STAT;
    const place = this.#locate(name);
    const entry = this.#overlay.get(place);
    if (entry !== undefined) return statOf(entry, name);
    if (!this.#leadsToRoot(place)) this.#checkReadable(place, name);
    return disk.stat(place);
  }

  read(name: string): Uint8Array {
    if (name === devNull) return new Uint8Array();
    const place = this.#locate(name);
    const entry = this.#overlay.get(place);
    if (entry === undefined) {
      this.#checkReadable(place, name);
      return disk.read(place);
    }
    if (entry.kind === 'file') return entry.data;
    throw new HostError(entry.kind === 'gone' ? 'ENOENT' : 'EISDIR', name);
  }

  /** In code-unit order, so that it does not depend on the file system. */
  list(name: string): string[] {
    const folder = this.#locate(name);
    if (this.stat(name).kind !== 'directory') throw new HostError('ENOTDIR', name);
    const names = new Set(this.#listDisk(folder, name));
    for (const child of this.#overlay.children(folder)) {
      if (this.#overlay.get(child)?.kind === 'gone') names.delete(path.basename(child));
      else names.add(path.basename(child));
    }
    return [...names].sort();
  }

  write(name: string, data: Uint8Array): void {
    if (name === devNull) return;
    const place = this.#writable(this.#locate(name), name);
    if (this.#find(name)?.kind === 'directory') throw new HostError('EISDIR', name);
    if (this.#isReal(place)) disk.write(place, data);
    else this.#overlay.putFile(place, new Uint8Array(data));
    this.#written.add(path.resolve(name));
  }

  makeDirectory(name: string): void {
    const place = this.#writable(this.#locate(name), name);
    if (this.#find(name) !== null) throw new HostError('EEXIST', name);
    if (this.#isReal(place)) disk.makeDirectory(place);
    else this.#overlay.putDirectory(place);
    this.#changed(name);
  }

  remove(name: string): void {
    const place = this.#writable(this.#locateLink(name), name);
    if (this.stat(name).kind === 'directory') throw new HostError('EISDIR', name);
    if (this.#isReal(place)) disk.remove(place);
    else this.#overlay.hide(place);
    this.#changed(name);
  }

  removeDirectory(name: string): void {
    const place = this.#writable(this.#locateLink(name), name);
    if (this.stat(name).kind !== 'directory') throw new HostError('ENOTDIR', name);
    if (this.list(name).length > 0) throw new HostError('ENOTEMPTY', name);
    if (this.#isReal(place)) disk.removeDirectory(place);
    else this.#overlay.hide(place);
    this.#changed(name);
  }

  rename(from: string, to: string): void {
    const source = this.#writable(this.#locateLink(from), from);
    const target = this.#writable(this.#locateLink(to), to);
    this.#checkReplaceable(this.stat(from), this.#find(to), to);
    if (source === target) return;
    if (this.#isReal(source) && this.#isReal(target)) disk.rename(source, target);
    else this.#move(from, to);
    this.#changed(from);
    this.#changed(to);
  }

  written(): readonly string[] {
    return [...this.#written].sort();
  }

  /** Between the disk and the overlay nothing can be renamed: copied, then removed. */
  #move(from: string, to: string): void {
    if (this.stat(from).kind === 'file') {
      this.write(to, this.read(from));
      this.remove(from);
      return;
    }
    if (this.#find(to) === null) this.makeDirectory(to);
    for (const name of this.list(from)) this.#move(path.join(from, name), path.join(to, name));
    this.removeDirectory(from);
  }

  #checkReplaceable(source: HostStat, target: HostStat | null, to: string): void {
    if (target === null) return;
    if (source.kind === 'file' && target.kind === 'directory') throw new HostError('EISDIR', to);
    if (source.kind === 'directory' && target.kind === 'file') throw new HostError('ENOTDIR', to);
    if (target.kind === 'directory' && this.list(to).length > 0) throw new HostError('ENOTEMPTY', to);
  }

  #changed(name: string): void {
    this.#written.add(path.resolve(name));
    this.#real.clear();
  }

  #find(name: string): HostStat | null {
    try {
      return this.stat(name);
    } catch (error) {
      if (error instanceof HostError && error.errno === 'ENOENT') return null;
      throw error;
    }
  }

  #listDisk(folder: string, name: string): string[] {
    if (!this.#overlay.transparentAt(folder, this.#rootOf(folder))) return [];
    this.#checkReadable(folder, name);
    return disk.list(folder);
  }

  #checkReadable(place: string, name: string): void {
    const root = this.#rootOf(place);
    if (!this.#overlay.transparentAt(place, root)) throw new HostError('ENOENT', name);
    if (root === null) throw new HostError('EACCES', name, this.#policy.readHint);
  }

  /** Passes `place` on if the program may write there, in its folder's presence. */
  #writable(place: string, name: string): string {
    const allowed = this.#isReal(place) || (this.#policy.overlay && this.#isOverlaid(place));
    if (!allowed) throw new HostError('EACCES', name, this.#policy.writeHint);
    if (this.stat(path.dirname(place)).kind !== 'directory') throw new HostError('ENOTDIR', name);
    return place;
  }

  #isReal(place: string): boolean {
    return this.#writeRoots.some(root => contains(root, place));
  }

  #isOverlaid(place: string): boolean {
    return this.#rootOf(place) !== null || !this.#overlay.transparentAt(place, null);
  }

  #rootOf(place: string): string | null {
    return this.#readRoots.find(root => contains(root, place)) ?? null;
  }

  /** Folders above a root can be seen to exist, as `os.path.realpath` and `Path.resolve` need; not listed. */
  #leadsToRoot(place: string): boolean {
    return this.#readRoots.some(root => root !== place && contains(place, root));
  }

  /** The place that a name leads to, every symbolic link followed. */
  #locate(name: string): string {
    const place = this.#locateLink(name);
    return this.#overlay.get(place) === undefined ? disk.followLink(place) : place;
  }

  /** As `#locate`, but a link in last place is itself the place: what removing and renaming act on. */
  #locateLink(name: string): string {
    const absolute = path.resolve(name);
    const folder = path.dirname(absolute);
    if (folder === absolute) return absolute;
    return path.join(this.#locateFolder(folder), path.basename(absolute));
  }

  #locateFolder(folder: string): string {
    const known = this.#real.get(folder);
    if (known !== undefined) return known;
    const real = this.#locate(folder);
    this.#real.set(folder, real);
    return real;
  }
}

function contains(root: string, place: string): boolean {
  const relative = path.relative(root, place);
  return relative === '' || (relative !== '..' && !relative.startsWith('..' + path.sep) && !path.isAbsolute(relative));
}

function statOf(entry: OverlayEntry, name: string): HostStat {
  switch (entry.kind) {
    case 'gone':
      throw new HostError('ENOENT', name);
    case 'file':
      return { kind: 'file', size: entry.data.length, modified: entry.modified, mode: FILE_MODE, inode: entry.inode };
    case 'directory':
      return { kind: 'directory', size: 0, modified: entry.modified, mode: DIRECTORY_MODE, inode: entry.inode };
  }
}
