/**
 * What each opcode does to the stack and the locals, by kinds. `a b → c` takes b from the top, then a, each of that kind,
 * and pushes c. The rest are functions. This is the only place that says what bytecode must be like to be converted.
 */
import { INTRINSICS_1, INTRINSICS_2, type CPythonOpcode } from './cpython-opcodes.js';
import { bitsOf, fits, isValue, kindOfLocal, Local, numberOf, tagOf, type Kind } from './kinds.js';
import type { CPythonCode, Marshalled } from './marshalled.js';
import { reject } from './pyc-error.js';
import type { State } from './state.js';

/** The code that an instruction belongs to, as far as effects depend on it. */
export interface Unit {
  readonly code: CPythonCode;
  readonly isGenerator: boolean;
  readonly localCount: number;
}

export type Effect = (s: State, arg: number, unit: Unit) => void;

const rule = (text: string): ((s: State) => void) => {
  const [before, after] = text.split('→').map(side => side.split(' ').filter(k => k !== '') as Kind[]);
  return s => {
    for (let i = before.length - 1; i >= 0; i--) s.take(before[i]);
    for (const k of after) s.push(k);
  };
};

const values = (s: State, count: number): void => {
  if (count > s.stack.length) reject('its stack runs empty');
  for (let i = 0; i < count; i++) s.take('value');
};

const build =
  (kind: Kind, each = 1) =>
  (s: State, n: number): void => {
    values(s, n * each);
    s.push(kind);
  };

/** A container under construction lies `depth` below the top, once the operands are taken. */
const into =
  (kind: Kind, operands: number) =>
  (s: State, depth: number): void => {
    values(s, operands);
    if (s.at(depth) !== kind) reject(`a ${kind} under construction is ${s.at(depth)}`);
  };

const name: (after: Effect) => Effect = after => (s, arg, unit) => {
  if (arg >= unit.code.names.length) reject(`name ${arg} of ${unit.code.names.length}`);
  after(s, arg, unit);
};

export function localOf(unit: Unit, i: number): number {
  return i < unit.localCount ? i : reject(`local ${i} of ${unit.localCount}`);
}

export function constantOf(unit: Unit, k: Kind): Marshalled {
  return tagOf(k) === 'constant' ? unit.code.consts[numberOf(k)] : reject(`a constant was expected, not ${k}`);
}

/** The callee, nothing or self, and so many arguments. */
function takeCall(s: State, argc: number): void {
  values(s, argc);
  const self = s.pop();
  if (self !== 'null' && self !== 'self?' && !isValue(self)) reject(`a call with self ${self}`);
  s.take('value');
}

function store(s: State, local: number, k: Kind): void {
  if (!isValue(k) && tagOf(k) !== 'saved') reject(`a store of ${k}`);
  s.setLocal(local, bitsOf(k));
}

function load(s: State, local: number): void {
  s.push(kindOfLocal(s.locals[local] & ~Local.unbound));
  // it is bound from now on, or an exception was raised
  s.setLocal(local, s.locals[local] & ~Local.unbound || Local.value);
}

function cell(s: State, local: number): void {
  if (s.locals[local] !== Local.cell) reject(`local ${local} is used as a cell and is none`);
}

const withCell =
  (after: Effect): Effect =>
  (s, arg, unit) => {
    cell(s, localOf(unit, arg));
    after(s, arg, unit);
  };

const unpack =
  (count: (arg: number) => number): Effect =>
  (s, arg) => {
    s.take('value');
    for (let i = count(arg); i > 0; i--) s.push('value');
  };

function makeFunction(s: State, _: number, unit: Unit): void {
  const k = s.pop();
  const c = constantOf(unit, k);
  if (c.type !== 'code') return reject('a function of something that is no code');
  s.push(c.code.localKinds.some(kind => kind & 0x80) ? `open:${numberOf(k)}` : 'value');
}

function setFunctionAttribute(s: State, which: number, unit: Unit): void {
  const fn = s.pop();
  const attribute = s.pop();
  if (![1, 2, 4, 8].includes(which)) reject(`function attribute ${which}`);
  if (which !== 8) {
    if (!isValue(attribute) || !(isValue(fn) || tagOf(fn) === 'open')) reject('a function attribute that is no value');
    return s.push(fn);
  }
  if (tagOf(fn) !== 'open' || tagOf(attribute) !== 'cells') reject('a closure that is no tuple of cells, or not wanted');
  const inner = unit.code.consts[numberOf(fn)];
  if (inner.type !== 'code') return reject('a function of something that is no code');
  const wanted = inner.code.localKinds.filter(kind => kind & 0x80).length;
  if (numberOf(attribute) !== wanted) reject(`a closure of ${numberOf(attribute)} cells where ${wanted} are used`);
  s.push('value');
}

const RESULT_OF_INTRINSIC: Readonly<Record<string, Kind>> = { prep_reraise_star: 'exception?', stopiteration_error: 'exception' };
const ARGUMENTS: Readonly<Record<string, readonly Kind[]>> = {
  stopiteration_error: ['exception'],
  list_to_tuple: ['list'],
  prep_reraise_star: ['exception?', 'list'],
};

const intrinsic =
  (names: readonly (string | null)[], argc: number): Effect =>
  (s, arg) => {
    const called = names[arg] ?? reject(`intrinsic ${arg}`);
    const kinds = ARGUMENTS[called] ?? Array<Kind>(argc).fill('value');
    for (let i = argc - 1; i >= 0; i--) s.take(kinds[i]);
    s.push(RESULT_OF_INTRINSIC[called] ?? 'value');
  };

const generatorOnly =
  (after: Effect): Effect =>
  (s, arg, unit) => {
    if (!unit.isGenerator) reject('a yield outside of a generator');
    after(s, arg, unit);
  };

const nothing: Effect = () => undefined;
const binaryValue = rule('value value → value');
const unaryValue = rule('value → value');
const pushValue = rule('→ value');
const test = rule('value →');

export const EFFECTS: Readonly<Record<CPythonOpcode, Effect>> = {
  NOP: nothing,
  RESUME: nothing,
  POP_TOP: s => void s.pop(),
  END_FOR: s => void s.pop(),
  PUSH_NULL: s => s.push('null'),
  COPY: (s, n) => s.push(s.at(n)),
  SWAP: (s, n) => s.swap(n),
  LOAD_CONST: (s, i, unit) => {
    if (i >= unit.code.consts.length) reject(`constant ${i} of ${unit.code.consts.length}`);
    s.push(`constant:${i}`);
  },
  RETURN_CONST: (_, i, unit) => {
    if (i >= unit.code.consts.length) reject(`constant ${i} of ${unit.code.consts.length}`);
  },
  RETURN_VALUE: test,
  // a call makes the generator before anything runs: what is pushed here is dropped by the POP_TOP that follows
  RETURN_GENERATOR: generatorOnly(pushValue),

  // locals and cells
  LOAD_FAST: (s, i, unit) => load(s, localOf(unit, i)),
  LOAD_FAST_CHECK: (s, i, unit) => load(s, localOf(unit, i)),
  LOAD_FAST_LOAD_FAST: (s, arg, unit) => {
    load(s, localOf(unit, arg >> 4));
    load(s, localOf(unit, arg & 15));
  },
  LOAD_FAST_AND_CLEAR: (s, i, unit) => {
    s.push(`saved:${s.locals[localOf(unit, i)]}`);
    s.setLocal(i, Local.unbound);
  },
  STORE_FAST: (s, i, unit) => store(s, localOf(unit, i), s.pop()),
  STORE_FAST_LOAD_FAST: (s, arg, unit) => {
    store(s, localOf(unit, arg >> 4), s.pop());
    load(s, localOf(unit, arg & 15));
  },
  STORE_FAST_STORE_FAST: (s, arg, unit) => {
    store(s, localOf(unit, arg >> 4), s.pop());
    store(s, localOf(unit, arg & 15), s.pop());
  },
  DELETE_FAST: (s, i, unit) => s.setLocal(localOf(unit, i), Local.unbound),
  MAKE_CELL: (s, i, unit) => s.setLocal(localOf(unit, i), Local.cell),
  COPY_FREE_VARS: nothing,
  LOAD_DEREF: withCell(pushValue),
  STORE_DEREF: withCell(test),
  DELETE_DEREF: withCell(nothing),
  LOAD_FROM_DICT_OR_DEREF: withCell(unaryValue),

  // names
  LOAD_NAME: name(pushValue),
  STORE_NAME: name(test),
  DELETE_NAME: name(nothing),
  LOAD_GLOBAL: (s, arg, unit) => {
    name(pushValue)(s, arg >> 1, unit);
    if (arg & 1) s.push('null');
  },
  STORE_GLOBAL: name(test),
  DELETE_GLOBAL: name(nothing),
  LOAD_FROM_DICT_OR_GLOBALS: name(unaryValue),
  LOAD_LOCALS: pushValue,
  LOAD_BUILD_CLASS: pushValue,
  LOAD_ASSERTION_ERROR: pushValue,
  SETUP_ANNOTATIONS: nothing,
  IMPORT_NAME: name((s, _, unit) => {
    const names = constantOf(unit, s.pop());
    const level = constantOf(unit, s.pop());
    if (level.type !== 'int' || typeof level.value !== 'number') reject('an import level that is no int');
    if (names.type !== 'tuple' && names.type !== 'None') reject('an import list that is no tuple');
    s.push('value');
  }),
  IMPORT_FROM: name(rule('value → value value')),

  // operators
  BINARY_OP: (s, arg) => (arg < 26 ? binaryValue(s) : reject(`binary operator ${arg}`)),
  COMPARE_OP: (s, arg) => (arg >> 5 < 6 ? binaryValue(s) : reject(`comparison ${arg >> 5}`)),
  CONTAINS_OP: binaryValue,
  IS_OP: binaryValue,
  UNARY_INVERT: unaryValue,
  UNARY_NEGATIVE: unaryValue,
  UNARY_NOT: unaryValue,
  TO_BOOL: unaryValue,
  BINARY_SUBSCR: binaryValue,
  STORE_SUBSCR: rule('value value value →'),
  DELETE_SUBSCR: rule('value value →'),
  BINARY_SLICE: rule('value value value → value'),
  STORE_SLICE: rule('value value value value →'),
  LOAD_ATTR: (s, arg, unit) => {
    name(unaryValue)(s, arg >> 1, unit);
    if (arg & 1) s.push('self?');
  },
  STORE_ATTR: name(rule('value value →')),
  DELETE_ATTR: name(test),
  LOAD_SUPER_ATTR: (s, arg, unit) => {
    name(rule('value value value → value'))(s, arg >> 2, unit);
    if (arg & 1) s.push('self?');
  },
  GET_LEN: rule('value → value value'),

  // building
  BUILD_TUPLE: (s, n) => {
    const isClosure = n > 0 && n <= s.stack.length && s.stack.slice(-n).every(k => k === 'cell');
    build(isClosure ? `cells:${n}` : 'value')(s, n);
  },
  BUILD_LIST: build('list'),
  BUILD_SET: build('set'),
  BUILD_MAP: build('dict', 2),
  BUILD_CONST_KEY_MAP: (s, n, unit) => {
    const keys = constantOf(unit, s.pop());
    if (keys.type !== 'tuple' || keys.items.length !== n) reject('keys of a dict that are no tuple of as many');
    build('dict')(s, n);
  },
  BUILD_STRING: build('value'),
  BUILD_SLICE: (s, n) => (n === 2 || n === 3 ? build('value')(s, n) : reject(`a slice of ${n}`)),
  LIST_APPEND: into('list', 1),
  LIST_EXTEND: into('list', 1),
  SET_ADD: into('set', 1),
  SET_UPDATE: into('set', 1),
  MAP_ADD: into('dict', 2),
  DICT_UPDATE: into('dict', 1),
  DICT_MERGE: (s, n) => {
    into('dict', 1)(s, n);
    if (!isValue(s.at(n + 3))) reject('a call that is none');
  },
  CONVERT_VALUE: (s, arg) => (arg >= 1 && arg <= 3 ? unaryValue(s) : reject(`conversion ${arg}`)),
  FORMAT_SIMPLE: unaryValue,
  FORMAT_WITH_SPEC: binaryValue,
  UNPACK_SEQUENCE: unpack(n => n),
  UNPACK_EX: unpack(arg => (arg & 255) + 1 + (arg >> 8)),

  // control; what a jump takes with it is in verify.ts
  JUMP_FORWARD: nothing,
  JUMP_BACKWARD: nothing,
  JUMP_BACKWARD_NO_INTERRUPT: nothing,
  POP_JUMP_IF_TRUE: test,
  POP_JUMP_IF_FALSE: test,
  POP_JUMP_IF_NONE: test,
  POP_JUMP_IF_NOT_NONE: test,
  GET_ITER: unaryValue,
  FOR_ITER: rule('value → value value'),

  // calls and functions
  CALL: (s, argc) => {
    takeCall(s, argc);
    s.push('value');
  },
  CALL_KW: (s, argc, unit) => {
    const names = constantOf(unit, s.pop());
    if (names.type !== 'tuple' || names.items.length > argc || !names.items.every(n => n.type === 'str')) reject('names of keywords');
    takeCall(s, argc);
    s.push('value');
  },
  CALL_FUNCTION_EX: (s, flags) => {
    if (flags & 1) s.take('dict');
    s.take('value');
    s.take('null');
    s.take('value');
    s.push('value');
  },
  MAKE_FUNCTION: makeFunction,
  SET_FUNCTION_ATTRIBUTE: setFunctionAttribute,
  CALL_INTRINSIC_1: intrinsic(INTRINSICS_1, 1),
  CALL_INTRINSIC_2: intrinsic(INTRINSICS_2, 2),

  // exceptions
  PUSH_EXC_INFO: rule('exception → previous exception'),
  POP_EXCEPT: rule('previous →'),
  CHECK_EXC_MATCH: rule('exception value → exception value'),
  CHECK_EG_MATCH: rule('exception? value → exception? exception?'),
  RAISE_VARARGS: (s, n) => (n <= 2 ? values(s, n) : reject(`raise of ${n}`)),
  RERAISE: s => s.take('exception?'),
  BEFORE_WITH: rule('value → value value'),
  BEFORE_ASYNC_WITH: rule('value → value value'),
  WITH_EXCEPT_START: s => {
    if (!fits(s.at(1), 'exception') || !isValue(s.at(4))) reject('WITH_EXCEPT_START outside of a handler');
    s.push('value');
  },

  // generators
  YIELD_VALUE: generatorOnly(unaryValue),
  GET_YIELD_FROM_ITER: unaryValue,
  GET_AWAITABLE: (s, arg) => (arg <= 2 ? unaryValue(s) : reject(`await ${arg}`)),
  SEND: generatorOnly(rule('value value → value value')),
  END_SEND: rule('value value → value'),
  CLEANUP_THROW: rule('value value exception →'),
  GET_AITER: unaryValue,
  GET_ANEXT: rule('value → value value'),
  END_ASYNC_FOR: rule('value exception →'),

  // patterns
  MATCH_SEQUENCE: rule('value → value value'),
  MATCH_MAPPING: rule('value → value value'),
  MATCH_KEYS: rule('value value → value value value'),
  MATCH_CLASS: (s, _, unit) => {
    const names = constantOf(unit, s.pop());
    if (names.type !== 'tuple' || !names.items.every(n => n.type === 'str')) reject('attribute names of a pattern');
    binaryValue(s);
  },
};
