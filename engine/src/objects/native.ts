/**
 * Functions written in TypeScript and how their arguments are bound.
 *
 * A native is declared with its Python signature: `native('sort', '(self, /, *, key=None, reverse=False)', (vm, self, key, reverse) => …)`.
 * The function receives one JS argument for each parameter, in order: a Value, or undefined where an
 * optional argument was not given (whatever default the signature shows); `*args` arrives as Value[],
 * `**kwargs` as Map<string, Value>. Positional parameters before `/` cannot be named. The signature is what
 * `inspect.signature` and `help` see. Knows nothing of frames.
 */
import { classOf } from './class-of.js';
import { PyClass } from './class.js';
import { closest } from './closest.js';
import { typeError } from './errors.js';
import type { PyException } from './exception.js';
import type { Value } from './value.js';
import type { Vm } from './vm.js';

/** Parameters may have any narrower types; whoever calls has bound and checked them. */
export type NativeFn = (vm: Vm, ...args: never[]) => Value;
export type BoundNativeFn = (vm: Vm, ...args: (Value | undefined | readonly Value[] | ReadonlyMap<string, Value>)[]) => Value;

export type QuietFn = (vm: Vm, ...args: never[]) => Value | undefined;

export interface Parameter {
  readonly name: string;
  readonly kind: 'positional-only' | 'positional' | 'var-positional' | 'keyword-only' | 'var-keyword';
  readonly optional: boolean;
  readonly defaultText: string | null;
}

export class NativeSpec {
  private parsed: Parameter[] | null = null;
  private min = -1;
  private max = -1;
  constructor(
    readonly name: string,
    readonly signature: string,
    readonly fn: NativeFn,
    readonly doc: string | null,
    /** May run Python in the middle of its own work, so that no stack can be captured through it (engine.md §5b.1). */
    readonly barrier: boolean,
  ) {}

  get parameters(): readonly Parameter[] {
    return (this.parsed ??= parseSignature(this.signature));
  }

  /** Fewest and most positional arguments (self included); most is Infinity with *args. */
  get minPositional(): number {
    if (this.min < 0) this.count();
    return this.min;
  }
  get maxPositional(): number {
    if (this.min < 0) this.count();
    return this.max;
  }

  /** Hot: is `fn(vm, ...args)` a complete call with that many positional arguments? */
  takes(count: number): boolean {
    if (this.min < 0) this.count();
    return count <= this.mostDirect && count >= this.min;
  }
  private mostDirect = -1;

  /** Positional parameters before `*args`; −1 where a call without keywords takes the general path. */
  get fixedCount(): number {
    if (this.min < 0) this.count();
    return this.fixed;
  }
  private fixed = -1;

  /** The function on a raw double, where it is one of a number alone: a finite result is the answer, any other takes the whole native. */
  onDouble: ((x: number) => number) | null = null;
  withDouble(f: (x: number) => number): this {
    this.onDouble = f;
    return this;
  }

  /**
   * As `fn`, but what it raises it may leave in `vm.interpreter.raised` and give undefined: a host exception costs half a
   * microsecond for each of the engine's activations it passes. Called where both are expected.
   */
  quiet: QuietFn | null = null;
  quietly(fn: QuietFn): this {
    this.quiet = fn;
    return this;
  }

  private count(): void {
    const { parameters } = this;
    const positional = parameters.filter(p => p.kind === 'positional-only' || p.kind === 'positional');
    const needsKeyword = parameters.some(p => p.kind === 'keyword-only' && !p.optional);
    const hasRest = parameters.some(p => p.kind === 'var-positional');
    this.min = positional.filter(p => !p.optional).length;
    this.max = hasRest ? Infinity : positional.length;
    this.mostDirect = parameters.some(p => p.kind.startsWith('var-')) || needsKeyword ? -1 : positional.length;
    if (hasRest && !needsKeyword) this.fixed = positional.length;
  }
}

/** A native that never runs Python code, or only before and after its own work. */
export function native(name: string, signature: string, fn: NativeFn, doc: string | null = null): NativeSpec {
  return new NativeSpec(name, signature, fn, doc, false);
}

/** A native that calls back into Python (a sort key, a `__next__`, a `__repr__` of an element). */
export function barrier(name: string, signature: string, fn: NativeFn, doc: string | null = null): NativeSpec {
  return new NativeSpec(name, signature, fn, doc, true);
}

/** A barrier that raises quietly wherever it is called. */
export function quietBarrier(name: string, signature: string, quiet: QuietFn, doc: string | null = null): NativeSpec {
  const fn = quiet as (vm: Vm, ...args: Value[]) => Value | undefined;
  return barrier(name, signature, (vm: Vm, ...args: Value[]) => fn(vm, ...args) ?? raise(vm), doc).quietly(quiet);
}

function raise(vm: Vm): never {
  throw vm.interpreter.takeRaised();
}

function parseSignature(text: string): Parameter[] {
  const inner = text.trim().replace(/^\(/, '').replace(/\)$/, '');
  const result: Parameter[] = [];
  let keywordOnly = false;
  for (const part of splitTopLevel(inner)) {
    if (part === '/') {
      for (let i = 0; i < result.length; i++) result[i] = { ...result[i], kind: 'positional-only' };
    } else if (part === '*') keywordOnly = true;
    else if (part.startsWith('**')) result.push({ name: part.slice(2), kind: 'var-keyword', optional: true, defaultText: null });
    else if (part.startsWith('*')) {
      result.push({ name: part.slice(1), kind: 'var-positional', optional: true, defaultText: null });
      keywordOnly = true;
    } else {
      const eq = part.indexOf('=');
      result.push({
        name: eq < 0 ? part : part.slice(0, eq).trim(),
        kind: keywordOnly ? 'keyword-only' : 'positional',
        optional: eq >= 0,
        defaultText: eq < 0 ? null : part.slice(eq + 1).trim(),
      });
    }
  }
  return result;
}

function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  let quote = '';
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text[i] : ',';
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === "'" || c === '"') quote = c;
    else if (c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') depth--;
    else if (c === ',' && (depth === 0 || i === text.length)) {
      const part = text.slice(start, i).trim();
      if (part !== '') parts.push(part);
      start = i + 1;
    }
  }
  return parts;
}

/** What errors about arguments say of the callable: its class or module. */
export interface NativeCallee {
  readonly self: Value | undefined;
  readonly owner: { readonly qualname: string } | null;
  readonly module: Value;
  /** Its class: slots of a builtin class have words of their own. */
  readonly shape?: { readonly cls: { readonly name: string } };
}

const ownWords: ReadonlySet<string> = new Set(['__init__', '__call__', '__new__']);

function isSlotWrapper(spec: NativeSpec, callee: NativeCallee | null): boolean {
  const kind = callee?.shape?.cls.name;
  return (kind === 'wrapper_descriptor' || kind === 'method-wrapper') && !ownWords.has(spec.name);
}

/** The name in errors: `list.append` where CPython qualifies it, the class for its `__new__`. */
function shownName(spec: NativeSpec, callee: NativeCallee | null, qualified: boolean): string {
  const self = callee?.self as { readonly qualname?: string } | undefined;
  if (spec.name === '__new__') return self?.qualname ?? spec.name;
  if (spec.name === '__init__' && callee?.owner != null) return callee.owner.qualname;
  if (!qualified || callee === null) return spec.name;
  if (callee.owner !== null)
    return `${typeof self === 'object' && self.qualname !== undefined ? self.qualname : callee.owner.qualname}.${spec.name}`;
  return typeof callee.module === 'string' && callee.module !== 'builtins' ? `${callee.module}.${spec.name}` : spec.name;
}

/**
 * Calls a native. `args` are positional arguments followed by the values of `kwnames`.
 * TypeError as CPython words it when they do not fit.
 */
export function callNative(
  vm: Vm,
  spec: NativeSpec,
  args: readonly Value[],
  kwnames: readonly string[] | null,
  callee: NativeCallee | null = null,
): Value {
  const fn = spec.fn as BoundNativeFn;
  if (kwnames === null || kwnames.length === 0) {
    const n = args.length;
    if (spec.takes(n)) {
      switch (n) {
        case 0:
          return fn(vm);
        case 1:
          return fn(vm, args[0]);
        case 2:
          return fn(vm, args[0], args[1]);
        case 3:
          return fn(vm, args[0], args[1], args[2]);
        default:
          return fn(vm, ...args);
      }
    }
    if (spec.fixedCount >= 0 && n >= spec.minPositional) return callWithRest(vm, spec, args);
  }
  return fn(vm, ...bindNative(vm, spec, args, kwnames ?? [], callee));
}

const NO_KEYWORDS: ReadonlyMap<string, Value> = new Map();

/** A native with `*args`, called without keywords. */
function callWithRest(vm: Vm, spec: NativeSpec, args: readonly Value[]): Value {
  const fn = spec.fn as BoundNativeFn;
  const { parameters, fixedCount } = spec;
  const last = parameters[parameters.length - 1].kind === 'var-keyword' ? NO_KEYWORDS : undefined;
  if (fixedCount <= 1 && args.length >= fixedCount) {
    const rest = args.slice(fixedCount);
    switch (parameters.length - fixedCount) {
      case 1:
        return fixedCount === 0 ? fn(vm, rest) : fn(vm, args[0], rest);
      case 2:
        return fixedCount === 0 ? fn(vm, rest, last) : fn(vm, args[0], rest, last);
      case 3:
        return fixedCount === 0 ? fn(vm, rest, undefined, last) : fn(vm, args[0], rest, undefined, last);
    }
  }
  const bound: Bound = new Array(parameters.length).fill(undefined) as Bound;
  for (let i = 0; i < fixedCount && i < args.length; i++) bound[i] = args[i];
  bound[fixedCount] = args.slice(fixedCount);
  if (last !== undefined) bound[parameters.length - 1] = last;
  return fn(vm, ...bound);
}

type Bound = (Value | undefined | readonly Value[] | ReadonlyMap<string, Value>)[];

function bindNative(vm: Vm, spec: NativeSpec, args: readonly Value[], kwnames: readonly string[], callee: NativeCallee | null): Bound {
  const params = spec.parameters;
  const positional = args.length - kwnames.length;
  const bound: Bound = new Array(params.length).fill(undefined) as Bound;
  let next = 0;
  let rest: Map<string, Value> | null = null;
  for (let i = 0; i < params.length; i++) {
    const p = params[i];
    if (p.kind === 'positional-only' || p.kind === 'positional') {
      if (next < positional) bound[i] = args[next++];
    } else if (p.kind === 'var-positional') {
      bound[i] = args.slice(next, positional);
      next = positional;
    } else if (p.kind === 'var-keyword') bound[i] = kwnames.length === 0 ? NO_KEYWORDS : (rest = new Map());
  }
  if (next < positional) throw arityError(vm, spec, positional, callee);
  if (kwnames.length > 1 && rest === null) checkKeywordCount(vm, spec, kwnames.length, callee);
  for (let k = 0; k < kwnames.length; k++) bindKeyword(vm, spec, bound, kwnames[k], args[positional + k], rest, callee);
  checkMissing(vm, spec, bound, positional, callee);
  return bound;
}

function bindKeyword(
  vm: Vm,
  spec: NativeSpec,
  bound: Bound,
  name: string,
  value: Value,
  rest: Map<string, Value> | null,
  callee: NativeCallee | null,
): void {
  const i = spec.parameters.findIndex(p => p.name === name && (p.kind === 'positional' || p.kind === 'keyword-only'));
  if (i >= 0) {
    if (bound[i] !== undefined)
      throw typeError(
        vm,
        `argument for ${shownName(spec, callee, false)}() given by name ('${name}') and position (${i + 1 - selfCount(spec)})`,
      );
    bound[i] = value;
  } else if (rest !== null) rest.set(name, value);
  else if (spec.parameters.every(p => p.kind === 'positional-only' || p.kind === 'var-positional')) {
    if (leavesKeywords(vm, spec, bound[0] as Value | undefined, callee)) return;
    throw typeError(vm, `${shownName(spec, callee, true)}() takes no keyword arguments`);
  } else throw unexpectedKeyword(vm, spec, name, callee);
}

/**
 * Whether keywords are somebody else's: a builtin `__new__` leaves them to the `__init__` that a subclass has, and a builtin
 * `__init__` to its `__new__`.
 */
function leavesKeywords(vm: Vm, spec: NativeSpec, self: Value | undefined, callee: NativeCallee | null): boolean {
  if (self === undefined || callee === null) return false;
  const base = spec.name === '__new__' ? callee.self : spec.name === '__init__' ? callee.owner : null;
  const cls = spec.name === '__new__' ? self : classOf(vm, self);
  if (!(base instanceof PyClass) || !(cls instanceof PyClass) || cls === base) return false;
  const other = spec.name === '__new__' ? '__init__' : '__new__';
  return cls.find(other) !== base.find(other);
}

/** Functions of any number of positional arguments count their keywords first. */
function checkKeywordCount(vm: Vm, spec: NativeSpec, given: number, callee: NativeCallee | null): void {
  const most = spec.parameters.filter(isNamed).length - (spec.parameters[0].kind === 'positional' ? selfCount(spec) : 0);
  if (given <= most || most === 0 || spec.maxPositional !== Infinity) return;
  throw typeError(vm, `${shownName(spec, callee, false)}() takes at most ${most} keyword ${plural(most)} (${given} given)`);
}

const isNamed = (p: Parameter): boolean => p.kind === 'positional' || p.kind === 'keyword-only';

function unexpectedKeyword(vm: Vm, spec: NativeSpec, name: string, callee: NativeCallee | null): PyException {
  const names = spec.parameters.filter(isNamed).map(p => p.name);
  const near = closest(name, names);
  const hint = near === null ? '' : `. Did you mean '${near}'?`;
  return typeError(vm, `${shownName(spec, callee, false)}() got an unexpected keyword argument '${name}'${hint}`);
}

function checkMissing(vm: Vm, spec: NativeSpec, bound: Bound, given: number, callee: NativeCallee | null): void {
  for (let i = 0; i < bound.length; i++) {
    const p = spec.parameters[i];
    if (bound[i] !== undefined || p.optional) continue;
    if (p.kind === 'positional-only') throw arityError(vm, spec, given, callee);
    throw typeError(vm, `${shownName(spec, callee, false)}() missing required argument '${p.name}' (pos ${i + 1 - selfCount(spec)})`);
  }
}

function plural(n: number): string {
  return n === 1 ? 'argument' : 'arguments';
}

function selfCount(spec: NativeSpec): 0 | 1 {
  const first = spec.parameters[0]?.name;
  return first === 'self' || first === 'cls' ? 1 : 0;
}

/** CPython's wording; `self` of a method is not counted. */
function arityError(vm: Vm, spec: NativeSpec, given: number, callee: NativeCallee | null): PyException {
  const self = selfCount(spec);
  const name = shownName(spec, callee, false);
  const qualified = shownName(spec, callee, true);
  const min = spec.minPositional - self;
  const max = spec.maxPositional - self;
  const n = given - self;
  if (n < 0) return typeError(vm, `unbound method ${name}() needs an argument`);
  if (isSlotWrapper(spec, callee)) return slotArityError(vm, n, min, max);
  if (max === min) {
    if (max === 0) return typeError(vm, `${qualified}() takes no arguments (${n} given)`);
    if (max === 1 && spec.parameters.length === 1 + self) return typeError(vm, `${qualified}() takes exactly one argument (${n} given)`);
    return typeError(vm, `${name} expected ${max} ${plural(max)}, got ${n}`);
  }
  // classes that take their first argument by position only count like functions without keywords (`int`, `bool`)
  const countsPlainly = spec.name === '__new__' && spec.parameters[1]?.kind === 'positional-only';
  if (n > max && !countsPlainly && spec.parameters.some(isNamed)) return tooManyPositional(vm, name, n, spec.parameters.length - self, max);
  if (n < min) return typeError(vm, `${name} expected at least ${min} ${plural(min)}, got ${n}`);
  return typeError(vm, `${name} expected at most ${max} ${plural(max)}, got ${n}`);
}

/** Slots are called by one wrapper for all of their kind, which knows no name. */
function slotArityError(vm: Vm, given: number, min: number, max: number): PyException {
  if (min === max && max < 2) return typeError(vm, `expected ${max} ${plural(max)}, got ${given}`);
  const [bound, count] = min === max ? ['', max] : given < min ? ['at least ', min] : ['at most ', max];
  return typeError(vm, ` expected ${bound}${count} ${plural(count)}, got ${given}`);
}

/** The words of functions that take keywords, too. */
function tooManyPositional(vm: Vm, name: string, given: number, all: number, max: number): PyException {
  if (given > all) return typeError(vm, `${name}() takes at most ${all} ${plural(all)} (${given} given)`);
  return typeError(vm, `${name}() takes at most ${max} positional ${plural(max)} (${given} given)`);
}
