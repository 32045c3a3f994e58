/** import statements and the intrinsics of type parameters. The import system itself is a module’s business (`builtins.__import__`). */
import { forcedState } from '../objects/forced.js';
import type { Intrinsic } from '../bytecode/opcodes.js';
import { findAttribute, getAttribute } from '../objects/attribute.js';
import { isError, makeError, runtimeError } from '../objects/errors.js';
import { Unsupported } from '../objects/exception.js';
import { PyModule } from '../objects/function.js';
import { collect } from '../objects/iterate.js';
import { strText } from '../objects/text.js';
import { None, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { Frame } from './frame.js';
import { storeName } from './names.js';

/** Where an import statement stands: what it is told of. A frame is one. */
export type ImportScope = Pick<Frame, 'builtins' | 'globals' | 'namespace'>;

export function importName(vm: Vm, f: ImportScope, name: string, fromlist: Value, level: number): Value {
  const hook = f.builtins.getStr('__import__');
  if (hook === undefined) throw makeError(vm, 'ImportError', '__import__ not found');
  return vm.call(hook, vm.text(name), f.globals, f.namespace ?? None, fromlist, level);
}

/** `from m import name`: an attribute, else a submodule already imported (language reference §7.11). */
export function importFrom(vm: Vm, module: Value, name: string): Value {
  const v = findAttribute(vm, module, name);
  if (v !== undefined) return v;
  const own = findAttribute(vm, module, '__name__');
  const fullName = own === undefined ? '<unknown module name>' : strText(vm, own);
  const sub = vm.modules.getStr(`${fullName}.${name}`);
  if (sub !== undefined) return sub;
  throw cannotImport(vm, module, fullName, name);
}

function cannotImport(vm: Vm, module: Value, fullName: string, name: string): Error | Value {
  const file = module instanceof PyModule ? module.dict.getStr('__file__') : undefined;
  const spec = module instanceof PyModule ? module.dict.getStr('__spec__') : undefined;
  const initializing = spec !== undefined && spec !== None && findAttribute(vm, spec, '_initializing') === true;
  const where = typeof file === 'string' ? file : 'unknown location';
  const text = initializing
    ? `cannot import name '${name}' from partially initialized module '${fullName}' (most likely due to a circular import) (${where})`
    : `cannot import name '${name}' from '${fullName}' (${where})`;
  const e = makeError(vm, 'ImportError', text);
  e.fields = new Map<string, Value>([
    ['name', fullName],
    ['path', file ?? None],
    ['name_from', name],
  ]);
  return e;
}

/** `from m import *`: `__all__`, or every public name. */
export function importStar(vm: Vm, f: Frame, module: Value): void {
  const all = findAttribute(vm, module, '__all__');
  if (all !== undefined) {
    for (const name of collect(vm, all)) storeName(vm, f, strText(vm, name), getAttribute(vm, module, strText(vm, name)));
    return;
  }
  if (!(module instanceof PyModule)) throw makeError(vm, 'ImportError', 'from-import-* object has no __dict__ and no __all__');
  for (const [key, value] of [...module.dict.entries()]) {
    if (typeof key === 'string' && !key.startsWith('_')) storeName(vm, f, key, value);
  }
}

/** Installed by the typing types: makes type parameters and aliases. */
export type IntrinsicTable = Partial<Record<Intrinsic, (vm: Vm, a: Value, b: Value) => Value>>;

export function intrinsic(vm: Vm, kind: Intrinsic, a: Value, b: Value): Value {
  if (kind === 'unary_positive_star') return vm.tuple(collect(vm, a));
  if (kind === 'print') return displayHook(vm, a);
  if (kind === 'int_to_float' || kind === 'is_nth_type' || kind === 'private_copy') return forcedState(vm).act(kind, a, b);
  const table = vm.state.get('intrinsics') as IntrinsicTable | undefined;
  const make = table?.[kind];
  if (make === undefined) throw new Unsupported(`the intrinsic ${kind}`);
  return make(vm, a, b);
}

function displayHook(vm: Vm, v: Value): Value {
  const sys = vm.modules.getStr('sys');
  const hook = sys === undefined ? undefined : findAttribute(vm, sys, 'displayhook');
  if (hook === undefined) throw runtimeError(vm, 'lost sys.displayhook');
  return vm.call(hook, v);
}

export { isError, PyTuple };
