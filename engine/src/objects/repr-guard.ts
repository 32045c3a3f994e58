/** `repr` of containers that contain themselves, and of those that are nested too deep. */
import { recursionError } from './errors.js';
import type { Value } from './value.js';
import type { Vm } from './vm.js';

/** CPython's C recursion limit; each container takes two calls there. */
const DEEPEST = 5000;

/** `make()`, or `placeholder` when this object’s repr is already being made. */
export function reprGuard(vm: Vm, object: object, placeholder: string, make: () => string): Value {
  let active = vm.state.get('repr-active') as Set<object> | undefined;
  if (active === undefined) vm.state.set('repr-active', (active = new Set()));
  if (active.has(object)) return placeholder;
  if (active.size >= DEEPEST) throw recursionError(vm, 'maximum recursion depth exceeded while getting the repr of an object');
  active.add(object);
  try {
    return vm.text(make());
  } finally {
    active.delete(object);
  }
}
