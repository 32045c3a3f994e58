/** `io.FileIO` over open files, and the buffered streams over any raw stream. */
import { textArgument } from './io-lines.js';
import { getAttribute, setAttribute } from '../objects/attribute.js';
import { strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { bytesOf } from '../objects/codecs.js';
import { asSize } from '../objects/convert.js';
import { valueError } from '../objects/errors.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { reprText } from '../objects/text.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { writableBytes } from './buffers.js';
import { bufferedBase, bytesArgument, callMethod, checkOpen, PyStream, rawBase, sizeOf, streamType, unsupported } from './io-base.js';
import { open } from './io-memory.js';
import {
  closeDescriptor,
  fspath,
  OPEN,
  openDescriptor,
  openFile,
  readFile,
  seekFile,
  syncFile,
  truncateFile,
  writeFile,
} from './open-files.js';

export class PyFileIO extends PyStream {
  fd = -1;
  mode = '';
  closesDescriptor = true;
  /** Of a standard stream: hands on the text that was written before. */
  beforeWrite: (() => void) | null = null;
}

/** `os.open`'s flags and the shown mode for 'r', 'w', 'x', 'a', with '+'. */
function flagsOf(vm: Vm, mode: string): { flags: number; shown: string } {
  const kinds = [...mode].filter(c => 'rwax'.includes(c));
  if (/[^rwaxb+]/.test(mode)) throw valueError(vm, `invalid mode: ${mode}`);
  if (kinds.length !== 1 || (mode.match(/\+/g) ?? []).length > 1)
    throw valueError(vm, 'Must have exactly one of create/read/write/append mode and at most one plus');
  const plus = mode.includes('+');
  const access = plus ? OPEN.readWrite : kinds[0] === 'r' ? OPEN.readOnly : OPEN.writeOnly;
  switch (kinds[0]) {
    case 'r':
      return { flags: access, shown: plus ? 'rb+' : 'rb' };
    case 'w':
      return { flags: access | OPEN.create | OPEN.truncate, shown: plus ? 'rb+' : 'wb' };
    case 'x':
      return { flags: access | OPEN.create | OPEN.exclusive, shown: plus ? 'xb+' : 'xb' };
    default:
      return { flags: access | OPEN.create | OPEN.append, shown: plus ? 'ab+' : 'ab' };
  }
}

function initFile(vm: Vm, f: PyFileIO, file: Value, mode: Value | undefined, closefd: Value | undefined, opener: Value | undefined): Value {
  const { flags, shown } = flagsOf(vm, mode === undefined ? 'r' : textArgument(vm, mode, "FileIO() argument 'mode' must be str"));
  f.closesDescriptor = closefd === undefined || truth(vm, closefd);
  f.mode = shown;
  if (typeof file === 'number' || typeof file === 'boolean') {
    if (Number(file) < 0) throw valueError(vm, 'negative file descriptor');
    openFile(vm, (f.fd = Number(file)));
  } else {
    if (!f.closesDescriptor) throw valueError(vm, 'Cannot use closefd=False with file name');
    f.fd =
      opener === undefined || opener === None
        ? openDescriptor(vm, fspath(vm, file), flags)
        : asSize(vm, vm.call(opener, file, flags | 0o2000000));
  }
  setAttribute(vm, f, 'name', file);
  if ((flags & OPEN.append) !== 0) seekFile(vm, openFile(vm, f.fd), 0, 2);
  return None;
}

const reads = (f: PyFileIO): boolean => f.mode.startsWith('r') || f.mode.includes('+');
const writes = (f: PyFileIO): boolean => !f.mode.startsWith('r') || f.mode.includes('+');

function rawRead(vm: Vm, f: PyFileIO, size: number): Uint8Array {
  if (!reads(f)) throw unsupported(vm, 'File not open for reading');
  return readFile(vm, openFile(vm, f.fd), size);
}

function closeFile(vm: Vm, f: PyFileIO): Value {
  if (f.isClosed) return None;
  f.isClosed = true;
  if (f.closesDescriptor && f.fd >= 0) closeDescriptor(vm, f.fd);
  return None;
}

const FILE_IO: TypeSpec = {
  name: 'FileIO',
  module: '_io',
  layout: 'native',
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyFileIO(cls.rootShape)),
  methods: [
    barrier('__init__', "(self, file, mode='r', closefd=True, opener=None)", initFile),
    open('read', '(self, size=-1, /)', (vm, f: PyFileIO, size: Value | undefined) => vm.bytes(rawRead(vm, f, sizeOf(vm, size)))),
    open('readall', '(self, /)', (vm, f: PyFileIO) => vm.bytes(rawRead(vm, f, -1))),
    open('readinto', '(self, buffer, /)', (vm, f: PyFileIO, buffer: Value) => {
      const room = writableBytes(vm, buffer);
      const data = rawRead(vm, f, room.length);
      room.set(data);
      return data.length;
    }),
    open('write', '(self, b, /)', (vm, f: PyFileIO, data: Value) => {
      if (!writes(f)) throw unsupported(vm, 'File not open for writing');
      f.beforeWrite?.();
      return writeFile(vm, f.fd, openFile(vm, f.fd), bytesArgument(vm, data));
    }),
    open('flush', '(self, /)', (vm, f: PyFileIO) => {
      syncFile(vm, openFile(vm, f.fd));
      return None;
    }),
    open('seek', '(self, pos, whence=0, /)', (vm, f: PyFileIO, pos: Value, whence: Value | undefined) =>
      seekFile(vm, openFile(vm, f.fd), asSize(vm, pos), whence === undefined ? 0 : asSize(vm, whence)),
    ),
    open('tell', '(self, /)', (vm, f: PyFileIO) => seekFile(vm, openFile(vm, f.fd), 0, 1)),
    open('truncate', '(self, size=None, /)', (vm, f: PyFileIO, size: Value | undefined) => {
      if (!writes(f)) throw unsupported(vm, 'File not open for writing');
      const n = size === undefined || size === None ? openFile(vm, f.fd).position : asSize(vm, size);
      truncateFile(vm, openFile(vm, f.fd), n);
      return n;
    }),
    open('fileno', '(self, /)', (_vm, f: PyFileIO) => f.fd),
    open('isatty', '(self, /)', (vm, f: PyFileIO) => f.fd === 1 && vm.host.stdoutIsTerminal),
    open('readable', '(self, /)', (_vm, f: PyFileIO) => reads(f)),
    open('writable', '(self, /)', (_vm, f: PyFileIO) => writes(f)),
    open('seekable', '(self, /)', (vm, f: PyFileIO) => openFile(vm, f.fd).contents !== null),
    native('close', '(self, /)', closeFile),
    barrier('__repr__', '(self, /)', (vm, f: PyFileIO) =>
      vm.text(
        f.isClosed
          ? '<_io.FileIO [closed]>'
          : `<_io.FileIO name=${reprText(vm, getAttribute(vm, f, 'name'))} mode='${f.mode}' closefd=${f.closesDescriptor ? 'True' : 'False'}>`,
      ),
    ),
  ],
  getset: { mode: { get: (_vm, f: PyFileIO) => f.mode }, closefd: { get: (_vm, f: PyFileIO) => f.closesDescriptor } },
};

export const fileIoClass = (vm: Vm): PyClass => streamType(vm, FILE_IO, rawBase);

// ---- buffered ----

const CHUNK = 8192;

/** Reads ahead; what is written goes on at once, since open files are memory anyway. */
export class PyBuffered extends PyStream {
  raw: Value = None;
  ahead = new Uint8Array(0);
}

function readRaw(vm: Vm, b: PyBuffered, size: number): Uint8Array {
  if (b.raw instanceof PyFileIO && b.raw.shape.cls === fileIoClass(vm)) {
    checkOpen(vm, b.raw);
    return rawRead(vm, b.raw, size);
  }
  const data = callMethod(vm, b.raw, 'read', size);
  return data === None ? new Uint8Array(0) : bytesOf(vm, data);
}

function fillAhead(vm: Vm, b: PyBuffered, size: number): boolean {
  const more = readRaw(vm, b, size);
  b.ahead = joined(b.ahead, more);
  return more.length > 0;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

function take(b: PyBuffered, size: number): Uint8Array {
  const part = b.ahead.slice(0, size);
  b.ahead = b.ahead.slice(size);
  return part;
}

export function readBuffered(vm: Vm, b: PyBuffered, size: number): Uint8Array {
  while (size < 0 || b.ahead.length < size)
    if (!fillAhead(vm, b, size < 0 ? (b.raw instanceof PyFileIO ? -1 : CHUNK) : Math.max(CHUNK, size - b.ahead.length))) break;
  return take(b, size < 0 ? b.ahead.length : size);
}

export function readOnce(vm: Vm, b: PyBuffered, size: number): Uint8Array {
  if (b.ahead.length === 0) fillAhead(vm, b, CHUNK);
  return take(b, size < 0 ? b.ahead.length : size);
}

function readLine(vm: Vm, b: PyBuffered, size: number): Uint8Array {
  let from = 0;
  for (;;) {
    const at = b.ahead.indexOf(10, from);
    if (at >= 0) return take(b, size < 0 ? at + 1 : Math.min(size, at + 1));
    if (size >= 0 && b.ahead.length >= size) return take(b, size);
    from = b.ahead.length;
    if (!fillAhead(vm, b, CHUNK)) return take(b, size < 0 ? b.ahead.length : size);
  }
}

/** Puts the raw stream where the reader is. */
function dropAhead(vm: Vm, b: PyBuffered): void {
  if (b.ahead.length === 0) return;
  callMethod(vm, b.raw, 'seek', -b.ahead.length, 1);
  b.ahead = new Uint8Array(0);
}

function writeBuffered(vm: Vm, b: PyBuffered, v: Value): Value {
  const data = bytesArgument(vm, v);
  dropAhead(vm, b);
  for (let at = 0; at < data.length;) {
    const n = callMethod(vm, b.raw, 'write', at === 0 ? v : vm.bytes(data.slice(at)));
    if (n === None) throw vm.call(vm.types.BlockingIOError, 11, 'write could not complete without blocking', at);
    at += asSize(vm, n);
  }
  return data.length;
}

function closeBuffered(vm: Vm, b: PyBuffered): Value {
  if (b.isClosed || b.raw === None) return None;
  try {
    callMethod(vm, b, 'flush');
  } finally {
    b.isClosed = true;
    callMethod(vm, b.raw, 'close');
  }
  return None;
}

const forward = (name: string): NativeSpec => barrier(name, '(self, /)', (vm, b: PyBuffered) => callMethod(vm, b.raw, name));

const COMMON: readonly NativeSpec[] = [
  ...['readable', 'writable', 'seekable', 'fileno', 'isatty'].map(forward),
  open('tell', '(self, /)', (vm, b: PyBuffered) => asSize(vm, callMethod(vm, b.raw, 'tell')) - b.ahead.length),
  open('seek', '(self, target, whence=0, /)', (vm, b: PyBuffered, target: Value, whence: Value | undefined) => {
    dropAhead(vm, b);
    return callMethod(vm, b.raw, 'seek', target, whence ?? 0);
  }),
  open('truncate', '(self, pos=None, /)', (vm, b: PyBuffered, pos: Value | undefined) => {
    dropAhead(vm, b);
    return callMethod(vm, b.raw, 'truncate', pos === undefined || pos === None ? callMethod(vm, b.raw, 'tell') : pos);
  }),
  open('flush', '(self, /)', (vm, b: PyBuffered) => {
    if (truth(vm, callMethod(vm, b.raw, 'writable'))) callMethod(vm, b.raw, 'flush');
    return None;
  }),
  barrier('detach', '(self, /)', (vm, b: PyBuffered) => {
    callMethod(vm, b, 'flush');
    const raw = b.raw;
    b.raw = None;
    return raw;
  }),
  barrier('close', '(self, /)', closeBuffered),
  barrier('__repr__', '(self, /)', (vm, b: PyBuffered) =>
    vm.text(`<_io.${b.shape.cls.name} name=${reprText(vm, getAttribute(vm, b.raw, 'name'))}>`),
  ),
];

const READING: readonly NativeSpec[] = [
  open('read', '(self, size=-1, /)', (vm, b: PyBuffered, size: Value | undefined) => vm.bytes(readBuffered(vm, b, sizeOf(vm, size)))),
  open('read1', '(self, size=-1, /)', (vm, b: PyBuffered, size: Value | undefined) => vm.bytes(readOnce(vm, b, sizeOf(vm, size)))),
  open('readline', '(self, size=-1, /)', (vm, b: PyBuffered, size: Value | undefined) => vm.bytes(readLine(vm, b, sizeOf(vm, size)))),
  open('peek', '(self, size=0, /)', (vm, b: PyBuffered) => {
    if (b.ahead.length === 0) fillAhead(vm, b, CHUNK);
    return vm.bytes(b.ahead.slice());
  }),
];
const WRITING: readonly NativeSpec[] = [open('write', '(self, buffer, /)', writeBuffered)];

function bufferedSpec(
  name: string,
  questions: readonly ('readable' | 'writable' | 'seekable')[],
  methods: readonly NativeSpec[],
): TypeSpec {
  return {
    name,
    module: '_io',
    layout: 'native',
    create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyBuffered(cls.rootShape)),
    methods: [
      barrier('__init__', '(self, raw, buffer_size=8192)', (vm, b: PyBuffered, raw: Value, size: Value | undefined) => {
        for (const q of questions) if (!truth(vm, callMethod(vm, raw, q))) throw unsupported(vm, `File or stream is not ${q}.`);
        if (size !== undefined && asSize(vm, size) <= 0) throw valueError(vm, 'buffer size must be strictly positive');
        b.raw = raw;
        return None;
      }),
      ...COMMON,
      ...methods,
    ],
    getset: {
      raw: { get: (_vm, b: PyBuffered) => b.raw, member: true },
      closed: { get: (vm, b: PyBuffered) => b.isClosed || (b.raw !== None && getAttribute(vm, b.raw, 'closed')) },
      name: { get: (vm, b: PyBuffered) => getAttribute(vm, b.raw, 'name') },
      mode: { get: (vm, b: PyBuffered) => getAttribute(vm, b.raw, 'mode') },
    },
  };
}

const READER = bufferedSpec('BufferedReader', ['readable'], READING);
const WRITER = bufferedSpec('BufferedWriter', ['writable'], WRITING);
const RANDOM = bufferedSpec('BufferedRandom', ['readable', 'writable', 'seekable'], [...READING, ...WRITING]);

export const readerClass = (vm: Vm): PyClass => streamType(vm, READER, bufferedBase);
export const writerClass = (vm: Vm): PyClass => streamType(vm, WRITER, bufferedBase);
export const randomClass = (vm: Vm): PyClass => streamType(vm, RANDOM, bufferedBase);
