/**
 * The outline of a code block in CPython 3.13's instructions: what `co_code` shows and `dis` prints. Each of our
 * instructions is shown as the one of CPython that comes nearest, at the same place, with its name, constant, local or
 * jump; operands that are registers have no counterpart. It is for looking at: nothing can run it.
 * Offsets that Python sees (`tb_lasti`, `co_positions`, the tables) count its two-byte units.
 */
import { HANDLER_WIDTH, type Code } from './code.js';
import { BINARY_OPERATORS, INTRINSICS, Op, UNARY_OPERATORS, WIDTH } from './opcodes.js';
import { plainLocals } from './plain-locals.js';

export interface Outline {
  readonly bytes: Uint8Array;
  /** For each instruction the unit of its opcode; one entry more for the end. One that is shown by the next has the next's. */
  readonly units: Int32Array;
  /** The unit of RESUME, which begins the code once its cells are made and no instruction of ours stands for. */
  readonly resume: number;
  /** The line it is at: of the definition; 0 for a module, as in CPython. */
  readonly firstLine: number;
  /** Of code from a `.pyc`: the positions of the units, and the exception table. */
  readonly read?: { readonly positions: Int32Array; readonly exceptionTable: Uint8Array } | undefined;
}

/** CPython's numbers, with how many units of inline cache follow. */
const SHOWN = {
  BEFORE_ASYNC_WITH: [1, 0],
  BEFORE_WITH: [2, 0],
  BINARY_SUBSCR: [5, 1],
  CHECK_EG_MATCH: [6, 0],
  CHECK_EXC_MATCH: [7, 0],
  DELETE_SUBSCR: [9, 0],
  END_ASYNC_FOR: [10, 0],
  FORMAT_SIMPLE: [14, 0],
  FORMAT_WITH_SPEC: [15, 0],
  GET_AITER: [16, 0],
  GET_ANEXT: [18, 0],
  GET_ITER: [19, 0],
  GET_LEN: [20, 0],
  GET_YIELD_FROM_ITER: [21, 0],
  LOAD_ASSERTION_ERROR: [23, 0],
  LOAD_BUILD_CLASS: [24, 0],
  LOAD_LOCALS: [25, 0],
  MAKE_FUNCTION: [26, 0],
  MATCH_KEYS: [27, 0],
  MATCH_MAPPING: [28, 0],
  MATCH_SEQUENCE: [29, 0],
  NOP: [30, 0],
  POP_EXCEPT: [31, 0],
  PUSH_EXC_INFO: [33, 0],
  RETURN_VALUE: [36, 0],
  RETURN_CONST: [103, 0],
  RESUME: [149, 0],
  SETUP_ANNOTATIONS: [37, 0],
  STORE_SUBSCR: [39, 1],
  UNARY_INVERT: [41, 0],
  UNARY_NEGATIVE: [42, 0],
  UNARY_NOT: [43, 0],
  WITH_EXCEPT_START: [44, 0],
  BINARY_OP: [45, 1],
  BUILD_LIST: [47, 0],
  BUILD_MAP: [48, 0],
  BUILD_SET: [49, 0],
  BUILD_SLICE: [50, 0],
  BUILD_STRING: [51, 0],
  BUILD_TUPLE: [52, 0],
  CALL: [53, 3],
  CALL_FUNCTION_EX: [54, 0],
  CALL_INTRINSIC_1: [55, 0],
  CALL_INTRINSIC_2: [56, 0],
  CALL_KW: [57, 0],
  COMPARE_OP: [58, 1],
  CONTAINS_OP: [59, 1],
  CONVERT_VALUE: [60, 0],
  DELETE_ATTR: [63, 0],
  DELETE_DEREF: [64, 0],
  DELETE_FAST: [65, 0],
  DELETE_GLOBAL: [66, 0],
  DELETE_NAME: [67, 0],
  DICT_MERGE: [68, 0],
  DICT_UPDATE: [69, 0],
  EXTENDED_ARG: [71, 0],
  FOR_ITER: [72, 1],
  GET_AWAITABLE: [73, 0],
  IMPORT_FROM: [74, 0],
  IMPORT_NAME: [75, 0],
  IS_OP: [76, 0],
  JUMP_BACKWARD: [77, 1],
  JUMP_BACKWARD_NO_INTERRUPT: [78, 0],
  JUMP_FORWARD: [79, 0],
  LIST_APPEND: [80, 0],
  LIST_EXTEND: [81, 0],
  LOAD_ATTR: [82, 9],
  LOAD_CONST: [83, 0],
  LOAD_DEREF: [84, 0],
  LOAD_FAST: [85, 0],
  LOAD_FAST_CHECK: [87, 0],
  LOAD_FROM_DICT_OR_DEREF: [89, 0],
  LOAD_FROM_DICT_OR_GLOBALS: [90, 0],
  LOAD_GLOBAL: [91, 4],
  LOAD_NAME: [92, 0],
  LOAD_SUPER_ATTR: [93, 1],
  MAKE_CELL: [94, 0],
  MAP_ADD: [95, 0],
  MATCH_CLASS: [96, 0],
  POP_JUMP_IF_FALSE: [97, 1],
  POP_JUMP_IF_NONE: [98, 1],
  POP_JUMP_IF_NOT_NONE: [99, 1],
  POP_JUMP_IF_TRUE: [100, 1],
  RAISE_VARARGS: [101, 0],
  RERAISE: [102, 0],
  SEND: [104, 1],
  SET_ADD: [105, 0],
  SET_FUNCTION_ATTRIBUTE: [106, 0],
  SET_UPDATE: [107, 0],
  STORE_ATTR: [108, 4],
  STORE_DEREF: [109, 0],
  STORE_FAST: [110, 0],
  STORE_GLOBAL: [113, 0],
  STORE_NAME: [114, 0],
  UNPACK_EX: [116, 0],
  UNPACK_SEQUENCE: [117, 1],
  YIELD_VALUE: [118, 0],
} as const satisfies Readonly<Record<string, readonly [number: number, caches: number]>>;
type Shown = keyof typeof SHOWN;

interface Unit {
  readonly shown: Shown;
  readonly arg: number;
  /** The pc that a jump goes to; −1 for all else. */
  readonly target: number;
}

const unit = (shown: Shown, arg = 0): Unit => ({ shown, arg, target: -1 });
const jump = (shown: Shown, target: number): Unit => ({ shown, arg: 0, target });

/** In the order of `BINARY_OPERATORS`. */
const BINARY_NUMBERS = [0, 10, 5, 4, 11, 6, 8, 3, 9, 7, 12, 1, 2] as const satisfies { length: (typeof BINARY_OPERATORS)['length'] };
const INPLACE = 13;
const UNARY_SHOWN: Readonly<Record<(typeof UNARY_OPERATORS)[number], Unit>> = {
  '~': unit('UNARY_INVERT'),
  '+': unit('CALL_INTRINSIC_1', 5),
  '-': unit('UNARY_NEGATIVE'),
};
const INTRINSICS_SHOWN: Readonly<Record<(typeof INTRINSICS)[number], Unit>> = {
  print: unit('CALL_INTRINSIC_1', 1),
  stopiteration_error: unit('CALL_INTRINSIC_1', 3),
  typevar: unit('CALL_INTRINSIC_1', 7),
  typevar_with_bound: unit('CALL_INTRINSIC_2', 2),
  typevar_with_constraints: unit('CALL_INTRINSIC_2', 3),
  paramspec: unit('CALL_INTRINSIC_1', 8),
  typevartuple: unit('CALL_INTRINSIC_1', 9),
  set_typeparam_default: unit('CALL_INTRINSIC_2', 5),
  subscript_generic: unit('CALL_INTRINSIC_1', 10),
  typealias: unit('CALL_INTRINSIC_1', 11),
  async_gen_wrap: unit('CALL_INTRINSIC_1', 4),
  unary_positive_star: unit('CALL_INTRINSIC_1', 6),
  // CPython has none of these: shown as what they resemble
  int_to_float: unit('CALL_INTRINSIC_1', 6),
  is_nth_type: unit('CALL_INTRINSIC_2', 4),
  private_copy: unit('CALL_INTRINSIC_1', 6),
};
const IMPORT_STAR = 2;
const LIST_TO_TUPLE = 6;
const PREP_RERAISE_STAR = 1;
const CONVERSIONS: ReadonlyMap<number, number> = new Map([
  [115, 1],
  [114, 2],
  [97, 3],
]);

export function outlineOf(code: Code): Outline {
  if (code.outline !== undefined) return code.outline;
  const { instructions } = code;
  const variables = new Variables(code);
  const shown: (Unit | null)[] = [];
  const targets = jumpTargets(instructions, code.handlers);
  for (let pc = 0; pc < instructions.length; pc += WIDTH)
    shown.push(returnsConstant(code, pc, targets) ? null : nearest(code, pc, variables, targets));
  let resume = 0;
  while (instructions[resume * WIDTH] === Op.MAKE_CELL) resume++;
  return place(shown, resume, code.name === '<module>' ? 0 : code.firstLine);
}

function jumpTargets(ins: Int32Array, handlers: Int32Array): ReadonlySet<number> {
  const targets = new Set<number>();
  for (let pc = 0; pc < ins.length; pc += WIDTH) {
    const operand = TARGETS.get(ins[pc]);
    if (operand !== undefined) targets.add(ins[pc + operand]);
  }
  for (let i = 0; i < handlers.length; i += HANDLER_WIDTH) targets.add(handlers[i + 2]);
  return targets;
}

/** Which word of a jump says where it goes. */
const TARGETS: ReadonlyMap<number, number> = new Map([
  [Op.JUMP, 1],
  [Op.JUMP_BACKWARD, 1],
  [Op.POP_JUMP_IF_TRUE, 2],
  [Op.POP_JUMP_IF_FALSE, 2],
  [Op.POP_JUMP_IF_NONE, 2],
  [Op.POP_JUMP_IF_NOT_NONE, 2],
  [Op.FOR_ITER, 3],
  [Op.SEND, 4],
]);

/** A constant that the next instruction returns: CPython has one instruction for both, but where it is the value of
 *  one operand of several, which its compiler does not see in time. */
function returnsConstant({ instructions: ins, positions }: Code, pc: number, targets: ReadonlySet<number>): boolean {
  const next = pc + WIDTH;
  const [a, b] = [(pc / WIDTH) * 4, (next / WIDTH) * 4];
  const follows = positions[a] === positions[b] && positions[a + 1] === positions[b + 1] + 'return '.length;
  const isOperand = follows && positions[a + 2] === positions[b + 2] && positions[a + 3] < positions[b + 3];
  return !isOperand && ins[pc] === Op.LOAD_CONST && ins[next] === Op.RETURN_VALUE && ins[pc + 1] === ins[next + 1] && !targets.has(next);
}

// ---- one instruction ----

/** Registers that hold variables, as `co_varnames + co_cellvars + co_freevars` numbers them. */
class Variables {
  private readonly indices: readonly number[];

  constructor(code: Code) {
    const names = localsPlus(code);
    this.indices = [...code.varNames, ...code.freeVars].map(n => names.indexOf(n));
  }

  has(register: number): boolean {
    return register >= 0 && register < this.indices.length;
  }

  at(register: number): number {
    return Math.max(0, this.indices[register] ?? 0);
  }
}

/** Locals, cells that are no parameters, free variables: the order in which CPython numbers them. */
export function localsPlus(c: Code): string[] {
  const locals = plainLocals(c);
  return [...locals, ...c.cellVars.filter(n => !locals.includes(n)), ...c.freeVars];
}

/** A flat table: one row for each opcode whose CPython form has an argument or another name. */
function nearest(code: Code, pc: number, v: Variables, targets: ReadonlySet<number>): Unit {
  const { instructions: ins } = code;
  const [a, b, c, d] = [ins[pc + 1], ins[pc + 2], ins[pc + 3], ins[pc + 4]];
  const op = ins[pc] as Op;
  switch (op) {
    case Op.MOVE:
      return v.has(a) ? unit('STORE_FAST', v.at(a)) : v.has(b) ? unit('LOAD_FAST', v.at(b)) : unit('NOP');
    case Op.CLEAR:
    case Op.COPY_DICT_WITHOUT_KEYS:
      return unit('NOP');
    case Op.CHECK_BOUND:
      return unit('LOAD_FAST_CHECK', v.at(a));
    case Op.DELETE_FAST:
      return unit('DELETE_FAST', v.at(a));
    case Op.MAKE_CELL:
      return unit('MAKE_CELL', v.at(a));
    case Op.LOAD_DEREF:
      return unit('LOAD_DEREF', v.at(b));
    case Op.STORE_DEREF:
      return unit('STORE_DEREF', v.at(a));
    case Op.DELETE_DEREF:
      return unit('DELETE_DEREF', v.at(a));
    case Op.LOAD_FROM_DICT_OR_DEREF:
      return unit('LOAD_FROM_DICT_OR_DEREF', v.at(d));
    case Op.LOAD_CONST:
      return unit('LOAD_CONST', b);
    case Op.LOAD_NAME:
      return unit('LOAD_NAME', b);
    case Op.IMPORT_NAME:
      return unit('IMPORT_NAME', b);
    case Op.STORE_NAME:
      return unit('STORE_NAME', a);
    case Op.DELETE_NAME:
      return unit('DELETE_NAME', a);
    case Op.STORE_GLOBAL:
      return unit('STORE_GLOBAL', a);
    case Op.DELETE_GLOBAL:
      return unit('DELETE_GLOBAL', a);
    case Op.LOAD_GLOBAL:
      return unit('LOAD_GLOBAL', b << 1);
    case Op.LOAD_FROM_DICT_OR_GLOBALS:
      return unit('LOAD_FROM_DICT_OR_GLOBALS', c);
    case Op.IMPORT_FROM:
      return unit('IMPORT_FROM', c);
    case Op.LOAD_ATTR:
      return unit('LOAD_ATTR', c << 1);
    case Op.LOAD_METHOD:
      return unit('LOAD_ATTR', (c << 1) | 1);
    case Op.LOAD_SUPER_ATTR:
      return unit('LOAD_SUPER_ATTR', (c << 2) | d);
    case Op.STORE_ATTR:
      return unit('STORE_ATTR', c);
    case Op.DELETE_ATTR:
      return unit('DELETE_ATTR', b);
    case Op.BINARY_OP:
      return unit('BINARY_OP', BINARY_NUMBERS[d]);
    case Op.INPLACE_OP:
      return unit('BINARY_OP', BINARY_NUMBERS[d] + INPLACE);
    case Op.UNARY_OP:
      return UNARY_SHOWN[UNARY_OPERATORS[c]];
    case Op.NOT:
      return unit('UNARY_NOT');
    case Op.COMPARE_OP:
      return unit('COMPARE_OP', d << 5);
    case Op.IS_OP:
      return unit('IS_OP', d);
    case Op.CONTAINS_OP:
      return unit('CONTAINS_OP', d);
    case Op.FORMAT_VALUE:
      if (c >= 0) return unit('FORMAT_WITH_SPEC');
      return d < 0 ? unit('FORMAT_SIMPLE') : unit('CONVERT_VALUE', CONVERSIONS.get(d));
    case Op.BUILD_TUPLE:
    case Op.BUILD_LIST:
    case Op.BUILD_SET:
    case Op.BUILD_MAP:
    case Op.BUILD_STRING:
    case Op.BUILD_SLICE:
    case Op.UNPACK_SEQUENCE:
    case Op.CALL:
    case Op.CALL_KW:
      return unit(Op[op] as Shown, c);
    case Op.CALL_METHOD:
      return unit('CALL', c);
    case Op.CALL_METHOD_KW:
      return unit('CALL_KW', c);
    case Op.UNPACK_EX:
      return unit('UNPACK_EX', c | (d << 8));
    case Op.CALL_FUNCTION_EX:
      return unit('CALL_FUNCTION_EX', d < 0 ? 0 : 1);
    case Op.GET_AWAITABLE:
      return unit('GET_AWAITABLE', c);
    case Op.SET_FUNCTION_ATTRIBUTE:
      return unit('SET_FUNCTION_ATTRIBUTE', 1 << b);
    case Op.RAISE_VARARGS:
      return unit('RAISE_VARARGS', (a < 0 ? 0 : 1) + (b < 0 ? 0 : 1));
    case Op.LIST_TO_TUPLE:
      return unit('CALL_INTRINSIC_1', LIST_TO_TUPLE);
    case Op.IMPORT_STAR:
      return unit('CALL_INTRINSIC_1', IMPORT_STAR);
    case Op.PREP_RERAISE_STAR:
      return unit('CALL_INTRINSIC_2', PREP_RERAISE_STAR);
    case Op.INTRINSIC:
      return INTRINSICS_SHOWN[INTRINSICS[b]];
    case Op.LIST_APPEND:
    case Op.LIST_EXTEND:
    case Op.SET_ADD:
    case Op.SET_UPDATE:
    case Op.MAP_ADD:
    case Op.DICT_UPDATE:
    case Op.DICT_MERGE:
      return unit(Op[op] as Shown, 1);
    case Op.JUMP:
      return jump(a > pc ? 'JUMP_FORWARD' : 'JUMP_BACKWARD_NO_INTERRUPT', a);
    case Op.JUMP_BACKWARD:
      return jump(ins[a] === Op.SEND ? 'JUMP_BACKWARD_NO_INTERRUPT' : 'JUMP_BACKWARD', a);
    case Op.RETURN_VALUE:
      return returnsConstant(code, pc - WIDTH, targets) ? unit('RETURN_CONST', ins[pc - WIDTH + 2]) : unit('RETURN_VALUE');
    case Op.POP_JUMP_IF_TRUE:
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_NONE:
    case Op.POP_JUMP_IF_NOT_NONE:
      return jump(Op[op] as Shown, b);
    case Op.FOR_ITER:
      return jump('FOR_ITER', c);
    case Op.SEND:
      return jump('SEND', d);
    default:
      return unit(Op[op] as Shown);
  }
}

// ---- placing ----

/** How many units of EXTENDED_ARG an argument needs. */
const extended = (arg: number): number => (arg < 0x100 ? 0 : arg < 0x1_0000 ? 1 : arg < 0x100_0000 ? 2 : 3);

/** Jumps that need a longer argument make others longer: until nothing changes. */
function place(shown: readonly (Unit | null)[], resumeAt: number, firstLine: number): Outline {
  const args = shown.map(u => u?.arg ?? 0);
  let resume = 0;
  const units = new Int32Array(shown.length + 1);
  for (let changed = true; changed;) {
    changed = false;
    let at = 0;
    shown.forEach((u, i) => {
      if (i === resumeAt) resume = at++;
      units[i] = u === null ? -1 : at + extended(args[i]);
      if (u !== null) at = units[i] + 1 + SHOWN[u.shown][1];
    });
    units[shown.length] = at;
    for (let i = shown.length - 1; i >= 0; i--) if (units[i] < 0) units[i] = units[i + 1];
    shown.forEach((u, i) => {
      if (u === null || u.target < 0) return;
      const next = units[i] + 1 + SHOWN[u.shown][1];
      const distance = Math.abs(firstUnit(units, args, u.target / WIDTH) - next);
      if (extended(distance) > extended(args[i])) changed = true;
      args[i] = distance;
    });
  }
  const bytes = write(shown, args, units);
  bytes[resume * 2] = SHOWN.RESUME[0];
  return { bytes, units, resume, firstLine };
}

const firstUnit = (units: Int32Array, args: readonly number[], i: number): number => units[i] - (i < args.length ? extended(args[i]) : 0);

function write(shown: readonly (Unit | null)[], args: readonly number[], units: Int32Array): Uint8Array {
  const bytes = new Uint8Array(units[shown.length] * 2);
  shown.forEach((u, i) => {
    if (u === null) return;
    const at = units[i] * 2;
    bytes[at] = SHOWN[u.shown][0];
    bytes[at + 1] = args[i] & 0xff;
    for (let k = extended(args[i]); k > 0; k--) {
      bytes[at - 2 * k] = SHOWN.EXTENDED_ARG[0];
      bytes[at - 2 * k + 1] = (args[i] >> (8 * k)) & 0xff;
    }
  });
  return bytes;
}

// ---- offsets ----

/** The instruction that a unit belongs to. */
export function instructionAt({ units }: Outline, at: number): number {
  let low = 0;
  let high = units.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (units[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Positions of instructions as positions of units. Jumps and returns that stand for no text are where the last instruction
 * before them that does is, as CPython's are.
 */
export function spread(positions: Int32Array, outline: Outline): Int32Array {
  if (outline.read !== undefined) return outline.read.positions;
  const { units, resume, firstLine } = outline;
  const count = units[units.length - 1];
  const result = new Int32Array(count * 4);
  for (let at = 0, i = 0; at < count; at++) {
    while (i + 1 < units.length - 1 && at >= unitStart(outline, i + 1)) i++;
    if (at === resume) result.set([firstLine, 0, Math.max(1, firstLine), 0], at * 4);
    else result.set(placeOf(positions, i, outline), at * 4);
  }
  return result;
}

const FOLLOWING: ReadonlySet<number> = new Set(
  (['JUMP_BACKWARD', 'JUMP_BACKWARD_NO_INTERRUPT', 'JUMP_FORWARD', 'RETURN_CONST'] as const).map(name => SHOWN[name][0]),
);

function placeOf(positions: Int32Array, last: number, { units, bytes, firstLine }: Outline): ArrayLike<number> {
  // a returned constant is where the constant is
  const i = last > 0 && units[last - 1] === units[last] ? last - 1 : last;
  if (positions[i * 4] !== 0 || !FOLLOWING.has(bytes[units[i] * 2])) return positions.subarray(i * 4, i * 4 + 4);
  let before = i - 1;
  while (before >= 0 && (units[before] === units[i] || positions[before * 4] === 0)) before--;
  return before < 0 ? [firstLine, 0, Math.max(1, firstLine), 0] : positions.subarray(before * 4, before * 4 + 4);
}

/** The first unit of an instruction, its EXTENDED_ARG included: where the one before ends. */
function unitStart({ units, bytes }: Outline, i: number): number {
  let at = units[i];
  while (at > 0 && bytes[at * 2 - 2] === SHOWN.EXTENDED_ARG[0]) at--;
  return at;
}

/** Handler rows whose pcs are units. */
export function handlersInUnits(rows: Int32Array, { units }: Outline): Int32Array {
  return rows.map((word, i) => (i % HANDLER_WIDTH === HANDLER_WIDTH - 1 ? word : units[word / WIDTH]));
}

/** The inverse of `handlersInUnits`. */
export function handlersInWords(rows: Int32Array, outline: Outline): Int32Array {
  return rows.map((at, i) => (i % HANDLER_WIDTH === HANDLER_WIDTH - 1 ? at : instructionAt(outline, at) * WIDTH));
}

/** The inverse of `spread`. */
export function gather(positions: Int32Array, { units }: Outline): Int32Array {
  const result = new Int32Array((units.length - 1) * 4);
  for (let i = 0; i + 1 < units.length; i++) result.set(positions.subarray(units[i] * 4, units[i] * 4 + 4), i * 4);
  return result;
}
