/**
 * The machine's file system in the engine's terms: regular files and directories, failures as
 * `HostError`. No policy: who may see what is decided by sandbox-files.ts.
 */
import * as fs from 'node:fs';
import { HostError, type HostStat } from '#engine/host.js';

/** Runs a file operation; what Node throws becomes a `HostError` for `path`. */
function attempt<T>(path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    throw error instanceof HostError ? error : new HostError(errnoOf(error), path);
  }
}

function errnoOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_FS_FILE_TOO_LARGE') return 'EFBIG';
  return /^E[A-Z0-9]+$/.test(code) ? code : 'EIO';
}

/** What is at `path`, symbolic links followed. Devices, pipes and sockets are refused: reading one may never end. */
export function stat(path: string): HostStat {
  return attempt(path, () => described(fs.statSync(path, { bigint: true }), path));
}

/** As `stat`, of a link itself. */
export function statLink(path: string): HostStat {
  return attempt(path, () => described(fs.lstatSync(path, { bigint: true }), path));
}

function described(found: fs.BigIntStats, path: string): HostStat {
  if (!found.isFile() && !found.isDirectory() && !found.isSymbolicLink())
    throw new HostError('EACCES', path, 'only files and folders can be used');
  return {
    kind: found.isFile() ? 'file' : found.isDirectory() ? 'directory' : 'link',
    size: Number(found.size),
    mode: Number(found.mode),
    inode: Number(found.ino),
    accessed: found.atimeNs,
    modified: found.mtimeNs,
    changed: found.ctimeNs,
  };
}

export function read(path: string): Uint8Array {
  return attempt(path, () => {
    if (stat(path).kind === 'directory') throw new HostError('EISDIR', path);
    const data = fs.readFileSync(path);
    return new Uint8Array(data.buffer, data.byteOffset, data.length);
  });
}

export function list(path: string): string[] {
  return attempt(path, () => fs.readdirSync(path));
}

export function write(path: string, data: Uint8Array): void {
  attempt(path, () => {
    fs.writeFileSync(path, data);
  });
}

export function makeDirectory(path: string, mode: number): void {
  attempt(path, () => fs.mkdirSync(path, mode));
}

export function makeLink(path: string, target: string): void {
  attempt(path, () => {
    fs.symlinkSync(target, path);
  });
}

export function setMode(path: string, mode: number): void {
  attempt(path, () => {
    fs.chmodSync(path, mode);
  });
}

export function setTimes(path: string, accessed: bigint, modified: bigint): void {
  attempt(path, () => {
    fs.utimesSync(path, seconds(accessed), seconds(modified));
  });
}

export function remove(path: string): void {
  attempt(path, () => {
    fs.unlinkSync(path);
  });
}

export function removeDirectory(path: string): void {
  attempt(path, () => {
    fs.rmdirSync(path);
  });
}

export function rename(from: string, to: string): void {
  attempt(from, () => {
    fs.renameSync(from, to);
  });
}

/** As programs compute `st_mtime`, so that a time set again is the same number. */
const seconds = (ns: bigint): number => Number(ns / 1_000_000_000n) + 1e-9 * Number(ns % 1_000_000_000n);

export const exists = (path: string): boolean => fs.existsSync(path);

/** What a symbolic link says; null for anything else, and where there is nothing. */
export function linkTarget(path: string): string | null {
  return attempt(path, () => {
    const found = fs.lstatSync(path, { throwIfNoEntry: false });
    return found?.isSymbolicLink() === true ? fs.readlinkSync(path) : null;
  });
}
