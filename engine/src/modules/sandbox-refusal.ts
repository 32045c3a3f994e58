/** What programs are told that reach for what the sandbox does not offer. */
import { native, type NativeSpec } from '../objects/native.js';
import type { PyException } from '../objects/exception.js';
import { None } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { osError } from './errno.js';

/** `what`: 'no network', 'no processes', … No option or setting grants these. */
export function refusal(vm: Vm, what: string): PyException {
  return osError(vm, 'EPERM', None, `Operation not permitted (JitLens runs programs in a sandbox with ${what}; no setting allows it)`);
}

export const refused = (name: string, what: string, signature = '(*args, **kwargs)'): NativeSpec =>
  native(name, signature, vm => {
    throw refusal(vm, what);
  });
