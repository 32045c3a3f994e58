/** printf-style formatting: `template % args` for str. */
import { classOf, floatValue, intValue, strValue } from '../class-of.js';
import { asIndex, asDouble } from '../convert.js';
import { typeError, valueError, overflowError } from '../errors.js';
import { getItem } from '../subscript.js';
import { reprText, strText } from '../text.js';
import { PyTuple, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { doubleBody } from '../../util/format-spec.js';
import { codePointText, jsText } from '../vm.js';
import { truncate } from './int.js';

interface Spec {
  readonly key: string | null;
  readonly flags: string;
  readonly width: number;
  readonly precision: number;
  readonly conversion: string;
}

/** Hands out arguments one after the other, or by key from a mapping. */
class Arguments {
  private next = 0;
  private readonly items: readonly Value[];
  usedMapping = false;
  constructor(
    private readonly vm: Vm,
    private readonly source: Value,
    private readonly keyOf: (key: string) => Value,
    private readonly template: 'string' | 'bytes',
  ) {
    this.items = source instanceof PyTuple ? source.items : [source];
  }
  take(): Value {
    if (this.next >= this.items.length) throw typeError(this.vm, 'not enough arguments for format string');
    return this.items[this.next++];
  }
  byKey(key: string): Value {
    if (!this.isMapping()) throw typeError(this.vm, 'format requires a mapping');
    this.usedMapping = true;
    return getItem(this.vm, this.source, this.keyOf(key));
  }
  finish(): void {
    if (this.next < this.items.length && !this.usedMapping && !this.isMapping())
      throw typeError(this.vm, `not all arguments converted during ${this.template} formatting`);
  }
  /** What has items, but for tuples and texts; bytes are texts to bytes. */
  private isMapping(): boolean {
    const { source } = this;
    if (source instanceof PyTuple || strValue(source) !== undefined) return false;
    const cls = classOf(this.vm, source);
    const { bytes, bytearray } = this.vm.types;
    if (this.template === 'bytes' && (cls.isSubclassOf(bytes) || cls.isSubclassOf(bytearray))) return false;
    return cls.find('__getitem__') !== undefined;
  }
}

/** What bytes formatting does differently. */
export interface PercentDialect {
  /** The text of `%s`, `%b` operands; null for what is formatted as for str. */
  text(v: Value, conversion: string): string | null;
  character(v: Value): string;
  key(key: string): Value;
  readonly name: 'string' | 'bytes';
}

export function formatPercent(vm: Vm, template: string, args: Value): Value {
  return vm.text(
    formatPercentWith(vm, template, args, { text: () => null, character: v => character(vm, v), key: k => vm.text(k), name: 'string' }),
  );
}

export function formatPercentWith(vm: Vm, template: string, args: Value, dialect: PercentDialect): string {
  const given = new Arguments(vm, args, dialect.key, dialect.name);
  let out = '';
  let i = 0;
  while (i < template.length) {
    const at = template.indexOf('%', i);
    if (at < 0) break;
    out += template.slice(i, at);
    const { spec, end } = parseSpec(vm, template, at + 1, given);
    i = end;
    out += spec.conversion === '%' ? '%' : convertOne(vm, spec, spec.key === null ? given.take() : given.byKey(spec.key), end - 1, dialect);
  }
  out += template.slice(i);
  given.finish();
  return out;
}

function convertOne(vm: Vm, s: Spec, v: Value, at: number, dialect: PercentDialect): string {
  if (s.conversion === 'c') return padText(s, dialect.character(v));
  const text = dialect.text(v, s.conversion);
  return text === null ? convert(vm, s, v, at) : padText(s, limit(text, s.precision));
}

function parseSpec(vm: Vm, t: string, from: number, given: Arguments): { spec: Spec; end: number } {
  let i = from;
  let key: string | null = null;
  if (t[i] === '(') {
    let depth = 1;
    const start = ++i;
    while (i < t.length && depth > 0) {
      if (t[i] === '(') depth++;
      else if (t[i] === ')') depth--;
      i++;
    }
    if (depth > 0) throw valueError(vm, 'incomplete format key');
    key = t.slice(start, i - 1);
  }
  let flags = '';
  while (i < t.length && '-+ #0'.includes(t[i])) flags += t[i++];
  const number = (star: string): number => {
    if (t[i] === '*') {
      i++;
      const v = given.take();
      const n = intValue(v);
      if (n === undefined) throw typeError(vm, '* wants int');
      const largest = star === 'width' ? 2n ** 63n - 1n : 2n ** 31n - 1n;
      if (n > largest || -n > largest)
        throw overflowError(vm, `Python int too large to convert to C ${star === 'width' ? 'ssize_t' : 'int'}`);
      return Number(n);
    }
    const start = i;
    while (t[i] >= '0' && t[i] <= '9') i++;
    if (i > start && BigInt(t.slice(start, i)) > (star === 'width' ? 2n ** 63n - 1n : 2n ** 31n - 1n))
      throw valueError(vm, `${star} too big`);
    return i === start ? -1 : Number(t.slice(start, i));
  };
  let width = number('width');
  if (width < -1) {
    flags += '-';
    width = -width;
  }
  let precision = -1;
  if (t[i] === '.') {
    i++;
    precision = Math.max(0, number('precision'));
  }
  while (t[i] === 'h' || t[i] === 'l' || t[i] === 'L') i++;
  if (i >= t.length) throw valueError(vm, 'incomplete format');
  return { spec: { key, flags, width, precision, conversion: t[i] }, end: i + 1 };
}

function convert(vm: Vm, s: Spec, v: Value, at: number): string {
  switch (s.conversion) {
    case 's':
      return padText(s, limit(strText(vm, v), s.precision));
    case 'r':
      return padText(s, limit(reprText(vm, v), s.precision));
    case 'a':
      return padText(s, limit(escapeNonAscii(reprText(vm, v)), s.precision));
    case 'd':
    case 'i':
    case 'u':
      return integer(s, decimalOperand(vm, v, s.conversion), 10, '');
    case 'o':
      return integer(s, indexOperand(vm, v, 'o'), 8, '0o');
    case 'x':
      return integer(s, indexOperand(vm, v, 'x'), 16, '0x');
    case 'X':
      return integer(s, indexOperand(vm, v, 'X'), 16, '0X').replace(/[a-f]/g, c => c.toUpperCase());
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': {
      const { body, negative } = doubleBody(realOperand(vm, v), s.conversion, s.precision, s.flags.includes('#'));
      return padNumber(s, negative, '', body);
    }
  }
  const code = s.conversion.codePointAt(0)!;
  throw valueError(vm, `unsupported format character '${code < 128 ? s.conversion : '?'}' (0x${code.toString(16)}) at index ${at}`);
}

function limit(text: string, precision: number): string {
  return precision >= 0 ? [...text].slice(0, precision).join('') : text;
}

function padText(s: Spec, text: string): string {
  if (s.width <= 0) return text;
  const missing = s.width - [...text].length;
  if (missing <= 0) return text;
  return s.flags.includes('-') ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
}

function padNumber(s: Spec, negative: boolean, prefix: string, digits: string): string {
  const sign = negative ? '-' : s.flags.includes('+') ? '+' : s.flags.includes(' ') ? ' ' : '';
  const missing = s.width - sign.length - prefix.length - digits.length;
  if (missing <= 0) return sign + prefix + digits;
  if (s.flags.includes('-')) return sign + prefix + digits + ' '.repeat(missing);
  return s.flags.includes('0') ? sign + prefix + '0'.repeat(missing) + digits : ' '.repeat(missing) + sign + prefix + digits;
}

function integer(s: Spec, n: number | bigint, base: number, prefix: string): string {
  const negative = n < 0;
  const digits = (negative ? -n : n).toString(base).padStart(Math.max(0, s.precision), '0');
  return padNumber(s, negative, s.flags.includes('#') ? prefix : '', digits);
}

function decimalOperand(vm: Vm, v: Value, conversion: string): number | bigint {
  const n = intValue(v);
  if (n !== undefined) return n;
  const f = floatValue(v);
  if (f !== undefined) return truncate(vm, f);
  const cls = classOf(vm, v);
  if (cls.find('__int__') !== undefined || cls.find('__index__') !== undefined) return intValue(vm.call(vm.types.int, v))!;
  throw typeError(vm, `%${conversion} format: a real number is required, not ${cls.name}`);
}

function indexOperand(vm: Vm, v: Value, conversion: string): number | bigint {
  if (classOf(vm, v).find('__index__') === undefined)
    throw typeError(vm, `%${conversion} format: an integer is required, not ${classOf(vm, v).name}`);
  return asIndex(vm, v);
}

function realOperand(vm: Vm, v: Value): number {
  return asDouble(vm, v);
}

function character(vm: Vm, v: Value): string {
  const n = intValue(v) ?? (classOf(vm, v).find('__index__') === undefined ? undefined : asIndex(vm, v));
  if (n !== undefined) {
    if (n < 0 || n > 0x10ffff) throw overflowError(vm, '%c arg not in range(0x110000)');
    return codePointText(Number(n));
  }
  const t = strValue(v);
  if (t === undefined) throw typeError(vm, '%c requires int or char');
  const text = jsText(t);
  if ([...text].length !== 1) throw typeError(vm, '%c requires int or char');
  return text;
}

function escapeNonAscii(s: string): string {
  let r = '';
  for (const c of s) {
    const p = c.codePointAt(0)!;
    r +=
      p < 0x80
        ? c
        : p < 0x100
          ? `\\x${p.toString(16)}`
          : p < 0x10000
            ? `\\u${p.toString(16).padStart(4, '0')}`
            : `\\U${p.toString(16).padStart(8, '0')}`;
  }
  return r;
}
