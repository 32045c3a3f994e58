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
  return attempt(path, () => {
    const found = fs.statSync(path);
    if (!found.isFile() && !found.isDirectory()) throw new HostError('EACCES', path, 'only files and folders can be used');
    return {
      kind: found.isFile() ? 'file' : 'directory',
      size: found.size,
      modified: found.mtimeMs / 1000,
      mode: found.mode,
      inode: found.ino,
    };
  });
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

export function makeDirectory(path: string): void {
  attempt(path, () => fs.mkdirSync(path));
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

/** Where a symbolic link leads in the end; a path that is none, or does not exist, is returned as it is. */
export function followLink(path: string): string {
  return attempt(path, () => {
    const found = fs.lstatSync(path, { throwIfNoEntry: false });
    return found?.isSymbolicLink() === true ? fs.realpathSync.native(path) : path;
  });
}
