/**
 * Where the expressions of a profiled text are in the text that the person has now (insights.md §3,
 * Staleness). An anchor is the scope's qualified name and the tokens of the expression in it; it needs no
 * record of the edits in between, so undo brings everything back. Knows no findings and no LSP.
 */
import type { Tree } from 'web-tree-sitter';
import type { PythonParser } from './python-parser.js';
import { scopesOf, type Scope, type Token } from './scopes.js';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `stale`: the scope around it was edited, the expression itself was not. */
export interface Located extends Span {
  readonly state: 'exact' | 'stale';
}

interface Parsed {
  readonly text: string;
  readonly tree: Tree;
  readonly scopes: ReadonlyMap<string, Scope>;
}

export class AnchoredText {
  #profiled: ReadonlyMap<string, Scope> | null = null;
  #now: Parsed | null = null;

  constructor(
    readonly text: string,
    readonly parser: PythonParser,
  ) {}

  /** null when the expression itself was edited. */
  locate(span: Span, text: string): Located | null {
    if (text === this.text) return { ...span, state: 'exact' };
    const now = this.#parsed(text);
    this.#profiled ??= this.#scopesOnce(this.text);
    const old = innermost(this.#profiled.values(), span);
    const scope = old && now.scopes.get(old.name);
    return scope ? locateIn(old, scope, span) : null;
  }

  dispose(): void {
    this.#now?.tree.delete();
    this.#now = null;
  }

  #parsed(text: string): Parsed {
    const last = this.#now;
    if (last?.text === text) return last;
    const tree = last ? this.parser.reparse(last.text, last.tree, text) : this.parser.parse(text);
    last?.tree.delete();
    return (this.#now = { text, tree, scopes: byName(scopesOf(tree)) });
  }

  #scopesOnce(text: string): ReadonlyMap<string, Scope> {
    const tree = this.parser.parse(text);
    const scopes = byName(scopesOf(tree));
    tree.delete();
    return scopes;
  }
}

function byName(scopes: readonly Scope[]): ReadonlyMap<string, Scope> {
  return new Map(scopes.map(scope => [scope.name, scope]));
}

/** Scopes come innermost first. */
function innermost(scopes: Iterable<Scope>, span: Span): Scope | null {
  for (const scope of scopes) if (scope.start <= span.start && span.end <= scope.end) return scope;
  return null;
}

function locateIn(old: Scope, scope: Scope, span: Span): Located | null {
  const first = old.tokens.findIndex(token => token.end > span.start);
  const last = old.tokens.findLastIndex(token => token.start < span.end);
  if (first < 0 || last < first) return null;
  if (old.text === scope.text) return spanOf(old, scope, span, first, last, first, 'exact');
  const at = positionOf(old.tokens, scope.tokens, first, last);
  return at === null ? null : spanOf(old, scope, span, first, last, at, 'stale');
}

/** The expression may start or end within a token, as in a function's header or a string. */
function spanOf(old: Scope, scope: Scope, span: Span, first: number, last: number, at: number, state: Located['state']): Located {
  const start = scope.tokens[at].start + Math.max(0, span.start - old.tokens[first].start);
  const end = scope.tokens[at + last - first].end - Math.max(0, old.tokens[last].end - span.end);
  return { start, end: Math.max(start, end), state };
}

/**
 * Index of the tokens `first…last` of `old` among `now`: what is before the first difference or after the
 * last one has kept its place; between those, the expression must occur exactly once.
 */
function positionOf(old: readonly Token[], now: readonly Token[], first: number, last: number): number | null {
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head].key === now[head].key) head++;
  if (last < head) return first;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail].key === now[now.length - 1 - tail].key) tail++;
  if (first >= old.length - tail) return first + now.length - old.length;
  return onlyOccurrence(old.slice(first, last + 1), now.slice(head, now.length - tail), head);
}

function onlyOccurrence(wanted: readonly Token[], among: readonly Token[], base: number): number | null {
  const found: number[] = [];
  for (let at = 0; at + wanted.length <= among.length; at++) {
    if (wanted.every((token, i) => token.key === among[at + i].key)) found.push(base + at);
  }
  return found.length === 1 ? found[0] : null;
}
