/**
 * Which expressions are constants at compile time, after CPython's AST optimizer: displays of
 * constants and arithmetic on small ones. What could raise, or grow, or print differently is left
 * to run time. Knows nothing of code generation.
 */
import type { Const } from '../bytecode/code.js';
import type { BinOp, Expr, Operator, Subscript, Tuple, UnaryOp } from '../syntax/ast.js';

const MAX_INT_BITS = 128;
const MAX_STR_SIZE = 4096;
const MAX_COLLECTION_SIZE = 256;

export class ConstantFolder {
  private readonly memo = new Map<Expr, Const | null>();

  /** `debug` is the value of `__debug__`. */
  constructor(private readonly debug: boolean) {}

  constantOf(e: Expr): Const | null {
    switch (e.kind) {
      case 'Constant':
        return e.value;
      case 'Name':
        return e.id === '__debug__' && e.ctx === 'Load' ? { type: 'bool', value: this.debug } : null;
      case 'BinOp':
        return this.binary(e);
      case 'UnaryOp':
        return this.memoized(e, () => this.unary(e));
      case 'Subscript':
        return e.ctx === 'Load' && e.value.kind === 'Constant' ? this.subscript(e) : null;
      case 'Tuple':
        return e.ctx === 'Load' ? this.memoized(e, () => this.tuple(e)) : null;
      default:
        return null;
    }
  }

  /** The constants of all `elements`, or null. */
  constantsOf(elements: readonly Expr[]): Const[] | null {
    const items: Const[] = [];
    for (const element of elements) {
      const item = this.constantOf(element);
      if (item === null) return null;
      items.push(item);
    }
    return items;
  }

  private memoized(e: Expr, compute: () => Const | null): Const | null {
    let result = this.memo.get(e);
    if (result === undefined) {
      result = compute();
      this.memo.set(e, result);
    }
    return result;
  }

  private tuple(e: Tuple): Const | null {
    const items = this.constantsOf(e.elts);
    return items && { type: 'tuple', items };
  }

  private subscript(e: Subscript): Const | null {
    const value = this.constantOf(e.value);
    const index = this.constantOf(e.slice);
    return value !== null && index?.type === 'int' ? item(value, Number(index.value)) : null;
  }

  /** A loop, not recursion: chains of thousands of operands are ordinary. */
  private binary(e: BinOp): Const | null {
    const chain: BinOp[] = [];
    let node: Expr = e;
    while (node.kind === 'BinOp' && !this.memo.has(node)) {
      chain.push(node);
      node = node.left;
    }
    let result = node.kind === 'BinOp' ? this.memo.get(node)! : this.constantOf(node);
    for (const link of chain.reverse()) {
      const right = result && this.constantOf(link.right);
      result = result && right && foldBinary(link.op, result, right);
      this.memo.set(link, result);
    }
    return result;
  }

  private unary(e: UnaryOp): Const | null {
    const operand = this.constantOf(e.operand);
    if (operand === null) return null;
    if (e.op === 'Not') return { type: 'bool', value: !truth(operand) };
    if (operand.type === 'int')
      return integer(e.op === 'USub' ? -BigInt(operand.value) : e.op === 'Invert' ? ~BigInt(operand.value) : BigInt(operand.value));
    if (operand.type !== 'float' || e.op === 'Invert') return null;
    return { type: 'float', value: e.op === 'USub' ? -operand.value : operand.value };
  }
}

/** Python's truth of a constant. */
export function truth(constant: Const): boolean {
  switch (constant.type) {
    case 'None':
      return false;
    case 'bool':
      return constant.value;
    case 'int':
    case 'float':
      return Number(constant.value) !== 0;
    case 'complex':
      return constant.value !== 0 || (constant.real ?? 0) !== 0;
    case 'str':
    case 'bytes':
      return constant.value.length > 0;
    case 'tuple':
    case 'frozenset':
      return constant.items.length > 0;
    case 'Ellipsis':
    case 'code':
      return true;
  }
}

/** Text with surrogates is left alone: its characters are not its code units. */
function item(value: Const, index: number): Const | null {
  if (value.type === 'bytes') {
    const byte = value.value.at(index);
    return byte === undefined ? null : { type: 'int', value: byte };
  }
  if (value.type !== 'str' || !joinable(value)) return null;
  const character = value.value.at(index);
  return character === undefined ? null : { type: 'str', value: character };
}

function foldBinary(op: Operator, left: Const, right: Const): Const | null {
  if (left.type === 'int' && right.type === 'int') return foldInts(op, left.value, right.value);
  if (isNumber(left) && isNumber(right)) return foldFloats(op, Number(left.value), Number(right.value));
  if (op === 'Mult' && right.type === 'int') return repeat(left, Number(right.value));
  if (op === 'Mult' && left.type === 'int') return repeat(right, Number(left.value));
  return op === 'Add' ? concatenate(left, right) : null;
}

/** An int beyond 2^53 is left alone: mixing it with a float rounds, or raises. */
const isNumber = (c: Const): c is Const & { type: 'int' | 'float' } =>
  c.type === 'float' || (c.type === 'int' && typeof c.value === 'number');

function foldFloats(op: Operator, left: number, right: number): Const | null {
  switch (op) {
    case 'Add':
      return { type: 'float', value: left + right };
    case 'Sub':
      return { type: 'float', value: left - right };
    case 'Mult':
      return { type: 'float', value: left * right };
    case 'Div':
      return right === 0 ? null : { type: 'float', value: left / right };
    default:
      return null;
  }
}

function foldInts(op: Operator, left: number | bigint, right: number | bigint): Const | null {
  if (op === 'Div') return typeof left === 'number' && typeof right === 'number' ? foldFloats(op, left, right) : null;
  const result = intOperation(op, BigInt(left), BigInt(right));
  return result === null ? null : integer(result);
}

function intOperation(op: Operator, left: bigint, right: bigint): bigint | null {
  switch (op) {
    case 'Add':
      return left + right;
    case 'Sub':
      return left - right;
    case 'Mult':
      return bits(left) + bits(right) <= MAX_INT_BITS ? left * right : null;
    case 'FloorDiv':
      return right === 0n ? null : floorDivide(left, right);
    case 'Mod':
      return right === 0n ? null : left - floorDivide(left, right) * right;
    case 'Pow':
      return right >= 0n && bits(left) * Number(right) <= MAX_INT_BITS ? left ** right : null;
    case 'LShift':
      return right >= 0n && bits(left) + Number(right) <= MAX_INT_BITS ? left << right : null;
    case 'RShift':
      return right >= 0n && right <= 0xffffn ? left >> right : null;
    case 'BitOr':
      return left | right;
    case 'BitXor':
      return left ^ right;
    case 'BitAnd':
      return left & right;
    default:
      return null;
  }
}

const bits = (value: bigint): number => (value < 0n ? -value : value).toString(2).length;

function floorDivide(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return quotient * right !== left && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function integer(value: bigint): Const {
  const small = value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER);
  return { type: 'int', value: small ? Number(value) : value };
}

function repeat(value: Const, count: number): Const | null {
  if (count < 0 || !Number.isSafeInteger(count)) return null;
  if (value.type === 'str' && value.value.length * count <= MAX_STR_SIZE)
    return joinable({ type: 'str', value: value.value.repeat(count) });
  if (value.type === 'bytes' && value.value.length * count <= MAX_STR_SIZE)
    return { type: 'bytes', value: repeatBytes(value.value, count) };
  if (value.type === 'tuple' && value.items.length * count <= MAX_COLLECTION_SIZE) {
    return { type: 'tuple', items: Array.from({ length: count }, () => value.items).flat() };
  }
  return null;
}

function repeatBytes(bytes: Uint8Array, count: number): Uint8Array {
  const result = new Uint8Array(bytes.length * count);
  for (let i = 0; i < count; i++) result.set(bytes, i * bytes.length);
  return result;
}

function joinBytes(left: Uint8Array, right: Uint8Array): Uint8Array {
  const result = new Uint8Array(left.length + right.length);
  result.set(left);
  result.set(right, left.length);
  return result;
}

function concatenate(left: Const, right: Const): Const | null {
  if (left.type === 'str' && right.type === 'str') return joinable({ type: 'str', value: left.value + right.value });
  if (left.type === 'bytes' && right.type === 'bytes') return { type: 'bytes', value: joinBytes(left.value, right.value) };
  if (left.type === 'tuple' && right.type === 'tuple') return { type: 'tuple', items: [...left.items, ...right.items] };
  return null;
}

/** Two lone surrogates that meet would become one character in UTF-16 and stay two in Python. */
function joinable(text: Const & { type: 'str' }): Const | null {
  return /[\ud800-\udfff]/.test(text.value) ? null : text;
}
