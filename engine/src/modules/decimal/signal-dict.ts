/** `Context.flags` and `Context.traps`: mappings of signal classes to booleans over the bits of a context. */
import { getAttribute } from '../../objects/attribute.js';
import type { PyClass } from '../../objects/class.js';
import { PyDict } from '../../objects/dict.js';
import { keyError, typeError, valueError } from '../../objects/errors.js';
import { getIterator } from '../../objects/iterate.js';
import { barrier, native } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import { reprText } from '../../objects/text.js';
import { truth } from '../../objects/truth.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { richEquals } from '../../objects/compare.js';
import { None, NotImplemented, PyObjectWithDict, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { engineState, imported, moduleType } from '../module-spec.js';
import { PyContext } from './context-object.js';
import { signalBits, signalClass, SIGNALS } from './signals.js';

type Which = 'flags' | 'traps';

export class PySignalDict extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    readonly context: PyContext | null,
    readonly which: Which,
  ) {
    super();
  }
}

function bitsOf(vm: Vm, d: PySignalDict): number {
  if (d.context === null) throw valueError(vm, 'invalid signal dict');
  return d.context[d.which];
}

function bitsOfKey(vm: Vm, key: Value): number {
  const bits = signalBits(vm, key);
  if (bits === undefined) throw keyError(vm, 'invalid error flag');
  return bits;
}

const copyOf = (vm: Vm, d: PySignalDict): PyDict => {
  const bits = bitsOf(vm, d);
  const copy = vm.dict();
  for (const [name, b] of SIGNALS) copy.set(signalClass(vm, name), (bits & b) !== 0);
  return copy;
};

const allSignals = (vm: Vm): Value => vm.tuple(SIGNALS.map(([name]) => signalClass(vm, name)));

const SIGNAL_DICT_MIXIN: TypeSpec = {
  name: 'SignalDictMixin',
  module: 'decimal',
  layout: 'native',
  hasDict: false,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PySignalDict(cls.rootShape, null, 'flags')),
  methods: [
    native('__init__', '(self, /, *args, **kwargs)', () => None),
    native('__len__', '(self, /)', (vm, d: PySignalDict) => {
      bitsOf(vm, d);
      return SIGNALS.length;
    }),
    native('__iter__', '(self, /)', (vm, d: PySignalDict) => {
      bitsOf(vm, d);
      return getIterator(vm, allSignals(vm));
    }),
    native('__getitem__', '(self, key, /)', (vm, d: PySignalDict, key: Value) => (bitsOf(vm, d) & bitsOfKey(vm, key)) !== 0),
    barrier('__setitem__', '(self, key, value, /)', (vm, d: PySignalDict, key: Value, v: Value) => {
      const before = bitsOf(vm, d);
      const bits = bitsOfKey(vm, key);
      d.context![d.which] = truth(vm, v) ? before | bits : before & ~bits;
      return None;
    }),
    native('__delitem__', '(self, key, /)', vm => {
      throw valueError(vm, 'signal keys cannot be deleted');
    }),
    barrier('__repr__', '(self, /)', (vm, d: PySignalDict) => {
      const bits = bitsOf(vm, d);
      return vm.text(
        `{${SIGNALS.map(([name, b]) => `${reprText(vm, signalClass(vm, name))}:${(bits & b) !== 0 ? 'True' : 'False'}`).join(', ')}}`,
      );
    }),
    barrier('__eq__', '(self, value, /)', sameSignals),
    barrier('__ne__', '(self, value, /)', (vm, d: PySignalDict, o: Value) => {
      const same = sameSignals(vm, d, o);
      return same === NotImplemented ? same : same !== true;
    }),
    native('copy', '(self, /)', copyOf),
  ],
  entries: () => ({ __hash__: None }),
};

function sameSignals(vm: Vm, d: PySignalDict, o: Value): Value {
  if (o instanceof PySignalDict) return bitsOf(vm, d) === bitsOf(vm, o);
  return o instanceof PyDict ? richEquals(vm, copyOf(vm, d), o) : NotImplemented;
}

/** The class that mappings have: the mixin with what `MutableMapping` adds. */
function signalDictClass(vm: Vm): PyClass {
  return engineState(vm, 'decimal-signal-dict', () => {
    const namespace = vm.dict();
    namespace.setStr('__module__', 'decimal');
    const mapping = getAttribute(vm, imported(vm, '_collections_abc'), 'MutableMapping');
    const meta = getAttribute(vm, mapping, '__class__');
    return vm.call(meta, 'SignalDict', vm.tuple([moduleType(vm, SIGNAL_DICT_MIXIN), mapping]), namespace) as PyClass;
  });
}

export function signalDict(vm: Vm, c: PyContext, which: Which): Value {
  return new PySignalDict(signalDictClass(vm).rootShape, c, which);
}

/** The bits of a mapping of all signals, or of another context's. */
export function signalsFromMapping(vm: Vm, v: Value): number {
  if (v instanceof PySignalDict) return bitsOf(vm, v);
  if (!(v instanceof PyDict)) throw typeError(vm, 'argument must be a signal dict');
  if (v.used !== SIGNALS.length) throw keyError(vm, 'invalid signal dict');
  let bits = 0;
  for (const [name, b] of SIGNALS) {
    const on = v.get(signalClass(vm, name));
    if (on === undefined) throw keyError(vm, 'invalid signal dict');
    if (truth(vm, on)) bits |= b;
  }
  return bits;
}

/** The bits of a list of signals. */
export function signalsFromList(vm: Vm, items: readonly Value[]): number {
  return items.reduce<number>((bits, item) => bits | bitsOfKey(vm, item), 0);
}
