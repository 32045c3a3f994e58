/** Constants as Python's `repr` writes them. Knows nothing of Python objects. */
import { isPrintable } from '../util/unicode.js';
import { floatRepr } from '../util/float-text.js';
import type { Const } from './code.js';

export function constRepr(constant: Const): string {
  switch (constant.type) {
    case 'None':
    case 'Ellipsis':
      return constant.type;
    case 'bool':
      return constant.value ? 'True' : 'False';
    case 'int':
      return String(constant.value);
    case 'float':
      return floatRepr(constant.value);
    case 'complex':
      return complexText(constant.value, constant.real ?? 0);
    case 'str':
      return strRepr(constant.value);
    case 'bytes':
      return bytesRepr(constant.value);
    case 'tuple':
      return constant.items.length === 1 ? `(${constRepr(constant.items[0])},)` : `(${constant.items.map(constRepr).join(', ')})`;
    case 'frozenset':
      return constant.items.length === 0 ? 'frozenset()' : `frozenset({${constant.items.map(constRepr).join(', ')}})`;
    case 'code':
      return `<code object ${constant.code.name}, file "${constant.code.filename}", line ${constant.code.firstLine}>`;
  }
}

function complexText(imaginary: number, real: number): string {
  if (Object.is(real, 0)) return `${complexPart(imaginary)}j`;
  return `(${complexPart(real)}${imaginary < 0 || Object.is(imaginary, -0) ? '' : '+'}${complexPart(imaginary)}j)`;
}

/** Complex numbers leave out a fraction of zero. */
const complexPart = (value: number): string => floatRepr(value).replace(/\.0$/, '');

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** Single quotes, unless that would need escapes that double quotes do not. */
const quoteFor = (text: string): string => (text.includes("'") && !text.includes('"') ? '"' : "'");

export function strRepr(text: string): string {
  const quote = quoteFor(text);
  let result = quote;
  for (const character of text) {
    if (character === quote) result += `\\${quote}`;
    else result += ESCAPES[character] ?? (isPrintable(character.codePointAt(0)!) ? character : escaped(character.codePointAt(0)!));
  }
  return result + quote;
}

function escaped(code: number): string {
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}

export function bytesRepr(bytes: Uint8Array): string {
  const text = Array.from(bytes, b => String.fromCharCode(b)).join('');
  const quote = quoteFor(text);
  let result = `b${quote}`;
  for (const character of text) {
    if (character === quote) result += `\\${quote}`;
    else if (character >= ' ' && character <= '~') result += ESCAPES[character] ?? character;
    else result += ESCAPES[character] ?? escaped(character.charCodeAt(0));
  }
  return result + quote;
}
