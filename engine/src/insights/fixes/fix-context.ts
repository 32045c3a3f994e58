/**
 * What fixes are made from: the syntax tree of a file, found nodes, and text. A fix is edits in source that was run; it
 * proposes, and a run with the edits proves (server/src/fixes). Knows no kind.
 */
import type { ClassDef, FunctionDef, Module, Stmt } from '../../syntax/ast.js';
import { parse } from '../../syntax/parser.js';
import type { Span } from '../../syntax/span.js';
import { PySyntaxError } from '../../syntax/syntax-error.js';
import type { Finding, FixEdit, ProposedFix } from '../finding.js';
import type { Program } from '../program.js';

export type Fixer = (context: FixContext, finding: Finding) => ProposedFix[];

/** Anything in a tree that has a kind and a place. */
export interface PlacedNode {
  readonly kind: string;
  readonly span: Span;
}

export class FixContext {
  private readonly trees = new Map<string, Module | null>();

  constructor(readonly program: Program) {}

  /** The tree of a file; null where its source is unknown or does not parse. */
  tree(filename: string): Module | null {
    let tree = this.trees.get(filename);
    if (tree === undefined) this.trees.set(filename, (tree = this.parsed(filename)));
    return tree;
  }

  private parsed(filename: string): Module | null {
    const text = this.program.evidence.sourceOf(filename);
    if (text === null) return null;
    try {
      const tree = parse(text, 'exec', filename);
      return tree.kind === 'Module' ? tree : null;
    } catch (error) {
      if (error instanceof PySyntaxError) return null;
      throw error;
    }
  }

  text(filename: string, span: Span): string {
    return this.program.sources.text(filename, span);
  }
}

/** All nodes below `root` in the order of the source, itself included. */
export function nodesIn(root: object): PlacedNode[] {
  const found: PlacedNode[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    if ('kind' in value && 'span' in value) found.push(value as PlacedNode);
    for (const [key, child] of Object.entries(value)) if (key !== 'span' && key !== 'attrSpan') visit(child);
  };
  visit(root);
  return found;
}

export function isInside(outer: Span, inner: Span): boolean {
  const begins = outer.line < inner.line || (outer.line === inner.line && outer.col <= inner.col);
  return begins && (outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endCol >= inner.endCol));
}

/** The innermost function around a place; null at module level. */
export function functionAround(tree: Module, span: Span): FunctionDef | null {
  const around = nodesIn(tree).filter(n => n.kind === 'FunctionDef' && isInside(n.span, span));
  return (around.at(-1) as FunctionDef | undefined) ?? null;
}

/** The list of statements that a place is in, innermost, and the statement's index there. */
export function blockAround(tree: Module, span: Span): { readonly body: readonly Stmt[]; readonly index: number } | null {
  let found: { body: readonly Stmt[]; index: number } | null = null;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const child of Object.values(value)) {
      if (isBlock(child)) {
        const index = child.findIndex(s => isInside(s.span, span));
        if (index >= 0) {
          found = { body: child, index };
          visit(child[index]);
        }
      } else if (Array.isArray(child)) child.forEach(visit);
    }
  };
  visit(tree);
  return found;
}

const STATEMENT_KINDS =
  /^(FunctionDef|AsyncFunctionDef|ClassDef|Return|Delete|Assign|AugAssign|AnnAssign|For|AsyncFor|While|If|With|AsyncWith|Match|Raise|Try|TryStar|Assert|Import|ImportFrom|Global|Nonlocal|Expr|Pass|Break|Continue|TypeAlias)$/;

function isBlock(value: unknown): value is Stmt[] {
  return Array.isArray(value) && value.length > 0 && STATEMENT_KINDS.test((value[0] as { kind?: string }).kind ?? '');
}

export function classNamed(tree: Module, name: string, line: number): ClassDef | null {
  const classes = nodesIn(tree).filter((n): n is ClassDef => n.kind === 'ClassDef' && (n as ClassDef).name === name);
  return classes.find(c => c.span.line === line) ?? (classes.length === 1 ? classes[0] : null);
}

/** Names that are read or written below a node. */
export function namesIn(root: object, context: 'Load' | 'Store'): Set<string> {
  const names = nodesIn(root).filter(n => n.kind === 'Name') as (PlacedNode & { readonly id: string; readonly ctx: string })[];
  return new Set(names.filter(n => n.ctx === context).map(n => n.id));
}

export const replace = (filename: string, span: Span, newText: string): FixEdit => ({ filename, span, newText });

/** An empty span: text is put in there. */
export const at = (line: number, col: number): Span => ({ line, col, endLine: line, endCol: col });

/** From the beginning of one span to that of another, or to its end. */
export const between = (from: Span, to: Span, side: 'start' | 'end'): Span => ({
  line: from.line,
  col: from.col,
  endLine: side === 'start' ? to.line : to.endLine,
  endCol: side === 'start' ? to.col : to.endCol,
});

/** Whole lines, with the newline of the last. */
export const lines = (first: number, last: number): Span => ({ line: first, col: 0, endLine: last + 1, endCol: 0 });

export const indent = (col: number): string => ' '.repeat(col);

/** The program is this file: of a module that others import, they may read what is not a name of the module any more. */
export function isStarted({ program }: FixContext, filename: string): boolean {
  const [started] = program.evidence.run.argv;
  return started === undefined || lastPart(started) === lastPart(filename);
}

const lastPart = (path: string): string => path.slice(path.search(/[^/\\]*$/));
