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
  /** Texts of files that are tried instead of those on the disk, by path: they lie in the overlay from the start. */
  readonly instead?: ReadonlyMap<string, Uint8Array>;
  /** What to do so that a refused read or write would be allowed. */
  readonly readHint: string;
  readonly writeHint: string;
}

const TYPE_BITS = { file: 0o100000, directory: 0o040000, link: 0o120000 } as const;
const PERMISSIONS = 0o7777;
const FILE_MODE = 0o644;
const DIRECTORY_MODE = 0o755;
/** Links followed for one name, as Linux has it. */
const MOST_LINKS = 40;
const NULL_STAT: HostStat = { kind: 'file', size: 0, mode: 0o020666, inode: 0, accessed: 0n, modified: 0n, changed: 0n };

/** Where a name leads, and how many links were followed to it. */
interface Resolved {
  readonly place: string;
  readonly links: number;
}

export class SandboxFiles implements HostFiles {
  readonly #policy: FilePolicy;
  readonly #overlay: Overlay;
  #readRoots: readonly string[] = [];
  #writeRoots: readonly string[] = [];
  readonly #written = new Set<string>();
  /** Real places of folders; emptied whenever the tree changes. */
  readonly #real = new Map<string, Resolved>();

  /** `temporary`: the machine's folder for temporary files; an empty one of that name is in the overlay. */
  constructor(policy: FilePolicy, temporary: string, now: () => number) {
    this.#policy = policy;
    this.#overlay = new Overlay(now);
    this.#writeRoots = policy.writeRoots.map(root => this.#locate(root));
    this.#readRoots = [...policy.readRoots.map(root => this.#locate(root)), ...this.#writeRoots];
    const folder = this.#locate(temporary);
    if (policy.overlay && this.#rootOf(folder) === null) this.#overlay.putDirectory(folder, DIRECTORY_MODE);
    for (const [name, text] of policy.instead ?? []) this.#overlay.putFile(this.#locate(name), text, FILE_MODE);
  }

  stat(name: string): HostStat {
    if (name === devNull) return NULL_STAT;
    const found = this.#statPlace(this.#locate(name), name, disk.stat);
    if (found.kind !== 'directory' && endsInFolder(name)) throw new HostError('ENOTDIR', name);
    return found;
  }

  statLink(name: string): HostStat {
    if (name === devNull || endsInFolder(name)) return this.stat(name);
    return this.#statPlace(this.#locateLink(name), name, disk.statLink);
  }

  readLink(name: string): string {
    const place = this.#locateLink(name);
    const target = this.#target(place);
    if (target !== null && this.#overlay.get(place) === undefined) this.#checkReadable(place, name);
    if (target !== null) return target;
    this.statLink(name);
    throw new HostError('EINVAL', name);
  }

  checkWritable(name: string): void {
    if (name !== devNull) this.#writable(this.#locate(name), name);
  }

  place(name: string): string {
    return this.#locate(name);
  }

  #statPlace(place: string, name: string, ofDisk: (place: string) => HostStat): HostStat {
    const entry = this.#overlay.get(place);
    if (entry !== undefined) return statOf(entry, name);
    if (!this.#leadsToRoot(place)) this.#checkReadable(place, name);
    return ofDisk(place);
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

  write(name: string, data: Uint8Array, mode = FILE_MODE): void {
    if (name === devNull) return;
    const place = this.#writable(this.#locate(name), name);
    const before = this.#find(name);
    if (before?.kind === 'directory' || (before === null && endsInFolder(name))) throw new HostError('EISDIR', name);
    if (this.#isReal(place)) writeReal(place, data, before === null ? mode : null);
    else this.#overlay.putFile(place, new Uint8Array(data), (before?.mode ?? mode) & PERMISSIONS);
    this.#written.add(path.resolve(name));
  }

  makeDirectory(name: string, mode = DIRECTORY_MODE): void {
    const place = this.#writable(this.#locateLink(name), name);
    if (this.#findLink(name) !== null) throw new HostError('EEXIST', name);
    if (this.#isReal(place)) {
      disk.makeDirectory(place, mode);
      disk.setMode(place, mode);
    } else this.#overlay.putDirectory(place, mode & PERMISSIONS);
    this.#changed(name);
  }

  makeLink(name: string, target: string): void {
    const place = this.#writable(this.#locateLink(name), name);
    if (this.#findLink(name) !== null) throw new HostError('EEXIST', name);
    if (this.#isReal(place)) disk.makeLink(place, target);
    else this.#overlay.putLink(place, target);
    this.#changed(name);
  }

  setMode(name: string, mode: number): void {
    const place = this.#changeable(name);
    const entry = this.#overlay.get(place);
    if (this.#isReal(place)) disk.setMode(place, mode);
    else if (entry !== undefined && entry.kind !== 'gone') entry.meta.mode = mode & PERMISSIONS;
  }

  setTimes(name: string, accessed: bigint, modified: bigint): void {
    const place = this.#changeable(name);
    const entry = this.#overlay.get(place);
    if (this.#isReal(place)) disk.setTimes(place, accessed, modified);
    else if (entry !== undefined && entry.kind !== 'gone') Object.assign(entry.meta, { accessed, modified });
  }

  /** The place of something that exists and may be changed; what lies on the disk under the overlay is copied into it. */
  #changeable(name: string): string {
    const found = this.stat(name);
    const place = this.#writable(this.#locate(name), name);
    if (this.#isReal(place) || this.#overlay.get(place) !== undefined) return place;
    if (found.kind === 'directory') throw new HostError('EPERM', name, 'folders under the overlay keep their times and modes');
    this.#overlay.putFile(place, new Uint8Array(disk.read(place)), found.mode & PERMISSIONS);
    return place;
  }

  remove(name: string): void {
    const place = this.#writable(this.#locateLink(name), name);
    if (this.statLink(name).kind === 'directory') throw new HostError('EISDIR', name);
    if (this.#isReal(place)) disk.remove(place);
    else this.#overlay.hide(place);
    this.#changed(name);
  }

  removeDirectory(name: string): void {
    const place = this.#writable(this.#locateLink(name), name);
    if (this.statLink(name).kind !== 'directory') throw new HostError('ENOTDIR', name);
    if (this.list(name).length > 0) throw new HostError('ENOTEMPTY', name);
    if (this.#isReal(place)) disk.removeDirectory(place);
    else this.#overlay.hide(place);
    this.#changed(name);
  }

  rename(from: string, to: string): void {
    const source = this.#writable(this.#locateLink(from), from);
    const target = this.#writable(this.#locateLink(to), to);
    this.#checkReplaceable(this.statLink(from), this.#findLink(to), to);
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
    const { kind, mode } = this.statLink(from);
    if (kind !== 'directory') {
      if (this.#findLink(to) !== null) this.remove(to);
      if (kind === 'link') this.makeLink(to, this.readLink(from));
      else this.write(to, this.read(from), mode);
      this.remove(from);
      return;
    }
    if (this.#findLink(to) === null) this.makeDirectory(to, mode);
    for (const name of this.list(from)) this.#move(path.join(from, name), path.join(to, name));
    this.removeDirectory(from);
  }

  #checkReplaceable(source: HostStat, target: HostStat | null, to: string): void {
    if (target === null) return;
    if (source.kind !== 'directory' && target.kind === 'directory') throw new HostError('EISDIR', to);
    if (source.kind === 'directory' && target.kind !== 'directory') throw new HostError('ENOTDIR', to);
    if (target.kind === 'directory' && this.list(to).length > 0) throw new HostError('ENOTEMPTY', to);
  }

  #changed(name: string): void {
    this.#written.add(path.resolve(name));
    this.#real.clear();
  }

  #find(name: string): HostStat | null {
    return orNothing(() => this.stat(name));
  }

  #findLink(name: string): HostStat | null {
    return orNothing(() => this.statLink(name));
  }

  #listDisk(folder: string, name: string): string[] {
    if (!this.#overlay.transparentAt(folder, this.#rootOf(folder))) return [];
    this.#checkReadable(folder, name);
    return disk.list(folder);
  }

  #checkReadable(place: string, name: string): void {
    const root = this.#rootOf(place);
    if (!this.#overlay.transparentAt(place, root)) throw new HostError(this.#overlay.isBelowFile(place) ? 'ENOTDIR' : 'ENOENT', name);
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

  /** The place that a name leads to, every symbolic link followed, of the disk or of the overlay. */
  #locate(name: string): string {
    return this.#follow(name, 0).place;
  }

  /** `used`: links followed before, for the same name. */
  #follow(name: string, used: number): Resolved {
    const { place, links } = this.#followFolders(name, used);
    const target = this.#target(place);
    if (target === null) return { place, links };
    if (used + links >= MOST_LINKS) throw new HostError('ELOOP', name);
    const next = this.#follow(path.isAbsolute(target) ? target : path.dirname(place) + path.sep + target, used + links + 1);
    return { place: next.place, links: links + 1 + next.links };
  }

  /** What a link at `place` says; null where there is none. */
  #target(place: string): string | null {
    const entry = this.#overlay.get(place);
    if (entry !== undefined) return entry.kind === 'link' ? entry.target : null;
    return disk.linkTarget(place);
  }

  /** As `#locate`, but a link in last place is itself the place: what removing and renaming act on. */
  #locateLink(name: string): string {
    return this.#followFolders(name, 0).place;
  }

  #followFolders(name: string, used: number): Resolved {
    const absolute = path.isAbsolute(name) ? name : path.resolve(name);
    const above = path.dirname(absolute);
    if (above === absolute) return { place: absolute, links: 0 };
    const folder = this.#folder(above, used);
    const last = path.basename(absolute);
    if ((last === '.' || last === '..') && !this.#isThere(folder.place)) throw new HostError('ENOENT', name);
    if (last === '.') return folder;
    const place = last === '..' ? path.dirname(folder.place) : path.join(folder.place, last);
    return { place, links: folder.links };
  }

  /** Of places that the program may not read this is not told. */
  #isThere(place: string): boolean {
    const entry = this.#overlay.get(place);
    if (entry !== undefined) return entry.kind !== 'gone';
    const root = this.#rootOf(place);
    if (!this.#overlay.transparentAt(place, root)) return false;
    return root === null || disk.exists(place);
  }

  #folder(folder: string, used: number): Resolved {
    const known = this.#real.get(folder);
    if (known !== undefined) {
      if (used + known.links > MOST_LINKS) throw new HostError('ELOOP', folder);
      return known;
    }
    const real = this.#follow(folder, used);
    this.#real.set(folder, real);
    return real;
  }
}

function contains(root: string, place: string): boolean {
  const relative = path.relative(root, place);
  return relative === '' || (relative !== '..' && !relative.startsWith('..' + path.sep) && !path.isAbsolute(relative));
}

/** `folder/` and `folder/.` name a folder or nothing. */
const endsInFolder = (name: string): boolean => /[\\/]\.?$/.test(name);

/** `mode` of a new file: the program's own umask counts, not that of this process. */
function writeReal(place: string, data: Uint8Array, mode: number | null): void {
  disk.write(place, data);
  if (mode !== null) disk.setMode(place, mode & PERMISSIONS);
}

function orNothing(stat: () => HostStat): HostStat | null {
  try {
    return stat();
  } catch (error) {
    if (error instanceof HostError && error.errno === 'ENOENT') return null;
    throw error;
  }
}

function statOf(entry: OverlayEntry, name: string): HostStat {
  if (entry.kind === 'gone') throw new HostError('ENOENT', name);
  const { mode, ...meta } = entry.meta;
  const size = entry.kind === 'file' ? entry.data.length : entry.kind === 'link' ? entry.target.length : 4096;
  return { kind: entry.kind, size, mode: TYPE_BITS[entry.kind] | mode, ...meta };
}
