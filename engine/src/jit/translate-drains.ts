/**
 * Natives that drain a generator made for them (`sum(x * x for x in l)`): its body is built in place, and each `yield`
 * becomes what the native does with an item. Exits inside rebuild the generator and let the native go on with it
 * (interpreter/drain.ts).
 */
import { Resumed } from '../interpreter/drain.js';
import { getAttribute } from '../objects/attribute.js';
import type { PyClass } from '../objects/class.js';
import type { PyCode, PyFunction, PyNative } from '../objects/function.js';
import type { NativeSpec } from '../objects/native.js';
import { forEach } from '../objects/iterate.js';
import { Sums } from '../objects/sums.js';
import { None, type PyFloat, type PyList, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { CannotDrain, type Builder, type CodeEntry, type DrainPlan } from './build.js';
import type { FrameState, Node } from './ir.js';
import { DRAINED } from './passes/sink-allocations.js';
import { bindNativeArguments } from './native-arguments.js';
import { truthNode } from './translate-control.js';
import { asInt } from './translate-integers.js';
import type { DeoptReason } from '../observe/deopt-reasons.js';

/**
 * Takes a generator that only the native will see as `plan` says; the value that comes of it, or undefined where the native
 * is called.
 */
function drain(b: Builder, plan: DrainPlan, gen: Node): Node | undefined {
  const entry = entryOf(b, gen)!;
  const args = [...gen.args.slice(1), ...closureOf(b, gen, entry)];
  const result = b.inlineDrain(entry, args, without(b.state(), gen), plan);
  if (result === null) return undefined;
  gen.data = { ...gen.data, slot: DRAINED };
  return result;
}

function canDrain(b: Builder, gen: Node | undefined): gen is Node {
  if (gen === undefined || gen.op !== 'make_generator' || !isHeldOnce(b, gen)) return false;
  const entry = entryOf(b, gen);
  return entry !== null && b.mayDrain(entry.profile);
}

/** A call of a native that takes all of such a generator. */
export function drainInto(b: Builder, f: PyNative, args: readonly Node[], kwnames: readonly string[]): Node | undefined {
  const { name } = f.spec;
  const isJoin = name === 'join' && f.owner === b.spec.interp.vm.types.str && args.length === 2 && kwnames.length === 0;
  const gen = isJoin ? args[1] : args[0];
  if (!canDrain(b, gen)) return undefined;
  if (isJoin) return throughList(b, f, [args[0]], gen);
  if (f.owner !== null || f.module !== 'builtins') return undefined;
  if (name === 'sorted') return args.length === 1 ? throughList(b, f, [], gen) : undefined;
  for (const makePlan of PLANS[name] ?? []) {
    const plan = makePlan(b, f, args.slice(1), kwnames);
    const result = plan && drain(b, plan, gen);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** `list(generator)`, `tuple(generator)`, `set(generator)`. */
export function drainIntoContainer(b: Builder, cls: PyClass, gen: Node): Node | undefined {
  const { list, tuple, set } = b.spec.interp.vm.types;
  if ((cls !== list && cls !== tuple && cls !== set) || !canDrain(b, gen)) return undefined;
  if (cls === set) return drain(b, intoSet(b), gen);
  if (cls === list) return drain(b, intoList(b, [], asItIs), gen);
  const items = drain(b, intoList(b, [], asTuple), gen);
  return items && b.helper('listToTuple', [items]);
}

const asItIs = (items: PyList): Value => items;
const asTuple = (items: PyList, vm: Vm): Value => vm.tuple(items.items);

/** Natives that make a list of all items before they do anything. */
function throughList(b: Builder, f: PyNative, self: readonly Node[], gen: Node): Node | undefined {
  const list = drain(
    b,
    intoList(b, self, (items, vm, held) => vm.call(f, ...held, items)),
    gen,
  );
  return list === undefined ? undefined : callNativeOf(b, f.spec, [...self, list], without(b.state(), gen));
}

/** Only the argument's register holds it, so nobody asks it anything afterwards. */
function isHeldOnce(b: Builder, gen: Node): boolean {
  const named = b.code.varNames.length + b.code.freeVars.length;
  const holders = b.regs.flatMap((n, r) => (n === gen ? [r] : []));
  return holders.length === 1 && holders[0] >= named;
}

/** The caller's frame, which has no generator: the native has taken it. */
function without(state: FrameState, gen: Node): FrameState {
  return { ...state, registers: new Map([...state.registers].filter(([, n]) => n !== gen)) };
}

function entryOf(b: Builder, gen: Node): CodeEntry | null {
  const made = gen.args[0];
  const { interp } = b.spec;
  if (made.op === 'const') {
    const fn = made.data.ref as PyFunction;
    return { profile: interp.profileOf(fn.code), fn, globals: fn.globals };
  }
  if (!isMadeHere(made)) return null;
  return { profile: interp.profileOf(made.data.ref as PyCode), fn: null, globals: b.entry.globals };
}

/** A function made in this activation: its code is known. */
export const isMadeHere = (n: Node): boolean => n.op === 'helper' && MAKERS.has(n.data.text!);
const MAKERS: ReadonlySet<string> = new Set(['makeFunction', 'makeClosure']);

/** The cells of the generator's function, behind its variables. */
function closureOf(b: Builder, gen: Node, entry: CodeEntry): (Node | undefined)[] {
  if (entry.fn !== null) return b.closureOf(entry);
  const cells = gen.args[0].args.at(0);
  if (cells === undefined) return [];
  const others = new Array<undefined>(entry.profile.firstFree - (gen.args.length - 1)).fill(undefined);
  return [...others, ...cells.args];
}

// ---- what natives do with items ----

/** Undefined where the native is called otherwise: `others` are the arguments behind the generator, the last of them named. */
type MakePlan = (b: Builder, native: PyNative, others: readonly Node[], kwnames: readonly string[]) => DrainPlan | undefined;

/** Several: the first that can take what is yielded. */
const PLANS: Readonly<Record<string, readonly MakePlan[]>> = {
  any: [(_b, native, others) => (others.length === 0 ? untilTruth(native, true) : undefined)],
  all: [(_b, native, others) => (others.length === 0 ? untilTruth(native, false) : undefined)],
  sum: [sumOfInts, (b, _native, others) => (others.length === 0 ? sumOfFloats(b) : undefined)],
  min: [(b, native, others, kwnames) => extreme(b, native, others, kwnames, '<')],
  max: [(b, native, others, kwnames) => extreme(b, native, others, kwnames, '>')],
};

/** `any` and `all`: end at the first item whose truth is `wanted`. */
function untilTruth(native: PyNative, wanted: boolean): DrainPlan {
  return {
    drain: { finish: (vm, _held, rest) => vm.call(native, rest) },
    held: [],
    take: (inner, item) => {
      const isTrue = truthOf(inner, item);
      const no = inner.branchInside(wanted ? isTrue : inner.add('not', [isTrue], 'bool'));
      inner.leaveWith(inner.constant(wanted, 'bool'));
      inner.block = no;
      if (item.type === 'any') goesOn(inner);
    },
    end: inner => inner.constant(!wanted, 'bool'),
  };
}

/** The item was taken: from here on the generator goes on behind its `yield`. */
function goesOn(inner: Builder): void {
  inner.set(inner.ins[inner.pc + 1], inner.constant(None));
  inner.checkValid();
}

/** What the native asks may raise in the native, not in the generator. */
function truthOf(b: Builder, item: Node): Node {
  if (item.type !== 'any') return truthNode(b, item)!;
  return b.add('truth', [item], 'bool', { refs: [] }, b.waiting);
}

/** `sum` from an int, as long as the items are ints, or bools. */
function sumOfInts(b: Builder, native: PyNative, others: readonly Node[]): DrainPlan | undefined {
  const start = others.length === 0 ? b.constant(0, 'int32') : others[0];
  if (others.length > 1 || (start.type !== 'int32' && start.type !== 'int')) return undefined;
  return {
    drain: { finish: (vm, held, rest) => vm.call(native, rest, held[0]!) },
    held: [start],
    take: (inner, item) => {
      const total = inner.code.registerCount;
      const parts = [asInt(inner, inner.reg(total)), asAddend(inner, item)];
      const sum = inner.add('int_add', parts, 'int', { reason: 'ResultKindChanged' }, inner.state());
      inner.set(total, sum);
    },
    end: inner => inner.reg(inner.code.registerCount),
  };
}

/** An item as an int; where ints were not what came, it may be a bool. */
function asAddend(b: Builder, item: Node): Node {
  const isBanned = (reason: DeoptReason): boolean => b.spec.isBanned(b.entry, b.pc, reason);
  if (isBanned('ResultKindChanged')) throw new CannotDrain();
  if (item.type === 'bool') return b.add('bool_int', [item], 'int32');
  if (item.type === 'int32' || item.type === 'int' || (item.type === 'any' && !isBanned('NotInt'))) return asInt(b, item);
  if (item.type !== 'any' || isBanned('NotBool')) throw new CannotDrain();
  return b.add('bool_int', [b.guard('check_bool', item, 'bool', 'NotBool')], 'int32');
}

/** `sum` of floats with Neumaier's compensation: the sum, what was lost in rounding it, and whether there was an item. */
function sumOfFloats(b: Builder): DrainPlan {
  return {
    drain: { finish: (vm, held, rest) => sumOn(vm, held, rest) },
    held: [b.constant(0, 'double'), b.constant(0, 'double'), b.constant(false, 'bool')],
    take: (inner, item) => {
      const at = inner.code.registerCount;
      const x = asFloat(inner, item);
      const [high, low] = [inner.reg(at), inner.reg(at + 1)];
      const sum = inner.add('float_add', [high, x], 'double');
      inner.set(at, sum);
      inner.set(at + 1, inner.add('float_add', [low, inner.add('float_lost', [high, x, sum], 'double')], 'double'));
      inner.set(at + 2, inner.constant(true, 'bool'));
    },
    end: inner => {
      const at = inner.code.registerCount;
      const none = inner.branchInside(inner.reg(at + 2));
      const { block } = inner;
      inner.block = none;
      inner.leaveWith(inner.constant(0, 'int32'));
      inner.block = block;
      return inner.add('float_rounded', [inner.reg(at), inner.reg(at + 1)], 'double');
    },
  };
}

function asFloat(b: Builder, item: Node): Node {
  if (item.type === 'double') return item;
  if (item.type !== 'any' || b.spec.isBanned(b.entry, b.pc, 'NotFloat')) throw new CannotDrain();
  return b.guard('check_float', item, 'double', 'NotFloat');
}

/** `min` and `max` without a key: the first of the best, and whether there was one. */
function extreme(b: Builder, native: PyNative, others: readonly Node[], kwnames: readonly string[], op: string): DrainPlan | undefined {
  const isPlain = others.length === kwnames.length && kwnames.every(name => name === 'default');
  if (!isPlain) return undefined;
  return {
    drain: {
      finish: (vm, [best, has, fallback], rest) => {
        const items = has === true ? new Resumed(vm, [best!], rest) : rest;
        return vm.interpreter.call(native, fallback === undefined ? [items] : [items, fallback], kwnames.length === 0 ? null : kwnames);
      },
    },
    held: [b.constant(None), b.constant(false, 'bool'), ...others],
    take: (inner, item) => {
      const at = inner.code.registerCount;
      const join = inner.graph.block();
      const result = inner.graph.node('param', [], 'any');
      join.params = [result];
      const first = inner.branchInside(inner.reg(at + 1));
      const better = betterOf(inner, native.spec, at, item, op);
      inner.block.end = { kind: 'jump', target: join, args: [better] };
      first.end = { kind: 'jump', target: join, args: [item] };
      inner.block = join;
      inner.set(at, result);
      inner.set(at + 1, inner.constant(true, 'bool'));
    },
    end: inner => {
      const at = inner.code.registerCount;
      const none = inner.branchInside(inner.reg(at + 1));
      const { block } = inner;
      inner.block = none;
      const ofNone = (): Node => callNativeOf(inner, native.spec, [inner.constant(inner.spec.interp.vm.emptyTuple)], inner.waiting);
      inner.leaveWith(others.length === 0 ? ofNone() : inner.reg(at + 2));
      inner.block = block;
      return inner.reg(at);
    },
  };
}

function betterOf(inner: Builder, spec: NativeSpec, at: number, item: Node, op: string): Node {
  const data = { text: op, ref: spec, refs: bindNativeArguments(spec, 2, [])! };
  const better = inner.add('number_extreme', [inner.reg(at), item], 'any', data, inner.waiting);
  inner.set(at, better);
  goesOn(inner);
  return better;
}

function callNativeOf(b: Builder, spec: NativeSpec, args: Node[], state: FrameState | null): Node {
  return b.add('call_native', args, 'any', { ref: spec, refs: bindNativeArguments(spec, args.length, [])! }, state);
}

/** All items; `then`: what becomes of their list, with what is held beside it. */
function intoList(b: Builder, held: readonly Node[], then: (items: PyList, vm: Vm, held: Value[]) => Value): DrainPlan {
  const { rootShape } = b.spec.interp.vm.types.list;
  return {
    drain: { finish: (vm, [list, ...others], rest) => then(extended(vm, list as PyList, rest), vm, others as Value[]) },
    held: [b.add('make_list', [], 'any', { ref: rootShape, ref2: rootShape }), ...held],
    take: (inner, item) => void inner.add('list_append', [inner.reg(inner.code.registerCount), item], 'void', {}, inner.state()),
    end: inner => inner.reg(inner.code.registerCount),
  };
}

/** Items that cannot be hashed raise in `set`. */
function intoSet(b: Builder): DrainPlan {
  return {
    drain: {
      finish: (vm, [set], rest) => {
        vm.call(getAttribute(vm, set!, 'update'), rest);
        return set!;
      },
    },
    held: [b.helper('set', [])],
    take: (inner, item) => {
      inner.add('helper', [inner.reg(inner.code.registerCount), item], 'void', { text: 'setAdd' }, inner.waiting);
      goesOn(inner);
    },
    end: inner => inner.reg(inner.code.registerCount),
  };
}

// ---- going on outside of compiled code ----

function sumOn(vm: Vm, [high, low, has]: readonly (Value | undefined)[], rest: Value): Value {
  const sums = has === true ? Sums.ofFloats(vm, doubleOf(high), doubleOf(low)) : new Sums(vm, 0);
  forEach(vm, rest, v => sums.add(v));
  return sums.total;
}

const doubleOf = (v: Value | undefined): number => (v as PyFloat).v;

function extended(vm: Vm, list: PyList, rest: Value): PyList {
  vm.call(getAttribute(vm, list, 'extend'), rest);
  return list;
}
