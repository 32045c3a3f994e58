/**
 * Comments that begin with `# type:` (PEP 484), as parts of the tree that asked for them: which statement or parameter
 * each belongs to. One that belongs to none is an error. Knows comments and spans, not tokens.
 */
import type { Arguments, Expr, Mod, Stmt } from './ast.js';
import { childrenOf } from './walk.js';
import type { PySyntaxError, SourceLines } from './syntax-error.js';

export interface Comment {
  readonly line: number;
  readonly col: number;
  /** With its `#`. */
  readonly text: string;
}

export interface TypeComments {
  readonly ofNode: ReadonlyMap<object, string>;
  readonly ignores: readonly { readonly line: number; readonly tag: string }[];
}

export const NO_TYPE_COMMENTS: TypeComments = { ofNode: new Map(), ignores: [] };

const TYPE = /^#[ \t]*type:[ \t]*(.*)$/;
/** A letter or digit after it makes it the name of a type. */
const IGNORE = /^ignore(?![A-Za-z0-9\u0080-\uffff])(.*)$/;

/** Throws `PySyntaxError` for a comment that stands where none may. */
export function attachTypeComments(mod: Mod, comments: readonly Comment[], lines: SourceLines): TypeComments {
  const ignores: { line: number; tag: string }[] = [];
  const open = new Map<number, Comment & { readonly type: string }>();
  for (const comment of comments) {
    const type = TYPE.exec(comment.text)?.[1];
    if (type === undefined) continue;
    const tag = IGNORE.exec(type)?.[1];
    if (tag === undefined) open.set(comment.line, { ...comment, type });
    else ignores.push({ line: comment.line, tag });
  }
  const attacher = new Attacher(open, lines);
  if (open.size > 0) attacher.visit(mod);
  for (const { line, col, text } of open.values()) {
    const isBareStar = /^\s*\*\s*,?\s*$/.test(lines.text(line).slice(0, col));
    const message = isBareStar ? 'bare * has associated type comment' : 'invalid syntax';
    throw lines.error('SyntaxError', message, line, col, line, col + text.length);
  }
  return { ofNode: attacher.found, ignores };
}

class Attacher {
  readonly found = new Map<object, string>();

  constructor(
    private readonly open: Map<number, Comment & { readonly type: string }>,
    private readonly lines: SourceLines,
  ) {}

  visit(node: object): void {
    if ('kind' in node) this.attach(node as Stmt);
    for (const child of childrenOf(node)) this.visit(child);
  }

  private attach(s: Stmt): void {
    switch (s.kind) {
      case 'Assign':
        return this.takeAfter(s, s.span.endLine, s.span.endCol, /^\s*$/);
      case 'For':
      case 'AsyncFor':
        return this.takeHeader(s, s.iter.span.endLine, s.body);
      case 'With':
      case 'AsyncWith':
        return this.takeHeader(s, s.items.at(-1)!.context_expr.span.endLine, s.body);
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        this.attachArguments(s.args);
        return this.takeHeader(s, s.span.line, s.body);
    }
  }

  /** A parameter's comment follows it, its default and its comma. */
  private attachArguments(a: Arguments): void {
    const positional = [...a.posonlyargs, ...a.args];
    const defaultOf = (i: number): Expr | null => a.defaults[i - positional.length + a.defaults.length] ?? null;
    positional.forEach((arg, i) => this.takeParameter(arg, defaultOf(i)));
    a.kwonlyargs.forEach((arg, i) => this.takeParameter(arg, a.kw_defaults[i]));
    for (const arg of [a.vararg, a.kwarg]) if (arg !== null) this.takeParameter(arg, null);
  }

  private takeParameter(arg: NonNullable<Arguments['vararg']>, byDefault: Expr | null): void {
    const { endLine, endCol } = byDefault?.span ?? arg.span;
    this.takeAfter(arg, endLine, endCol, /^\s*,?\s*$/);
  }

  private takeAfter(node: object, line: number, col: number, between: RegExp): void {
    const comment = this.open.get(line);
    if (comment === undefined || comment.col < col || !between.test(this.lines.text(line).slice(col, comment.col))) return;
    this.take(node, comment.line, comment.type);
  }

  /** After the colon, or, of a function, alone on the line below. */
  private takeHeader(s: Stmt, from: number, body: readonly Stmt[]): void {
    const first = body[0].span;
    for (let line = from; line <= first.line; line++) {
      const comment = this.open.get(line);
      if (comment === undefined || (line === first.line && comment.col > first.col)) continue;
      const before = this.lines.text(line).slice(0, comment.col).trim();
      const isBelow = before === '' && s.kind.endsWith('FunctionDef');
      if (!before.endsWith(':') && !isBelow) continue;
      if (this.found.has(s)) throw this.twice(line);
      this.take(s, line, comment.type);
    }
  }

  private take(node: object, line: number, type: string): void {
    this.found.set(node, type);
    this.open.delete(line);
  }

  private twice(line: number): PySyntaxError {
    return this.lines.error('SyntaxError', 'Cannot have two type comments on def', line, 0, line, 1);
  }
}
