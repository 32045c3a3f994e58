/**
 * Constants as Python's `repr` writes them. Knows nothing of where they stand.
 */
import type { ConstantValue } from './ast.js';
import { isPrintable } from './characters.js';

export function pythonRepr(value: ConstantValue): string {
  switch (value.type) {
    case 'None':
      return 'None';
    case 'Ellipsis':
      return 'Ellipsis';
    case 'bool':
      return value.value ? 'True' : 'False';
    case 'int':
      return String(value.value);
    case 'float':
      return floatRepr(value.value);
    case 'complex':
      return complexRepr(value.value, value.real ?? 0);
    case 'str':
      return stringRepr(value.value);
    case 'bytes':
      return bytesRepr(value.value);
    case 'tuple':
      return `(${value.items.map(pythonRepr).join(', ')}${value.items.length === 1 ? ',' : ''})`;
    case 'frozenset':
      return value.items.length === 0 ? 'frozenset()' : `frozenset({${value.items.map(pythonRepr).join(', ')}})`;
  }
}

function complexRepr(imaginary: number, real: number): string {
  const part = (n: number): string => floatRepr(n).replace(/\.0$/, '');
  if (Object.is(real, 0)) return `${part(imaginary)}j`;
  return `(${part(real)}${imaginary < 0 || Object.is(imaginary, -0) ? '' : '+'}${part(imaginary)}j)`;
}

/** Shortest digits that read back as the same number; an exponent from 1e16 on and below 1e-4. */
export function floatRepr(value: number): string {
  if (value === Infinity) return 'inf';
  if (Object.is(value, -0)) return '-0.0';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits, exponent] = value.toExponential().split('e');
    const power = exponent.slice(1).padStart(2, '0');
    return `${digits}e${exponent[0]}${power}`;
  }
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}

function quoteFor(text: string): string {
  return text.includes("'") && !text.includes('"') ? '"' : "'";
}

const NAMED_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function stringRepr(text: string): string {
  const quote = quoteFor(text);
  let result = quote;
  for (const character of text) {
    const named = NAMED_ESCAPES.get(character);
    if (named !== undefined) result += named;
    else if (character === quote) result += `\\${quote}`;
    else if (isPrintable(character)) result += character;
    else result += hexEscape(character.codePointAt(0) ?? 0);
  }
  return result + quote;
}

function hexEscape(code: number): string {
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

function bytesRepr(bytes: Uint8Array): string {
  const text = String.fromCharCode(...bytes);
  const quote = quoteFor(text);
  let result = `b${quote}`;
  for (const character of text) {
    const code = character.charCodeAt(0);
    const named = NAMED_ESCAPES.get(character);
    if (named !== undefined) result += named;
    else if (character === quote) result += `\\${quote}`;
    else result += code >= 0x20 && code < 0x7f ? character : `\\x${code.toString(16).padStart(2, '0')}`;
  }
  return result + quote;
}
