/**
 * `_signal`: handlers and Linux's signal numbers. A program can raise signals to itself; from outside only an
 * interrupt comes, which the engine turns into KeyboardInterrupt.
 */
import { classOf } from '../objects/class-of.js';
import { asIndex } from '../objects/convert.js';
import { makeError, notImplementedError, typeError, valueError } from '../objects/errors.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { osError } from './errno.js';
import { engineState, exceptionClass, moduleFunction, type ModuleSpec } from './module-spec.js';

const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGIOT: 6,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGSTKFLT: 16,
  SIGCLD: 17,
  SIGCHLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPOLL: 29,
  SIGPWR: 30,
  SIGSYS: 31,
  SIGRTMIN: 34,
  SIGRTMAX: 64,
};

const TEXTS: readonly string[] = [
  '',
  'Hangup',
  'Interrupt',
  'Quit',
  'Illegal instruction',
  'Trace/breakpoint trap',
  'Aborted',
  'Bus error',
  'Floating point exception',
  'Killed',
  'User defined signal 1',
  'Segmentation fault',
  'User defined signal 2',
  'Broken pipe',
  'Alarm clock',
  'Terminated',
  'Stack fault',
  'Child exited',
  'Continued',
  'Stopped (signal)',
  'Stopped',
  'Stopped (tty input)',
  'Stopped (tty output)',
  'Urgent I/O condition',
  'CPU time limit exceeded',
  'File size limit exceeded',
  'Virtual timer expired',
  'Profiling timer expired',
  'Window changed',
  'I/O possible',
  'Power failure',
  'Bad system call',
];

const DEFAULT = 0;
const IGNORE = 1;
const NSIG = 65;
/** Numbers that the C library keeps to itself. */
const RESERVED: readonly number[] = [32, 33];

const INTERRUPT = native('default_int_handler', '(signalnum, frame, /)', vm => {
  throw makeError(vm, 'KeyboardInterrupt', null);
});

const interruptHandler = (vm: Vm): Value => engineState(vm, 'signal-interrupt', () => moduleFunction(vm, INTERRUPT, '_signal'));
const handlers = (vm: Vm): Map<number, Value> =>
  engineState(
    vm,
    'signal-handlers',
    () =>
      new Map<number, Value>([
        [2, interruptHandler(vm)],
        [13, IGNORE],
      ]),
  );

function numberOf(vm: Vm, v: Value): number {
  const n = Number(asIndex(vm, v));
  if (n < 1 || n >= NSIG) throw valueError(vm, 'signal number out of range');
  return n;
}

function setHandler(vm: Vm, signal: Value, handler: Value): Value {
  const n = numberOf(vm, signal);
  const plain = classOf(vm, handler).find('__call__') === undefined ? asConstant(vm, handler) : handler;
  if (n === SIGNALS.SIGKILL || n === SIGNALS.SIGSTOP || RESERVED.includes(n)) throw osError(vm, 'EINVAL');
  const before = handlers(vm).get(n) ?? DEFAULT;
  handlers(vm).set(n, plain);
  return before;
}

function asConstant(vm: Vm, handler: Value): Value {
  const isInt = classOf(vm, handler).isSubclassOf(vm.types.int);
  const n = isInt ? Number(asIndex(vm, handler)) : -1;
  if (n !== DEFAULT && n !== IGNORE) throw typeError(vm, 'signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object');
  return n;
}

/** A signal of the program to itself. */
export function raiseSignal(vm: Vm, signal: Value): Value {
  const n = numberOf(vm, signal);
  const handler = handlers(vm).get(n) ?? DEFAULT;
  if (handler === IGNORE) return None;
  if (handler === DEFAULT)
    throw notImplementedError(
      vm,
      `raise_signal: the default action of signal ${n} would end the process, which the sandbox does not offer`,
    );
  vm.call(handler, n, vm.interpreter.frameAt(0) ?? None);
  return None;
}

const refused = (name: string, signature: string): NativeSpec =>
  native(name, signature, vm => {
    throw osError(vm, 'EPERM', None, `Operation not permitted (signal.${name} is not offered in the sandbox)`);
  });

export const SIGNAL_MODULE: ModuleSpec = {
  name: '_signal',
  doc: 'This module provides mechanisms to use signal handlers in Python.',
  functions: [
    native('signal', '(signalnum, handler, /)', setHandler),
    native('getsignal', '(signalnum, /)', (vm, signal: Value) => handlers(vm).get(numberOf(vm, signal)) ?? DEFAULT),
    barrier('raise_signal', '(signalnum, /)', raiseSignal),
    native('strsignal', '(signalnum, /)', (vm, signal: Value) => TEXTS[numberOf(vm, signal)] ?? None),
    native('valid_signals', '()', vm =>
      vm.call(vm.types.set, vm.list(Array.from({ length: NSIG - 1 }, (_, i) => i + 1).filter(n => !RESERVED.includes(n)))),
    ),
    native('set_wakeup_fd', '(fd, /, *, warn_on_full_buffer=True)', () => -1),
    refused('alarm', '(seconds, /)'),
    refused('setitimer', '(which, seconds, interval=0.0, /)'),
    refused('pause', '()'),
  ],
  setup: (vm, dict) => {
    dict.setStr('default_int_handler', interruptHandler(vm));
    for (const [name, n] of Object.entries({
      ...SIGNALS,
      SIG_DFL: DEFAULT,
      SIG_IGN: IGNORE,
      NSIG,
      ITIMER_REAL: 0,
      ITIMER_VIRTUAL: 1,
      ITIMER_PROF: 2,
    }))
      dict.setStr(name, n);
    dict.setStr('ItimerError', exceptionClass(vm, 'signal', 'itimer_error', vm.types.OSError));
  },
};
