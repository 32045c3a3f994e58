/** The standard streams: text over the host's. */
import { setAttribute } from '../objects/attribute.js';
import { classOf, strValue } from '../objects/class-of.js';
import { encodeWith, decodeWith } from '../objects/codecs.js';
import { makeError, stopIteration, typeError, valueError } from '../objects/errors.js';
import { barrier, native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyObjectWithDict, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { collect } from '../objects/iterate.js';
import { HostError } from '../host.js';
import { unsupported } from './io-base.js';
import { fileIoClass, readerClass, writerClass, type PyFileIO } from './io-files.js';

const BUFFER_LIMIT = 8192;

export class PyStandardStream extends PyObjectWithDict {
  /** Text written but not handed to the host. */
  pending = '';
  /** Text read but not consumed. */
  ahead = '';
  atEnd = false;
  isClosed = false;
  buffer: Value | null = null;
  constructor(
    override shape: Shape,
    readonly which: 0 | 1 | 2,
    readonly errors: string,
  ) {
    super();
  }
}

type Self = PyStandardStream;
const NAMES = ['<stdin>', '<stdout>', '<stderr>'];

export function flushStream(vm: Vm, s: Self): void {
  if (s.pending === '') return;
  const bytes = encodeWith(vm, vm.text(s.pending), 'utf-8', s.errors);
  s.pending = '';
  try {
    if (s.which === 1) vm.host.writeStdout(bytes);
    else vm.host.writeStderr(bytes);
  } catch (e) {
    if (e instanceof HostError)
      throw vm.call(vm.types.OSError, e.errno === 'EPIPE' ? 32 : 5, e.errno === 'EPIPE' ? 'Broken pipe' : e.errno);
    throw e;
  }
}

export function writeText(vm: Vm, s: Self, text: Value): Value {
  const t = strValue(text);
  if (t === undefined) throw typeError(vm, `write() argument must be str, not ${classOf(vm, text).name}`);
  checkUsable(vm, s);
  if (s.which === 0) throw makeError(vm, 'OSError', 'not writable');
  const js = jsText(t);
  if (typeof t !== 'string') encodeWith(vm, t, 'utf-8', s.errors);
  s.pending += js;
  if (s.which === 2 ? js.includes('\n') : s.pending.length > BUFFER_LIMIT || (vm.host.stdoutIsTerminal && js.includes('\n')))
    flushStream(vm, s);
  return typeof t === 'string' ? t.length : t.points.length;
}

function fill(vm: Vm, s: Self): boolean {
  if (s.atEnd) return false;
  let bytes: Uint8Array;
  for (;;) {
    try {
      bytes = vm.host.readStdin(BUFFER_LIMIT);
      break;
    } catch (e) {
      if (!(e instanceof HostError) || e.errno !== 'EINTR') throw e;
      vm.interpreter.poll();
    }
  }
  if (bytes.length === 0) s.atEnd = true;
  s.ahead += jsText(decodeWith(vm, bytes, 'utf-8', 'surrogateescape')).replaceAll('\r\n', '\n');
  return !s.atEnd;
}

function readLine(vm: Vm, s: Self): string {
  if (s.which !== 0) throw makeError(vm, 'OSError', 'not readable');
  for (;;) {
    const at = s.ahead.indexOf('\n');
    if (at >= 0) {
      const line = s.ahead.slice(0, at + 1);
      s.ahead = s.ahead.slice(at + 1);
      return line;
    }
    if (!fill(vm, s)) {
      const rest = s.ahead;
      s.ahead = '';
      return rest;
    }
  }
}

function readAll(vm: Vm, s: Self): string {
  while (fill(vm, s));
  const all = s.ahead;
  s.ahead = '';
  return all;
}

/** `sys.stdout.buffer`: bytes past the text, in the order in which both were written. */
function bufferOf(vm: Vm, s: Self): Value {
  if (s.buffer !== null) return s.buffer;
  const raw = vm.call(fileIoClass(vm), s.which, s.which === 0 ? 'r' : 'w', false) as PyFileIO;
  raw.beforeWrite = () => flushStream(vm, s);
  setAttribute(vm, raw, 'name', NAMES[s.which]);
  return (s.buffer = vm.call(s.which === 0 ? readerClass(vm) : writerClass(vm), raw));
}

function checkUsable(vm: Vm, s: Self): void {
  if (s.isClosed) throw valueError(vm, 'I/O operation on closed file.');
}

export const STANDARD_STREAM: TypeSpec = {
  name: 'TextIOWrapper',
  module: '_io',
  layout: 'native',
  hasDict: true,
  create: 'none',
  methods: [
    native('write', '(self, text, /)', writeText),
    barrier('writelines', '(self, lines, /)', (vm, s: Self, lines: Value) => {
      for (const l of collect(vm, lines)) writeText(vm, s, l);
      return None;
    }),
    native('flush', '(self, /)', (vm, s: Self) => {
      checkUsable(vm, s);
      flushStream(vm, s);
      return None;
    }),
    native('close', '(self, /)', (vm, s: Self) => {
      flushStream(vm, s);
      s.isClosed = true;
      return None;
    }),
    native('readline', '(self, size=-1, /)', (vm, s: Self) => vm.text(readLine(vm, s))),
    native('read', '(self, size=-1, /)', (vm, s: Self, size: Value | undefined) => {
      if (size === undefined || size === None || (size as number) < 0) return vm.text(readAll(vm, s));
      while (s.ahead.length < (size as number) && fill(vm, s));
      const part = s.ahead.slice(0, size as number);
      s.ahead = s.ahead.slice(size as number);
      return vm.text(part);
    }),
    native('readlines', '(self, hint=-1, /)', (vm, s: Self) =>
      vm.list((readAll(vm, s).match(/[^\n]*\n|[^\n]+$/g) ?? []).map(l => vm.text(l))),
    ),
    native('__iter__', '(self, /)', (_vm, s: Self) => s),
    native('__next__', '(self, /)', (vm, s: Self) => {
      const line = readLine(vm, s);
      if (line === '') throw stopIteration(vm, undefined);
      return vm.text(line);
    }),
    native('isatty', '(self, /)', (vm, s: Self) => s.which === 1 && vm.host.stdoutIsTerminal),
    native('fileno', '(self, /)', (_vm, s: Self) => s.which),
    native('readable', '(self, /)', (_vm, s: Self) => s.which === 0),
    native('writable', '(self, /)', (_vm, s: Self) => s.which !== 0),
    native('seekable', '(self, /)', () => false),
    ...['detach', 'seek', 'tell', 'truncate'].map(name =>
      native(name, '(self, /, *args)', vm => {
        throw unsupported(vm, name === 'detach' ? 'detach' : 'underlying stream is not seekable');
      }),
    ),
    native('reconfigure', '(self, /, **kwargs)', () => None),
    native('__enter__', '(self, /)', (_vm, s: Self) => s),
    native('__exit__', '(self, /, *args)', () => None),
    native(
      '__repr__',
      '(self, /)',
      (_vm, s: Self) => `<_io.TextIOWrapper name='${NAMES[s.which]}' mode='${s.which === 0 ? 'r' : 'w'}' encoding='utf-8'>`,
    ),
  ],
  getset: {
    name: { get: (_vm, s: Self) => NAMES[s.which] },
    mode: { get: (_vm, s: Self) => (s.which === 0 ? 'r' : 'w') },
    encoding: { get: () => 'utf-8' },
    errors: { get: (_vm, s: Self) => s.errors },
    closed: { get: (_vm, s: Self) => s.isClosed },
    buffer: { get: (vm, s: Self) => bufferOf(vm, s) },
    newlines: { get: () => None },
    write_through: { get: () => false },
    line_buffering: { get: (vm, s: Self) => s.which === 2 || vm.host.stdoutIsTerminal },
    __dict__: { get: (vm, s: Self) => (s.dict ??= vm.dict()) },
  },
};
