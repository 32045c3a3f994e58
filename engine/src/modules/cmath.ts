/** `cmath`: functions of complex numbers. The arithmetic is in util/complex-functions.ts. */
import { asDouble } from '../objects/convert.js';
import { valueError } from '../objects/errors.js';
import { native, type NativeSpec } from '../objects/native.js';
import { withPythonErrors } from '../objects/numbers.js';
import { asComplex, makeComplex } from '../objects/types/complex.js';
import { PyFloat, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { complexDiv, type Complex } from '../util/complex-math.js';
import * as functions from '../util/complex-functions.js';
import type { ModuleSpec } from './module-spec.js';

function unary(name: string, f: (z: Complex) => Complex): NativeSpec {
  return native(name, '(z, /)', (vm, z: Value) =>
    makeComplex(
      vm,
      withPythonErrors(vm, () => f(asComplex(vm, z))),
    ),
  );
}

function test(name: string, f: (x: number, y: number) => boolean): NativeSpec {
  return native(name, '(z, /)', (vm, z: Value) => f(...asComplex(vm, z)));
}

function log(vm: Vm, z: Value, base: Value | undefined): Value {
  return withPythonErrors(vm, () => {
    const r = functions.complexLog(asComplex(vm, z));
    return makeComplex(vm, base === undefined ? r : complexDiv(r, functions.complexLog(asComplex(vm, base))));
  });
}

function log10(z: Complex): Complex {
  const [re, im] = functions.complexLog(z);
  return [re / Math.LN10, im / Math.LN10];
}

function isClose(vm: Vm, a: Value, b: Value, relative: Value | undefined, absolute: Value | undefined): boolean {
  const [x, y] = [asComplex(vm, a), asComplex(vm, b)];
  const [rel, abs] = [relative === undefined ? 1e-9 : asDouble(vm, relative), absolute === undefined ? 0 : asDouble(vm, absolute)];
  if (rel < 0 || abs < 0) throw valueError(vm, 'tolerances must be non-negative');
  if (x[0] === y[0] && x[1] === y[1]) return true;
  if ([...x, ...y].some(part => Math.abs(part) === Infinity)) return false;
  const difference = Math.hypot(x[0] - y[0], x[1] - y[1]);
  return difference <= rel * Math.hypot(...y) || difference <= rel * Math.hypot(...x) || difference <= abs;
}

const { isFinite, isNaN } = Number;
const isInfinite = (x: number): boolean => Math.abs(x) === Infinity;

export const CMATH_MODULE: ModuleSpec = {
  name: 'cmath',
  doc: 'This module provides access to mathematical functions for complex\nnumbers.',
  functions: [
    unary('acos', functions.acos),
    unary('acosh', functions.acosh),
    unary('asin', functions.asin),
    unary('asinh', functions.asinh),
    unary('atan', functions.atan),
    unary('atanh', functions.atanh),
    unary('cos', functions.cos),
    unary('cosh', functions.cosh),
    unary('exp', functions.complexExp),
    unary('log10', log10),
    unary('sin', functions.sin),
    unary('sinh', functions.sinh),
    unary('sqrt', functions.sqrt),
    unary('tan', functions.tan),
    unary('tanh', functions.tanh),
    native('log', '(z, base=<unrepresentable>, /)', log),
    native('phase', '(z, /)', (vm, z: Value) => new PyFloat(functions.phase(asComplex(vm, z)))),
    native('polar', '(z, /)', (vm, z: Value) => {
      const c = asComplex(vm, z);
      return vm.tuple([new PyFloat(withPythonErrors(vm, () => functions.size(c))), new PyFloat(functions.phase(c))]);
    }),
    native('rect', '(r, phi, /)', (vm, r: Value, phi: Value) =>
      makeComplex(
        vm,
        withPythonErrors(vm, () => functions.rect(asDouble(vm, r), asDouble(vm, phi))),
      ),
    ),
    native('isclose', '(a, b, *, rel_tol=1e-09, abs_tol=0.0)', isClose),
    test('isfinite', (x, y) => isFinite(x) && isFinite(y)),
    test('isinf', (x, y) => isInfinite(x) || isInfinite(y)),
    test('isnan', (x, y) => isNaN(x) || isNaN(y)),
  ],
  setup: (vm, dict) => {
    const constants = { e: Math.E, pi: Math.PI, tau: 2 * Math.PI, inf: Infinity, nan: NaN };
    for (const [name, value] of Object.entries(constants)) dict.setStr(name, new PyFloat(value));
    dict.setStr('infj', makeComplex(vm, [0, Infinity]));
    dict.setStr('nanj', makeComplex(vm, [0, NaN]));
  },
};
