/** The engine's syntax tree as `ast` nodes. Knows the tree by the grammar's table only, no rule of Python. */
import { constantValue } from '../objects/constants.js';
import { setOwnAttribute } from '../objects/attribute.js';
import { None, type PyInstance, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import type { ConstantValue, Mod } from '../syntax/ast.js';
import { nodeKind } from '../syntax/node-kind.js';
import { byteColumn, type Span } from '../syntax/span.js';
import { normalizeNewlines, SourceLines } from '../syntax/syntax-error.js';
import { NO_TYPE_COMMENTS, type TypeComments } from '../syntax/type-comments.js';
import { bareNode, nodeClasses, type NodeClasses } from './ast.js';
import { NODE_KINDS, type NodeField } from './ast-nodes.js';

type Tree = Readonly<Record<string, unknown>>;

/** `source` is the text of the tree: columns of `ast` count its UTF-8 bytes. */
export function exportTree(vm: Vm, mod: Mod, source: string, comments: TypeComments = NO_TYPE_COMMENTS): Value {
  return new Exporter(vm, new SourceLines(normalizeNewlines(source), ''), comments).node(mod as unknown as Tree);
}

class Exporter {
  private readonly classes: NodeClasses;

  constructor(
    private readonly vm: Vm,
    private readonly lines: SourceLines,
    private readonly comments: TypeComments,
  ) {
    this.classes = nodeClasses(vm);
  }

  node(tree: Tree): Value {
    const kind = NODE_KINDS.get(nodeKind(tree))!;
    const node = bareNode(this.vm, this.classes, kind.name);
    for (const field of kind.fields) this.set(node, field.name, this.field(field, this.fieldOf(tree, field)));
    if (kind.attributes.length > 0) this.setPositions(node, tree.span as Span);
    return node;
  }

  private field(field: NodeField, value: unknown): Value {
    if (field.quantifier !== '*') return this.value(field.type, value);
    return this.vm.list(((value ?? []) as unknown[]).map(v => this.value(field.type, v)));
  }

  private value(type: string, value: unknown): Value {
    if (value === null || value === undefined) return None;
    switch (type) {
      case 'identifier':
      case 'string':
        return this.vm.text(value as string);
      case 'int':
        return Number(value);
      case 'constant':
        return constantValue(this.vm, value as ConstantValue);
      default:
        return typeof value === 'string' ? this.classes.single(value) : this.node(value as Tree);
    }
  }

  private setPositions(node: PyInstance, { line, col, endLine, endCol }: Span): void {
    this.set(node, 'lineno', line);
    this.set(node, 'col_offset', byteColumn(this.lines.text(line), col));
    this.set(node, 'end_lineno', endLine);
    this.set(node, 'end_col_offset', byteColumn(this.lines.text(endLine), endCol));
  }

  private set(node: PyInstance, name: string, value: Value): void {
    setOwnAttribute(this.vm, node, name, value);
  }

  /** Some fields the engine's tree holds in another form, or not at all. */
  private fieldOf(tree: Tree, field: NodeField): unknown {
    switch (field.name) {
      case 'kind':
        return tree.unicode === true ? 'u' : null;
      case 'type_comment':
        return this.comments.ofNode.get(tree);
      case 'type_ignores':
        return this.comments.ignores.map(({ line, tag }) => ({ kind: 'TypeIgnore', lineno: line, tag }));
      default:
        return tree[field.name];
    }
  }
}
