/** `_random`: the generator behind `random`. */
import { classOf, intValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { asSize } from '../objects/convert.js';
import { overflowError, typeError, valueError } from '../objects/errors.js';
import { hashOf } from '../objects/hash.js';
import { barrier, native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyFloat, PyObjectWithDict, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { normalizeInt } from '../util/int-math.js';
import { MersenneTwister } from '../util/mersenne-twister.js';
import type { ModuleSpec } from './module-spec.js';

class PyRandom extends PyObjectWithDict {
  readonly twister = new MersenneTwister();
  constructor(override shape: Shape) {
    super();
  }
}

function seed(vm: Vm, r: PyRandom, n: Value | undefined): Value {
  if (n === undefined || n === None) r.twister.seed(entropy(vm));
  else r.twister.seed(BigInt(intValue(n) ?? BigInt.asUintN(64, BigInt(hashOf(vm, n)))));
  return None;
}

function entropy(vm: Vm): bigint {
  let n = 0n;
  for (const byte of vm.host.random(64)) n = (n << 8n) | BigInt(byte);
  return n;
}

function getrandbits(vm: Vm, r: PyRandom, k: Value): Value {
  const n = asSize(vm, k);
  if (n < 0) throw valueError(vm, 'number of bits must be non-negative');
  if (n > 2 ** 30) throw overflowError(vm, 'number of bits is too large');
  return n === 0 ? 0 : normalizeInt(BigInt(r.twister.bits(n)));
}

function setstate(vm: Vm, r: PyRandom, state: Value): Value {
  if (!(state instanceof PyTuple)) throw typeError(vm, 'state vector must be a tuple');
  const { items } = state;
  if (items.length !== 625) throw valueError(vm, 'state vector is the wrong size');
  const words = items.map(v => {
    const n = intValue(v);
    if (n === undefined) throw typeError(vm, `an integer is required, not ${classOf(vm, v).name}`);
    if (n < 0) throw overflowError(vm, "can't convert negative value to unsigned int");
    return Number(n);
  });
  const index = words[624];
  if (index > 624) throw valueError(vm, 'invalid state');
  r.twister.state.set(words.slice(0, 624));
  r.twister.index = index;
  return None;
}

const RANDOM: TypeSpec = {
  name: 'Random',
  module: '_random',
  layout: 'native',
  hasDict: false,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyRandom(cls.rootShape)),
  methods: [
    barrier('__init__', '(self, x=None, /)', seed),
    barrier('seed', '(self, n=None, /)', seed),
    native('random', '(self, /)', (_vm, r: PyRandom) => new PyFloat(r.twister.random())),
    native('getrandbits', '(self, k, /)', getrandbits),
    native('getstate', '(self, /)', (vm, r: PyRandom) => vm.tuple([...r.twister.state, r.twister.index])),
    native('setstate', '(self, state, /)', setstate),
  ],
};

export const RANDOM_MODULE: ModuleSpec = {
  name: '_random',
  doc: 'Module implements the Mersenne Twister random number generator.',
  functions: [],
  types: [RANDOM],
};
