/**
 * `ast` nodes as the engine's syntax tree, for `compile()`. Reads attributes as CPython does; whether the tree means
 * anything is for the validator to say. Columns are taken as they are: a tree has no text to count bytes in.
 */
import { findAttribute } from '../objects/attribute.js';
import { classOf, intValue, strValue } from '../objects/class-of.js';
import { makeError, runtimeError, typeError, valueError } from '../objects/errors.js';
import { collect } from '../objects/iterate.js';
import { reprText } from '../objects/text.js';
import { Ellipsis, None, PyBytes, PyComplex, PyFloat, PyList, PyTuple, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import type { ConstantValue, Mod } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import { InvalidTree, validateTree } from '../syntax/validate-ast.js';
import { nodeClasses, type NodeClasses } from './ast.js';
import { NODE_KINDS, type NodeField, type NodeKind } from './ast-nodes.js';

/** The root that each mode of `compile()` takes. */
const ROOTS: Readonly<Record<string, string>> = { exec: 'Module', eval: 'Expression', single: 'Interactive', func_type: 'FunctionType' };

/** Is it a node of any kind? */
export function isNode(vm: Vm, v: Value): boolean {
  const classes = vm.state.get('ast-classes') as NodeClasses | undefined;
  return classes !== undefined && classOf(vm, v).isSubclassOf(classes.byName.get('AST')!);
}

/** Throws Python's TypeError or ValueError for what is not a tree of this mode. */
export function importTree(vm: Vm, node: Value, mode: string): Mod {
  const root = ROOTS[mode];
  if (!classOf(vm, node).isSubclassOf(nodeClasses(vm).byName.get(root)!))
    throw typeError(vm, `expected ${root} node, got ${classOf(vm, node).name}`);
  const mod = new Importer(vm).node('mod', node) as Mod;
  try {
    validateTree(mod);
  } catch (e) {
    if (e instanceof InvalidTree) throw makeError(vm, e.kind, e.message);
    throw e;
  }
  return mod;
}

/** How deep a tree may be before the compiler refuses it. */
const MAX_DEPTH = 1000;

/** Parts that the engine's tree tells by their fields. */
const WITHOUT_KIND: ReadonlySet<string> = new Set(['comprehension', 'arguments', 'arg', 'keyword', 'alias', 'withitem', 'match_case']);

class Importer {
  private readonly classes: NodeClasses;
  private depth = 0;

  constructor(private readonly vm: Vm) {
    this.classes = nodeClasses(vm);
  }

  /** `null` for None. */
  node(type: string, v: Value): unknown {
    if (v === None) return null;
    const { vm } = this;
    const positioned = NODE_KINDS.get(type)!;
    const span = positioned.attributes.length === 0 ? null : this.span(positioned, v);
    const kind = this.kindOf(type, v);
    if (kind.fields.length === 0 && kind.attributes.length === 0) return kind.name;
    if (++this.depth > MAX_DEPTH) throw makeError(vm, 'RecursionError', 'maximum recursion depth exceeded during ast construction');
    const tree: Record<string, unknown> = {};
    for (const field of kind.fields) tree[field.name] = this.field(kind, field, v);
    this.depth--;
    return {
      ...(WITHOUT_KIND.has(kind.name) ? {} : { kind: kind.name }),
      ...adapted(kind.name, tree, span),
      ...(span === null ? {} : { span }),
    };
  }

  /** Classes of programs count as the kind they are derived from. */
  private kindOf(type: string, v: Value): NodeKind {
    for (const c of classOf(this.vm, v).mro) {
      const kind = NODE_KINDS.get(c.name);
      if (kind === undefined || this.classes.byName.get(c.name) !== c) continue;
      if (kind.base === type || (kind.name === type && !hasKinds(type))) return kind;
    }
    throw typeError(this.vm, `expected some sort of ${type}, but got ${reprText(this.vm, v)}`);
  }

  private span(kind: NodeKind, v: Value): Span {
    const owner = kind.name;
    const read = (name: string, fallback: number | null): number => {
      const value = findAttribute(this.vm, v, name);
      if (fallback !== null && (value === undefined || value === None)) return fallback;
      if (value === undefined) throw typeError(this.vm, `required field "${name}" missing from ${owner}`);
      return this.int(value);
    };
    const optional = kind.attributes.some(a => a.quantifier === '?');
    const line = read('lineno', null);
    const col = read('col_offset', null);
    return { line, col, endLine: read('end_lineno', optional ? line : null), endCol: read('end_col_offset', optional ? col : null) };
  }

  private field(kind: NodeKind, field: NodeField, v: Value): unknown {
    const { vm } = this;
    const value = findAttribute(vm, v, field.name);
    if (field.quantifier === '*') return value === undefined ? [] : this.list(kind, field, value);
    if (field.quantifier === '?' && (value === undefined || value === None)) return null;
    if (value === undefined && field.type === 'expr_context') return 'Load';
    if (value === undefined) throw typeError(vm, `required field "${field.name}" missing from ${kind.name}`);
    if (value === None && field.type !== 'constant') throw valueError(vm, `field '${field.name}' is required for ${kind.name}`);
    return this.value(field.type, value);
  }

  private list(kind: NodeKind, field: NodeField, value: Value): unknown[] {
    if (!(value instanceof PyList))
      throw typeError(this.vm, `${kind.name} field "${field.name}" must be a list, not a ${classOf(this.vm, value).name}`);
    const size = value.items.length;
    const result: unknown[] = [];
    for (let i = 0; i < size; i++) {
      result.push(this.value(field.type, value.items[i]));
      if (value.items.length !== size) throw runtimeError(this.vm, `${kind.name} field "${field.name}" changed size during iteration`);
    }
    return result;
  }

  private value(type: string, v: Value): unknown {
    switch (type) {
      case 'identifier':
      case 'string': {
        const text = strValue(v);
        if (text === undefined || classOf(this.vm, v) !== this.vm.types.str) throw typeError(this.vm, `AST ${type} must be of type str`);
        return jsText(text);
      }
      case 'int':
        return this.int(v);
      case 'constant':
        return this.constant(v);
      default:
        return this.node(type, v);
    }
  }

  private int(v: Value): number {
    const n = intValue(v);
    if (n === undefined) throw valueError(this.vm, `invalid integer value: ${reprText(this.vm, v)}`);
    if (typeof n === 'bigint' || Math.abs(n) > 0x7fffffff)
      throw makeError(this.vm, 'OverflowError', 'Python int too large to convert to C int');
    return n;
  }

  private constant(v: Value): ConstantValue {
    if (v === None) return { type: 'None' };
    if (v === Ellipsis) return { type: 'Ellipsis' };
    if (typeof v === 'boolean') return { type: 'bool', value: v };
    if (typeof v === 'number' || typeof v === 'bigint') return { type: 'int', value: v };
    if (v instanceof PyFloat) return { type: 'float', value: v.v };
    const cls = classOf(this.vm, v);
    const { types } = this.vm;
    if (cls === types.str) return { type: 'str', value: jsText(strValue(v)!) };
    if (v instanceof PyBytes && cls === types.bytes) return { type: 'bytes', value: v.data };
    if (v instanceof PyComplex && cls === types.complex) return { type: 'complex', value: v.im, real: v.re };
    if (v instanceof PyTuple && cls === types.tuple) return { type: 'tuple', items: v.items.map(i => this.constant(i)) };
    if (cls === types.frozenset) return { type: 'frozenset', items: collect(this.vm, v).map(i => this.constant(i)) };
    throw typeError(this.vm, `got an invalid type in Constant: ${cls.name}`);
  }
}

const hasKinds = (type: string): boolean => [...NODE_KINDS.values()].some(k => k.base === type);

/** Fields that the engine's tree holds in another form. */
function adapted(kind: string, fields: Record<string, unknown>, span: Span | null): object {
  switch (kind) {
    case 'Constant':
      return { value: fields.value, unicode: fields.kind === 'u' };
    case 'Attribute':
      return { ...fields, attrSpan: span };
    case 'AnnAssign':
      return { ...fields, simple: fields.simple !== 0 };
    case 'comprehension':
      return { ...fields, is_async: fields.is_async !== 0 };
    case 'ImportFrom':
      return { ...fields, level: fields.level ?? 0 };
    default:
      return fields;
  }
}
