/** Native iterators: one JS method, no exceptions for the end. */
import { PyObject, type Value } from './value.js';
import type { Vm } from './vm.js';

export abstract class PyIterator extends PyObject {
  /** The next item, or undefined at the end (and ever after). */
  abstract next(vm: Vm): Value | undefined;
  /** `__length_hint__`, or −1 when there is none. */
  lengthHint(): number {
    return -1;
  }
}
