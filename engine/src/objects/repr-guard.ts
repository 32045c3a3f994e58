/** `repr` of containers that contain themselves. */
import type { Value } from './value.js';
import type { Vm } from './vm.js';

/** `make()`, or `placeholder` when this object’s repr is already being made. */
export function reprGuard(vm: Vm, object: object, placeholder: string, make: () => string): Value {
  let active = vm.state.get('repr-active') as Set<object> | undefined;
  if (active === undefined) vm.state.set('repr-active', (active = new Set()));
  if (active.has(object)) return placeholder;
  active.add(object);
  try {
    return vm.text(make());
  } finally {
    active.delete(object);
  }
}
