/**
 * `posix`: what `os` is made from, over the host's files and environment. Processes, users, links and
 * permissions are not offered: their functions are missing, so that `hasattr(os, …)` tells the truth.
 */
import { bytesOf } from '../objects/codecs.js';
import { asIndex, asSize } from '../objects/convert.js';
import type { PyDict } from '../objects/dict.js';
import { valueError } from '../objects/errors.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { None, PyFloat, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { osError, strerror } from './errno.js';
import type { ModuleSpec } from './module-spec.js';
import { changeFolder, closeDescriptor, currentFolder, fileSystemBytes, fspath, hostPath, hostWork, OPEN, openDescriptor, openFile, readFile, seekFile, syncFile, syncFiles, truncateFile, writeFile } from './open-files.js';
import { dirEntryClass, namesIn, scandir, STAT_RESULT, statOf, statResult } from './posix-stat.js';
import { structSequence } from './struct-sequence.js';

const UNAME_RESULT = structSequence('posix.uname_result', ['sysname', 'nodename', 'release', 'version', 'machine']);
const TIMES_RESULT = structSequence('posix.times_result', ['user', 'system', 'children_user', 'children_system', 'elapsed']);
const TERMINAL_SIZE = structSequence('os.terminal_size', ['columns', 'lines']);

const numberOf = (vm: Vm, v: Value): number => asSize(vm, v);

/** A path or a descriptor, as `os.stat` takes them. */
function fileName(vm: Vm, v: Value): Value {
  if (typeof v !== 'number') return v;
  return openFile(vm, v).name;
}

// ---- folders and names ----

function change(vm: Vm, path: Value): Value {
  if (statOf(vm, path).kind !== 'directory') throw osError(vm, 'ENOTDIR', path);
  changeFolder(vm, hostPath(vm, path));
  return None;
}

/** One change to the folder tree, after everything written has arrived there. */
function treeWork(vm: Vm, path: Value, work: (host: string) => void): Value {
  syncFiles(vm);
  hostWork(vm, path, () => work(hostPath(vm, path)));
  return None;
}

function rename(vm: Vm, from: Value, to: Value): Value {
  return treeWork(vm, from, host => vm.host.files.rename(host, hostPath(vm, to)));
}

function remove(vm: Vm, path: Value): Value {
  if (statOf(vm, path).kind === 'directory') throw osError(vm, 'EISDIR', path);
  return treeWork(vm, path, host => vm.host.files.remove(host));
}

/** Permissions cannot be changed here; asking for those that are there is no change. */
function chmod(vm: Vm, path: Value, mode: Value): Value {
  if ((statOf(vm, fileName(vm, path)).mode & 0o7777) !== (numberOf(vm, mode) & 0o7777)) throw osError(vm, 'EPERM', path, 'Operation not permitted (the sandbox changes no permissions)');
  return None;
}

function access(vm: Vm, path: Value, mode: Value): boolean {
  try {
    const bits = statOf(vm, path).mode;
    return [4, 2, 1].every(bit => (numberOf(vm, mode) & bit) === 0 || (bits & (bit * 0o111)) !== 0);
  } catch {
    return false;
  }
}

const FOLDERS: readonly NativeSpec[] = [
  native('getcwd', '()', vm => vm.text(currentFolder(vm))),
  native('getcwdb', '()', vm => fileSystemBytes(vm, currentFolder(vm))),
  barrier('chdir', '(path)', change),
  barrier('listdir', '(path=None)', (vm, path: Value | undefined) => vm.list(namesIn(vm, path))),
  barrier('scandir', '(path=None)', scandir),
  barrier('stat', '(path, *, dir_fd=None, follow_symlinks=True)', (vm, path: Value) => statResult(vm, statOf(vm, fileName(vm, path)))),
  barrier('lstat', '(path, *, dir_fd=None)', (vm, path: Value) => statResult(vm, statOf(vm, path))),
  native('fstat', '(fd)', (vm, fd: Value) => statResult(vm, statOf(vm, fileName(vm, numberOf(vm, fd))))),
  barrier('access', '(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)', access),
  barrier('chmod', '(path, mode, *, dir_fd=None, follow_symlinks=True)', chmod),
  barrier('mkdir', '(path, mode=511, *, dir_fd=None)', (vm, path: Value) => treeWork(vm, path, host => vm.host.files.makeDirectory(host))),
  barrier('rmdir', '(path, *, dir_fd=None)', (vm, path: Value) => treeWork(vm, path, host => vm.host.files.removeDirectory(host))),
  barrier('remove', '(path, *, dir_fd=None)', remove),
  barrier('unlink', '(path, *, dir_fd=None)', remove),
  barrier('rename', '(src, dst, *, src_dir_fd=None, dst_dir_fd=None)', rename),
  barrier('replace', '(src, dst, *, src_dir_fd=None, dst_dir_fd=None)', rename),
  barrier('readlink', '(path, *, dir_fd=None)', (vm, path: Value) => {
    statOf(vm, path);
    throw osError(vm, 'EINVAL', path);
  }),
  barrier('fspath', '(path)', fspath),
];

// ---- descriptors ----

const DESCRIPTORS: readonly NativeSpec[] = [
  barrier('open', '(path, flags, mode=511, *, dir_fd=None)', (vm, path: Value, flags: Value) => openDescriptor(vm, fspath(vm, path), numberOf(vm, flags))),
  native('close', '(fd)', (vm, fd: Value) => {
    closeDescriptor(vm, numberOf(vm, fd));
    return None;
  }),
  native('read', '(fd, length, /)', (vm, fd: Value, length: Value) => {
    if (numberOf(vm, length) < 0) throw osError(vm, 'EINVAL');
    return vm.bytes(readFile(vm, openFile(vm, numberOf(vm, fd)), numberOf(vm, length)));
  }),
  native('write', '(fd, data, /)', (vm, fd: Value, data: Value) => writeFile(vm, numberOf(vm, fd), openFile(vm, numberOf(vm, fd)), bytesOf(vm, data))),
  native('lseek', '(fd, position, whence, /)', (vm, fd: Value, position: Value, whence: Value) => seekFile(vm, openFile(vm, numberOf(vm, fd)), numberOf(vm, position), numberOf(vm, whence))),
  native('ftruncate', '(fd, length, /)', (vm, fd: Value, length: Value) => {
    truncateFile(vm, openFile(vm, numberOf(vm, fd)), numberOf(vm, length));
    return None;
  }),
  native('fsync', '(fd)', (vm, fd: Value) => {
    syncFile(vm, openFile(vm, numberOf(vm, fd)));
    return None;
  }),
  native('isatty', '(fd, /)', (vm, fd: Value) => fd === 1 && vm.host.stdoutIsTerminal),
  native('get_inheritable', '(fd, /)', () => false),
  native('get_terminal_size', '(fd=1, /)', vm => {
    throw osError(vm, 'ENOTTY');
  }),
];

// ---- the process ----

const PROCESS: readonly NativeSpec[] = [
  native('getpid', '()', () => 1),
  native('getppid', '()', () => 0),
  native('getuid', '()', () => 1000),
  native('geteuid', '()', () => 1000),
  native('getgid', '()', () => 1000),
  native('getegid', '()', () => 1000),
  native('umask', '(mask, /)', () => 0o022),
  native('cpu_count', '()', () => 1),
  native('urandom', '(size, /)', (vm, size: Value) => {
    const n = numberOf(vm, size);
    if (n < 0) throw valueError(vm, 'negative argument not allowed');
    return vm.bytes(vm.host.random(n));
  }),
  native('strerror', '(code, /)', (vm, code: Value) => vm.text(strerror(Number(asIndex(vm, code))))),
  native('_exit', '(status)', (vm, status: Value) => {
    syncFiles(vm);
    throw vm.call(vm.types.SystemExit, status);
  }),
  native('uname', '()', vm => UNAME_RESULT.make(vm, ['JitLens', 'localhost', '', '', 'jit'])),
  native('times', '()', vm => TIMES_RESULT.make(vm, [vm.host.cpuTime(), 0, 0, 0, vm.host.monotonic()].map(x => new PyFloat(x)))),
  // the environment is the program's own copy (os.environ); there is no child process to inherit it
  native('putenv', '(name, value, /)', () => None),
  native('unsetenv', '(name, /)', () => None),
  native('WIFEXITED', '(status)', (vm, s: Value) => (numberOf(vm, s) & 0x7f) === 0),
  native('WEXITSTATUS', '(status)', (vm, s: Value) => (numberOf(vm, s) >> 8) & 0xff),
  native('WIFSIGNALED', '(status)', (vm, s: Value) => ((numberOf(vm, s) & 0x7f) + 1) >> 1 > 0),
  native('WTERMSIG', '(status)', (vm, s: Value) => numberOf(vm, s) & 0x7f),
  native('WIFSTOPPED', '(status)', (vm, s: Value) => (numberOf(vm, s) & 0xff) === 0x7f),
  native('WSTOPSIG', '(status)', (vm, s: Value) => (numberOf(vm, s) >> 8) & 0xff),
];

const CONSTANTS: Readonly<Record<string, number>> = {
  F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1,
  O_RDONLY: OPEN.readOnly, O_WRONLY: OPEN.writeOnly, O_RDWR: OPEN.readWrite, O_CREAT: OPEN.create, O_EXCL: OPEN.exclusive, O_TRUNC: OPEN.truncate, O_APPEND: OPEN.append,
  O_DIRECTORY: OPEN.directory, O_CLOEXEC: 0o2000000, O_NOFOLLOW: 0o400000, O_NONBLOCK: 0o4000, O_NOCTTY: 0o400, O_SYNC: 0o4010000,
  EX_OK: 0, EX_USAGE: 64, EX_DATAERR: 65, EX_NOINPUT: 66, EX_NOUSER: 67, EX_NOHOST: 68, EX_UNAVAILABLE: 69, EX_SOFTWARE: 70, EX_OSERR: 71, EX_OSFILE: 72, EX_CANTCREAT: 73,
  EX_IOERR: 74, EX_TEMPFAIL: 75, EX_PROTOCOL: 76, EX_NOPERM: 77, EX_CONFIG: 78,
  WNOHANG: 1, WUNTRACED: 2, WCONTINUED: 8, TMP_MAX: 238328, NGROUPS_MAX: 65536,
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
  functions: [...FOLDERS, ...DESCRIPTORS, ...PROCESS],
  setup: (vm, dict) => {
    for (const [name, value] of Object.entries(CONSTANTS)) dict.setStr(name, value);
    dict.setStr('error', vm.types.OSError);
    dict.setStr('environ', environment(vm));
    dict.setStr('_have_functions', vm.list([]));
    dict.setStr('stat_result', STAT_RESULT.classOf(vm));
    dict.setStr('uname_result', UNAME_RESULT.classOf(vm));
    dict.setStr('times_result', TIMES_RESULT.classOf(vm));
    dict.setStr('terminal_size', TERMINAL_SIZE.classOf(vm));
    dict.setStr('DirEntry', dirEntryClass(vm));
  },
};
