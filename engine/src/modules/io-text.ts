/**
 * `io.TextIOWrapper`: text over a binary stream. What was decoded and not consumed keeps its own newlines,
 * so that `tell` can count it in bytes again. Writes are handed on at once.
 */
import { getAttribute } from '../objects/attribute.js';
import { strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { bytesOf, decodeBytes, encodeText } from '../objects/codecs.js';
import { asSize } from '../objects/convert.js';
import { stopIteration, valueError } from '../objects/errors.js';
import { barrier, native } from '../objects/native.js';
import { reprText } from '../objects/text.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyTuple, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { callMethod, checkOpen, PyStream, sizeOf, streamType, textBase, unsupported } from './io-base.js';
import { newlineKinds, noteKinds } from './io-newlines.js';
import { advancePoints, countPoints, lineEnd, newlineOf, newlinesOut, textArgument, universal, type Newline } from './io-lines.js';
import { imported } from './module-spec.js';

const CHUNK = 8192;

class PyTextIO extends PyStream {
  buffer: Value = None;
  encoding = 'utf-8';
  errors = 'strict';
  newline: Newline = null;
  lineBuffering = false;
  writeThrough = false;
  canWrite = false;
  /** Decoded, not consumed; `at` is where the rest begins. */
  ahead = '';
  at = 0;
  atEnd = false;
  /** An incremental decoder of the codec registry, made when reading starts. */
  decoder: Value = None;
  /** A BOM belongs only at the very beginning. */
  wroteStart = false;
  /** Kinds of newlines read so far, where the stream is universal. */
  readonly newlinesSeen = new Set<string>();
  halfNewline = false;

  forget(): void {
    this.ahead = '';
    this.at = 0;
    this.atEnd = false;
    this.decoder = None;
  }

  take(end: number): string {
    const part = this.ahead.slice(this.at, end);
    this.at = end;
    return part;
  }
}

type Self = PyTextIO;

function init(
  vm: Vm,
  s: Self,
  buffer: Value,
  encoding: Value | undefined,
  errors: Value | undefined,
  newline: Value | undefined,
  lineBuffering: Value | undefined,
  writeThrough: Value | undefined,
): Value {
  s.encoding =
    encoding === undefined || encoding === None || encoding === 'locale'
      ? 'UTF-8'
      : textArgument(vm, encoding, "TextIOWrapper() argument 'encoding' must be str or None");
  s.errors =
    errors === undefined || errors === None ? 'strict' : textArgument(vm, errors, "TextIOWrapper() argument 'errors' must be str or None");
  s.newline = newlineOf(vm, newline, null);
  if (!DIRECT.test(s.encoding)) callMethod(vm, imported(vm, 'codecs'), 'lookup', vm.text(s.encoding));
  s.lineBuffering = lineBuffering !== undefined && truth(vm, lineBuffering);
  s.writeThrough = writeThrough !== undefined && truth(vm, writeThrough);
  s.buffer = buffer;
  s.canWrite = truth(vm, callMethod(vm, buffer, 'writable'));
  s.wroteStart = s.canWrite && truth(vm, callMethod(vm, buffer, 'seekable')) && callMethod(vm, buffer, 'tell') !== 0;
  return None;
}

/** Encodings without state: any part of the text gives its part of the bytes. */
const DIRECT = /^(utf-?8|latin-?1|iso-?8859-?1|(us-)?ascii)$/i;

// ---- reading ----

function decodeMore(vm: Vm, s: Self, data: Value, final: boolean): string {
  if (s.decoder === None) {
    const make = callMethod(vm, imported(vm, 'codecs'), 'getincrementaldecoder', vm.text(s.encoding));
    s.decoder = vm.call(make, vm.text(s.errors));
  }
  return textArgument(vm, callMethod(vm, s.decoder, 'decode', data, final), 'decoder should return a string result');
}

/** A chunk that starts and ends between characters needs no decoder with memory. */
function decodeChunk(vm: Vm, s: Self, data: Value): string {
  const bytes = bytesOf(vm, data);
  const whole = DIRECT.test(s.encoding) && s.decoder === None && (bytes.length === 0 || bytes[bytes.length - 1] < 0x80);
  if (whole) return jsText(decodeBytes(vm, data, vm.text(s.encoding), vm.text(s.errors)));
  return decodeMore(vm, s, data, bytes.length === 0);
}

/** Remembers which newlines were read, for `newlines`; a `\\r` at the end may be half of one. */
function noteNewlines(s: Self, text: string, atEnd: boolean): void {
  if (s.newline !== null && s.newline !== '') return;
  const whole = (s.halfNewline ? '\r' : '') + text;
  s.halfNewline = !atEnd && whole.endsWith('\r');
  noteKinds(s.newlinesSeen, s.halfNewline ? whole.slice(0, -1) : whole);
}

/** Decodes another chunk (everything when `all`); false at the end. */
function fill(vm: Vm, s: Self, all: boolean): boolean {
  if (s.atEnd) return false;
  if (!truth(vm, callMethod(vm, s.buffer, 'readable'))) throw unsupported(vm, 'not readable');
  const data = all ? callMethod(vm, s.buffer, 'read') : callMethod(vm, s.buffer, 'read1', CHUNK);
  const length = data === None ? 0 : bytesOf(vm, data).length;
  let text = decodeChunk(vm, s, data === None ? vm.bytes(new Uint8Array(0)) : data);
  if (all && length > 0 && s.decoder !== None) text += decodeMore(vm, s, vm.bytes(new Uint8Array(0)), true);
  noteNewlines(s, text, length === 0 || all);
  s.ahead = s.ahead.slice(s.at) + text;
  s.at = 0;
  if (length === 0 || all) s.atEnd = true;
  return length > 0;
}

const translated = (s: Self, text: string): string => (s.newline === null ? universal(text) : text);

/** End of file is asked anew by the next read, as files grow. */
function rest(s: Self): string {
  const text = translated(s, s.take(s.ahead.length));
  s.atEnd = false;
  return text;
}

function read(vm: Vm, s: Self, size: number): string {
  if (size < 0) {
    fill(vm, s, true);
    return rest(s);
  }
  let out = '';
  for (let missing = size; missing > 0; missing = size - countPoints(out)) {
    const end = advancePoints(s.ahead, s.at, missing);
    // a \r at the end may be half a newline
    const half = s.newline === null && end > s.at && s.ahead[end - 1] === '\r';
    if ((end === s.at || (half && end === s.ahead.length)) && fill(vm, s, false)) continue;
    if (end === s.at) break;
    out += translated(s, s.take(half && s.ahead[end] === '\n' ? end + 1 : end));
  }
  if (out === '') s.atEnd = false;
  return out;
}

function readline(vm: Vm, s: Self, size: number): string {
  for (;;) {
    const end = lineEnd(s.ahead, s.at, s.newline);
    const limit = size < 0 ? Infinity : advancePoints(s.ahead, s.at, size);
    const half = end === s.ahead.length && s.ahead[end - 1] === '\r' && s.newline !== '\r';
    if (end >= 0 && !half && end <= limit) return translated(s, s.take(end));
    if (limit < s.ahead.length) return translated(s, s.take(limit));
    if (fill(vm, s, false)) continue;
    return end >= 0 ? translated(s, s.take(Math.min(end, limit))) : rest(s);
  }
}

// ---- writing and position ----

function write(vm: Vm, s: Self, v: Value): Value {
  const text = textArgument(vm, v, 'write() argument must be str');
  if (!s.canWrite) throw unsupported(vm, 'not writable');
  if (s.ahead.length > s.at) dropAhead(vm, s);
  const encoded = encodeText(vm, vm.text(newlinesOut(text, s.newline)) as string, vm.text(encodingNow(s)), vm.text(s.errors));
  s.wroteStart = true;
  callMethod(vm, s.buffer, 'write', encoded);
  if (s.lineBuffering && text.includes('\n')) callMethod(vm, s, 'flush');
  return countPoints(text);
}

/** Behind the beginning, the encoding without its BOM. */
const encodingNow = (s: Self): string => (s.wroteStart ? withoutBom(s.encoding) : s.encoding);

function withoutBom(encoding: string): string {
  const m = /^utf[-_]?(8[-_]sig|16|32)$/i.exec(encoding);
  if (m === null) return encoding;
  return m[1].startsWith('8') ? 'utf-8' : `utf-${m[1]}-le`;
}

function tell(vm: Vm, s: Self): Value {
  if (!truth(vm, callMethod(vm, s.buffer, 'seekable'))) throw unsupported(vm, 'underlying stream is not seekable');
  const waiting = s.decoder === None ? 0 : waitingBytes(vm, s);
  const left =
    s.at === s.ahead.length
      ? 0
      : bytesOf(vm, encodeText(vm, vm.text(s.ahead.slice(s.at)) as string, vm.text(withoutBom(s.encoding)), vm.text(s.errors))).length;
  return asSize(vm, callMethod(vm, s.buffer, 'tell')) - left - waiting;
}

/** Bytes of an unfinished character that the decoder holds. */
function waitingBytes(vm: Vm, s: Self): number {
  const state = callMethod(vm, s.decoder, 'getstate');
  return state instanceof PyTuple ? bytesOf(vm, state.items[0]).length : 0;
}

function dropAhead(vm: Vm, s: Self): void {
  const at = tell(vm, s);
  s.forget();
  callMethod(vm, s.buffer, 'seek', at);
}

function seek(vm: Vm, s: Self, cookie: Value, whence: Value | undefined): Value {
  const from = whence === undefined ? 0 : asSize(vm, whence);
  const at = asSize(vm, cookie);
  if (from === 1 && at !== 0) throw unsupported(vm, "can't do nonzero cur-relative seeks");
  if (from === 2 && at !== 0) throw unsupported(vm, "can't do nonzero end-relative seeks");
  if (from < 0 || from > 2) throw valueError(vm, `invalid whence (${from}, should be 0, 1 or 2)`);
  if (from === 0 && at < 0) throw valueError(vm, `negative seek position ${at}`);
  const target = from === 1 ? tell(vm, s) : cookie;
  s.forget();
  const reached = callMethod(vm, s.buffer, 'seek', target, from === 2 ? 2 : 0);
  s.wroteStart = reached !== 0;
  return reached;
}

function close(vm: Vm, s: Self): Value {
  if (s.buffer === None || truth(vm, getAttribute(vm, s.buffer, 'closed'))) return None;
  try {
    callMethod(vm, s, 'flush');
  } finally {
    callMethod(vm, s.buffer, 'close');
  }
  return None;
}

function bufferOf(vm: Vm, s: Self): Value {
  if (s.buffer === None) throw valueError(vm, 'underlying buffer has been detached');
  return s.buffer;
}

/** A method that needs the buffer open. */
function onOpen(name: string, signature: string, fn: (vm: Vm, s: Self, v: Value | undefined, w: Value | undefined) => Value) {
  return barrier(name, signature, (vm, s: Self, v: Value | undefined, w: Value | undefined) => {
    if (truth(vm, getAttribute(vm, bufferOf(vm, s), 'closed'))) s.isClosed = true;
    checkOpen(vm, s);
    return fn(vm, s, v, w);
  });
}

const asked = (name: string) => onOpen(name, '(self, /)', (vm, s) => callMethod(vm, s.buffer, name));

const TEXT_IO: TypeSpec = {
  name: 'TextIOWrapper',
  module: '_io',
  layout: 'native',
  doc: 'Character and line based layer over a BufferedIOBase object, buffer.',
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyTextIO(cls.rootShape)),
  methods: [
    barrier('__init__', '(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)', init),
    onOpen('read', '(self, size=-1, /)', (vm, s, size) => vm.text(read(vm, s, sizeOf(vm, size)))),
    onOpen('readline', '(self, size=-1, /)', (vm, s, size) => vm.text(readline(vm, s, sizeOf(vm, size)))),
    onOpen('__next__', '(self, /)', (vm, s) => {
      const line = readline(vm, s, -1);
      if (line === '') throw stopIteration(vm, undefined);
      return vm.text(line);
    }),
    onOpen('write', '(self, text, /)', (vm, s, text) => write(vm, s, text!)),
    onOpen('flush', '(self, /)', (vm, s) => callMethod(vm, s.buffer, 'flush')),
    onOpen('tell', '(self, /)', tell),
    onOpen('seek', '(self, cookie, whence=0, /)', (vm, s, cookie, whence) => seek(vm, s, cookie!, whence)),
    onOpen('truncate', '(self, pos=None, /)', (vm, s, pos) =>
      callMethod(vm, s.buffer, 'truncate', pos === undefined || pos === None ? tell(vm, s) : pos),
    ),
    asked('fileno'),
    asked('isatty'),
    asked('readable'),
    asked('writable'),
    asked('seekable'),
    barrier(
      'reconfigure',
      '(self, /, *, encoding=None, errors=None, newline=<unrepresentable>, line_buffering=None, write_through=None)',
      (vm, s: Self, encoding: Value | undefined, errors: Value | undefined, newline: Value | undefined, line: Value | undefined) => {
        if (s.ahead !== '' && (encoding !== undefined || newline !== undefined))
          throw unsupported(vm, 'It is not possible to set the encoding or newline of stream after the first read');
        if (encoding !== undefined && encoding !== None) s.encoding = textArgument(vm, encoding, 'encoding must be str or None');
        if (errors !== undefined && errors !== None) s.errors = textArgument(vm, errors, 'errors must be str or None');
        s.newline = newlineOf(vm, newline, s.newline);
        if (line !== undefined && line !== None) s.lineBuffering = truth(vm, line);
        return None;
      },
    ),
    barrier('detach', '(self, /)', (vm, s: Self) => {
      const buffer = bufferOf(vm, s);
      callMethod(vm, s, 'flush');
      s.buffer = None;
      return buffer;
    }),
    barrier('close', '(self, /)', close),
    barrier('__repr__', '(self, /)', (vm, s: Self) => {
      const name = reprText(vm, getAttribute(vm, bufferOf(vm, s), 'name'));
      const mode = s.dict?.getStr('mode');
      return vm.text(`<_io.TextIOWrapper name=${name}${mode === undefined ? '' : ` mode=${reprText(vm, mode)}`} encoding='${s.encoding}'>`);
    }),
  ],
  getset: {
    buffer: { get: (_vm, s: Self) => s.buffer, member: true },
    encoding: { get: (vm, s: Self) => vm.text(s.encoding), member: true },
    errors: { get: (vm, s: Self) => vm.text(s.errors) },
    line_buffering: { get: (_vm, s: Self) => s.lineBuffering, member: true },
    write_through: { get: (_vm, s: Self) => s.writeThrough, member: true },
    newlines: { get: (vm, s: Self) => newlineKinds(vm, s.newlinesSeen) },
    name: { get: (vm, s: Self) => getAttribute(vm, bufferOf(vm, s), 'name') },
    closed: { get: (vm, s: Self) => getAttribute(vm, bufferOf(vm, s), 'closed') },
  },
};

export const textIoClass = (vm: Vm): PyClass => streamType(vm, TEXT_IO, textBase);
