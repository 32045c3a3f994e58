/**
 * A file tree in memory that lies over the real one: what a program writes can be read back and is
 * discarded with the run. Keys are absolute, normalised paths. Knows nothing of the disk below; a
 * `gone` entry says that what may be there is not to be seen.
 */
import { dirname } from 'node:path';

/** What `chmod` and `utime` change. Times in nanoseconds since the epoch. */
export interface OverlayMeta {
  readonly inode: number;
  mode: number;
  accessed: bigint;
  modified: bigint;
  changed: bigint;
}

export type OverlayEntry =
  | { readonly kind: 'file'; readonly data: Uint8Array; readonly meta: OverlayMeta }
  | { readonly kind: 'directory'; readonly meta: OverlayMeta }
  | { readonly kind: 'link'; readonly target: string; readonly meta: OverlayMeta }
  | { readonly kind: 'gone' };

/** Inodes of overlay files: above what file systems hand out, and exact as a number. */
const FIRST_INODE = 2 ** 52;

export class Overlay {
  readonly #entries = new Map<string, OverlayEntry>();
  readonly #children = new Map<string, Set<string>>();
  #nextInode = FIRST_INODE;

  constructor(readonly now: () => number) {}

  get(path: string): OverlayEntry | undefined {
    return this.#entries.get(path);
  }

  /**
   * Whether the disk shows through at `path`: neither it nor a folder above was replaced or removed.
   * Folders above `top` do not count.
   */
  transparentAt(path: string, top: string | null): boolean {
    for (let at = path; ; at = dirname(at)) {
      if (this.#entries.has(at)) return false;
      if (at === top || at === dirname(at)) return true;
    }
  }

  /** Whether the nearest entry above is no folder. */
  isBelowFile(path: string): boolean {
    for (let at = dirname(path); ; at = dirname(at)) {
      const entry = this.#entries.get(at);
      if (entry !== undefined) return entry.kind === 'file';
      if (at === dirname(at)) return false;
    }
  }

  putFile(path: string, data: Uint8Array, mode: number): void {
    const before = this.#entries.get(path);
    const meta = this.#meta(mode);
    this.#put(path, {
      kind: 'file',
      data,
      meta: before?.kind === 'file' ? { ...meta, inode: before.meta.inode, mode: before.meta.mode } : meta,
    });
  }

  /** A directory made here hides whatever the disk has at that path. */
  putDirectory(path: string, mode: number): void {
    this.#put(path, { kind: 'directory', meta: this.#meta(mode) });
  }

  putLink(path: string, target: string): void {
    this.#put(path, { kind: 'link', target, meta: this.#meta(0o777) });
  }

  #meta(mode: number): OverlayMeta {
    const now = BigInt(Math.round(this.now() * 1e6)) * 1000n;
    return { inode: this.#nextInode++, mode, accessed: now, modified: now, changed: now };
  }

  /** Removes `path` and all below it from sight. */
  hide(path: string): void {
    for (const child of [...(this.#children.get(path) ?? [])]) this.hide(child);
    this.#put(path, { kind: 'gone' });
  }

  /** Paths of the entries directly below a folder, `gone` ones included. */
  children(folder: string): readonly string[] {
    return [...(this.#children.get(folder) ?? [])];
  }

  #put(path: string, entry: OverlayEntry): void {
    this.#entries.set(path, entry);
    const folder = dirname(path);
    const siblings = this.#children.get(folder);
    if (siblings === undefined) this.#children.set(folder, new Set([path]));
    else siblings.add(path);
  }
}
