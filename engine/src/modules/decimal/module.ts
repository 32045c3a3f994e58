/**
 * `_decimal`: the General Decimal Arithmetic Specification on `util/decimal`. `_pydecimal` is the same module under
 * the name of CPython's pure-Python fallback: there is no second implementation.
 */
import { getAttribute } from '../../objects/attribute.js';
import type { PyClass } from '../../objects/class.js';
import type { PyDict } from '../../objects/dict.js';
import { typeError } from '../../objects/errors.js';
import { barrier, native } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, PyObject, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { ROUNDINGS } from '../../util/decimal/context.js';
import { imported, moduleType, type ModuleSpec } from '../module-spec.js';
import { currentContext, decimalState, LIMIT, PyContext, setCurrentContext } from './context-object.js';
import { CONTEXT, copyContext, setAttributes } from './context-type.js';
import { DECIMAL } from './decimal-type.js';
import { SIGNAL_CLASSES, SIGNALS, signalClass } from './signals.js';

// ---- localcontext ----

class ContextManager extends PyObject {
  constructor(
    override shape: Shape,
    readonly local: PyContext,
    readonly outer: PyContext,
  ) {
    super();
  }
}

const CONTEXT_MANAGER: TypeSpec = {
  name: 'ContextManager',
  module: 'decimal',
  layout: 'native',
  create: 'none',
  methods: [
    native('__enter__', '(self, /)', (vm, m: ContextManager) => {
      setCurrentContext(vm, m.local);
      return m.local;
    }),
    native('__exit__', '(self, /, *args)', (vm, m: ContextManager) => {
      setCurrentContext(vm, m.outer);
      return false;
    }),
  ],
};

function localContext(vm: Vm, given: Value | undefined, settings: ReadonlyMap<string, Value>): Value {
  const outer = currentContext(vm);
  const base = given === undefined || given === None ? outer : given;
  if (!(base instanceof PyContext)) throw typeError(vm, 'optional argument must be a context');
  const local = copyContext(vm, base);
  setAttributes(vm, local, settings);
  return new ContextManager(moduleType(vm, CONTEXT_MANAGER).rootShape, local, outer);
}

// ---- what is made once ----

/** The classes and the three template contexts. */
function makeState(vm: Vm): readonly PyContext[] {
  const state = decimalState(vm);
  if (state.templates.length > 0) return state.templates;
  vm.state.set('decimal-shape', moduleType(vm, DECIMAL).rootShape);
  state.shape = moduleType(vm, CONTEXT).rootShape;
  const traps = (names: readonly string[]): number => SIGNALS.reduce((bits, [name, b]) => (names.includes(name) ? bits | b : bits), 0);
  const template = (prec: number, rounding: PyContext['rounding'], trapped: readonly string[]): PyContext =>
    Object.assign(new PyContext(state.shape), { prec, rounding, traps: traps(trapped) });
  state.templates = [
    template(28, 'ROUND_HALF_EVEN', ['InvalidOperation', 'DivisionByZero', 'Overflow']),
    template(9, 'ROUND_HALF_UP', ['InvalidOperation', 'DivisionByZero', 'Overflow', 'Underflow', 'Clamped']),
    template(9, 'ROUND_HALF_EVEN', []),
  ];
  vm.call(getAttribute(vm, getAttribute(vm, imported(vm, 'numbers'), 'Number'), 'register'), moduleType(vm, DECIMAL));
  vm.state.set('decimal-tuple', makeTupleClass(vm));
  return state.templates;
}

function makeTupleClass(vm: Vm): Value {
  const namedtuple = getAttribute(vm, imported(vm, 'collections'), 'namedtuple');
  return vm.callArgs(namedtuple, ['DecimalTuple', 'sign digits exponent', 'decimal'], ['module']);
}

function setup(vm: Vm, dict: PyDict): void {
  const [standard, basic, extended] = makeState(vm);
  const put = (name: string, v: Value): void => dict.setStr(name, v);
  for (const name of SIGNAL_CLASSES) put(name, signalClass(vm, name));
  for (const name of ROUNDINGS) put(name, name);
  put('DefaultContext', standard);
  put('BasicContext', basic);
  put('ExtendedContext', extended);
  put('DecimalTuple', vm.state.get('decimal-tuple') as PyClass);
  put('MAX_PREC', LIMIT);
  put('MAX_EMAX', LIMIT);
  put('MIN_EMIN', -LIMIT);
  put('MIN_ETINY', -LIMIT - (LIMIT - 1n));
  put('HAVE_THREADS', true);
  put('HAVE_CONTEXTVAR', true);
  put('__version__', '1.70');
  put('__libmpdec_version__', '2.5.1');
}

export const DECIMAL_MODULE: ModuleSpec = {
  name: '_decimal',
  doc: 'C decimal arithmetic module',
  functions: [
    native('getcontext', '()', currentContext),
    native('setcontext', '(context, /)', (vm, c: Value) => {
      setCurrentContext(vm, c);
      return None;
    }),
    barrier('localcontext', '(ctx=None, **kwargs)', localContext),
  ],
  types: [DECIMAL, CONTEXT],
  setup,
};

export const PYDECIMAL_MODULE: ModuleSpec = {
  ...DECIMAL_MODULE,
  name: '_pydecimal',
  setup: (vm, dict) => {
    setup(vm, dict);
    dict.setStr('__all__', vm.list([...dict.entries()].map(([k]) => k).filter(k => typeof k === 'string' && !k.startsWith('_'))));
    dict.setStr('__name__', 'decimal');
  },
};
