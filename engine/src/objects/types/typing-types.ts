/**
 * typing's primitives: type parameters, lazily evaluated aliases, `Generic`. What they do beyond holding
 * their parts is written in Python in `typing`, which they import when they need it, as CPython's do.
 */
import { findAttribute, getAttribute } from '../attribute.js';
import { classOf, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { compare } from '../compare.js';
import { typeError, valueError } from '../errors.js';
import { hashOf } from '../hash.js';
import { collect, getIterator } from '../iterate.js';
import { barrier, native, type NativeSpec } from '../native.js';
import type { Shape } from '../shape.js';
import { getItem } from '../subscript.js';
import { strOf } from '../text.js';
import { truth } from '../truth.js';
import type { GetSetSpec, TypeSpec } from '../type-spec.js';
import type { TypeName } from '../type-names.js';
import { None, NotImplemented, PyObject, PyObjectWithDict, PyTuple, type Value } from '../value.js';
import { jsText, type Vm } from '../vm.js';
import { makeUnion, PyGenericAlias } from './namespace.js';

/** A value that is there or is computed by a function at its first use. */
class Lazy {
  constructor(
    private known: Value | undefined,
    private compute: Value | null,
  ) {}
  get(vm: Vm): Value {
    if (this.known === undefined) this.known = vm.call(this.compute!);
    return this.known;
  }
  get function(): Value | null {
    return this.compute;
  }
}
const given = (v: Value): Lazy => new Lazy(v, null);
const computed = (f: Value): Lazy => new Lazy(undefined, f);

export class PyTypeParameter extends PyObjectWithDict {
  constrained: Lazy;
  constructor(
    override shape: Shape,
    readonly name: string,
    readonly bound: Lazy,
    constraints: Lazy,
    public fallback: Lazy,
    /** '+' covariant, '-' contravariant, '~' neither, '' inferred. */
    readonly variance: '+' | '-' | '~' | '',
  ) {
    super();
    this.constrained = constraints;
  }
}

/** `P.args` and `P.kwargs`. */
class PyParamSpecPart extends PyObject {
  constructor(
    override shape: Shape,
    readonly origin: Value,
  ) {
    super();
  }
}

class PyTypeAlias extends PyObject {
  constructor(
    override shape: Shape,
    readonly name: string,
    readonly params: PyTuple,
    readonly value: Lazy,
    readonly module: Value | null,
  ) {
    super();
  }
}

class NoDefault extends PyObject {
  constructor(override shape: Shape) {
    super();
  }
}

function noDefault(vm: Vm): Value {
  let v = vm.state.get('typing-no-default') as Value | undefined;
  if (v === undefined) vm.state.set('typing-no-default', (v = new NoDefault(vm.types.NoDefaultType.rootShape)));
  return v;
}

function typing(vm: Vm, name: string): Value {
  vm.call(vm.builtins.dict.getStr('__import__')!, 'typing');
  return getAttribute(vm, vm.modules.getStr('typing')!, name);
}

const callTyping = (vm: Vm, name: string, ...args: Value[]): Value => vm.call(typing(vm, name), ...args);

function callerModule(vm: Vm): Value {
  return vm.interpreter.frameAt(0)?.globals.getStr('__name__') ?? None;
}

function nameOf(vm: Vm, v: Value, what: string): string {
  const t = strValue(v);
  if (t === undefined) throw typeError(vm, `${what}() argument 'name' must be str, not ${classOf(vm, v).name}`);
  return jsText(t);
}

// ---- making them ----

type Flag = Value | undefined;
const isSet = (vm: Vm, v: Flag): boolean => v !== undefined && truth(vm, v);

function varianceOf(vm: Vm, covariant: Flag, contravariant: Flag, infer: Flag): '+' | '-' | '~' | '' {
  const [co, contra, inferred] = [isSet(vm, covariant), isSet(vm, contravariant), isSet(vm, infer)];
  if (co && contra) throw valueError(vm, 'Bivariant types are not supported.');
  if (inferred && (co || contra)) throw valueError(vm, 'Variance cannot be specified with infer_variance.');
  return inferred ? '' : co ? '+' : contra ? '-' : '~';
}

function withModule(vm: Vm, p: PyTypeParameter): PyTypeParameter {
  p.dict = vm.dict();
  p.dict.setStr('__module__', callerModule(vm));
  return p;
}

function newTypeVar(
  vm: Vm,
  cls: PyClass,
  name: Value,
  constraints: readonly Value[],
  bound: Flag,
  fallback: Flag,
  covariant: Flag,
  contravariant: Flag,
  infer: Flag,
): Value {
  const variance = varianceOf(vm, covariant, contravariant, infer);
  if (constraints.length === 1) throw typeError(vm, 'A single constraint is not allowed');
  const hasBound = bound !== undefined && bound !== None;
  if (constraints.length > 0 && hasBound) throw typeError(vm, 'Constraints cannot be combined with bound=...');
  const checkedBound = hasBound ? callTyping(vm, '_type_check', bound, 'Bound must be a type.') : None;
  const p = new PyTypeParameter(
    cls.rootShape,
    nameOf(vm, name, 'typevar'),
    given(checkedBound),
    given(vm.tuple(constraints)),
    given(fallback ?? noDefault(vm)),
    variance,
  );
  return withModule(vm, p);
}

function newParamSpec(
  vm: Vm,
  cls: PyClass,
  name: Value,
  bound: Flag,
  fallback: Flag,
  covariant: Flag,
  contravariant: Flag,
  infer: Flag,
): Value {
  const variance = varianceOf(vm, covariant, contravariant, infer);
  const checked = bound === undefined || bound === None ? None : callTyping(vm, '_type_check', bound, 'Bound must be a type.');
  return withModule(
    vm,
    new PyTypeParameter(
      cls.rootShape,
      nameOf(vm, name, 'paramspec'),
      given(checked),
      given(None),
      given(fallback ?? noDefault(vm)),
      variance,
    ),
  );
}

function plainParameter(
  vm: Vm,
  kind: 'TypeVar' | 'ParamSpec' | 'TypeVarTuple',
  name: Value,
  bound = given(None),
  constraints = given(vm.emptyTuple),
): Value {
  return new PyTypeParameter(vm.types[kind].rootShape, nameOf(vm, name, kind), bound, constraints, given(noDefault(vm)), '');
}

/** Type variable tuples in a list of parameters stand for their items. */
function unpackTuples(vm: Vm, params: PyTuple): PyTuple {
  return vm.tuple(params.items.flatMap(p => (classOf(vm, p) === vm.types.TypeVarTuple ? collect(vm, p) : [p])));
}

function makeAlias(vm: Vm, parts: Value): Value {
  const [name, params, compute] = (parts as PyTuple).items;
  return new PyTypeAlias(
    vm.types.TypeAliasType.rootShape,
    String(name),
    params === None ? vm.emptyTuple : (params as PyTuple),
    computed(compute),
    null,
  );
}

/** What the opcode INTRINSIC asks for; installed in `vm.state` under 'intrinsics'. */
export const TYPING_INTRINSICS = {
  typevar: (vm: Vm, name: Value) => plainParameter(vm, 'TypeVar', name),
  typevar_with_bound: (vm: Vm, name: Value, f: Value) => plainParameter(vm, 'TypeVar', name, computed(f)),
  typevar_with_constraints: (vm: Vm, name: Value, f: Value) => plainParameter(vm, 'TypeVar', name, given(None), computed(f)),
  paramspec: (vm: Vm, name: Value) => plainParameter(vm, 'ParamSpec', name),
  typevartuple: (vm: Vm, name: Value) => plainParameter(vm, 'TypeVarTuple', name),
  set_typeparam_default: (_vm: Vm, p: Value, f: Value) => {
    (p as PyTypeParameter).fallback = computed(f);
    return p;
  },
  subscript_generic: (vm: Vm, params: Value) => callTyping(vm, '_GenericAlias', vm.types.Generic, unpackTuples(vm, params as PyTuple)),
  typealias: makeAlias,
} as const;

// ---- their classes ----

const noInstances = (name: string): NativeSpec =>
  native('__mro_entries__', '(self, bases, /)', vm => {
    throw typeError(vm, `Cannot subclass an instance of ${name}`);
  });

const UNION: readonly NativeSpec[] = [
  barrier('__or__', '(self, value, /)', (vm, a: Value, b: Value) => callTyping(vm, '_make_union', a, b)),
  barrier('__ror__', '(self, value, /)', (vm, a: Value, b: Value) => callTyping(vm, '_make_union', b, a)),
];
const PARAMETER: readonly NativeSpec[] = [
  native('__repr__', '(self, /)', (vm, p: PyTypeParameter) => vm.text(p.variance + p.name)),
  native('__reduce__', '(self, /)', (vm, p: PyTypeParameter) => vm.text(p.name)),
  barrier('has_default', '(self, /)', (vm, p: PyTypeParameter) => p.fallback.get(vm) !== noDefault(vm)),
];
const FIELDS: Readonly<Record<string, GetSetSpec>> = {
  __name__: { get: (vm, p: PyTypeParameter) => vm.text(p.name) },
  __default__: { get: (vm, p: PyTypeParameter) => p.fallback.get(vm) },
};
const VARIANCE: Readonly<Record<string, GetSetSpec>> = {
  __bound__: { get: (vm, p: PyTypeParameter) => p.bound.get(vm) },
  __covariant__: { get: (_vm, p: PyTypeParameter) => p.variance === '+' },
  __contravariant__: { get: (_vm, p: PyTypeParameter) => p.variance === '-' },
  __infer_variance__: { get: (_vm, p: PyTypeParameter) => p.variance === '' },
};

/** Fills up with the default where the alias is given fewer arguments than it has parameters. */
function prepareTypeVar(vm: Vm, p: PyTypeParameter, alias: Value, args: Value): Value {
  const index = (getAttribute(vm, alias, '__parameters__') as PyTuple).items.indexOf(p);
  const items = collect(vm, args);
  if (index < items.length) return args;
  const fallback = p.fallback.get(vm);
  if (index > items.length || fallback === noDefault(vm)) throw typeError(vm, `Too few arguments for ${jsText(strOf(vm, alias))}`);
  return vm.tuple([...items, fallback]);
}

const TYPE_VAR: TypeSpec = {
  name: 'TypeVar',
  module: 'typing',
  layout: 'native',
  final: true,
  hasDict: true,
  create: barrier(
    '__new__',
    '(cls, name, *constraints, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)',
    newTypeVar,
  ),
  methods: [
    ...PARAMETER,
    ...UNION,
    noInstances('TypeVar'),
    barrier('__typing_subst__', '(self, arg, /)', (vm, p: Value, arg: Value) => callTyping(vm, '_typevar_subst', p, arg)),
    barrier('__typing_prepare_subst__', '(self, alias, args, /)', prepareTypeVar),
  ],
  getset: { ...FIELDS, ...VARIANCE, __constraints__: { get: (vm, p: PyTypeParameter) => p.constrained.get(vm) } },
};

const PARAM_SPEC: TypeSpec = {
  name: 'ParamSpec',
  module: 'typing',
  layout: 'native',
  final: true,
  hasDict: true,
  create: barrier(
    '__new__',
    '(cls, name, *, bound=None, default=typing.NoDefault, covariant=False, contravariant=False, infer_variance=False)',
    newParamSpec,
  ),
  methods: [
    ...PARAMETER,
    ...UNION,
    noInstances('ParamSpec'),
    barrier('__typing_subst__', '(self, arg, /)', (vm, p: Value, arg: Value) => callTyping(vm, '_paramspec_subst', p, arg)),
    barrier('__typing_prepare_subst__', '(self, alias, args, /)', (vm, p: Value, alias: Value, args: Value) =>
      callTyping(vm, '_paramspec_prepare_subst', p, alias, args),
    ),
  ],
  getset: {
    ...FIELDS,
    ...VARIANCE,
    args: { get: (vm, p: Value) => new PyParamSpecPart(vm.types.ParamSpecArgs.rootShape, p) },
    kwargs: { get: (vm, p: Value) => new PyParamSpecPart(vm.types.ParamSpecKwargs.rootShape, p) },
  },
};

function paramSpecPart(name: 'ParamSpecArgs' | 'ParamSpecKwargs', suffix: string): TypeSpec {
  return {
    name,
    module: 'typing',
    layout: 'native',
    final: true,
    create: native('__new__', '(cls, origin)', (_vm, cls: PyClass, origin: Value) => new PyParamSpecPart(cls.rootShape, origin)),
    methods: [
      native('__repr__', '(self, /)', (vm, a: PyParamSpecPart) =>
        a.origin instanceof PyTypeParameter ? vm.text(`${a.origin.name}.${suffix}`) : strOf(vm, a.origin),
      ),
      barrier('__eq__', '(self, value, /)', (vm, a: PyParamSpecPart, b: Value) =>
        b instanceof PyParamSpecPart && a.shape === b.shape ? compare(vm, '==', a.origin, b.origin) : NotImplemented,
      ),
      barrier('__hash__', '(self, /)', (vm, a: PyParamSpecPart) => hashOf(vm, a.origin)),
      noInstances(name),
    ],
    getset: { __origin__: { get: (_vm, a: PyParamSpecPart) => a.origin } },
  };
}

const TYPE_VAR_TUPLE: TypeSpec = {
  name: 'TypeVarTuple',
  module: 'typing',
  layout: 'native',
  final: true,
  hasDict: true,
  create: native('__new__', '(cls, name, *, default=typing.NoDefault)', (vm, cls: PyClass, name: Value, fallback: Flag) =>
    withModule(
      vm,
      new PyTypeParameter(cls.rootShape, nameOf(vm, name, 'typevartuple'), given(None), given(None), given(fallback ?? noDefault(vm)), ''),
    ),
  ),
  methods: [
    ...PARAMETER,
    noInstances('TypeVarTuple'),
    barrier('__iter__', '(self, /)', (vm, p: Value) => getIterator(vm, vm.tuple([getItem(vm, typing(vm, 'Unpack'), p)]))),
    barrier('__typing_subst__', '(self, arg, /)', vm => {
      throw typeError(vm, 'Substitution of bare TypeVarTuple is not supported');
    }),
    barrier('__typing_prepare_subst__', '(self, alias, args, /)', (vm, p: Value, alias: Value, args: Value) =>
      callTyping(vm, '_typevartuple_prepare_subst', p, alias, args),
    ),
  ],
  getset: FIELDS,
};

const TYPE_ALIAS: TypeSpec = {
  name: 'TypeAliasType',
  module: 'typing',
  layout: 'native',
  final: true,
  create: native(
    '__new__',
    '(cls, name, value, *, type_params=())',
    (vm, cls: PyClass, name: Value, value: Value, params: Value | undefined) => {
      if (params !== undefined && !(params instanceof PyTuple)) throw typeError(vm, 'type_params must be a tuple');
      return new PyTypeAlias(cls.rootShape, nameOf(vm, name, 'typealias'), params ?? vm.emptyTuple, given(value), callerModule(vm));
    },
  ),
  methods: [
    native('__repr__', '(self, /)', (vm, a: PyTypeAlias) => vm.text(a.name)),
    native('__reduce__', '(self, /)', (vm, a: PyTypeAlias) => vm.text(a.name)),
    barrier('__getitem__', '(self, key, /)', (vm, a: PyTypeAlias, key: Value) => {
      if (a.params.items.length === 0) throw typeError(vm, 'Only generic type aliases are subscriptable');
      return new PyGenericAlias(vm.types.GenericAlias.rootShape, a, key instanceof PyTuple ? key : vm.tuple([key]), false);
    }),
    native('__or__', '(self, value, /)', (vm, a: Value, b: Value) => makeUnion(vm, [a, b])),
    native('__ror__', '(self, value, /)', (vm, a: Value, b: Value) => makeUnion(vm, [b, a])),
  ],
  getset: {
    __name__: { get: (vm, a: PyTypeAlias) => vm.text(a.name) },
    __value__: { get: (vm, a: PyTypeAlias) => a.value.get(vm) },
    __type_params__: { get: (_vm, a: PyTypeAlias) => a.params },
    __parameters__: { get: (vm, a: PyTypeAlias) => unpackTuples(vm, a.params) },
    __module__: { get: (vm, a: PyTypeAlias) => a.module ?? findAttribute(vm, a.value.function ?? None, '__module__') ?? None },
  },
};

const GENERIC: TypeSpec = {
  name: 'Generic',
  module: 'typing',
  layout: 'instance',
  doc: "Abstract base class for generic types\n\nOn Python 3.12 and newer, generic classes implicitly inherit from\nGeneric when they declare a parameter list after the class's name::",
  classMethods: [
    barrier('__class_getitem__', '(cls, /, *args, **kwargs)', (vm, cls: Value, args: readonly Value[]) =>
      callTyping(vm, '_generic_class_getitem', cls, ...args),
    ),
    barrier(
      '__init_subclass__',
      '(cls, /, *args, **kwargs)',
      (vm, cls: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) =>
        vm.callArgs(typing(vm, '_generic_init_subclass'), [cls, ...args, ...kwargs.values()], [...kwargs.keys()]),
    ),
  ],
};

const NO_DEFAULT: TypeSpec = {
  name: 'NoDefaultType',
  layout: 'native',
  final: true,
  create: native('__new__', '(cls)', vm => noDefault(vm)),
  methods: [native('__repr__', '(self, /)', () => 'typing.NoDefault'), native('__reduce__', '(self, /)', () => 'NoDefault')],
};

export const TYPING_TYPES: readonly [TypeName, TypeSpec][] = [
  ['TypeVar', TYPE_VAR],
  ['ParamSpec', PARAM_SPEC],
  ['ParamSpecArgs', paramSpecPart('ParamSpecArgs', 'args')],
  ['ParamSpecKwargs', paramSpecPart('ParamSpecKwargs', 'kwargs')],
  ['TypeVarTuple', TYPE_VAR_TUPLE],
  ['TypeAliasType', TYPE_ALIAS],
  ['Generic', GENERIC],
  ['NoDefaultType', NO_DEFAULT],
];
