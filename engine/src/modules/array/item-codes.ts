/** The type codes of `array`: how items of each lie in memory. Machine values are 64-bit little-endian. */
import { classOf, intValue, strValue } from '../../objects/class-of.js';
import { asDouble, asIndex } from '../../objects/convert.js';
import { overflowError, typeError, valueError } from '../../objects/errors.js';
import { PyAstral, PyFloat, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { normalizeInt } from '../../util/int-math.js';

export interface ItemCode {
  readonly code: string;
  readonly size: number;
  /** What memory views call it. */
  readonly format: string;
  readonly get: (vm: Vm, view: DataView, at: number) => Value;
  readonly set: (vm: Vm, view: DataView, at: number, v: Value) => void;
  /** For `_array_reconstructor`: machine format codes are pairs (little-endian, big-endian) from here on. */
  readonly machineFormat: number;
}

type Put = (view: DataView, at: number, n: bigint) => void;

function integer(
  code: string,
  size: number,
  signed: boolean,
  get: (view: DataView, at: number) => number | bigint,
  put: Put,
  name: string,
  machineFormat: number,
): ItemCode {
  const high = signed ? (1n << BigInt(8 * size - 1)) - 1n : (1n << BigInt(8 * size)) - 1n;
  const low = signed ? -high - 1n : 0n;
  return {
    code,
    size,
    format: code,
    machineFormat,
    get: (_vm, view, at) => {
      const n = get(view, at);
      return typeof n === 'bigint' ? normalizeInt(n) : n;
    },
    set: (vm, view, at, v) => {
      if (intValue(v) === undefined && classOf(vm, v).find('__index__') === undefined)
        throw typeError(vm, `'${classOf(vm, v).name}' object cannot be interpreted as an integer`);
      const n = BigInt(asIndex(vm, v));
      if (n < low)
        throw overflowError(
          vm,
          signed
            ? `${name} is less than minimum`
            : size >= 4
              ? "can't convert negative value to unsigned int"
              : `${name} is less than minimum`,
        );
      if (n > high) throw overflowError(vm, size >= 8 ? 'int too large to convert' : `${name} is greater than maximum`);
      put(view, at, n);
    },
  };
}

function float(
  code: string,
  size: number,
  get: (view: DataView, at: number) => number,
  put: (view: DataView, at: number, x: number) => void,
  machineFormat: number,
): ItemCode {
  return {
    code,
    size,
    format: code,
    machineFormat,
    get: (_vm, view, at) => new PyFloat(get(view, at)),
    set: (vm, view, at, v) => put(view, at, asDouble(vm, v)),
  };
}

/** One code point in four bytes. */
function character(code: string): ItemCode {
  return {
    code,
    size: 4,
    format: code,
    machineFormat: 20,
    get: (vm, view, at) => {
      const point = view.getUint32(at, true);
      if (point > 0x10ffff) throw valueError(vm, `character U+${point.toString(16)} is not in range [U+0000; U+10ffff]`);
      return vm.textFromPoints(Uint32Array.of(point));
    },
    set: (vm, view, at, v) => view.setUint32(at, onePoint(vm, v), true),
  };
}

function onePoint(vm: Vm, v: Value): number {
  const text = strValue(v);
  if (text === undefined) throw typeError(vm, `array item must be a unicode character, not ${classOf(vm, v).name}`);
  const points = text instanceof PyAstral ? text.points : [...text].map(c => c.codePointAt(0)!);
  if (points.length !== 1) throw typeError(vm, `array item must be a string of length 1, not a string of length ${points.length}`);
  return points[0];
}

const CODES: readonly ItemCode[] = [
  integer(
    'b',
    1,
    true,
    (d, a) => d.getInt8(a),
    (d, a, n) => d.setInt8(a, Number(n)),
    'signed char',
    1,
  ),
  integer(
    'B',
    1,
    false,
    (d, a) => d.getUint8(a),
    (d, a, n) => d.setUint8(a, Number(n)),
    'unsigned byte integer',
    0,
  ),
  character('u'),
  character('w'),
  integer(
    'h',
    2,
    true,
    (d, a) => d.getInt16(a, true),
    (d, a, n) => d.setInt16(a, Number(n), true),
    'signed short integer',
    4,
  ),
  integer(
    'H',
    2,
    false,
    (d, a) => d.getUint16(a, true),
    (d, a, n) => d.setUint16(a, Number(n), true),
    'unsigned short',
    2,
  ),
  integer(
    'i',
    4,
    true,
    (d, a) => d.getInt32(a, true),
    (d, a, n) => d.setInt32(a, Number(n), true),
    'signed integer',
    8,
  ),
  integer(
    'I',
    4,
    false,
    (d, a) => d.getUint32(a, true),
    (d, a, n) => d.setUint32(a, Number(n), true),
    'unsigned int',
    6,
  ),
  integer(
    'l',
    8,
    true,
    (d, a) => d.getBigInt64(a, true),
    (d, a, n) => d.setBigInt64(a, n, true),
    'signed long',
    12,
  ),
  integer(
    'L',
    8,
    false,
    (d, a) => d.getBigUint64(a, true),
    (d, a, n) => d.setBigUint64(a, n, true),
    'unsigned long',
    10,
  ),
  integer(
    'q',
    8,
    true,
    (d, a) => d.getBigInt64(a, true),
    (d, a, n) => d.setBigInt64(a, n, true),
    'signed long long',
    12,
  ),
  integer(
    'Q',
    8,
    false,
    (d, a) => d.getBigUint64(a, true),
    (d, a, n) => d.setBigUint64(a, n, true),
    'unsigned long long',
    10,
  ),
  float(
    'f',
    4,
    (d, a) => d.getFloat32(a, true),
    (d, a, x) => d.setFloat32(a, x, true),
    14,
  ),
  float(
    'd',
    8,
    (d, a) => d.getFloat64(a, true),
    (d, a, x) => d.setFloat64(a, x, true),
    16,
  ),
];

export const TYPE_CODES = CODES.map(c => c.code).join('');

export function itemCode(code: string): ItemCode | undefined {
  return CODES.find(c => c.code === code);
}
