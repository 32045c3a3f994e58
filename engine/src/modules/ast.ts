/**
 * `_ast`: the node classes of Python's syntax tree. Programs can build, walk and copy trees; the engine's own
 * syntax tree is never shown through them, so `compile` makes none.
 */
import { getAttribute, setAttribute } from '../objects/attribute.js';
import { classOf } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { typeError } from '../objects/errors.js';
import { collect } from '../objects/iterate.js';
import { barrier, type NativeSpec } from '../objects/native.js';
import { strText } from '../objects/text.js';
import { methodDescriptor } from '../objects/type-spec.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { AST_NODES } from './ast-nodes.js';
import { engineState, type ModuleSpec } from './module-spec.js';

interface NodeKind {
  readonly name: string;
  readonly base: string;
  /** With their marks. */
  readonly fields: readonly string[];
  readonly attributes: readonly string[];
}

function parseKinds(): NodeKind[] {
  return AST_NODES.trim().split('\n').map(line => {
    const [, name, base, fields, attributes] = /^(\w+)(?: < (\w+))?:([^|]*)(?:\|(.*))?$/.exec(line)!;
    const words = (s: string | undefined): string[] => (s ?? '').split(' ').filter(w => w !== '');
    return { name, base: base ?? 'AST', fields: words(fields), attributes: words(attributes) };
  });
}

const bare = (field: string): string => field.replace(/[?*%]$/, '');

/** Fields that a node gets when they are not given: a new list, or the one Load. */
type Missing = Map<PyClass, readonly string[]>;
const missingFields = (vm: Vm): Missing => engineState<Missing>(vm, 'ast-missing', () => new Map());

function initNode(vm: Vm, node: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  const cls = classOf(vm, node);
  const fields = collect(vm, getAttribute(vm, cls, '_fields')).map(f => strText(vm, f));
  if (args.length > fields.length) throw typeError(vm, `${cls.name} constructor takes at most ${fields.length} positional argument${fields.length === 1 ? '' : 's'}`);
  const given = new Set<string>();
  const set = (name: string, v: Value): void => {
    given.add(name);
    setAttribute(vm, node, name, v);
  };
  args.forEach((v, i) => set(fields[i], v));
  for (const [name, v] of kwargs) {
    if (given.has(name)) throw typeError(vm, `${cls.name} got multiple values for argument '${name}'`);
    set(name, v);
  }
  const kind = cls.mro.find(c => missingFields(vm).has(c));
  for (const field of kind === undefined ? [] : missingFields(vm).get(kind)!) {
    if (!given.has(bare(field))) set(bare(field), field.endsWith('*') ? vm.list([]) : vm.call(engineState<PyClass>(vm, 'ast.Load', () => cls)));
  }
  return None;
}

const METHODS: readonly NativeSpec[] = [
  barrier('__init__', '(self, /, *args, **kwargs)', initNode),
  barrier('__reduce__', '(self, /)', (vm, node: Value) => vm.tuple([classOf(vm, node), vm.emptyTuple, getAttribute(vm, node, '__dict__')])),
];

/** The root: a class as programs make them, so that nodes take any attribute. */
function makeRoot(vm: Vm): PyClass {
  const namespace = vm.dict();
  namespace.setStr('__module__', 'ast');
  for (const name of ['_fields', '_attributes', '__match_args__']) namespace.setStr(name, vm.emptyTuple);
  const cls = vm.call(vm.types.type, 'AST', vm.emptyTuple, namespace) as PyClass;
  for (const m of METHODS) setAttribute(vm, cls, m.name, methodDescriptor(vm, cls, m));
  return cls;
}

function makeKind(vm: Vm, kind: NodeKind, base: PyClass): PyClass {
  const namespace = vm.dict();
  const fields = vm.tuple(kind.fields.map(bare));
  namespace.setStr('__module__', 'ast');
  namespace.setStr('_fields', fields);
  namespace.setStr('__match_args__', fields);
  if (kind.base === 'AST' || kind.attributes.length > 0) namespace.setStr('_attributes', vm.tuple(kind.attributes.map(bare)));
  for (const optional of [...kind.fields, ...kind.attributes].filter(f => f.endsWith('?'))) namespace.setStr(bare(optional), None);
  const cls = vm.call(vm.types.type, kind.name, vm.tuple([base]), namespace) as PyClass;
  missingFields(vm).set(cls, kind.fields.filter(f => /[*%]$/.test(f)));
  if (kind.name === 'Load') vm.state.set('ast.Load', cls);
  return cls;
}

export const AST_MODULE: ModuleSpec = {
  name: '_ast',
  functions: [],
  setup: (vm, dict) => {
    const classes = new Map<string, PyClass>([['AST', makeRoot(vm)]]);
    for (const kind of parseKinds()) classes.set(kind.name, makeKind(vm, kind, classes.get(kind.base)!));
    for (const [name, cls] of classes) dict.setStr(name, cls);
    for (const [name, flag] of [['PyCF_ONLY_AST', 0x400], ['PyCF_TYPE_COMMENTS', 0x1000], ['PyCF_ALLOW_TOP_LEVEL_AWAIT', 0x2000], ['PyCF_OPTIMIZED_AST', 0x8400]] as const) dict.setStr(name, flag);
  },
};
