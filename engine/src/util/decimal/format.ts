/** `format(Decimal, spec)`: the format mini-language for decimal numbers, locale numbers included. */
import { dropDigits, UNLIMITED, Work, type Rounding } from './context.js';
import { type Decimal, finite, powerOfTen, withSign } from './number.js';
import { rescale } from './arithmetic.js';
import { decimalText } from './text.js';

export interface LocaleNumbers {
  readonly point: string;
  readonly separator: string;
  /** Sizes of groups from the right; the last one repeats, 127 ends grouping. */
  readonly grouping: readonly number[];
}

interface Spec {
  readonly fill: string;
  readonly align: string;
  readonly sign: string;
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  readonly zeroPad: boolean;
  readonly width: number;
  readonly separator: boolean;
  readonly precision: number;
  readonly type: string;
}

const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d{1,18})?(,)?(?:\.(\d{1,18}))?([eEfFgGnN%])?$/u;

function parseSpec(text: string): Spec | undefined {
  const m = SPEC.exec(text);
  if (m === null || (m[6] !== undefined && m[2] !== undefined)) return undefined;
  if (m[8] !== undefined && (m[10] === 'n' || m[10] === 'N')) return undefined;
  return {
    fill: m[1] ?? ' ',
    align: m[2] ?? '>',
    sign: m[3] ?? '-',
    noNegativeZero: m[4] !== undefined,
    alternate: m[5] !== undefined,
    zeroPad: m[6] !== undefined,
    width: Number(m[7] ?? '0'),
    separator: m[8] !== undefined,
    precision: m[9] === undefined ? -1 : Number(m[9]),
    type: m[10] ?? '',
  };
}

export const isDeprecatedSpec = (text: string): boolean => parseSpec(text)?.type === 'N';

/** Undefined when the spec is not one. */
export function formatDecimal(d: Decimal, text: string, rounding: Rounding, capitals: boolean, locale: LocaleNumbers): string | undefined {
  const spec = parseSpec(text);
  if (spec === undefined) return undefined;
  if (!d.isFinite) {
    const body = decimalText(withSign(d, 0), false, true) + (spec.type === '%' ? '%' : '');
    return pad(spec, signOf(spec, d), body);
  }
  const local = spec.type === 'n' || spec.type === 'N';
  const type = spec.type === '' ? (capitals ? 'G' : 'g') : spec.type === 'n' ? 'g' : spec.type === 'N' ? 'G' : spec.type;
  const marks = local ? locale : { point: '.', separator: spec.separator ? ',' : '', grouping: [3] };
  const scaled = type === '%' ? finite(d.sign, d.coefficient, d.exponent + 2) : d;
  const placed = place(toPrecision(scaled, type, spec.precision, rounding), type, spec.precision);
  return assemble(spec, type, placed, marks);
}

/** The number rounded as type and precision ask. */
function toPrecision(d: Decimal, type: string, precision: number, rounding: Rounding): Decimal {
  const w = new Work({ ...UNLIMITED, rounding });
  if (precision >= 0) {
    if ('fF%'.includes(type)) return rescale(d, -precision, w).value;
    const digits = 'eE'.includes(type) ? precision + 1 : Math.max(precision, 1);
    if ('eE'.includes(type) || d.digits > digits) d = toDigits(d, digits, rounding);
  }
  return d.isZero && d.exponent > 0 && 'fF%'.includes(type) ? finite(d.sign, 0n, 0) : d;
}

function toDigits(d: Decimal, digits: number, rounding: Rounding): Decimal {
  if (d.isZero) return finite(d.sign, 0n, d.exponent);
  const drop = d.digits - digits;
  if (drop <= 0) return finite(d.sign, d.coefficient * powerOfTen(-drop), d.exponent + drop);
  const { coefficient } = dropDigits(d.coefficient, drop, rounding, d.sign);
  return coefficient === powerOfTen(digits)
    ? finite(d.sign, coefficient / 10n, d.exponent + drop + 1)
    : finite(d.sign, coefficient, d.exponent + drop);
}

interface Placed {
  readonly value: Decimal;
  readonly whole: string;
  readonly fraction: string;
  readonly exponent: number;
}

/** Where the point goes. */
function place(d: Decimal, type: string, precision: number): Placed {
  const digits = d.coefficient.toString();
  const left = d.exponent + digits.length;
  let point = left;
  if ('eE'.includes(type)) point = d.isZero && precision >= 0 ? 1 - precision : 1;
  else if ('gG'.includes(type)) point = d.exponent <= 0 && left > -6 ? left : 1;
  const padded = digits + '0'.repeat(Math.max(0, point - digits.length));
  const whole = point <= 0 ? '0' : padded.slice(0, point);
  const fraction = point <= 0 ? '0'.repeat(-point) + digits : padded.slice(point);
  return { value: d, whole, fraction, exponent: left - point };
}

function assemble(spec: Spec, type: string, p: Placed, marks: LocaleNumbers): string {
  const sign = signOf(spec, p.value);
  let tail = p.fraction !== '' || spec.alternate ? marks.point + p.fraction : '';
  if (p.exponent !== 0 || 'eE'.includes(type))
    tail += `${'EG'.includes(type) ? 'E' : 'e'}${p.exponent < 0 ? '-' : '+'}${Math.abs(p.exponent)}`;
  if (type === '%') tail += '%';
  const width = spec.zeroPad ? spec.width - tail.length - sign.length : 0;
  const body = group(p.whole, marks, width) + tail;
  return spec.zeroPad ? sign + body : pad(spec, sign, body);
}

function signOf(spec: Spec, d: Decimal): string {
  const negative = d.sign === 1 && !(spec.noNegativeZero && d.isZero);
  return negative ? '-' : spec.sign === '-' ? '' : spec.sign;
}

/** Digits in groups, with leading zeros up to `width`; a group never begins with its separator. */
function group(digits: string, { separator, grouping }: LocaleNumbers, width: number): string {
  if (separator === '' || grouping.length === 0) return digits.padStart(width, '0');
  const groups: string[] = [];
  let missing = width;
  let rest = digits;
  for (const size of groupSizes(grouping)) {
    const take = size === Infinity ? Math.max(rest.length, missing, 1) : Math.min(Math.max(rest.length, missing, 1), size);
    groups.unshift(rest.slice(Math.max(0, rest.length - take)).padStart(take, '0'));
    rest = rest.slice(0, Math.max(0, rest.length - take));
    missing -= take;
    if (rest === '' && missing <= 0) break;
    missing -= separator.length;
  }
  return groups.join(separator);
}

function* groupSizes(grouping: readonly number[]): IterableIterator<number> {
  let last = Infinity;
  for (const size of grouping) {
    if (size === 127) return yield Infinity;
    if (size === 0) break;
    yield (last = size);
  }
  for (;;) yield last;
}

function pad(spec: Spec, sign: string, body: string): string {
  const missing = spec.width - [...sign].length - [...body].length;
  if (missing <= 0) return sign + body;
  switch (spec.align) {
    case '<':
      return sign + body + spec.fill.repeat(missing);
    case '=':
      return sign + spec.fill.repeat(missing) + body;
    case '^':
      return spec.fill.repeat(missing >> 1) + sign + body + spec.fill.repeat(missing - (missing >> 1));
    default:
      return spec.fill.repeat(missing) + sign + body;
  }
}
