/**
 * Error handlers of codecs, by name: the built-in ones as Python functions, and those a program registers.
 * A handler takes the UnicodeError and says what stands for the bad part and where to go on.
 */
import { classOf, strValue } from '../objects/class-of.js';
import { asSize } from '../objects/convert.js';
import { indexError, makeError, typeError } from '../objects/errors.js';
import { PyException } from '../objects/exception.js';
import { barrier, type NativeSpec } from '../objects/native.js';
import { PyBytes, PyTuple, type Value } from '../objects/value.js';
import { codePoints, stringFromPoints, type Vm } from '../objects/vm.js';
import { engineState, moduleFunction } from './module-spec.js';

export type UnicodeErrorKind = 'UnicodeEncodeError' | 'UnicodeDecodeError';

export interface Replacement {
  /** Text, or bytes that an encoder writes as they are. */
  readonly text: Value;
  readonly next: number;
}

export function unicodeError(vm: Vm, kind: UnicodeErrorKind, encoding: string, object: Value, start: number, end: number, reason: string): PyException {
  return vm.call(vm.types[kind], vm.text(encoding), object, start, end, vm.text(reason)) as PyException;
}

/** Asks the handler called `name`. */
export function replaceBadPart(vm: Vm, name: string, error: PyException): Replacement {
  if (name === 'strict') throw error;
  const result = vm.call(lookupHandler(vm, name), error);
  const encoding = error.shape.cls.isSubclassOf(vm.types.UnicodeEncodeError);
  const shape = encoding ? 'encoding error handler must return (str/bytes, int) tuple' : 'decoding error handler must return (str, int) tuple';
  if (!(result instanceof PyTuple) || result.items.length !== 2) throw typeError(vm, shape);
  const [text, position] = result.items;
  if (strValue(text) === undefined && !(encoding && text instanceof PyBytes)) throw typeError(vm, shape);
  const length = lengthOf(error);
  const at = asSize(vm, position);
  const next = at < 0 ? at + length : at;
  if (next < 0 || next > length) throw indexError(vm, `position ${at} from error handler out of bounds`);
  return { text, next };
}

/** How long the error's text or data is, in its own units. */
function lengthOf(error: PyException): number {
  const object = error.fields!.get('object')!;
  const text = strValue(object);
  return text === undefined ? (object as PyBytes).data.length : typeof text === 'string' ? text.length : text.points.length;
}

// ---- built-in handlers ----

interface Bad {
  readonly error: PyException;
  readonly decoding: boolean;
  /** Code points or bytes. */
  readonly units: ArrayLike<number>;
  readonly end: number;
  readonly start: number;
}

function badPart(vm: Vm, v: Value): Bad {
  const isUnicode = v instanceof PyException && ['UnicodeEncodeError', 'UnicodeDecodeError', 'UnicodeTranslateError'].some(k => v.shape.cls.isSubclassOf(vm.types[k as UnicodeErrorKind]));
  if (!isUnicode) throw typeError(vm, `don't know how to handle ${classOf(vm, v).name} in error callback`);
  const object = v.fields!.get('object')!;
  const text = strValue(object);
  const all = text === undefined ? (object as PyBytes).data : typeof text === 'string' ? codePoints(text) : text.points;
  const start = v.fields!.get('start') as number;
  const end = v.fields!.get('end') as number;
  return { error: v, decoding: text === undefined, units: all.subarray(start, end), start, end };
}

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');
const escaped = (p: number): string => (p < 0x100 ? `\\x${hex(p, 2)}` : p < 0x10000 ? `\\u${hex(p, 4)}` : `\\U${hex(p, 8)}`);

/** Three-byte form of surrogates, which strict UTF-8 refuses. */
function surrogateBytes(bad: Bad): number[] {
  return Array.from(bad.units).flatMap(p => {
    if (p < 0xd800 || p > 0xdfff) throw bad.error;
    return [0xe0 | (p >> 12), 0x80 | ((p >> 6) & 63), 0x80 | (p & 63)];
  });
}

type Handler = (vm: Vm, bad: Bad) => string | PyBytes;

const onlyEncoding = (make: (p: number) => string): Handler => (vm, bad) => {
  if (bad.decoding) throw typeError(vm, `don't know how to handle ${bad.error.shape.cls.name} in error callback`);
  return Array.from(bad.units, make).join('');
};

const HANDLERS: Readonly<Record<string, Handler>> = {
  strict: (_vm, bad) => {
    throw bad.error;
  },
  ignore: () => '',
  replace: (vm, bad) => (bad.decoding ? '\ufffd' : (bad.error.shape.cls.isSubclassOf(vm.types.UnicodeEncodeError) ? '?' : '\ufffd').repeat(bad.units.length)),
  backslashreplace: (_vm, bad) => Array.from(bad.units, escaped).join(''),
  xmlcharrefreplace: onlyEncoding(p => `&#${p};`),
  surrogateescape: (vm, bad) => {
    const units = Array.from(bad.units);
    if (bad.decoding) {
      if (units.some(b => b < 0x80)) throw bad.error;
      return stringFromPoints(Uint32Array.from(units, b => 0xdc00 + b));
    }
    if (units.some(p => p < 0xdc80 || p > 0xdcff)) throw bad.error;
    return vm.bytes(Uint8Array.from(units, p => p - 0xdc00));
  },
  surrogatepass: (vm, bad) => {
    if (bad.decoding) throw bad.error;
    return vm.bytes(Uint8Array.from(surrogateBytes(bad)));
  },
};

const handlerSpec = (name: string, handler: Handler): NativeSpec =>
  barrier(`${name}_errors`, '(exception, /)', (vm, error: Value) => {
    const bad = badPart(vm, error);
    const text = handler(vm, bad);
    return vm.tuple([typeof text === 'string' ? vm.text(text) : text, bad.end]);
  });

const SPECS: readonly (readonly [string, NativeSpec])[] = Object.entries(HANDLERS).map(([name, h]) => [name, handlerSpec(name, h)]);

const handlers = (vm: Vm): Map<string, Value> =>
  engineState(vm, 'codec-error-handlers', () => new Map<string, Value>(SPECS.map(([name, spec]) => [name, moduleFunction(vm, spec, '_codecs')])));

export function lookupHandler(vm: Vm, name: string): Value {
  const handler = handlers(vm).get(name);
  if (handler === undefined) throw makeError(vm, 'LookupError', `unknown error handler name '${name}'`);
  return handler;
}

export function registerHandler(vm: Vm, name: string, handler: Value): void {
  if (classOf(vm, handler).find('__call__') === undefined) throw typeError(vm, 'handler must be callable');
  handlers(vm).set(name, handler);
}
