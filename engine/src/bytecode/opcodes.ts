/**
 * The instruction set: one row an opcode. Knows nothing of how instructions are made or executed.
 *
 * The machine has registers, no operand stack. A frame's registers are, in order: the locals
 * (`varNames`, parameters first; a captured local's register holds its cell), one cell for each of
 * `freeVars`, then temporaries. An instruction is `WIDTH` 32-bit words: opcode, operands a b c d,
 * and the index of its *site* in the code's feedback vector (−1 when the opcode has none).
 * A `pc` is a word offset into the instructions; jump targets are pcs.
 *
 * Operand letters: R register read · W register written · RW both · K constant · N name · J jump target · I immediate
 * · `…` a run of registers starting there (its length stated in the sentence). A register operand may be −1 where "or −1" is said.
 */
export const WIDTH = 6;

/** What a site observes; the report's `sites[].kind` (interfaces.md §3). The last three only count: reports do not list them. */
export type SiteKind =
  | 'attr-load'
  | 'attr-store'
  | 'method-call'
  | 'call'
  | 'binary'
  | 'unary'
  | 'compare'
  | 'contains'
  | 'subscript-load'
  | 'subscript-store'
  | 'iterate'
  | 'global-load'
  | 'truth'
  | 'unpack'
  | 'attr-delete'
  | 'global-store'
  | 'function';

export interface OpcodeInfo {
  readonly operands: readonly string[];
  readonly mayRaise: boolean;
  readonly site: SiteKind | null;
  readonly does: string;
}

const op = (operands: string, does: string, site: SiteKind | null = null, mayRaise = true): OpcodeInfo => ({
  operands: operands === '' ? [] : operands.split(' '),
  mayRaise,
  site,
  does,
});
const pure = (operands: string, does: string): OpcodeInfo => op(operands, does, null, false);

export const OPCODES = {
  // registers, constants, names
  NOP: pure('', 'Does nothing.'),
  LOAD_CONST: pure('W K', 'a ← constant b.'),
  MOVE: pure('W R', 'a ← b.'),
  CHECK_BOUND: op('R', 'UnboundLocalError when local a is unbound.'),
  DELETE_FAST: op('RW', 'Unbinds local a; UnboundLocalError when it is unbound.'),
  CLEAR: pure('W', 'Makes register a unbound (end of `except … as e`, inlined comprehensions).'),
  MAKE_CELL: pure('RW', 'Puts local a (bound or not) into a new cell held by register a.'),
  LOAD_DEREF: op('W R', 'a ← contents of the cell in b; NameError or UnboundLocalError when empty.'),
  STORE_DEREF: pure('R R', 'Contents of the cell in a ← b.'),
  DELETE_DEREF: op('R', 'Empties the cell in a; NameError when it is empty.'),
  LOAD_NAME: op('W N', 'a ← name b in the frame’s namespace, globals, builtins.'),
  STORE_NAME: op('N R', 'Namespace[name a] ← b.'),
  DELETE_NAME: op('N', 'Removes name a from the namespace.'),
  LOAD_GLOBAL: op('W N', 'a ← name b in globals, builtins.', 'global-load'),
  STORE_GLOBAL: op('N R', 'Globals[name a] ← b.', 'global-store'),
  DELETE_GLOBAL: op('N', 'Removes name a from globals.', 'global-store'),
  LOAD_LOCALS: op('W', 'a ← the frame’s namespace (class bodies).'),
  LOAD_FROM_DICT_OR_DEREF: op('W R N R', 'a ← name c in mapping b, else the contents of the cell in d.'),
  LOAD_FROM_DICT_OR_GLOBALS: op('W R N', 'a ← name c in mapping b, else globals, builtins.'),
  LOAD_BUILD_CLASS: op('W', 'a ← builtins.__build_class__.'),
  LOAD_ASSERTION_ERROR: pure('W', 'a ← AssertionError.'),

  // operators
  BINARY_OP: op('W R R I', 'a ← b (operator d of BINARY_OPERATORS) c.', 'binary'),
  INPLACE_OP: op('W R R I', 'a ← b (operator d)= c.', 'binary'),
  UNARY_OP: op('W R I', 'a ← (operator c of UNARY_OPERATORS) b.', 'unary'),
  NOT: op('W R', 'a ← not b.', 'truth'),
  COMPARE_OP: op('W R R I', 'a ← b (operator d of COMPARE_OPERATORS) c.', 'compare'),
  IS_OP: pure('W R R I', 'a ← b is c; d = 1 inverts.'),
  CONTAINS_OP: op('W R R I', 'a ← b in c; d = 1 inverts.', 'contains'),
  BINARY_SUBSCR: op('W R R', 'a ← b[c].', 'subscript-load'),
  STORE_SUBSCR: op('R R R', 'a[b] ← c.', 'subscript-store'),
  DELETE_SUBSCR: op('R R', 'del a[b].'),

  // attributes
  LOAD_ATTR: op('W R N', 'a ← b.name c.', 'attr-load'),
  STORE_ATTR: op('R R N', 'a.name c ← b.', 'attr-store'),
  DELETE_ATTR: op('R N', 'del a.name b.', 'attr-delete'),
  LOAD_METHOD: op('W… R N', 'a, a+1 ← function and self of b.name c; or the attribute and “no self”.', 'attr-load'),
  LOAD_SUPER_ATTR: op(
    'W R… N I',
    'a ← super(b+1, b+2).name c where b holds what `super` means here; d bit 0: two-register method form as LOAD_METHOD; d bit 1: `super` was called with arguments (when b is not the builtin, it is called with them, else with none).',
  ),

  // building
  BUILD_TUPLE: pure('W R… I', 'a ← tuple of the c registers from b.'),
  BUILD_LIST: pure('W R… I', 'a ← list of the c registers from b.'),
  BUILD_SET: op('W R… I', 'a ← set of the c registers from b.'),
  BUILD_MAP: op('W R… I', 'a ← dict of c pairs (key, value) in the 2c registers from b.'),
  BUILD_STRING: pure('W R… I', 'a ← concatenation of the c strings from b.'),
  BUILD_SLICE: pure('W R… I', 'a ← slice of the c (2 or 3) registers from b.'),
  FORMAT_VALUE: op('W R R I', 'a ← format(conversion d of b, spec c or −1); d: −1, 115 str, 114 repr, 97 ascii.'),
  LIST_APPEND: pure('R R', 'a.append(b) of a list under construction.'),
  LIST_EXTEND: op('R R', 'a.extend(b) of a list under construction.'),
  LIST_TO_TUPLE: pure('W R', 'a ← tuple(list b).'),
  SET_ADD: op('R R', 'a.add(b) of a set under construction.'),
  SET_UPDATE: op('R R', 'a.update(b) of a set under construction.'),
  MAP_ADD: op('R R R', 'a[b] ← c of a dict under construction.'),
  DICT_UPDATE: op('R R', 'a.update(b) of a dict under construction (`{**b}`).'),
  DICT_MERGE: op('R R R', 'a.update(b) for call keywords; TypeError on duplicates naming callee c.'),
  UNPACK_SEQUENCE: op('W… R I', 'c registers from a ← the items of b, exactly c.', 'unpack'),
  UNPACK_EX: op('W… R I I', 'c registers, one list and d registers from a ← the items of b.', 'unpack'),

  // control
  JUMP: pure('J', 'Continues at a.'),
  JUMP_BACKWARD: op('J', 'Continues at loop header a: polls, counts the back edge, may enter optimised code.'),
  POP_JUMP_IF_TRUE: op('R J', 'Continues at b when a is true.', 'truth'),
  POP_JUMP_IF_FALSE: op('R J', 'Continues at b when a is false.', 'truth'),
  POP_JUMP_IF_NONE: pure('R J', 'Continues at b when a is None.'),
  POP_JUMP_IF_NOT_NONE: pure('R J', 'Continues at b when a is not None.'),
  GET_ITER: op('W R', 'a ← iter(b).', 'iterate'),
  FOR_ITER: op('W R J', 'a ← next(b), or continues at c when b is exhausted.', 'iterate'),
  RETURN_VALUE: pure('R', 'Returns a.'),

  // calls: callee in b, self or “no self” in b+1 (method forms only), then the c arguments
  CALL: op('W R… I', 'a ← call b with the c registers from b+1.', 'call'),
  CALL_METHOD: op('W R… I', 'a ← call b with self b+1 (if any) and the c registers from b+2.', 'method-call'),
  CALL_KW: op('W R… I K', 'As CALL; the last arguments are keywords named by the tuple constant d.', 'call'),
  CALL_METHOD_KW: op('W R… I K', 'As CALL_METHOD; the last arguments are keywords named by the tuple constant d.', 'method-call'),
  CALL_FUNCTION_EX: op(
    'W R R R',
    'a ← b(*c, **d); c is a tuple, a list, or any iterable (TypeError naming callee b when it is none); d a dict or −1.',
    'call',
  ),

  // functions, classes, imports
  MAKE_FUNCTION: op('W K', 'a ← function of code constant b.', 'function', false),
  SET_FUNCTION_ATTRIBUTE: pure('R I R', 'Function a: set FUNCTION_ATTRIBUTES[b] ← c: tuple, dict, dict, tuple of cells, tuple.'),
  IMPORT_NAME: op('W N K I', 'a ← __import__(name b, fromlist constant c, level d).'),
  IMPORT_FROM: op('W R N', 'a ← attribute c of module b, or its submodule; ImportError.'),
  IMPORT_STAR: op('R', 'Public names of module a into the namespace.'),
  SETUP_ANNOTATIONS: op('', 'Creates __annotations__ in the namespace when missing.'),
  INTRINSIC: op('W I R R', 'a ← INTRINSICS[b](c, d); c, d or −1.'),

  // exceptions: the exception table puts the exception into a handler’s register
  PUSH_EXC_INFO: pure('R W', 'The exception a becomes the one being handled; b keeps the one before.'),
  POP_EXCEPT: pure('R', 'The exception kept in a is the one being handled again.'),
  RAISE_VARARGS: op('R R', 'raise a from b; a or −1 (re-raise the handled one), b or −1.'),
  RERAISE: op('R', 'Raises a again as it is: no new context, no new traceback line for this instruction.'),
  CHECK_EXC_MATCH: op('W R R', 'a ← exception b matches c (class or tuple of classes).'),
  CHECK_EG_MATCH: op('W… R R', 'a, a+1 ← matching part and rest of exception b for `except* c`; None where empty.'),
  PREP_RERAISE_STAR: op('W R R', 'a ← what is to be raised after except*: original b, raised or unhandled list c; or None.'),
  BEFORE_WITH: op('W… R', 'a ← bound __exit__ of b; a+1 ← b.__enter__().'),
  BEFORE_ASYNC_WITH: op('W… R', 'a ← bound __aexit__ of b; a+1 ← awaitable of b.__aenter__().'),
  WITH_EXCEPT_START: op('W R R', 'a ← (exit b)(type, value, traceback of exception c).'),

  // generators and coroutines: a call of such code makes the object without running anything
  YIELD_VALUE: op(
    'W R R',
    'Yields b; a ← what is sent; c: the delegate being iterated (`yield from`, `await`) or −1. With a delegate the next instruction is the JUMP_BACKWARD to its SEND: when throw() finishes the delegate, that SEND’s a ← the value and execution goes on at its d.',
  ),
  GET_YIELD_FROM_ITER: op('W R', 'a ← iterator of b for `yield from`.'),
  GET_AWAITABLE: op('W R I', 'a ← awaitable iterator of b; c: 0 plain, 1 from __aenter__, 2 from __aexit__.'),
  SEND: op('W R R J', 'a ← b.send(c); when b is finished a ← its return value and continues at d.'),
  GET_AITER: op('W R', 'a ← aiter(b).'),
  GET_ANEXT: op('W R', 'a ← awaitable of anext(b).'),
  END_ASYNC_FOR: op('R', 'Exception a ended an `async for`: goes on after a StopAsyncIteration, raises any other again as RERAISE does.'),

  // patterns
  MATCH_SEQUENCE: pure('W R', 'a ← b is a sequence for patterns.'),
  MATCH_MAPPING: pure('W R', 'a ← b is a mapping for patterns.'),
  MATCH_CLASS: op('W R R K', 'a ← tuple of attributes of b as class c, or None; d: constant (positional count, keyword names…).'),
  MATCH_KEYS: op('W R R', 'a ← tuple of b’s values for the tuple of keys c, or None.'),
  GET_LEN: op('W R', 'a ← len(b).'),
  COPY_DICT_WITHOUT_KEYS: op('W R R', 'a ← dict(b) less the tuple of keys c.'),
} as const satisfies Record<keyof typeof Op, OpcodeInfo>;

export type OpcodeName = keyof typeof OPCODES;

/** Opcode numbers. Hot: an enum, whose members the build replaces by numbers, makes the dispatch loop a jump table (3× on fib). */
export enum Op {
  NOP,
  LOAD_CONST,
  MOVE,
  CHECK_BOUND,
  DELETE_FAST,
  CLEAR,
  MAKE_CELL,
  LOAD_DEREF,
  STORE_DEREF,
  DELETE_DEREF,
  LOAD_NAME,
  STORE_NAME,
  DELETE_NAME,
  LOAD_GLOBAL,
  STORE_GLOBAL,
  DELETE_GLOBAL,
  LOAD_LOCALS,
  LOAD_FROM_DICT_OR_DEREF,
  LOAD_FROM_DICT_OR_GLOBALS,
  LOAD_BUILD_CLASS,
  LOAD_ASSERTION_ERROR,
  BINARY_OP,
  INPLACE_OP,
  UNARY_OP,
  NOT,
  COMPARE_OP,
  IS_OP,
  CONTAINS_OP,
  BINARY_SUBSCR,
  STORE_SUBSCR,
  DELETE_SUBSCR,
  LOAD_ATTR,
  STORE_ATTR,
  DELETE_ATTR,
  LOAD_METHOD,
  LOAD_SUPER_ATTR,
  BUILD_TUPLE,
  BUILD_LIST,
  BUILD_SET,
  BUILD_MAP,
  BUILD_STRING,
  BUILD_SLICE,
  FORMAT_VALUE,
  LIST_APPEND,
  LIST_EXTEND,
  LIST_TO_TUPLE,
  SET_ADD,
  SET_UPDATE,
  MAP_ADD,
  DICT_UPDATE,
  DICT_MERGE,
  UNPACK_SEQUENCE,
  UNPACK_EX,
  JUMP,
  JUMP_BACKWARD,
  POP_JUMP_IF_TRUE,
  POP_JUMP_IF_FALSE,
  POP_JUMP_IF_NONE,
  POP_JUMP_IF_NOT_NONE,
  GET_ITER,
  FOR_ITER,
  RETURN_VALUE,
  CALL,
  CALL_METHOD,
  CALL_KW,
  CALL_METHOD_KW,
  CALL_FUNCTION_EX,
  MAKE_FUNCTION,
  SET_FUNCTION_ATTRIBUTE,
  IMPORT_NAME,
  IMPORT_FROM,
  IMPORT_STAR,
  SETUP_ANNOTATIONS,
  INTRINSIC,
  PUSH_EXC_INFO,
  POP_EXCEPT,
  RAISE_VARARGS,
  RERAISE,
  CHECK_EXC_MATCH,
  CHECK_EG_MATCH,
  PREP_RERAISE_STAR,
  BEFORE_WITH,
  BEFORE_ASYNC_WITH,
  WITH_EXCEPT_START,
  YIELD_VALUE,
  GET_YIELD_FROM_ITER,
  GET_AWAITABLE,
  SEND,
  GET_AITER,
  GET_ANEXT,
  END_ASYNC_FOR,
  MATCH_SEQUENCE,
  MATCH_MAPPING,
  MATCH_CLASS,
  MATCH_KEYS,
  GET_LEN,
  COPY_DICT_WITHOUT_KEYS,
}

/** Opcode number → name. */
export const OPCODE_NAMES = Object.freeze((Object.keys(OPCODES) as OpcodeName[]).sort((a, b) => Op[a] - Op[b]));

/** In the order of CPython’s AST operators; the index is operand d. */
export const BINARY_OPERATORS = ['+', '-', '*', '@', '/', '%', '**', '<<', '>>', '|', '^', '&', '//'] as const;
/** The same as numbers, for the dispatch loop. */
export enum Binary {
  add,
  sub,
  mul,
  matmul,
  div,
  mod,
  pow,
  lshift,
  rshift,
  or,
  xor,
  and,
  floordiv,
}
export const UNARY_OPERATORS = ['~', '+', '-'] as const;
export const COMPARE_OPERATORS = ['<', '<=', '==', '!=', '>', '>='] as const;
export enum Compare {
  lt,
  le,
  eq,
  ne,
  gt,
  ge,
}
export const FUNCTION_ATTRIBUTES = ['defaults', 'kwdefaults', 'annotations', 'closure', 'type_params'] as const;
export const INTRINSICS = [
  'print', // c: value of an interactive expression statement
  'stopiteration_error', // c: exception leaving a generator body → what to raise (PEP 479)
  'typevar', // c: name
  'typevar_with_bound', // c: name, d: function computing the bound
  'typevar_with_constraints', // c: name, d: function computing the tuple of constraints
  'paramspec', // c: name
  'typevartuple', // c: name
  'set_typeparam_default', // c: type parameter, d: function computing the default
  'subscript_generic', // c: tuple of type parameters → Generic[...]
  'typealias', // c: tuple (name, type_params or None, function computing the value)
  'async_gen_wrap', // c: value yielded by an async generator
  'unary_positive_star', // c: iterable unpacked in a subscript → tuple
  // what-ifs (compiler/forced-assumption.ts): none of them runs Python
  'int_to_float', // c → the float of it where it is an int
  'is_nth_type', // c, d: True where the type of c is the d-th that came here, else None
  'private_copy', // c → where it is a Python function, one with code of its own
] as const;
export type Intrinsic = (typeof INTRINSICS)[number];
