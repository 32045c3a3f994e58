/** Arithmetic, comparison, identity. */
import { BINARY_OPERATORS, COMPARE_OPERATORS, INTRINSICS, UNARY_OPERATORS } from '../bytecode/opcodes.js';
import { RESULT } from '../feedback/site.js';
import { Tag } from '../feedback/tags.js';
import { None } from '../objects/value.js';
import type { Builder } from './build.js';
import type { Node, Op, Type } from './ir.js';
import { all, onlyTag, pairTags, type PairTags } from './site-kinds.js';
import type { TranslatorTable } from './translate.js';
import { truthNode } from './translate-control.js';
import { asInt, asInt32, intBinary, isWide } from './translate-integers.js';
import { callComparison, callMethodOf, callOperator } from './translate-special.js';

const NUMBER: Readonly<Record<string, Op>> = { '+': 'number_add', '-': 'number_sub', '*': 'number_mul' };
const FLOAT: Readonly<Record<string, Op>> = {
  '+': 'float_add',
  '-': 'float_sub',
  '*': 'float_mul',
  '/': 'float_div',
  '%': 'float_mod',
  '//': 'float_floordiv',
  '**': 'float_pow',
};

export function asStr(b: Builder, v: Node): Node {
  return v.type === 'str' ? v : b.guard('check_str', v, 'str', 'NotStr');
}

/** A float or int operand as a raw double. */
export function asDouble(b: Builder, v: Node, tags: readonly number[]): Node {
  if (v.type === 'double') return v;
  if (v.type === 'int32' || v.type === 'int') return b.add('to_double', [v], 'double');
  if (all(tags, Tag.float)) return b.guard('check_float', v, 'double', 'NotFloat');
  if (all(tags, Tag.int)) return b.add('to_double', [asInt(b, v)], 'double');
  return b.guard('check_number', v, 'double', 'NotNumber');
}

function binary(b: Builder, ins: Int32Array, pc: number, inplace: boolean): void {
  const op = BINARY_OPERATORS[ins[pc + 4]];
  const x = b.reg(ins[pc + 2]);
  const y = b.reg(ins[pc + 3]);
  const site = b.site();
  if (site.count === 0) return b.exit('NoFeedback');
  const tags = pairTags(site);
  const done = (n: Node): void => b.set(ins[pc + 1], n);
  if (tags !== null && areInts(x, tags.left) && areInts(y, tags.right) && !b.spec.isBanned(b.entry, pc, 'NotInt')) {
    const n = intBinary(b, op, x, y, tags.results, ins[pc + 1]);
    if (n !== undefined) return done(n);
  }
  if (
    tags !== null &&
    all(tags.left, Tag.int, Tag.float) &&
    all(tags.right, Tag.int, Tag.float) &&
    FLOAT[op] !== undefined &&
    (tags.results & ~RESULT.float) === 0 &&
    !(op === '**' && b.spec.isBanned(b.entry, pc, 'ResultKindChanged')) &&
    givesFloat(op, x, y, tags)
  ) {
    return done(
      b.add(
        FLOAT[op],
        [asDouble(b, x, tags.left), asDouble(b, y, tags.right)],
        'double',
        op === '**' ? { reason: 'ResultKindChanged' } : op === '/' || op === '%' || op === '//' ? { reason: 'DivisionByZero' } : {},
        b.state(),
      ),
    );
  }
  const mixed = tags === null ? undefined : mixedNumbers(b, op, x, y, tags, pc);
  if (mixed !== undefined) return done(mixed);
  if (tags !== null && op === '+' && all(tags.left, Tag.str) && all(tags.right, Tag.str) && !b.spec.isBanned(b.entry, pc, 'NotStr')) {
    return done(b.add('str_add', [asStr(b, x), asStr(b, y)], 'str'));
  }
  if (callOperator(b, op, x, y, inplace, ins[pc + 1])) return;
  done(arithmetic(b, op, x, y, inplace, tags === null || tags.left.includes(Tag.float)));
  b.checkValid();
}

/** Safe ints; a wide one was seen as a bigint where it was one. */
function areInts(v: Node, seen: readonly number[]): boolean {
  return isWide(v) ? all(seen, Tag.int, Tag.bigInt) : all(seen, Tag.int);
}

/** Ints and floats in turn, held raw with a flag that tells which. */
function mixedNumbers(b: Builder, op: string, x: Node, y: Node, tags: PairTags, pc: number): Node | undefined {
  const known = all(tags.left, Tag.int, Tag.float) && all(tags.right, Tag.int, Tag.float);
  const fits = (tags.results & ~(RESULT.smallInt | RESULT.int | RESULT.float)) === 0;
  if (NUMBER[op] === undefined || !known || !fits || isWide(x) || isWide(y)) return undefined;
  if (b.spec.isBanned(b.entry, pc, 'NotNumber') || b.spec.isBanned(b.entry, pc, 'ResultKindChanged')) return undefined;
  return b.add(NUMBER[op], [asNumber(b, x), asNumber(b, y)], 'number', { reason: 'ResultKindChanged' }, b.state());
}

function asNumber(b: Builder, v: Node): Node {
  const isRaw = v.type === 'int32' || v.type === 'int' || v.type === 'double' || v.type === 'number';
  return isRaw ? v : b.guard('check_numeric', v, 'number', 'NotNumber');
}

/** Operators whose numbers are tried in place before the helper is called. */
const INLINE_NUMBERS: ReadonlySet<string> = new Set(['+', '-', '*']);
const HELPER: Readonly<Record<string, string>> = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div', '%': 'mod', '//': 'floordivide' };

/** Any operands: ints in place, floats in a helper of the operator's own, all else by special methods. */
function arithmetic(b: Builder, op: string, x: Node, y: Node, inplace: boolean, floats: boolean): Node {
  if (HELPER[op] === undefined) return b.helper(inplace ? 'inplace' : 'binary', [x, y], 'any', { ref: op });
  const name = HELPER[op] + (inplace ? 'InPlace' : '');
  return INLINE_NUMBERS.has(op)
    ? b.add('number_op', [x, y], 'any', { text: op, ref: name, slot: floats ? 1 : 0 }, b.state())
    : b.helper(name, [x, y]);
}

/** Is the result a float whatever comes? Not when both operands may be ints, `/` apart. */
function givesFloat(op: string, x: Node, y: Node, tags: PairTags): boolean {
  const isFloat = (v: Node, seen: readonly number[]): boolean => v.type === 'double' || all(seen, Tag.float);
  return op === '/' || isFloat(x, tags.left) || isFloat(y, tags.right);
}

export const translateOperators: TranslatorTable = {
  BINARY_OP: (b, ins, pc) => binary(b, ins, pc, false),
  INPLACE_OP: (b, ins, pc) => binary(b, ins, pc, true),
  UNARY_OP: (b, ins, pc) => {
    const op = UNARY_OPERATORS[ins[pc + 3]];
    const v = b.reg(ins[pc + 2]);
    const tag = onlyTag(b.site());
    if (b.site().count === 0) return b.exit('NoFeedback');
    let n: Node;
    if (op === '-' && tag === Tag.int) n = b.add('int_neg', [asInt(b, v)], 'int');
    else if (op === '-' && tag === Tag.float) n = b.add('float_neg', [asDouble(b, v, [Tag.float])], 'double');
    else if (
      op === '~' &&
      tag === Tag.int &&
      (b.site().cases[0].results & ~RESULT.smallInt) === 0 &&
      !b.spec.isBanned(b.entry, pc, 'NotInt')
    )
      n = b.add('int_not', [asInt32(b, v)], 'int32');
    else if (callMethodOf(b, UNARY_METHODS[op], tag, [v], ins[pc + 1])) return;
    else n = b.helper('unary', [v], 'any', { ref: op });
    b.set(ins[pc + 1], n);
    if (n.op === 'helper') b.checkValid();
  },
  NOT: (b, ins, pc) => {
    const t = truthNode(b, b.reg(ins[pc + 2]));
    if (t === undefined) return b.exit('NoFeedback');
    b.set(ins[pc + 1], b.add('not', [t], 'bool'));
  },
  COMPARE_OP: (b, ins, pc) => {
    const op = COMPARE_OPERATORS[ins[pc + 4]];
    const x = b.reg(ins[pc + 2]);
    const y = b.reg(ins[pc + 3]);
    const site = b.site();
    if (site.count === 0) return b.exit('NoFeedback');
    const tags = pairTags(site);
    const numeric = (...kinds: number[]): boolean => tags !== null && all(tags.left, ...kinds) && all(tags.right, ...kinds);
    let n: Node;
    if (x.op === 'make_tuple' && y.op === 'make_tuple' && x.args.length === y.args.length) {
      b.set(ins[pc + 1], b.helper('compareItems', [...x.args, ...y.args], 'any', { ref: op }));
      return b.checkValid();
    }
    if (numeric(Tag.int) && !b.spec.isBanned(b.entry, pc, 'NotInt')) n = compareNode(b, op, asInt(b, x), asInt(b, y));
    else if (numeric(Tag.int, Tag.float) && !b.spec.isBanned(b.entry, pc, 'NotFloat'))
      n = compareNode(b, op, asDouble(b, x, tags!.left), asDouble(b, y, tags!.right));
    else if (numeric(Tag.str) && !b.spec.isBanned(b.entry, pc, 'NotStr')) {
      n = compareNode(b, op, asStr(b, x), asStr(b, y));
    } else if (callComparison(b, op, x, y, ins[pc + 1])) return;
    else {
      n =
        isEquality(op) && primitives(tags)
          ? b.add('same_or_compare', [x, y], 'any', { text: op }, b.state())
          : b.helper('compare', [x, y], 'any', { ref: op });
      b.set(ins[pc + 1], n);
      return b.checkValid();
    }
    b.set(ins[pc + 1], n);
  },
  INTRINSIC: (b, ins, pc) => {
    const name = INTRINSICS[ins[pc + 2]];
    const operand = (r: number): Node => (r < 0 ? b.constant(None) : b.reg(r));
    b.set(ins[pc + 1], b.helper('intrinsic', [operand(ins[pc + 3]), operand(ins[pc + 4])], 'any', { ref: name }));
    if (!INERT.has(name)) b.checkValid();
  },
  IS_OP: (b, ins, pc) => {
    const same = b.add('is', [b.reg(ins[pc + 2]), b.reg(ins[pc + 3])], 'bool');
    b.set(ins[pc + 1], ins[pc + 4] === 1 ? b.add('not', [same], 'bool') : same);
  },
};

/** Intrinsics that run no Python. */
const INERT: ReadonlySet<string> = new Set(['int_to_float', 'is_nth_type', 'private_copy', 'async_gen_wrap']);

const UNARY_METHODS = { '-': '__neg__', '+': '__pos__', '~': '__invert__' } as const satisfies Record<
  (typeof UNARY_OPERATORS)[number],
  string
>;

function isEquality(op: string): boolean {
  return op === '==' || op === '!=';
}

/** Is every operand seen a str or None, which are equal only when they are the same? */
function primitives(tags: PairTags | null): boolean {
  return tags !== null && all(tags.left, Tag.str, Tag.none) && all(tags.right, Tag.str, Tag.none);
}

function compareNode(b: Builder, op: string, x: Node, y: Node): Node {
  return b.add('compare', [x, y], 'bool' as Type, { text: op });
}
