/** `_posixsubprocess`, `_multiprocessing` and `fcntl`: importable, so that what uses them only sometimes can be imported; using them is refused. */
import { native } from '../objects/native.js';
import type { TypeSpec } from '../objects/type-spec.js';
import type { Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { asSize } from '../objects/convert.js';
import { descriptorOf, openFile } from './open-files.js';
import type { ModuleSpec } from './module-spec.js';
import { refused } from './sandbox-refusal.js';

export const POSIXSUBPROCESS_MODULE: ModuleSpec = {
  name: '_posixsubprocess',
  doc: 'A POSIX helper for the subprocess module.',
  functions: [refused('fork_exec', 'no processes')],
};

/** A lock that processes share. */
const SEM_LOCK: TypeSpec = {
  name: 'SemLock',
  module: '_multiprocessing',
  layout: 'native',
  doc: 'Semaphore/Mutex type',
  create: refused('__new__', 'no processes'),
  entries: () => ({ SEM_VALUE_MAX: 2 ** 31 - 1 }),
};

export const MULTIPROCESSING_MODULE: ModuleSpec = {
  name: '_multiprocessing',
  functions: [refused('sem_unlink', 'no processes')],
  types: [SEM_LOCK],
  setup: (vm, dict) => dict.setStr('flags', vm.dict()),
};

const F = {
  F_DUPFD: 0,
  F_GETFD: 1,
  F_SETFD: 2,
  F_GETFL: 3,
  F_SETFL: 4,
  F_GETLK: 5,
  F_SETLK: 6,
  F_SETLKW: 7,
  F_SETOWN: 8,
  F_GETOWN: 9,
  F_DUPFD_CLOEXEC: 1030,
} as const;
const CONSTANTS = { ...F, FD_CLOEXEC: 1, LOCK_SH: 1, LOCK_EX: 2, LOCK_NB: 4, LOCK_UN: 8, F_RDLCK: 0, F_WRLCK: 1, F_UNLCK: 2 };
const NONBLOCK = 0o4000;

/** Flags of descriptors; a program has its files to itself, so every lock is granted. */
function control(vm: Vm, file: Value, command: Value, argument: Value | undefined): Value {
  const f = openFile(vm, descriptorOf(vm, file));
  const n = argument === undefined ? 0 : asSize(vm, argument);
  switch (asSize(vm, command)) {
    case F.F_GETFD:
      return CONSTANTS.FD_CLOEXEC;
    case F.F_SETFD:
      return 0;
    case F.F_GETFL:
      return (f.readable ? (f.writable ? 2 : 0) : 1) | (f.stream?.blocking === false ? NONBLOCK : 0);
    case F.F_SETFL:
      if (f.stream !== null) f.stream.blocking = (n & NONBLOCK) === 0;
      return 0;
    default:
      return refused('fcntl', 'no control of descriptors').fn(vm);
  }
}

const granted = (vm: Vm, file: Value): Value => {
  openFile(vm, descriptorOf(vm, file));
  return vm.none;
};

export const FCNTL_MODULE: ModuleSpec = {
  name: 'fcntl',
  doc: 'This module performs file control and I/O control on file descriptors.',
  functions: [
    native('fcntl', '(fd, cmd, arg=0, /)', control),
    native('flock', '(fd, operation, /)', granted),
    native('lockf', '(fd, cmd, len=0, start=0, whence=0, /)', granted),
    refused('ioctl', 'no devices'),
  ],
  setup: (_vm, dict) => {
    for (const [name, value] of Object.entries(CONSTANTS)) dict.setStr(name, value);
  },
};
