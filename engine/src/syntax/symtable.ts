/**
 * The symbol table: which names each code block binds, and where every name it uses lives.
 * Knows nothing of bytecode; the tree's meaning beyond binding is not its business.
 */
import type { Mod } from './ast.js';
import type { SyntaxWarningRecord } from './syntax-error.js';

export type { SyntaxWarningRecord };

export type ScopeKind =
  | 'module' | 'class' | 'function' | 'lambda' | 'listcomp' | 'setcomp' | 'dictcomp' | 'genexpr'
  | 'annotation' | 'type-params' | 'type-alias' | 'type-var-bound';

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

/** Private names: `__x` in class `C` is `_C__x`. */
export function mangle(privateName: string | null, name: string): string {
  if (privateName === null || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const stripped = privateName.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}

/** The scopes of a whole tree; throws `PySyntaxError`. */
export declare function analyze(mod: Mod, filename: string): SymbolTable;
