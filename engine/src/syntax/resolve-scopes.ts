/**
 * Second pass of the symbol table: for every name in every block, whether it is local, shared with inner
 * blocks (cell), taken from an outer one (free) or global. Knows flags and scopes, not the tree.
 */
import type { NameClass, SymbolInfo } from './symtable.js';
import { BOUND, Flag, type OpenScope } from './scope-builder.js';

type Names = Set<string>;

/** What a block can see of the blocks around it. */
interface Surroundings {
  /** Bound in functions around; null in the module itself. */
  readonly bound: Names | null;
  readonly globals: Names;
  /** Of the bound ones, type parameters. */
  readonly typeParams: Names;
  /** The class whose namespace an annotation scope sees. */
  readonly classScope: OpenScope | null;
}

export function resolveScopes(top: OpenScope): void {
  resolve(top, { bound: null, globals: new Set(), typeParams: new Set(), classScope: null });
}

/** Returns the names that the block, or a block inside it, takes from outside. */
function resolve(scope: OpenScope, around: Surroundings): Names {
  const classes = new Map<string, NameClass>();
  const free: Names = new Set();
  const local: Names = new Set();
  const isClass = scope.kind === 'class';
  // The names of a class are not visible in the blocks inside it.
  const bound = new Set(isClass ? around.bound : undefined);
  const globals = new Set(isClass ? around.globals : undefined);
  for (const [name, flags] of scope.flags) classify(scope, name, flags, around, classes, local, free);
  if (isClass) bound.add('__class__').add('__classdict__');
  else {
    if (scope.isFunctionLike) addAll(bound, local);
    addAll(bound, around.bound);
    addAll(globals, around.globals);
  }
  const inlinedCells = resolveChildren(
    scope,
    { bound, globals, typeParams: around.typeParams, classScope: around.classScope },
    classes,
    free,
  );
  if (scope.isFunctionLike) makeCells(classes, free, inlinedCells);
  else if (isClass) takeClassCells(scope, free);
  record(scope, classes, around.bound, free, inlinedCells);
  return free;
}

function addAll(to: Names, from: Iterable<string> | null): void {
  if (from !== null) for (const name of from) to.add(name);
}

/** Decides one name by the block's own flags and what is around; adjusts what is around for the names after it. */
function classify(
  scope: OpenScope,
  name: string,
  flags: number,
  around: Surroundings,
  classes: Map<string, NameClass>,
  local: Names,
  free: Names,
): void {
  const { bound, globals, typeParams, classScope } = around;
  if ((flags & Flag.Global) !== 0) {
    if ((flags & Flag.Nonlocal) !== 0) throw atDirective(scope, name, `name '${name}' is nonlocal and global`);
    classes.set(name, 'global-explicit');
    globals.add(name);
    bound?.delete(name);
  } else if ((flags & Flag.Nonlocal) !== 0) {
    if (bound === null) throw atDirective(scope, name, 'nonlocal declaration not allowed at module level');
    if (!bound.has(name)) throw atDirective(scope, name, `no binding for nonlocal '${name}' found`);
    if (typeParams.has(name)) throw atDirective(scope, name, `nonlocal binding not allowed for type parameter '${name}'`);
    classes.set(name, 'free');
    free.add(name);
  } else if ((flags & BOUND) !== 0) {
    classes.set(name, 'local');
    local.add(name);
    globals.delete(name);
    if ((flags & Flag.TypeParameter) !== 0) typeParams.add(name);
    else typeParams.delete(name);
  } else {
    const found = classScope === null ? null : inVisibleClass(classScope, name);
    const result = found ?? (bound !== null && bound.has(name) ? 'free' : 'global-implicit');
    classes.set(name, result);
    if (result === 'free') free.add(name);
  }
}

/** A name of the class around an annotation scope is looked up there and then among globals, never in functions. */
function inVisibleClass(classScope: OpenScope, name: string): NameClass | null {
  const flags = classScope.flags.get(name) ?? 0;
  if ((flags & Flag.Global) !== 0) return 'global-explicit';
  return (flags & BOUND) !== 0 && (flags & Flag.Nonlocal) === 0 ? 'global-implicit' : null;
}

function atDirective(scope: OpenScope, name: string, message: string): unknown {
  const directive = scope.directives.find(d => d.name === name);
  return scope.errors.error(message, directive?.span ?? { line: 1, col: 0, endLine: 1, endCol: 0 });
}

// ---- blocks inside ----

/** Adds what the children take from outside to `free`; returns the cells of comprehensions compiled into this block. */
function resolveChildren(scope: OpenScope, seen: Surroundings, classes: Map<string, NameClass>, free: Names): Names {
  const inlinedCells: Names = new Set();
  for (const child of scope.children) {
    const classScope = child.canSeeClassScope ? (scope.kind === 'class' ? scope : seen.classScope) : null;
    const childFree = resolve(child, {
      bound: new Set(seen.bound),
      globals: new Set(seen.globals),
      typeParams: new Set(seen.typeParams),
      classScope,
    });
    if (child.isComprehension && !child.isGenerator && !scope.canSeeClassScope) {
      inline(scope, child, classes, childFree, inlinedCells);
    }
    addAll(free, childFree);
  }
  return inlinedCells;
}

/** A comprehension that runs as part of the block around it (PEP 709). */
function inline(scope: OpenScope, comprehension: OpenScope, classes: Map<string, NameClass>, childFree: Names, inlinedCells: Names): void {
  comprehension.inlinedComprehension = true;
  for (const [name, flags] of comprehension.flags) {
    if ((flags & Flag.Parameter) !== 0) continue;
    const symbol = comprehension.symbols.get(name);
    // the class being made has no `__class__` of its own: to a comprehension in its body the name is a global
    if (scope.kind === 'class' && name === '__class__' && symbol?.scope === 'free') {
      comprehension.symbols.set(name, { ...symbol, scope: 'global-implicit' });
      classes.set(name, 'global-implicit');
      scope.flags.set(name, flags);
      childFree.delete(name);
      continue;
    }
    const kind = symbol?.scope;
    if (kind === 'cell' || (flags & Flag.ComprehensionCell) !== 0) inlinedCells.add(name);
    const own = scope.flags.get(name);
    if (own === undefined) {
      scope.flags.set(name, flags);
      if (kind !== undefined) classes.set(name, kind);
    } else if ((own & BOUND) !== 0 && scope.kind !== 'class' && !freeInChildren(comprehension, name)) {
      // Free in the comprehension, local out here: plainly local once they are one block.
      childFree.delete(name);
    }
  }
}

function freeInChildren(scope: OpenScope, name: string): boolean {
  return scope.children.some(child => {
    if (child.inlinedComprehension) return freeInChildren(child, name);
    return child.symbols.get(name)?.scope === 'free';
  });
}

// ---- results ----

/** Locals that inner blocks take become cells. */
function makeCells(classes: Map<string, NameClass>, free: Names, inlinedCells: Names): void {
  for (const [name, kind] of classes) {
    // looked up in a visible class first, but inner blocks take it from further out: it has to pass through here
    if (kind === 'global-implicit' && free.has(name)) classes.set(name, 'free');
    if (kind !== 'local' || (!free.has(name) && !inlinedCells.has(name))) continue;
    classes.set(name, 'cell');
    free.delete(name);
  }
}

function takeClassCells(scope: OpenScope, free: Names): void {
  scope.needsClassCell = free.delete('__class__');
  scope.needsClassDict = free.delete('__classdict__');
}

function record(scope: OpenScope, classes: Map<string, NameClass>, bound: Names | null, free: Names, inlinedCells: Names): void {
  for (const [name, flags] of scope.flags) {
    if (inlinedCells.has(name)) scope.flags.set(name, flags | Flag.ComprehensionCell);
  }
  const passesThrough = scope.kind === 'class' || scope.canSeeClassScope;
  for (const name of free) {
    const flags = scope.flags.get(name);
    if (flags !== undefined) {
      // A method's free name that the class binds, or declares global, for itself.
      if (passesThrough) scope.flags.set(name, flags | Flag.FreeInClass);
    } else if (bound === null || bound.has(name)) {
      scope.flags.set(name, 0);
      classes.set(name, 'free');
    }
  }
  for (const [name, flags] of scope.flags) scope.symbols.set(name, symbolInfo(name, flags, classes.get(name) ?? 'global-implicit'));
  recordNames(scope);
}

function symbolInfo(name: string, flags: number, scope: NameClass): SymbolInfo {
  const has = (flag: number): boolean => (flags & flag) !== 0;
  return {
    name,
    scope,
    isParameter: has(Flag.Parameter),
    isAssigned: has(Flag.Local),
    isReferenced: has(Flag.Use),
    isNonlocal: has(Flag.Nonlocal),
    isGlobalDeclared: has(Flag.Global),
    isAnnotated: has(Flag.Annotation),
    isImported: has(Flag.Import),
    isTypeParam: has(Flag.TypeParameter),
    isComprehensionIterator: has(Flag.ComprehensionIterator),
    isFreeInClass: has(Flag.FreeInClass),
  };
}

/** Cells and free names in alphabetical order, as in CPython's code objects. */
function recordNames(scope: OpenScope): void {
  const symbols = [...scope.symbols.values()];
  const parameters = symbols.filter(symbol => symbol.isParameter);
  const locals = symbols.filter(symbol => !symbol.isParameter && (symbol.scope === 'local' || symbol.scope === 'cell'));
  if (scope.isFunctionLike) scope.varNames.push(...[...parameters, ...locals].map(symbol => symbol.name));
  const cells = symbols.filter(symbol => symbol.scope === 'cell' || ((scope.flags.get(symbol.name) ?? 0) & Flag.ComprehensionCell) !== 0);
  const free = symbols.filter(symbol => symbol.scope === 'free' || symbol.isFreeInClass);
  scope.cellVars.push(...cells.map(symbol => symbol.name).sort(byCodePoint));
  scope.freeVars.push(...free.map(symbol => symbol.name).sort(byCodePoint));
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
