/**
 * Error handlers of codecs, by name: the built-in ones as Python functions, and those a program registers.
 * A handler takes the UnicodeError and says what stands for the bad part and where to go on. Knows no codec.
 */
import { classOf, strValue } from './class-of.js';
import { asSize } from './convert.js';
import { indexError, makeError, typeError } from './errors.js';
import { PyException } from './exception.js';
import { PyNative } from './function.js';
import { barrier, type NativeSpec } from './native.js';
import type { Text } from './text.js';
import { PyBytes, PyTuple, type Value } from './value.js';
import { codePoints, stringFromPoints, type Vm } from './vm.js';

export type UnicodeErrorKind = 'UnicodeEncodeError' | 'UnicodeDecodeError' | 'UnicodeTranslateError';

export function unicodeError(
  vm: Vm,
  kind: 'UnicodeEncodeError' | 'UnicodeDecodeError',
  encoding: string,
  object: Value,
  start: number,
  end: number,
  reason: string,
): PyException {
  const e = new PyException(vm.types[kind].rootShape, vm.tuple([encoding, object, start, end, reason]));
  e.fields = new Map<string, Value>([
    ['encoding', encoding],
    ['object', object],
    ['start', start],
    ['end', end],
    ['reason', reason],
  ]);
  return e;
}

export const pointsOf = (t: Text): Uint32Array => (typeof t === 'string' ? codePoints(t) : t.points);

// ---- asking a handler ----

export interface Replacement {
  /** Text, or bytes that an encoder writes as they are. */
  readonly text: Text | PyBytes;
  readonly next: number;
  /** What to decode on: a handler may put other bytes in place. Empty when encoding. */
  readonly data: Uint8Array;
}

const NO_DATA = new Uint8Array(0);

/** Asks the handler called `name`. */
export function replaceBadPart(vm: Vm, name: string, error: PyException): Replacement {
  if (name === 'strict') throw error;
  const encoding = error.shape.cls.isSubclassOf(vm.types.UnicodeEncodeError);
  const object = error.fields!.get('object')!;
  const result = vm.call(lookupHandler(vm, name), error);
  const wrong = encoding
    ? 'encoding error handler must return (str/bytes, int) tuple'
    : 'decoding error handler must return (str, int) tuple';
  if (!(result instanceof PyTuple) || result.items.length !== 2) throw typeError(vm, wrong);
  const [given, position] = result.items;
  const text = strValue(given) ?? (encoding && given instanceof PyBytes ? given : undefined);
  if (text === undefined) throw typeError(vm, wrong);
  const data = encoding ? NO_DATA : decodedObject(vm, error);
  const length = encoding ? pointsOf(strValue(object)!).length : data.length;
  const at = asSize(vm, position);
  const next = at < 0 ? at + length : at;
  if (next < 0 || next > length) throw indexError(vm, `position ${next} from error handler out of bounds`);
  return { text, next, data };
}

function decodedObject(vm: Vm, error: PyException): Uint8Array {
  const object = error.fields?.get('object');
  if (object instanceof PyBytes) return object.data;
  throw typeError(vm, object === undefined ? 'object attribute not set' : 'object attribute must be bytes');
}

// ---- built-in handlers ----

interface Bad {
  readonly error: PyException;
  readonly kind: UnicodeErrorKind;
  /** All code points or bytes; the bad ones are from `start` to `end`. */
  readonly all: ArrayLike<number>;
  readonly units: readonly number[];
  readonly start: number;
  readonly end: number;
}

const KINDS: readonly UnicodeErrorKind[] = ['UnicodeEncodeError', 'UnicodeDecodeError', 'UnicodeTranslateError'];

const unknownError = (vm: Vm, v: Value) => typeError(vm, `don't know how to handle ${classOf(vm, v).name} in error callback`);

function badPart(vm: Vm, v: Value): Bad {
  const kind = v instanceof PyException ? KINDS.find(k => v.shape.cls.isSubclassOf(vm.types[k])) : undefined;
  if (kind === undefined) throw unknownError(vm, v);
  const error = v as PyException;
  const object = error.fields?.get('object');
  if (object === undefined) throw typeError(vm, 'object attribute not set');
  const isDecoding = kind === 'UnicodeDecodeError';
  if (isDecoding ? !(object instanceof PyBytes) : strValue(object) === undefined)
    throw typeError(vm, `object attribute must be ${isDecoding ? 'bytes' : 'unicode'}`);
  const text = strValue(object);
  const all = text === undefined ? (object as PyBytes).data : pointsOf(text);
  // as CPython's PyUnicode…Error_GetStart and GetEnd: inside the object, at least one unit where it has any
  const start = Math.max(0, Math.min(error.fields!.get('start') as number, all.length - 1));
  const end = Math.min(all.length, Math.max(1, error.fields!.get('end') as number));
  return { error, kind, all, units: Array.from(all.subarray(start, end)), start, end };
}

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');
const escaped = (p: number): string => (p < 0x100 ? `\\x${hex(p, 2)}` : p < 0x10000 ? `\\u${hex(p, 4)}` : `\\U${hex(p, 8)}`);

interface Answer {
  readonly text: string | Uint8Array;
  /** Where to go on; the end of the bad part when missing. */
  readonly next?: number;
}

/** Names of characters for `namereplace`, installed by the module that has them. */
export type NameOf = (point: number) => string | undefined;

function named(vm: Vm, p: number): string {
  const name = (vm.state.get('character-name') as NameOf | undefined)?.(p);
  return name === undefined ? escaped(p) : `\\N{${name}}`;
}

type Handler = (vm: Vm, bad: Bad) => Answer;

const onlyEncoding =
  (make: (vm: Vm, p: number) => string): Handler =>
  (vm, bad) => {
    if (bad.kind !== 'UnicodeEncodeError') throw unknownError(vm, bad.error);
    return { text: bad.units.map(p => make(vm, p)).join('') };
  };

function escapeSurrogates(vm: Vm, { kind, error, units, start }: Bad): Answer {
  if (kind === 'UnicodeEncodeError') {
    if (units.some(p => p < 0xdc80 || p > 0xdcff)) throw error;
    return { text: Uint8Array.from(units, p => p - 0xdc00) };
  }
  if (kind !== 'UnicodeDecodeError') throw unknownError(vm, error);
  const bytes = units.slice(0, 4);
  const ascii = bytes.findIndex(b => b < 0x80);
  const escapes = ascii < 0 ? bytes : bytes.slice(0, ascii);
  if (escapes.length === 0) throw error;
  return { text: stringFromPoints(Uint32Array.from(escapes, b => 0xdc00 + b)), next: start + escapes.length };
}

/** How encodings of Unicode write one surrogate. */
interface SurrogateForm {
  readonly size: number;
  write(p: number): number[];
  /** The surrogate at `at`, or −1. */
  read(data: ArrayLike<number>, at: number): number;
}

const utf8Form: SurrogateForm = {
  size: 3,
  write: p => [0xe0 | (p >> 12), 0x80 | ((p >> 6) & 63), 0x80 | (p & 63)],
  read: (d, i) =>
    (d[i] & 0xf0) === 0xe0 && (d[i + 1] & 0xc0) === 0x80 && (d[i + 2] & 0xc0) === 0x80
      ? ((d[i] & 15) << 12) | ((d[i + 1] & 63) << 6) | (d[i + 2] & 63)
      : -1,
};

const wideForm = (size: number, little: boolean): SurrogateForm => ({
  size,
  write: p => {
    const bytes = Array.from({ length: size }, (_, k) => (k < 2 ? (p >> (8 * k)) & 255 : 0));
    return little ? bytes : bytes.reverse();
  },
  read: (d, i) => {
    let p = 0;
    for (let k = 0; k < size; k++) p += d[i + (little ? k : size - 1 - k)] * 2 ** (8 * k);
    return p;
  },
});

function surrogateForm(encoding: string): SurrogateForm | null {
  const m = /^(?:utf[-_]?8|cp65001)$|^utf[-_]?(16|32)(?:[-_]?(le|be))?$/i.exec(encoding);
  if (m === null) return null;
  return m[1] === undefined ? utf8Form : wideForm(Number(m[1]) / 8, m[2]?.toLowerCase() !== 'be');
}

const isSurrogate = (p: number): boolean => p >= 0xd800 && p <= 0xdfff;

function passSurrogates(vm: Vm, { kind, error, all, units, start }: Bad): Answer {
  if (kind === 'UnicodeTranslateError') throw unknownError(vm, error);
  const form = surrogateForm(String(error.fields!.get('encoding')));
  if (form === null) throw error;
  if (kind === 'UnicodeEncodeError') {
    if (!units.every(isSurrogate)) throw error;
    return { text: Uint8Array.from(units.flatMap(p => form.write(p))) };
  }
  const p = start + form.size <= all.length ? form.read(all, start) : -1;
  if (!isSurrogate(p)) throw error;
  return { text: String.fromCharCode(p), next: start + form.size };
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  strict: (_vm, bad) => {
    throw bad.error;
  },
  ignore: () => ({ text: '' }),
  replace: (_vm, { kind, units }) => ({
    text: kind === 'UnicodeDecodeError' ? '\ufffd' : (kind === 'UnicodeEncodeError' ? '?' : '\ufffd').repeat(units.length),
  }),
  backslashreplace: (_vm, bad) => ({ text: bad.units.map(escaped).join('') }),
  xmlcharrefreplace: onlyEncoding((_vm, p) => `&#${p};`),
  namereplace: onlyEncoding(named),
  surrogateescape: escapeSurrogates,
  surrogatepass: passSurrogates,
};

const DOCS: Readonly<Record<string, string>> = {
  strict: "Implements the 'strict' error handling, which raises a UnicodeError on coding errors.",
  ignore: "Implements the 'ignore' error handling, which ignores malformed data and continues.",
  replace: "Implements the 'replace' error handling, which replaces malformed data with a replacement marker.",
};

const handlerSpec = (name: string, handler: Handler): NativeSpec =>
  barrier(
    `${name}_errors`,
    '(exception, /)',
    (vm, error: Value) => {
      if (name === 'strict' && error instanceof PyException) throw error;
      if (name === 'strict') throw typeError(vm, 'codec must pass exception instance');
      const bad = badPart(vm, error);
      const { text, next } = handler(vm, bad);
      return vm.tuple([typeof text === 'string' ? vm.text(text) : vm.bytes(text), next ?? bad.end]);
    },
    DOCS[name] ?? null,
  );

const SPECS: readonly (readonly [string, NativeSpec])[] = Object.entries(HANDLERS).map(([name, h]) => [name, handlerSpec(name, h)]);

// ---- the registry ----

function handlers(vm: Vm): Map<string, Value> {
  let table = vm.state.get('codec-error-handlers') as Map<string, Value> | undefined;
  if (table === undefined) {
    const shape = vm.types.builtin_function_or_method.rootShape;
    table = new Map(SPECS.map(([name, spec]) => [name, new PyNative(shape, spec, vm.none, null, '_codecs')]));
    vm.state.set('codec-error-handlers', table);
  }
  return table;
}

export function lookupHandler(vm: Vm, name: string): Value {
  const handler = handlers(vm).get(name);
  if (handler === undefined) throw makeError(vm, 'LookupError', `unknown error handler name '${name}'`);
  return handler;
}

export function registerHandler(vm: Vm, name: string, handler: Value): void {
  if (classOf(vm, handler).find('__call__') === undefined) throw typeError(vm, 'handler must be callable');
  handlers(vm).set(name, handler);
}
