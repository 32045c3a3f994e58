/** `binascii`: conversions between binary data and ASCII. The codings are in util/binary-text. */
import { classOf, strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { bytesOf } from '../objects/codecs.js';
import { asIndex, asSize } from '../objects/convert.js';
import { typeError, valueError } from '../objects/errors.js';
import { native, type NativeSpec } from '../objects/native.js';
import { lengthOf } from '../objects/subscript.js';
import { truth } from '../objects/truth.js';
import { PyBytes, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import {
  BinaryTextError,
  crc32,
  crcHqx,
  decodeBase64,
  decodeQuotedPrintable,
  decodeUu,
  encodeBase64,
  encodeQuotedPrintable,
  encodeUu,
} from '../util/binary-text.js';
import { exceptionClass, raise, type ModuleSpec } from './module-spec.js';

const errorClass = (vm: Vm): PyClass => exceptionClass(vm, 'binascii', 'Error', vm.types.ValueError);

function guarded(vm: Vm, work: () => Uint8Array): Value {
  try {
    return vm.bytes(work());
  } catch (e) {
    throw e instanceof BinaryTextError ? raise(vm, errorClass(vm), e.message) : e;
  }
}

/** ASCII text or bytes. */
function asciiOf(vm: Vm, v: Value): Uint8Array {
  const text = strValue(v);
  if (text !== undefined) {
    const s = jsText(text);
    for (const c of s) if (c > '\x7f') throw valueError(vm, 'string argument should contain only ASCII characters');
    return Uint8Array.from(s, c => c.charCodeAt(0));
  }
  if (typeof v !== 'object' || !(v instanceof PyBytes || 'bytesView' in v))
    throw typeError(vm, `argument should be bytes, buffer or ASCII string, not '${classOf(vm, v).name}'`);
  return bytesOf(vm, v);
}

const flag = (vm: Vm, v: Value | undefined, missing: boolean): boolean => (v === undefined ? missing : truth(vm, v));

// ---- hexadecimal ----

const HEX = '0123456789abcdef';

/** Lower-case digits; with a separator, groups of `perSep` bytes are counted from the right, or from the left when negative. */
export function hexOf(vm: Vm, data: Uint8Array, sep: Value | undefined, perSep: Value | undefined): string {
  const size = perSep === undefined ? 1 : asSize(vm, perSep);
  const between = sep === undefined ? '' : separator(vm, sep);
  let out = '';
  for (let i = 0; i < data.length; i++) {
    const boundary = between !== '' && size !== 0 && i > 0 && (size > 0 ? (data.length - i) % size === 0 : i % -size === 0);
    out += (boundary ? between : '') + HEX[data[i] >> 4] + HEX[data[i] & 15];
  }
  return out;
}

function separator(vm: Vm, sep: Value): string {
  const text = strValue(sep);
  const s = text !== undefined ? jsText(text) : sep instanceof PyBytes ? String.fromCharCode(...sep.data) : undefined;
  if ((s?.length ?? lengthOf(vm, sep)) !== 1) throw valueError(vm, 'sep must be length 1.');
  if (s === undefined) throw typeError(vm, 'sep must be str or bytes.');
  if (s > '\xff') throw valueError(vm, 'sep must be ASCII.');
  return s;
}

function unhex(vm: Vm, v: Value): Value {
  const data = asciiOf(vm, v);
  if (data.length % 2 !== 0) throw raise(vm, errorClass(vm), 'Odd-length string');
  const digit = (c: number): number => {
    const n = HEX.indexOf(String.fromCharCode(c).toLowerCase());
    if (n < 0) throw raise(vm, errorClass(vm), 'Non-hexadecimal digit found');
    return n;
  };
  return vm.bytes(Uint8Array.from({ length: data.length / 2 }, (_, i) => digit(data[2 * i]) * 16 + digit(data[2 * i + 1])));
}

const toHex = (name: string): NativeSpec =>
  native(name, '(data, sep=<unrepresentable>, bytes_per_sep=1)', (vm, data: Value, sep: Value | undefined, perSep: Value | undefined) =>
    vm.bytes(Uint8Array.from(hexOf(vm, bytesOf(vm, data), sep, perSep), c => c.charCodeAt(0))),
  );
const fromHex = (name: string): NativeSpec => native(name, '(hexstr, /)', unhex);

export const BINASCII_MODULE: ModuleSpec = {
  name: 'binascii',
  doc: 'Conversion between binary data and ASCII',
  functions: [
    toHex('hexlify'),
    toHex('b2a_hex'),
    fromHex('unhexlify'),
    fromHex('a2b_hex'),
    native('b2a_base64', '(data, /, *, newline=True)', (vm, data: Value, newline: Value | undefined) =>
      vm.bytes(encodeBase64(bytesOf(vm, data), flag(vm, newline, true))),
    ),
    native('a2b_base64', '(data, /, *, strict_mode=False)', (vm, data: Value, strict: Value | undefined) =>
      guarded(vm, () => decodeBase64(asciiOf(vm, data), flag(vm, strict, false))),
    ),
    native('b2a_uu', '(data, /, *, backtick=False)', (vm, data: Value, backtick: Value | undefined) =>
      guarded(vm, () => encodeUu(bytesOf(vm, data), flag(vm, backtick, false))),
    ),
    native('a2b_uu', '(data, /)', (vm, data: Value) => guarded(vm, () => decodeUu(asciiOf(vm, data)))),
    native(
      'b2a_qp',
      '(data, quotetabs=False, istext=True, header=False)',
      (vm, data: Value, quoteTabs: Value | undefined, isText: Value | undefined, header: Value | undefined) =>
        vm.bytes(
          encodeQuotedPrintable(bytesOf(vm, data), {
            quoteTabs: flag(vm, quoteTabs, false),
            isText: flag(vm, isText, true),
            header: flag(vm, header, false),
          }),
        ),
    ),
    native('a2b_qp', '(data, header=False)', (vm, data: Value, header: Value | undefined) =>
      vm.bytes(decodeQuotedPrintable(asciiOf(vm, data), flag(vm, header, false))),
    ),
    native('crc32', '(data, crc=0, /)', (vm, data: Value, start: Value | undefined) =>
      crc32(bytesOf(vm, data), start === undefined ? 0 : Number(BigInt.asUintN(32, BigInt(asIndex(vm, start))))),
    ),
    native('crc_hqx', '(data, crc, /)', (vm, data: Value, start: Value) =>
      crcHqx(bytesOf(vm, data), Number(BigInt.asUintN(16, BigInt(asIndex(vm, start))))),
    ),
  ],
  setup: (vm, dict) => {
    dict.setStr('Error', errorClass(vm));
    dict.setStr('Incomplete', exceptionClass(vm, 'binascii', 'Incomplete', vm.types.Exception));
  },
};
