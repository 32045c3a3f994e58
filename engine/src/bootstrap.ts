/** Makes one engine's builtin classes and modules, bases first. */
import { attributeDict } from './objects/attribute.js';
import { classOf } from './objects/class-of.js';
import { PyClass } from './objects/class.js';
import { constantValues, instantiateCode } from './objects/constants.js';
import { PyDict } from './objects/dict.js';
import { typeError } from './objects/errors.js';
import { PyGetSet, PyModule, PyNative } from './objects/function.js';
import { makeKeyRules } from './objects/hash.js';
import { native } from './objects/native.js';
import { Shape } from './objects/shape.js';
import { defineType, fillType, makeClass, type TypeSpec } from './objects/type-spec.js';
import type { TypeName } from './objects/type-names.js';
import * as callables from './objects/types/callables.js';
import { BYTES } from './objects/types/bytes.js';
import { CODE } from './objects/types/code.js';
import { DICT, DICT_ITEMS, DICT_KEYS, DICT_VALUES } from './objects/types/dict.js';
import { defineExceptions } from './objects/types/exceptions.js';
import { FLOAT } from './objects/types/float.js';
import { COROUTINE, COROUTINE_WRAPPER, GENERATOR } from './objects/types/generator.js';
import { BOOL, INT } from './objects/types/int.js';
import { FRAME, FRAME_LOCALS, MODULE, TRACEBACK } from './objects/types/introspection.js';
import { ITERATOR_TYPES } from './objects/types/iterator-types.js';
import { LIST } from './objects/types/list.js';
import { MAPPINGPROXY } from './objects/types/mappingproxy.js';
import { GENERIC_ALIAS, makeUnion, SIMPLE_NAMESPACE, UNION_TYPE } from './objects/types/namespace.js';
import { OBJECT } from './objects/types/object.js';
import { RANGE, SLICE } from './objects/types/range.js';
import { FROZENSET, SET } from './objects/types/set.js';
import { ELLIPSIS_TYPE, NONE_TYPE, NOT_IMPLEMENTED_TYPE } from './objects/types/singletons.js';
import { STR } from './objects/types/str.js';
import { TUPLE } from './objects/types/tuple.js';
import { TYPE } from './objects/types/type.js';
import { None, PyInstance, PyTuple, type PyObjectWithDict, type Value } from './objects/value.js';
import type { Vm } from './objects/vm.js';
import { fillBuiltins } from './modules/builtins.js';
import { putOffBodies } from './modules/put-off-bodies.js';
import { reportUnraisable } from './modules/report-errors.js';
import { warnFromNative } from './modules/warnings.js';
import { installWeakrefs } from './modules/weakref.js';
import { makeSys } from './modules/sys.js';
import { EXTRA_TYPES } from './objects/types/extra.js';
import { wrapYielded } from './objects/types/async-generator.js';
import { TYPING_INTRINSICS } from './objects/types/typing-types.js';
import { fastProperties } from './util/fast-properties.js';

const TYPES: readonly [TypeName, TypeSpec][] = [
  ['builtin_function_or_method', callables.BUILTIN_FUNCTION],
  ['method_descriptor', callables.METHOD_DESCRIPTOR],
  ['wrapper_descriptor', callables.WRAPPER_DESCRIPTOR],
  ['method-wrapper', callables.METHOD_WRAPPER],
  ['getset_descriptor', callables.GETSET_DESCRIPTOR],
  ['member_descriptor', callables.MEMBER_DESCRIPTOR],
  ['classmethod_descriptor', callables.CLASSMETHOD_DESCRIPTOR],
  ['tuple', TUPLE],
  ['dict', DICT],
  ['str', STR],
  ['int', INT],
  ['bool', BOOL],
  ['float', FLOAT],
  ['NoneType', NONE_TYPE],
  ['NotImplementedType', NOT_IMPLEMENTED_TYPE],
  ['ellipsis', ELLIPSIS_TYPE],
  ['list', LIST],
  ['set', SET],
  ['frozenset', FROZENSET],
  ['bytes', BYTES],
  ['range', RANGE],
  ['slice', SLICE],
  ['function', callables.FUNCTION],
  ['method', callables.METHOD],
  ['staticmethod', callables.STATICMETHOD],
  ['classmethod', callables.CLASSMETHOD],
  ['property', callables.PROPERTY],
  ['super', callables.SUPER],
  ['cell', callables.CELL],
  ['code', CODE],
  ['frame', FRAME],
  ['FrameLocalsProxy', FRAME_LOCALS],
  ['traceback', TRACEBACK],
  ['module', MODULE],
  ['mappingproxy', MAPPINGPROXY],
  ['generator', GENERATOR],
  ['coroutine', COROUTINE],
  ['coroutine_wrapper', COROUTINE_WRAPPER],
  ['dict_keys', DICT_KEYS],
  ['dict_values', DICT_VALUES],
  ['dict_items', DICT_ITEMS],
  ...ITERATOR_TYPES,
  ['SimpleNamespace', SIMPLE_NAMESPACE],
  ['GenericAlias', GENERIC_ALIAS],
  ['UnionType', UNION_TYPE],
  ...EXTRA_TYPES,
];

/** Classes whose specs name no base that must exist before: made empty first, so that their instances can be made. */
const FIRST: readonly TypeName[] = [
  'builtin_function_or_method',
  'method_descriptor',
  'wrapper_descriptor',
  'method-wrapper',
  'getset_descriptor',
  'classmethod_descriptor',
  'tuple',
  'dict',
  'str',
  'member_descriptor',
];

export function bootstrap(vm: Vm): void {
  vm.keyRules = makeKeyRules(vm);
  vm.instantiate = code => instantiateCode(vm, code);
  vm.makeConstants = code => constantValues(vm, code);
  vm.unraisable = (e, object) => reportUnraisable(vm, e, object);
  vm.warn = (category, message) => warnFromNative(vm, category, message);
  makeRoots(vm);
  const specs = new Map(TYPES);
  for (const name of FIRST) vm.types[name] = early(vm, specs.get(name)!);
  for (const c of [vm.types.object, vm.types.type, ...FIRST.map(n => vm.types[n])]) c.dict.shape = vm.types.dict.rootShape;
  vm.emptyTuple = new PyTuple(vm.types.tuple.rootShape, []);
  fillType(vm, vm.types.object, OBJECT);
  fillType(vm, vm.types.type, TYPE);
  for (const name of FIRST) fillType(vm, vm.types[name], specs.get(name)!);
  for (const [name, spec] of TYPES) if (vm.types[name] === undefined) defineType(vm, spec, name);
  defineExceptions(vm);
  vm.state.set('dict-descriptor', (cls: PyClass) => dictDescriptor(vm, cls));
  vm.state.set(
    'make-union',
    new PyNative(
      vm.types.builtin_function_or_method.rootShape,
      native('union', '(a, b, /)', (_vm, a: Value, b: Value) => makeUnion(vm, [a, b])),
      undefined,
      null,
      None,
    ),
  );
  vm.state.set('intrinsics', { ...TYPING_INTRINSICS, async_gen_wrap: wrapYielded });
  makeModules(vm);
  installWeakrefs(vm);
  fastProperties(vm.types);
}

/** object and type are each other's condition. */
function makeRoots(vm: Vm): void {
  const type = new PyClass(undefined as unknown as Shape, 'type', [], 'type', false);
  const object = new PyClass(undefined as unknown as Shape, 'object', [], 'instance', false);
  for (const c of [type, object]) {
    c.rootShape = new Shape(vm.makeShapeId(), c, null, null, 0, false);
    c.dictionaryShape = new Shape(vm.makeShapeId(), c, null, null, 0, true);
    c.dict = new PyDict(undefined as unknown as Shape, vm.keyRules);
  }
  type.shape = type.rootShape;
  object.shape = type.rootShape;
  type.bases = [object];
  object.mro = [object];
  type.mro = [type, object];
  object.hasDict = false;
  object.addSubclass(type);
  vm.types.object = object;
  vm.types.type = type;
}

function early(vm: Vm, spec: TypeSpec): PyClass {
  const cls = makeClass(vm, spec.name, [vm.types.object], spec.layout);
  cls.isBase = spec.final !== true;
  cls.hasDict = spec.hasDict ?? false;
  return cls;
}

/** `__dict__` of instances of user classes. */
/** Of an instance of a builtin class with a `__dict__` of its own kind (classes, modules, exceptions): that. */
function builtinDict(vm: Vm, self: Value): PyGetSet | undefined {
  for (const c of classOf(vm, self).mro) {
    const own = c.isHeap ? undefined : c.dict.getStr('__dict__');
    if (own instanceof PyGetSet) return own;
  }
  return undefined;
}

function dictDescriptor(vm: Vm, cls: PyClass): PyGetSet {
  return new PyGetSet(
    vm.types.getset_descriptor.rootShape,
    '__dict__',
    cls,
    self => builtinDict(vm, self)?.get(self) ?? attributeDict(vm, self as PyObjectWithDict),
    (self, value) => {
      const builtin = builtinDict(vm, self);
      if (builtin?.set != null) return builtin.set(self, value);
      if (builtin !== undefined) throw typeError(vm, `this __dict__ descriptor does not support '${classOf(vm, self).name}' objects`);
      const dict = value ?? vm.dict();
      if (!(dict instanceof PyDict)) throw typeError(vm, `__dict__ must be set to a dictionary, not a '${classOf(vm, dict).name}'`);
      if (self instanceof PyInstance) {
        attributeDict(vm, self);
        self.overflow = dict;
      } else (self as PyObjectWithDict).dict = dict;
    },
    null,
  );
}

function makeModules(vm: Vm): void {
  vm.modules = vm.dict();
  const dict = vm.dict();
  dict.describe = 'builtin';
  vm.builtins = new PyModule(vm.types.module.rootShape, dict);
  dict.setStr('__name__', 'builtins');
  dict.setStr('__doc__', 'Built-in functions, types, exceptions, and other objects.');
  for (const n of ['__package__', '__loader__', '__spec__']) dict.setStr(n, n === '__package__' ? '' : None);
  fillBuiltins(vm, dict);
  const constants: readonly [string, Value][] = [
    ['None', None],
    ['Ellipsis', vm.call(vm.types.ellipsis)],
    ['NotImplemented', vm.call(vm.types.NotImplementedType)],
    ['True', true],
    ['False', false],
  ];
  for (const [k, v] of constants) dict.setStr(k, v);
  vm.modules.setStr('builtins', vm.builtins);
  vm.modules.setStr('sys', makeSys(vm));
  for (const module of vm.modules.valueList()) putOffBodies(vm).addOwn(module);
}
