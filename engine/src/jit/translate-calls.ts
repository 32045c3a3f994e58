/** Calls: known functions directly or inlined, constructors, natives, and the rest through helpers. */
import { CodeFlag, type Code } from '../bytecode/code.js';
import { Op, WIDTH } from '../bytecode/opcodes.js';
import type { Site } from '../feedback/site.js';
import { keywordNames } from '../interpreter/functions.js';
import { PyFunction, PyMethod, PyNative, type PyCode } from '../objects/function.js';
import { PyClass } from '../objects/class.js';
import { PyList, PyObject, type Value } from '../objects/value.js';
import type { Builder } from './build.js';
import type { Node } from './ir.js';
import { effectsOf } from './liveness.js';
import type { Shape } from '../objects/shape.js';
import { jsText } from '../objects/vm.js';
import type { TranslatorTable } from './translate.js';
import { checkShape } from './translate-attributes.js';
import { makeMap, tupleData } from './translate-containers.js';
import { constantNode } from './translate-control.js';
import { isMadeHere } from './translate-drains.js';
import { callNative, constructNative, FRAME_READERS } from './translate-natives.js';

const NOT_BOUND = CodeFlag.VARARGS | CodeFlag.VARKEYWORDS;
const SUSPENDABLE = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** The one callee a site has seen, when it was always the same object. */
function onlyCallee(site: Site): unknown {
  if (site.cases.length !== 1 || site.overflowed || site.cases[0].slot === 1) return undefined;
  return site.cases[0].expected;
}

/** How the arguments of a call become those of a function. */
interface Matched {
  /** One for each named parameter, defaults filled in. */
  readonly named: readonly Node[];
  /** What goes into `*args`. */
  readonly rest: readonly Node[];
  /** What goes into `**kwargs`: names and values in turn. */
  readonly keywords: readonly Node[];
}

/** Null when the call does not fit. */
function matchArguments(b: Builder, fn: PyFunction, args: readonly Node[], kwnames: readonly string[] | null): Matched | null {
  const { code } = fn.code;
  const positional = args.length - (kwnames?.length ?? 0);
  const total = code.argCount + code.kwOnlyCount;
  const taken = Math.min(positional, code.argCount);
  if (taken < positional && (code.flags & CodeFlag.VARARGS) === 0) return null;
  const named = new Array<Node | undefined>(total).fill(undefined);
  for (let i = 0; i < taken; i++) named[i] = args[i];
  const keywords: Node[] = [];
  for (let k = 0; k < (kwnames?.length ?? 0); k++) {
    const value = args[positional + k];
    const i = code.varNames.slice(0, total).indexOf(kwnames![k], code.posOnlyCount);
    if (i >= 0 && named[i] === undefined) named[i] = value;
    else if (i < 0 && code.flags & CodeFlag.VARKEYWORDS) keywords.push(b.constant(b.spec.interp.vm.text(kwnames![k])), value);
    else return null;
  }
  for (let i = 0; i < total; i++) {
    if (named[i] !== undefined) continue;
    const fallback =
      i < code.argCount ? fn.defaults?.[i - code.argCount + (fn.defaults?.length ?? 0)] : keywordDefault(b, fn, code.varNames[i]);
    if (fallback === undefined) return null;
    b.spec.assume(fn.defaultsAssumption);
    named[i] = constantNode(b, fallback);
  }
  return { named: named as Node[], rest: args.slice(taken, positional), keywords };
}

/** One node for each parameter. */
function parameters(b: Builder, code: Code, { named, rest, keywords }: Matched): Node[] {
  const { flags } = code;
  const list = [...named];
  if (flags & CodeFlag.VARARGS) list.push(b.add('make_tuple', [...rest], 'any', tupleData(b)));
  if (flags & CodeFlag.VARKEYWORDS) list.push(makeMap(b, keywords, isOnlyForwarded(code, list.length)));
  return list;
}

/** Is the register read only to merge what it holds into the keywords of a call? */
function isOnlyForwarded({ instructions: ins }: Code, register: number): boolean {
  for (let pc = 0; pc < ins.length; pc += WIDTH) {
    const { reads, writes } = effectsOf(ins, pc);
    if (writes.includes(register)) return false;
    if (reads.includes(register) && (ins[pc] !== Op.DICT_MERGE || ins[pc + 2] !== register)) return false;
  }
  return true;
}

/** A default in `__kwdefaults__`, which may be changed in place. */
function keywordDefault(b: Builder, fn: PyFunction, name: string): Value | undefined {
  return fn.kwdefaults === null ? undefined : b.spec.constantOf(fn.kwdefaults.cell(name));
}

/**
 * A call of a function known by identity. False when it takes the general path. `checkAfter`: validity is checked behind
 * it, where its result is that of the instruction.
 */
export function callKnownFunction(
  b: Builder,
  fn: PyFunction,
  args: readonly Node[],
  kwnames: readonly string[] | null,
  to: number,
  constructing: Node | null,
  checkAfter = true,
): boolean {
  const matched = matchArguments(b, fn, args, kwnames);
  if (matched === null) return false;
  b.spec.assume(fn.codeAssumption);
  const bound = parameters(b, fn.code.code, matched);
  if (fn.code.code.flags & SUSPENDABLE) {
    if (constructing !== null) return false;
    b.set(to, b.add('make_generator', [b.constant(fn), ...bound], 'any'));
    return true;
  }
  const profile = b.spec.interp.profileOf(fn.code);
  const refusal = b.inlineRefusal(fn, profile);
  b.noteInline(profile, refusal);
  if (refusal === null) {
    b.inlineCall({ profile, fn, globals: fn.globals }, bound, to, constructing);
    return true;
  }
  const state = { ...b.state(), constructing };
  const result = b.add('call_function', bound, 'any', { ref: fn, ref2: profile }, state);
  if (constructing !== null) b.add('check_init', [result], 'void', { ref: b.spec.interp.vm.none }, b.state());
  b.set(to, constructing ?? result);
  if (checkAfter) b.checkValid();
  return true;
}

function call(b: Builder, ins: Int32Array, pc: number, method: boolean, hasKeywords: boolean): void {
  const site = b.site();
  if (site.count === 0) return b.exit('NoFeedback');
  const base = ins[pc + 2];
  let callee = b.reg(base);
  const self = method ? b.regs[base + 1] : undefined;
  const firstArg = base + (method ? 2 : 1);
  const args = Array.from({ length: ins[pc + 3] }, (_, i) => b.reg(firstArg + i));
  const isMethodPair = self !== undefined && self.op !== 'unbound';
  const selfChecked = self !== undefined && self.op !== 'unbound' && callee.op !== 'poly_method';
  if (self !== undefined && self.op !== 'unbound') args.unshift(self);
  // found at run time, or where paths join, the self is only there when the callee is the function that was seen
  const joined = self?.op === 'param' && self.data.slot === base + 1;
  const unsureSelf = method && (joined || self?.op === 'mega_self' || (self?.op === 'helper' && self.data.text === 'pick'));
  const kwnames = hasKeywords ? keywordNames(b.entry.profile.pyCode.consts[ins[pc + 4]]) : null;
  const to = ins[pc + 1];
  let target: unknown = callee.op === 'const' ? callee.data.ref : onlyCallee(site);
  if (callMadeHere(b, callee, args, kwnames, to)) return;
  if (!unsureSelf && callee.op !== 'poly_method' && callObject(b, site, callee, args, kwnames, to)) return;
  if (callee.op !== 'const' && target !== undefined) {
    if (b.spec.isBanned(b.entry, pc, 'WrongCallTarget') || (typeof target !== 'object' && typeof target !== 'function')) target = undefined;
    else if (target instanceof PyFunction || target instanceof PyClass || target instanceof PyNative) {
      if (callee.op === 'poly_method') target = undefined;
      else if (site.calledBound && !isMethodPair) {
        args.unshift(selfOfMethod(b, callee, target));
        callee = b.constant(target);
      } else b.guard('check_value', callee, 'any', 'WrongCallTarget', { ref: target });
    } else target = undefined;
  }
  if (callee.op === 'poly_method' && fanOut(b, callee, args, kwnames, to)) return;
  if (unsureSelf && !(target instanceof PyFunction) && !(target instanceof PyNative && target.owner !== null)) {
    if (kwnames !== null) b.set(to, b.helper('callPairKw', [callee, ...args], 'any', { ref: kwnames }));
    else b.set(to, b.add('call_pair', [callee, ...args], 'any', {}, b.state()));
    return b.checkValid();
  }
  // a function found through a class comes without a self
  if (unsureSelf) args[0] = b.guard('check_bound', self, 'any', 'WrongCallTarget');
  if (target === b.spec.interp.vm.types.super) return b.exit('FrameMaterialized');
  if (target instanceof PyNative && FRAME_READERS.has(target.spec.name)) return b.exit('FrameMaterialized');
  if (target instanceof PyFunction && callKnownFunction(b, target, args, kwnames, to, null)) return;
  if (target instanceof PyNative && callNative(b, target, args, kwnames ?? [], selfChecked, to)) return;
  if (target instanceof PyClass && construct(b, target, args, kwnames, to)) return;
  if (kwnames !== null) b.set(to, b.helper('callKw', [callee, ...args], 'any', { ref: kwnames }));
  else b.set(to, b.add('call_dynamic', [callee, ...args], 'any', {}, b.state()));
  b.checkValid();
}

/** The callee is a bound method of the function that was seen: what it is bound to. */
function selfOfMethod(b: Builder, callee: Node, target: Value): Node {
  const method = b.guard('check_shape', callee, 'any', 'WrongCallTarget', { ref: b.spec.interp.vm.types.method.rootShape });
  b.guard('check_value', b.add('method_function', [method], 'any'), 'any', 'WrongCallTarget', { ref: target });
  return b.add('method_self', [method], 'any');
}

/** A generator expression: its function was made just before, so its code is known. */
function callMadeHere(b: Builder, callee: Node, args: readonly Node[], kwnames: readonly string[] | null, to: number): boolean {
  if (!isMadeHere(callee) || kwnames !== null) return false;
  const { code } = callee.data.ref as PyCode;
  if ((code.flags & SUSPENDABLE) === 0 || (code.flags & NOT_BOUND) !== 0 || code.kwOnlyCount > 0 || args.length !== code.argCount)
    return false;
  b.set(to, b.add('make_generator', [callee, ...args], 'any'));
  return true;
}

/** A call of an object through its class's `__call__`, where only objects of one class were called. */
function callObject(b: Builder, site: Site, callee: Node, args: readonly Node[], kwnames: readonly string[] | null, to: number): boolean {
  if (site.cases.length !== 1 || site.overflowed || b.spec.isBanned(b.entry, b.pc, 'WrongShape')) return false;
  const seen = callee.op === 'const' ? callee.data.ref : site.cases[0].expected;
  if (!(seen instanceof PyObject) || seen instanceof PyFunction || seen instanceof PyNative || seen instanceof PyClass) return false;
  if (seen instanceof PyMethod) return false;
  const method = b.spec.lookup(seen.shape.cls, '__call__');
  if (!(method instanceof PyFunction || (method instanceof PyNative && method.owner !== null && method.self === undefined))) return false;
  const self = callee.op === 'const' ? callee : checkShape(b, callee, seen.shape);
  return method instanceof PyFunction
    ? callKnownFunction(b, method, [self, ...args], kwnames, to, null)
    : callNative(b, method, [self, ...args], kwnames ?? [], true, to);
}

/** A method call that has met several functions: a test and a direct call, or an inlined body, for each. */
function fanOut(b: Builder, callee: Node, args: readonly Node[], kwnames: readonly string[] | null, to: number): boolean {
  const pairs = callee.data.refs as readonly (readonly [Shape, Value])[];
  const functions = [...new Set(pairs.map(p => p[1]))];
  if (!functions.every(f => f instanceof PyFunction && matchArguments(b, f, args, kwnames) !== null)) return false;
  const join = b.graph.block();
  const result = b.graph.node('param', [], 'any');
  join.params = [result];
  const before = b.regs.slice();
  functions.forEach((f, i) => {
    const rest = i + 1 < functions.length ? b.branchInside(b.add('is', [callee, b.constant(f)], 'bool')) : null;
    b.regs = before.slice();
    const shapes = pairs.filter(p => p[1] === f).map(p => p[0]);
    const self = shapes.length === 1 ? knownShape(b, args[0], shapes[0]) : args[0];
    callKnownFunction(b, f as PyFunction, [self, ...args.slice(1)], kwnames, to, null);
    b.block.end = { kind: 'jump', target: join, args: [b.reg(to)] };
    if (rest !== null) b.block = rest;
  });
  b.block = join;
  b.regs = before;
  b.set(to, result);
  return true;
}

/** The same object, of a shape that was tested before. */
function knownShape(b: Builder, v: Node, shape: Shape): Node {
  return b.add('check_shape', [v], v.type, { text: 'known', ref: shape, ref2: shape });
}

/** `f(*args, **keywords)` where both were made in this activation: what is in them are the arguments. */
function forward(b: Builder, callee: Node, star: Node, keywords: readonly Node[], to: number): boolean {
  const site = b.site();
  if (star.op !== 'make_tuple' || site.calledBound) return false;
  const target = callee.op === 'const' ? callee.data.ref : onlyCallee(site);
  const args = [...star.args, ...keywords.filter((_, i) => i % 2 === 1)];
  const kwnames = keywords.length === 0 ? null : keywords.filter((_, i) => i % 2 === 0).map(k => nameOf(k));
  if (!accepts(b, target, args, kwnames)) return false;
  if (callee.op !== 'const') {
    if (b.spec.isBanned(b.entry, b.pc, 'WrongCallTarget')) return false;
    b.guard('check_value', callee, 'any', 'WrongCallTarget', { ref: target });
  }
  return target instanceof PyClass ? construct(b, target, args, kwnames, to) : callKnownFunction(b, target, args, kwnames, to, null);
}

const nameOf = (k: Node): string => jsText(k.data.ref as Parameters<typeof jsText>[0]);

/** A function, or a class with the plain constructor, that such arguments fit. */
function accepts(b: Builder, target: unknown, args: readonly Node[], kwnames: readonly string[] | null): target is PyFunction | PyClass {
  if (target instanceof PyFunction) return matchArguments(b, target, args, kwnames) !== null;
  const init = target instanceof PyClass ? b.spec.constructorOf(target) : null;
  return init !== null && matchArguments(b, init, [b.constant(target), ...args], kwnames) !== null;
}

/** `C(…)` of a class with the plain constructor, or as constructNative does it. */
function construct(b: Builder, cls: PyClass, args: readonly Node[], kwnames: readonly string[] | null, to: number): boolean {
  const init = b.spec.constructorOf(cls);
  if (init === null) return constructNative(b, cls, args, kwnames ?? [], to);
  if (matchArguments(b, init, [args[0] ?? b.reg(to), ...args], kwnames) === null) return false;
  const made = b.add('new_instance', [], 'any', { ref: cls.rootShape, ref2: cls.rootShape });
  return callKnownFunction(b, init, [made, ...args], kwnames, to, made);
}

export const translateCalls: TranslatorTable = {
  CALL: (b, ins, pc) => call(b, ins, pc, false, false),
  CALL_METHOD: (b, ins, pc) => call(b, ins, pc, true, false),
  CALL_KW: (b, ins, pc) => call(b, ins, pc, false, true),
  CALL_METHOD_KW: (b, ins, pc) => call(b, ins, pc, true, true),
  CALL_FUNCTION_EX: (b, ins, pc) => {
    if (b.site().count === 0) return b.exit('NoFeedback');
    const map = ins[pc + 4] < 0 ? null : b.reg(ins[pc + 4]);
    const keywords = map === null ? [] : b.knownKeywords.has(map) ? map.args : null;
    if (keywords !== null && forward(b, b.reg(ins[pc + 2]), b.reg(ins[pc + 3]), keywords, ins[pc + 1])) return;
    const mapping = keywords?.length === 0 ? [] : [map!];
    const args = [b.reg(ins[pc + 2]), b.reg(ins[pc + 3]), ...mapping];
    b.set(ins[pc + 1], b.helper(mapping.length === 0 ? 'callStar' : 'callEx', args));
    b.checkValid();
  },
};

export { PyList };
