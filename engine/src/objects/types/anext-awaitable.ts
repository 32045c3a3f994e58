/** `anext(iterator, default)`: awaits the next item; the default once there is none. */
import { getAttribute } from '../attribute.js';
import { getAwaitable } from '../awaitable.js';
import { isError, stopIteration } from '../errors.js';
import { PyGenerator } from '../generator.js';
import { barrier, native } from '../native.js';
import type { Shape } from '../shape.js';
import type { TypeSpec } from '../type-spec.js';
import { None, PyObject, type Value } from '../value.js';
import type { Vm } from '../vm.js';

class PyAnextAwaitable extends PyObject {
  constructor(
    override shape: Shape,
    readonly awaitable: Value,
    readonly fallback: Value,
  ) {
    super();
  }
}

export function anextOr(vm: Vm, awaitable: Value, fallback: Value): Value {
  return new PyAnextAwaitable(vm.types.anext_awaitable.rootShape, awaitable, fallback);
}

/** What drives the awaitable; asked for at each step, as the awaitable may be one for all of them. */
function driver(vm: Vm, a: PyAnextAwaitable): Value {
  const it = getAwaitable(vm, a.awaitable, 0);
  return it instanceof PyGenerator && it.kind === 'coroutine' ? vm.call(getAttribute(vm, it, '__await__')) : it;
}

function forward(vm: Vm, a: PyAnextAwaitable, name: string, args: readonly Value[]): Value {
  try {
    return vm.callArgs(getAttribute(vm, driver(vm, a), name), [...args]);
  } catch (e) {
    throw isError(vm, e, 'StopAsyncIteration') ? stopIteration(vm, a.fallback) : e;
  }
}

export const ANEXT_AWAITABLE: TypeSpec = {
  name: 'anext_awaitable',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    native('__await__', '(self, /)', (_vm, a: Value) => a),
    native('__iter__', '(self, /)', (_vm, a: Value) => a),
    barrier('__next__', '(self, /)', (vm, a: PyAnextAwaitable) => forward(vm, a, '__next__', [])),
    barrier('send', '(self, value, /)', (vm, a: PyAnextAwaitable, v: Value) =>
      v === None ? forward(vm, a, '__next__', []) : forward(vm, a, 'send', [v]),
    ),
    barrier('throw', '(self, /, *args)', (vm, a: PyAnextAwaitable, args: readonly Value[]) => forward(vm, a, 'throw', args)),
    barrier('close', '(self, /)', (vm, a: PyAnextAwaitable) => forward(vm, a, 'close', [])),
  ],
};
