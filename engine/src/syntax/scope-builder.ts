/**
 * The scopes of a tree while they are collected: a stack of open blocks, and for each name flags for the
 * ways it appears. Knows which appearances contradict each other, not which construct makes one.
 */
import type { Scope, ScopeKind, SymbolInfo } from './symtable.js';
import type { ErrorSite } from './error-site.js';
import type { Span } from './span.js';
import { mangleIn } from './mangle.js';

/** Ways a name appears in a block, with CPython's numbers. */
export const Flag = {
  Global: 1,
  Local: 2,
  Parameter: 4,
  Nonlocal: 8,
  Use: 16,
  Import: 128,
  Annotation: 256,
  ComprehensionIterator: 512,
  TypeParameter: 1024,
  ComprehensionCell: 2048,
  FreeInClass: 64,
} as const;

/** The flags that make a name the block's own. */
export const BOUND = Flag.Local | Flag.Parameter | Flag.Import | Flag.TypeParameter;

const COMPREHENSIONS: ReadonlySet<ScopeKind> = new Set<ScopeKind>(['listcomp', 'setcomp', 'dictcomp', 'genexpr']);

export class OpenScope implements Scope {
  readonly children: OpenScope[] = [];
  readonly symbols = new Map<string, SymbolInfo>();
  readonly varNames: string[] = [];
  readonly freeVars: string[] = [];
  readonly cellVars: string[] = [];
  /** Flags by mangled name. */
  readonly flags = new Map<string, number>();
  /** Where `global` and `nonlocal` declare names, for errors found later. */
  readonly directives: { readonly name: string; readonly span: Span }[] = [];
  isGenerator = false;
  isCoroutine = false;
  isNested: boolean;
  hasVarargs = false;
  hasVarKeywords = false;
  inlinedComprehension = false;
  needsClassCell = false;
  needsClassDict = false;
  canSeeClassScope = false;
  /** The targets of a comprehension are being visited. */
  inIterationTarget = false;
  /** How many iterables of comprehensions are open around this point. */
  iterableDepth: number;
  readonly isComprehension: boolean;
  /** What a type variable's scope is, for messages: `a TypeVar bound`. */
  purpose = 'a TypeVar bound';

  constructor(
    readonly kind: ScopeKind,
    readonly name: string,
    readonly node: object,
    readonly parent: OpenScope | null,
    readonly privateName: string | null,
    readonly mangledNames: Set<string> | null,
    readonly errors: ErrorSite,
  ) {
    this.isComprehension = COMPREHENSIONS.has(kind);
    this.isNested = parent !== null && (parent.isNested || parent.isFunctionLike);
    this.iterableDepth = parent === null ? 0 : parent.iterableDepth;
  }

  /** Annotation scopes of type parameters count; those of `from __future__ import annotations` do not. */
  get isFunctionLike(): boolean {
    return this.kind !== 'module' && this.kind !== 'class' && this.kind !== 'annotation';
  }

  flagsOf(name: string): number {
    return this.flags.get(mangleIn(this, name)) ?? 0;
  }

  /** Notes that a name appears; throws if that contradicts what it was before. */
  add(name: string, flag: number, span: Span): void {
    const mangled = mangleIn(this, name);
    let all = this.flags.get(mangled) ?? 0;
    if ((flag & all & Flag.Parameter) !== 0) throw this.errors.error(`duplicate argument '${name}' in function definition`, span);
    if ((flag & all & Flag.TypeParameter) !== 0) throw this.errors.error(`duplicate type parameter '${name}'`, span);
    all |= flag;
    if (this.inIterationTarget) {
      if ((all & (Flag.Global | Flag.Nonlocal)) !== 0) {
        throw this.errors.error(`comprehension inner loop cannot rebind assignment expression target '${name}'`, span);
      }
      all |= Flag.ComprehensionIterator;
    }
    this.flags.set(mangled, all);
  }

  declareDirective(name: string, span: Span): void {
    this.directives.push({ name: mangleIn(this, name), span });
  }
}

export class ScopeBuilder {
  readonly scopes = new Map<object, OpenScope>();
  readonly typeParamsScopes = new Map<object, OpenScope>();
  readonly defaultScopes = new Map<object, OpenScope>();
  privateName: string | null = null;
  private open: OpenScope | null = null;
  private bottom: OpenScope | null = null;

  constructor(
    readonly errors: ErrorSite,
    readonly futureAnnotations: boolean,
  ) {}

  get top(): OpenScope {
    return this.bottom as OpenScope;
  }

  get current(): OpenScope {
    return this.open as OpenScope;
  }

  /** Opens a block, kept in `register` under its node. */
  enter(kind: ScopeKind, name: string, node: object, register: Map<object, OpenScope> = this.scopes): OpenScope {
    const parent = this.open;
    const mangledNames = kind === 'class' || parent === null ? null : parent.mangledNames;
    return this.push(new OpenScope(kind, name, node, parent, this.privateName, mangledNames, this.errors), register);
  }

  /** The block of a generic class's type parameters: of the names in it only those are mangled. */
  enterClassTypeParams(name: string, node: object): OpenScope {
    const scope = new OpenScope('type-params', name, node, this.open, this.privateName, new Set(), this.errors);
    return this.push(scope, this.typeParamsScopes);
  }

  private push(scope: OpenScope, register: Map<object, OpenScope>): OpenScope {
    this.bottom ??= scope;
    this.open = scope;
    // Annotations that stay text have no scopes at run time.
    if (scope.kind !== 'annotation') {
      register.set(scope.node, scope);
      scope.parent?.children.push(scope);
    }
    return scope;
  }

  /** Declares a name `global` or `nonlocal` in the current block; a global one is a name of the module then. */
  addDeclared(name: string, flag: number, span: Span): void {
    const { current, top } = this;
    current.add(name, flag, span);
    current.declareDirective(name, span);
    if (flag !== Flag.Global) return;
    const mangled = mangleIn(current, name);
    top.flags.set(mangled, (top.flags.get(mangled) ?? 0) | flag);
  }

  exit(): void {
    this.open = this.current.parent;
  }
}
