/**
 * What generated code calls: the only way from compiled code to values. One object a version, so that V8 sees
 * constants. Every method that may run Python is called with `interp.depthNow` set.
 */
import { FUNCTION_ATTRIBUTES, WIDTH, type Intrinsic } from '../bytecode/opcodes.js';
import type { BinaryOperator, UnaryOperator } from '../objects/arithmetic.js';
import { afterNotImplemented, binary, inplace, unary } from '../objects/arithmetic.js';
import { deleteAttribute, getAttribute, isDataDescriptor, readSlot, setAttribute, writeSlot } from '../objects/attribute.js';
import { classOf, identical } from '../objects/class-of.js';
import type { LookupCell, PyClass } from '../objects/class.js';
import { construct } from '../objects/types/type.js';
import { compare, comparedByOther, compareItems, type CompareOperator } from '../objects/compare.js';
import type { PyDict } from '../objects/dict.js';
import type { PyException } from '../objects/exception.js';
import { isError, keyError, memoryError, recursionError } from '../objects/errors.js';
import { PyFunction, PyGetSet, PyMethod, type PyCode } from '../objects/function.js';
import { PyGenerator } from '../objects/generator.js';
import { getIterator, iteratorNext } from '../objects/iterate.js';
import { PyIterator } from '../objects/iterator.js';
import { ListIterator } from '../objects/iterators.js';
import { floatDivmod } from '../objects/numbers.js';
import { contains, deleteItem, getItem, getSlice, lengthOf, putSlice, setItem } from '../objects/subscript.js';
import { truth } from '../objects/truth.js';
import { iterateRange } from '../objects/types/range.js';
import { None, NotImplemented, PyCell, PyFloat, PyInstance, PyList, type PyRange, PySlice, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { pow } from '../util/float-math.js';
import * as safeInts from '../util/safe-ints.js';
import { floordivInts } from '../util/safe-ints.js';
import type { Frame } from '../interpreter/frame.js';
import { enter, type Interpreter } from '../interpreter/interpreter.js';
import { Drained, type Use } from '../interpreter/tier-hook.js';
import * as ops from '../interpreter/operations.js';
import type { Profile } from '../feedback/profile.js';
import { findMethod, isNeverBound, receiverKey, type MethodPair } from '../interpreter/caches.js';
import { calleeKey } from '../interpreter/observe-sites.js';
import type { MethodCache, SlotCache } from './method-cache.js';
import type { Import } from './translate-imports.js';
import type { Version } from './version.js';

export class Stubs {
  readonly PyFloat = PyFloat;
  readonly PyInstance = PyInstance;
  readonly PyTuple = PyTuple;
  readonly PyList = PyList;
  readonly PySlice = PySlice;
  readonly NotImplemented = NotImplemented;
  /** A plain object, whose functions V8 builds in. */
  readonly ints = { ...safeInts };
  readonly noKeywords: ReadonlyMap<string, Value> = new Map();
  readonly vm: Vm;
  /** Shared by the runtimes of all versions, which inherit from this object. */
  private readonly stressed = { guards: 0, forced: 0, pending: false };

  constructor(
    readonly interp: Interpreter,
    private readonly stressEvery: number,
  ) {
    this.vm = interp.vm;
  }

  get forcedDeopts(): number {
    return this.stressed.forced;
  }

  /** True at every n-th guard under `--stress-deopt n`. */
  stress(): boolean {
    const s = this.stressed;
    if (++s.guards < this.stressEvery) return false;
    s.guards = 0;
    s.forced++;
    s.pending = true;
    return true;
  }
  /** Was the exit being taken forced by stress? */
  takeForced(): boolean {
    const { pending } = this.stressed;
    this.stressed.pending = false;
    return pending;
  }

  /**
   * A generator that natives drain has yielded: undefined when it is to go on at once in this version. While `use` has
   * the item, all is as if the generator had been left.
   */
  offer(frame: Frame, depth: number, use: Use, item: Value, version: Version): symbol | undefined {
    const { interp } = this;
    const gen = frame.generator!;
    const { pc, back } = frame;
    frame.back = null;
    interp.current = back;
    interp.depthNow = depth - 1;
    try {
      if (use(item) === true) return Drained.stopped;
      interp.noteDrained();
    } catch (e) {
      interp.raisedByUse = e;
      return Drained.failed;
    }
    if (gen.state !== 'suspended' || frame.pc !== pc || interp.watched) return Drained.again;
    frame.regs[frame.code.code.instructions[pc + 1]] = None;
    frame.pc = pc + WIDTH;
    if (!version.osr!.suits(frame)) {
      frame.pc = pc;
      return Drained.again;
    }
    gen.state = 'running';
    frame.isBase = true;
    frame.back = back;
    interp.current = frame;
    return undefined;
  }

  listTooLong(): never {
    throw memoryError(this.vm, '');
  }
  tooDeep(): never {
    throw recursionError(this.vm, 'maximum recursion depth exceeded');
  }
  poll(d: number): void {
    this.interp.depthNow = d;
    this.interp.operations += 1024;
    this.interp.poll();
  }
  pollEntry(d: number): void {
    this.interp.fuel = 2000;
    this.interp.depthNow = d - 1;
    this.interp.operations += 2000;
    this.interp.poll();
  }

  // ---- what-ifs ----
  intrinsic(a: Value, b: Value, kind: Intrinsic): Value {
    return ops.intrinsic(this.vm, kind, a, b);
  }

  // ---- operators ----
  binary(a: Value, b: Value, op: BinaryOperator): Value {
    return binary(this.vm, op, a, b);
  }
  inplace(a: Value, b: Value, op: BinaryOperator): Value {
    return inplace(this.vm, op, a, b);
  }
  add(a: Value, b: Value): Value {
    return floatSum(a, b, 1) ?? binary(this.vm, '+', a, b);
  }
  addInPlace(a: Value, b: Value): Value {
    return floatSum(a, b, 1) ?? inplace(this.vm, '+', a, b);
  }
  sub(a: Value, b: Value): Value {
    return floatSum(a, b, -1) ?? binary(this.vm, '-', a, b);
  }
  subInPlace(a: Value, b: Value): Value {
    return floatSum(a, b, -1) ?? inplace(this.vm, '-', a, b);
  }
  mul(a: Value, b: Value): Value {
    return floatProduct(a, b) ?? binary(this.vm, '*', a, b);
  }
  mulInPlace(a: Value, b: Value): Value {
    return floatProduct(a, b) ?? inplace(this.vm, '*', a, b);
  }
  div(a: Value, b: Value): Value {
    return floatQuotient(a, b) ?? binary(this.vm, '/', a, b);
  }
  divInPlace(a: Value, b: Value): Value {
    return floatQuotient(a, b) ?? inplace(this.vm, '/', a, b);
  }
  mod(a: Value, b: Value): Value {
    return typeof a === 'number' && typeof b === 'number' && b > 0 ? positiveModulo(a, b) : binary(this.vm, '%', a, b);
  }
  modInPlace(a: Value, b: Value): Value {
    return typeof a === 'number' && typeof b === 'number' && b > 0 ? positiveModulo(a, b) : inplace(this.vm, '%', a, b);
  }
  floordivide(a: Value, b: Value): Value {
    return typeof a === 'number' && typeof b === 'number' && b !== 0 ? floordivInts(a, b) : binary(this.vm, '//', a, b);
  }
  floordivideInPlace(a: Value, b: Value): Value {
    return typeof a === 'number' && typeof b === 'number' && b !== 0 ? floordivInts(a, b) : inplace(this.vm, '//', a, b);
  }
  unary(a: Value, op: UnaryOperator): Value {
    return unary(this.vm, op, a);
  }
  compare(a: Value, b: Value, op: CompareOperator): Value {
    return compare(this.vm, op, a, b);
  }
  comparedByOther(a: Value, b: Value, op: CompareOperator): Value {
    return comparedByOther(this.vm, op, a, b);
  }
  afterNotImplemented(a: Value, b: Value, op: BinaryOperator, isInplace: boolean): Value {
    return afterNotImplemented(this.vm, op, a, b, isInplace);
  }
  compareItems(items: readonly Value[], op: CompareOperator): Value {
    return compareItems(this.vm, op, items);
  }
  tagOf(v: Value): number {
    return this.interp.tags.tagOf(v);
  }

  receiverKey(v: Value): object | number {
    return receiverKey(v);
  }

  calleeKey(v: Value): object | number {
    return calleeKey(this.interp.tags, v instanceof PyMethod ? v.func : v);
  }

  truth(a: Value): boolean {
    return truth(this.vm, a);
  }
  is(a: Value, b: Value): boolean {
    return identical(a, b);
  }
  contains(container: Value, item: Value): boolean {
    return contains(this.vm, container, item);
  }
  floatMod(a: number, b: number): number {
    return floatDivmod(this.vm, a, b, '')[1];
  }
  floatFloor(a: number, b: number): number {
    return floatDivmod(this.vm, a, b, '')[0];
  }
  pow(a: number, b: number): number {
    return pow(a, b);
  }

  // ---- attributes, items ----
  getAttr(o: Value, name: string): Value {
    return getAttribute(this.vm, o, name);
  }
  loadSlotOf(o: Value, name: string, cache: SlotCache): Value {
    if (o instanceof PyInstance) {
      const slot = cache.find(o.shape);
      const v = slot >= 0 ? readSlot(o, slot) : undefined;
      if (v !== undefined) return v;
      if (slot < 0 && !o.shape.cls.hasOwnGetattribute) this.noteSlot(o, name, cache);
    }
    return getAttribute(this.vm, o, name);
  }
  storeSlotOf(o: Value, v: Value, name: string, cache: SlotCache): void {
    if (o instanceof PyInstance) {
      const slot = cache.find(o.shape);
      if (slot >= 0) return writeSlot(o, slot, v);
      const hook = o.shape.cls.cell('__setattr__').owner;
      if (hook === null || !hook.isHeap) this.noteSlot(o, name, cache);
    }
    setAttribute(this.vm, o, name, v);
  }
  /** Layouts whose slot no class attribute hides are remembered, and those of members of `__slots__`. */
  private noteSlot(o: PyInstance, name: string, cache: SlotCache): void {
    if (o.shape.isDictionary) return;
    const cell = o.shape.cls.cell(name);
    const attr = cell.value;
    const isMember = attr instanceof PyGetSet && attr.slotKey !== null;
    const slot = o.shape.slotOf(isMember ? attr.slotKey! : name);
    if (slot >= 0 && (isMember || this.isHidden(attr))) cache.add(o.shape, cell, slot);
  }

  /** Does an instance's own attribute come before that of the class? Of a builtin class nothing becomes a descriptor later. */
  private isHidden(attr: Value | undefined): boolean {
    return attr === undefined || isNeverBound(attr) || (!classOf(this.vm, attr).isHeap && !isDataDescriptor(attr));
  }

  /** A method by name for any receiver; `foundSelf` is its self, or undefined where the callable takes none. */
  findMethod(o: Value, name: string, cache: MethodCache): Value {
    const { found } = this;
    if (o instanceof PyInstance) {
      const f = cache.find(o.shape);
      if (f !== undefined) {
        found.self = o;
        return f;
      }
    }
    found.self = undefined;
    if (!findMethod(this.vm, o, name, found)) return getAttribute(this.vm, o, name);
    if (o instanceof PyInstance) cache.add(o.shape, o.shape.cls.cell(name));
    return found.func;
  }
  /** What `findMethod` left. */
  private readonly found: MethodPair = { func: None, self: undefined };
  foundSelf(): Value | undefined {
    return this.found.self;
  }
  callPair0(d: number, f: Value, self: Value | undefined): Value | undefined {
    return self === undefined ? this.call0(d, f) : this.call1(d, f, self);
  }
  callPair1(d: number, f: Value, self: Value | undefined, a: Value): Value | undefined {
    return self === undefined ? this.call1(d, f, a) : this.call2(d, f, self, a);
  }
  callPair2(d: number, f: Value, self: Value | undefined, a: Value, b: Value): Value | undefined {
    return self === undefined ? this.call2(d, f, a, b) : this.call3(d, f, self, a, b);
  }
  callPairN(d: number, f: Value, self: Value | undefined, args: Value[]): Value | undefined {
    return this.callN(d, f, self === undefined ? args : [self, ...args]);
  }
  storeClassVariable(cell: LookupCell, v: Value): void {
    if (!cell.write(v)) setAttribute(this.vm, cell.cls, cell.name, v);
  }
  setAttr(o: Value, v: Value, name: string): void {
    setAttribute(this.vm, o, name, v);
  }
  deleteAttr(o: Value, name: string): void {
    deleteAttribute(this.vm, o, name);
  }
  getItem(a: Value, k: Value): Value {
    return getItem(this.vm, a, k);
  }
  setItem(a: Value, k: Value, v: Value): void {
    setItem(this.vm, a, k, v);
  }
  getSlice(a: Value, start: Value, stop: Value, step: Value): Value {
    return getSlice(this.vm, a, start, stop, step);
  }
  putSlice(a: Value, start: Value, stop: Value, step: Value, v: Value): void {
    putSlice(this.vm, a, start, stop, step, v);
  }
  deleteItem(a: Value, k: Value): void {
    deleteItem(this.vm, a, k);
  }
  superAttr(superValue: Value, cls: Value, self: Value, name: string, form: number): (Value | undefined)[] {
    const pair = { func: superValue, self: undefined as Value | undefined };
    ops.loadSuperAttribute(this.interp, superValue, cls, self, name, form, pair);
    return [pair.func, pair.self];
  }
  grow(o: PyInstance, slot: number, v: Value): void {
    writeSlot(o, slot, v);
  }
  loadGlobal(globals: PyDict, name: string): Value {
    const v = globals.getStr(name) ?? this.vm.builtins.dict.getStr(name);
    if (v === undefined) throw ops.undefinedName(this.vm, name);
    return v;
  }
  cell(v: Value | undefined): PyCell {
    return new PyCell(this.vm.types.cell.rootShape, v);
  }

  // ---- generators ----
  /** Calls a generator function (or one of its kin) with a value for each parameter. */
  generator(fn: PyFunction, args: (Value | undefined)[]): Value {
    return this.interp.callGenerator(fn, args);
  }
  finish(f: Frame, v: Value): Value {
    ops.finishGenerator(f, v);
    return v;
  }
  yieldFromIterator(v: Value, flags: number): Value {
    return ops.yieldFromIterator(this.vm, flags, v);
  }
  send(it: Value, v: Value): [Value, boolean] {
    const r = ops.send(this.interp, it, v);
    return [r.value, r.done];
  }

  // ---- handlers ----
  /** `e` becomes the exception being handled; gives the one before, or None. */
  pushHandled(f: Frame, e: Value): Value {
    const before = f.handled;
    f.handled = e as PyException;
    return before ?? None;
  }
  popHandled(f: Frame, before: Value): void {
    f.handled = before === None ? null : (before as PyException);
  }
  isStopAsyncIteration(e: Value): boolean {
    return isError(this.vm, e, 'StopAsyncIteration');
  }
  tracebackOf(e: Value): Value {
    return (e as PyException).traceback ?? None;
  }
  exceptionMatches(e: Value, pattern: Value): boolean {
    return ops.exceptionMatches(this.vm, e, pattern);
  }

  // ---- iteration ----
  getIter(v: Value): Value {
    if (v instanceof PyIterator && !v.shape.cls.isHeap) return v;
    return getIterator(this.vm, v);
  }
  nextOfGenerator(it: Value): Value | undefined {
    return it instanceof PyGenerator && it.kind === 'generator' ? this.interp.resume(it, None, null) : iteratorNext(this.vm, it);
  }
  next(it: Value): Value | undefined {
    return iteratorNext(this.vm, it);
  }
  rangeIter(r: PyRange): Value {
    return iterateRange(this.vm, r);
  }
  listIter(l: PyList): Value {
    return new ListIterator(this.vm.types.list_iterator.rootShape, l);
  }
  unpack(v: Value, count: number): (Value | undefined)[] {
    const regs: (Value | undefined)[] = [];
    ops.unpackSequence(this.vm, v, regs, 0, count);
    return regs;
  }
  pick(items: Value[], i: number): Value {
    return items[i];
  }

  unpackEx(v: Value, before: number, after: number): (Value | undefined)[] {
    const regs: (Value | undefined)[] = [];
    ops.unpackEx(this.vm, v, regs, 0, before, after);
    return regs;
  }

  // ---- patterns, with, raise ----
  matchesSequence(v: Value): boolean {
    return ops.matchesSequence(this.vm, v);
  }
  matchesMapping(v: Value): boolean {
    return ops.matchesMapping(this.vm, v);
  }
  matchClass(v: Value, cls: Value, spec: PyTuple): Value {
    return ops.matchClass(this.vm, v, cls, spec);
  }
  matchKeys(v: Value, keys: PyTuple): Value {
    return ops.matchKeys(this.vm, v, keys);
  }
  copyWithoutKeys(v: Value, keys: PyTuple): Value {
    return ops.copyWithoutKeys(this.vm, v, keys);
  }
  length(v: Value): Value {
    return lengthOf(this.vm, v);
  }
  beforeWith(manager: Value): (Value | undefined)[] {
    const pair: (Value | undefined)[] = [];
    ops.beforeWith(this.vm, pair, 0, manager);
    return pair;
  }
  beforeAsyncWith(manager: Value): (Value | undefined)[] {
    const pair: (Value | undefined)[] = [];
    ops.beforeAsyncWith(this.vm, pair, 0, manager);
    return pair;
  }
  awaitable(v: Value, from: number): Value {
    return ops.getAwaitable(this.vm, v, from);
  }
  asyncIterator(v: Value): Value {
    return ops.getAsyncIterator(this.vm, v);
  }
  asyncNext(it: Value): Value {
    return ops.getAsyncNext(this.vm, it);
  }
  raised(exc: Value, cause?: Value): PyException {
    return ops.raised(this.interp, exc, cause);
  }
  keyError(key: Value): PyException {
    return keyError(this.vm, key);
  }

  importName(statement: Import): Value {
    return ops.importName(this.vm, statement.scope, statement.name, statement.fromlist, statement.level);
  }
  importFrom(module: Value, name: string): Value {
    return ops.importFrom(this.vm, module, name);
  }

  // ---- building ----
  setUpdate(s: Value, v: Value): void {
    ops.setUpdate(this.vm, s, v);
  }
  dictUpdate(d: PyDict, v: Value): void {
    ops.dictUpdate(this.vm, d, v);
  }
  dictMerge(d: PyDict, v: Value, callee: Value): void {
    ops.dictMerge(this.vm, d, v, callee);
  }
  set(items: Value[]): Value {
    return ops.buildSet(this.vm, items);
  }
  map(items: Value[]): Value {
    const d = this.vm.dict();
    for (let i = 0; i < items.length; i += 2) d.set(items[i], items[i + 1]);
    return d;
  }
  string(items: Value[]): Value {
    return ops.buildString(this.vm, items, 0, items.length);
  }
  format(args: Value[], conversion: number): Value {
    return ops.formatPiece(this.vm, args[0], args[1], conversion);
  }
  listExtend(l: PyList, v: Value): void {
    ops.listExtend(this.vm, l, v);
  }
  listToTuple(l: PyList): Value {
    return this.vm.tuple(l.items.slice());
  }
  setAdd(s: Value, v: Value): void {
    ops.setAdd(this.vm, s, v);
  }
  mapAdd(d: PyDict, k: Value, v: Value): void {
    d.set(k, v);
  }
  makeFunction(code: PyCode, globals: PyDict): Value {
    return this.interp.makeFunction(code, globals);
  }
  makeClosure(closure: Value, code: PyCode, globals: PyDict): Value {
    const f = this.interp.makeFunction(code, globals);
    ops.setFunctionAttribute(this.vm, f, 'closure', closure);
    return f;
  }
  setFunctionAttribute(f: PyFunction, v: Value, which: (typeof FUNCTION_ATTRIBUTES)[number]): void {
    ops.setFunctionAttribute(this.vm, f, which, v);
  }

  // ---- calls ----
  /** `int(v)` and its like: the class is called as any class is. */
  convert(v: Value, cls: PyClass): Value {
    return construct(this.vm, cls, [v], null);
  }
  classOf(v: Value): Value {
    return classOf(this.vm, v);
  }
  checkInit(result: Value): void {
    ops.checkInitResult(this.vm, result);
  }
  // undefined: what was called raised, in compiled code
  call0(d: number, f: Value): Value | undefined {
    const p = compiledEntry(f, 0);
    return p !== null ? p.entry!(d + 1, f as PyFunction) : this.interp.callFrom(d, f, []);
  }
  call1(d: number, f: Value, a: Value): Value | undefined {
    const p = compiled(f);
    if (p !== null && p.exactArguments === 1) return p.entry!(d + 1, f as PyFunction, a);
    return p !== null && p.beforeRest === 0 ? p.entry!(d + 1, f as PyFunction, this.vm.tuple([a])) : this.interp.callFrom(d, f, [a]);
  }
  call2(d: number, f: Value, a: Value, b: Value): Value | undefined {
    const p = compiled(f);
    if (p !== null && p.exactArguments === 2) return p.entry!(d + 1, f as PyFunction, a, b);
    return p !== null && p.beforeRest === 0 ? p.entry!(d + 1, f as PyFunction, this.vm.tuple([a, b])) : this.interp.callFrom(d, f, [a, b]);
  }
  call3(d: number, f: Value, a: Value, b: Value, c: Value): Value | undefined {
    const p = compiledEntry(f, 3);
    return p !== null ? p.entry!(d + 1, f as PyFunction, a, b, c) : this.interp.callFrom(d, f, [a, b, c]);
  }
  call4(d: number, f: Value, a: Value, b: Value, c: Value, e: Value): Value | undefined {
    const p = compiledEntry(f, 4);
    return p !== null ? p.entry!(d + 1, f as PyFunction, a, b, c, e) : this.interp.callFrom(d, f, [a, b, c, e]);
  }
  callN(d: number, f: Value, args: Value[]): Value | undefined {
    const p = compiledEntry(f, args.length);
    return p !== null ? p.entry!(d + 1, f as PyFunction, ...args) : this.interp.callFrom(d, f, args);
  }
  callKw(args: Value[], kwnames: readonly string[]): Value | undefined {
    return this.interp.callFrom(this.interp.depthNow, args[0], args.slice(1), kwnames);
  }
  /** `args`: a callable, its self or undefined, arguments. */
  callPairKw(args: (Value | undefined)[], kwnames: readonly string[]): Value | undefined {
    return this.callKw((args[1] === undefined ? [args[0], ...args.slice(2)] : args) as Value[], kwnames);
  }
  /** `f(*star)`. Hot: wrappers. A tuple is handed on as it is where `f` takes it whole. */
  callStar(f: Value, star: Value): Value | undefined {
    const { interp, vm } = this;
    const isTuple = star instanceof PyTuple && star.shape === vm.types.tuple.rootShape;
    const fn = f instanceof PyMethod ? f.func : f;
    const p = isTuple ? compiled(fn) : null;
    if (p === null) return this.callEx([f, star]);
    const { items } = star as PyTuple;
    const args = f instanceof PyMethod ? [f.self, ...items] : items;
    if (p.exactArguments === args.length) return enter(p.entry!, interp.depthNow + 1, fn as PyFunction, args);
    return p.beforeRest === 0 && args === items ? p.entry!(interp.depthNow + 1, fn as PyFunction, star) : this.callEx([f, star]);
  }
  callEx(parts: Value[]): Value | undefined {
    const { args, kwnames } = ops.spreadArguments(this.vm, parts[0], parts[1], parts[2]);
    return this.interp.callFrom(this.interp.depthNow, parts[0], args, kwnames);
  }
}

// ---- numbers of which one is a float; undefined for all else ----

function floatSum(a: Value, b: Value, sign: 1 | -1): PyFloat | undefined {
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return new PyFloat(a.v + sign * b.v);
    return typeof b === 'number' ? new PyFloat(a.v + sign * b) : undefined;
  }
  return b instanceof PyFloat && typeof a === 'number' ? new PyFloat(a + sign * b.v) : undefined;
}

function floatProduct(a: Value, b: Value): PyFloat | undefined {
  if (a instanceof PyFloat) {
    if (b instanceof PyFloat) return new PyFloat(a.v * b.v);
    return typeof b === 'number' ? new PyFloat(a.v * b) : undefined;
  }
  return b instanceof PyFloat && typeof a === 'number' ? new PyFloat(a * b.v) : undefined;
}

function floatQuotient(a: Value, b: Value): PyFloat | undefined {
  const x = a instanceof PyFloat ? a.v : a;
  const y = b instanceof PyFloat ? b.v : b;
  return typeof x === 'number' && typeof y === 'number' && y !== 0 ? new PyFloat(x / y) : undefined;
}

function positiveModulo(a: number, b: number): number {
  const r = a % b;
  return r < 0 ? r + b : r + 0;
}

/** The profile of a function that has a compiled entry. */
function compiled(f: Value): Profile | null {
  if (!(f instanceof PyFunction)) return null;
  const p = f.code.profile as Profile | null;
  return p === null || p.entry === null || p.entryGlobals !== f.globals ? null : p;
}

/** The same, when it takes exactly `argc` arguments. */
function compiledEntry(f: Value, argc: number): Profile | null {
  const p = compiled(f);
  return p !== null && p.exactArguments === argc ? p : null;
}
