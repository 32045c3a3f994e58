/** Exceptions that nobody can catch: in callbacks, finalizers, threads, at exit. They are told to `sys.unraisablehook` or printed. */
import { findAttribute, getAttribute } from '../objects/attribute.js';
import { PyException } from '../objects/exception.js';
import { barrier } from '../objects/native.js';
import { reprText, strText } from '../objects/text.js';
import { formatException } from '../objects/traceback-text.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { tracebackOptions } from './source-lines.js';
import { structSequence } from './struct-sequence.js';

const HOOK_ARGS = structSequence('sys.UnraisableHookArgs', ['exc_type', 'exc_value', 'exc_traceback', 'err_msg', 'object']);

/** `message` completes “… : <repr of object>”. */
export function reportUnraisable(vm: Vm, e: PyException, object: Value, message: string | null = null): void {
  const sys = vm.modules.getStr('sys');
  const hook = sys === undefined ? undefined : findAttribute(vm, sys, 'unraisablehook');
  if (hook !== undefined && hook !== None) {
    vm.call(hook, HOOK_ARGS.make(vm, [e.shape.cls, e, e.traceback ?? None, message === null ? None : vm.text(message), object]));
    return;
  }
  writeError(vm, unraisableText(vm, e, object, message));
}

function unraisableText(vm: Vm, e: PyException, object: Value, message: string | null): string {
  return `${message ?? 'Exception ignored in'}: ${reprText(vm, object)}\n${exceptionText(vm, e)}`;
}

export const UNRAISABLE_HOOK = barrier('unraisablehook', '(unraisable, /)', (vm, args: Value) => {
  const [e, message, object] = ['exc_value', 'err_msg', 'object'].map(name => getAttribute(vm, args, name));
  if (e instanceof PyException) writeError(vm, unraisableText(vm, e, object, message === None ? null : strText(vm, message)));
  return None;
});

export function exceptionText(vm: Vm, e: PyException): string {
  return formatException(vm, e, tracebackOptions(vm));
}

/** To `sys.stderr`, if there is one. */
export function writeError(vm: Vm, text: string): void {
  const sys = vm.modules.getStr('sys');
  const stderr = sys === undefined ? undefined : findAttribute(vm, sys, 'stderr');
  const write = stderr === undefined || stderr === None ? undefined : findAttribute(vm, stderr, 'write');
  if (write !== undefined) vm.call(write, vm.text(text));
}
