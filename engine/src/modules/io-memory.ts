/** `io.BytesIO`: a binary stream in memory. */
import type { PyClass } from '../objects/class.js';
import { asSize } from '../objects/convert.js';
import { typeError, valueError } from '../objects/errors.js';
import { native, type NativeSpec } from '../objects/native.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { writableBytes } from './buffers.js';
import { bufferedBase, bytesArgument, checkOpen, PyStream, shownClass, sizeOf, streamType } from './io-base.js';

export class PyBytesIO extends PyStream {
  private room = new Uint8Array(0);
  length = 0;
  position = 0;

  get data(): Uint8Array {
    return this.room.subarray(0, this.length);
  }

  assign(data: Uint8Array): void {
    this.room = data.slice();
    this.length = data.length;
    this.position = 0;
  }

  read(size: number): Uint8Array {
    const start = Math.min(this.position, this.length);
    const end = size < 0 ? this.length : Math.min(this.length, start + size);
    this.position = Math.max(this.position, end);
    return this.room.slice(start, end);
  }

  write(data: Uint8Array): void {
    const end = this.position + data.length;
    if (end > this.room.length) {
      const grown = new Uint8Array(Math.max(end, 2 * this.room.length, 64));
      grown.set(this.data);
      this.room = grown;
    }
    if (this.position > this.length) this.room.fill(0, this.length, this.position);
    this.room.set(data, this.position);
    this.position = end;
    this.length = Math.max(this.length, end);
  }

  /** Where the line from the position on ends, at most `size` bytes away. */
  lineLength(size: number): number {
    const start = Math.min(this.position, this.length);
    const at = this.data.indexOf(10, start);
    const length = (at < 0 ? this.length : at + 1) - start;
    return size < 0 ? length : Math.min(size, length);
  }
}

type Self = PyBytesIO;

/** A method that needs the stream open. */
export function open<S extends PyStream>(name: string, signature: string, fn: (vm: Vm, s: S, ...args: never[]) => Value): NativeSpec {
  return native(name, signature, ((vm: Vm, s: S, ...args: never[]) => {
    checkOpen(vm, s);
    return fn(vm, s, ...args);
  }) as never);
}

function seek(vm: Vm, s: Self, offset: Value, whence: Value | undefined): Value {
  const at = asSize(vm, offset);
  const from = whence === undefined ? 0 : asSize(vm, whence);
  if (from < 0 || from > 2) throw valueError(vm, `invalid whence (${from}, should be 0, 1 or 2)`);
  if (from === 0 && at < 0) throw valueError(vm, `negative seek value ${at}`);
  return (s.position = Math.max(0, (from === 0 ? 0 : from === 1 ? s.position : s.length) + at));
}

function truncate(vm: Vm, s: Self, size: Value | undefined): Value {
  const n = size === undefined || size === None ? s.position : asSize(vm, size);
  if (n < 0) throw valueError(vm, `negative size value ${n}`);
  s.length = Math.min(s.length, n);
  return n;
}

function setState(vm: Vm, s: Self, state: Value): Value {
  if (!(state instanceof PyTuple) || state.items.length < 3)
    throw typeError(vm, `${shownClass(vm, s)}.__setstate__ argument should be 3-tuple, got ${shownClass(vm, state)}`);
  const [value, position, dict] = state.items;
  s.assign(bytesArgument(vm, value));
  s.position = asSize(vm, position);
  if (dict !== None) vm.call(vm.types.dict.dict.getStr('update')!, (s.dict ??= vm.dict()), dict);
  return None;
}

export const BYTES_IO: TypeSpec = {
  name: 'BytesIO',
  module: '_io',
  layout: 'native',
  doc: 'Buffered I/O implementation using an in-memory bytes buffer.',
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyBytesIO(cls.rootShape)),
  methods: [
    native('__init__', "(self, initial_bytes=b'')", (vm, s: Self, initial: Value | undefined) => {
      s.assign(initial === undefined || initial === None ? new Uint8Array(0) : bytesArgument(vm, initial));
      return None;
    }),
    open('read', '(self, size=-1, /)', (vm, s: Self, size: Value | undefined) => vm.bytes(s.read(sizeOf(vm, size)))),
    open('read1', '(self, size=-1, /)', (vm, s: Self, size: Value | undefined) => vm.bytes(s.read(sizeOf(vm, size)))),
    open('readline', '(self, size=-1, /)', (vm, s: Self, size: Value | undefined) => vm.bytes(s.read(s.lineLength(sizeOf(vm, size))))),
    open('readinto', '(self, buffer, /)', (vm, s: Self, buffer: Value) => {
      const room = writableBytes(vm, buffer);
      const data = s.read(room.length);
      room.set(data);
      return data.length;
    }),
    open('write', '(self, b, /)', (vm, s: Self, v: Value) => {
      const data = bytesArgument(vm, v);
      s.write(data);
      return data.length;
    }),
    open('seek', '(self, pos, whence=0, /)', seek),
    open('tell', '(self, /)', (_vm, s: Self) => s.position),
    open('truncate', '(self, size=None, /)', truncate),
    open('getvalue', '(self, /)', (vm, s: Self) => vm.bytes(s.data.slice())),
    open('getbuffer', '(self, /)', (vm, s: Self) => vm.call(vm.types.memoryview, vm.bytes(s.data.slice()))),
    open('flush', '(self, /)', () => None),
    open('isatty', '(self, /)', () => false),
    ...['readable', 'writable', 'seekable'].map(name => open<Self>(name, '(self, /)', () => true)),
    open('__getstate__', '(self, /)', (vm, s: Self) => vm.tuple([vm.bytes(s.data.slice()), s.position, s.dict ?? None])),
    open('__setstate__', '(self, state, /)', setState),
    native('close', '(self, /)', (_vm, s: Self) => {
      s.isClosed = true;
      return None;
    }),
  ],
};

export const bytesIoClass = (vm: Vm): PyClass => streamType(vm, BYTES_IO, bufferedBase);
