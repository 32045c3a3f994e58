/**
 * `posix`: what `os` is made from, over the host's files and environment. What the host has no notion of (owners, hard links,
 * devices) is missing, so that `hasattr(os, …)` tells the truth; what the sandbox forbids is there and refused.
 */
import { bytesOf } from '../objects/codecs.js';
import { asSize } from '../objects/convert.js';
import type { PyDict } from '../objects/dict.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { truth } from '../objects/truth.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { makePipe } from './byte-streams.js';
import { osError } from './errno.js';
import type { ModuleSpec } from './module-spec.js';
import {
  closeDescriptor,
  creationMode,
  duplicate,
  fileSystemBytes,
  fspath,
  OPEN,
  openDescriptor,
  openFile,
  openStream,
  peekFile,
  readFile,
  seekFile,
  syncFile,
  syncFiles,
  truncateFile,
  writeFile,
  type OpenFile,
} from './open-files.js';
import { NAMES } from './posix-names.js';
import { PATHS } from './posix-paths.js';
import { PROCESS, processConstants, TIMES_RESULT, UNAME_RESULT } from './posix-process.js';
import { dirEntryClass, STAT_RESULT } from './posix-stat.js';
import { structSequence } from './struct-sequence.js';

const TERMINAL_SIZE = structSequence('os.terminal_size', ['columns', 'lines']);

const numberOf = (vm: Vm, v: Value): number => asSize(vm, v);

// ---- descriptors ----

function closeRange(vm: Vm, low: Value, high: Value): Value {
  for (let fd = numberOf(vm, low); fd < numberOf(vm, high); fd++) if (peekFile(vm, fd) !== undefined) closeDescriptor(vm, fd);
  return None;
}

/** Work at another position, which does not move the file's own. */
function at<T>(vm: Vm, fd: Value, offset: Value, work: (f: OpenFile) => T): T {
  const f = openFile(vm, numberOf(vm, fd));
  const before = f.position;
  try {
    seekFile(vm, f, numberOf(vm, offset), 0);
    return work(f);
  } finally {
    f.position = before;
  }
}

const DESCRIPTORS: readonly NativeSpec[] = [
  barrier('open', '(path, flags, mode=511, *, dir_fd=None)', (vm, path: Value, flags: Value, mode: Value | undefined) =>
    openDescriptor(vm, fspath(vm, path), numberOf(vm, flags), creationMode(vm, mode === undefined ? 0o777 : numberOf(vm, mode))),
  ),
  native('closerange', '(fd_low, fd_high, /)', closeRange),
  native('pread', '(fd, length, offset, /)', (vm, fd: Value, length: Value, offset: Value) =>
    vm.bytes(at(vm, fd, offset, f => readFile(vm, f, numberOf(vm, length)))),
  ),
  native('pwrite', '(fd, buffer, offset, /)', (vm, fd: Value, data: Value, offset: Value) =>
    at(vm, fd, offset, f => writeFile(vm, numberOf(vm, fd), f, bytesOf(vm, data))),
  ),
  native('close', '(fd)', (vm, fd: Value) => {
    closeDescriptor(vm, numberOf(vm, fd));
    return None;
  }),
  native('read', '(fd, length, /)', (vm, fd: Value, length: Value) => {
    if (numberOf(vm, length) < 0) throw osError(vm, 'EINVAL');
    return vm.bytes(readFile(vm, openFile(vm, numberOf(vm, fd)), numberOf(vm, length)));
  }),
  native('write', '(fd, data, /)', (vm, fd: Value, data: Value) =>
    writeFile(vm, numberOf(vm, fd), openFile(vm, numberOf(vm, fd)), bytesOf(vm, data)),
  ),
  native('lseek', '(fd, position, whence, /)', (vm, fd: Value, position: Value, whence: Value) =>
    seekFile(vm, openFile(vm, numberOf(vm, fd)), numberOf(vm, position), numberOf(vm, whence)),
  ),
  native('ftruncate', '(fd, length, /)', (vm, fd: Value, length: Value) => {
    truncateFile(vm, openFile(vm, numberOf(vm, fd)), numberOf(vm, length));
    return None;
  }),
  native('fdatasync', '(fd)', (vm, fd: Value) => (syncFile(vm, openFile(vm, numberOf(vm, fd))), None)),
  native('sync', '()', vm => (syncFiles(vm), None)),
  native('fsync', '(fd)', (vm, fd: Value) => {
    syncFile(vm, openFile(vm, numberOf(vm, fd)));
    return None;
  }),
  native('pipe', '()', vm => vm.tuple(makePipe().map(end => openStream(vm, end)))),
  native('dup', '(fd, /)', (vm, fd: Value) => duplicate(vm, numberOf(vm, fd))),
  native('dup2', '(fd, fd2, inheritable=True)', (vm, fd: Value, to: Value) => duplicate(vm, numberOf(vm, fd), numberOf(vm, to))),
  native('get_blocking', '(fd, /)', (vm, fd: Value) => openFile(vm, numberOf(vm, fd)).stream?.blocking ?? true),
  native('set_blocking', '(fd, blocking, /)', (vm, fd: Value, blocking: Value) => {
    const { stream } = openFile(vm, numberOf(vm, fd));
    if (stream !== null) stream.blocking = truth(vm, blocking);
    return None;
  }),
  native('isatty', '(fd, /)', (vm, fd: Value) => fd === 1 && vm.host.stdoutIsTerminal),
  native('get_inheritable', '(fd, /)', () => false),
  native('set_inheritable', '(fd, inheritable, /)', () => None),
  native('device_encoding', '(fd)', (vm, fd: Value) => (fd === 1 && vm.host.stdoutIsTerminal ? 'UTF-8' : None)),
  native('get_terminal_size', '(fd=1, /)', vm => {
    throw osError(vm, 'ENOTTY');
  }),
];

const CONSTANTS: Readonly<Record<string, number>> = {
  F_OK: 0,
  R_OK: 4,
  W_OK: 2,
  X_OK: 1,
  O_RDONLY: OPEN.readOnly,
  O_WRONLY: OPEN.writeOnly,
  O_RDWR: OPEN.readWrite,
  O_CREAT: OPEN.create,
  O_EXCL: OPEN.exclusive,
  O_TRUNC: OPEN.truncate,
  O_APPEND: OPEN.append,
  O_DIRECTORY: OPEN.directory,
  O_CLOEXEC: 0o2000000,
  O_NOFOLLOW: 0o400000,
  O_NONBLOCK: 0o4000,
  O_NOCTTY: 0o400,
  O_SYNC: 0o4010000,
  EX_OK: 0,
  EX_USAGE: 64,
  EX_DATAERR: 65,
  EX_NOINPUT: 66,
  EX_NOUSER: 67,
  EX_NOHOST: 68,
  EX_UNAVAILABLE: 69,
  EX_SOFTWARE: 70,
  EX_OSERR: 71,
  EX_OSFILE: 72,
  EX_CANTCREAT: 73,
  EX_IOERR: 74,
  EX_TEMPFAIL: 75,
  EX_PROTOCOL: 76,
  EX_NOPERM: 77,
  EX_CONFIG: 78,
  WNOHANG: 1,
  WUNTRACED: 2,
  WCONTINUED: 8,
  TMP_MAX: 238328,
  NGROUPS_MAX: 65536,
};

/** Bytes to bytes; `os` makes its own mapping of text over it. */
function environment(vm: Vm): PyDict {
  const d = vm.dict();
  for (const [name, value] of vm.host.env) d.set(fileSystemBytes(vm, name), fileSystemBytes(vm, value));
  return d;
}

export const POSIX_MODULE: ModuleSpec = {
  name: 'posix',
  doc: 'Access to the files and environment that the host allows.',
  functions: [...NAMES, ...PATHS, ...DESCRIPTORS, ...PROCESS],
  setup: (vm, dict) => {
    for (const [name, value] of Object.entries(CONSTANTS)) dict.setStr(name, value);
    dict.setStr('error', vm.types.OSError);
    dict.setStr('environ', environment(vm));
    dict.setStr('_have_functions', vm.list(['HAVE_LSTAT', 'HAVE_FCHMOD', 'HAVE_FCHDIR', 'HAVE_FTRUNCATE', 'HAVE_FUTIMES']));
    for (const [name, value] of processConstants(vm)) dict.setStr(name, value);
    dict.setStr('stat_result', STAT_RESULT.classOf(vm));
    dict.setStr('uname_result', UNAME_RESULT.classOf(vm));
    dict.setStr('times_result', TIMES_RESULT.classOf(vm));
    dict.setStr('terminal_size', TERMINAL_SIZE.classOf(vm));
    dict.setStr('DirEntry', dirEntryClass(vm));
  },
};
