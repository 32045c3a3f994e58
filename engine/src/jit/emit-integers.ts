/** JavaScript of the operations of ints: int32, safe and wide ones (translate-integers.ts), and of numbers that are ints or floats. */
import type { Emitter } from './emit.js';
import { guard, guardFor, type Emit } from './emit-guards.js';
import type { Node } from './ir.js';
import { MAX_EXACT } from '../util/safe-ints.js';
import { constantInt, isWide, powerOfTwo } from './translate-integers.js';

const a = (e: Emitter, n: Node, i = 0): string => e.use(n.args[i]);
const MAX = '9007199254740991';

const int32Arithmetic =
  (op: string): Emit =>
  (e, n) => {
    const q = e.variable(n);
    e.line(`${q} = ${a(e, n)} ${op} ${a(e, n, 1)};`);
    guard(e, n, `(${q} | 0) !== ${q}`, q);
    e.line(`${q} = ${q} | 0;`);
  };

const intArithmetic =
  (op: string): Emit =>
  (e, n) => {
    const q = e.variable(n);
    e.line(`${q} = ${a(e, n)} ${op} ${a(e, n, 1)}${op === '*' ? ' + 0' : ''};`);
    guard(e, n, `Math.abs(${q}) > ${MAX}`, q);
  };

/** Is the operand a float, as an expression? */
function isFloat(e: Emitter, n: Node): string {
  return n.type === 'number' ? e.floatFlag(n) : String(n.type === 'double');
}

/** An int result is checked as an int; that of floats is what it is. */
const numberArithmetic =
  (op: string): Emit =>
  (e, n) => {
    const [v, flag] = [e.variable(n), e.floatFlag(n)];
    e.line(`${flag} = ${isFloat(e, n.args[0])} || ${isFloat(e, n.args[1])};`);
    e.line(`${v} = ${a(e, n)} ${op} ${a(e, n, 1)};`);
    guard(e, n, `!${flag} && Math.abs(${v} = ${v} + 0) > ${MAX}`, v);
  };

export function nonZero(e: Emitter, n: Node): void {
  if (!(Math.abs(constantInt(n.args[1])) > 0)) guard(e, n, `${a(e, n, 1)} === 0`, a(e, n, 1));
}

function modulo(e: Emitter, n: Node): void {
  nonZero(e, n);
  const [x, y] = [a(e, n), a(e, n, 1)];
  const positive = constantInt(n.args[1]) > 0;
  const r = e.variable(n);
  if (n.type !== 'int32') {
    const general = `H.ints.modInts(${x}, ${y})`;
    return e.line(`${r} = ${positive ? `${x} >= 0 ? ${x} - Math.floor(${x} / ${y}) * ${y} : ${general}` : general};`);
  }
  e.line(`${r} = ${x} % ${y};`);
  e.line(positive ? `if (${r} < 0) ${r} += ${y};` : `if (${r} !== 0 && ${r} < 0 !== ${y} < 0) ${r} += ${y};`);
  e.line(`${r} = ${r} | 0;`);
}

function floorDivide(e: Emitter, n: Node): void {
  nonZero(e, n);
  const [x, y] = [a(e, n), a(e, n, 1)];
  const isSmall = n.args.every(arg => arg.type === 'int32');
  e.set(n, isSmall ? `Math.floor(${x} / ${y}) + 0` : `H.ints.floordivInts(${x}, ${y})`);
}

const bits =
  (op: string, general: string): Emit =>
  (e, n) => {
    const [x, y] = [a(e, n), a(e, n, 1)];
    if (n.type === 'int32') return e.set(n, `${x} ${op} ${y}`);
    const mask = n.args.map(constantInt).find(m => m >= 0 && m < 2 ** 32);
    if (op === '&' && mask !== undefined) return e.set(n, `(${x} & ${y}) >>> 0`);
    const q = e.variable(n);
    e.line(`${q} = H.ints.${general}(${x}, ${y});`);
    guard(e, n, `${q} < -${MAX}`, q);
  };

function shiftLeft(e: Emitter, n: Node): void {
  const [x, y, q] = [a(e, n), a(e, n, 1), e.variable(n)];
  if (n.type === 'int32') {
    guard(e, n, `${y} < 0 || ${y} > 31`, y);
    e.line(`${q} = ${x} * 2 ** ${y};`);
    guard(e, n, `(${q} | 0) !== ${q}`, q);
    return e.line(`${q} = ${q} | 0;`);
  }
  if (!(constantInt(n.args[1]) >= 0)) guard(e, n, `${y} < 0`, y);
  e.line(`${q} = H.ints.shiftedLeft(${x}, ${y});`);
  guard(e, n, `!(Math.abs(${q}) <= ${MAX})`, q);
}

function shiftRight(e: Emitter, n: Node): void {
  const [x, y] = [a(e, n), a(e, n, 1)];
  const count = constantInt(n.args[1]);
  if (!(count >= 0)) guard(e, n, `${y} < 0`, y);
  if (n.type === 'int32') return e.set(n, `${x} >> ${count >= 0 ? Math.min(count, 31) : `Math.min(${y}, 31)`}`);
  e.set(n, count < 53 ? `Math.floor(${x} / ${2 ** count})` : `H.ints.shiftedRight(${x}, ${y})`);
}

// ---- wide ----

/** A wide value that something other than a reduction needs. */
const wide =
  (op: string, helper: string): Emit =>
  (e, n) => {
    if (n.data.text === 'sunk') return;
    const [x, y, v] = [a(e, n), a(e, n, 1), e.variable(n)];
    if (op !== '*') return e.set(n, `H.${helper}(${x}, ${y})`);
    e.set(n, `${x} * ${y} + 0`);
    e.line(`if (!(Math.abs(${v}) <= ${MAX})) ${v} = H.mul(${x}, ${y});`);
  };

const HELPERS: Readonly<Record<string, string>> = { wide_mul: 'mul', wide_add: 'add', wide_sub: 'sub' };

/** The value by the general operations. */
function general(e: Emitter, n: Node): string {
  return isWide(n) ? `H.${HELPERS[n.op]}(${general(e, n.args[0])}, ${general(e, n.args[1])})` : e.use(n);
}

/** An int32 that is the value modulo 2^32. */
function lowBits(e: Emitter, n: Node): string {
  if (!isWide(n)) return n.type === 'int32' ? e.use(n) : `(${e.use(n)} | 0)`;
  const [x, y] = [lowBits(e, n.args[0]), lowBits(e, n.args[1])];
  return n.op === 'wide_mul' ? `Math.imul(${x}, ${y})` : `(${x} ${n.op === 'wide_add' ? '+' : '-'} ${y} | 0)`;
}

interface Exact {
  readonly h: string;
  /** Empty where h is all. */
  readonly l: string;
}

/** Lines that give the value as h + l, exact while every product is below 2^100; `products` gets their names. */
function exact(e: Emitter, n: Node, products: string[]): Exact {
  if (!isWide(n)) return { h: e.use(n), l: '' };
  const [x, y] = [exact(e, n.args[0], products), exact(e, n.args[1], products)];
  const [h, l] = [e.part(n, 'h'), e.part(n, 'l')];
  if (n.op === 'wide_mul') {
    e.line(`${h} = ${x.h} * ${y.h}; ${l} = H.ints.productRest(${x.h}, ${y.h}, ${h});`);
    products.push(h);
    return { h, l };
  }
  const sign = n.op === 'wide_add' ? '+' : '-';
  const other = sign === '+' ? y.h : `-(${y.h})`;
  const rests = `${x.l === '' ? '' : ` + ${x.l}`}${y.l === '' ? '' : ` ${sign} ${y.l}`}`;
  e.line(`${h} = ${x.h} ${sign} ${y.h}; ${l} = H.ints.sumRest(${x.h}, ${other}, ${h})${rests};`);
  return { h, l };
}

/** `v = reduce(h, l, y)` where the parts are exact, else by the general operations. */
function reduce(e: Emitter, n: Node, by: string, otherwise: string): void {
  const products: string[] = [];
  const { h, l } = exact(e, n.args[0], products);
  const fits = products.map(p => `Math.abs(${p}) < ${MAX_EXACT}`).join(' && ');
  e.set(n, `${fits} ? H.ints.${by}(${h}, ${l}, ${a(e, n, 1)}) : ${otherwise}`);
}

function wideMod(e: Emitter, n: Node): void {
  const [value, divisor] = n.args;
  const k = powerOfTwo(divisor);
  if (k === 32) return e.set(n, `${lowBits(e, value)} >>> 0`);
  if (k >= 0) return e.set(n, `${lowBits(e, value)} & ${2 ** k - 1}`);
  nonZero(e, n);
  reduce(e, n, 'modExact', `H.mod(${general(e, value)}, ${a(e, n, 1)})`);
}

function wideAnd(e: Emitter, n: Node): void {
  const mask = constantInt(n.args[1]);
  if (mask < 2 ** 31) return e.set(n, `${lowBits(e, n.args[0])} & ${mask}`);
  if (mask < 2 ** 32) return e.set(n, `(${lowBits(e, n.args[0])} & ${mask}) >>> 0`);
  reduce(e, n, 'andExact', `H.binary(${general(e, n.args[0])}, ${a(e, n, 1)}, "&")`);
}

function wideShift(e: Emitter, n: Node): void {
  const [value, count] = n.args;
  const v = e.variable(n);
  if (!(constantInt(count) >= 0)) guardFor(e, n, `${e.use(count)} < 0`, e.use(count), undefined);
  reduce(e, n, 'shiftExact', `H.binary(${general(e, value)}, ${e.use(count)}, ">>")`);
  guard(e, n, `typeof ${v} !== 'number' || Math.abs(${v}) > ${MAX}`, v);
}

export const EMIT_INTEGERS = {
  int32_add: int32Arithmetic('+'),
  int32_sub: int32Arithmetic('-'),
  int32_mul: int32Arithmetic('*'),
  int_add: intArithmetic('+'),
  int_sub: intArithmetic('-'),
  int_mul: intArithmetic('*'),
  int_mod: modulo,
  int_floordiv: floorDivide,
  int_div: (e, n) => {
    nonZero(e, n);
    e.set(n, `${a(e, n)} / ${a(e, n, 1)}`);
  },
  int_neg: (e, n) => e.set(n, `0 - ${a(e, n)}`),
  int_extreme: (e, n) => e.set(n, `${a(e, n, 1)} ${n.data.text} ${a(e, n)} ? ${a(e, n, 1)} : ${a(e, n)}`),
  int_not: (e, n) => e.set(n, `~${a(e, n)}`),
  int_and: bits('&', 'andInts'),
  int_or: bits('|', 'orInts'),
  int_xor: bits('^', 'xorInts'),
  int_shl: shiftLeft,
  int_shr: shiftRight,
  number_add: numberArithmetic('+'),
  number_sub: numberArithmetic('-'),
  number_mul: numberArithmetic('*'),
  wide_mul: wide('*', 'mul'),
  wide_add: wide('+', 'add'),
  wide_sub: wide('-', 'sub'),
  wide_mod: wideMod,
  wide_and: wideAnd,
  wide_shr: wideShift,
} satisfies Partial<Record<Node['op'], Emit>>;
