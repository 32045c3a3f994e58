/** `_operator`: Python's operators as functions. */
import { binary, inplace, OPERATORS_BY_NAME, unary } from '../objects/arithmetic.js';
import { callSpecial } from '../objects/attribute.js';
import { classOf, identical, intValue, strValue } from '../objects/class-of.js';
import { bytesOf } from '../objects/codecs.js';
import { compare, sameOrEqual, type CompareOperator } from '../objects/compare.js';
import { asIndex, asSize } from '../objects/convert.js';
import { isError, typeError, valueError } from '../objects/errors.js';
import { exhaust } from '../objects/iterate.js';
import { lengthHint } from '../objects/length-hint.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { contains, deleteItem, getItem, lengthOf, searched, setItem } from '../objects/subscript.js';
import { truth } from '../objects/truth.js';
import { None, NotImplemented, PyBytes, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import type { ModuleSpec } from './module-spec.js';
import { ATTRGETTER, ITEMGETTER, METHODCALLER } from './operator-getters.js';

const COMPARE: Readonly<Record<string, CompareOperator>> = { lt: '<', le: '<=', eq: '==', ne: '!=', gt: '>', ge: '>=' };

const PAIR = '(a, b, /)';

/** `and_` and `or_` cannot be named like the keywords. */
const operators: readonly NativeSpec[] = Object.entries(OPERATORS_BY_NAME).flatMap(([name, op]) => [
  barrier(
    name === 'and' || name === 'or' ? `${name}_` : name,
    PAIR,
    (vm, a: Value, b: Value) => binary(vm, op, a, b),
    `Same as a ${op} b.`,
  ),
  barrier(`i${name}`, PAIR, (vm, a: Value, b: Value) => inplace(vm, op, a, b), `Same as a ${op}= b.`),
]);

const comparisons = Object.entries(COMPARE).map(([name, op]) =>
  barrier(name, PAIR, (vm, a: Value, b: Value) => compare(vm, op, a, b), `Same as a ${op} b.`),
);

function isSequence(vm: Vm, v: Value): boolean {
  const cls = classOf(vm, v);
  return cls.find('__getitem__') !== undefined && !cls.isSubclassOf(vm.types.dict);
}

function concatenation(name: string, op: (vm: Vm, a: Value, b: Value) => Value): NativeSpec {
  return barrier(name, PAIR, (vm, a: Value, b: Value) => {
    if (!isSequence(vm, a)) throw typeError(vm, `'${classOf(vm, a).name}' object can't be concatenated`);
    return op(vm, a, b);
  });
}

function countOf(vm: Vm, a: Value, b: Value): Value {
  let n = 0;
  exhaust(vm, searched(vm, a), v => {
    if (sameOrEqual(vm, v, b)) n++;
  });
  return n;
}

function indexOf(vm: Vm, a: Value, b: Value): Value {
  let at = -1;
  let i = 0;
  exhaust(vm, searched(vm, a), v => {
    if (sameOrEqual(vm, v, b)) at = i;
    i++;
    return at >= 0;
  });
  if (at < 0) throw valueError(vm, 'sequence.index(x): x not in sequence');
  return at;
}

/** Equality of two texts or two byte strings in time that does not depend on where they differ. */
export function compareDigest(vm: Vm, a: Value, b: Value): Value {
  const [s, t] = [strValue(a), strValue(b)];
  if (s !== undefined && t !== undefined) {
    const [x, y] = [jsText(s), jsText(t)];
    for (const c of x + y) if (c > '\x7f') throw typeError(vm, 'comparing strings with non-ASCII characters is not supported');
    return sameBytes(
      Uint8Array.from(x, c => c.charCodeAt(0)),
      Uint8Array.from(y, c => c.charCodeAt(0)),
    );
  }
  if (!isBuffer(a) && !isBuffer(b))
    throw typeError(vm, `unsupported operand types(s) or combination of types: '${classOf(vm, a).name}' and '${classOf(vm, b).name}'`);
  return sameBytes(bytesOf(vm, a), bytesOf(vm, b));
}

const isBuffer = (v: Value): boolean => v instanceof PyBytes || (typeof v === 'object' && 'bytesView' in v);

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) difference |= (a[i] ?? 0) ^ b[i];
  return difference === 0;
}

const one = (name: string, f: (vm: Vm, a: Value) => Value, doc: string): NativeSpec => barrier(name, '(a, /)', f, doc);

export const OPERATOR_MODULE: ModuleSpec = {
  name: '_operator',
  doc: 'Operator interface: functions that correspond to the intrinsic operators of Python.',
  functions: [
    ...operators,
    ...comparisons,
    one('neg', (vm, a) => unary(vm, '-', a), 'Same as -a.'),
    one('pos', (vm, a) => unary(vm, '+', a), 'Same as +a.'),
    one('inv', (vm, a) => unary(vm, '~', a), 'Same as ~a.'),
    one('invert', (vm, a) => unary(vm, '~', a), 'Same as ~a.'),
    one('abs', (vm, a) => vm.call(vm.builtins.dict.getStr('abs')!, a), 'Same as abs(a).'),
    one('index', (vm, a) => asIndex(vm, a), 'Same as a.__index__()'),
    one('not_', (vm, a) => !truth(vm, a), 'Same as not a.'),
    one('truth', (vm, a) => truth(vm, a), 'Return True if a is true, False otherwise.'),
    native('is_', PAIR, (_vm, a: Value, b: Value) => identical(a, b), 'Same as a is b.'),
    native('is_not', PAIR, (_vm, a: Value, b: Value) => !identical(a, b), 'Same as a is not b.'),
    barrier('contains', PAIR, (vm, a: Value, b: Value) => contains(vm, a, b), 'Same as b in a (note reversed operands).'),
    barrier('getitem', PAIR, (vm, a: Value, b: Value) => getItem(vm, a, b), 'Same as a[b].'),
    barrier(
      'setitem',
      '(a, b, c, /)',
      (vm, a: Value, b: Value, c: Value) => {
        setItem(vm, a, b, c);
        return None;
      },
      'Same as a[b] = c.',
    ),
    barrier(
      'delitem',
      PAIR,
      (vm, a: Value, b: Value) => {
        deleteItem(vm, a, b);
        return None;
      },
      'Same as del a[b].',
    ),
    concatenation('concat', (vm, a, b) => binary(vm, '+', a, b)),
    concatenation('iconcat', (vm, a, b) => inplace(vm, '+', a, b)),
    barrier('countOf', PAIR, countOf, 'Return the number of items in a which are, or which equal, b.'),
    barrier('indexOf', PAIR, indexOf, 'Return the first index of b in a.'),
    barrier('length_hint', '(obj, default=0, /)', lengthHint, 'Return an estimate of the number of items in obj.'),
    barrier(
      'call',
      '(obj, /, *args, **kwargs)',
      (vm, f: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) =>
        vm.callArgs(f, [...args, ...kwargs.values()], [...kwargs.keys()]),
      'Same as obj(*args, **kwargs).',
    ),
    native('_compare_digest', PAIR, compareDigest),
  ],
  types: [ITEMGETTER, ATTRGETTER, METHODCALLER],
};
