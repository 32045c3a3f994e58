/**
 * What the semantic checks know of the block being checked: its scope, whether it may await, and the loops,
 * handlers and other constructs open around the current statement. Knows no construct's rules.
 */
import type { Stmt } from './ast.js';
import type { ErrorSite } from './error-site.js';
import type { Span } from './span.js';
import type { SyntaxWarningRecord } from './syntax-error.js';
import { isFunctionLike, type Scope, type SymbolTable } from './symtable.js';

/** A construct that is open around a statement; `group-handler` is the body of `except*`. */
export type BlockKind = 'loop' | 'group-handler' | 'other';

/** As many constructs as CPython's compiler lets nest in one code block. */
const MAX_BLOCKS = 21;

export type UnitKind = 'module' | 'class' | 'function' | 'async-function' | 'lambda' | 'comprehension' | 'type-params';

export class CheckUnit {
  private readonly blocks: BlockKind[] = [];

  constructor(
    readonly kind: UnitKind,
    readonly scope: Scope,
    readonly context: CheckContext,
  ) {}

  get isFunctionLike(): boolean {
    return isFunctionLike(this.scope);
  }

  error(message: string, span: Span): unknown {
    return this.context.errors.error(message, span);
  }

  warn(message: string, span: Span): void {
    this.context.warnings.push({
      category: 'SyntaxWarning',
      message,
      line: span.line,
      offset: span.col + 1,
      end: { line: span.endLine, offset: span.endCol + 1 },
    });
  }

  inside(kind: BlockKind, span: Span, body: () => void): void {
    if (this.blocks.length >= MAX_BLOCKS) throw this.error('too many statically nested blocks', span);
    this.blocks.push(kind);
    body();
    this.blocks.pop();
  }

  /** Whether a loop is open around; throws where a jump may not leave. */
  findLoop(span: Span): boolean {
    for (let i = this.blocks.length - 1; i >= 0; i--) {
      if (this.blocks[i] === 'group-handler') {
        throw this.error("'break', 'continue' and 'return' cannot appear in an except* block", span);
      }
      if (this.blocks[i] === 'loop') return true;
    }
    return false;
  }

  /** Throws where `return` may not leave. */
  checkReturn(span: Span): void {
    if (this.blocks.includes('group-handler')) {
      throw this.error("'break', 'continue' and 'return' cannot appear in an except* block", span);
    }
  }

  /** `__debug__` is a constant. */
  checkAssigned(name: string, span: Span): void {
    if (name === '__debug__') throw this.error('cannot assign to __debug__', span);
  }

  checkDeleted(name: string, span: Span): void {
    if (name === '__debug__') throw this.error('cannot delete __debug__', span);
  }

  nested(kind: UnitKind, scope: Scope): CheckUnit {
    return new CheckUnit(kind, scope, this.context);
  }
}

/** What all units of one check share. */
export interface CheckContext {
  readonly table: SymbolTable;
  readonly errors: ErrorSite;
  readonly warnings: SyntaxWarningRecord[];
  readonly topLevelAwait: boolean;
  /** The `from __future__` imports that come first, as they must. */
  readonly futures: readonly Stmt[];
}
