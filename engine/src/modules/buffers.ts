/** Writable bytes-like arguments. Reading ones is objects/codecs' `bytesOf`. */
import { classOf } from '../objects/class-of.js';
import { bytesOf } from '../objects/codecs.js';
import { typeError } from '../objects/errors.js';
import { PyBytes, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';

/** The memory of a bytes-like object itself, to be written to. */
export function writableBytes(vm: Vm, v: Value): Uint8Array {
  const readOnly = (v as { readonly readOnly?: boolean }).readOnly === true;
  if (v instanceof PyBytes || readOnly || typeof v !== 'object' || !('bytesView' in v))
    throw typeError(vm, `argument must be read-write bytes-like object, not ${classOf(vm, v).name}`);
  return bytesOf(vm, v);
}
