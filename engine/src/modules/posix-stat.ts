/** What `posix` tells about files: `stat_result`, `scandir` and its entries. */
import { strValue } from '../objects/class-of.js';
import { PyIterator } from '../objects/iterator.js';
import { barrier, native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import { reprText } from '../objects/text.js';
import { ITERATOR_METHODS } from '../objects/types/iterator-types.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyBytes, PyFloat, PyObjectWithDict, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { fromIntegralDouble } from '../util/int-math.js';
import type { HostStat } from '../host.js';
import { CLASS_GETITEM, moduleType } from './module-spec.js';
import { currentFolder, fileSystemBytes, fspath, hostPath, hostWork, syncFiles } from './open-files.js';
import { structSequence } from './struct-sequence.js';

export const STAT_RESULT = structSequence('os.stat_result', [
  'st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', '_whole_atime', '_whole_mtime', '_whole_ctime',
  'st_atime', 'st_mtime', 'st_ctime', 'st_atime_ns', 'st_mtime_ns', 'st_ctime_ns', 'st_blksize', 'st_blocks', 'st_rdev',
], 10);

const DIRECTORY = 0o040000;
const REGULAR = 0o100000;

export function statResult(vm: Vm, s: HostStat): Value {
  const type = s.kind === 'directory' ? DIRECTORY : REGULAR;
  const whole = Math.floor(s.modified);
  const seconds = new PyFloat(s.modified);
  const nanoseconds = fromIntegralDouble(Math.round(s.modified * 1e9));
  return STAT_RESULT.make(vm, [
    type | (s.mode & 0o7777), s.inode, 1, 1, 0, 0, s.size, whole, whole, whole,
    seconds, seconds, seconds, nanoseconds, nanoseconds, nanoseconds, 4096, Math.ceil(s.size / 512), 0,
  ]);
}

export function statOf(vm: Vm, path: Value): HostStat {
  syncFiles(vm);
  return hostWork(vm, path, () => vm.host.files.stat(hostPath(vm, path)));
}

/** Names in a folder, as bytes where the folder was given so; the current folder when not given. */
export function namesIn(vm: Vm, path: Value | undefined): Value[] {
  syncFiles(vm);
  const folder = path === undefined || path === None ? vm.text(currentFolder(vm)) : fspath(vm, path);
  const names = hostWork(vm, folder, () => vm.host.files.list(hostPath(vm, folder)));
  return names.map(n => (folder instanceof PyBytes ? fileSystemBytes(vm, n) : vm.text(n)));
}

// ---- directory entries ----

class PyDirEntry extends PyObjectWithDict {
  private known: HostStat | null = null;
  constructor(
    shape: Shape,
    readonly name: Value,
    readonly path: Value,
  ) {
    super(shape);
  }

  stat(vm: Vm): HostStat {
    return (this.known ??= statOf(vm, this.path));
  }
}

const kindTest = (name: string, kind: HostStat['kind']) => native(name, '(self, /, *, follow_symlinks=True)', (vm, e: PyDirEntry) => e.stat(vm).kind === kind);

const DIR_ENTRY: TypeSpec = {
  name: 'DirEntry',
  module: 'posix',
  layout: 'native',
  final: true,
  hasDict: false,
  create: 'none',
  methods: [
    kindTest('is_dir', 'directory'),
    kindTest('is_file', 'file'),
    native('is_symlink', '(self, /)', () => false),
    native('is_junction', '(self, /)', () => false),
    native('stat', '(self, /, *, follow_symlinks=True)', (vm, e: PyDirEntry) => statResult(vm, e.stat(vm))),
    native('inode', '(self, /)', (vm, e: PyDirEntry) => e.stat(vm).inode),
    native('__fspath__', '(self, /)', (_vm, e: PyDirEntry) => e.path),
    barrier('__repr__', '(self, /)', (vm, e: PyDirEntry) => vm.text(`<DirEntry ${reprText(vm, e.name)}>`)),
  ],
  classMethods: [CLASS_GETITEM],
  getset: { name: { get: (_vm, e: PyDirEntry) => e.name, member: true }, path: { get: (_vm, e: PyDirEntry) => e.path, member: true } },
};

class ScandirIterator extends PyIterator {
  constructor(
    shape: Shape,
    private entries: PyDirEntry[],
  ) {
    super(shape);
  }
  next(): Value | undefined {
    return this.entries.shift();
  }
  close(): Value {
    this.entries = [];
    return None;
  }
}

const SCANDIR_ITERATOR: TypeSpec = {
  name: 'ScandirIterator',
  module: 'posix',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    ...ITERATOR_METHODS,
    native('__enter__', '(self, /)', (_vm, it: ScandirIterator) => it),
    native('__exit__', '(self, /, *args)', (_vm, it: ScandirIterator) => it.close()),
    native('close', '(self, /)', (_vm, it: ScandirIterator) => it.close()),
  ],
};

export const dirEntryClass = (vm: Vm): Value => moduleType(vm, DIR_ENTRY);

export function scandir(vm: Vm, path: Value | undefined): Value {
  const names = namesIn(vm, path);
  const folder = path === undefined || path === None ? '.' : fspath(vm, path);
  const shape = moduleType(vm, DIR_ENTRY).rootShape;
  return new ScandirIterator(moduleType(vm, SCANDIR_ITERATOR).rootShape, names.map(n => new PyDirEntry(shape, n, joined(vm, folder, n))));
}

function joined(vm: Vm, folder: Value, name: Value): Value {
  const text = (v: Value): string => (v instanceof PyBytes ? String.fromCharCode(...v.data) : jsText(strValue(v)!));
  const head = text(folder);
  const path = head.endsWith('/') ? head + text(name) : `${head}/${text(name)}`;
  return folder instanceof PyBytes ? vm.bytes(Uint8Array.from(path, c => c.charCodeAt(0))) : vm.text(path);
}
