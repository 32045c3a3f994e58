/** Decimal numbers from and to text. Knows no context but for how many digits a payload may have. */
import { Decimal, finite, infinity, type Sign } from './number.js';

const NUMBER = /^([-+])?(?:(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:e([-+]?\d+))?|(inf(?:inity)?)|(s)?nan(\d*))$/i;

const MAX_EXPONENT = 4_000_000_000_000_000_000;

/** Undefined when the text is no number. ASCII digits, no blanks, no underscores. */
export function parseDecimal(text: string): Decimal | undefined {
  const m = NUMBER.exec(text);
  if (m === null) return undefined;
  const sign: Sign = m[1] === '-' ? 1 : 0;
  if (m[6] !== undefined) return infinity(sign);
  if (m[2] === undefined && m[4] === undefined)
    return new Decimal(sign, m[7] === undefined ? 'quiet' : 'signaling', BigInt(m[8] === '' ? '0' : m[8]), 0);
  const whole = m[2] ?? '';
  const fraction = m[3] ?? m[4] ?? '';
  const written = Number(m[5] ?? '0');
  const exponent = Math.max(-MAX_EXPONENT, Math.min(MAX_EXPONENT, written)) - fraction.length;
  return finite(sign, BigInt(whole + fraction), exponent);
}

const signText = (d: Decimal): string => (d.sign === 1 ? '-' : '');

function specialText(d: Decimal): string {
  if (d.isInfinite) return `${signText(d)}Infinity`;
  return `${signText(d)}${d.kind === 'signaling' ? 'sNaN' : 'NaN'}${d.coefficient === 0n ? '' : d.coefficient.toString()}`;
}

/** Scientific or engineering notation, as `to-scientific-string` and `to-engineering-string` of the specification. */
export function decimalText(d: Decimal, engineering: boolean, capitals: boolean): string {
  if (!d.isFinite) return specialText(d);
  const digits = d.coefficient.toString();
  const left = d.exponent + digits.length;
  const point = d.exponent <= 0 && left > -6 ? left : engineering ? engineeringPoint(d, left) : 1;
  const exponent = left - point;
  const text = placePoint(digits, point);
  return signText(d) + text + (exponent === 0 ? '' : `${capitals ? 'E' : 'e'}${exponent < 0 ? '-' : '+'}${wholeText(Math.abs(exponent))}`);
}

export const wholeText = (n: number): string => (n < 1e15 ? String(n) : BigInt(n).toString());

const modulo3 = (n: number): number => ((n % 3) + 3) % 3;

function engineeringPoint(d: Decimal, left: number): number {
  return d.isZero ? modulo3(left + 1) - 1 : modulo3(left - 1) + 1;
}

function placePoint(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
