/**
 * What bytes and bytearray have in common. Data is searched and split as Latin-1 text, one unit per
 * byte. Results have the class of `make`; whatever mutates stands in bytearray.ts.
 */
import { classOf, strValue } from '../class-of.js';
import { asIndex, asPosition, asSize } from '../convert.js';
import { bytesOf, decodeBytes } from '../codecs.js';
import { indexError, memoryError, typeError, valueError } from '../errors.js';
import { collectJoined } from '../join-items.js';
import { resolveIndex } from '../iterators.js';
import { barrier, native, type NativeSpec } from '../native.js';
import { pickBytes, sliceIndices } from '../slices.js';
import { truth } from '../truth.js';
import { None, NotImplemented, PyBytes, PyObject, PySlice, PyTuple, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { fromLatin, latin } from '../../util/latin-text.js';
import { indexOfText, lastIndexOfText } from '../../util/search-text.js';
import { splitBlanks, splitBy } from '../../util/split-text.js';
import { formatPercentBytes } from './bytes-percent.js';

/** From bytes, or from text with one unit per byte. */
export type MakeBytes = (vm: Vm, source: Uint8Array | string) => Value;

/** The data of a bytes-like object as text. */
export function latinOf(vm: Vm, v: Value): string {
  return v instanceof PyBytes ? v.latin : latin(bytesOf(vm, v));
}

export function isBytesLike(v: Value): boolean {
  return v instanceof PyBytes || (v instanceof PyObject && 'bytesView' in v);
}

export function byteValue(vm: Vm, v: Value, what = 'byte'): number {
  const n = asIndex(vm, v);
  if (n < 0 || n > 255) throw valueError(vm, `${what} must be in range(0, 256)`);
  return Number(n);
}

export function requireIndex(vm: Vm, v: Value, what: string): void {
  if (typeof v !== 'number' && classOf(vm, v).find('__index__') === undefined)
    throw typeError(vm, `${what} indices must be integers or slices, not ${classOf(vm, v).name}`);
}

/** Bytes, or one byte as an int, to be searched for. */
function needle(vm: Vm, v: Value): string {
  if (isBytesLike(v)) return latinOf(vm, v);
  if (classOf(vm, v).find('__index__') === undefined)
    throw typeError(vm, `argument should be integer or bytes-like object, not '${classOf(vm, v).name}'`);
  return String.fromCharCode(byteValue(vm, v));
}

function bounds(vm: Vm, length: number, start: Value | undefined, end: Value | undefined): [number, number] {
  const clamp = (v: Value | undefined, fallback: number): number => {
    if (v === undefined || v === None) return fallback;
    const i = Number(asIndex(vm, v));
    return i < 0 ? Math.max(0, i + length) : i;
  };
  return [clamp(start, 0), Math.min(clamp(end, length), length)];
}

function finder(name: string, backwards: boolean, mustExist: boolean): NativeSpec {
  return native(
    name,
    '(self, sub, start=None, end=None, /)',
    (vm, self: Value, sub: Value, start: Value | undefined, end: Value | undefined) => {
      const s = latinOf(vm, self);
      const n = needle(vm, sub);
      const [from, to] = bounds(vm, s.length, start, end);
      let at = -1;
      if (from <= to) {
        const part = s.slice(from, to);
        at = backwards ? lastIndexOfText(part, n, part.length) : indexOfText(part, n);
        if (at >= 0) at += from;
      }
      if (at < 0 && mustExist) throw valueError(vm, 'subsection not found');
      return at;
    },
  );
}

function affix(name: 'startswith' | 'endswith'): NativeSpec {
  return native(
    name,
    '(self, affix, start=None, end=None, /)',
    (vm, self: Value, affixes: Value, start: Value | undefined, end: Value | undefined) => {
      const data = latinOf(vm, self);
      const [from, to] = bounds(vm, data.length, start, end);
      const text = data.slice(from, to);
      const test = (v: Value): boolean => {
        if (!isBytesLike(v))
          throw typeError(
            vm,
            affixes instanceof PyTuple
              ? `a bytes-like object is required, not '${classOf(vm, v).name}'`
              : `${name} first arg must be bytes or a tuple of bytes, not ${classOf(vm, v).name}`,
          );
        return from <= to && text[name === 'startswith' ? 'startsWith' : 'endsWith'](latinOf(vm, v));
      };
      return affixes instanceof PyTuple ? affixes.items.some(test) : test(affixes);
    },
  );
}

const BLANKS = ' \t\n\r\v\f';
const isBlank = (unit: number): boolean => BLANKS.includes(String.fromCharCode(unit));

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) {
    all.set(p, at);
    at += p.length;
  }
  return all;
}

export function repeatBytes(vm: Vm, data: Uint8Array, n: Value): Uint8Array {
  const count = Math.max(0, asPosition(vm, n, 'OverflowError'));
  if (count * data.length > 2 ** 31) throw memoryError(vm, '');
  const all = new Uint8Array(count * data.length);
  for (let i = 0; i < count; i++) all.set(data, i * data.length);
  return all;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i] - b[i];
  return a.length - b.length;
}

const comparison = (name: string, test: (order: number) => boolean): NativeSpec =>
  native(name, '(self, value, /)', (vm, a: Value, b: Value) =>
    isBytesLike(b) ? test(compareBytes(bytesOf(vm, a), bytesOf(vm, b))) : NotImplemented,
  );

/** Hexadecimal digits, with a separator after every |group| bytes, counted from the right when positive. */
export function hexText(vm: Vm, data: Uint8Array, separator: Value | undefined, group: Value | undefined): string {
  const digits = Array.from(data, b => b.toString(16).padStart(2, '0'));
  if (separator === undefined) return digits.join('');
  const t = strValue(separator);
  const sep = typeof t === 'string' ? t : latinOf(vm, separator);
  if (sep.length !== 1) throw valueError(vm, 'sep must be length 1.');
  const n = group === undefined ? 1 : asSize(vm, group);
  if (n === 0) return digits.join('');
  const size = Math.abs(n);
  const offset = n > 0 ? digits.length % size : 0;
  return digits.map((d, i) => (i > 0 && (i - offset) % size === 0 ? sep + d : d)).join('');
}

export function parseHex(vm: Vm, text: string): Uint8Array {
  const out: number[] = [];
  for (let i = 0; i < text.length;) {
    if (isBlank(text.charCodeAt(i))) {
      i++;
      continue;
    }
    for (let k = 0; k < 2; k++) {
      if (!/[0-9a-fA-F]/.test(text[i + k] ?? ''))
        throw valueError(vm, `non-hexadecimal number found in fromhex() arg at position ${i + k}`);
    }
    out.push(parseInt(text.slice(i, i + 2), 16));
    i += 2;
  }
  return Uint8Array.from(out);
}

function joinBytes(vm: Vm, self: Value, iterable: Value): Uint8Array {
  const parts: Uint8Array[] = [];
  collectJoined(vm, iterable).forEach((v, i) => {
    if (!isBytesLike(v)) throw typeError(vm, `sequence item ${i}: expected a bytes-like object, ${classOf(vm, v).name} found`);
    if (i > 0) parts.push(bytesOf(vm, self));
    parts.push(bytesOf(vm, v));
  });
  return concatBytes(parts);
}

const isUpper = (c: number): boolean => c >= 65 && c <= 90;
const isLower = (c: number): boolean => c >= 97 && c <= 122;
const isAlpha = (c: number): boolean => isUpper(c) || isLower(c);
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const upper = (c: number): number => (isLower(c) ? c - 32 : c);
const lower = (c: number): number => (isUpper(c) ? c + 32 : c);

const every = (name: string, test: (c: number) => boolean, emptyIs = false): NativeSpec =>
  native(name, '(self, /)', (vm, b: Value) => (bytesOf(vm, b).length === 0 ? emptyIs : bytesOf(vm, b).every(test)));
const cased = (name: string, wanted: (c: number) => boolean, other: (c: number) => boolean): NativeSpec =>
  native(name, '(self, /)', (vm, b: Value) => bytesOf(vm, b).some(wanted) && !bytesOf(vm, b).some(other));

function isTitle(data: Uint8Array): boolean {
  let [found, previous] = [false, false];
  for (const c of data) {
    if ((isUpper(c) && previous) || (isLower(c) && !previous)) return false;
    previous = isAlpha(c);
    found ||= previous;
  }
  return found;
}

function expandTabs(s: string, tab: number): string {
  let [column, r] = [0, ''];
  for (const c of s) {
    const n = c === '\t' && tab > 0 ? tab - (column % tab) : 0;
    r += c === '\t' ? ' '.repeat(n) : c;
    column = c === '\n' || c === '\r' ? 0 : c === '\t' ? column + n : column + 1;
  }
  return r;
}

function splitLines(s: string, keepEnds: boolean): string[] {
  const lines = s.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  return keepEnds ? lines : lines.map(l => l.replace(/\r?\n$|\r$/, ''));
}

function replaceText(s: string, a: string, b: string, limit: number): string {
  if (a !== '') return splitBy(s, a, limit, false).join(b);
  const n = limit < 0 ? s.length + 1 : Math.min(limit, s.length + 1);
  return [...s].map((c, i) => (i < n ? b : '') + c).join('') + (n > s.length ? b : '');
}

export function makeTrans(vm: Vm, from: Value, to: Value): Value {
  const [a, b] = [bytesOf(vm, from), bytesOf(vm, to)];
  if (a.length !== b.length) throw valueError(vm, 'maketrans arguments must have same length');
  const table = Uint8Array.from({ length: 256 }, (_, i) => i);
  a.forEach((c, i) => (table[c] = b[i]));
  return vm.bytes(table);
}

function translate(vm: Vm, data: Uint8Array, table: Value, doomed: Value | undefined): Uint8Array {
  const map = table === None ? null : bytesOf(vm, table);
  if (map !== null && map.length !== 256) throw valueError(vm, 'translation table must be 256 characters long');
  const drop = doomed === undefined ? null : bytesOf(vm, doomed);
  const kept = drop === null ? data.slice() : data.filter(c => !drop.includes(c));
  return map === null ? kept : kept.map(c => map[c]);
}

/** The methods of both classes; `make` gives results the right class. */
export function commonMethods(make: MakeBytes, word: string): readonly NativeSpec[] {
  const text = make as (vm: Vm, s: string) => Value;
  const of = latinOf;
  const mapped = (name: string, f: (data: Uint8Array) => Uint8Array): NativeSpec =>
    native(name, '(self, /)', (vm, b: Value) => make(vm, f(bytesOf(vm, b))));
  const splitter = (name: string, fromRight: boolean): NativeSpec =>
    native(name, '(self, /, sep=None, maxsplit=-1)', (vm, b: Value, sep: Value | undefined, max: Value | undefined) => {
      const limit = max === undefined ? -1 : asSize(vm, max);
      const blank = sep === undefined || sep === None;
      if (!blank && of(vm, sep) === '') throw valueError(vm, 'empty separator');
      const parts = blank ? splitBlanks(of(vm, b), limit, fromRight, isBlank) : splitBy(of(vm, b), of(vm, sep), limit, fromRight);
      return vm.list(parts.map(p => make(vm, p)));
    });
  const stripper = (name: string, left: boolean, right: boolean): NativeSpec =>
    native(name, '(self, bytes=None, /)', (vm, b: Value, chars: Value | undefined) => {
      const set = chars === undefined || chars === None ? BLANKS : of(vm, chars);
      const s = of(vm, b);
      let [i, j] = [0, s.length];
      if (left) while (i < j && set.includes(s[i])) i++;
      if (right) while (j > i && set.includes(s[j - 1])) j--;
      return make(vm, s.slice(i, j));
    });
  const partition = (name: string, fromRight: boolean): NativeSpec =>
    native(name, '(self, sep, /)', (vm, b: Value, sep: Value) => {
      const [s, separator] = [of(vm, b), of(vm, sep)];
      if (separator === '') throw valueError(vm, 'empty separator');
      const at = fromRight ? lastIndexOfText(s, separator, s.length) : indexOfText(s, separator);
      if (at < 0) return vm.tuple((fromRight ? ['', '', s] : [s, '', '']).map(p => text(vm, p)));
      return vm.tuple([s.slice(0, at), separator, s.slice(at + separator.length)].map(p => text(vm, p)));
    });
  const padder = (name: string, place: (missing: number, width: number) => number): NativeSpec =>
    native(name, "(self, width, fillchar=b' ', /)", (vm, b: Value, width: Value, fill: Value | undefined) => {
      const f = fill === undefined ? ' ' : of(vm, fill);
      if (f.length !== 1)
        throw typeError(
          vm,
          `${name}(): argument 2 must be a byte string of length 1, not a ${classOf(vm, fill!).name} object of length ${f.length}`,
        );
      const [s, w] = [of(vm, b), asSize(vm, width)];
      const missing = w - s.length;
      if (missing <= 0) return text(vm, s);
      const left = place(missing, w);
      return text(vm, f.repeat(left) + s + f.repeat(missing - left));
    });
  return [
    native('__len__', '(self, /)', (vm, b: Value) => (b instanceof PyBytes ? b.length : bytesOf(vm, b).length)),
    native('__getitem__', '(self, key, /)', (vm, b: Value, key: Value) => {
      const data = bytesOf(vm, b);
      if (key instanceof PySlice) return make(vm, pickBytes(data, sliceIndices(vm, key, data.length)));
      requireIndex(vm, key, word === 'bytes' ? 'byte' : word);
      const i = resolveIndex(vm, key, data.length);
      if (i < 0) throw indexError(vm, word === 'bytes' ? 'index out of range' : `${word} index out of range`);
      return data[i];
    }),
    native('__contains__', '(self, key, /)', (vm, b: Value, key: Value) => {
      if (isBytesLike(key)) return of(vm, b).includes(of(vm, key));
      if (classOf(vm, key).find('__index__') === undefined)
        throw typeError(vm, `a bytes-like object is required, not '${classOf(vm, key).name}'`);
      return bytesOf(vm, b).includes(byteValue(vm, key));
    }),
    native('__add__', '(self, value, /)', (vm, b: Value, o: Value) =>
      isBytesLike(o) ? make(vm, concatBytes([bytesOf(vm, b), bytesOf(vm, o)])) : NotImplemented,
    ),
    ...['__mul__', '__rmul__'].map(name =>
      native(name, '(self, value, /)', (vm, b: Value, n: Value) =>
        classOf(vm, n).find('__index__') === undefined ? NotImplemented : make(vm, repeatBytes(vm, bytesOf(vm, b), n)),
      ),
    ),
    barrier('__mod__', '(self, value, /)', (vm, b: Value, args: Value) => text(vm, formatPercentBytes(vm, of(vm, b), args))),
    comparison('__eq__', o => o === 0),
    comparison('__ne__', o => o !== 0),
    comparison('__lt__', o => o < 0),
    comparison('__le__', o => o <= 0),
    comparison('__gt__', o => o > 0),
    comparison('__ge__', o => o >= 0),
    native(
      'decode',
      "(self, /, encoding='utf-8', errors='strict')",
      (vm, b: Value, encoding: Value | undefined, errors: Value | undefined) => decodeBytes(vm, b, encoding, errors),
    ),
    native('hex', '(self, /, sep=None, bytes_per_sep=1)', (vm, b: Value, sep: Value | undefined, group: Value | undefined) =>
      hexText(vm, bytesOf(vm, b), sep, group),
    ),
    finder('find', false, false),
    finder('rfind', true, false),
    finder('index', false, true),
    finder('rindex', true, true),
    native(
      'count',
      '(self, sub, start=None, end=None, /)',
      (vm, b: Value, sub: Value, start: Value | undefined, end: Value | undefined) => {
        const s = of(vm, b);
        const [from, to] = bounds(vm, s.length, start, end);
        const n = needle(vm, sub);
        return from > to ? 0 : n === '' ? to - from + 1 : s.slice(from, to).split(n).length - 1;
      },
    ),
    affix('startswith'),
    affix('endswith'),
    barrier('join', '(self, iterable, /)', (vm, b: Value, items: Value) => make(vm, joinBytes(vm, b, items))),
    splitter('split', false),
    splitter('rsplit', true),
    partition('partition', false),
    partition('rpartition', true),
    native('splitlines', '(self, /, keepends=False)', (vm, b: Value, keep: Value | undefined) =>
      vm.list(splitLines(of(vm, b), keep !== undefined && truth(vm, keep)).map(l => text(vm, l))),
    ),
    stripper('strip', true, true),
    stripper('lstrip', true, false),
    stripper('rstrip', false, true),
    native('replace', '(self, old, new, count=-1, /)', (vm, b: Value, old: Value, by: Value, count: Value | undefined) =>
      text(vm, replaceText(of(vm, b), of(vm, old), of(vm, by), count === undefined ? -1 : asSize(vm, count))),
    ),
    padder('ljust', () => 0),
    padder('rjust', m => m),
    padder('center', (m, w) => (m >> 1) + (m & w & 1)),
    native('zfill', '(self, width, /)', (vm, b: Value, width: Value) => {
      const s = of(vm, b);
      const sign = s[0] === '+' || s[0] === '-' ? s[0] : '';
      return text(vm, sign + '0'.repeat(Math.max(0, asSize(vm, width) - s.length)) + s.slice(sign.length));
    }),
    native('expandtabs', '(self, /, tabsize=8)', (vm, b: Value, size: Value | undefined) =>
      text(vm, expandTabs(of(vm, b), size === undefined ? 8 : asSize(vm, size))),
    ),
    mapped('upper', d => d.map(upper)),
    mapped('lower', d => d.map(lower)),
    mapped('swapcase', d => d.map(c => (isUpper(c) ? lower(c) : upper(c)))),
    mapped('capitalize', d => d.map((c, i) => (i === 0 ? upper(c) : lower(c)))),
    mapped('title', d => d.map((c, i) => (i > 0 && isAlpha(d[i - 1]) ? lower(c) : upper(c)))),
    every('isalpha', isAlpha),
    every('isdigit', isDigit),
    every('isalnum', c => isAlpha(c) || isDigit(c)),
    every('isspace', isBlank),
    every('isascii', c => c < 0x80, true),
    cased('islower', isLower, isUpper),
    cased('isupper', isUpper, isLower),
    native('istitle', '(self, /)', (vm, b: Value) => isTitle(bytesOf(vm, b))),
    native('removeprefix', '(self, prefix, /)', (vm, b: Value, p: Value) =>
      text(vm, of(vm, b).startsWith(of(vm, p)) ? of(vm, b).slice(of(vm, p).length) : of(vm, b)),
    ),
    native('removesuffix', '(self, suffix, /)', (vm, b: Value, p: Value) => {
      const [s, a] = [of(vm, b), of(vm, p)];
      return text(vm, s.endsWith(a) ? s.slice(0, s.length - a.length) : s);
    }),
    native('translate', "(self, table, /, delete=b'')", (vm, b: Value, table: Value, doomed: Value | undefined) =>
      make(vm, translate(vm, bytesOf(vm, b), table, doomed)),
    ),
  ];
}
