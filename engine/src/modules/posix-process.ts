/**
 * `posix`, the part about processes, users and the machine. There is one process, which sees neither others nor
 * users; what would start, signal or wait for another one is refused.
 */
import { asIndex, asSize } from '../objects/convert.js';
import { valueError } from '../objects/errors.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { None, PyFloat, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { osError, strerror } from './errno.js';
import { syncFiles } from './open-files.js';
import { refusal, refused } from './sandbox-refusal.js';
import { raiseSignal } from './signal.js';
import { structSequence } from './struct-sequence.js';

export const UNAME_RESULT = structSequence('posix.uname_result', ['sysname', 'nodename', 'release', 'version', 'machine']);
export const TIMES_RESULT = structSequence('posix.times_result', ['user', 'system', 'children_user', 'children_system', 'elapsed']);

const NO_PROCESSES = 'no processes';
const USER = 1000;
const SELF = 1;

/** A wait status of another process, taken apart. */
const status = (name: string, of: (status: number) => Value): NativeSpec => native(name, '(status)', (vm, s: Value) => of(asSize(vm, s)));

function noChild(vm: Vm): never {
  throw osError(vm, 'ECHILD');
}

function exitCode(vm: Vm, s: Value): Value {
  const n = asSize(vm, s);
  if ((n & 0x7f) === 0) return (n >> 8) & 0xff;
  if ((n & 0xff) === 0x7f) throw valueError(vm, `process stopped by delivery of signal ${(n >> 8) & 0xff}`);
  return -(n & 0x7f);
}

const CONFIGURATION: Readonly<Record<string, number>> = {
  SC_PAGE_SIZE: 30,
  SC_PAGESIZE: 30,
  SC_NPROCESSORS_CONF: 83,
  SC_NPROCESSORS_ONLN: 84,
  SC_OPEN_MAX: 4,
  SC_IOV_MAX: 60,
  SC_CLK_TCK: 2,
  SC_ARG_MAX: 0,
};
const CONFIGURED: ReadonlyMap<number, number> = new Map([
  [30, 4096],
  [83, 1],
  [84, 1],
  [4, 1024],
  [60, 1024],
  [2, 100],
  [0, 2097152],
]);

function sysconf(vm: Vm, name: Value): Value {
  const key = typeof name === 'string' ? CONFIGURATION[name] : asSize(vm, name);
  if (key === undefined) throw valueError(vm, 'unrecognized configuration name');
  const value = CONFIGURED.get(key);
  if (value === undefined) throw osError(vm, 'EINVAL');
  return value;
}

export function processConstants(vm: Vm): [string, Value][] {
  const names = vm.dict();
  for (const [name, number] of Object.entries(CONFIGURATION)) names.setStr(name, number);
  return [['sysconf_names', names]];
}

function leave(vm: Vm, code: Value): never {
  syncFiles(vm);
  throw vm.call(vm.types.SystemExit, code);
}

/** To itself a program may send signals; nobody else is there. */
function kill(vm: Vm, pid: Value, signal: Value): Value {
  if (asSize(vm, pid) !== SELF) throw refusal(vm, NO_PROCESSES);
  return asSize(vm, signal) === 0 ? None : raiseSignal(vm, signal);
}

export const PROCESS: readonly NativeSpec[] = [
  barrier('kill', '(pid, signal, /)', kill),
  native('getpid', '()', () => SELF),
  native('getppid', '()', () => 0),
  native('getpgrp', '()', () => SELF),
  native('getpgid', '(pid)', () => SELF),
  native('getsid', '(pid, /)', () => SELF),
  native('getuid', '()', () => USER),
  native('geteuid', '()', () => USER),
  native('getgid', '()', () => USER),
  native('getegid', '()', () => USER),
  native('getgroups', '()', vm => vm.list([USER])),
  native('cpu_count', '()', () => 1),
  native('sched_getaffinity', '(pid, /)', vm => vm.call(vm.types.set, vm.list([0]))),
  native('sched_yield', '()', () => None),
  native('getloadavg', '()', vm => vm.tuple([0, 0, 0].map(x => new PyFloat(x)))),
  native('sysconf', '(name, /)', sysconf),
  native('urandom', '(size, /)', (vm, size: Value) => {
    const n = asSize(vm, size);
    if (n < 0) throw valueError(vm, 'negative argument not allowed');
    return vm.bytes(vm.host.random(n));
  }),
  native('strerror', '(code, /)', (vm, code: Value) => vm.text(strerror(Number(asIndex(vm, code))))),
  native('_exit', '(status)', leave),
  native('uname', '()', vm => UNAME_RESULT.make(vm, ['JitLens', 'localhost', '', '', 'jit'])),
  native('times', '()', vm =>
    TIMES_RESULT.make(
      vm,
      [vm.host.cpuTime(), 0, 0, 0, vm.host.monotonic()].map(x => new PyFloat(x)),
    ),
  ),
  // the environment is the program's own copy (os.environ); there is no child process to inherit it
  native('putenv', '(name, value, /)', () => None),
  native('unsetenv', '(name, /)', () => None),
  // there is no fork for which these would be called
  native('register_at_fork', '(*, before=None, after_in_child=None, after_in_parent=None)', () => None),
  native('wait', '()', noChild),
  native('waitpid', '(pid, options, /)', noChild),
  native('wait3', '(options)', noChild),
  native('wait4', '(pid, options)', noChild),
  ...['fork', 'execv', 'execve', 'killpg', 'system', 'posix_spawn', 'posix_spawnp', 'setsid', 'nice'].map(name =>
    refused(name, NO_PROCESSES),
  ),
  ...['setuid', 'setgid', 'chown', 'lchown', 'fchown'].map(name => refused(name, 'no users')),
  native('waitstatus_to_exitcode', '(status)', exitCode),
  status('WIFEXITED', s => (s & 0x7f) === 0),
  status('WEXITSTATUS', s => (s >> 8) & 0xff),
  status('WIFSIGNALED', s => ((s & 0x7f) + 1) >> 1 > 0),
  status('WTERMSIG', s => s & 0x7f),
  status('WIFSTOPPED', s => (s & 0xff) === 0x7f),
  status('WSTOPSIG', s => (s >> 8) & 0xff),
  status('WIFCONTINUED', s => s === 0xffff),
  status('WCOREDUMP', s => (s & 0x80) !== 0),
];
