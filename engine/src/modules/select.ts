/** `select`: waiting for descriptors. Pipes and socket pairs of the program itself can make one wait; files never do. */
import { asDouble, asSize } from '../objects/convert.js';
import type { PyClass } from '../objects/class.js';
import { keyError, valueError } from '../objects/errors.js';
import { collect } from '../objects/iterate.js';
import { barrier, native } from '../objects/native.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyObject, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Shape } from '../objects/shape.js';
import { osError } from './errno.js';
import { moduleType, type ModuleSpec } from './module-spec.js';
import { descriptorOf, openFile, peekFile } from './open-files.js';
import { waitUntil } from './thread-locks.js';

const POLL = {
  POLLIN: 1,
  POLLPRI: 2,
  POLLOUT: 4,
  POLLERR: 8,
  POLLHUP: 16,
  POLLNVAL: 32,
  POLLRDNORM: 64,
  POLLRDBAND: 128,
  POLLWRNORM: 256,
  POLLWRBAND: 512,
  POLLMSG: 1024,
  POLLRDHUP: 8192,
};
const READS = POLL.POLLIN | POLL.POLLRDNORM;
const WRITES = POLL.POLLOUT | POLL.POLLWRNORM;

/** What of `mask` holds for a descriptor now. */
function eventsOf(vm: Vm, fd: number, mask: number): number {
  const f = peekFile(vm, fd);
  if (f === undefined) return POLL.POLLNVAL;
  const { stream } = f;
  if (stream === null) return mask & (READS | WRITES);
  const ready = (stream.reads && stream.readable() ? READS : 0) | (stream.writes && stream.writable() ? WRITES : 0);
  return (ready & mask) | (stream.ended ? POLL.POLLHUP : 0) | (stream.broken ? POLL.POLLERR : 0);
}

function deadline(vm: Vm, timeout: Value | undefined, scale: number): number | null {
  if (timeout === undefined || timeout === None) return null;
  const seconds = asDouble(vm, timeout) * scale;
  return seconds < 0 ? null : seconds === 0 ? -Infinity : vm.host.monotonic() + seconds;
}

// ---- select ----

function select(vm: Vm, reads: Value, writes: Value, errors: Value, timeout: Value | undefined): Value {
  const until = timeout !== undefined && timeout !== None && asDouble(vm, timeout) < 0 ? -1 : deadline(vm, timeout, 1);
  if (until === -1) throw valueError(vm, 'timeout must be non-negative');
  const [r, w, x] = [reads, writes, errors].map(list => collect(vm, list).map(file => ({ file, fd: descriptorOf(vm, file) })));
  for (const { fd } of [...r, ...w, ...x]) openFile(vm, fd);
  const ready = (): (typeof r)[] => [
    r.filter(({ fd }) => (eventsOf(vm, fd, READS) & (READS | POLL.POLLHUP)) !== 0),
    w.filter(({ fd }) => (eventsOf(vm, fd, WRITES) & (WRITES | POLL.POLLERR)) !== 0),
    [],
  ];
  waitUntil(vm, () => ready().some(list => list.length > 0), until);
  return vm.tuple(ready().map(list => vm.list(list.map(({ file }) => file))));
}

// ---- poll ----

class PyPoll extends PyObject {
  readonly masks = new Map<number, number>();
  constructor(override shape: Shape) {
    super();
  }
}

const ALL = POLL.POLLIN | POLL.POLLPRI | POLL.POLLOUT;

function register(vm: Vm, p: PyPoll, file: Value, mask: Value | undefined): Value {
  const bits = mask === undefined ? ALL : asSize(vm, mask);
  if (bits < 0 || bits > 0xffff) throw valueError(vm, 'eventmask must be an unsigned short');
  p.masks.set(descriptorOf(vm, file), bits);
  return None;
}

function modify(vm: Vm, p: PyPoll, file: Value, mask: Value): Value {
  if (!p.masks.has(descriptorOf(vm, file))) throw osError(vm, 'ENOENT');
  return register(vm, p, file, mask);
}

function unregister(vm: Vm, p: PyPoll, file: Value): Value {
  const fd = descriptorOf(vm, file);
  if (!p.masks.delete(fd)) throw keyError(vm, fd);
  return None;
}

function poll(vm: Vm, p: PyPoll, timeout: Value | undefined): Value {
  const until = deadline(vm, timeout, 0.001);
  const ready = (): [number, number][] =>
    [...p.masks].map(([fd, mask]): [number, number] => [fd, eventsOf(vm, fd, mask)]).filter(([, events]) => events !== 0);
  waitUntil(vm, () => ready().length > 0, until);
  return vm.list(ready().map(pair => vm.tuple(pair)));
}

const POLL_TYPE: TypeSpec = {
  name: 'poll',
  module: 'select',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    barrier('register', '(self, fd, eventmask=7, /)', register),
    barrier('modify', '(self, fd, eventmask, /)', modify),
    barrier('unregister', '(self, fd, /)', unregister),
    native('poll', '(self, timeout=None, /)', poll),
  ],
};

export const SELECT_MODULE: ModuleSpec = {
  name: 'select',
  doc: 'This module supports asynchronous I/O on multiple file descriptors.',
  functions: [
    native('select', '(rlist, wlist, xlist, timeout=None, /)', select),
    native('poll', '()', vm => new PyPoll((moduleType(vm, POLL_TYPE) as PyClass).rootShape)),
  ],
  setup: (vm, dict) => {
    dict.setStr('error', vm.types.OSError);
    dict.setStr('PIPE_BUF', 4096);
    for (const [name, value] of Object.entries(POLL)) dict.setStr(name, value);
  },
};
