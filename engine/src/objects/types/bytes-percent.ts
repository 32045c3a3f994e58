/** `template % args` for bytes and bytearray (PEP 461), over Latin-1 text: one unit per byte. */
import { callMethodOn } from '../attribute.js';
import { classOf, intValue } from '../class-of.js';
import { asciiOf } from '../ascii.js';
import { latin } from '../../util/latin-text.js';
import { bytesOf } from '../codecs.js';
import { overflowError, typeError } from '../errors.js';
import { PyBytes, PyObject, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { formatPercentWith } from './str-percent.js';

export function formatPercentBytes(vm: Vm, template: string, args: Value): string {
  return formatPercentWith(vm, template, args, {
    text: (v, conversion) =>
      conversion === 's' || conversion === 'b' ? bytesText(vm, v) : conversion === 'r' ? String(asciiOf(vm, v)) : null,
    character: v => byteText(vm, v),
    key: k => vm.bytes(Uint8Array.from(k, c => c.charCodeAt(0))),
    name: 'bytes',
  });
}

function bytesText(vm: Vm, v: Value): string {
  if (v instanceof PyBytes || (v instanceof PyObject && 'bytesView' in v)) return latin(bytesOf(vm, v));
  const method = classOf(vm, v).find('__bytes__');
  if (method !== undefined) return latin(bytesOf(vm, callMethodOn(vm, method, v, [])));
  throw typeError(vm, `%b requires a bytes-like object, or an object that implements __bytes__, not '${classOf(vm, v).name}'`);
}

function byteText(vm: Vm, v: Value): string {
  const n = intValue(v);
  if (n !== undefined) {
    if (n < 0 || n > 255) throw overflowError(vm, '%c arg not in range(256)');
    return String.fromCharCode(Number(n));
  }
  const data = v instanceof PyBytes || (v instanceof PyObject && 'bytesView' in v) ? bytesOf(vm, v) : null;
  if (data?.length === 1) return latin(data);
  throw typeError(vm, `%c requires an integer in range(256) or a single byte, not ${classOf(vm, v).name}`);
}
