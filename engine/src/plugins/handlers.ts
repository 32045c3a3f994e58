/**
 * Every opcode as a function of its operands: what a tier that only removes dispatch can call. They do what the language
 * says and nothing more: no inline caches, no feedback, no speculation. What continues elsewhere (jumps, returns, yields)
 * is the caller's to carry out.
 */
import { BINARY_OPERATORS, Compare, COMPARE_OPERATORS, Op, type OpcodeName } from '../bytecode/opcodes.js';
import { findMethod, type MethodPair } from '../interpreter/caches.js';
import type { Frame } from '../interpreter/frame.js';
import { floatResult, order, smallResult } from '../interpreter/instructions.js';
import type { Interpreter } from '../interpreter/interpreter.js';
import * as ops from '../interpreter/operations.js';
import { binary, inplace } from '../objects/arithmetic.js';
import { getAttribute, setAttribute } from '../objects/attribute.js';
import { identical } from '../objects/class-of.js';
import { compare } from '../objects/compare.js';
import { isError } from '../objects/errors.js';
import { PyNative } from '../objects/function.js';
import { getIterator, iteratorNext } from '../objects/iterate.js';
import { contains, getItem, setItem } from '../objects/subscript.js';
import { truth } from '../objects/truth.js';
import { None, type PyCell, type PyList, type Value } from '../objects/value.js';

/** One frame being carried out by somebody else than the interpreter. */
export class Activation {
  readonly regs: (Value | undefined)[];
  readonly consts: readonly Value[];
  readonly names: readonly string[];
  /** Back edges until the next poll, at which limits and Ctrl-C end the run. */
  fuel = POLL_STEPS;
  readonly pair: MethodPair = { func: None, self: undefined };

  constructor(
    readonly interp: Interpreter,
    readonly frame: Frame,
  ) {
    this.regs = frame.regs;
    this.consts = frame.code.consts;
    this.names = frame.code.code.names;
  }

  /** The instruction that is being carried out: where an exception comes from. */
  set pc(pc: number) {
    this.frame.pc = pc;
  }

  /** The pc of this frame's handler of what was thrown; throws it again when there is none. */
  handle(thrown: unknown): number {
    const { interp, frame } = this;
    const e = interp.translateHostError(thrown);
    ops.chainNew(interp, e);
    const row = frame.code.code.handlerFor(frame.pc);
    if (!interp.isReraise(frame, e)) ops.addTraceback(interp.vm, e, frame, frame.pc);
    if (row < 0) throw e;
    const { handlers } = frame.code.code;
    this.regs[handlers[row + 3]] = e;
    return handlers[row + 2];
  }
}
const POLL_STEPS = 1000;

/** True: the instruction's jump is taken. */
export type Handler = (m: Activation, a: number, b: number, c: number, d: number) => boolean | void;

/** Instructions of which nothing is left when they are compiled, and those that end or suspend a frame. */
export type ControlOpcode = 'NOP' | 'JUMP' | 'RETURN_VALUE' | 'YIELD_VALUE' | 'SEND';
export type HandlerTable = Readonly<Record<Exclude<OpcodeName, ControlOpcode>, Handler>>;

const rare: Handler = m => m.interp.rare(m.frame, m.frame.pc);

function take(regs: readonly (Value | undefined)[], from: number, count: number): Value[] {
  return regs.slice(from, from + count) as Value[];
}

function call(m: Activation, a: number, b: number, args: Value[], kwnames: readonly string[]): void {
  m.regs[a] = m.interp.call(m.regs[b]!, args, kwnames);
}

function leftToRaise(interp: Activation['interp']): never {
  throw interp.takeRaised();
}

/** A call without keywords: natives take their arguments from the registers, as in the interpreter. */
function callPlain(m: Activation, a: number, b: number, first: number, argc: number, isMethod: boolean): void {
  const { regs, interp } = m;
  const callee = regs[b]!;
  regs[a] =
    callee instanceof PyNative
      ? (interp.callNativeFrom(callee, regs, first, argc, isMethod) ?? leftToRaise(interp))
      : interp.call(callee, take(regs, first, argc), null);
}

/** Small ints and floats first, as in the interpreter. */
function operate(m: Activation, isInplace: boolean, op: number, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') {
    const r = smallResult(op, a, b);
    if ((r | 0) === r) return r | 0;
  } else {
    const r = floatResult(op, a, b);
    if (r !== null) return r;
  }
  return isInplace ? inplace(m.interp.vm, BINARY_OPERATORS[op], a, b) : binary(m.interp.vm, BINARY_OPERATORS[op], a, b);
}

function compared(m: Activation, op: Compare, a: Value, b: Value): Value {
  if (typeof a === 'number' && typeof b === 'number') return order(op, a, b);
  if (typeof a === 'string' && typeof b === 'string') return op === Compare.eq ? a === b : order(op, a, b);
  return compare(m.interp.vm, COMPARE_OPERATORS[op], a, b);
}

/** Method forms: `self`, if LOAD_METHOD found one, lies between callee and arguments. */
function firstArgument(m: Activation, b: number): number {
  return m.regs[b + 1] === undefined ? b + 2 : b + 1;
}

const raise: Handler = (m, a, b) => {
  const { regs, interp, frame } = m;
  const first = a < 0 ? undefined : regs[a];
  if (frame.code.code.instructions[frame.pc] === Op.RAISE_VARARGS) throw ops.raised(interp, first, b < 0 ? undefined : regs[b]);
  throw first;
};

const SPECIFIC: Partial<HandlerTable> = {
  LOAD_CONST: (m, a, b) => void (m.regs[a] = m.consts[b]),
  MOVE: (m, a, b) => void (m.regs[a] = m.regs[b]),
  CHECK_BOUND: (m, a) => void (m.regs[a] === undefined && m.interp.raiseUnbound(m.frame, a)),
  LOAD_DEREF: (m, a, b) => void (m.regs[a] = (m.regs[b] as PyCell).value ?? m.interp.raiseEmpty(m.frame, b)),
  LOAD_GLOBAL: (m, a, b) => void (m.regs[a] = ops.loadName(m.interp.vm, m.frame, m.names[b])),
  BINARY_OP: (m, a, b, c, d) => void (m.regs[a] = operate(m, false, d, m.regs[b]!, m.regs[c]!)),
  INPLACE_OP: (m, a, b, c, d) => void (m.regs[a] = operate(m, true, d, m.regs[b]!, m.regs[c]!)),
  NOT: (m, a, b) => void (m.regs[a] = !truth(m.interp.vm, m.regs[b]!)),
  COMPARE_OP: (m, a, b, c, d) => void (m.regs[a] = compared(m, d, m.regs[b]!, m.regs[c]!)),
  IS_OP: (m, a, b, c, d) => void (m.regs[a] = identical(m.regs[b]!, m.regs[c]!) !== (d === 1)),
  CONTAINS_OP: (m, a, b, c, d) => void (m.regs[a] = contains(m.interp.vm, m.regs[c]!, m.regs[b]!) !== (d === 1)),
  BINARY_SUBSCR: (m, a, b, c) => void (m.regs[a] = getItem(m.interp.vm, m.regs[b]!, m.regs[c]!)),
  STORE_SUBSCR: (m, a, b, c) => setItem(m.interp.vm, m.regs[a]!, m.regs[b]!, m.regs[c]!),
  LOAD_ATTR: (m, a, b, c) => void (m.regs[a] = getAttribute(m.interp.vm, m.regs[b]!, m.names[c])),
  STORE_ATTR: (m, a, b, c) => setAttribute(m.interp.vm, m.regs[a]!, m.names[c], m.regs[b]!),
  LOAD_METHOD: (m, a, b, c) => {
    const { regs, pair } = m;
    const isMethod = findMethod(m.interp.vm, regs[b]!, m.names[c], pair);
    regs[a] = isMethod ? pair.func : getAttribute(m.interp.vm, regs[b]!, m.names[c]);
    regs[a + 1] = isMethod ? pair.self : undefined;
  },
  BUILD_TUPLE: (m, a, b, c) => void (m.regs[a] = m.interp.vm.tuple(take(m.regs, b, c))),
  BUILD_LIST: (m, a, b, c) => void (m.regs[a] = m.interp.vm.list(take(m.regs, b, c))),
  LIST_APPEND: (m, a, b) => ops.listAppend(m.interp.vm, m.regs[a] as PyList, m.regs[b]!),
  UNPACK_SEQUENCE: (m, a, b, c) => ops.unpackSequence(m.interp.vm, m.regs[b]!, m.regs, a, c),
  JUMP_BACKWARD: m => {
    if (--m.fuel >= 0) return;
    m.fuel = POLL_STEPS;
    m.interp.poll();
  },
  POP_JUMP_IF_TRUE: (m, a) => truth(m.interp.vm, m.regs[a]!),
  POP_JUMP_IF_FALSE: (m, a) => !truth(m.interp.vm, m.regs[a]!),
  POP_JUMP_IF_NONE: (m, a) => m.regs[a] === None,
  POP_JUMP_IF_NOT_NONE: (m, a) => m.regs[a] !== None,
  GET_ITER: (m, a, b) => void (m.regs[a] = getIterator(m.interp.vm, m.regs[b]!)),
  FOR_ITER: (m, a, b) => {
    const v = iteratorNext(m.interp.vm, m.regs[b]!);
    if (v === undefined) return true;
    m.regs[a] = v;
    return false;
  },
  CALL: (m, a, b, c) => callPlain(m, a, b, b + 1, c, false),
  CALL_METHOD: (m, a, b, c) => {
    const first = firstArgument(m, b);
    callPlain(m, a, b, first, b + 2 + c - first, first === b + 1);
  },
  CALL_KW: (m, a, b, c, d) => call(m, a, b, take(m.regs, b + 1, c), ops.keywordNames(m.consts[d])),
  CALL_METHOD_KW: (m, a, b, c, d) => {
    const first = firstArgument(m, b);
    call(m, a, b, take(m.regs, first, b + 2 + c - first), ops.keywordNames(m.consts[d]));
  },
  CALL_FUNCTION_EX: (m, a, b, c, d) => {
    const { args, kwnames } = ops.spreadArguments(m.interp.vm, m.regs[b]!, m.regs[c]!, d < 0 ? undefined : m.regs[d]);
    m.regs[a] = m.interp.call(m.regs[b]!, args, kwnames);
  },
  RAISE_VARARGS: raise,
  RERAISE: raise,
  END_ASYNC_FOR: (m, a, ...rest) => (isError(m.interp.vm, m.regs[a], 'StopAsyncIteration') ? undefined : raise(m, a, ...rest)),
};

/** All handlers by opcode: those above, and for what is rare the interpreter's own. */
export function makeHandlers(opcodes: readonly OpcodeName[]): HandlerTable {
  const control: ReadonlySet<string> = new Set<ControlOpcode>(['NOP', 'JUMP', 'RETURN_VALUE', 'YIELD_VALUE', 'SEND']);
  const rows = opcodes.filter(name => !control.has(name)).map(name => [name, SPECIFIC[name as keyof HandlerTable] ?? rare] as const);
  return Object.freeze(Object.fromEntries(rows)) as HandlerTable;
}
