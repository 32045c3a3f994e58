/** Codecs of one byte per character, by a table: what the `encodings` package's code pages are made from. */
import { classOf, strValue } from '../objects/class-of.js';
import { bytesOf } from '../objects/codecs.js';
import { isError, typeError } from '../objects/errors.js';
import { getItem } from '../objects/subscript.js';
import { None, PyBytes, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Text } from '../objects/text.js';
import { pointsOf as codePointsOf, replaceBadPart, unicodeError } from '../objects/codec-errors.js';

const pointsOf = (v: Value): Uint32Array => codePointsOf(strValue(v)!);

/** Character → byte, from a decoding table of up to 256 characters. */
export function charmapBuild(vm: Vm, table: Value): Value {
  if (strValue(table) === undefined) throw typeError(vm, `charmap_build() argument must be str, not ${classOf(vm, table).name}`);
  const map = vm.dict();
  pointsOf(table).forEach((p, byte) => {
    if (p !== 0xfffe) map.set(p, byte);
  });
  return map;
}

/** `mapping[key]`; undefined where there is none. */
function mapped(vm: Vm, mapping: Value, key: number): Value | undefined {
  try {
    const v = getItem(vm, mapping, key);
    return v === None ? undefined : v;
  } catch (e) {
    if (isError(vm, e, 'LookupError')) return undefined;
    throw e;
  }
}

function bytesFor(vm: Vm, mapping: Value, point: number): number[] | undefined {
  const v = mapped(vm, mapping, point);
  if (v === undefined) return undefined;
  if (typeof v === 'number' && v >= 0 && v < 256) return [v];
  if (v instanceof PyBytes) return [...v.data];
  throw typeError(
    vm,
    typeof v === 'number'
      ? 'character mapping must be in range(256)'
      : `character mapping must return integer, bytes or None, not ${classOf(vm, v).name}`,
  );
}

const asLatin = (p: number): number[] | undefined => (p < 256 ? [p] : undefined);

export function charmapEncode(vm: Vm, text: Value, errors: string, mapping: Value): Value {
  if (strValue(text) === undefined) throw typeError(vm, `charmap_encode() argument 1 must be str, not ${classOf(vm, text).name}`);
  const points = pointsOf(text);
  const encode = mapping === None ? asLatin : (p: number) => bytesFor(vm, mapping, p);
  const out: number[] = [];
  for (let i = 0; i < points.length;) {
    const bytes = encode(points[i]);
    if (bytes !== undefined) {
      out.push(...bytes);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < points.length && encode(points[end]) === undefined) end++;
    i = replaceCharacters(vm, out, unicodeErrorAt(vm, text, i, end), errors, encode);
  }
  return vm.tuple([vm.bytes(Uint8Array.from(out)), points.length]);
}

const unicodeErrorAt = (vm: Vm, text: Value, start: number, end: number) =>
  unicodeError(vm, 'UnicodeEncodeError', 'charmap', text, start, end, 'character maps to <undefined>');

function replaceCharacters(
  vm: Vm,
  out: number[],
  error: ReturnType<typeof unicodeError>,
  errors: string,
  encode: (p: number) => number[] | undefined,
): number {
  const { text, next } = replaceBadPart(vm, errors, error);
  if (text instanceof PyBytes) out.push(...text.data);
  else {
    for (const p of codePointsOf(text)) {
      const bytes = encode(p);
      if (bytes === undefined) throw error;
      out.push(...bytes);
    }
  }
  return next;
}

export function charmapDecode(vm: Vm, v: Value, errors: string, mapping: Value): Value {
  let data = bytesOf(vm, v);
  const size = data.length;
  const table = strValue(mapping) === undefined ? null : pointsOf(mapping);
  const out: number[] = [];
  for (let i = 0; i < data.length;) {
    const points = mapping === None ? [data[i]] : table === null ? pointsFor(vm, mapping, data[i]) : pointOf(table, data[i]);
    if (points !== undefined) {
      out.push(...points);
      i++;
      continue;
    }
    const error = unicodeError(vm, 'UnicodeDecodeError', 'charmap', vm.bytes(data.slice()), i, i + 1, 'character maps to <undefined>');
    const { text, next, data: rest } = replaceBadPart(vm, errors, error);
    out.push(...codePointsOf(text as Text));
    data = rest;
    i = next;
  }
  return vm.tuple([vm.textFromPoints(Uint32Array.from(out)), size]);
}

const pointOf = (table: Uint32Array, byte: number): number[] | undefined =>
  byte < table.length && table[byte] !== 0xfffe ? [table[byte]] : undefined;

function pointsFor(vm: Vm, mapping: Value, byte: number): number[] | undefined {
  const v = mapped(vm, mapping, byte);
  if (v === undefined) return undefined;
  if (typeof v === 'number') {
    if (v < 0 || v > 0x10ffff) throw typeError(vm, 'character mapping must be in range(0x110000)');
    return v === 0xfffe ? undefined : [v];
  }
  if (strValue(v) !== undefined) return [...pointsOf(v)];
  throw typeError(vm, `character mapping must return integer, None or str`);
}
