/**
 * The values of numeric literals. Knows nothing of where they stand.
 */
import type { ConstantValue } from './ast.js';
import type { Parser } from './parser-base.js';
import type { Token } from './tokens.js';

/** CPython's default for `sys.get_int_max_str_digits()`. */
const MAX_DECIMAL_DIGITS = 4300;

export function numberValue(p: Parser, token: Token): ConstantValue {
  const text = token.text.includes('_') ? token.text.replaceAll('_', '') : token.text;
  const second = text.charCodeAt(1) | 0x20;
  const hasRadix = second === 120 || second === 111 || second === 98;
  if (hasRadix) return integer(text);
  const last = text.charCodeAt(text.length - 1) | 0x20;
  if (last === 106) return { type: 'complex', value: Number(text.slice(0, -1)) };
  if (/[.eE]/.test(text)) return { type: 'float', value: Number(text) };
  if (text.length > MAX_DECIMAL_DIGITS) throw p.errorAt(token, tooManyDigits(text.length));
  return integer(text);
}

function integer(text: string): ConstantValue {
  const value = Number(text.length > 1 && text.startsWith('00') ? text.replace(/^0+(?=\d)/, '') : text);
  return { type: 'int', value: Number.isSafeInteger(value) ? value : BigInt(text) };
}

function tooManyDigits(digits: number): string {
  return (
    `Exceeds the limit (${MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has ${digits} digits; ` +
    'use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.'
  );
}
