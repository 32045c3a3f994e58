/**
 * `str`. Plain text is a JS string without surrogates, so its code units are its code points; other text
 * (`PyAstral`) is handled by code points. Methods work on JS text and return through `vm.text`.
 */
import { callMethodOn } from '../attribute.js';
import { classOf, intValue, samePoints, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { asIndex, asPosition, asSize } from '../convert.js';
import { PyDict } from '../dict.js';
import { indexError, isError, memoryError, typeError, valueError } from '../errors.js';
import { collectJoined } from '../join-items.js';
import { PyIterator, type IteratorForm } from '../iterator.js';
import { clampedIndex, resolveIndex } from '../iterators.js';
import { barrier, native, type NativeSpec } from '../native.js';
import { withPythonErrors } from '../numbers.js';
import type { Shape } from '../shape.js';
import { sliceIndices } from '../slices.js';
import { getItem } from '../subscript.js';
import { reprText, strResult, type Text, specText } from '../text.js';
import { truth } from '../truth.js';
import type { TypeSpec } from '../type-spec.js';
import { None, NotImplemented, PyAstral, PyBytes, PyPrimitiveSubclass, PySlice, PyTuple, type Value } from '../value.js';
import { codePoints, jsText, stringFromPoints, type Vm } from '../vm.js';
import { formatString } from '../../util/format-spec.js';
import { reprString } from '../../util/repr-text.js';
import { finderOf, indexOfText, lastIndexOfText } from '../../util/search-text.js';
import { joinTexts } from '../../util/join-texts.js';
import { splitBlanks, splitBy } from '../../util/split-text.js';
import * as unicode from '../../util/unicode.js';
import { hashText } from '../string-hash.js';
import { formatPercent } from './str-percent.js';
import { formatTemplate } from './str-template.js';
import { decodeBytes, encodeText } from '../codecs.js';

/** The text of self: the method was looked up on str, so it is one. */
const own = (v: Value): Text => strValue(v)!;
const js = (v: Value): string => jsText(own(v));

/** Code points of any text. */
function pointsOf(t: Text): Uint32Array {
  return typeof t === 'string' ? codePoints(t) : t.points;
}

function argument(vm: Vm, v: Value, what: string): string {
  const t = strValue(v);
  if (t === undefined) throw typeError(vm, `${what} must be str, not ${classOf(vm, v).name}`);
  return jsText(t);
}

export class StringIterator extends PyIterator {
  private index = 0;
  constructor(
    override shape: Shape,
    private readonly text: Text,
  ) {
    super();
  }
  next(vm: Vm): Value | undefined {
    const t = this.text;
    if (typeof t === 'string') return this.index < t.length ? t[this.index++] : undefined;
    return this.index < t.points.length ? vm.textFromPoints(t.points.slice(this.index, ++this.index)) : undefined;
  }
  override lengthHint(): number {
    return (typeof this.text === 'string' ? this.text.length : this.text.points.length) - this.index;
  }
  override form(): IteratorForm {
    return this.lengthHint() <= 0 ? { make: 'iter', args: [''] } : { make: 'iter', args: [this.text], state: this.index };
  }
  override restore(vm: Vm, state: Value): void {
    this.index = clampedIndex(vm, state, this.index + this.lengthHint());
  }
}

// ---- construction ----

function newStr(vm: Vm, cls: PyClass, object: Value | undefined, encoding: Value | undefined, errors: Value | undefined): Value {
  let text: Text;
  if (object === undefined) text = '';
  else if (encoding === undefined && errors === undefined) {
    const result = strResult(vm, object);
    if (cls === vm.types.str) return result;
    text = strValue(result)!;
  } else {
    if (strValue(object) !== undefined) throw typeError(vm, 'decoding str is not supported');
    text = decodeBytes(vm, object, encoding, errors);
  }
  return cls === vm.types.str ? text : new PyPrimitiveSubclass(cls.rootShape, text);
}

// ---- subscripts ----

function getSubscript(vm: Vm, self: Value, key: Value): Value {
  const t = own(self);
  const length = typeof t === 'string' ? t.length : t.points.length;
  if (key instanceof PySlice) {
    const s = sliceIndices(vm, key, length);
    if (typeof t === 'string') {
      if (s.step === 1) return t.slice(s.start, s.start + s.count);
      let r = '';
      for (let i = 0, at = s.start; i < s.count; i++, at += s.step) r += t[at];
      return r;
    }
    const points = new Uint32Array(s.count);
    for (let i = 0, at = s.start; i < s.count; i++, at += s.step) points[i] = t.points[at];
    return vm.textFromPoints(points);
  }
  if (typeof key !== 'number' && classOf(vm, key).find('__index__') === undefined)
    throw typeError(vm, `string indices must be integers, not '${classOf(vm, key).name}'`);
  const i = resolveIndex(vm, key, length);
  if (i < 0) throw indexError(vm, 'string index out of range');
  return typeof t === 'string' ? t[i] : vm.textFromPoints(t.points.slice(i, i + 1));
}

function concatenate(vm: Vm, a: Value, b: Value): Value {
  const x = own(a);
  const y = strValue(b);
  if (y === undefined) return NotImplemented;
  if (typeof x === 'string' && typeof y === 'string') return x + y;
  const p = pointsOf(x);
  const q = pointsOf(y);
  const all = new Uint32Array(p.length + q.length);
  all.set(p);
  all.set(q, p.length);
  return vm.textFromPoints(all);
}

function repeat(vm: Vm, self: Value, n: Value): Value {
  if (classOf(vm, n).find('__index__') === undefined) return NotImplemented;
  const count = Math.max(0, asPosition(vm, n, 'OverflowError'));
  const t = own(self);
  const length = typeof t === 'string' ? t.length : t.points.length;
  if (length * count > 2 ** 28) throw memoryError(vm, '');
  if (typeof t === 'string') return t.repeat(count);
  const points = new Uint32Array(length * count);
  for (let i = 0; i < count; i++) points.set(t.points, i * length);
  return vm.textFromPoints(points);
}

function comparison(name: string, test: (order: number) => boolean): NativeSpec {
  return native(name, '(self, value, /)', (_vm, a: Value, b: Value) => {
    const y = strValue(b);
    return y === undefined ? NotImplemented : test(compareText(own(a), y));
  });
}

export function compareText(a: Text, b: Text): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  const p = pointsOf(a);
  const q = pointsOf(b);
  for (let i = 0; i < p.length && i < q.length; i++) if (p[i] !== q[i]) return p[i] - q[i];
  return p.length - q.length;
}

// ---- searching: positions are code points ----

interface Range {
  readonly text: Text;
  readonly start: number;
  readonly end: number;
}

function range(vm: Vm, self: Value, start: Value | undefined, end: Value | undefined): Range {
  const text = own(self);
  const length = typeof text === 'string' ? text.length : text.points.length;
  const clamp = (v: Value | undefined, fallback: number): number => {
    if (v === undefined || v === None) return fallback;
    const i = Number(asIndex(vm, v));
    return i < 0 ? Math.max(0, i + length) : i;
  };
  return { text, start: clamp(start, 0), end: Math.min(clamp(end, length), length) };
}

function search(r: Range, needle: Text, backwards: boolean): number {
  if (r.start > r.end) return -1;
  if (typeof r.text === 'string') {
    if (typeof needle !== 'string') return -1;
    if (!backwards) {
      const at = indexOfText(r.text, needle, r.start);
      return at < 0 || at + needle.length > r.end ? -1 : at;
    }
    const at = r.end - needle.length < 0 ? -1 : lastIndexOfText(r.text, needle, r.end - needle.length);
    return at < r.start ? -1 : at;
  }
  const hay = r.text.points;
  const n = pointsOf(needle);
  const matches = (at: number): boolean => samePoints(hay.subarray(at, at + n.length), n);
  if (!backwards) {
    for (let at = r.start; at + n.length <= r.end; at++) if (matches(at)) return at;
  } else for (let at = r.end - n.length; at >= r.start; at--) if (matches(at)) return at;
  return -1;
}

function needleOf(vm: Vm, v: Value, name: string): Text {
  const t = strValue(v);
  if (t === undefined) throw typeError(vm, `${name}() argument 1 must be str, not ${classOf(vm, v).name}`);
  return t;
}

function finder(name: string, backwards: boolean, missing: string | null): NativeSpec {
  return native(
    name,
    '(self, sub, start=None, end=None, /)',
    (vm, self: Value, sub: Value, start: Value | undefined, end: Value | undefined) => {
      const at = search(range(vm, self, start, end), needleOf(vm, sub, name), backwards);
      if (at < 0 && missing !== null) throw valueError(vm, missing);
      return at;
    },
  );
}

function count(vm: Vm, self: Value, sub: Value, start: Value | undefined, end: Value | undefined): Value {
  const r = range(vm, self, start, end);
  const needle = needleOf(vm, sub, 'count');
  const width = typeof needle === 'string' && typeof r.text === 'string' ? needle.length : pointsOf(needle).length;
  if (width === 0) return r.start > r.end ? 0 : r.end - r.start + 1;
  if (typeof r.text === 'string' && typeof needle === 'string') return countText(r.text, needle, r.start, r.end);
  let n = 0;
  for (let at = search(r, needle, false); at >= 0; at = search({ ...r, start: at + width }, needle, false)) n++;
  return n;
}

function countText(text: string, needle: string, start: number, end: number): number {
  const find = finderOf(needle);
  let n = 0;
  for (let at = find(text, start); at >= 0 && at + needle.length <= end; at = find(text, at + needle.length)) n++;
  return n;
}

function affix(name: 'startswith' | 'endswith'): NativeSpec {
  return native(
    name,
    '(self, affix, start=None, end=None, /)',
    (vm, self: Value, affixes: Value, start: Value | undefined, end: Value | undefined) => {
      if (typeof self === 'string' && typeof affixes === 'string' && start === undefined)
        return name === 'startswith' ? self.startsWith(affixes) : self.endsWith(affixes);
      const r = range(vm, self, start, end);
      const test = (v: Value): boolean => {
        const t = strValue(v);
        if (t === undefined) {
          const inTuple =
            affixes instanceof PyTuple ? `tuple for ${name} must only contain str` : `${name} first arg must be str or a tuple of str`;
          throw typeError(vm, `${inTuple}, not ${classOf(vm, v).name}`);
        }
        const width = typeof t === 'string' ? t.length : t.points.length;
        if (r.start > r.end || r.end - r.start < width) return false;
        if (typeof r.text === 'string' && typeof t === 'string')
          return name === 'startswith' ? r.text.startsWith(t, r.start) : r.text.endsWith(t, r.end);
        const at = name === 'startswith' ? r.start : r.end - width;
        return samePoints(pointsOf(r.text).subarray(at, at + width), pointsOf(t));
      };
      return affixes instanceof PyTuple ? affixes.items.some(test) : test(affixes);
    },
  );
}

// ---- splitting and joining ----

function join(vm: Vm, self: Value, iterable: Value): Value {
  const items = collectJoined(vm, iterable);
  let plain = typeof own(self) === 'string';
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (typeof item === 'string') continue;
    const t = strValue(item);
    if (t === undefined) throw typeError(vm, `sequence item ${i}: expected str instance, ${classOf(vm, item).name} found`);
    items[i] = t;
    if (typeof t !== 'string') plain = false;
  }
  if (plain) return joinTexts(items as string[], own(self) as string);
  if (items.length === 0) return '';
  const separator = pointsOf(own(self));
  const all: number[] = [];
  items.forEach((t, i) => {
    if (i > 0) for (const p of separator) all.push(p);
    for (const p of pointsOf(t as Text)) all.push(p);
  });
  return vm.textFromPoints(Uint32Array.from(all));
}

/** Hot: most letters are ASCII, and none of those above the space is one. */
const isBlank = (unit: number): boolean => (unit < 0x80 ? unit <= 0x20 && unicode.isSpace(unit) : unicode.isSpace(unit));

function splitter(name: string, fromRight: boolean): NativeSpec {
  return native(name, '(self, /, sep=None, maxsplit=-1)', (vm, self: Value, sep: Value | undefined, max: Value | undefined) => {
    const limit = max === undefined ? -1 : asSize(vm, max);
    if (sep === undefined || sep === None) return textList(vm, self, splitBlanks(js(self), limit, fromRight, isBlank));
    if (strValue(sep) === undefined) throw typeError(vm, `must be str or None, not ${classOf(vm, sep).name}`);
    const separator = js(sep);
    if (separator === '') throw valueError(vm, 'empty separator');
    return textList(vm, self, splitBy(js(self), separator, limit, fromRight));
  });
}

/** Parts of a str without surrogates have none either. */
function textList(vm: Vm, self: Value, parts: string[]): Value {
  return vm.list(typeof own(self) === 'string' ? parts : parts.map(p => vm.text(p)));
}

function partition(fromRight: boolean) {
  return (vm: Vm, self: Value, sep: Value): Value => {
    if (strValue(sep) === undefined) throw typeError(vm, `must be str, not ${classOf(vm, sep).name}`);
    const separator = js(sep);
    if (separator === '') throw valueError(vm, 'empty separator');
    const s = js(self);
    const at = fromRight ? lastIndexOfText(s, separator, s.length) : indexOfText(s, separator);
    if (at < 0) return vm.tuple(fromRight ? ['', '', own(self)] : [own(self), '', '']);
    return vm.tuple([vm.text(s.slice(0, at)), vm.text(separator), vm.text(s.slice(at + separator.length))]);
  };
}

function splitLines(vm: Vm, self: Value, keep: Value | undefined): Value {
  const s = js(self);
  const keepEnds = keep !== undefined && truth(vm, keep);
  const lines: Value[] = [];
  let from = 0;
  for (let i = 0; i < s.length; i++) {
    if (!unicode.isLineBreak(s.charCodeAt(i))) continue;
    const end = s[i] === '\r' && s[i + 1] === '\n' ? i + 2 : i + 1;
    lines.push(vm.text(s.slice(from, keepEnds ? end : i)));
    from = end;
    i = end - 1;
  }
  if (from < s.length) lines.push(vm.text(s.slice(from)));
  return vm.list(lines);
}

function stripPlain(t: string, chars: string, left: boolean, right: boolean): string {
  let [i, j] = [0, t.length];
  if (left) while (i < j && chars.includes(t[i])) i++;
  if (right) while (j > i && chars.includes(t[j - 1])) j--;
  return t.slice(i, j);
}

function stripper(name: string, left: boolean, right: boolean): NativeSpec {
  return native(name, '(self, chars=None, /)', (vm, self: Value, chars: Value | undefined) => {
    if (chars !== undefined && chars !== None && strValue(chars) === undefined) throw typeError(vm, `${name} arg must be None or str`);
    const t = own(self);
    if (typeof t === 'string' && typeof chars === 'string') return stripPlain(t, chars, left, right);
    const set = chars === undefined || chars === None ? null : new Set(pointsOf(strValue(chars)!));
    const drop = (p: number): boolean => (set === null ? unicode.isSpace(p) : set.has(p));
    if (typeof t === 'string') {
      let [i, j] = [0, t.length];
      if (left) while (i < j && drop(t.charCodeAt(i))) i++;
      if (right) while (j > i && drop(t.charCodeAt(j - 1))) j--;
      return t.slice(i, j);
    }
    let [i, j] = [0, t.points.length];
    if (left) while (i < j && drop(t.points[i])) i++;
    if (right) while (j > i && drop(t.points[j - 1])) j--;
    return vm.textFromPoints(t.points.slice(i, j));
  });
}

function replace(vm: Vm, self: Value, from: Value, to: Value, max: Value | undefined): Value {
  const s = js(self);
  const a = argument(vm, from, 'replace() argument 1');
  const b = argument(vm, to, 'replace() argument 2');
  const limit = max === undefined ? -1 : asSize(vm, max);
  if (limit < 0 && a !== '') return vm.text(s.replaceAll(a, () => b));
  if (limit === 0) return own(self);
  if (a === '') {
    const chars = [...s];
    const n = limit < 0 ? chars.length + 1 : Math.min(limit, chars.length + 1);
    return vm.text(chars.map((c, i) => (i < n ? b : '') + c).join('') + (n > chars.length ? b : ''));
  }
  return vm.text(splitBy(s, a, limit, false).join(b));
}

// ---- padding ----

function padder(name: string, place: (missing: number, width: number) => [number, number]): NativeSpec {
  return native(name, "(self, width, fillchar=' ', /)", (vm, self: Value, width: Value, fill: Value | undefined) => {
    if (fill !== undefined && strValue(fill) === undefined)
      throw typeError(vm, `The fill character must be a unicode character, not ${classOf(vm, fill).name}`);
    const f = fill === undefined ? ' ' : js(fill);
    if ([...f].length !== 1) throw typeError(vm, 'The fill character must be exactly one character long');
    const w = asSize(vm, width);
    const s = js(self);
    const missing = w - pointsOf(own(self)).length;
    if (missing <= 0) return own(self);
    const [left, right] = place(missing, w);
    return vm.text(f.repeat(left) + s + f.repeat(right));
  });
}

function expandTabs(vm: Vm, self: Value, size: Value | undefined): Value {
  const tab = size === undefined ? 8 : asSize(vm, size);
  let column = 0;
  let r = '';
  for (const c of js(self)) {
    if (c === '\t') {
      const n = tab <= 0 ? 0 : tab - (column % tab);
      r += ' '.repeat(n);
      column += n;
    } else {
      r += c;
      column = c === '\n' || c === '\r' ? 0 : column + 1;
    }
  }
  return vm.text(r);
}

// ---- predicates ----

function every(name: string, test: (p: number) => boolean, emptyIs = false): NativeSpec {
  return native(name, '(self, /)', (_vm, self: Value) => {
    const t = own(self);
    if (typeof t !== 'string') return t.points.every(test);
    for (let i = 0; i < t.length; i++) if (!test(t.charCodeAt(i))) return false;
    return t.length > 0 || emptyIs;
  });
}

/** islower and isupper: at least one cased character, none of the other kind. */
function caseTest(name: string, wanted: (p: number) => boolean, other: (p: number) => boolean): NativeSpec {
  return native(name, '(self, /)', (_vm, self: Value) => {
    const t = own(self);
    const found = typeof t === 'string' ? caseOfAscii(t, name === 'isupper' ? 65 : 97) : undefined;
    if (found !== undefined) return found;
    const points = pointsOf(t);
    return points.some(wanted) && !points.some(p => other(p) || unicode.isTitle(p));
  });
}

/** The same of ASCII letters, of which the wanted begin at `first`; undefined for other texts. */
function caseOfAscii(t: string, first: number): boolean | undefined {
  const other = 65 + 97 - first;
  let found = false;
  for (let i = 0; i < t.length; i++) {
    const c = t.charCodeAt(i);
    if (c >= 128) return undefined;
    if (c >= other && c < other + 26) return false;
    if (c >= first && c < first + 26) found = true;
  }
  return found;
}

function isTitle(_vm: Vm, self: Value): Value {
  let found = false;
  let previousCased = false;
  for (const p of pointsOf(own(self))) {
    if (unicode.isUpper(p) || unicode.isTitle(p)) {
      if (previousCased) return false;
      previousCased = found = true;
    } else if (unicode.isLower(p)) {
      if (!previousCased) return false;
      previousCased = found = true;
    } else previousCased = false;
  }
  return found;
}

const mapped = (name: string, f: (s: string) => string): NativeSpec => native(name, '(self, /)', (vm, self: Value) => vm.text(f(js(self))));

// ---- translate ----

/** Characters that one JS array of numbers still holds. */
const MAX_TRANSLATED = 2 ** 25;

function translate(vm: Vm, self: Value, table: Value): Value {
  const out: number[] = [];
  for (const p of pointsOf(own(self))) {
    const r = lookUp(vm, table, p);
    if (r === undefined) out.push(p);
    else if (r === None) continue;
    else if (typeof r === 'number') {
      if (r < 0 || r > 0x10ffff) throw valueError(vm, 'character mapping must be in range(0x110000)');
      out.push(r);
    } else {
      const t = strValue(r);
      if (t === undefined) throw typeError(vm, 'character mapping must return integer, None or str');
      for (const q of pointsOf(t)) out.push(q);
      if (out.length > MAX_TRANSLATED) throw memoryError(vm, '');
    }
  }
  return vm.textFromPoints(Uint32Array.from(out));
}

function lookUp(vm: Vm, table: Value, p: number): Value | undefined {
  if (table instanceof PyDict && table.shape === vm.types.dict.rootShape) return table.get(p);
  try {
    return getItem(vm, table, p);
  } catch (e) {
    if (isError(vm, e, 'LookupError')) return undefined;
    throw e;
  }
}

function makeTrans(vm: Vm, x: Value, y: Value | undefined, z: Value | undefined): Value {
  const table = vm.dict();
  if (y === undefined) {
    if (!(x instanceof PyDict)) throw typeError(vm, 'if you give only one argument to maketrans it must be a dict');
    for (const [k, v] of x.entries()) {
      const t = strValue(k);
      if (t === undefined) {
        if (intValue(k) === undefined) throw typeError(vm, 'keys in translate table must be strings or integers');
        table.set(k, v);
      } else {
        const points = pointsOf(t);
        if (points.length !== 1) throw valueError(vm, 'string keys in translate table must be of length 1');
        table.set(points[0], v);
      }
    }
    return table;
  }
  const a = pointsOf(argumentText(vm, x, 'first maketrans argument must be a string if there is a second argument'));
  const b = pointsOf(argumentText(vm, y, 'maketrans() argument 2 must be str'));
  if (a.length !== b.length) throw valueError(vm, 'the first two maketrans arguments must have equal length');
  a.forEach((p, i) => table.set(p, b[i]));
  if (z !== undefined) for (const p of pointsOf(argumentText(vm, z, 'maketrans() argument 3 must be str'))) table.set(p, None);
  return table;
}

function argumentText(vm: Vm, v: Value, message: string): Text {
  const t = strValue(v);
  if (t === undefined) throw typeError(vm, message);
  return t;
}

export const STR: TypeSpec = {
  name: 'str',
  layout: 'primitive',
  hasDict: false,
  create: barrier('__new__', "(cls, object='', encoding='utf-8', errors='strict')", newStr),
  methods: [
    native('__repr__', '(self, /)', (_vm, v: Value) => {
      const t = own(v);
      return _vm.text(reprString(typeof t === 'string' ? t : t.points));
    }),
    native('__str__', '(self, /)', (_vm, v: Value) => own(v)),
    native('__hash__', '(self, /)', (vm, v: Value) => hashText(vm, own(v))),
    native('__format__', '(self, format_spec, /)', (vm, v: Value, spec: Value) =>
      spec === '' ? strResult(vm, v) : withPythonErrors(vm, () => vm.text(formatString(js(v), specText(vm, spec), classOf(vm, v).name))),
    ),
    native('__len__', '(self, /)', (_vm, v: Value) => {
      const t = own(v);
      return typeof t === 'string' ? t.length : t.points.length;
    }),
    native('__iter__', '(self, /)', (vm, v: Value) => new StringIterator(vm.types.str_iterator.rootShape, own(v))),
    native('__getitem__', '(self, key, /)', getSubscript),
    native('__contains__', '(self, key, /)', (vm, v: Value, key: Value) => {
      const t = strValue(key);
      if (t === undefined) throw typeError(vm, `'in <string>' requires string as left operand, not ${classOf(vm, key).name}`);
      return search(range(vm, v, undefined, undefined), t, false) >= 0;
    }),
    native('__add__', '(self, value, /)', concatenate),
    native('__mul__', '(self, value, /)', repeat),
    native('__rmul__', '(self, value, /)', repeat),
    barrier('__mod__', '(self, value, /)', (vm, v: Value, args: Value) => formatPercent(vm, js(v), args)),
    barrier('__rmod__', '(self, value, /)', (vm, v: Value, template: Value) =>
      strValue(template) === undefined ? NotImplemented : formatPercent(vm, js(template), v),
    ),
    comparison('__eq__', o => o === 0),
    comparison('__ne__', o => o !== 0),
    comparison('__lt__', o => o < 0),
    comparison('__le__', o => o <= 0),
    comparison('__gt__', o => o > 0),
    comparison('__ge__', o => o >= 0),
    native('__getnewargs__', '(self, /)', (vm, v: Value) => vm.tuple([own(v)])),
    native('__sizeof__', '(self, /)', (_vm, v: Value) => 41 + js(v).length),
    finder('find', false, null),
    finder('rfind', true, null),
    finder('index', false, 'substring not found'),
    finder('rindex', true, 'substring not found'),
    native('count', '(self, sub, start=None, end=None, /)', count),
    affix('startswith'),
    affix('endswith'),
    barrier('join', '(self, iterable, /)', join),
    splitter('split', false),
    splitter('rsplit', true),
    native('partition', '(self, sep, /)', partition(false)),
    native('rpartition', '(self, sep, /)', partition(true)),
    native('splitlines', '(self, /, keepends=False)', splitLines),
    stripper('strip', true, true),
    stripper('lstrip', true, false),
    stripper('rstrip', false, true),
    native('replace', '(self, old, new, /, count=-1)', replace),
    padder('ljust', m => [0, m]),
    padder('rjust', m => [m, 0]),
    padder('center', (m, w) => {
      const left = (m >> 1) + (m & w & 1);
      return [left, m - left];
    }),
    native('zfill', '(self, width, /)', (vm, v: Value, width: Value) => {
      const s = js(v);
      const missing = asSize(vm, width) - pointsOf(own(v)).length;
      if (missing <= 0) return own(v);
      const sign = s[0] === '+' || s[0] === '-' ? s[0] : '';
      return vm.text(sign + '0'.repeat(missing) + s.slice(sign.length));
    }),
    native('expandtabs', '(self, /, tabsize=8)', expandTabs),
    mapped('upper', unicode.toUpper),
    mapped('lower', unicode.toLower),
    mapped('title', unicode.toTitle),
    mapped('capitalize', unicode.capitalize),
    mapped('swapcase', unicode.swapCase),
    mapped('casefold', unicode.caseFold),
    every('isalpha', unicode.isAlpha),
    every('isdecimal', unicode.isDecimal),
    every('isdigit', unicode.isDigit),
    every('isnumeric', unicode.isNumeric),
    every('isspace', unicode.isSpace),
    every('isprintable', unicode.isPrintable, true),
    every('isalnum', p => unicode.isAlpha(p) || unicode.isDigit(p) || unicode.isNumeric(p)),
    every('isascii', p => p < 0x80, true),
    caseTest('islower', unicode.isLower, unicode.isUpper),
    caseTest('isupper', unicode.isUpper, unicode.isLower),
    native('istitle', '(self, /)', isTitle),
    native('isidentifier', '(self, /)', (_vm, v: Value) => unicode.isIdentifier(js(v))),
    native('removeprefix', '(self, prefix, /)', (vm, v: Value, p: Value) => {
      const [s, a] = [js(v), argument(vm, p, 'removeprefix() argument')];
      return a !== '' && s.startsWith(a) ? vm.text(s.slice(a.length)) : own(v);
    }),
    native('removesuffix', '(self, suffix, /)', (vm, v: Value, p: Value) => {
      const [s, a] = [js(v), argument(vm, p, 'removesuffix() argument')];
      return a !== '' && s.endsWith(a) ? vm.text(s.slice(0, s.length - a.length)) : own(v);
    }),
    barrier('format', '(self, /, *args, **kwargs)', (vm, v: Value, args: readonly Value[], kwargs: ReadonlyMap<string, Value>) =>
      formatTemplate(vm, js(v), args, name => kwargs.get(name)),
    ),
    barrier('format_map', '(self, mapping, /)', (vm, v: Value, mapping: Value) =>
      formatTemplate(vm, js(v), null, name => getItem(vm, mapping, vm.text(name))),
    ),
    native(
      'encode',
      "(self, /, encoding='utf-8', errors='strict')",
      (vm, v: Value, encoding: Value | undefined, errors: Value | undefined) => encodeText(vm, own(v), encoding, errors),
    ),
    barrier('translate', '(self, table, /)', translate),
  ],
  staticMethods: [native('maketrans', '(x, y=None, z=None, /)', makeTrans)],
};

export { callMethodOn, reprText, PyBytes, PyAstral, stringFromPoints };
