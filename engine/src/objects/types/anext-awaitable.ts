/** `anext(iterator, default)`: awaits the next item; the default once there is none. */
import { callMethodOn } from '../attribute.js';
import { classOf } from '../class-of.js';
import { isError, stopIteration, typeError } from '../errors.js';
import { barrier, native } from '../native.js';
import type { Shape } from '../shape.js';
import type { TypeSpec } from '../type-spec.js';
import { None, PyObject, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { findAttribute } from '../attribute.js';

class PyAnextAwaitable extends PyObject {
  constructor(
    shape: Shape,
    readonly iterator: Value,
    readonly fallback: Value,
  ) {
    super(shape);
  }
}

export function anextOr(vm: Vm, awaitable: Value, fallback: Value): Value {
  const method = classOf(vm, awaitable).find('__await__');
  if (method === undefined) throw typeError(vm, `object ${classOf(vm, awaitable).name} can't be used in 'await' expression`);
  return new PyAnextAwaitable(vm.types.anext_awaitable.rootShape, callMethodOn(vm, method, awaitable, []), fallback);
}

function forward(vm: Vm, a: PyAnextAwaitable, name: string, args: readonly Value[]): Value {
  const method = findAttribute(vm, a.iterator, name);
  if (method === undefined) throw typeError(vm, `'${classOf(vm, a.iterator).name}' object has no attribute '${name}'`);
  try {
    return vm.callArgs(method, [...args]);
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
