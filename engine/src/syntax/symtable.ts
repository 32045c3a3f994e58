/**
 * The symbol table: which names each code block binds, and where every name it uses lives.
 * Knows nothing of bytecode; the tree's meaning beyond binding is not its business.
 */
import type { Mod } from './ast.js';
import { checkSemantics } from './check-semantics.js';
import { collectSymbols } from './collect-symbols.js';
import { ErrorSite } from './error-site.js';
import { checkFutures } from './futures.js';
import { resolveScopes } from './resolve-scopes.js';
import { ScopeBuilder } from './scope-builder.js';
import { normalizeNewlines, SourceLines, type SyntaxWarningRecord } from './syntax-error.js';

export { mangle, mangleIn } from './mangle.js';
export type { SyntaxWarningRecord };

export type ScopeKind =
  | 'module'
  | 'class'
  | 'function'
  | 'lambda'
  | 'listcomp'
  | 'setcomp'
  | 'dictcomp'
  | 'genexpr'
  | 'annotation'
  | 'type-params'
  | 'type-alias'
  | 'type-var-bound';

export type NameClass = 'local' | 'cell' | 'free' | 'global-explicit' | 'global-implicit';

/** One name (mangled) in one scope. */
export interface SymbolInfo {
  readonly name: string;
  scope: NameClass;
  isParameter: boolean;
  isAssigned: boolean;
  isReferenced: boolean;
  isNonlocal: boolean;
  isGlobalDeclared: boolean;
  isAnnotated: boolean;
  isImported: boolean;
  isTypeParam: boolean;
  /** The target of a `for` in a comprehension. */
  isComprehensionIterator: boolean;
  /** Classes: a method captures a name that is free here too, so the cell is passed through. */
  isFreeInClass: boolean;
}

export interface Scope {
  readonly kind: ScopeKind;
  readonly name: string;
  readonly node: object;
  readonly parent: Scope | null;
  readonly children: Scope[];
  /** Keyed by mangled name, in order of first appearance. */
  readonly symbols: Map<string, SymbolInfo>;
  /** For each of them, the ways in which it appears: CPython's bits (`Flag`). */
  readonly flags: ReadonlyMap<string, number>;
  /** Parameters first (positional-only, positional, keyword-only, `*args`, `**kwargs`), then other locals by first binding. */
  readonly varNames: string[];
  readonly freeVars: string[];
  readonly cellVars: string[];
  isGenerator: boolean;
  isCoroutine: boolean;
  /** Inside some function. */
  isNested: boolean;
  hasVarargs: boolean;
  hasVarKeywords: boolean;
  /** A comprehension compiled into the code around it (PEP 709). */
  inlinedComprehension: boolean;
  /** Classes: some method uses `__class__` or `super`. */
  needsClassCell: boolean;
  /** Classes: some annotation scope directly inside reads the namespace. */
  needsClassDict: boolean;
  /** An annotation scope (PEP 695) directly in a class, which sees the class's namespace. */
  canSeeClassScope: boolean;
  /** The class whose private names (`__x`) are mangled here. */
  readonly privateName: string | null;
  /** If not null, only these names are mangled: the type parameters of a generic class. */
  readonly mangledNames: ReadonlySet<string> | null;
}

/** Both a generator and a coroutine. */
export function isAsyncGenerator(scope: Scope): boolean {
  return scope.isGenerator && scope.isCoroutine;
}

/** Locals live in registers, not in a namespace. */
export function isFunctionLike(scope: Scope): boolean {
  return scope.kind !== 'module' && scope.kind !== 'class';
}

export interface SymbolTable {
  readonly top: Scope;
  /** The scope that a module, class, function, lambda, comprehension, type alias or type variable's bound opens. */
  scopeOf(node: object): Scope;
  /** The scope around a generic function, class or alias that holds its type parameters. */
  typeParamsScopeOf(node: object): Scope;
  /** The scope in which a type parameter's default is computed. */
  defaultScopeOf(typeParam: object): Scope;
  readonly futureAnnotations: boolean;
  readonly warnings: SyntaxWarningRecord[];
}

export interface AnalyzeOptions {
  /** `from __future__ import annotations` holds already (code compiled by code that has it). */
  readonly futureAnnotations?: boolean;
  /** `await` is allowed at the top level. */
  readonly topLevelAwait?: boolean;
  /** The text of the tree: gives errors their text and makes offsets exact beyond the BMP. */
  readonly source?: string;
}

/** The scopes of a whole tree, after all checks that CPython's compiler makes; throws `PySyntaxError`. */
export function analyze(mod: Mod, filename: string, options: AnalyzeOptions = {}): SymbolTable {
  const lines = options.source === undefined ? null : new SourceLines(normalizeNewlines(options.source), filename);
  const errors = new ErrorSite(filename, lines);
  const futureAnnotations = checkFutures(mod, errors) || options.futureAnnotations === true;
  const builder = new ScopeBuilder(errors, futureAnnotations);
  collectSymbols(mod, builder);
  resolveScopes(builder.top);
  const warnings: SyntaxWarningRecord[] = [];
  const table: SymbolTable = {
    top: builder.top,
    scopeOf: node => found(builder.scopes.get(node)),
    typeParamsScopeOf: node => found(builder.typeParamsScopes.get(node)),
    defaultScopeOf: typeParam => found(builder.defaultScopes.get(typeParam)),
    futureAnnotations,
    warnings,
  };
  checkSemantics(mod, table, errors, warnings, options.topLevelAwait === true);
  return table;
}

function found(scope: Scope | undefined): Scope {
  if (scope === undefined) throw new Error('the node opens no scope');
  return scope;
}
