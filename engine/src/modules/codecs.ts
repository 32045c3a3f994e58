/**
 * `_codecs`: the registry of codecs, and the codecs that need no Python. The engine's own (UTF-8, UTF-16/32,
 * Latin-1, ASCII) are objects/codecs; everything else is found through the registry in the `encodings` package.
 */
import { classOf, strValue } from '../objects/class-of.js';
import { bytesOf, decodeBytes, encodeText, type CodecRegistry } from '../objects/codecs.js';
import { asText } from '../objects/convert.js';
import { makeError, notImplementedError, typeError } from '../objects/errors.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { truth } from '../objects/truth.js';
import { None, PyTuple, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { charmapBuild, charmapDecode, charmapEncode } from './charmap.js';
import { lookupHandler, registerHandler } from './codec-errors.js';
import { escapeDecode, escapeEncode, unicodeEscapeDecode, unicodeEscapeEncode } from './escape-codecs.js';
import { engineState, imported, type ModuleSpec } from './module-spec.js';

// ---- the registry ----

interface Registry {
  searches: Value[];
  readonly known: Map<string, PyTuple>;
}

const registry = (vm: Vm): Registry => engineState<Registry>(vm, 'codec-searches', () => ({ searches: [], known: new Map() }));

/** (encoder, decoder, stream reader, stream writer) of an encoding. */
function lookup(vm: Vm, encoding: string): PyTuple {
  const r = registry(vm);
  const name = encoding.toLowerCase().replaceAll(' ', '-');
  let found = r.known.get(name);
  if (found !== undefined) return found;
  imported(vm, 'encodings');
  for (const search of r.searches) {
    const entry = vm.call(search, vm.text(name));
    if (entry === None) continue;
    if (!(entry instanceof PyTuple) || entry.items.length !== 4) throw typeError(vm, 'codec search functions must return 4-tuples');
    r.known.set(name, (found = entry));
    return found;
  }
  throw makeError(vm, 'LookupError', `unknown encoding: ${encoding}`);
}

function convert(vm: Vm, which: 0 | 1, v: Value, encoding: string, errors: string | undefined): Value {
  const result = vm.call(lookup(vm, encoding).items[which], v, ...(errors === undefined ? [] : [vm.text(errors)]));
  if (result instanceof PyTuple && result.items.length === 2) return result.items[0];
  throw typeError(vm, `${which === 0 ? 'encoder' : 'decoder'} must return a tuple (object, integer)`);
}

/** Lets `str.encode` and `bytes.decode` find all other encodings. */
export function installCodecRegistry(vm: Vm): void {
  vm.state.set('codec-registry', {
    encode: (text, encoding, errors) => convert(vm, 0, text, encoding, errors),
    decode: (data, encoding, errors) => convert(vm, 1, data, encoding, errors),
  } satisfies CodecRegistry);
}

const optionalText = (vm: Vm, v: Value | undefined, what: string): string | undefined => (v === undefined ? undefined : asText(vm, v, what));

const REGISTRY: readonly NativeSpec[] = [
  native('register', '(search_function, /)', (vm, search: Value) => {
    if (classOf(vm, search).find('__call__') === undefined) throw typeError(vm, 'argument must be callable');
    registry(vm).searches.push(search);
    return None;
  }),
  native('unregister', '(search_function, /)', (vm, search: Value) => {
    const r = registry(vm);
    r.searches = r.searches.filter(s => s !== search);
    r.known.clear();
    return None;
  }),
  barrier('lookup', '(encoding, /)', (vm, name: Value) => lookup(vm, asText(vm, name, 'lookup() argument'))),
  barrier('encode', "(obj, encoding='utf-8', errors='strict')", (vm, v: Value, name: Value | undefined, errors: Value | undefined) =>
    convert(vm, 0, v, optionalText(vm, name, "encode() argument 'encoding'") ?? 'utf-8', optionalText(vm, errors, "encode() argument 'errors'"))),
  barrier('decode', "(obj, encoding='utf-8', errors='strict')", (vm, v: Value, name: Value | undefined, errors: Value | undefined) =>
    convert(vm, 1, v, optionalText(vm, name, "decode() argument 'encoding'") ?? 'utf-8', optionalText(vm, errors, "decode() argument 'errors'"))),
  native('register_error', '(errors, handler, /)', (vm, name: Value, handler: Value) => {
    registerHandler(vm, asText(vm, name, 'register_error() argument 1'), handler);
    return None;
  }),
  native('lookup_error', '(name, /)', (vm, name: Value) => lookupHandler(vm, asText(vm, name, 'lookup_error() argument'))),
];

// ---- the engine's own codecs ----

const lengthOf = (v: Value): number => {
  const t = strValue(v)!;
  return typeof t === 'string' ? t.length : t.points.length;
};

const handlerName = (errors: Value | undefined): Value | undefined => (errors === None ? undefined : errors);

function encodeWith(name: string, encoding: string): NativeSpec {
  return barrier(name, '(str, errors=None, /)', (vm, text: Value, errors: Value | undefined) => {
    const t = strValue(text);
    if (t === undefined) throw typeError(vm, `${name}() argument 1 must be str, not ${classOf(vm, text).name}`);
    return vm.tuple([encodeText(vm, t, encoding, handlerName(errors)), lengthOf(text)]);
  });
}

/** How many bytes at the end are the beginning of a character. */
type Unfinished = (data: Uint8Array) => number;

const unfinishedUtf8: Unfinished = data => {
  for (let back = 1; back <= Math.min(3, data.length); back++) {
    const b = data[data.length - back];
    if (b < 0x80) return 0;
    if (b < 0xc0) continue;
    const size = b >= 0xf0 && b < 0xf5 ? 4 : b >= 0xe0 && b < 0xf0 ? 3 : b >= 0xc2 && b < 0xe0 ? 2 : 0;
    return size > back ? back : 0;
  }
  return 0;
};

const unfinishedUtf16 = (little: boolean): Unfinished => data => {
  const odd = data.length % 2;
  const high = data.length - odd - (little ? 1 : 2);
  return odd + (high >= 0 && (data[high] & 0xfc) === 0xd8 ? 2 : 0);
};
const unfinishedUtf32: Unfinished = data => data.length % 4;
const nothing: Unfinished = () => 0;

/** Text and how much was consumed; an unfinished character waits unless this is the end. */
function decodePart(vm: Vm, data: Uint8Array, encoding: string, errors: Value | undefined, left: number): Value {
  const whole = data.subarray(0, data.length - left);
  return vm.tuple([decodeBytes(vm, vm.bytes(whole.slice()), encoding, handlerName(errors)), whole.length]);
}

function decodeWith(name: string, encoding: string, unfinished: Unfinished): NativeSpec {
  const signature = unfinished === nothing ? '(data, errors=None, /)' : '(data, errors=None, final=False, /)';
  return barrier(name, signature, (vm, v: Value, errors: Value | undefined, final: Value | undefined) => {
    const data = bytesOf(vm, v);
    return decodePart(vm, data, encoding, errors, final !== undefined && truth(vm, final) ? 0 : unfinished(data));
  });
}

/** Also says the byte order that a BOM told: −1 little, 1 big, 0 not known yet. */
function decodeOrdered(name: string, width: 16 | 32): NativeSpec {
  return barrier(name, '(data, errors=None, byteorder=0, final=False, /)', (vm, v: Value, errors: Value | undefined, order: Value | undefined, final: Value | undefined) => {
    const data = bytesOf(vm, v);
    let byteOrder = (order as number | undefined) ?? 0;
    let start = 0;
    const size = width / 8;
    if (byteOrder === 0 && data.length >= size) {
      const little = data[0] === 0xff && data[1] === 0xfe && (width === 16 || (data[2] === 0 && data[3] === 0));
      const big = data[size - 2] === 0xfe && data[size - 1] === 0xff && (width === 16 || (data[0] === 0 && data[1] === 0));
      byteOrder = little ? -1 : big ? 1 : 0;
      start = byteOrder === 0 ? 0 : size;
    }
    const rest = data.subarray(start);
    const atEnd = final !== undefined && truth(vm, final);
    const left = atEnd ? 0 : width === 32 ? unfinishedUtf32(rest) : unfinishedUtf16(byteOrder !== 1)(rest);
    const [text, used] = (decodePart(vm, rest, `utf-${width}-${byteOrder === 1 ? 'be' : 'le'}`, errors, left) as PyTuple).items;
    return vm.tuple([text, (used as number) + start, byteOrder]);
  });
}

const notOffered = (name: string): NativeSpec =>
  native(name, '(*args)', vm => {
    throw notImplementedError(vm, `_codecs.${name}: UTF-7 is not offered`);
  });

const OWN: readonly NativeSpec[] = [
  encodeWith('utf_8_encode', 'utf-8'), decodeWith('utf_8_decode', 'utf-8', unfinishedUtf8),
  encodeWith('latin_1_encode', 'latin-1'), decodeWith('latin_1_decode', 'latin-1', nothing),
  encodeWith('ascii_encode', 'ascii'), decodeWith('ascii_decode', 'ascii', nothing),
  encodeWith('utf_16_encode', 'utf-16'), decodeWith('utf_16_decode', 'utf-16', unfinishedUtf16(true)),
  encodeWith('utf_16_le_encode', 'utf-16-le'), decodeWith('utf_16_le_decode', 'utf-16-le', unfinishedUtf16(true)),
  encodeWith('utf_16_be_encode', 'utf-16-be'), decodeWith('utf_16_be_decode', 'utf-16-be', unfinishedUtf16(false)),
  encodeWith('utf_32_encode', 'utf-32'), decodeWith('utf_32_decode', 'utf-32', unfinishedUtf32),
  encodeWith('utf_32_le_encode', 'utf-32-le'), decodeWith('utf_32_le_decode', 'utf-32-le', unfinishedUtf32),
  encodeWith('utf_32_be_encode', 'utf-32-be'), decodeWith('utf_32_be_decode', 'utf-32-be', unfinishedUtf32),
  decodeOrdered('utf_16_ex_decode', 16), decodeOrdered('utf_32_ex_decode', 32),
  notOffered('utf_7_encode'), notOffered('utf_7_decode'),
  native('readbuffer_encode', '(data, errors=None, /)', (vm, v: Value) => {
    const text = strValue(v);
    const data = text === undefined ? bytesOf(vm, v).slice() : bytesOf(vm, encodeText(vm, text, undefined, undefined));
    return vm.tuple([vm.bytes(data), data.length]);
  }),
];

const errorsOf = (errors: Value | undefined): string => (errors === undefined || errors === None ? 'strict' : jsText(strValue(errors)!));

const MAPPED: readonly NativeSpec[] = [
  native('charmap_build', '(map, /)', charmapBuild),
  barrier('charmap_encode', '(str, errors=None, mapping=None, /)', (vm, v: Value, errors: Value | undefined, map: Value | undefined) => charmapEncode(vm, v, errorsOf(errors), map ?? None)),
  barrier('charmap_decode', '(data, errors=None, mapping=None, /)', (vm, v: Value, errors: Value | undefined, map: Value | undefined) => charmapDecode(vm, v, errorsOf(errors), map ?? None)),
  native('escape_encode', '(data, errors=None, /)', escapeEncode),
  native('escape_decode', '(data, errors=None, /)', escapeDecode),
  native('unicode_escape_encode', '(str, errors=None, /)', (vm, v: Value) => unicodeEscapeEncode(vm, v, false)),
  native('raw_unicode_escape_encode', '(str, errors=None, /)', (vm, v: Value) => unicodeEscapeEncode(vm, v, true)),
  barrier('unicode_escape_decode', '(data, errors=None, final=True, /)', (vm, v: Value, errors: Value | undefined) => unicodeEscapeDecode(vm, v, errorsOf(errors), false)),
  barrier('raw_unicode_escape_decode', '(data, errors=None, final=True, /)', (vm, v: Value, errors: Value | undefined) => unicodeEscapeDecode(vm, v, errorsOf(errors), true)),
];

export const CODECS_MODULE: ModuleSpec = { name: '_codecs', functions: [...REGISTRY, ...OWN, ...MAPPED] };
