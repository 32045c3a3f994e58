/**
 * Files as a program holds them: paths, descriptors, and contents that are handed to the host when they are
 * closed, flushed, or when anyone asks the host about files. `posix` and `_io` share this table.
 * Knows nothing of text or buffering: the contents in memory are the buffer.
 */
import { callSpecial, findAttribute } from '../objects/attribute.js';
import { classOf, strValue } from '../objects/class-of.js';
import { encodeWith, decodeWith } from '../objects/codecs.js';
import { makeError, typeError, valueError } from '../objects/errors.js';
import type { PyException } from '../objects/exception.js';
import { None, PyBytes, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { HostError, type HostStat } from '../host.js';
import { filesOf } from './library-files.js';
import { osError, strerror, ERRNO } from './errno.js';
import type { StreamEnd } from './byte-streams.js';
import { engineState } from './module-spec.js';
import { waitUntil } from './thread-locks.js';

export const OPEN = {
  readOnly: 0,
  writeOnly: 1,
  readWrite: 2,
  create: 0o100,
  exclusive: 0o200,
  truncate: 0o1000,
  append: 0o2000,
  directory: 0o200000,
} as const;
const ACCESS = 3;

/** What a file holds, shared by everyone who has it open. */
interface Contents {
  /** Null once the file was removed: nothing is handed on any more. */
  path: string | null;
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
  /** The end of a pipe or socket pair, which has no contents. */
  readonly stream: StreamEnd | null;
}

interface FileTable {
  cwd: string;
  readonly open: Map<number, OpenFile>;
  readonly contents: Map<string, Contents>;
  /** Open files that may hold what the host does not have yet. */
  readonly unsynced: Set<OpenFile>;
  /** No descriptor below it is free. */
  firstFree: number;
}

const standard = (readable: boolean): OpenFile => ({
  name: None,
  contents: null,
  readable,
  writable: !readable,
  append: false,
  position: 0,
  stream: null,
});

const table = (vm: Vm): FileTable =>
  engineState<FileTable>(vm, 'open-files', () => ({
    cwd: vm.host.cwd,
    open: new Map([
      [0, standard(true)],
      [1, standard(false)],
      [2, standard(false)],
    ]),
    contents: new Map(),
    unsynced: new Set(),
    firstFree: 3,
  }));

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
export function hostWork<T>(vm: Vm, path: Value, work: () => T, second: Value = None): T {
  try {
    return work();
  } catch (e) {
    if (!(e instanceof HostError)) throw e;
    const text = strerror(ERRNO[e.errno] ?? ERRNO.EIO);
    throw osError(vm, e.errno, path, e.hint === null ? text : `${text} (${e.hint})`, second);
  }
}

// ---- descriptors ----

/** Bits that new files and folders do not get (`os.umask`). */
export const creationMask = (vm: Vm): { bits: number } => engineState(vm, 'umask', () => ({ bits: 0o022 }));
export const creationMode = (vm: Vm, mode: number): number => mode & ~creationMask(vm).bits;

/** Opens by `os.open`'s flags; returns the descriptor. */
export function openDescriptor(vm: Vm, name: Value, flags: number, mode = creationMode(vm, 0o666)): number {
  const path = hostPath(vm, name);
  const t = table(vm);
  syncFiles(vm);
  const writable = (flags & ACCESS) !== OPEN.readOnly;
  const fd = hostWork(vm, name, () => freeDescriptor(t));
  const contents = hostWork(vm, name, () => contentsOf(vm, t, path, flags, mode));
  contents.users++;
  t.open.set(fd, {
    name,
    contents,
    readable: (flags & ACCESS) !== OPEN.writeOnly,
    writable,
    append: (flags & OPEN.append) !== 0,
    position: 0,
    stream: null,
  });
  return fd;
}

/** Files that a program forgets stay open until the end of the run, so there are more than usual. */
const LARGEST_DESCRIPTOR = 65535;

/** The lowest number that is free, as POSIX has it. */
function freeDescriptor(t: FileTable): number {
  let fd = t.firstFree;
  while (t.open.has(fd)) fd++;
  t.firstFree = fd;
  if (fd > LARGEST_DESCRIPTOR) throw new HostError('EMFILE', '');
  return fd;
}

/** A descriptor for one end of a pipe or socket pair. */
export function openStream(vm: Vm, stream: StreamEnd): number {
  const t = table(vm);
  const fd = hostWork(vm, None, () => freeDescriptor(t));
  t.open.set(fd, { name: None, contents: null, readable: stream.reads, writable: stream.writes, append: false, position: 0, stream });
  return fd;
}

/** Another number for the same open file. */
export function duplicate(vm: Vm, fd: number, wanted: number | null = null): number {
  const f = openFile(vm, fd);
  const t = table(vm);
  if (wanted === fd) return fd;
  if (wanted !== null && t.open.has(wanted)) closeDescriptor(vm, wanted);
  const copy = wanted ?? hostWork(vm, None, () => freeDescriptor(t));
  if (f.contents !== null) f.contents.users++;
  t.open.set(copy, f);
  return copy;
}

/** An int, or what `fileno()` gives. */
export function descriptorOf(vm: Vm, v: Value): number {
  if (typeof v === 'number') return v;
  const method = findAttribute(vm, v, 'fileno');
  if (method === undefined) throw typeError(vm, 'argument must be an int, or have a fileno() method.');
  const fd = vm.call(method);
  if (typeof fd !== 'number') throw typeError(vm, 'fileno() returned a non-integer');
  if (fd < 0) throw valueError(vm, `file descriptor cannot be a negative integer (${fd})`);
  return fd;
}

export const peekFile = (vm: Vm, fd: number): OpenFile | undefined => table(vm).open.get(fd);

function contentsOf(vm: Vm, t: FileTable, path: string, flags: number, mode: number): Contents {
  const writable = (flags & ACCESS) !== OPEN.readOnly;
  const kind = kindOf(vm, path);
  if (kind === 'directory') throw new HostError('EISDIR', path);
  if (kind === null && (flags & OPEN.create) === 0) throw new HostError('ENOENT', path);
  if (kind === 'file' && (flags & OPEN.create) !== 0 && (flags & OPEN.exclusive) !== 0) throw new HostError('EEXIST', path);
  const empty = kind === null || (writable && (flags & OPEN.truncate) !== 0);
  // asks for permission, and makes the file exist, before anything is written
  if (empty) filesOf(vm).write(path, new Uint8Array(0), mode);
  const place = filesOf(vm).place(path);
  let contents = t.contents.get(place);
  if (contents === undefined) {
    if (writable && !empty) filesOf(vm).checkWritable(path);
    const data = empty ? new Uint8Array(0) : filesOf(vm).read(path);
    t.contents.set(place, (contents = { path: place, data, length: data.length, dirty: false, users: 0 }));
  } else if (empty) contents.length = 0;
  return contents;
}

/** Null where there is nothing; other refusals are thrown. */
function kindOf(vm: Vm, path: string): HostStat['kind'] | null {
  try {
    return filesOf(vm).stat(path).kind;
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
  const t = table(vm);
  t.open.delete(fd);
  if (fd > 2) t.firstFree = Math.min(t.firstFree, fd);
  if (f.stream !== null && ![...table(vm).open.values()].includes(f)) f.stream.close();
  if (f.contents === null) return;
  try {
    syncFile(vm, f);
  } finally {
    if (--f.contents.users === 0 && f.contents.path !== null) table(vm).contents.delete(f.contents.path);
  }
}

/** Hands what was written to the host. */
export function syncFile(vm: Vm, f: OpenFile): void {
  const c = f.contents;
  if (c?.dirty !== true) return;
  c.dirty = false;
  const { path } = c;
  if (path !== null) hostWork(vm, f.name, () => filesOf(vm).write(path, c.data.slice(0, c.length)));
}

export function syncFiles(vm: Vm): void {
  const { unsynced } = table(vm);
  for (const f of unsynced) {
    unsynced.delete(f);
    syncFile(vm, f);
  }
}

/** Open files follow their file when it is renamed (`to`) or removed. */
export function moveContents(vm: Vm, from: string, to: string | null): void {
  const { contents } = table(vm);
  for (const [place, c] of [...contents]) {
    if (place !== from && !place.startsWith(`${from}/`)) continue;
    contents.delete(place);
    c.path = to === null ? null : to + place.slice(from.length);
    if (c.path === null) continue;
    const replaced = contents.get(c.path);
    if (replaced !== undefined) replaced.path = null;
    contents.set(c.path, c);
  }
}

/** Truncates what is open at a place; false when nothing is. */
export function truncateOpen(vm: Vm, place: string, size: number): boolean {
  const c = table(vm).contents.get(place);
  if (c === undefined) return false;
  resize(vm, c, size);
  for (const f of table(vm).open.values()) if (f.contents === c) table(vm).unsynced.add(f);
  return true;
}

// ---- contents ----

/** Up to `size` bytes from the position on; all when negative. */
export function readFile(vm: Vm, f: OpenFile, size: number): Uint8Array {
  if (!f.readable) throw osError(vm, 'EBADF');
  if (f.stream !== null) return readStream(vm, f.stream, size < 0 ? 1 << 16 : size);
  if (f.contents === null) return vm.host.readStdin(size < 0 ? 1 << 16 : size);
  const { data, length } = f.contents;
  const end = size < 0 ? length : Math.min(length, f.position + size);
  const part = data.slice(f.position, end);
  f.position += part.length;
  return part;
}

export function writeFile(vm: Vm, fd: number, f: OpenFile, data: Uint8Array): number {
  if (!f.writable) throw osError(vm, 'EBADF');
  if (f.stream !== null) return writeStream(vm, f.stream, data);
  if (f.contents === null) {
    hostWork(vm, None, () => (fd === 1 ? vm.host.writeStdout(data) : vm.host.writeStderr(data)));
    return data.length;
  }
  if (f.append) f.position = f.contents.length;
  resize(vm, f.contents, Math.max(f.contents.length, f.position + data.length));
  table(vm).unsynced.add(f);
  f.contents.data.set(data, f.position);
  f.position += data.length;
  return data.length;
}

/** A deadline as `waitUntil` takes it: null waits, −Infinity does not. */
export function readStream(
  vm: Vm,
  stream: StreamEnd,
  size: number,
  deadline: number | null = stream.blocking ? null : -Infinity,
  keep = false,
): Uint8Array {
  if (!waitUntil(vm, () => stream.readable(), deadline)) throw notReady(vm, deadline);
  return stream.read(size, keep);
}

export function writeStream(
  vm: Vm,
  stream: StreamEnd,
  data: Uint8Array,
  deadline: number | null = stream.blocking ? null : -Infinity,
): number {
  if (!waitUntil(vm, () => stream.writable(), deadline)) throw notReady(vm, deadline);
  if (stream.broken) throw osError(vm, 'EPIPE');
  return stream.write(data);
}

const notReady = (vm: Vm, deadline: number | null): PyException =>
  deadline === -Infinity ? osError(vm, 'EAGAIN') : makeError(vm, 'TimeoutError', 'timed out');

export function truncateFile(vm: Vm, f: OpenFile, size: number): void {
  if (!f.writable || f.contents === null) throw osError(vm, 'EINVAL');
  resize(vm, f.contents, size);
  table(vm).unsynced.add(f);
}

/** Grows with room to spare; what is new is zero. Looks at the limits before it takes more. */
function resize(vm: Vm, c: Contents, length: number): void {
  if (length > c.data.length) {
    vm.interpreter.poll();
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
