/** The format specification mini-language (library reference, “Format Specification Mini-Language”). Pure. */
import { exponentForm, fixedDigits, floatRepr, shortestDigits, significantDigits } from './float-text.js';
import type { Int } from './int-math.js';
import { UtilError } from './util-error.js';

export interface FormatSpec {
  readonly fill: string;
  /** '' when not given. */
  readonly align: string;
  readonly sign: string;
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number;
  readonly type: string;
}

const MAX_SIZE = 2n ** 63n - 1n;
const SPEC = /^(?:([\s\S])?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_]*)?(?:\.(\d+)?)?([\s\S]*)$/u;

function bad(message: string): UtilError {
  return new UtilError('ValueError', message);
}

/** Parses a spec; `typeName` completes the error messages. */
export function parseSpec(spec: string, typeName: string): FormatSpec {
  return parsePlain(spec) ?? parseAny(spec, typeName);
}

/** Hot: `[align][0][width][.precision][type]`, as most specs are; null for others, and for all that may be wrong. */
function parsePlain(spec: string): FormatSpec | null {
  let at = 0;
  const align = ALIGNMENTS.includes(spec.charAt(0)) ? spec.charAt(at++) : '';
  const zero = spec.charAt(at) === '0';
  if (zero) at++;
  const widthEnd = digitsEnd(spec, at);
  const width = widthEnd === at ? 0 : Number(spec.slice(at, widthEnd));
  const hasPrecision = spec.charAt(widthEnd) === '.';
  const end = hasPrecision ? digitsEnd(spec, widthEnd + 1) : widthEnd;
  if (end === widthEnd + 1 || spec.length > Math.min(end + 1, MOST_PLAIN)) return null;
  const type = spec.charAt(end);
  if (type !== '' && !TYPES.includes(type)) return null;
  return {
    fill: zero ? '0' : ' ',
    align: align === '' && zero ? '=' : align,
    sign: '',
    noNegativeZero: false,
    alternate: false,
    width,
    grouping: '',
    precision: hasPrecision ? Number(spec.slice(widthEnd + 1, end)) : -1,
    type,
  };
}

const ALIGNMENTS: readonly string[] = ['<', '>', '^', '='];
const TYPES = 'bcdeEfFgGnosxX%';
const MOST_PLAIN = 12;

function digitsEnd(s: string, from: number): number {
  let at = from;
  while (at < s.length && s.charCodeAt(at) >= 48 && s.charCodeAt(at) <= 57) at++;
  return at;
}

function parseAny(spec: string, typeName: string): FormatSpec {
  const m = SPEC.exec(spec);
  if (m === null) throw bad('Invalid format specifier');
  const [, fill, align, sign, z, hash, zero, width, grouping = '', precision, rest] = m;
  if (grouping.length > 1)
    throw bad(
      grouping.includes(',') && grouping.includes('_')
        ? "Cannot specify both ',' and '_'."
        : `Cannot specify '${grouping[0]}' with '${grouping[1]}'.`,
    );
  if (precision === undefined && /\.$/.test(spec.slice(0, spec.length - rest.length))) throw bad('Format specifier missing precision');
  if ([...rest].length > 1) throw bad(`Invalid format specifier '${spec}' for object of type '${typeName}'`);
  if (width !== undefined && width.length > 15 && BigInt(width) > MAX_SIZE) throw bad('Too many decimal digits in format string');
  if (precision !== undefined && precision.length > 15 && BigInt(precision) > MAX_SIZE)
    throw bad('Too many decimal digits in format string');
  return {
    fill: fill ?? (zero !== undefined && align === undefined ? '0' : zero !== undefined && fill === undefined ? '0' : ' '),
    align: align ?? (zero !== undefined ? '=' : ''),
    sign: sign ?? '',
    noNegativeZero: z !== undefined,
    alternate: hash !== undefined,
    width: width === undefined ? 0 : Number(width),
    grouping,
    precision: precision === undefined ? -1 : Number(precision),
    type: rest,
  };
}

/** Pads `body` (with `lead`, its sign and prefix) to the width. Lengths count code points. */
function pad(s: FormatSpec, lead: string, body: string, fallback: string): string {
  const missing = s.width - codePointLength(lead) - codePointLength(body);
  if (missing <= 0) return lead + body;
  switch (s.align === '' ? fallback : s.align) {
    case '<':
      return lead + body + s.fill.repeat(missing);
    case '^':
      return s.fill.repeat(missing >> 1) + lead + body + s.fill.repeat(missing - (missing >> 1));
    case '=':
      return lead + s.fill.repeat(missing) + body;
    default:
      return s.fill.repeat(missing) + lead + body;
  }
}

function codePointLength(s: string): number {
  let n = s.length;
  for (let i = 0; i < s.length; i++) if (s.charCodeAt(i) >= 0xdc00 && s.charCodeAt(i) <= 0xdfff) n--;
  return n;
}

/** Inserts separators every `every` digits; zero padding fills up to `width` with grouped zeros. */
function group(digits: string, separator: string, every: number, width: number): string {
  let padded = digits;
  const groupedLength = (n: number): number => n + Math.floor((n - 1) / every);
  while (groupedLength(padded.length) < width) padded = `0${padded}`;
  let s = '';
  for (let i = 0; i < padded.length; i++) {
    if (i > 0 && (padded.length - i) % every === 0) s += separator;
    s += padded[i];
  }
  return s;
}

function signOf(s: FormatSpec, negative: boolean): string {
  return negative ? '-' : s.sign === '+' || s.sign === ' ' ? s.sign : '';
}

// ---- str ----

export function formatString(text: string, spec: string, typeName = 'str'): string {
  if (spec === '') return text;
  const s = parseSpec(spec, typeName);
  if (s.type !== '' && s.type !== 's') throw unknownCode(s.type, typeName);
  if (s.sign !== '')
    throw bad(s.sign === ' ' ? 'Space not allowed in string format specifier' : 'Sign not allowed in string format specifier');
  if (s.noNegativeZero) throw bad('Negative zero coercion (z) not allowed in string format specifier');
  if (s.alternate) throw bad('Alternate form (#) not allowed in string format specifier');
  if (s.align === '=' && !/^0?\d/.test(spec)) throw bad("'=' alignment not allowed in string format specifier");
  if (s.grouping !== '') throw bad(`Cannot specify '${s.grouping}' with 's'.`);
  const body = s.precision >= 0 && codePointLength(text) > s.precision ? [...text].slice(0, s.precision).join('') : text;
  return pad(s.align === '=' ? { ...s, align: '<' } : s, '', body, '<');
}

function unknownCode(type: string, typeName: string): UtilError {
  const point = type.codePointAt(0)!;
  const shown = point > 32 && point < 128 ? type : `\\x${point.toString(16)}`;
  return bad(`Unknown format code '${shown}' for object of type '${typeName}'`);
}

// ---- int ----

const BASES: Readonly<Record<string, readonly [number, string]>> = {
  b: [2, '0b'],
  o: [8, '0o'],
  x: [16, '0x'],
  X: [16, '0X'],
  d: [10, ''],
  n: [10, ''],
  '': [10, ''],
};

export function formatInt(n: Int, spec: string, typeName = 'int'): string {
  if (spec === '') return n.toString();
  const s = parseSpec(spec, typeName);
  if ('eEfFgG%'.includes(s.type) && s.type !== '') return formatDouble(Number(n), s, typeName);
  const base = BASES[s.type];
  if (base === undefined && s.type !== 'c') throw unknownCode(s.type, typeName);
  if (s.precision >= 0) throw bad('Precision not allowed in integer format specifier');
  if (s.noNegativeZero) throw bad('Negative zero coercion (z) not allowed in integer format specifier');
  if (base === undefined) return formatCharacter(n, s);
  if (s.grouping === ',' && base[0] !== 10) throw bad(`Cannot specify ',' with '${s.type}'.`);
  if (s.grouping !== '' && s.type === 'n') throw bad(`Cannot specify '${s.grouping}' with 'n'.`);
  const negative = n < 0;
  let digits = (negative ? -n : n).toString(base[0]);
  if (s.type === 'X') digits = digits.toUpperCase();
  const lead = signOf(s, negative) + (s.alternate ? base[1] : '');
  if (s.grouping !== '') digits = group(digits, s.grouping, base[0] === 10 ? 3 : 4, zeroWidth(s, lead.length));
  return pad(s, lead, digits, '>');
}

function zeroWidth(s: FormatSpec, leadLength: number): number {
  return s.align === '=' && s.fill === '0' ? s.width - leadLength : 0;
}

function formatCharacter(n: Int, s: FormatSpec): string {
  if (s.sign !== '') throw bad("Sign not allowed with integer format specifier 'c'");
  if (s.alternate) throw bad("Alternate form (#) not allowed with integer format specifier 'c'");
  if (s.grouping !== '') throw bad(`Cannot specify '${s.grouping}' with 'c'.`);
  if (typeof n === 'bigint' && BigInt.asIntN(64, n) !== n)
    throw new UtilError('OverflowError', 'Python int too large to convert to C long');
  if (n < 0 || n > 0x10ffff) throw new UtilError('OverflowError', '%c arg not in range(0x110000)');
  return pad(s, '', String.fromCodePoint(Number(n)), '>');
}

// ---- float ----

export function formatFloat(x: number, spec: string, typeName = 'float'): string {
  if (spec === '') return floatRepr(x);
  const s = parseSpec(spec, typeName);
  if (s.type !== '' && !'eEfFgGn%'.includes(s.type)) throw unknownCode(s.type, typeName);
  return formatDouble(x, s, typeName);
}

function formatDouble(x: number, s: FormatSpec, _typeName: string): string {
  if (s.grouping !== '' && s.type === 'n') throw bad(`Cannot specify '${s.grouping}' with 'n'.`);
  if (s.precision > 2147483647) throw bad('precision too big');
  let { body, negative } = doubleBody(x, s.type, s.precision, s.alternate);
  if (negative && s.noNegativeZero && /^[0.e+-]*%?$/i.test(body.replace(/e.*/i, ''))) negative = false;
  const lead = signOf(s, negative);
  if (s.grouping !== '' && /^\d/.test(body)) {
    const whole = /^\d+/.exec(body)![0];
    const rest = body.slice(whole.length);
    body = group(whole, s.grouping, 3, zeroWidth(s, lead.length + rest.length)) + rest;
  }
  return pad(s, lead, body, '>');
}

/** Digits of |x| for one of the types e E f F g G n % or '' (repr, or general with a precision). */
export function doubleBody(x: number, type: string, precision: number, alternate: boolean): { body: string; negative: boolean } {
  const negative = x < 0 || Object.is(x, -0);
  const upper = type === 'E' || type === 'F' || type === 'G';
  const value = Math.abs(x);
  let body: string;
  if (Number.isNaN(x)) return { body: upper ? 'NAN' : type === '%' ? 'nan%' : 'nan', negative: false };
  if (!Number.isFinite(x)) body = type === '%' ? 'inf%' : 'inf';
  else if (type === '%') body = `${fixed(value * 100, precision < 0 ? 6 : precision, alternate)}%`;
  else if (type === 'f' || type === 'F') body = fixed(value, precision < 0 ? 6 : precision, alternate);
  else if (type === 'e' || type === 'E') body = scientific(value, precision < 0 ? 6 : precision, alternate);
  else if (type === '' && precision < 0) body = alternate ? floatRepr(value) : floatRepr(value);
  else body = general(value, precision < 0 ? 6 : precision, alternate, type === '');
  return { body: upper ? body.toUpperCase() : body, negative };
}

function fixed(x: number, precision: number, alternate: boolean): string {
  if (!Number.isFinite(x)) return 'inf';
  return fixedDigits(x, precision) + (alternate && precision === 0 ? '.' : '');
}

function scientific(x: number, precision: number, alternate: boolean): string {
  const { digits, exponent } = significantDigits(x, precision + 1);
  const text = exponentForm(digits, exponent);
  return alternate && precision === 0 ? text.replace('e', '.e') : text;
}

/** `%g`; `repr` style (type '') keeps at least one digit after the point. */
function general(x: number, precision: number, alternate: boolean, reprStyle: boolean): string {
  const p = precision === 0 ? 1 : precision;
  const { digits, exponent } = significantDigits(x, p);
  const kept = alternate ? digits : digits.replace(/0+$/, '') || '0';
  if (exponent < -4 || exponent >= (reprStyle ? p - 1 : p)) {
    const text = exponentForm(kept, exponent);
    return alternate && kept.length === 1 ? text.replace('e', '.e') : text;
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${kept}`;
  if (kept.length <= exponent + 1) return kept + '0'.repeat(exponent + 1 - kept.length) + (reprStyle ? '.0' : alternate ? '.' : '');
  return `${kept.slice(0, exponent + 1)}.${kept.slice(exponent + 1)}`;
}

// ---- complex ----

export function formatComplex(re: number, im: number, spec: string): string {
  const s = parseSpec(spec, 'complex');
  if (s.type !== '' && !'eEfFgGn'.includes(s.type)) throw unknownCode(s.type, 'complex');
  if (s.align === '=') throw bad("'=' alignment flag is not allowed in complex format specifier");
  if (s.fill === '0') throw bad('Zero padding is not allowed in complex format specifier');
  const part = (x: number, sign: string): string => {
    const bare = { ...s, width: 0, sign };
    const { body, negative } =
      s.type === '' && s.precision < 0
        ? { body: floatRepr(Math.abs(x)).replace(/\.0$/, ''), negative: x < 0 || Object.is(x, -0) }
        : doubleBody(x, s.type === '' ? 'g' : s.type, s.precision, s.alternate);
    return signOf(bare, negative) + body;
  };
  const onlyImaginary = s.type === '' && re === 0 && !Object.is(re, -0);
  const text = onlyImaginary
    ? `${part(im, s.sign)}j`
    : s.type === ''
      ? `(${part(re, s.sign)}${part(im, '+')}j)`
      : `${part(re, s.sign)}${part(im, '+')}j`;
  return pad(s, '', text, '>');
}

export { shortestDigits };
