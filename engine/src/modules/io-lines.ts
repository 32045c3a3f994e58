/** Newlines and code points in the JS text that text streams hold. `newline`: null is universal with translation, '' universal without. */
import { strValue } from '../objects/class-of.js';
import { typeError, valueError } from '../objects/errors.js';
import { reprText } from '../objects/text.js';
import { None, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { shownClass } from './io-base.js';

export type Newline = '' | '\n' | '\r' | '\r\n' | null;

export function newlineOf(vm: Vm, v: Value | undefined, missing: Newline): Newline {
  if (v === undefined) return missing;
  if (v === None) return null;
  const text = strValue(v);
  if (text === undefined) throw typeError(vm, `newline must be str or None, not ${shownClass(vm, v)}`);
  const s = jsText(text);
  if (s === '' || s === '\n' || s === '\r' || s === '\r\n') return s;
  throw valueError(vm, `illegal newline value: ${reprText(vm, v)}`);
}

/** Where the line that starts at `from` ends (behind its newline); −1 when it has none yet. */
export function lineEnd(text: string, from: number, newline: Newline): number {
  if (newline !== null && newline !== '') {
    const at = text.indexOf(newline, from);
    return at < 0 ? -1 : at + newline.length;
  }
  const n = text.indexOf('\n', from);
  const r = text.indexOf('\r', from);
  if (r < 0 || (n >= 0 && n < r)) return n < 0 ? -1 : n + 1;
  return r + (text[r + 1] === '\n' ? 2 : 1);
}

export const universal = (text: string): string => (text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text);

/** What a text stream writes for text with plain newlines. */
export function newlinesOut(text: string, newline: Newline): string {
  return newline === '\r' || newline === '\r\n' ? text.replaceAll('\n', newline) : text;
}

const isPair = (text: string, i: number): boolean => (text.codePointAt(i) ?? 0) > 0xffff;

export function countPoints(text: string): number {
  let n = text.length;
  for (let i = 0; i < text.length; i++) {
    if (isPair(text, i)) {
      n--;
      i++;
    }
  }
  return n;
}

/** The index `count` code points behind `from`, at most the end. */
export function advancePoints(text: string, from: number, count: number): number {
  let i = from;
  for (let n = 0; n < count && i < text.length; n++) i += isPair(text, i) ? 2 : 1;
  return i;
}

export function textArgument(vm: Vm, v: Value, what: string): string {
  const t = strValue(v);
  if (t === undefined) throw typeError(vm, `${what}, not ${shownClass(vm, v)}`);
  return jsText(t);
}
