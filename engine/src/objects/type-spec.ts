/**
 * Builtin classes as tables: a `TypeSpec` says what a class has, `defineType` makes it for one engine.
 * Specs are frozen module-level data; nothing of a run lives in them.
 */
import { linearize, PyClass, type Layout } from './class.js';
import { PyDict } from './dict.js';
import { EngineBug } from './exception.js';
import { PyClassMethod, PyGetSet, PyNative, PyStaticNative } from './function.js';
import { NativeSpec } from './native.js';
import { Shape } from './shape.js';
import type { TypeName } from './type-names.js';
import { None, type Value } from './value.js';
import type { Vm } from './vm.js';

export interface GetSetSpec {
  readonly get: (vm: Vm, self: never) => Value;
  /** `value` undefined is `del`. Missing: read-only. */
  readonly set?: (vm: Vm, self: never, value: Value | undefined) => void;
  /** A field of CPython's struct: a `member_descriptor`. */
  readonly member?: true;
  readonly doc?: string;
}

export interface TypeSpec {
  readonly name: string;
  /** `__module__`; 'builtins' unless given. */
  readonly module?: string;
  readonly base?: TypeName | PyClass;
  readonly layout: Layout;
  /** Cannot be subclassed. */
  readonly final?: boolean;
  /** Exact instances have a `__dict__`. */
  readonly hasDict?: boolean;
  readonly doc?: string;
  /** What `inspect.signature` says of calling the class. */
  readonly signature?: string;
  /** `__new__(cls, /, …)`. Missing: inherited; 'none': cannot be instantiated by calling the class. */
  readonly create?: NativeSpec | 'none';
  /** Ordinary and special methods; first parameter is self. */
  readonly methods?: readonly NativeSpec[];
  readonly classMethods?: readonly NativeSpec[];
  readonly staticMethods?: readonly NativeSpec[];
  readonly getset?: Readonly<Record<string, GetSetSpec>>;
  /** Other entries of the class dict, e.g. `__hash__: None`. */
  readonly entries?: (vm: Vm, cls: PyClass) => Readonly<Record<string, Value>>;
}

/** Makes the class and puts it under `as` in `vm.types` when that is given. */
export function defineType(vm: Vm, spec: TypeSpec, as: TypeName | null = null): PyClass {
  const base = typeof spec.base === 'string' ? vm.types[spec.base] : (spec.base ?? vm.types.object);
  if (base === undefined) throw new EngineBug(`base of ${spec.name} is not made yet`);
  const cls = makeClass(vm, spec.name, [base], spec.layout);
  if (as !== null) vm.types[as] = cls;
  cls.isBase = spec.final !== true;
  cls.hasDict = spec.hasDict ?? base.hasDict;
  cls.textSignature = spec.signature ?? null;
  fillType(vm, cls, spec);
  return cls;
}

/** An empty builtin class with its MRO; `fillType` gives it its attributes. */
export function makeClass(vm: Vm, name: string, bases: PyClass[], layout: Layout): PyClass {
  const cls = new PyClass(vm.types.type?.rootShape, name, bases, layout, false);
  cls.mro = linearize(cls, bases) ?? [];
  cls.rootShape = new Shape(vm.makeShapeId(), cls, null, null, 0, false);
  cls.dictionaryShape = new Shape(vm.makeShapeId(), cls, null, null, 0, true);
  cls.dict = new PyDict(vm.types.dict?.rootShape, vm.keyRules);
  cls.dict.describe = `${name}.`;
  for (const b of bases) b.addSubclass(cls);
  return cls;
}

export function fillType(vm: Vm, cls: PyClass, spec: TypeSpec): void {
  const put = (name: string, v: Value): void => cls.dict.setStr(name, v);
  cls.module = spec.module ?? 'builtins';
  // instances of builtin types have no `__module__` to find; `type` says 'builtins' of the classes
  if (spec.module !== undefined && spec.module !== 'builtins') put('__module__', spec.module);
  put('__doc__', spec.doc ?? None);
  if (spec.create instanceof NativeSpec)
    put('__new__', new PyNative(vm.types.builtin_function_or_method.rootShape, spec.create, cls, null, None));
  else if (spec.create === 'none') put('__new__', None);
  for (const m of spec.methods ?? []) put(m.name, methodDescriptor(vm, cls, m));
  cls.hooksAttributes = cls.bases.length > 0 && spec.layout !== 'type' && spec.methods?.some(m => m.name === '__getattribute__') === true;
  for (const m of spec.classMethods ?? [])
    put(m.name, new PyClassMethod(vm.types.classmethod_descriptor.rootShape, methodDescriptor(vm, cls, m)));
  for (const m of spec.staticMethods ?? []) put(m.name, new PyStaticNative(vm.types.builtin_function_or_method.rootShape, m, cls));
  for (const [name, g] of Object.entries(spec.getset ?? {})) put(name, getSet(vm, cls, name, g));
  for (const [name, v] of Object.entries(spec.entries?.(vm, cls) ?? {})) put(name, v);
}

export function methodDescriptor(vm: Vm, cls: PyClass, spec: NativeSpec): PyNative {
  const isSlot = /^__\w+__$/.test(spec.name) && !NOT_SLOTS.has(spec.name) && !SLOTS_AS_METHODS.has(`${cls.name}.${spec.name}`);
  const kind = isSlot ? 'wrapper_descriptor' : 'method_descriptor';
  return new PyNative(vm.types[kind].rootShape, spec, undefined, cls, None);
}

/** Dunder methods that CPython implements as plain methods, not as type slots. */
const NOT_SLOTS: ReadonlySet<string> = new Set([
  '__reduce__',
  '__reduce_ex__',
  '__getstate__',
  '__setstate__',
  '__sizeof__',
  '__format__',
  '__dir__',
  '__class_getitem__',
  '__init_subclass__',
  '__subclasshook__',
  '__reversed__',
  '__round__',
  '__trunc__',
  '__floor__',
  '__ceil__',
  '__getnewargs__',
  '__getnewargs_ex__',
  '__complex__',
  '__bytes__',
  '__instancecheck__',
  '__subclasscheck__',
  '__subclasses__',
  '__prepare__',
  '__length_hint__',
  '__enter__',
  '__exit__',
  '__getformat__',
  '__copy__',
  '__deepcopy__',
  '__missing__',
  '__mro_entries__',
  '__typing_subst__',
  '__typing_prepare_subst__',
]);

/** Slots that CPython has a method for as well, which is faster to call. */
const SLOTS_AS_METHODS: ReadonlySet<string> = new Set([
  'list.__getitem__',
  'dict.__getitem__',
  'dict.__contains__',
  'set.__contains__',
  'frozenset.__contains__',
]);

function getSet(vm: Vm, cls: PyClass, name: string, g: GetSetSpec): PyGetSet {
  const get = g.get as (vm: Vm, self: Value) => Value;
  const set = g.set as ((vm: Vm, self: Value, v: Value | undefined) => void) | undefined;
  return new PyGetSet(
    vm.types[g.member ? 'member_descriptor' : 'getset_descriptor'].rootShape,
    name,
    cls,
    self => get(vm, self),
    set === undefined ? null : (self, v) => set(vm, self, v),
    null,
    g.doc,
  );
}
