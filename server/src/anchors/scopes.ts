/**
 * A Python text as scopes of tokens: what stays the same when white space, comments or other functions
 * change. A module, a class and a function is a scope each; a scope within a scope is one token of the
 * outer one, so that edits in a method leave its class and its module alone. Knows no findings.
 */
import type { Tree, TreeCursor } from 'web-tree-sitter';

export interface Token {
  /** Its text, and how deep in blocks it is: moving a statement into an `if` is an edit. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** It stands for a whole function or class, whose inside is a scope of its own. */
  readonly isScope: boolean;
}

export interface Scope {
  /** Qualified name; redefinitions are told apart by `#2`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  /** All token keys in one string: equal texts mean equal scopes. */
  readonly text: string;
}

/** Leaves whatever their children: the text between those would be lost. */
const WHOLE = new Set(['string_content', 'escape_interpolation']);
const SCOPES = new Set(['function_definition', 'class_definition']);

interface OpenScope {
  readonly name: string;
  readonly isFunction: boolean;
  readonly start: number;
  readonly tokens: Token[];
}

export function scopesOf(tree: Tree): readonly Scope[] {
  const cursor = tree.walk();
  const walk = new Walk(cursor);
  walk.module();
  cursor.delete();
  return walk.scopes;
}

class Walk {
  readonly scopes: Scope[] = [];
  readonly #seen = new Map<string, number>();
  #depth = 0;

  constructor(readonly cursor: TreeCursor) {}

  module(): void {
    const scope = { name: '', isFunction: false, start: 0, tokens: [] };
    this.#children(scope);
    this.#close(scope, this.cursor.endIndex);
  }

  #children(scope: OpenScope): void {
    if (!this.cursor.gotoFirstChild()) return;
    do this.#node(scope);
    while (this.cursor.gotoNextSibling());
    this.cursor.gotoParent();
  }

  #node(scope: OpenScope): void {
    const type = this.cursor.nodeType;
    if (type === 'comment') return;
    if (SCOPES.has(type)) return this.#inner(scope, type);
    if (type === 'block') this.#depth++;
    const { startIndex } = this.cursor;
    const before = scope.tokens.length;
    if (!WHOLE.has(type)) this.#children(scope);
    if (type === 'block') this.#depth--;
    const isLeaf = scope.tokens.length === before && this.cursor.endIndex > startIndex && type !== 'block';
    if (isLeaf) this.#token(scope, this.cursor.nodeText);
  }

  #token(scope: OpenScope, text: string, isScope = false): void {
    scope.tokens.push({ key: `${this.#depth} ${text}`, start: this.cursor.startIndex, end: this.cursor.endIndex, isScope });
  }

  #inner(outer: OpenScope, type: string): void {
    const own = this.cursor.currentNode.childForFieldName('name')?.text ?? '?';
    this.#token(outer, `${type} ${own}`, true);
    const depth = this.#depth;
    this.#depth = 0;
    const scope = {
      name: this.#qualified(outer, own),
      isFunction: type === 'function_definition',
      start: this.cursor.startIndex,
      tokens: [],
    };
    this.#children(scope);
    this.#close(scope, this.cursor.endIndex);
    this.#depth = depth;
  }

  #qualified(outer: OpenScope, own: string): string {
    if (outer.name === '') return this.#unique(own);
    return this.#unique(`${outer.name}${outer.isFunction ? '.<locals>' : ''}.${own}`);
  }

  #unique(name: string): string {
    const times = (this.#seen.get(name) ?? 0) + 1;
    this.#seen.set(name, times);
    return times === 1 ? name : `${name}#${times}`;
  }

  #close({ name, start, tokens }: OpenScope, end: number): void {
    this.scopes.push({ name, start, end, tokens, text: tokens.map(token => token.key).join('\n') });
  }
}
