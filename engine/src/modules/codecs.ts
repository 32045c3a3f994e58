/**
 * `_codecs`: the registry of codecs, and the codecs that need no Python. The engine's own (UTF-8, UTF-16/32,
 * Latin-1, ASCII) are objects/codecs; everything else is found through the registry in the `encodings` package.
 */
import { findAttribute, getAttribute } from '../objects/attribute.js';
import { PyException } from '../objects/exception.js';
import { PyByteArray } from '../objects/types/bytearray.js';
import { classOf, strValue } from '../objects/class-of.js';
import { bytesOf, decodeMarked, decodePoints, encodeText, type CodecRegistry } from '../objects/codecs.js';
import { lookupHandler, pointsOf, registerHandler } from '../objects/codec-errors.js';
import { ASCII, LATIN_1, UTF_8, wideCodec, type PointCodec } from '../objects/unicode-codecs.js';
import type { Text } from '../objects/text.js';
import { asInt32, asText } from '../objects/convert.js';
import { makeError, typeError } from '../objects/errors.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { truth } from '../objects/truth.js';
import { None, PyBytes, PyTuple, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { charmapBuild, charmapDecode, charmapEncode } from './charmap.js';
import { escapeDecode, escapeEncode, unicodeEscapeDecode, unicodeEscapeEncode } from './escape-codecs.js';
import { decodeUtf7, encodeUtf7 } from './utf7-codec.js';
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
  if (name.includes('\0')) throw makeError(vm, 'ValueError', 'embedded null character');
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

const WORKS = ['encod', 'decod'] as const;

/** Encodes (0) or decodes (1) whatever the codec takes; a failure is noted on the exception. */
function convert(vm: Vm, which: 0 | 1, v: Value, encoding: string, errors: string | undefined): Value {
  const codec = lookup(vm, encoding);
  let result: Value;
  try {
    result = vm.call(codec.items[which], v, ...(errors === undefined ? [] : [vm.text(errors)]));
  } catch (e) {
    if (e instanceof PyException) vm.call(getAttribute(vm, e, 'add_note'), vm.text(`${WORKS[which]}ing with '${encoding}' codec failed`));
    throw e;
  }
  if (result instanceof PyTuple && result.items.length === 2) return result.items[0];
  throw typeError(vm, `${WORKS[which]}er must return a tuple (object, integer)`);
}

/** As `convert`, for `str.encode` and `bytes.decode`: only codecs between text and bytes. */
function convertText(vm: Vm, which: 0 | 1, v: Value, encoding: string, errors: string): Value {
  const codec = lookup(vm, encoding);
  const flag = codec.shape.cls === vm.types.tuple ? undefined : findAttribute(vm, codec, '_is_text_encoding');
  const use = `use codecs.${WORKS[which]}e() to`;
  if (flag !== undefined && !truth(vm, flag))
    throw makeError(vm, 'LookupError', `'${encoding}' is not a text encoding; ${use} handle arbitrary codecs`);
  const result = convert(vm, which, v, encoding, errors);
  const isRight = which === 0 ? result instanceof PyBytes || result instanceof PyByteArray : strValue(result) !== undefined;
  if (!isRight)
    throw typeError(
      vm,
      `'${encoding}' ${WORKS[which]}er returned '${classOf(vm, result).name}' instead of '${which === 0 ? 'bytes' : 'str'}'; ${use} ${WORKS[which]}e to arbitrary types`,
    );
  return result;
}

/** Lets `str.encode` and `bytes.decode` find all other encodings. */
export function installCodecRegistry(vm: Vm): void {
  vm.state.set('codec-registry', {
    encode: (text, encoding, errors) => convertText(vm, 0, text, encoding, errors),
    decode: (data, encoding, errors) => convertText(vm, 1, data, encoding, errors),
  } satisfies CodecRegistry);
}

const optionalText = (vm: Vm, v: Value | undefined, what: string): string | undefined =>
  v === undefined ? undefined : asText(vm, v, what);

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
    convert(
      vm,
      0,
      v,
      optionalText(vm, name, "encode() argument 'encoding'") ?? 'utf-8',
      optionalText(vm, errors, "encode() argument 'errors'"),
    ),
  ),
  barrier('decode', "(obj, encoding='utf-8', errors='strict')", (vm, v: Value, name: Value | undefined, errors: Value | undefined) =>
    convert(
      vm,
      1,
      v,
      optionalText(vm, name, "decode() argument 'encoding'") ?? 'utf-8',
      optionalText(vm, errors, "decode() argument 'errors'"),
    ),
  ),
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

function textArgument(vm: Vm, name: string, v: Value): Text {
  const t = strValue(v);
  if (t === undefined) throw typeError(vm, `${name}() argument 1 must be str, not ${classOf(vm, v).name}`);
  return t;
}

function handlerOf(vm: Vm, name: string, errors: Value | undefined): string {
  if (errors === undefined || errors === None) return 'strict';
  const t = strValue(errors);
  if (t === undefined) throw typeError(vm, `${name}() argument 2 must be str or None, not ${classOf(vm, errors).name}`);
  return jsText(t);
}

function encodeWith(name: string, encoding: string): NativeSpec {
  return barrier(name, '(str, errors=None, /)', (vm, text: Value, errors: Value | undefined) => {
    const t = textArgument(vm, name, text);
    return vm.tuple([encodeText(vm, t, encoding, handlerOf(vm, name, errors)), lengthOf(text)]);
  });
}

/** UTF-16 and UTF-32 with a byte order as an argument: 0 writes a mark, −1 little, 1 big. */
function encodeOrdered(name: string, encoding: string): NativeSpec {
  return barrier(name, '(str, errors=None, byteorder=0, /)', (vm, text: Value, errors: Value | undefined, order: Value | undefined) => {
    const t = textArgument(vm, name, text);
    const byteOrder = order === undefined ? 0 : asInt32(vm, order);
    const suffix = byteOrder === 0 ? '' : byteOrder < 0 ? '-le' : '-be';
    return vm.tuple([encodeText(vm, t, encoding + suffix, handlerOf(vm, name, errors)), lengthOf(text)]);
  });
}

/** Text and how much was consumed; an unfinished character waits unless this is the end. */
function decodeWith(name: string, codec: PointCodec): NativeSpec {
  const whole = codec === ASCII || codec === LATIN_1;
  return barrier(
    name,
    `(data, errors=None, ${whole ? '' : 'final=False, '}/)`,
    (vm, v: Value, errors: Value | undefined, final: Value | undefined) => {
      const atEnd = whole || (final !== undefined && truth(vm, final));
      const { text, used } = decodePoints(vm, bytesOf(vm, v), codec, handlerOf(vm, name, errors), 0, atEnd);
      return vm.tuple([text, used]);
    },
  );
}

/** `known`: the byte order of the argument; null: the third argument says, and the result has the order that was found. */
function decodeOrdered(name: string, size: 2 | 4, tells: boolean): NativeSpec {
  const signature = tells ? '(data, errors=None, byteorder=0, final=False, /)' : '(data, errors=None, final=False, /)';
  return barrier(name, signature, (vm, v: Value, errors: Value | undefined, ...rest: (Value | undefined)[]) => {
    const [order, final] = tells ? rest : [undefined, rest[0]];
    const known = order === undefined ? 0 : Math.sign(asInt32(vm, order));
    const atEnd = final !== undefined && truth(vm, final);
    const found = decodeMarked(vm, bytesOf(vm, v), size, handlerOf(vm, name, errors), known, atEnd);
    return vm.tuple([found.text, found.used, ...(tells ? [found.order] : [])]);
  });
}

const OWN: readonly NativeSpec[] = [
  encodeWith('utf_8_encode', 'utf-8'),
  decodeWith('utf_8_decode', UTF_8),
  encodeWith('latin_1_encode', 'latin-1'),
  decodeWith('latin_1_decode', LATIN_1),
  encodeWith('ascii_encode', 'ascii'),
  decodeWith('ascii_decode', ASCII),
  encodeOrdered('utf_16_encode', 'utf-16'),
  decodeOrdered('utf_16_decode', 2, false),
  encodeWith('utf_16_le_encode', 'utf-16-le'),
  decodeWith('utf_16_le_decode', wideCodec(2, 'little')),
  encodeWith('utf_16_be_encode', 'utf-16-be'),
  decodeWith('utf_16_be_decode', wideCodec(2, 'big')),
  encodeOrdered('utf_32_encode', 'utf-32'),
  decodeOrdered('utf_32_decode', 4, false),
  encodeWith('utf_32_le_encode', 'utf-32-le'),
  decodeWith('utf_32_le_decode', wideCodec(4, 'little')),
  encodeWith('utf_32_be_encode', 'utf-32-be'),
  decodeWith('utf_32_be_decode', wideCodec(4, 'big')),
  decodeOrdered('utf_16_ex_decode', 2, true),
  decodeOrdered('utf_32_ex_decode', 4, true),
  barrier('utf_7_encode', '(str, errors=None, /)', (vm, text: Value) => {
    const t = textArgument(vm, 'utf_7_encode', text);
    return vm.tuple([vm.bytes(encodeUtf7(pointsOf(t))), lengthOf(text)]);
  }),
  barrier('utf_7_decode', '(data, errors=None, final=False, /)', (vm, v: Value, errors: Value | undefined, final: Value | undefined) =>
    decodeUtf7(vm, bytesOf(vm, v), handlerOf(vm, 'utf_7_decode', errors), final !== undefined && truth(vm, final)),
  ),
  native('readbuffer_encode', '(data, errors=None, /)', (vm, v: Value) => {
    const text = strValue(v);
    const data = text === undefined ? bytesOf(vm, v).slice() : bytesOf(vm, encodeText(vm, text, undefined, undefined));
    return vm.tuple([vm.bytes(data), data.length]);
  }),
];

const MAPPED: readonly NativeSpec[] = [
  native('charmap_build', '(map, /)', charmapBuild),
  barrier('charmap_encode', '(str, errors=None, mapping=None, /)', (vm, v: Value, errors: Value | undefined, map: Value | undefined) =>
    charmapEncode(vm, v, handlerOf(vm, 'charmap_encode', errors), map ?? None),
  ),
  barrier('charmap_decode', '(data, errors=None, mapping=None, /)', (vm, v: Value, errors: Value | undefined, map: Value | undefined) =>
    charmapDecode(vm, v, handlerOf(vm, 'charmap_decode', errors), map ?? None),
  ),
  native('escape_encode', '(data, errors=None, /)', escapeEncode),
  barrier('escape_decode', '(data, errors=None, /)', (vm, v: Value, errors: Value | undefined) =>
    escapeDecode(vm, v, handlerOf(vm, 'escape_decode', errors)),
  ),
  native('unicode_escape_encode', '(str, errors=None, /)', (vm, v: Value) => unicodeEscapeEncode(vm, v, false)),
  native('raw_unicode_escape_encode', '(str, errors=None, /)', (vm, v: Value) => unicodeEscapeEncode(vm, v, true)),
  barrier(
    'unicode_escape_decode',
    '(data, errors=None, final=True, /)',
    (vm, v: Value, errors: Value | undefined, final: Value | undefined) =>
      unicodeEscapeDecode(vm, v, handlerOf(vm, 'unicode_escape_decode', errors), final === undefined || truth(vm, final), false),
  ),
  barrier(
    'raw_unicode_escape_decode',
    '(data, errors=None, final=True, /)',
    (vm, v: Value, errors: Value | undefined, final: Value | undefined) =>
      unicodeEscapeDecode(vm, v, handlerOf(vm, 'raw_unicode_escape_decode', errors), final === undefined || truth(vm, final), true),
  ),
];

export const CODECS_MODULE: ModuleSpec = { name: '_codecs', functions: [...REGISTRY, ...OWN, ...MAPPED] };
