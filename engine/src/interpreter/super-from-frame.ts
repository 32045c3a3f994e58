/** `super()` without arguments, called as a function: its class and object come from the caller’s frame. */
import { runtimeError } from '../objects/errors.js';
import { PyCell, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Frame } from './frame.js';

export function superFromFrame(vm: Vm): [Value, Value] {
  const f = vm.interpreter.frameAt(0) as Frame | null;
  if (f === null) throw runtimeError(vm, 'super(): no current frame');
  const code = f.code.code;
  if (code.argCount === 0 && (code.flags & 4) === 0) throw runtimeError(vm, 'super(): no arguments');
  const first = f.regs[0];
  const self = first instanceof PyCell && code.cellVars.includes(code.varNames[0]) ? first.value : first;
  if (self === undefined) throw runtimeError(vm, 'super(): arg[0] deleted');
  const free = code.freeVars.indexOf('__class__');
  if (free < 0) throw runtimeError(vm, 'super(): __class__ cell not found');
  const cell = f.regs[code.varNames.length + free] as PyCell;
  if (cell.value === undefined) throw runtimeError(vm, 'super(): empty __class__ cell');
  return [cell.value, self];
}
