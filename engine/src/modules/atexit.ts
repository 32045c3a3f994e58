/** `atexit`: callbacks for the end of the run. Whoever ends the run calls `runExitCallbacks`. */
import { classOf } from '../objects/class-of.js';
import { richEquals } from '../objects/compare.js';
import { typeError } from '../objects/errors.js';
import { PyException } from '../objects/exception.js';
import { barrier, native } from '../objects/native.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { engineState, type ModuleSpec } from './module-spec.js';
import { reportUnraisable } from './report-errors.js';

interface Callback {
  readonly func: Value;
  readonly args: readonly Value[];
  readonly kwargs: ReadonlyMap<string, Value>;
}

const callbacks = (vm: Vm): Callback[] => engineState<Callback[]>(vm, 'atexit', () => []);

/** Runs and forgets all callbacks, the latest first. Exceptions are reported, not raised. */
export function runExitCallbacks(vm: Vm): void {
  const list = callbacks(vm);
  for (let c = list.pop(); c !== undefined; c = list.pop()) {
    try {
      vm.callArgs(c.func, [...c.args, ...c.kwargs.values()], [...c.kwargs.keys()]);
    } catch (e) {
      if (!(e instanceof PyException)) throw e;
      reportUnraisable(vm, e, c.func, 'Exception ignored in atexit callback');
    }
  }
}

export const ATEXIT_MODULE: ModuleSpec = {
  name: 'atexit',
  doc: 'Register functions to be called upon normal program termination.',
  functions: [
    native('register', '(func, /, *args, **kwargs)', (vm, func: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => {
      if (classOf(vm, func).find('__call__') === undefined) throw typeError(vm, 'the first argument must be callable');
      callbacks(vm).push({ func, args, kwargs });
      return func;
    }),
    barrier('unregister', '(func, /)', (vm, func: Value) => {
      const list = callbacks(vm);
      const kept = list.filter(c => !richEquals(vm, c.func, func));
      list.splice(0, list.length, ...kept);
      return None;
    }),
    native('_clear', '()', vm => {
      callbacks(vm).length = 0;
      return None;
    }),
    native('_ncallbacks', '()', vm => callbacks(vm).length),
    barrier('_run_exitfuncs', '()', vm => {
      runExitCallbacks(vm);
      return None;
    }),
  ],
};
