/**
 * Operators on objects: where the classes of the operands are known, their special methods are called in place, or
 * inlined, instead of being looked up at each time (language reference §3.3.8). NotImplemented is handed on.
 */
import { FIRST_CLASS_TAG, Tag } from '../feedback/tags.js';
import { METHODS, type BinaryOperator } from '../objects/arithmetic.js';
import type { PyClass } from '../objects/class.js';
import { COMPARISON_METHODS, type CompareOperator } from '../objects/compare.js';
import { PyFunction, PyNative } from '../objects/function.js';
import type { DeoptReason } from '../observe/deopt-reasons.js';
import { None, type Value } from '../objects/value.js';
import type { Builder } from './build.js';
import type { Node } from './ir.js';
import { pairTags, type PairTags } from './site-kinds.js';
import { checkShape } from './translate-attributes.js';
import { callKnownFunction } from './translate-calls.js';
import { nativeCall } from './translate-natives.js';
import { asInt } from './translate-integers.js';
import { asStr } from './translate-operators.js';

/** What the guards on the operands fail with. */
const GUARDS: readonly DeoptReason[] = ['WrongClass', 'WrongShape', 'NotInt', 'NotStr', 'NotFloat', 'WrongValue'];

/** `x op y` into register `to`. False when it takes the general path. */
export function callOperator(b: Builder, op: BinaryOperator, x: Node, y: Node, isInplace: boolean, to: number): boolean {
  const [name, , inplaceName] = METHODS[op];
  return callSpecial(b, cls => (isInplace ? b.spec.lookup(cls, inplaceName) : undefined) ?? b.spec.lookup(cls, name), x, y, to, {
    text: op,
    slot: isInplace ? 1 : 0,
  });
}

export function callComparison(b: Builder, op: CompareOperator, x: Node, y: Node, to: number): boolean {
  return callSpecial(b, cls => b.spec.lookup(cls, COMPARISON_METHODS[op]), x, y, to, { text: op });
}

/** `-x` and its like, `x[k]`: a method that has no other operand to leave it to. */
export function callMethodOf(b: Builder, name: string, tag: number, args: readonly Node[], to: number): boolean {
  const cls = tag < FIRST_CLASS_TAG ? null : b.spec.interp.tags.classOfTag(tag);
  if (cls === null || GUARDS.some(reason => b.spec.isBanned(b.entry, b.pc, reason))) return false;
  const method = b.spec.lookup(cls, name);
  if (!(method instanceof PyFunction)) return false;
  return callKnownFunction(b, method, [checkClass(b, args[0], cls), ...args.slice(1)], null, to, null);
}

function callSpecial(
  b: Builder,
  methodOf: (cls: PyClass) => Value | undefined,
  x: Node,
  y: Node,
  to: number,
  data: { readonly text: string; readonly slot?: number },
): boolean {
  const tags = pairTags(b.site());
  const classes = tags === null ? null : classesOf(b, tags);
  if (classes === null || GUARDS.some(reason => b.spec.isBanned(b.entry, b.pc, reason))) return false;
  const method = methodOf(classes.left);
  if (!isDirect(b, method)) return false;
  const left = checkClass(b, x, classes.left);
  const right = checkOperand(b, y, tags!.right[0], classes.right);
  if (right === null) return false;
  const before = b.regs[to];
  if (method instanceof PyFunction) {
    if (!callKnownFunction(b, method, [left, right], null, to, null, false)) return false;
  } else {
    const result = nativeCall(b, method.spec, [left, right], []);
    if (result === null) return false;
    b.set(to, result);
  }
  const answer = b.reg(to);
  // where the other operand's method raises, nothing was stored
  b.regs[to] = before;
  b.set(to, b.add('or_other', [answer, x, y], 'any', data, b.state()));
  b.checkValid();
  return true;
}

/** The operands' classes, where it is the left one's method that is asked first; null otherwise. */
function classesOf(b: Builder, tags: PairTags): { left: PyClass; right: PyClass | null } | null {
  if (tags.left.length !== 1 || tags.right.length !== 1 || tags.left[0] < FIRST_CLASS_TAG) return null;
  const known = b.spec.interp.tags;
  const left = known.classOfTag(tags.left[0]);
  const right = tags.right[0] < FIRST_CLASS_TAG ? null : known.classOfTag(tags.right[0]);
  if (left === null || (tags.right[0] >= FIRST_CLASS_TAG && right === null)) return null;
  return right !== null && right !== left && right.isSubclassOf(left) ? null : { left, right };
}

/** Methods of `object` are left to the general path, which knows what they stand for. */
function isDirect(b: Builder, method: Value | undefined): method is PyFunction | PyNative {
  if (method instanceof PyFunction) return true;
  return method instanceof PyNative && method.owner !== null && method.self === undefined && method.owner !== b.spec.interp.vm.types.object;
}

/** An object of exactly that class. */
export function checkClass(b: Builder, v: Node, cls: PyClass): Node {
  if (!cls.isHeap) return checkShape(b, v, cls.rootShape);
  const shape = v.data.ref2 as { readonly cls?: PyClass } | undefined;
  return shape?.cls === cls ? v : b.guard('check_class', v, 'any', 'WrongClass', { ref: cls });
}

/** The right operand must not be of a subclass that goes first; null for kinds that have no guard. */
function checkOperand(b: Builder, v: Node, tag: number, cls: PyClass | null): Node | null {
  if (cls !== null) return checkClass(b, v, cls);
  switch (tag as Tag) {
    case Tag.int:
      return asInt(b, v);
    case Tag.str:
      return asStr(b, v);
    case Tag.float:
      return v.type === 'double' ? v : b.guard('check_float', v, 'double', 'NotFloat');
    case Tag.none:
      return v.op === 'const' && v.data.ref === None ? v : b.guard('check_value', v, 'any', 'WrongValue', { ref: None });
    default:
      return null;
  }
}
