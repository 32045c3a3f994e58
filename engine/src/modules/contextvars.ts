/** `_contextvars` (PEP 567): context variables and the contexts that hold their values. */
import { strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { sameOrEqual } from '../objects/compare.js';
import { keyError, runtimeError, typeError, valueError } from '../objects/errors.js';
import { PyException } from '../objects/exception.js';
import { getIterator } from '../objects/iterate.js';
import { barrier, native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import { reprText } from '../objects/text.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { hexId } from '../objects/types/object.js';
import { None, NotImplemented, PyObject, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { CLASS_GETITEM, engineState, moduleType, type ModuleSpec } from './module-spec.js';
import { scheduler } from './thread-scheduler.js';

export class ContextVar extends PyObject {
  constructor(
    override shape: Shape,
    readonly name: string,
    readonly fallback: Value | undefined,
  ) {
    super();
  }
}

/** The map is never changed in place, so that copies share it. */
class Context extends PyObject {
  vars: ReadonlyMap<ContextVar, Value> = new Map();
  entered = false;
  constructor(override shape: Shape) {
    super();
  }
}

class Token extends PyObject {
  used = false;
  constructor(
    override shape: Shape,
    readonly context: Context,
    readonly variable: ContextVar,
    readonly old: Value | undefined,
  ) {
    super();
  }
}

// ---- the current context of each thread ----

const currents = (vm: Vm): Map<number, Context> => engineState(vm, 'contexts', () => new Map<number, Context>());

function newContext(vm: Vm): Context {
  return new Context(moduleType(vm, CONTEXT).rootShape);
}

function current(vm: Vm): Context {
  const me = scheduler(vm).current();
  let c = currents(vm).get(me);
  if (c === undefined) currents(vm).set(me, (c = newContext(vm)));
  return c;
}

function copyOf(vm: Vm, c: Context): Context {
  const copy = newContext(vm);
  copy.vars = c.vars;
  return copy;
}

/** `context.run(f, …)`: f sees and changes this context. */
function run(vm: Vm, c: Context, given: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  if (given.length === 0) throw typeError(vm, 'run() missing 1 required positional argument');
  const [f, ...args] = given;
  if (c.entered) throw runtimeError(vm, `cannot enter context: ${reprText(vm, c)} is already entered`);
  const me = scheduler(vm).current();
  const before = current(vm);
  currents(vm).set(me, c);
  c.entered = true;
  try {
    return vm.callArgs(f, [...args, ...kwargs.values()], [...kwargs.keys()]);
  } finally {
    c.entered = false;
    currents(vm).set(me, before);
  }
}

// ---- ContextVar ----

/** Variables of native modules. */
export const newContextVar = (vm: Vm, name: string): ContextVar => new ContextVar(moduleType(vm, CONTEXT_VAR).rootShape, name, undefined);
export const contextVarValue = (vm: Vm, v: ContextVar): Value | undefined => current(vm).vars.get(v);
export const setContextVar = (vm: Vm, v: ContextVar, value: Value): Value => set(vm, v, value);

function get(vm: Vm, v: ContextVar, fallback: Value | undefined): Value {
  const found = current(vm).vars.get(v) ?? fallback ?? v.fallback;
  if (found === undefined) throw new PyException(vm.types.LookupError.rootShape, vm.tuple([v]));
  return found;
}

function set(vm: Vm, v: ContextVar, value: Value): Value {
  const c = current(vm);
  const token = new Token(moduleType(vm, TOKEN).rootShape, c, v, c.vars.get(v));
  c.vars = new Map(c.vars).set(v, value);
  return token;
}

function reset(vm: Vm, v: ContextVar, token: Value): Value {
  if (!(token instanceof Token)) throw typeError(vm, `expected an instance of Token, got ${reprText(vm, token)}`);
  if (token.used) throw runtimeError(vm, `${reprText(vm, token)} has already been used once`);
  if (token.variable !== v) throw valueError(vm, `${reprText(vm, token)} was created by a different ContextVar`);
  const c = current(vm);
  if (token.context !== c) throw valueError(vm, `${reprText(vm, token)} was created in a different Context`);
  token.used = true;
  const vars = new Map(c.vars);
  if (token.old === undefined) vars.delete(v);
  else vars.set(v, token.old);
  c.vars = vars;
  return None;
}

const CONTEXT_VAR: TypeSpec = {
  name: 'ContextVar',
  module: '_contextvars',
  layout: 'native',
  final: true,
  create: native(
    '__new__',
    '(cls, /, *args, default=<unrepresentable>)',
    (vm, cls: PyClass, args: readonly Value[], fallback: Value | undefined) => {
      if (args.length !== 1)
        throw typeError(vm, `ContextVar() takes ${args.length === 0 ? 'exactly' : 'at most'} 1 positional argument (${args.length} given)`);
      const text = strValue(args[0]);
      if (text === undefined) throw typeError(vm, 'context variable name must be a str');
      return new ContextVar(cls.rootShape, jsText(text), fallback);
    },
  ),
  methods: [
    native('get', '(self, default=<unrepresentable>, /)', get),
    native('set', '(self, value, /)', set),
    barrier('reset', '(self, token, /)', reset),
    barrier('__repr__', '(self, /)', (vm, v: ContextVar) =>
      vm.text(
        `<ContextVar name=${reprText(vm, vm.text(v.name))}${v.fallback === undefined ? '' : ` default=${reprText(vm, v.fallback)}`} at ${hexId(vm, v)}>`,
      ),
    ),
  ],
  classMethods: [CLASS_GETITEM],
  getset: { name: { get: (vm, v: ContextVar) => vm.text(v.name) } },
};

// ---- Token ----

const MISSING_TYPE: TypeSpec = {
  name: 'Token.MISSING',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [native('__repr__', '(self, /)', () => '<Token.MISSING>')],
};

class Missing extends PyObject {
  constructor(override shape: Shape) {
    super();
  }
}
const missing = (vm: Vm): Value => engineState(vm, 'token-missing', () => new Missing(moduleType(vm, MISSING_TYPE).rootShape));

const TOKEN: TypeSpec = {
  name: 'Token',
  module: '_contextvars',
  layout: 'native',
  final: true,
  create: native('__new__', '(cls, /, *args, **kwargs)', vm => {
    throw runtimeError(vm, 'Tokens can only be created by ContextVars');
  }),
  methods: [
    barrier('__repr__', '(self, /)', (vm, t: Token) =>
      vm.text(`<Token${t.used ? ' used' : ''} var=${reprText(vm, t.variable)} at ${hexId(vm, t)}>`),
    ),
  ],
  classMethods: [CLASS_GETITEM],
  getset: { var: { get: (_vm, t: Token) => t.variable }, old_value: { get: (vm, t: Token) => t.old ?? missing(vm) } },
  entries: vm => ({ MISSING: missing(vm), __hash__: None }),
};

// ---- Context, a mapping ----

function keyOf(vm: Vm, key: Value): ContextVar {
  if (key instanceof ContextVar) return key;
  throw typeError(vm, `a ContextVar key was expected, got ${reprText(vm, key)}`);
}

/** keys, values and items are iterators over what the context holds now. */
function listing(vm: Vm, values: Iterable<Value>): Value {
  return getIterator(vm, vm.list([...values]));
}

function equal(vm: Vm, a: Context, b: Value): Value {
  if (!(b instanceof Context)) return NotImplemented;
  if (a.vars.size !== b.vars.size) return false;
  for (const [k, v] of a.vars) {
    const other = b.vars.get(k);
    if (other === undefined || !sameOrEqual(vm, v, other)) return false;
  }
  return true;
}

const CONTEXT: TypeSpec = {
  name: 'Context',
  module: '_contextvars',
  layout: 'native',
  final: true,
  create: native('__new__', '(cls, /, *args, **kwargs)', (vm, cls: PyClass, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) => {
    if (args.length + kwargs.size > 0) throw typeError(vm, 'Context() does not accept any arguments');
    return new Context(cls.rootShape);
  }),
  methods: [
    barrier('run', '(self, /, *args, **kwargs)', run),
    native('copy', '(self, /)', copyOf),
    native(
      'get',
      '(self, key, default=None, /)',
      (vm, c: Context, key: Value, fallback: Value | undefined) => c.vars.get(keyOf(vm, key)) ?? fallback ?? None,
    ),
    native('keys', '(self, /)', (vm, c: Context) => listing(vm, c.vars.keys())),
    native('values', '(self, /)', (vm, c: Context) => listing(vm, c.vars.values())),
    native('items', '(self, /)', (vm, c: Context) =>
      listing(
        vm,
        Array.from(c.vars, pair => vm.tuple(pair)),
      ),
    ),
    native('__iter__', '(self, /)', (vm, c: Context) => listing(vm, c.vars.keys())),
    native('__len__', '(self, /)', (_vm, c: Context) => c.vars.size),
    native('__contains__', '(self, key, /)', (vm, c: Context, key: Value) => c.vars.has(keyOf(vm, key))),
    native('__getitem__', '(self, key, /)', (vm, c: Context, key: Value) => {
      const v = c.vars.get(keyOf(vm, key));
      if (v === undefined) throw keyError(vm, key);
      return v;
    }),
    barrier('__eq__', '(self, value, /)', equal),
    barrier('__ne__', '(self, value, /)', (vm, c: Context, o: Value) => {
      const r = equal(vm, c, o);
      return r === NotImplemented ? r : r !== true;
    }),
  ],
  entries: () => ({ __hash__: None }),
};

export const CONTEXTVARS_MODULE: ModuleSpec = {
  name: '_contextvars',
  doc: 'Context Variables',
  functions: [native('copy_context', '()', vm => copyOf(vm, current(vm)))],
  types: [CONTEXT, CONTEXT_VAR, TOKEN],
};
