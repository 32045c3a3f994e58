/** `io.StringIO`: a text stream in memory. Positions are counted in characters; `offset` is the same place in the JS text. */
import type { PyClass } from '../objects/class.js';
import { asSize } from '../objects/convert.js';
import { stopIteration, typeError, valueError } from '../objects/errors.js';
import { native } from '../objects/native.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { checkOpen, PyStream, shownClass, sizeOf, streamType, textBase, unsupported } from './io-base.js';
import { advancePoints, countPoints, lineEnd, newlineOf, newlinesOut, textArgument, universal, type Newline } from './io-lines.js';
import { open } from './io-memory.js';

class PyStringIO extends PyStream {
  text = '';
  length = 0;
  position = 0;
  offset = 0;
  newline: Newline = '\n';

  assign(text: string): void {
    this.text = text;
    this.length = countPoints(text);
    this.moveTo(0);
  }

  moveTo(position: number): void {
    this.position = position;
    this.offset = advancePoints(this.text, 0, position);
  }

  write(given: string): void {
    const text = newlinesOut(this.newline === null ? universal(given) : given, this.newline);
    const count = countPoints(text);
    if (this.position < this.length) {
      const end = advancePoints(this.text, this.offset, count);
      this.length += count - countPoints(this.text.slice(this.offset, end));
      this.text = this.text.slice(0, this.offset) + text + this.text.slice(end);
    } else {
      const gap = this.position - this.length;
      this.text += gap === 0 ? text : '\0'.repeat(gap) + text;
      this.length += gap + count;
      this.offset += gap;
    }
    this.position += count;
    this.offset += text.length;
  }

  /** The text up to `end`, which becomes the position. */
  take(end: number): string {
    const part = this.text.slice(this.offset, end);
    this.offset = Math.max(this.offset, end);
    this.position += countPoints(part);
    return part;
  }

  read(size: number): string {
    return this.take(size < 0 ? this.text.length : advancePoints(this.text, this.offset, size));
  }

  readline(size: number): string {
    const end = lineEnd(this.text, this.offset, this.newline);
    const whole = end < 0 ? this.text.length : end;
    return this.take(size < 0 ? whole : Math.min(whole, advancePoints(this.text, this.offset, size)));
  }
}

type Self = PyStringIO;

function init(vm: Vm, s: Self, initial: Value | undefined, newline: Value | undefined): Value {
  s.newline = newlineOf(vm, newline, '\n');
  s.assign('');
  if (initial === undefined || initial === None) return None;
  s.write(textArgument(vm, initial, 'initial_value must be str or None'));
  s.moveTo(0);
  return None;
}

function seek(vm: Vm, s: Self, position: Value, whence: Value | undefined): Value {
  const at = asSize(vm, position);
  const from = whence === undefined ? 0 : asSize(vm, whence);
  if (from < 0 || from > 2) throw valueError(vm, `Invalid whence (${from}, should be 0, 1 or 2)`);
  if (from === 0 && at < 0) throw valueError(vm, `Negative seek position ${at}`);
  if (from !== 0 && at !== 0) throw unsupported(vm, "Can't do nonzero cur-relative seeks");
  s.moveTo(from === 0 ? at : from === 1 ? s.position : s.length);
  return s.position;
}

function truncate(vm: Vm, s: Self, size: Value | undefined): Value {
  const n = size === undefined || size === None ? s.position : asSize(vm, size);
  if (n < 0) throw valueError(vm, `Negative size value ${n}`);
  if (n < s.length) {
    s.text = s.text.slice(0, advancePoints(s.text, 0, n));
    s.length = n;
  }
  return n;
}

function setState(vm: Vm, s: Self, state: Value): Value {
  if (!(state instanceof PyTuple) || state.items.length < 4)
    throw typeError(vm, `StringIO.__setstate__ argument should be 4-tuple, got ${shownClass(vm, state)}`);
  const [value, newline, position, dict] = state.items;
  s.newline = newlineOf(vm, newline, '\n');
  s.assign(textArgument(vm, value, 'initial_value must be str'));
  s.moveTo(asSize(vm, position));
  if (dict !== None) vm.call(vm.types.dict.dict.getStr('update')!, (s.dict ??= vm.dict()), dict);
  return None;
}

const STRING_IO: TypeSpec = {
  name: 'StringIO',
  module: '_io',
  layout: 'native',
  doc: 'Text I/O implementation using an in-memory buffer.',
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyStringIO(cls.rootShape)),
  methods: [
    native('__init__', "(self, initial_value='', newline='\\n')", init),
    open('write', '(self, s, /)', (vm, s: Self, v: Value) => {
      const text = textArgument(vm, v, 'string argument expected');
      s.write(text);
      return countPoints(text);
    }),
    open('read', '(self, size=-1, /)', (vm, s: Self, size: Value | undefined) => vm.text(s.read(sizeOf(vm, size)))),
    open('readline', '(self, size=-1, /)', (vm, s: Self, size: Value | undefined) => vm.text(s.readline(sizeOf(vm, size)))),
    native('__next__', '(self, /)', (vm, s: Self) => {
      checkOpen(vm, s);
      const line = s.readline(-1);
      if (line === '') throw stopIteration(vm, undefined);
      return vm.text(line);
    }),
    open('getvalue', '(self, /)', (vm, s: Self) => vm.text(s.text)),
    open('seek', '(self, pos, whence=0, /)', seek),
    open('tell', '(self, /)', (_vm, s: Self) => s.position),
    open('truncate', '(self, pos=None, /)', truncate),
    ...['readable', 'writable', 'seekable'].map(name => open<Self>(name, '(self, /)', () => true)),
    open('__getstate__', '(self, /)', (vm, s: Self) => vm.tuple([vm.text(s.text), s.newline ?? None, s.position, s.dict ?? None])),
    open('__setstate__', '(self, state, /)', setState),
    native('close', '(self, /)', (_vm, s: Self) => {
      s.isClosed = true;
      return None;
    }),
  ],
  getset: { line_buffering: { get: () => false }, newlines: { get: () => None } },
};

export const stringIoClass = (vm: Vm): PyClass => streamType(vm, STRING_IO, textBase);
