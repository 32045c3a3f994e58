/** What `await` takes of an object (PEP 492). Knows nothing of how the result is driven. */
import { CodeFlag } from '../bytecode/code.js';
import { callMethodOn } from './attribute.js';
import { classOf } from './class-of.js';
import { runtimeError, typeError } from './errors.js';
import { PyGenerator } from './generator.js';
import type { Value } from './value.js';
import type { Vm } from './vm.js';

const WHERE = ['', ' from __aenter__ that does not implement __await__: ', ' from __aexit__ that does not implement __await__: '];

export function getAwaitable(vm: Vm, v: Value, where: number): Value {
  if (v instanceof PyGenerator) {
    if (v.kind === 'coroutine') {
      if (v.delegate !== undefined && v.state === 'suspended') throw runtimeError(vm, 'coroutine is being awaited already');
      return v;
    }
    if (v.kind === 'generator' && v.code.code.flags & CodeFlag.ITERABLE_COROUTINE) return v;
  }
  const cls = classOf(vm, v);
  const method = cls.find('__await__');
  if (method === undefined) {
    if (where === 0) throw typeError(vm, `object ${cls.name} can't be used in 'await' expression`);
    throw typeError(vm, `'async with' received an object${WHERE[where]}${cls.name}`);
  }
  const it = callMethodOn(vm, method, v, []);
  if (it instanceof PyGenerator && it.kind === 'coroutine') throw typeError(vm, '__await__() returned a coroutine');
  if (classOf(vm, it).find('__next__') === undefined)
    throw typeError(vm, `__await__() returned non-iterator of type '${classOf(vm, it).name}'`);
  return it;
}
