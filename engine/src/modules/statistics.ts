/** `_statistics`: the one function of `statistics` that CPython has in C. */
import { asDouble } from '../objects/convert.js';
import { native } from '../objects/native.js';
import { PyFloat, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { normalQuantile } from '../util/normal-quantile.js';
import type { ModuleSpec } from './module-spec.js';

export const STATISTICS_MODULE: ModuleSpec = {
  name: '_statistics',
  doc: 'Accelerators for the statistics module.',
  functions: [
    native('_normal_dist_inv_cdf', '(p, mu, sigma, /)', (vm: Vm, p: Value, mu: Value, sigma: Value) => {
      const [q, mean, deviation] = [p, mu, sigma].map(v => asDouble(vm, v));
      return new PyFloat(normalQuantile(q, mean, deviation));
    }),
  ],
};
