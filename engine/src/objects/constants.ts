/** Turns the constants of `Code` into one engine's values, and `Code` into code objects. */
import { collect } from './iterate.js';
import type { Code, Const } from '../bytecode/code.js';
import { PyCode } from './function.js';
import { Ellipsis, None, PyComplex, PyFloat, type Value } from './value.js';
import type { Vm } from './vm.js';

export function instantiateCode(vm: Vm, code: Code): PyCode {
  return new PyCode(vm.types.code.rootShape, code, vm.makeConstants);
}

export function constantValues(vm: Vm, code: Code): Value[] {
  return code.consts.map(c => constantValue(vm, c));
}

export function constantValue(vm: Vm, c: Const): Value {
  switch (c.type) {
    case 'None':
      return None;
    case 'Ellipsis':
      return Ellipsis;
    case 'bool':
    case 'int':
      return c.value;
    case 'float':
      return new PyFloat(c.value);
    case 'complex':
      return new PyComplex(vm.types.complex.rootShape, c.real ?? 0, c.value);
    case 'str':
      return vm.text(c.value);
    case 'bytes':
      return vm.bytes(c.value);
    case 'tuple':
      return vm.tuple(c.items.map(i => constantValue(vm, i)));
    case 'frozenset':
      return frozenConstant(vm, c.items, c.isRead === true);
    case 'code':
      return instantiateCode(vm, c.code);
  }
}

/** CPython's compiler makes it twice, the second time from the first, when it merges constants: it is in that order. */
function frozenConstant(vm: Vm, items: readonly Const[], isRead: boolean): Value {
  const first = vm.call(vm.types.frozenset, vm.list(items.map(i => constantValue(vm, i))));
  if (isRead) return first;
  return vm.call(vm.types.frozenset, vm.list(collect(vm, first)));
}
