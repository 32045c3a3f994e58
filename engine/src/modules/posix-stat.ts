/** What `posix` tells about files: `stat_result`, `scandir` and its entries. */
import { strValue } from '../objects/class-of.js';
import { PyIterator } from '../objects/iterator.js';
import { isError } from '../objects/errors.js';
import { barrier, native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import { reprText } from '../objects/text.js';
import { truth } from '../objects/truth.js';
import { ITERATOR_METHODS } from '../objects/types/iterator-types.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyBytes, PyFloat, PyObjectWithDict, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { normalizeInt } from '../util/int-math.js';
import type { HostStat } from '../host.js';
import { filesOf } from './library-files.js';
import { CLASS_GETITEM, moduleType } from './module-spec.js';
import { currentFolder, fileSystemBytes, fspath, hostPath, hostWork, syncFiles } from './open-files.js';
import { structSequence } from './struct-sequence.js';

export const STAT_RESULT = structSequence(
  'os.stat_result',
  [
    'st_mode',
    'st_ino',
    'st_dev',
    'st_nlink',
    'st_uid',
    'st_gid',
    'st_size',
    '_st_atime',
    '_st_mtime',
    '_st_ctime',
    'st_atime',
    'st_mtime',
    'st_ctime',
    'st_atime_ns',
    'st_mtime_ns',
    'st_ctime_ns',
    'st_blksize',
    'st_blocks',
    'st_rdev',
  ],
  10,
);

const TYPE_BITS = { file: 0o100000, directory: 0o040000, link: 0o120000 } as const;
const TYPE_MASK = 0o170000;
const OWNER = 1000;

export function statResult(vm: Vm, s: HostStat): Value {
  const mode = (s.mode & TYPE_MASK) === 0 ? TYPE_BITS[s.kind] | s.mode : s.mode;
  const times = [s.accessed, s.modified, s.changed];
  return STAT_RESULT.make(vm, [
    mode,
    s.inode,
    1,
    1,
    OWNER,
    OWNER,
    s.size,
    ...times.map(ns => Math.floor(Number(ns / 1_000_000n) / 1000)),
    ...times.map(ns => new PyFloat(Number(ns / 1_000_000_000n) + 1e-9 * Number(ns % 1_000_000_000n))),
    ...times.map(normalizeInt),
    4096,
    Math.ceil(s.size / 512),
    0,
  ]);
}

export function statOf(vm: Vm, path: Value): HostStat {
  syncFiles(vm);
  return hostWork(vm, path, () => filesOf(vm).stat(hostPath(vm, path)));
}

export function statLinkOf(vm: Vm, path: Value): HostStat {
  syncFiles(vm);
  return hostWork(vm, path, () => filesOf(vm).statLink(hostPath(vm, path)));
}

/** Names in a folder, as bytes where the folder was given so; the current folder when not given. */
export function namesIn(vm: Vm, path: Value | undefined): Value[] {
  syncFiles(vm);
  const folder = path === undefined || path === None ? vm.text(currentFolder(vm)) : fspath(vm, path);
  const names = hostWork(vm, folder, () => filesOf(vm).list(hostPath(vm, folder)));
  return names.map(n => (folder instanceof PyBytes ? fileSystemBytes(vm, n) : vm.text(n)));
}

// ---- directory entries ----

class PyDirEntry extends PyObjectWithDict {
  private own: HostStat | null = null;
  private target: HostStat | null = null;
  constructor(
    override shape: Shape,
    readonly name: Value,
    readonly path: Value,
  ) {
    super();
  }

  /** Of the entry itself. */
  statLink(vm: Vm): HostStat {
    return (this.own ??= statLinkOf(vm, this.path));
  }

  stat(vm: Vm, follow: Value | undefined): HostStat {
    const own = this.statLink(vm);
    if (own.kind !== 'link' || (follow !== undefined && !truth(vm, follow))) return own;
    return (this.target ??= statOf(vm, this.path));
  }
}

/** A link that leads nowhere is neither file nor folder. */
const kindTest = (name: string, kind: HostStat['kind']) =>
  native(name, '(self, /, *, follow_symlinks=True)', (vm, e: PyDirEntry, follow: Value | undefined) => {
    try {
      return e.stat(vm, follow).kind === kind;
    } catch (error) {
      if (isError(vm, error, 'FileNotFoundError')) return false;
      throw error;
    }
  });

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
    native('is_symlink', '(self, /)', (vm, e: PyDirEntry) => e.statLink(vm).kind === 'link'),
    native('is_junction', '(self, /)', () => false),
    native('stat', '(self, /, *, follow_symlinks=True)', (vm, e: PyDirEntry, follow: Value | undefined) =>
      statResult(vm, e.stat(vm, follow)),
    ),
    native('inode', '(self, /)', (vm, e: PyDirEntry) => e.statLink(vm).inode),
    native('__fspath__', '(self, /)', (_vm, e: PyDirEntry) => e.path),
    barrier('__repr__', '(self, /)', (vm, e: PyDirEntry) => vm.text(`<DirEntry ${reprText(vm, e.name)}>`)),
  ],
  classMethods: [CLASS_GETITEM],
  getset: { name: { get: (_vm, e: PyDirEntry) => e.name, member: true }, path: { get: (_vm, e: PyDirEntry) => e.path, member: true } },
};

class ScandirIterator extends PyIterator {
  constructor(
    override shape: Shape,
    private entries: PyDirEntry[],
  ) {
    super();
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
  return new ScandirIterator(
    moduleType(vm, SCANDIR_ITERATOR).rootShape,
    names.map(n => new PyDirEntry(shape, n, joined(vm, folder, n))),
  );
}

function joined(vm: Vm, folder: Value, name: Value): Value {
  const text = (v: Value): string => (v instanceof PyBytes ? String.fromCharCode(...v.data) : jsText(strValue(v)!));
  const head = text(folder);
  const path = head.endsWith('/') ? head + text(name) : `${head}/${text(name)}`;
  return folder instanceof PyBytes ? vm.bytes(Uint8Array.from(path, c => c.charCodeAt(0))) : vm.text(path);
}
