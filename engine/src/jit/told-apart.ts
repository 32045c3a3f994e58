/**
 * Which executions in compiled code are told apart by case, so that a profile's cases have exact counts. Blocks are counted as a
 * whole; where a guard leaves one case only, that is enough. Everywhere else an `observe` node stands before the operation.
 * Only profiled runs have them. Knows nothing of what the operations do.
 */
import { OPCODE_NAMES, type OpcodeName } from '../bytecode/opcodes.js';
import type { Site } from '../feedback/site.js';
import { Tag } from '../feedback/tags.js';
import type { PyClass } from '../objects/class.js';
import type { Value } from '../objects/value.js';
import type { Builder } from './build.js';
import type { Node, Op } from './ir.js';
import { isSinkable } from './passes/sink-allocations.js';

/** What tells the cases of a site apart: tags of operands, the receiver's layout, or the callee. */
export type CaseForm = 'tags' | 'receiver' | 'callee';

/** The site of the instruction that is being translated, while its executions are not told apart yet. */
export interface Watch {
  readonly site: Site;
  readonly index: number;
  readonly form: CaseForm;
  readonly operands: readonly Node[];
  /** Tags of operands that need not be asked, −1 for the others. */
  readonly tags: readonly number[];
}

/** By opcode, with the places of the operands. */
const FORMS: Partial<Record<OpcodeName, readonly [form: CaseForm, ...operands: number[]]>> = {
  BINARY_OP: ['tags', 2, 3],
  INPLACE_OP: ['tags', 2, 3],
  COMPARE_OP: ['tags', 2, 3],
  CONTAINS_OP: ['tags', 3, 2],
  BINARY_SUBSCR: ['tags', 2, 3],
  STORE_SUBSCR: ['tags', 1, 2],
  UNARY_OP: ['tags', 2],
  NOT: ['tags', 2],
  POP_JUMP_IF_TRUE: ['tags', 1],
  POP_JUMP_IF_FALSE: ['tags', 1],
  GET_ITER: ['tags', 2],
  FOR_ITER: ['tags', 2],
  UNPACK_SEQUENCE: ['tags', 2],
  UNPACK_EX: ['tags', 2],
  LOAD_ATTR: ['receiver', 2],
  LOAD_METHOD: ['receiver', 2],
  STORE_ATTR: ['receiver', 1],
  CALL: ['callee', 2],
  CALL_METHOD: ['callee', 2],
  CALL_KW: ['callee', 2],
  CALL_METHOD_KW: ['callee', 2],
  CALL_FUNCTION_EX: ['callee', 2],
};

/** Operations that take whatever comes, or one of several kinds. */
const TAKES_SEVERAL: ReadonlySet<Op> = new Set<Op>([
  'helper',
  'truth',
  'number_op',
  'number_extreme',
  'same_or_compare',
  'or_other',
  'next_any',
  'dict_get',
  'dict_set',
  'dict_get_or_raise',
  'dict_get_or_miss',
  'mega_load',
  'mega_store',
  'mega_method',
  'call_dynamic',
  'call_pair',
  'poly_load',
  'poly_store',
  'poly_method',
]);

export const takesSeveral = (op: Op): boolean => TAKES_SEVERAL.has(op);

/** What is to be told apart at the current instruction; null where the site has no cases. */
export function watchAt(b: Builder): Watch | null {
  const { ins, pc } = b;
  const index = ins[pc + 5];
  const form = FORMS[OPCODE_NAMES[ins[pc]]];
  if (index < 0 || form === undefined) return null;
  const [kind, ...places] = form;
  const operands = places.map(place => b.reg(ins[pc + place]));
  // a wide int is made where it must be only, and it would have to be
  if (operands.some(n => n.op.startsWith('wide_') || n.op === 'unbound')) return null;
  const tags = operands.map(n => (isSinkable(n) ? b.spec.interp.tags.tagOfClass(classOfMade(b, n)) : -1));
  const asked = operands.filter((_, i) => tags[i] < 0);
  if (kind !== 'tags' && asked.length === 0) return null;
  return { site: b.entry.profile.sites[index], index, form: kind, operands: asked, tags };
}

function classOfMade(b: Builder, { op }: Node): PyClass {
  const { types } = b.spec.interp.vm;
  return op === 'make_tuple' ? types.tuple : op === 'make_map' ? types.dict : types.slice;
}

/** Several cases are known, so that whatever is not told apart could be any of them. */
export const hasSeveral = ({ site }: Watch): boolean => site.cases.length > 1 || site.overflowed;

/** The instruction may go on elsewhere than where it began: in a loop's body, in a callee that is built in. */
export const branches = ({ site, form }: Watch): boolean => form === 'callee' || site.kind === 'iterate';

/** The tag of a value that is held at a known type, −1 otherwise. */
export function knownTag({ type, op, data }: Node): number {
  if (type === 'int32' || type === 'int') return Tag.int;
  if (type === 'double') return Tag.float;
  if (type === 'bool') return Tag.bool;
  if (type === 'str') return Tag.str;
  return op === 'const' && typeof (data.ref as Value) === 'bigint' ? Tag.bigInt : -1;
}
