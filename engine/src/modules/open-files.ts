/**
 * Files as a program holds them: paths, descriptors, and contents that are handed to the host when they are
 * closed, flushed, or when anyone asks the host about files. `posix` and `_io` share this table.
 * Knows nothing of text or buffering: the contents in memory are the buffer.
 */
import { callSpecial } from '../objects/attribute.js';
import { classOf, strValue } from '../objects/class-of.js';
import { encodeWith, decodeWith } from '../objects/codecs.js';
import { typeError, valueError } from '../objects/errors.js';
import { None, PyBytes, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { HostError } from '../host.js';
import { osError, strerror, ERRNO } from './errno.js';
import { engineState } from './module-spec.js';

export const OPEN = { readOnly: 0, writeOnly: 1, readWrite: 2, create: 0o100, exclusive: 0o200, truncate: 0o1000, append: 0o2000, directory: 0o200000 } as const;
const ACCESS = 3;

/** What a file holds, shared by everyone who has it open. */
interface Contents {
  readonly path: string;
  data: Uint8Array;
  length: number;
  dirty: boolean;
  users: number;
}

export interface OpenFile {
  readonly name: Value;
  /** Null for a standard stream. */
  readonly contents: Contents | null;
  readonly readable: boolean;
  readonly writable: boolean;
  readonly append: boolean;
  position: number;
}

interface FileTable {
  cwd: string;
  readonly open: Map<number, OpenFile>;
  readonly contents: Map<string, Contents>;
}

const standard = (readable: boolean): OpenFile => ({ name: None, contents: null, readable, writable: !readable, append: false, position: 0 });

const table = (vm: Vm): FileTable =>
  engineState<FileTable>(vm, 'open-files', () => ({ cwd: vm.host.cwd, open: new Map([[0, standard(true)], [1, standard(false)], [2, standard(false)]]), contents: new Map() }));

// ---- paths ----

/** `os.fspath`: str, bytes, or what `__fspath__` gives. */
export function fspath(vm: Vm, v: Value): Value {
  if (strValue(v) !== undefined || v instanceof PyBytes) return v;
  const path = callSpecial(vm, v, '__fspath__', []);
  if (path === undefined) throw typeError(vm, `expected str, bytes or os.PathLike object, not ${classOf(vm, v).name}`);
  if (strValue(path) !== undefined || path instanceof PyBytes) return path;
  throw typeError(vm, `expected ${classOf(vm, v).name}.__fspath__() to return str or bytes, not ${classOf(vm, path).name}`);
}

/** The host's path for an argument that names a file. */
export function hostPath(vm: Vm, v: Value): string {
  const path = fspath(vm, v);
  const text = jsText(strValue(path) ?? decodeWith(vm, (path as PyBytes).data, 'utf-8', 'surrogateescape'));
  if (text.includes('\0')) throw valueError(vm, 'embedded null byte');
  if (text === '') throw osError(vm, 'ENOENT', v);
  return absolute(vm, text);
}

function absolute(vm: Vm, path: string): string {
  if (/^(\/|[A-Za-z]:[\\/])/.test(path)) return path;
  return `${table(vm).cwd.replace(/\/$/, '')}/${path}`;
}

export const currentFolder = (vm: Vm): string => table(vm).cwd;

/** `path` must be an absolute folder; its dots are resolved. */
export function changeFolder(vm: Vm, path: string): void {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  table(vm).cwd = /^[A-Za-z]:/.test(path) ? parts.join('/') : `/${parts.join('/')}`;
}

export const fileSystemBytes = (vm: Vm, text: string): PyBytes => vm.bytes(encodeWith(vm, vm.text(text), 'utf-8', 'surrogateescape'));

/** Does host work; its refusal becomes an OSError about `path`, with the setting that would allow it. */
export function hostWork<T>(vm: Vm, path: Value, work: () => T): T {
  try {
    return work();
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
    const text = strerror(ERRNO[e.errno] ?? ERRNO.EIO);
    throw osError(vm, e.errno, path, e.hint === null ? text : `${text} (${e.hint})`);
  }
}

// ---- descriptors ----

/** Opens by `os.open`'s flags; returns the descriptor. */
export function openDescriptor(vm: Vm, name: Value, flags: number): number {
  const path = hostPath(vm, name);
  const t = table(vm);
  syncFiles(vm);
  const writable = (flags & ACCESS) !== OPEN.readOnly;
  const contents = hostWork(vm, name, () => contentsOf(vm, t, path, flags, writable));
  contents.users++;
  let fd = 3;
  while (t.open.has(fd)) fd++;
  t.open.set(fd, { name, contents, readable: (flags & ACCESS) !== OPEN.writeOnly, writable, append: (flags & OPEN.append) !== 0, position: 0 });
  return fd;
}

function contentsOf(vm: Vm, t: FileTable, path: string, flags: number, writable: boolean): Contents {
  const kind = kindOf(vm, path);
  if (kind === 'directory') throw new HostError('EISDIR', path);
  if (kind === null && (flags & OPEN.create) === 0) throw new HostError('ENOENT', path);
  if (kind === 'file' && (flags & OPEN.create) !== 0 && (flags & OPEN.exclusive) !== 0) throw new HostError('EEXIST', path);
  const empty = kind === null || (writable && (flags & OPEN.truncate) !== 0);
  // asks for permission, and makes the file exist, before anything is written
  if (empty) vm.host.files.write(path, new Uint8Array(0));
  let contents = t.contents.get(path);
  if (contents === undefined) {
    const data = empty ? new Uint8Array(0) : vm.host.files.read(path);
    if (writable && !empty) vm.host.files.write(path, data);
    t.contents.set(path, (contents = { path, data, length: data.length, dirty: false, users: 0 }));
  } else if (empty) contents.length = 0;
  return contents;
}

/** Null where there is nothing; other refusals are thrown. */
function kindOf(vm: Vm, path: string): 'file' | 'directory' | null {
  try {
    return vm.host.files.stat(path).kind;
  } catch (e) {
    if (e instanceof HostError && e.errno === 'ENOENT') return null;
    throw e;
  }
}

export function openFile(vm: Vm, fd: number): OpenFile {
  const f = table(vm).open.get(fd);
  if (f === undefined) throw osError(vm, 'EBADF');
  return f;
}

export function closeDescriptor(vm: Vm, fd: number): void {
  const f = openFile(vm, fd);
  table(vm).open.delete(fd);
  if (f.contents === null) return;
  try {
    syncFile(vm, f);
  } finally {
    if (--f.contents.users === 0) table(vm).contents.delete(f.contents.path);
  }
}

/** Hands what was written to the host. */
export function syncFile(vm: Vm, f: OpenFile): void {
  const c = f.contents;
  if (c?.dirty !== true) return;
  c.dirty = false;
  hostWork(vm, f.name, () => vm.host.files.write(c.path, c.data.slice(0, c.length)));
}

export function syncFiles(vm: Vm): void {
  for (const f of table(vm).open.values()) syncFile(vm, f);
}

// ---- contents ----

/** Up to `size` bytes from the position on; all when negative. */
export function readFile(vm: Vm, f: OpenFile, size: number): Uint8Array {
  if (!f.readable) throw osError(vm, 'EBADF');
  if (f.contents === null) return vm.host.readStdin(size < 0 ? 1 << 16 : size);
  const { data, length } = f.contents;
  const end = size < 0 ? length : Math.min(length, f.position + size);
  const part = data.slice(f.position, end);
  f.position += part.length;
  return part;
}

export function writeFile(vm: Vm, fd: number, f: OpenFile, data: Uint8Array): number {
  if (!f.writable) throw osError(vm, 'EBADF');
  if (f.contents === null) {
    hostWork(vm, None, () => (fd === 1 ? vm.host.writeStdout(data) : vm.host.writeStderr(data)));
    return data.length;
  }
  if (f.append) f.position = f.contents.length;
  resize(f.contents, Math.max(f.contents.length, f.position + data.length));
  f.contents.data.set(data, f.position);
  f.position += data.length;
  return data.length;
}

export function truncateFile(vm: Vm, f: OpenFile, size: number): void {
  if (!f.writable || f.contents === null) throw osError(vm, 'EINVAL');
  resize(f.contents, size);
}

/** Grows with room to spare; what is new is zero. */
function resize(c: Contents, length: number): void {
  if (length > c.data.length) {
    const room = new Uint8Array(Math.max(length, 2 * c.data.length, 512));
    room.set(c.data.subarray(0, c.length));
    c.data = room;
  } else if (length > c.length) {
    c.data = c.data.slice();
    c.data.fill(0, c.length, length);
  }
  c.length = length;
  c.dirty = true;
}

export function seekFile(vm: Vm, f: OpenFile, offset: number, whence: number): number {
  if (f.contents === null) throw osError(vm, 'ESPIPE');
  const base = whence === 0 ? 0 : whence === 1 ? f.position : f.contents.length;
  if (base + offset < 0 || whence < 0 || whence > 2) throw osError(vm, 'EINVAL');
  return (f.position = base + offset);
}
