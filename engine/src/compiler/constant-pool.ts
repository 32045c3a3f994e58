/**
 * The constants of one code block, each kept once. Equality is Python's identity of constants:
 * type and value, so 1, 1.0 and True differ, and so do 0.0 and −0.0. Knows nothing of syntax.
 */
import type { Const } from '../bytecode/code.js';

export const NONE: Const = Object.freeze({ type: 'None' });
export const str = (value: string): Const => ({ type: 'str', value });
export const int = (value: number): Const => ({ type: 'int', value });
export const tuple = (items: readonly Const[]): Const => ({ type: 'tuple', items });

export class ConstantPool {
  readonly items: Const[] = [];
  private readonly indices = new Map<string, number>();

  add(constant: Const): number {
    if (constant.type === 'code') return this.items.push(constant) - 1;
    const key = keyOf(constant);
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.items.push(constant) - 1;
      this.indices.set(key, index);
    }
    return index;
  }
}

const signed = (n: number): string => (Object.is(n, -0) ? '-0' : String(n));

function keyOf(constant: Const): string {
  switch (constant.type) {
    case 'None':
    case 'Ellipsis':
      return constant.type;
    case 'str':
      return `s${constant.value.length}:${constant.value}`;
    case 'int':
    case 'bool':
      return `${constant.type}${constant.value}`;
    case 'float':
      return `float${signed(constant.value)}`;
    case 'complex':
      return `complex${signed(constant.value)},${signed(constant.real ?? 0)}`;
    case 'bytes':
      return `b${constant.value.join(',')}`;
    case 'tuple':
    case 'frozenset':
      return `${constant.type}(${constant.items.map(keyOf).join(';')})`;
    case 'code':
      throw new TypeError('code constants have no key');
  }
}
