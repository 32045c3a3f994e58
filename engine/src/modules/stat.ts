/** `_stat`: bits of file modes. */
import { intValue } from '../objects/class-of.js';
import { overflowError, typeError } from '../objects/errors.js';
import { native, type NativeSpec } from '../objects/native.js';
import type { Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { ModuleSpec } from './module-spec.js';

const TYPES = {
  S_IFDIR: 0o40000,
  S_IFCHR: 0o20000,
  S_IFBLK: 0o60000,
  S_IFREG: 0o100000,
  S_IFIFO: 0o10000,
  S_IFLNK: 0o120000,
  S_IFSOCK: 0o140000,
  S_IFDOOR: 0,
  S_IFPORT: 0,
  S_IFWHT: 0,
} as const;

const BITS: Readonly<Record<string, number>> = {
  S_ISUID: 0o4000,
  S_ISGID: 0o2000,
  S_ISVTX: 0o1000,
  S_ENFMT: 0o2000,
  S_IREAD: 0o400,
  S_IWRITE: 0o200,
  S_IEXEC: 0o100,
  S_IRWXU: 0o700,
  S_IRUSR: 0o400,
  S_IWUSR: 0o200,
  S_IXUSR: 0o100,
  S_IRWXG: 0o070,
  S_IRGRP: 0o040,
  S_IWGRP: 0o020,
  S_IXGRP: 0o010,
  S_IRWXO: 0o007,
  S_IROTH: 0o004,
  S_IWOTH: 0o002,
  S_IXOTH: 0o001,
  UF_SETTABLE: 0xffff,
  UF_NODUMP: 1,
  UF_IMMUTABLE: 2,
  UF_APPEND: 4,
  UF_OPAQUE: 8,
  UF_NOUNLINK: 16,
  UF_COMPRESSED: 32,
  UF_TRACKED: 64,
  UF_DATAVAULT: 128,
  UF_HIDDEN: 0x8000,
  SF_SETTABLE: 0xffff0000,
  SF_ARCHIVED: 0x10000,
  SF_IMMUTABLE: 0x20000,
  SF_APPEND: 0x40000,
  SF_NOUNLINK: 0x100000,
  SF_SNAPSHOT: 0x200000,
  SF_FIRMLINK: 0x800000,
  SF_DATALESS: 0x40000000,
  ST_MODE: 0,
  ST_INO: 1,
  ST_DEV: 2,
  ST_NLINK: 3,
  ST_UID: 4,
  ST_GID: 5,
  ST_SIZE: 6,
  ST_ATIME: 7,
  ST_MTIME: 8,
  ST_CTIME: 9,
};

const FORMAT = 0o170000;
const LETTERS: readonly (readonly [number, string])[] = [
  [TYPES.S_IFREG, '-'],
  [TYPES.S_IFDIR, 'd'],
  [TYPES.S_IFLNK, 'l'],
  [TYPES.S_IFBLK, 'b'],
  [TYPES.S_IFCHR, 'c'],
  [TYPES.S_IFIFO, 'p'],
  [TYPES.S_IFSOCK, 's'],
];

function modeOf(vm: Vm, v: Value): number {
  const n = intValue(v);
  if (n === undefined) throw typeError(vm, 'an integer is required');
  if (n < 0) throw overflowError(vm, "can't convert negative value to unsigned int");
  if (n > 0xffff_ffff) throw overflowError(vm, 'mode out of range');
  return Number(n);
}

/** `-rwxr-xr-x`. */
export function filemode(mode: number): string {
  const type = LETTERS.find(([bits]) => (mode & FORMAT) === bits)?.[1] ?? '?';
  const triple = (shift: number, special: number, letter: string): string => {
    const bit = mode >> shift;
    const x = mode & special ? (bit & 1 ? letter : letter.toUpperCase()) : bit & 1 ? 'x' : '-';
    return (bit & 4 ? 'r' : '-') + (bit & 2 ? 'w' : '-') + x;
  };
  return type + triple(6, 0o4000, 's') + triple(3, 0o2000, 's') + triple(0, 0o1000, 't');
}

const tests: readonly NativeSpec[] = Object.entries(TYPES).map(([name, bits]) =>
  native(
    name === 'S_IFIFO' ? 'S_ISFIFO' : name.replace('S_IF', 'S_IS'),
    '(mode, /)',
    (vm, mode: Value) => bits !== 0 && (modeOf(vm, mode) & FORMAT) === bits,
  ),
);

export const STAT_MODULE: ModuleSpec = {
  name: '_stat',
  doc: 'S_IFMT_: file type bits, S_IF*: their values, S_IS*: tests, S_I*: mode bits.',
  functions: [
    ...tests,
    native('S_IMODE', '(mode, /)', (vm, mode: Value) => modeOf(vm, mode) & 0o7777),
    native('S_IFMT', '(mode, /)', (vm, mode: Value) => modeOf(vm, mode) & FORMAT),
    native('filemode', '(mode, /)', (vm, mode: Value) => filemode(modeOf(vm, mode))),
  ],
  setup: (_vm, dict) => {
    for (const [name, n] of Object.entries({ ...TYPES, ...BITS })) dict.setStr(name, n);
  },
};
