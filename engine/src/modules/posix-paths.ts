/** `posix`, the part about names in the file system: looking, making, removing, linking, changing modes and times. */
import { asDouble, asIndex, asSize } from '../objects/convert.js';
import { typeError, valueError } from '../objects/errors.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { truth } from '../objects/truth.js';
import { None, PyBytes, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { HostStat } from '../host.js';
import { osError } from './errno.js';
import { filesOf } from './library-files.js';
import {
  changeFolder,
  creationMask,
  creationMode,
  currentFolder,
  fileSystemBytes,
  fspath,
  hostPath,
  hostWork,
  moveContents,
  openFile,
  syncFiles,
  truncateFile,
  truncateOpen,
} from './open-files.js';
import { namesIn, scandir, statLinkOf, statOf, statResult } from './posix-stat.js';

/** A path or a descriptor, as `os.stat` takes them. */
export function fileName(vm: Vm, v: Value): Value {
  if (typeof v !== 'number') return v;
  return openFile(vm, v).name;
}

const follows = (vm: Vm, follow: Value | undefined): boolean => follow === undefined || truth(vm, follow);

// ---- looking ----

function stat(vm: Vm, path: Value, dirFd: Value | undefined, follow: Value | undefined): Value {
  noFolderDescriptor(vm, dirFd, 'stat');
  if (typeof path === 'number') return statResult(vm, statDescriptor(vm, path));
  return statResult(vm, follows(vm, follow) ? statOf(vm, path) : statLinkOf(vm, path));
}

const STREAM_MODE = 0o010600;

/** A pipe has no name to ask about. */
export function statDescriptor(vm: Vm, fd: number): HostStat {
  const f = openFile(vm, fd);
  if (f.contents !== null) return statOf(vm, f.name);
  return { kind: 'file', size: 0, mode: f.stream === null ? 0o020620 : STREAM_MODE, inode: fd, accessed: 0n, modified: 0n, changed: 0n };
}

function noFolderDescriptor(vm: Vm, dirFd: Value | undefined, name: string): void {
  if (dirFd !== undefined && dirFd !== None) throw vm.call(vm.types.NotImplementedError, `${name}: dir_fd unavailable on this platform`);
}

function access(vm: Vm, path: Value, mode: Value): boolean {
  const wanted = asSize(vm, mode);
  try {
    const bits = statOf(vm, fileName(vm, path)).mode;
    return [4, 2, 1].every(bit => (wanted & bit) === 0 || (bits & (bit * 0o111)) !== 0);
  } catch {
    return false;
  }
}

function readLink(vm: Vm, path: Value): Value {
  const name = fspath(vm, path);
  const target = hostWork(vm, path, () => filesOf(vm).readLink(hostPath(vm, name)));
  return name instanceof PyBytes ? fileSystemBytes(vm, target) : vm.text(target);
}

// ---- changing ----

function changeDirectory(vm: Vm, path: Value): Value {
  if (statOf(vm, fileName(vm, path)).kind !== 'directory') throw osError(vm, 'ENOTDIR', path);
  changeFolder(vm, hostPath(vm, fileName(vm, path)));
  return None;
}

/** One change to the folder tree, after everything written has arrived there. */
function treeWork(vm: Vm, path: Value, work: (host: string) => void): Value {
  syncFiles(vm);
  hostWork(vm, path, () => work(hostPath(vm, path)));
  return None;
}

function rename(vm: Vm, from: Value, to: Value): Value {
  syncFiles(vm);
  const [source, target] = [hostPath(vm, from), hostPath(vm, to)];
  hostWork(
    vm,
    from,
    () => {
      const [before, after] = [source, target].map(name => lastPlace(vm, name));
      filesOf(vm).rename(source, target);
      moveContents(vm, after, null);
      moveContents(vm, before, after);
    },
    to,
  );
  return None;
}

const remove = (vm: Vm, path: Value): Value =>
  treeWork(vm, path, host => {
    const place = lastPlace(vm, host);
    filesOf(vm).remove(host);
    moveContents(vm, place, null);
  });

/** The place of a name whose last part, if it is a link, is meant itself. */
function lastPlace(vm: Vm, path: string): string {
  const cut = path.replace(/\/+$/, '').lastIndexOf('/');
  return `${filesOf(vm).place(path.slice(0, cut + 1))}/${path.slice(cut + 1)}`.replace(/^\/\//, '/');
}

function makeDirectory(vm: Vm, path: Value, mode: Value | undefined, dirFd: Value | undefined): Value {
  noFolderDescriptor(vm, dirFd, 'mkdir');
  return treeWork(vm, path, host => filesOf(vm).makeDirectory(host, creationMode(vm, mode === undefined ? 0o777 : asSize(vm, mode))));
}

function symlink(vm: Vm, source: Value, target: Value): Value {
  const written = fspath(vm, source);
  const text = written instanceof PyBytes ? new TextDecoder().decode(written.data) : String(written);
  const place = hostPath(vm, target);
  syncFiles(vm);
  hostWork(vm, source, () => filesOf(vm).makeLink(place, text), target);
  return None;
}

function changeMode(vm: Vm, path: Value, mode: Value, dirFd: Value | undefined, follow: Value | undefined): Value {
  noFolderDescriptor(vm, dirFd, 'chmod');
  if (!follows(vm, follow) && statLinkOf(vm, path).kind === 'link') throw osError(vm, 'EOPNOTSUPP', path);
  return treeWork(vm, fileName(vm, path), host => filesOf(vm).setMode(host, asSize(vm, mode)));
}

/** Nanoseconds from `times` (seconds) or `ns`; now without either. */
function changeTimes(
  vm: Vm,
  path: Value,
  times: Value | undefined,
  ns: Value | undefined,
  dirFd: Value | undefined,
  follow: Value | undefined,
): Value {
  noFolderDescriptor(vm, dirFd, 'utime');
  if (!follows(vm, follow) && statLinkOf(vm, path).kind === 'link') throw osError(vm, 'EOPNOTSUPP', path);
  if (times !== undefined && times !== None && ns !== undefined)
    throw valueError(vm, "utime: you may specify either 'times' or 'ns' but not both");
  const now = BigInt(Math.round(vm.host.wallClock() * 1e6)) * 1000n;
  const [accessed, modified] =
    ns !== undefined
      ? pairOf(vm, ns, 'ns').map(v => BigInt(asIndex(vm, v)))
      : times !== undefined && times !== None
        ? pairOf(vm, times, 'times').map(v => nanoseconds(vm, v))
        : [now, now];
  return treeWork(vm, fileName(vm, path), host => filesOf(vm).setTimes(host, accessed, modified));
}

function pairOf(vm: Vm, v: Value, name: string): readonly Value[] {
  if (!(v instanceof PyTuple) || v.items.length !== 2)
    throw typeError(vm, `utime: '${name}' must be ${name === 'ns' ? 'a tuple of two ints' : 'either a tuple of two ints or None'}`);
  return v.items;
}

function nanoseconds(vm: Vm, v: Value): bigint {
  if (typeof v === 'number' || typeof v === 'bigint') return BigInt(v) * 1_000_000_000n;
  const seconds = asDouble(vm, v);
  const whole = Math.floor(seconds);
  return BigInt(whole) * 1_000_000_000n + BigInt(Math.floor((seconds - whole) * 1e9));
}

function truncate(vm: Vm, path: Value, length: Value): Value {
  if (typeof path === 'number') {
    truncateFile(vm, openFile(vm, path), asSize(vm, length));
    return None;
  }
  return treeWork(vm, path, host => {
    if (truncateOpen(vm, filesOf(vm).place(host), asSize(vm, length))) return syncFiles(vm);
    const whole = new Uint8Array(asSize(vm, length));
    whole.set(filesOf(vm).read(host).subarray(0, whole.length));
    filesOf(vm).write(host, whole);
  });
}

export const PATHS: readonly NativeSpec[] = [
  native('getcwd', '()', vm => vm.text(currentFolder(vm))),
  native('getcwdb', '()', vm => fileSystemBytes(vm, currentFolder(vm))),
  barrier('chdir', '(path)', changeDirectory),
  barrier('fchdir', '(fd)', changeDirectory),
  barrier('listdir', '(path=None)', (vm, path: Value | undefined) => vm.list(namesIn(vm, path))),
  barrier('scandir', '(path=None)', scandir),
  barrier('stat', '(path, *, dir_fd=None, follow_symlinks=True)', stat),
  barrier('lstat', '(path, *, dir_fd=None)', (vm, path: Value, dirFd: Value | undefined) => stat(vm, path, dirFd, false)),
  native('fstat', '(fd)', (vm, fd: Value) => statResult(vm, statDescriptor(vm, asSize(vm, fd)))),
  barrier('access', '(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)', access),
  barrier('readlink', '(path, *, dir_fd=None)', readLink),
  barrier('chmod', '(path, mode, *, dir_fd=None, follow_symlinks=True)', changeMode),
  barrier('fchmod', '(fd, mode)', (vm, fd: Value, mode: Value) => changeMode(vm, fd, mode, undefined, undefined)),
  barrier('utime', '(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)', changeTimes),
  barrier('mkdir', '(path, mode=511, *, dir_fd=None)', makeDirectory),
  barrier('rmdir', '(path, *, dir_fd=None)', (vm, path: Value) => treeWork(vm, path, host => filesOf(vm).removeDirectory(host))),
  barrier('remove', '(path, *, dir_fd=None)', remove),
  barrier('unlink', '(path, *, dir_fd=None)', remove),
  barrier('rename', '(src, dst, *, src_dir_fd=None, dst_dir_fd=None)', rename),
  barrier('replace', '(src, dst, *, src_dir_fd=None, dst_dir_fd=None)', rename),
  barrier('symlink', '(src, dst, target_is_directory=False, *, dir_fd=None)', symlink),
  barrier('truncate', '(path, length)', truncate),
  barrier('fspath', '(path)', fspath),
  native('umask', '(mask, /)', (vm, bits: Value) => {
    const state = creationMask(vm);
    const before = state.bits;
    state.bits = asSize(vm, bits) & 0o777;
    return before;
  }),
];
