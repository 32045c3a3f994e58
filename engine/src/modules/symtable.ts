/** `_symtable`: the compiler's scopes as `symtable` shows them. A scope that is compiled into the one around it is not shown. */
import { barrier, native } from '../objects/native.js';
import { valueError } from '../objects/errors.js';
import type { Shape } from '../objects/shape.js';
import type { GetSetSpec, TypeSpec } from '../objects/type-spec.js';
import { PyObject, type Value } from '../objects/value.js';
import { strValue } from '../objects/class-of.js';
import type { Vm } from '../objects/vm.js';
import { parse } from '../syntax/parser.js';
import { analyze, type NameClass, type Scope, type ScopeKind } from '../syntax/symtable.js';
import type { Span } from '../syntax/span.js';
import { asPython, fileNameText, sourceText } from './compile-functions.js';
import { moduleType, type ModuleSpec } from './module-spec.js';

const KINDS: Readonly<Record<ScopeKind, number>> = {
  function: 0,
  lambda: 0,
  listcomp: 0,
  setcomp: 0,
  dictcomp: 0,
  genexpr: 0,
  class: 1,
  module: 2,
  annotation: 3,
  'type-alias': 4,
  'type-params': 5,
  'type-var-bound': 6,
};

const NAME_CLASSES: Readonly<Record<NameClass, number>> = { local: 1, 'global-explicit': 2, 'global-implicit': 3, free: 4, cell: 5 };
const SCOPE_OFFSET = 12;

const CONSTANTS: Readonly<Record<string, number>> = {
  USE: 16,
  DEF_GLOBAL: 1,
  DEF_NONLOCAL: 8,
  DEF_LOCAL: 2,
  DEF_PARAM: 4,
  DEF_TYPE_PARAM: 1024,
  DEF_FREE: 32,
  DEF_FREE_CLASS: 64,
  DEF_IMPORT: 128,
  DEF_BOUND: 2 | 4 | 128 | 1024,
  DEF_ANNOT: 256,
  DEF_COMP_ITER: 512,
  DEF_COMP_CELL: 2048,
  TYPE_FUNCTION: KINDS.function,
  TYPE_CLASS: KINDS.class,
  TYPE_MODULE: KINDS.module,
  TYPE_ANNOTATION: KINDS.annotation,
  TYPE_TYPE_ALIAS: KINDS['type-alias'],
  TYPE_TYPE_PARAMETERS: KINDS['type-params'],
  TYPE_TYPE_VARIABLE: KINDS['type-var-bound'],
  LOCAL: NAME_CLASSES.local,
  GLOBAL_EXPLICIT: NAME_CLASSES['global-explicit'],
  GLOBAL_IMPLICIT: NAME_CLASSES['global-implicit'],
  FREE: NAME_CLASSES.free,
  CELL: NAME_CLASSES.cell,
  SCOPE_OFF: SCOPE_OFFSET,
  SCOPE_MASK: 15,
};

class PySymtableEntry extends PyObject {
  constructor(
    override shape: Shape,
    readonly scope: Scope,
    readonly children: Value,
    readonly symbols: Value,
  ) {
    super();
  }
}

const get = (f: (vm: Vm, e: PySymtableEntry) => Value): GetSetSpec => ({ get: f as GetSetSpec['get'], member: true });
const lineOf = ({ kind, node }: Scope): number => (kind === 'module' ? 0 : ((node as { span?: Span }).span?.line ?? 0));

const ENTRY: TypeSpec = {
  name: 'symtable entry',
  layout: 'native',
  final: true,
  create: 'none',
  methods: [
    native('__repr__', '(self, /)', (vm, e: PySymtableEntry) =>
      vm.text(`<symtable entry ${e.scope.name}(${vm.id(e)}), line ${lineOf(e.scope)}>`),
    ),
  ],
  getset: {
    id: get((vm, e) => vm.id(e)),
    name: get((vm, e) => vm.text(e.scope.name)),
    symbols: get((_vm, e) => e.symbols),
    varnames: get((vm, e) => vm.list(e.scope.varNames.map(n => vm.text(n)))),
    children: get((_vm, e) => e.children),
    nested: get((_vm, e) => (e.scope.isNested ? 1 : 0)),
    type: get((_vm, e) => KINDS[e.scope.kind]),
    lineno: get((_vm, e) => lineOf(e.scope)),
  },
};

const shownChildren = (scope: Scope): Scope[] => scope.children.flatMap(c => (c.inlinedComprehension ? shownChildren(c) : [c]));

function entryOf(vm: Vm, scope: Scope): PySymtableEntry {
  const symbols = vm.dict();
  for (const s of scope.symbols.values()) symbols.setStr(s.name, (scope.flags.get(s.name) ?? 0) | (NAME_CLASSES[s.scope] << SCOPE_OFFSET));
  const children = vm.list(shownChildren(scope).map(c => entryOf(vm, c)));
  return new PySymtableEntry(moduleType(vm, ENTRY).rootShape, scope, children, symbols);
}

function symtable(vm: Vm, source: Value, filename: Value, mode: Value): Value {
  const name = fileNameText(vm, filename);
  const text = sourceText(vm, source, 'symtable', name);
  const start = strValue(mode);
  if (start !== 'exec' && start !== 'eval' && start !== 'single')
    throw valueError(vm, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
  return entryOf(
    vm,
    asPython(vm, () => analyze(parse(text, start, name), name, { source: text }).top),
  );
}

export const SYMTABLE_MODULE: ModuleSpec = {
  name: '_symtable',
  functions: [
    barrier('symtable', '(source, filename, startstr, /)', symtable, 'Return symbol and scope dictionaries used internally by compiler.'),
  ],
  setup: (_vm, dict) => {
    for (const [name, value] of Object.entries(CONSTANTS)) dict.setStr(name, value);
  },
};
