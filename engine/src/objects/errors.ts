/**
 * Makes builtin exceptions: `throw typeError(vm, '…')`. Knows nothing of frames; tracebacks are added as they unwind.
 */
import { PyException } from './exception.js';
import type { Value } from './value.js';
import type { ExceptionName, Vm } from './vm.js';

export function makeError(vm: Vm, kind: ExceptionName, message: string | null): PyException {
  return new PyException(vm.types[kind].rootShape, message === null ? vm.emptyTuple : vm.tuple([vm.text(message)]));
}

const maker = (kind: ExceptionName) => (vm: Vm, message: string) => makeError(vm, kind, message);

export const typeError = maker('TypeError');
export const valueError = maker('ValueError');
export const indexError = maker('IndexError');
export const attributeError = maker('AttributeError');
export const nameError = maker('NameError');
export const runtimeError = maker('RuntimeError');
export const overflowError = maker('OverflowError');
export const zeroDivisionError = maker('ZeroDivisionError');
export const memoryError = maker('MemoryError');
export const importError = maker('ImportError');
export const recursionError = maker('RecursionError');
export const notImplementedError = maker('NotImplementedError');
export const systemError = maker('SystemError');

/** KeyError shows the repr of its key, so the key itself is the argument. */
export function keyError(vm: Vm, key: Value): PyException {
  return new PyException(vm.types.KeyError.rootShape, vm.tuple([key]));
}

export function stopIteration(vm: Vm, value: Value | undefined): PyException {
  return new PyException(vm.types.StopIteration.rootShape, value === undefined ? vm.emptyTuple : vm.tuple([value]));
}

/** AttributeError with the fields that suggestions need. */
export function missingAttribute(vm: Vm, message: string, name: string, obj: Value): PyException {
  const e = makeError(vm, 'AttributeError', message);
  e.fields = new Map<string, Value>([
    ['name', name],
    ['obj', obj],
  ]);
  return e;
}

export function unboundName(vm: Vm, kind: 'NameError' | 'UnboundLocalError', message: string, name: string): PyException {
  const e = makeError(vm, kind, message);
  e.fields = new Map<string, Value>([['name', name]]);
  return e;
}

/** True when `e` is a Python exception of that builtin class. */
export function isError(vm: Vm, e: unknown, kind: ExceptionName): e is PyException {
  return e instanceof PyException && e.shape.cls.isSubclassOf(vm.types[kind]);
}
