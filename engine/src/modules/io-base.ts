/**
 * `_io`'s base classes: what every stream can do by means of the few methods its class writes itself.
 * Knows nothing of files, memory or text; those build on `PyStream`.
 */
import { findAttribute, getAttribute } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { bytesOf } from '../objects/codecs.js';
import { asSize } from '../objects/convert.js';
import { stopIteration, typeError, valueError } from '../objects/errors.js';
import type { PyException } from '../objects/exception.js';
import { getIterator, iteratorNext } from '../objects/iterate.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { truth } from '../objects/truth.js';
import { defineType, type TypeSpec } from '../objects/type-spec.js';
import { None, PyObjectWithDict, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Shape } from '../objects/shape.js';
import { writableBytes } from './buffers.js';
import { engineState, raise } from './module-spec.js';

export class PyStream extends PyObjectWithDict {
  isClosed = false;
  constructor(override shape: Shape) {
    super();
  }
}

export const callMethod = (vm: Vm, v: Value, name: string, ...args: Value[]): Value => vm.call(getAttribute(vm, v, name), ...args);

export const CLOSED = 'I/O operation on closed file.';

export function checkOpen(vm: Vm, s: PyStream): void {
  if (s.isClosed) throw valueError(vm, CLOSED);
}

/** `UnsupportedOperation(OSError, ValueError)`. */
export function unsupportedClass(vm: Vm): PyClass {
  return engineState(vm, 'io.UnsupportedOperation', () => {
    const namespace = vm.dict();
    namespace.setStr('__module__', 'io');
    return vm.call(vm.types.type, 'UnsupportedOperation', vm.tuple([vm.types.OSError, vm.types.ValueError]), namespace) as PyClass;
  });
}

export const unsupported = (vm: Vm, message: string): PyException => raise(vm, unsupportedClass(vm), message);

/** An optional size argument: −1 where it is missing, None or negative. */
export function sizeOf(vm: Vm, v: Value | undefined): number {
  return v === undefined || v === None ? -1 : Math.max(-1, asSize(vm, v));
}

/** This engine's class of a stream spec, below `base`; made when it is first asked for. */
export function streamType(vm: Vm, spec: TypeSpec, base: ((vm: Vm) => PyClass) | null): PyClass {
  return engineState(vm, `io ${spec.name}`, () => {
    const cls = defineType(vm, base === null ? spec : { ...spec, base: base(vm) });
    cls.hasDict = true;
    return cls;
  });
}

// ---- what every stream has ----

function closeStream(vm: Vm, v: Value): Value {
  if (truth(vm, getAttribute(vm, v, 'closed'))) return None;
  try {
    callMethod(vm, v, 'flush');
  } finally {
    if (v instanceof PyStream) v.isClosed = true;
  }
  return None;
}

/** A line by single reads, or by looking ahead where the stream can. */
function readline(vm: Vm, v: Value, limit: Value | undefined): Value {
  const size = sizeOf(vm, limit);
  const peek = findAttribute(vm, v, 'peek');
  const out: number[] = [];
  while (size < 0 || out.length < size) {
    let want = 1;
    if (peek !== undefined) {
      const ahead = bytesOf(vm, vm.call(peek, 1));
      const end = ahead.indexOf(10);
      want = Math.max(1, end < 0 ? ahead.length : end + 1);
      if (size >= 0) want = Math.min(want, size - out.length);
    }
    const data = bytesOf(vm, callMethod(vm, v, 'read', want));
    for (const b of data) out.push(b);
    if (data.length === 0 || data[data.length - 1] === 10) break;
  }
  return vm.bytes(Uint8Array.from(out));
}

function readlines(vm: Vm, v: Value, hint: Value | undefined): Value {
  const limit = sizeOf(vm, hint);
  const lines: Value[] = [];
  let size = 0;
  const it = getIterator(vm, v);
  for (let line = iteratorNext(vm, it); line !== undefined; line = iteratorNext(vm, it)) {
    lines.push(line);
    if (limit > 0 && (size += asSize(vm, vm.call(vm.builtins.dict.getStr('len')!, line))) >= limit) break;
  }
  return vm.list(lines);
}

const refuse = (name: string, signature: string): NativeSpec =>
  native(name, signature, vm => {
    throw unsupported(vm, name);
  });

const checkClosed = (vm: Vm, v: Value): void => {
  if (truth(vm, getAttribute(vm, v, 'closed'))) throw valueError(vm, CLOSED);
};

/** `_checkReadable` and its like: `self.readable()` must be true. */
function check(name: string, question: string, complaint: string): NativeSpec {
  return barrier(name, '(self, /)', (vm, v: Value) => {
    if (!truth(vm, callMethod(vm, v, question))) throw unsupported(vm, complaint);
    return true;
  });
}

const IO_BASE: TypeSpec = {
  name: '_IOBase',
  module: '_io',
  layout: 'native',
  hasDict: true,
  doc: 'The abstract base class for all I/O classes.',
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyStream(cls.rootShape)),
  methods: [
    native('__init__', '(self, /, *args, **kwargs)', () => None),
    barrier('close', '(self, /)', closeStream),
    barrier('flush', '(self, /)', (vm, v: Value) => {
      checkClosed(vm, v);
      return None;
    }),
    refuse('seek', '(self, offset, whence=0, /)'),
    refuse('truncate', '(self, size=None, /)'),
    refuse('fileno', '(self, /)'),
    barrier('tell', '(self, /)', (vm, v: Value) => callMethod(vm, v, 'seek', 0, 1)),
    native('seekable', '(self, /)', () => false),
    native('readable', '(self, /)', () => false),
    native('writable', '(self, /)', () => false),
    barrier('isatty', '(self, /)', (vm, v: Value) => {
      checkClosed(vm, v);
      return false;
    }),
    barrier('_checkClosed', '(self, msg=None, /)', (vm, v: Value) => {
      checkClosed(vm, v);
      return None;
    }),
    check('_checkReadable', 'readable', 'File or stream is not readable.'),
    check('_checkWritable', 'writable', 'File or stream is not writable.'),
    check('_checkSeekable', 'seekable', 'File or stream is not seekable.'),
    barrier('__enter__', '(self, /)', (vm, v: Value) => {
      checkClosed(vm, v);
      return v;
    }),
    barrier('__exit__', '(self, /, *args)', (vm, v: Value) => {
      callMethod(vm, v, 'close');
      return None;
    }),
    barrier('__iter__', '(self, /)', (vm, v: Value) => {
      checkClosed(vm, v);
      return v;
    }),
    barrier('__next__', '(self, /)', (vm, v: Value) => {
      const line = callMethod(vm, v, 'readline');
      if (!truth(vm, line)) throw stopIteration(vm, undefined);
      return line;
    }),
    barrier('readline', '(self, size=-1, /)', readline),
    barrier('readlines', '(self, hint=-1, /)', readlines),
    barrier('writelines', '(self, lines, /)', (vm, v: Value, lines: Value) => {
      checkClosed(vm, v);
      const it = getIterator(vm, lines);
      for (let line = iteratorNext(vm, it); line !== undefined; line = iteratorNext(vm, it)) callMethod(vm, v, 'write', line);
      return None;
    }),
  ],
  getset: {
    closed: { get: (_vm, s: PyStream) => s.isClosed },
    __dict__: { get: (vm, s: PyStream) => (s.dict ??= vm.dict()) },
  },
};

// ---- raw, buffered, text ----

function rawRead(vm: Vm, v: Value, size: Value | undefined): Value {
  const n = sizeOf(vm, size);
  if (n < 0) return callMethod(vm, v, 'readall');
  const room = vm.call(vm.types.bytearray, n);
  const got = callMethod(vm, v, 'readinto', room);
  return got === None ? None : vm.bytes(bytesOf(vm, room).slice(0, asSize(vm, got)));
}

function readAll(vm: Vm, v: Value): Value {
  const parts: number[] = [];
  for (;;) {
    const part = callMethod(vm, v, 'read', 8192);
    if (part === None) return parts.length === 0 ? None : vm.bytes(Uint8Array.from(parts));
    const data = bytesOf(vm, part);
    if (data.length === 0) return vm.bytes(Uint8Array.from(parts));
    for (const b of data) parts.push(b);
  }
}

const RAW_BASE: TypeSpec = {
  name: '_RawIOBase',
  module: '_io',
  layout: 'native',
  methods: [barrier('read', '(self, size=-1, /)', rawRead), barrier('readall', '(self, /)', readAll)],
};

const readInto = (name: string, reader: string): NativeSpec =>
  barrier(name, '(self, buffer, /)', (vm, v: Value, buffer: Value) => {
    const room = writableBytes(vm, buffer);
    const data = bytesOf(vm, callMethod(vm, v, reader, room.length));
    if (data.length > room.length)
      throw valueError(vm, `${reader}() returned too much data: ${room.length} bytes requested, ${data.length} returned`);
    room.set(data);
    return data.length;
  });

const BUFFERED_BASE: TypeSpec = {
  name: '_BufferedIOBase',
  module: '_io',
  layout: 'native',
  methods: [
    readInto('readinto', 'read'),
    readInto('readinto1', 'read1'),
    refuse('read', '(self, size=-1, /)'),
    refuse('read1', '(self, size=-1, /)'),
    refuse('write', '(self, b, /)'),
    refuse('detach', '(self, /)'),
  ],
};

const TEXT_BASE: TypeSpec = {
  name: '_TextIOBase',
  module: '_io',
  layout: 'native',
  methods: [
    refuse('read', '(self, size=-1, /)'),
    refuse('readline', '(self, size=-1, /)'),
    refuse('write', '(self, s, /)'),
    refuse('detach', '(self, /)'),
  ],
  getset: { encoding: { get: () => None }, newlines: { get: () => None }, errors: { get: () => None } },
};

export const ioBase = (vm: Vm): PyClass => streamType(vm, IO_BASE, null);
export const rawBase = (vm: Vm): PyClass => streamType(vm, RAW_BASE, ioBase);
export const bufferedBase = (vm: Vm): PyClass => streamType(vm, BUFFERED_BASE, ioBase);
export const textBase = (vm: Vm): PyClass => streamType(vm, TEXT_BASE, ioBase);

export function bytesArgument(vm: Vm, v: Value): Uint8Array {
  if (typeof v === 'string') throw typeError(vm, "a bytes-like object is required, not 'str'");
  return bytesOf(vm, v);
}

export const shownClass = (vm: Vm, v: Value): string => classOf(vm, v).name;
