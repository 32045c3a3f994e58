/** Each opcode of CPython in our instructions. The bytecode has been verified: nothing is checked again. */
import {
  BINARY_OPERATORS,
  FUNCTION_ATTRIBUTES,
  INTRINSICS,
  UNARY_OPERATORS,
  WIDTH,
  type Intrinsic,
  type OpcodeName,
} from '../bytecode/opcodes.js';
import type { Const } from '../bytecode/code.js';
import { CPYTHON_BINARY, INTRINSICS_1, INTRINSICS_2, type CPythonOpcode } from './cpython-opcodes.js';
import type { CPythonInstruction } from './decode.js';
import { NULL, UNBOUND, type Assembly } from './assembly.js';
import { isValue, Local } from './kinds.js';
import type { CPythonCode } from './marshalled.js';
import type { State } from './state.js';

export interface Context {
  readonly a: Assembly;
  readonly code: CPythonCode;
  /** What is known before the instruction. */
  readonly state: State;
  readonly ins: CPythonInstruction;
  readonly previous: CPythonInstruction | undefined;
  readonly next: CPythonInstruction | undefined;
  constant(c: Const): number;
  name(text: string): number;
}

export type Translator = (a: Assembly, arg: number, c: Context) => void;

/** Places of operands, the first of them deepest. */
const DOWN: readonly (readonly number[])[] = [[], [1], [2, 1], [3, 2, 1]];

const nothing: Translator = () => undefined;

/** `W R…` with so many operands, all replaced by the result. */
const operation =
  (op: OpcodeName, operands: number) =>
  (a: Assembly): void => {
    const [b, c, d] = a.operands(...DOWN[operands]);
    a.drop(operands);
    a.result(op, b, c, d);
  };

/** The same with an immediate operand after them. */
const operationWith =
  (op: OpcodeName, operands: number, immediate: (arg: number) => number) =>
  (a: Assembly, arg: number): void => {
    const [b, c, d] = [...a.operands(...DOWN[operands]), immediate(arg)];
    a.drop(operands);
    a.result(op, b, c, d);
  };

const push =
  (op: OpcodeName): Translator =>
  (a, arg) =>
    a.result(op, arg);

/** Reads the top, which stays, and pushes. */
const look =
  (op: OpcodeName): Translator =>
  a =>
    a.result(op, a.operand(1));

const build =
  (op: OpcodeName, each = 1): Translator =>
  (a, n) => {
    const from = a.run(n * each);
    a.drop(n * each);
    a.result(op, from, n);
  };

/** Adds the top to a container `depth` below it. */
const into =
  (op: OpcodeName): Translator =>
  (a, depth) => {
    const [container, item] = a.operands(depth + 1, 1);
    a.emit(op, container, item);
    a.drop(1);
  };

const conditional =
  (op: OpcodeName): Translator =>
  (a, _, { ins }) => {
    let tested = a.operand(1);
    if (!a.isSettledBelow(1)) {
      a.settle();
      tested = a.operand(1);
    }
    a.drop(1);
    a.emitJump(op, ins.target, 1, tested);
  };

function load(a: Assembly, local: number, { state }: Context): void {
  if (state.locals[local] & Local.unbound) a.emit('CHECK_BOUND', local);
  a.pushRegister(local);
}

/** Two results in neighbouring registers, the deeper one first. */
function pushPair(a: Assembly, op: OpcodeName, operands: number, c = 0, d = 0): void {
  const from = a.operand(operands);
  a.drop(operands);
  const first = a.claim();
  a.evict(first + 1);
  a.emit(op, first, from, c, d);
  a.pushRegister(first);
  a.pushRegister(first + 1);
}

/** Values come out first to last in ascending registers; CPython has the first of them on top. */
function pushReversed(a: Assembly, op: OpcodeName, count: number, c: number, d: number): void {
  const from = a.operand(1);
  a.drop(1);
  const first = a.claim();
  for (let i = 1; i < count; i++) a.evict(first + i);
  a.emit(op, first, from, c, d);
  for (let i = count - 1; i >= 0; i--) a.pushRegister(first + i);
}

/** Callee, null or self, arguments. `keywords`: index of the constant with their names, or −1. */
function call(a: Assembly, argc: number, { state }: Context, keywords: number): void {
  const depth = argc + 2;
  const slot = a.stack.length - depth;
  const extra = keywords < 0 ? 0 : 1;
  const args = a.run(argc);
  const self = state.at(argc + 1 + extra);
  let base = args - 2;
  let count = argc;
  if (self === 'null') a.put(slot, ++base);
  else {
    a.put(slot, base);
    a.put(slot + 1, base + 1);
    // a self that is certainly there is an argument like others
    if (isValue(self)) count++;
  }
  const isMethod = self === 'self?';
  a.drop(depth);
  if (keywords < 0) a.result(isMethod ? 'CALL_METHOD' : 'CALL', base, count);
  else a.result(isMethod ? 'CALL_METHOD_KW' : 'CALL_KW', base, count, keywords);
}

function slice(a: Assembly): number {
  const from = a.run(2);
  a.emit('BUILD_SLICE', from, from, 2);
  return from;
}

/** An intrinsic of ours with the same name, or an instruction. */
function intrinsic(a: Assembly, name: string, operands: number): void {
  const number = INTRINSICS.indexOf(name as Intrinsic);
  if (number >= 0 && name !== 'stopiteration_error') {
    const [b, c] = operands === 1 ? [a.operand(1), -1] : a.operands(2, 1);
    a.drop(operands);
    return a.result('INTRINSIC', number, b, c);
  }
  switch (name) {
    // what leaves a generator is looked at where it leaves (PEP 479)
    case 'stopiteration_error':
      return;
    case 'import_star':
      a.emit('IMPORT_STAR', a.operand(1));
      a.drop(1);
      return a.pushRegister(a.base + a.stack.length);
    case 'unary_positive':
      return operationWith('UNARY_OP', 1, () => UNARY_OPERATORS.indexOf('+'))(a, 0);
    case 'list_to_tuple':
      return operation('LIST_TO_TUPLE', 1)(a);
    case 'prep_reraise_star':
      return operation('PREP_RERAISE_STAR', 2)(a);
    case 'set_function_type_params': {
      const [fn, types] = a.operands(2, 1);
      a.emit('SET_FUNCTION_ATTRIBUTE', fn, FUNCTION_ATTRIBUTES.indexOf('type_params'), types);
      return a.drop(1);
    }
  }
}

const ATTRIBUTE_OF_FLAG: Readonly<Record<number, (typeof FUNCTION_ATTRIBUTES)[number]>> = {
  1: 'defaults',
  2: 'kwdefaults',
  4: 'annotations',
  8: 'closure',
};
/** Of CONVERT_VALUE: str, repr, ascii. */
const CONVERSIONS = [-1, 115, 114, 97];

const isJumpOnTruth = (op: CPythonOpcode | undefined): boolean =>
  op === 'POP_JUMP_IF_TRUE' || op === 'POP_JUMP_IF_FALSE' || op === 'UNARY_NOT';

/** FOR_ITER and others have their operands at home, where the way back finds them. */
function settledTop(a: Assembly, n: number): number {
  a.settle();
  return a.operand(n);
}

export const TRANSLATORS: Readonly<Record<CPythonOpcode, Translator>> = {
  NOP: a => a.emit('NOP'),
  RESUME: nothing,
  POP_TOP: a => a.drop(1),
  END_FOR: a => a.drop(1),
  PUSH_NULL: a => void a.stack.push(NULL),
  COPY: (a, n) => {
    const entry = a.stack[a.stack.length - n];
    a.stack.push(entry);
  },
  SWAP: (a, n) => {
    const top = a.stack.length - 1;
    const other = top + 1 - n;
    [a.stack[top], a.stack[other]] = [a.stack[other], a.stack[top]];
  },
  LOAD_CONST: (a, i) => a.pushConstant(i),
  RETURN_CONST: (a, i) => {
    a.pushConstant(i);
    a.emit('RETURN_VALUE', a.operand(1));
    a.drop(1);
  },
  RETURN_VALUE: a => {
    a.emit('RETURN_VALUE', a.operand(1));
    a.drop(1);
  },
  RETURN_GENERATOR: a => a.pushRegister(a.base + a.stack.length),

  LOAD_FAST: load,
  LOAD_FAST_CHECK: load,
  LOAD_FAST_LOAD_FAST: (a, arg, c) => {
    load(a, arg >> 4, c);
    load(a, arg & 15, c);
  },
  LOAD_FAST_AND_CLEAR: (a, i, { state }) => {
    if (state.locals[i] === Local.unbound) return void a.stack.push(UNBOUND);
    const saved = a.claim();
    a.evict(i);
    a.emit('MOVE', saved, i);
    a.emit('CLEAR', i);
    a.pushRegister(saved);
  },
  STORE_FAST: (a, i) => a.store(i),
  STORE_FAST_LOAD_FAST: (a, arg, c) => {
    a.store(arg >> 4);
    if (arg >> 4 === (arg & 15)) a.pushRegister(arg & 15);
    else load(a, arg & 15, c);
  },
  STORE_FAST_STORE_FAST: (a, arg) => {
    a.store(arg >> 4);
    a.store(arg & 15);
  },
  DELETE_FAST: (a, i) => {
    a.evict(i);
    a.emit('DELETE_FAST', i);
  },
  MAKE_CELL: (a, i) => {
    a.evict(i);
    a.emit('MAKE_CELL', i);
  },
  // the frame has them when it begins
  COPY_FREE_VARS: nothing,
  LOAD_DEREF: push('LOAD_DEREF'),
  STORE_DEREF: (a, i) => {
    a.emit('STORE_DEREF', i, a.operand(1));
    a.drop(1);
  },
  DELETE_DEREF: (a, i) => a.emit('DELETE_DEREF', i),
  LOAD_FROM_DICT_OR_DEREF: (a, i, { code, name }) => {
    const mapping = a.operand(1);
    a.drop(1);
    a.result('LOAD_FROM_DICT_OR_DEREF', mapping, name(code.localNames[i]), i);
  },

  LOAD_NAME: push('LOAD_NAME'),
  STORE_NAME: (a, i) => {
    a.emit('STORE_NAME', i, a.operand(1));
    a.drop(1);
  },
  DELETE_NAME: (a, i) => a.emit('DELETE_NAME', i),
  LOAD_GLOBAL: (a, arg) => {
    if ((arg & 1) === 0) return a.result('LOAD_GLOBAL', arg >> 1);
    // at once where the call wants it
    const register = a.claim() + 1;
    a.evict(register);
    a.emit('LOAD_GLOBAL', register, arg >> 1);
    a.pushRegister(register);
    a.stack.push(NULL);
  },
  STORE_GLOBAL: (a, i) => {
    a.emit('STORE_GLOBAL', i, a.operand(1));
    a.drop(1);
  },
  DELETE_GLOBAL: (a, i) => a.emit('DELETE_GLOBAL', i),
  LOAD_FROM_DICT_OR_GLOBALS: (a, i) => {
    const mapping = a.operand(1);
    a.drop(1);
    a.result('LOAD_FROM_DICT_OR_GLOBALS', mapping, i);
  },
  LOAD_LOCALS: push('LOAD_LOCALS'),
  LOAD_BUILD_CLASS: push('LOAD_BUILD_CLASS'),
  LOAD_ASSERTION_ERROR: push('LOAD_ASSERTION_ERROR'),
  SETUP_ANNOTATIONS: a => a.emit('SETUP_ANNOTATIONS'),
  IMPORT_NAME: (a, i, { code }) => {
    const level = code.consts[a.constantAt(2)] as { value: number };
    const names = a.constantAt(1);
    a.drop(2);
    a.result('IMPORT_NAME', i, names, level.value);
  },
  IMPORT_FROM: (a, i) => a.result('IMPORT_FROM', a.operand(1), i),

  BINARY_OP: (a, arg) => {
    const inplace = arg >= CPYTHON_BINARY.length;
    const operator = BINARY_OPERATORS.indexOf(CPYTHON_BINARY[inplace ? arg - CPYTHON_BINARY.length : arg]);
    operationWith(inplace ? 'INPLACE_OP' : 'BINARY_OP', 2, () => operator)(a, arg);
  },
  // whether the result is made a bool does not matter to the jump that follows
  COMPARE_OP: operationWith('COMPARE_OP', 2, arg => arg >> 5),
  CONTAINS_OP: operationWith('CONTAINS_OP', 2, arg => arg & 1),
  IS_OP: operationWith('IS_OP', 2, arg => arg & 1),
  UNARY_INVERT: operationWith('UNARY_OP', 1, () => UNARY_OPERATORS.indexOf('~')),
  UNARY_NEGATIVE: operationWith('UNARY_OP', 1, () => UNARY_OPERATORS.indexOf('-')),
  UNARY_NOT: operation('NOT', 1),
  TO_BOOL: (a, _, { next }) => {
    // the jump asks for itself
    if (isJumpOnTruth(next?.op)) return;
    operation('NOT', 1)(a);
    operation('NOT', 1)(a);
  },
  BINARY_SUBSCR: operation('BINARY_SUBSCR', 2),
  STORE_SUBSCR: a => {
    const [value, container, key] = a.operands(3, 2, 1);
    a.emit('STORE_SUBSCR', container, key, value);
    a.drop(3);
  },
  DELETE_SUBSCR: a => {
    const [container, key] = a.operands(2, 1);
    a.emit('DELETE_SUBSCR', container, key);
    a.drop(2);
  },
  BINARY_SLICE: a => {
    const key = slice(a);
    const container = a.operand(3);
    a.drop(3);
    a.result('BINARY_SUBSCR', container, key);
  },
  STORE_SLICE: a => {
    const key = slice(a);
    const [value, container] = a.operands(4, 3);
    a.emit('STORE_SUBSCR', container, key, value);
    a.drop(4);
  },
  LOAD_ATTR: (a, arg) => {
    if (arg & 1) return pushPair(a, 'LOAD_METHOD', 1, arg >> 1);
    const object = a.operand(1);
    a.drop(1);
    a.result('LOAD_ATTR', object, arg >> 1);
  },
  STORE_ATTR: (a, i) => {
    const [value, object] = a.operands(2, 1);
    a.emit('STORE_ATTR', object, value, i);
    a.drop(2);
  },
  DELETE_ATTR: (a, i) => {
    a.emit('DELETE_ATTR', a.operand(1), i);
    a.drop(1);
  },
  LOAD_SUPER_ATTR: (a, arg) => {
    const from = a.run(3);
    a.drop(3);
    if ((arg & 1) === 0) return a.result('LOAD_SUPER_ATTR', from, arg >> 2, arg & 3);
    const first = a.claim();
    a.evict(first + 1);
    a.emit('LOAD_SUPER_ATTR', first, from, arg >> 2, arg & 3);
    a.pushRegister(first);
    a.pushRegister(first + 1);
  },
  GET_LEN: look('GET_LEN'),

  BUILD_TUPLE: build('BUILD_TUPLE'),
  BUILD_LIST: build('BUILD_LIST'),
  BUILD_SET: build('BUILD_SET'),
  BUILD_MAP: build('BUILD_MAP', 2),
  BUILD_CONST_KEY_MAP: (a, n, { code, constant }) => {
    const keys = code.consts[a.constantAt(1)] as { items: Const[] };
    a.drop(1);
    // values in turn with their keys, beyond what is in use
    const regs = a.operands(...Array.from({ length: n }, (_, i) => n - i));
    const first = a.scratch(2 * n);
    for (let i = 0; i < n; i++) {
      a.emit('LOAD_CONST', first + 2 * i, constant(keys.items[i]));
      a.emit('MOVE', first + 2 * i + 1, regs[i]);
    }
    a.drop(n);
    a.result('BUILD_MAP', first, n);
  },
  BUILD_STRING: build('BUILD_STRING'),
  BUILD_SLICE: build('BUILD_SLICE'),
  LIST_APPEND: into('LIST_APPEND'),
  LIST_EXTEND: into('LIST_EXTEND'),
  SET_ADD: into('SET_ADD'),
  SET_UPDATE: into('SET_UPDATE'),
  MAP_ADD: (a, depth) => {
    const [map, key, value] = a.operands(depth + 2, 2, 1);
    a.emit('MAP_ADD', map, key, value);
    a.drop(2);
  },
  DICT_UPDATE: into('DICT_UPDATE'),
  DICT_MERGE: (a, depth) => {
    const [update, dict, callee] = a.operands(1, depth + 1, depth + 4);
    a.emit('DICT_MERGE', dict, update, callee);
    a.drop(1);
  },
  CONVERT_VALUE: (a, arg, { next }) => {
    if (next?.op === 'FORMAT_SIMPLE') return;
    const value = a.operand(1);
    a.drop(1);
    a.result('FORMAT_VALUE', value, -1, CONVERSIONS[arg]);
  },
  FORMAT_SIMPLE: (a, _, { previous }) => {
    const value = a.operand(1);
    a.drop(1);
    // one instruction carries out both
    a.result('FORMAT_VALUE', value, -1, previous?.op === 'CONVERT_VALUE' ? CONVERSIONS[previous.arg] : -1);
  },
  FORMAT_WITH_SPEC: a => {
    const [value, spec] = a.operands(2, 1);
    a.drop(2);
    a.result('FORMAT_VALUE', value, spec, -1);
  },
  UNPACK_SEQUENCE: (a, n) => pushReversed(a, 'UNPACK_SEQUENCE', n, n, 0),
  UNPACK_EX: (a, arg) => pushReversed(a, 'UNPACK_EX', (arg & 255) + 1 + (arg >> 8), arg & 255, arg >> 8),

  JUMP_FORWARD: (a, _, { ins }) => {
    a.settle();
    a.emitJump('JUMP', ins.target, 0);
  },
  JUMP_BACKWARD: (a, _, { ins }) => {
    a.settle();
    a.emitJump('JUMP_BACKWARD', ins.target, 0);
  },
  JUMP_BACKWARD_NO_INTERRUPT: (a, _, { ins }) => {
    a.settle();
    a.emitJump('JUMP_BACKWARD', ins.target, 0);
  },
  POP_JUMP_IF_TRUE: conditional('POP_JUMP_IF_TRUE'),
  POP_JUMP_IF_FALSE: conditional('POP_JUMP_IF_FALSE'),
  POP_JUMP_IF_NONE: conditional('POP_JUMP_IF_NONE'),
  POP_JUMP_IF_NOT_NONE: conditional('POP_JUMP_IF_NOT_NONE'),
  GET_ITER: operation('GET_ITER', 1),
  FOR_ITER: (a, _, { ins }) => {
    const iterator = settledTop(a, 1);
    a.resultOfJump('FOR_ITER', ins.target, 2, iterator);
  },

  CALL: (a, argc, c) => call(a, argc, c, -1),
  CALL_KW: (a, argc, c) => {
    const names = a.constantAt(1);
    a.drop(1);
    call(a, argc, c, names);
  },
  CALL_FUNCTION_EX: (a, flags) => {
    const extra = flags & 1;
    const [callee, args, mapping = -1] = a.operands(3 + extra, 1 + extra, ...DOWN[extra]);
    a.drop(3 + extra);
    a.result('CALL_FUNCTION_EX', callee, args, mapping);
  },
  MAKE_FUNCTION: a => {
    const code = a.constantAt(1);
    a.drop(1);
    a.result('MAKE_FUNCTION', code);
  },
  SET_FUNCTION_ATTRIBUTE: (a, flag) => {
    const [attribute, fn] = a.operands(2, 1);
    a.emit('SET_FUNCTION_ATTRIBUTE', fn, FUNCTION_ATTRIBUTES.indexOf(ATTRIBUTE_OF_FLAG[flag]), attribute);
    a.drop(2);
    a.pushRegister(fn);
  },
  CALL_INTRINSIC_1: (a, i) => intrinsic(a, INTRINSICS_1[i]!, 1),
  CALL_INTRINSIC_2: (a, i) => intrinsic(a, INTRINSICS_2[i]!, 2),

  PUSH_EXC_INFO: a => {
    const exception = a.operand(1);
    a.drop(1);
    const previous = a.claim();
    // the exception goes on top of what was being handled before
    a.evict(previous + 1);
    a.emit('MOVE', previous + 1, exception);
    a.emit('PUSH_EXC_INFO', previous + 1, previous);
    a.pushRegister(previous);
    a.pushRegister(previous + 1);
  },
  POP_EXCEPT: a => {
    a.emit('POP_EXCEPT', a.operand(1));
    a.drop(1);
  },
  CHECK_EXC_MATCH: a => {
    const [exception, type] = a.operands(2, 1);
    a.drop(1);
    a.result('CHECK_EXC_MATCH', exception, type);
  },
  CHECK_EG_MATCH: a => {
    const [exception, type] = a.operands(2, 1);
    a.drop(2);
    const matched = a.claim();
    a.evict(matched + 1);
    a.emit('CHECK_EG_MATCH', matched, exception, type);
    // what matched is being handled from here on
    const after = a.pc + 2 * WIDTH;
    a.emit('POP_JUMP_IF_NONE', matched, after);
    a.emit('POP_EXCEPT', matched);
    a.pushRegister(matched + 1);
    a.pushRegister(matched);
  },
  RAISE_VARARGS: (a, n) => {
    const [exception = -1, cause = -1] = a.operands(...DOWN[n]);
    a.emit('RAISE_VARARGS', exception, cause);
    a.drop(n);
  },
  RERAISE: (a, _, { state }) => {
    const exception = a.operand(1);
    if (state.at(1) === 'exception?') {
      const failure = a.scratch();
      a.emit('POP_JUMP_IF_NOT_NONE', exception, a.pc + 3 * WIDTH);
      a.emit('LOAD_ASSERTION_ERROR', failure);
      a.emit('RAISE_VARARGS', failure, -1);
    }
    a.emit('RERAISE', exception);
    a.drop(1);
  },
  BEFORE_WITH: a => pushPair(a, 'BEFORE_WITH', 1),
  BEFORE_ASYNC_WITH: a => pushPair(a, 'BEFORE_ASYNC_WITH', 1),
  WITH_EXCEPT_START: a => {
    const [exit, exception] = a.operands(4, 1);
    a.result('WITH_EXCEPT_START', exit, exception);
  },

  YIELD_VALUE: (a, delegates) => {
    if (!delegates) {
      const value = a.operand(1);
      a.drop(1);
      return a.result('YIELD_VALUE', value, -1);
    }
    // what is sent goes where the SEND to which the next instruction jumps back expects it
    a.settle();
    a.emit('YIELD_VALUE', a.operand(1), a.operand(1), a.operand(2));
  },
  GET_YIELD_FROM_ITER: operation('GET_YIELD_FROM_ITER', 1),
  GET_AWAITABLE: operationWith('GET_AWAITABLE', 1, arg => arg),
  SEND: (a, _, { ins }) => {
    a.settle();
    const [iterator, value] = a.operands(2, 1);
    a.emitJump('SEND', ins.target, 3, value, iterator, value);
  },
  END_SEND: a => {
    const value = a.stack.pop()!;
    a.drop(1);
    a.stack.push(value);
  },
  // the interpreter itself takes the value of a delegate that throw() finished: only other exceptions come here
  CLEANUP_THROW: a => {
    a.emit('RERAISE', a.operand(1));
    a.drop(3);
  },
  GET_AITER: operation('GET_AITER', 1),
  GET_ANEXT: look('GET_ANEXT'),
  END_ASYNC_FOR: a => {
    a.emit('END_ASYNC_FOR', a.operand(1));
    a.drop(2);
  },

  MATCH_SEQUENCE: look('MATCH_SEQUENCE'),
  MATCH_MAPPING: look('MATCH_MAPPING'),
  MATCH_KEYS: a => {
    const [subject, keys] = a.operands(2, 1);
    a.result('MATCH_KEYS', subject, keys);
  },
  MATCH_CLASS: (a, count, { code, constant }) => {
    const names = code.consts[a.constantAt(1)] as { items: Const[] };
    const [subject, cls] = a.operands(3, 2);
    a.drop(3);
    const spec: Const = { type: 'tuple', items: [{ type: 'int', value: count }, ...names.items] };
    a.result('MATCH_CLASS', subject, cls, constant(spec));
  },
};
