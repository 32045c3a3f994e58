/**
 * A Python text as scopes of tokens: what stays the same when white space, comments or other functions
 * change. A module, a class and a function is a scope each; a scope within a scope is one token of the
 * outer one, so that edits in a method leave its class and its module alone. Knows no findings.
 */
import type { Node, Tree, TreeCursor } from 'web-tree-sitter';

export interface Token {
  /** Its text, and how deep in blocks it is: moving a statement into an `if` is an edit. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** It stands for a whole function or class, whose inside is a scope of its own. */
  readonly isScope: boolean;
}

/** Its tokens are read when they are asked for, while its tree is there: most scopes of a file are never edited. */
export class Scope {
  #tokens: readonly Token[] | null = null;

  constructor(
    /** Qualified name; redefinitions are told apart by `#2`. */
    readonly name: string,
    readonly start: number,
    readonly end: number,
    readonly node: Node,
  ) {}

  get tokens(): readonly Token[] {
    return (this.#tokens ??= tokensOf(this.node));
  }

  /** All token keys in one string: equal texts mean equal scopes. */
  get text(): string {
    return this.tokens.map(token => token.key).join('\n');
  }
}

/** Leaves whatever their children: the text between those would be lost. */
const WHOLE = new Set(['string_content', 'escape_interpolation']);
const FUNCTION = 'function_definition';
const SCOPES = new Set([FUNCTION, 'class_definition']);

/** Inner ones before those around them; the module comes last. */
export function scopesOf(tree: Tree): readonly Scope[] {
  const names = new Names();
  const outer: { readonly scope: Scope; readonly isFunction: boolean }[] = [];
  const scopes: Scope[] = [];
  for (const node of nodesOf(tree)) {
    while (outer.length > 0 && outer[outer.length - 1].scope.end <= node.startIndex)
      scopes.push(...outer.splice(-1).map(({ scope }) => scope));
    const around = outer.at(-1);
    const name = names.qualified(node.childForFieldName('name')?.text ?? '?', around?.scope.name ?? '', around?.isFunction === true);
    outer.push({ scope: new Scope(name, node.startIndex, node.endIndex, node), isFunction: node.type === FUNCTION });
  }
  const { rootNode } = tree;
  return [...scopes, ...outer.map(({ scope }) => scope).reverse(), new Scope('', 0, rootNode.endIndex, rootNode)];
}

function nodesOf(tree: Tree): Node[] {
  return tree.rootNode.descendantsOfType([...SCOPES]).filter(node => node !== null);
}

class Names {
  readonly #seen = new Map<string, number>();

  qualified(own: string, outer: string, inFunction: boolean): string {
    const name = outer === '' ? own : `${outer}${inFunction ? '.<locals>' : ''}.${own}`;
    const times = (this.#seen.get(name) ?? 0) + 1;
    this.#seen.set(name, times);
    return times === 1 ? name : `${name}#${times}`;
  }
}

function tokensOf(node: Node): readonly Token[] {
  const cursor = node.walk();
  const walk = new Walk(cursor);
  walk.children();
  cursor.delete();
  return walk.tokens;
}

class Walk {
  readonly tokens: Token[] = [];
  #depth = 0;

  constructor(readonly cursor: TreeCursor) {}

  children(): void {
    if (!this.cursor.gotoFirstChild()) return;
    do this.#node();
    while (this.cursor.gotoNextSibling());
    this.cursor.gotoParent();
  }

  #node(): void {
    const type = this.cursor.nodeType;
    if (type === 'comment') return;
    if (SCOPES.has(type)) return this.#token(`${type} ${this.cursor.currentNode.childForFieldName('name')?.text ?? '?'}`, true);
    if (type === 'block') this.#depth++;
    const { startIndex } = this.cursor;
    const before = this.tokens.length;
    if (!WHOLE.has(type)) this.children();
    if (type === 'block') this.#depth--;
    const isLeaf = this.tokens.length === before && this.cursor.endIndex > startIndex && type !== 'block';
    if (isLeaf) this.#token(this.cursor.nodeText);
  }

  #token(text: string, isScope = false): void {
    this.tokens.push({ key: `${this.#depth} ${text}`, start: this.cursor.startIndex, end: this.cursor.endIndex, isScope });
  }
}
