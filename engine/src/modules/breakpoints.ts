/** `breakpoint()` and `sys.breakpointhook` (PEP 553): what PYTHONBREAKPOINT names is imported and called, `pdb.set_trace` unless it is set. */
import { findAttribute } from '../objects/attribute.js';
import { isError, runtimeError } from '../objects/errors.js';
import { barrier } from '../objects/native.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { imported } from './module-spec.js';

type Kwargs = ReadonlyMap<string, Value>;

const call = (vm: Vm, f: Value, args: readonly Value[], kwargs: Kwargs): Value =>
  vm.callArgs(f, [...args, ...kwargs.values()], kwargs.size === 0 ? null : [...kwargs.keys()]);

/** The debugger's function by its dotted name; null, with a warning, when it cannot be found. */
function debuggerNamed(vm: Vm, name: string): Value | null {
  const dot = name.lastIndexOf('.');
  const [module, attribute] = dot < 0 ? ['builtins', name] : [name.slice(0, dot), name.slice(dot + 1)];
  try {
    imported(vm, module);
    const found = findAttribute(vm, vm.modules.getStr(module) ?? None, attribute);
    if (found !== undefined) return found;
  } catch (e) {
    if (!isError(vm, e, 'ImportError')) throw e;
  }
  vm.warn('RuntimeWarning', `Ignoring unimportable $PYTHONBREAKPOINT: "${name}"`);
  return null;
}

export const BREAKPOINT_HOOK = barrier('breakpointhook', '(*args, **kws)', (vm, args: readonly Value[], kwargs: Kwargs) => {
  const name = vm.host.env.get('PYTHONBREAKPOINT') ?? '';
  if (name === '0') return None;
  const debug = debuggerNamed(vm, name === '' ? 'pdb.set_trace' : name);
  return debug === null ? None : call(vm, debug, args, kwargs);
});

export const BREAKPOINT = barrier('breakpoint', '(*args, **kws)', (vm, args: readonly Value[], kwargs: Kwargs) => {
  const hook = findAttribute(vm, vm.modules.getStr('sys') ?? None, 'breakpointhook');
  if (hook === undefined) throw runtimeError(vm, 'lost sys.breakpointhook');
  return call(vm, hook, args, kwargs);
});
