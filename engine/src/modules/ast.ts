/**
 * `_ast`: the node classes of Python's syntax tree. Programs build, walk and copy trees of them; how they relate to the
 * engine's own tree is the business of `ast-export` and `ast-import`.
 */
import { binary } from '../objects/arithmetic.js';
import { getAttribute, setAttribute } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import { PyClass } from '../objects/class.js';
import { PyDict } from '../objects/dict.js';
import { attributeError, typeError } from '../objects/errors.js';
import { collect } from '../objects/iterate.js';
import { PyModule } from '../objects/function.js';
import { barrier, type NativeSpec } from '../objects/native.js';
import { reprText, strText } from '../objects/text.js';
import { methodDescriptor } from '../objects/type-spec.js';
import { None, PyInstance, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { NODE_KINDS, type NodeField, type NodeKind } from './ast-nodes.js';
import { engineState, imported, type ModuleSpec } from './module-spec.js';

/** The node classes of one engine. */
export interface NodeClasses {
  readonly byName: ReadonlyMap<string, PyClass>;
  /** The one node of a kind without fields (`Load`, `Add`): trees that the engine makes share it. */
  readonly single: (name: string) => Value;
}

/** The classes; `_ast` is imported when it is not yet. */
export function nodeClasses(vm: Vm): NodeClasses {
  const module = imported(vm, '_ast');
  if (module instanceof PyModule) module.look();
  return vm.state.get('ast-classes') as NodeClasses;
}

// ---- nodes ----

function initNode(vm: Vm, node: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  const cls = classOf(vm, node);
  const fields = collect(vm, getAttribute(vm, cls, '_fields')).map(f => strText(vm, f));
  if (args.length > fields.length)
    throw typeError(vm, `${cls.name} constructor takes at most ${fields.length} positional argument${fields.length === 1 ? '' : 's'}`);
  const missing = new Set(fields);
  args.forEach((v, i) => {
    missing.delete(fields[i]);
    setAttribute(vm, node, fields[i], v);
  });
  for (const [name, v] of kwargs) {
    if (fields.includes(name) && !missing.delete(name)) throw typeError(vm, `${cls.name} got multiple values for argument '${name}'`);
    if (!fields.includes(name)) warnOfUnknown(vm, cls, name);
    setAttribute(vm, node, name, v);
  }
  if (missing.size > 0) fillMissing(vm, node, cls, missing);
  return None;
}

function warnOfUnknown(vm: Vm, cls: PyClass, name: string): void {
  const attributes = collect(vm, getAttribute(vm, cls, '_attributes'));
  if (attributes.includes(name)) return;
  vm.warn(
    'DeprecationWarning',
    `${cls.name}.__init__ got an unexpected keyword argument '${name}'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.`,
  );
}

/** By their types: a list is empty, a context is Load, what may be None is None by the class. */
function fillMissing(vm: Vm, node: Value, cls: PyClass, missing: ReadonlySet<string>): void {
  const types = cls.find('_field_types');
  if (!(types instanceof PyDict)) return;
  const classes = vm.state.get('ast-classes') as NodeClasses;
  for (const name of missing) {
    const type = types.getStr(name);
    if (type === undefined) {
      vm.warn(
        'DeprecationWarning',
        `Field ${reprText(vm, name)} is missing from ${cls.name}._field_types. This will become an error in Python 3.15.`,
      );
    } else if (classOf(vm, type) === vm.types.GenericAlias) setAttribute(vm, node, name, vm.list([]));
    else if (type === classes.byName.get('expr_context')) setAttribute(vm, node, name, classes.single('Load'));
    else if (classOf(vm, type) !== vm.types.UnionType) {
      vm.warn(
        'DeprecationWarning',
        `${cls.name}.__init__ missing 1 required positional argument: '${name}'. This will become an error in Python 3.15.`,
      );
    }
  }
}

/** The class is called with a None for each leading field that is set: their values may refer back to the node. */
function reduceNode(vm: Vm, node: Value): Value {
  const cls = classOf(vm, node);
  const state = getAttribute(vm, node, '__dict__') as PyDict;
  const fields = cls.find('_fields') === undefined ? [] : collect(vm, getAttribute(vm, cls, '_fields'));
  const unset = fields.findIndex(f => state.get(f) === undefined);
  const nones = (unset < 0 ? fields : fields.slice(0, unset)).map(() => None);
  return vm.tuple([cls, vm.tuple(nones), state]);
}

const METHODS: readonly NativeSpec[] = [
  barrier('__init__', '(self, /, *args, **kwargs)', initNode),
  barrier('__reduce__', '(self, /)', reduceNode),
];

// ---- classes ----

/** The root: a class as programs make them, so that nodes take any attribute. */
function makeRoot(vm: Vm): PyClass {
  const namespace = vm.dict();
  namespace.setStr('__module__', 'ast');
  namespace.setStr('__doc__', None);
  for (const name of ['_fields', '_attributes', '__match_args__']) namespace.setStr(name, vm.emptyTuple);
  const cls = vm.call(vm.types.type, 'AST', vm.emptyTuple, namespace) as PyClass;
  for (const m of METHODS) setAttribute(vm, cls, m.name, methodDescriptor(vm, cls, m));
  return cls;
}

function makeKind(vm: Vm, kind: NodeKind, base: PyClass): PyClass {
  const namespace = vm.dict();
  const fields = vm.tuple(kind.fields.map(f => f.name));
  namespace.setStr('_fields', fields);
  namespace.setStr('__match_args__', fields);
  namespace.setStr('__module__', 'ast');
  namespace.setStr('__doc__', kind.doc);
  const isBase = kind.base === 'AST';
  if (isBase) namespace.setStr('_attributes', vm.tuple(kind.attributes.map(f => f.name)));
  for (const f of [...kind.fields, ...(isBase ? kind.attributes : [])]) if (f.quantifier === '?') namespace.setStr(f.name, None);
  return vm.call(vm.types.type, kind.name, vm.tuple([base]), namespace) as PyClass;
}

/** `_field_types`, once all classes are there. */
function setFieldTypes(vm: Vm, kind: NodeKind, classes: ReadonlyMap<string, PyClass>): void {
  const plain: Readonly<Record<string, PyClass>> = {
    identifier: vm.types.str,
    string: vm.types.str,
    int: vm.types.int,
    constant: vm.types.object,
  };
  const typeOf = (f: NodeField): Value => {
    const type = plain[f.type] ?? classes.get(f.type)!;
    if (f.quantifier === '*') return vm.call(vm.types.GenericAlias, vm.types.list, type);
    return f.quantifier === '?' ? binary(vm, '|', type, None) : type;
  };
  const types = vm.dict();
  for (const f of kind.fields) types.setStr(f.name, typeOf(f));
  const cls = classes.get(kind.name)!;
  setAttribute(vm, cls, '_field_types', types);
  setAttribute(vm, cls, '__annotations__', types);
}

const hasKinds = (kind: NodeKind): boolean => kind.base === 'AST' && [...NODE_KINDS.values()].some(k => k.base === kind.name);

function makeClasses(vm: Vm): ReadonlyMap<string, PyClass> {
  const classes = new Map<string, PyClass>([['AST', makeRoot(vm)]]);
  for (const kind of NODE_KINDS.values()) classes.set(kind.name, makeKind(vm, kind, classes.get(kind.base)!));
  for (const kind of NODE_KINDS.values()) if (!hasKinds(kind)) setFieldTypes(vm, kind, classes);
  return classes;
}

/** A node whose fields are still to be set. */
export function bareNode(vm: Vm, classes: NodeClasses, name: string): PyInstance {
  const cls = classes.byName.get(name);
  if (cls === undefined) throw attributeError(vm, `module 'ast' has no attribute '${name}'`);
  return new PyInstance(cls.rootShape);
}

/** Flags of `compile()`. */
export const CompileFlag = { ONLY_AST: 0x400, TYPE_COMMENTS: 0x1000, TOP_LEVEL_AWAIT: 0x2000, OPTIMIZED_AST: 0x8400 } as const;

export const AST_MODULE: ModuleSpec = {
  name: '_ast',
  functions: [],
  late: '',
  setup: (vm, dict) => {
    const byName = makeClasses(vm);
    const singles = new Map<string, Value>();
    const classes: NodeClasses = {
      byName,
      single: name => {
        let node = singles.get(name);
        if (node === undefined) singles.set(name, (node = bareNode(vm, classes, name)));
        return node;
      },
    };
    engineState<NodeClasses>(vm, 'ast-classes', () => classes);
    for (const [name, cls] of byName) dict.setStr(name, cls);
    dict.setStr('PyCF_ONLY_AST', CompileFlag.ONLY_AST);
    dict.setStr('PyCF_TYPE_COMMENTS', CompileFlag.TYPE_COMMENTS);
    dict.setStr('PyCF_ALLOW_TOP_LEVEL_AWAIT', CompileFlag.TOP_LEVEL_AWAIT);
    dict.setStr('PyCF_OPTIMIZED_AST', CompileFlag.OPTIMIZED_AST);
  },
};
