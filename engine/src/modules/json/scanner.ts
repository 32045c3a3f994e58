/** `_json.make_scanner`: JSON text to Python values. */
import { getAttribute } from '../../objects/attribute.js';
import { classOf, strValue } from '../../objects/class-of.js';
import { asSize } from '../../objects/convert.js';
import type { PyClass } from '../../objects/class.js';
import { recursionError, stopIteration, typeError, valueError } from '../../objects/errors.js';
import { PyException } from '../../objects/exception.js';
import { barrier, native } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import { truth } from '../../objects/truth.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, PyAstral, PyFloat, PyObject, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import { imported } from '../module-spec.js';
import { JsonTextError, scanText, type ScannedText } from './json-text.js';

const MAX_DEPTH = 10_000;

/** A text as UTF-16, with positions as Python counts them where the two differ. */
export class Document {
  readonly s: string;
  constructor(readonly original: Value) {
    const text = strValue(original)!;
    this.s = jsText(text);
    this.astral = text instanceof PyAstral;
  }
  readonly astral: boolean;
  /** Code points before a position. */
  outer(at: number): number {
    if (!this.astral) return at;
    let n = 0;
    for (let i = 0; i < at; i++, n++) if (isPair(this.s, i)) i++;
    return n;
  }
  inner(points: number): number {
    if (!this.astral) return points;
    let i = 0;
    for (let n = 0; n < points && i < this.s.length; n++) i += isPair(this.s, i) ? 2 : 1;
    return i;
  }
}

const isPair = (s: string, i: number): boolean => (s.codePointAt(i) ?? 0) > 0xffff;

export function decodeError(vm: Vm, message: string, doc: Document, at: number): PyException {
  const cls = getAttribute(vm, getAttribute(vm, imported(vm, 'json.decoder'), 'decoder'), 'JSONDecodeError');
  return vm.call(cls, message, doc.original, doc.outer(at)) as PyException;
}

/** Runs a scan of a string literal with its errors as Python's. */
export function scanString(vm: Vm, doc: Document, start: number, strict: boolean, out: ScannedText): void {
  try {
    scanText(doc.s, start, strict, out);
  } catch (e) {
    throw e instanceof JsonTextError ? decodeError(vm, e.message, doc, e.at) : e;
  }
}

interface Hooks {
  readonly strict: boolean;
  readonly object: Value | null;
  readonly pairs: Value | null;
  /** Null where the plain class is meant. */
  readonly float: Value | null;
  readonly int: Value | null;
  readonly constant: Value;
}

const NUMBER = /(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?/y;
const CONSTANTS: readonly (readonly [string, Value])[] = [
  ['null', None],
  ['true', true],
  ['false', false],
];
const SPECIAL = ['NaN', 'Infinity', '-Infinity'] as const;

/** One scan of one text. */
class Scan {
  private readonly s: string;
  private depth = 0;
  private readonly literal: ScannedText = { text: '', end: 0 };
  private readonly number = new RegExp(NUMBER);
  end = 0;
  constructor(
    private readonly vm: Vm,
    private readonly doc: Document,
    private readonly hooks: Hooks,
  ) {
    this.s = doc.s;
  }

  /** The value at `at`; `end` is behind it then. */
  value(at: number): Value {
    switch (this.s.charCodeAt(at)) {
      case 34:
        return this.string(at + 1);
      case 123:
        return this.nested(() => this.object(at + 1));
      case 91:
        return this.nested(() => this.array(at + 1));
      default:
        return this.atom(at);
    }
  }

  private nested(body: () => Value): Value {
    if (++this.depth > MAX_DEPTH)
      throw recursionError(this.vm, 'maximum recursion depth exceeded while decoding a JSON document from a unicode string');
    const v = body();
    this.depth--;
    return v;
  }

  private string(at: number): Value {
    scanString(this.vm, this.doc, at, this.hooks.strict, this.literal);
    this.end = this.literal.end;
    return this.vm.text(this.literal.text);
  }

  private atom(at: number): Value {
    const { s } = this;
    const c = s.charCodeAt(at);
    if (c === 45 || (c >= 48 && c <= 57)) {
      const n = this.numberAt(at);
      if (n !== undefined) return n;
    }
    for (const [word, v] of CONSTANTS) {
      if (!s.startsWith(word, at)) continue;
      this.end = at + word.length;
      return v;
    }
    for (const word of SPECIAL) {
      if (!s.startsWith(word, at)) continue;
      this.end = at + word.length;
      return this.vm.call(this.hooks.constant, word);
    }
    throw stopIteration(this.vm, this.doc.outer(at));
  }

  private numberAt(at: number): Value | undefined {
    const short = this.shortInt(at);
    if (short !== undefined) return short;
    this.number.lastIndex = at;
    const m = this.number.exec(this.s);
    if (m === null) return undefined;
    this.end = at + m[0].length;
    const { float, int } = this.hooks;
    if (m[2] !== undefined || m[3] !== undefined) return float === null ? new PyFloat(Number(m[0])) : this.vm.call(float, m[0]);
    if (int !== null) return this.vm.call(int, m[0]);
    const n = Number(m[0]);
    return Number.isSafeInteger(n) && m[0] !== '-0' ? n : m[0] === '-0' ? 0 : this.vm.call(this.vm.types.int, m[0]);
  }

  /** Hot: most numbers are short whole ones. */
  private shortInt(at: number): number | undefined {
    if (this.hooks.int !== null) return undefined;
    const { s } = this;
    let i = at;
    const negative = s.charCodeAt(i) === 45;
    if (negative) i++;
    const first = i;
    let n = 0;
    let c = s.charCodeAt(i);
    for (; c >= 48 && c <= 57; c = s.charCodeAt(++i)) n = n * 10 + (c - 48);
    const length = i - first;
    if (length === 0 || length > 15 || (length > 1 && s.charCodeAt(first) === 48) || c === 46 || c === 101 || c === 69) return undefined;
    this.end = i;
    return negative && n !== 0 ? -n : n;
  }

  private blanks(at: number): number {
    const { s } = this;
    let i = at;
    for (let c = s.charCodeAt(i); c === 32 || c === 10 || c === 13 || c === 9; c = s.charCodeAt(++i));
    return i;
  }

  private array(start: number): Value {
    const items: Value[] = [];
    let at = this.blanks(start);
    if (this.s.charCodeAt(at) === 93) {
      this.end = at + 1;
      return this.vm.list(items);
    }
    for (;;) {
      items.push(this.value(at));
      at = this.blanks(this.end);
      const c = this.s.charCodeAt(at);
      if (c === 93) break;
      if (c !== 44) throw this.error("Expecting ',' delimiter", at);
      const comma = at;
      at = this.blanks(at + 1);
      if (this.s.charCodeAt(at) === 93) throw this.error('Illegal trailing comma before end of array', comma);
    }
    this.end = at + 1;
    return this.vm.list(items);
  }

  private object(start: number): Value {
    const { vm, hooks } = this;
    const d = vm.dict();
    const pairs: Value[] | null = hooks.pairs === null ? null : [];
    let at = this.blanks(start);
    if (this.s.charCodeAt(at) !== 125) at = this.members(at, (k, v) => (pairs === null ? d.set(k, v) : void pairs.push(vm.tuple([k, v]))));
    this.end = at + 1;
    if (pairs !== null) return this.hooked(hooks.pairs!, vm.list(pairs));
    return hooks.object === null ? d : this.hooked(hooks.object, d);
  }

  private hooked(hook: Value, v: Value): Value {
    const { end } = this;
    const r = this.vm.call(hook, v);
    this.end = end;
    return r;
  }

  /** Returns where the closing brace is. */
  private members(start: number, add: (k: Value, v: Value) => void): number {
    let at = start;
    for (;;) {
      if (this.s.charCodeAt(at) !== 34) throw this.error('Expecting property name enclosed in double quotes', at);
      const key = this.string(at + 1);
      at = this.blanks(this.end);
      if (this.s.charCodeAt(at) !== 58) throw this.error("Expecting ':' delimiter", at);
      add(key, this.value(this.blanks(at + 1)));
      at = this.blanks(this.end);
      const c = this.s.charCodeAt(at);
      if (c === 125) return at;
      if (c !== 44) throw this.error("Expecting ',' delimiter", at);
      const comma = at;
      at = this.blanks(at + 1);
      if (this.s.charCodeAt(at) === 125) throw this.error('Illegal trailing comma before end of object', comma);
    }
  }

  private error(message: string, at: number): PyException {
    return decodeError(this.vm, message, this.doc, at);
  }
}

class PyScanner extends PyObject {
  constructor(
    override shape: Shape,
    readonly context: Value,
    readonly hooks: Hooks,
  ) {
    super();
  }
}

function newScanner(vm: Vm, cls: PyClass, context: Value): Value {
  const field = (name: string): Value => getAttribute(vm, context, name);
  const optional = (v: Value): Value | null => (v === None ? null : v);
  const unless = (v: Value, plain: PyClass): Value | null => (v === plain ? null : v);
  return new PyScanner(cls.rootShape, context, {
    strict: truth(vm, field('strict')),
    object: optional(field('object_hook')),
    pairs: optional(field('object_pairs_hook')),
    float: unless(field('parse_float'), vm.types.float),
    int: unless(field('parse_int'), vm.types.int),
    constant: field('parse_constant'),
  });
}

const member = (name: string): { get: (vm: Vm, s: PyScanner) => Value; member: true } => ({
  get: (vm, s) => getAttribute(vm, s.context, name),
  member: true,
});

export const SCANNER: TypeSpec = {
  name: 'Scanner',
  module: '_json',
  layout: 'native',
  create: barrier('__new__', '(cls, context)', newScanner),
  methods: [
    barrier('__call__', '(self, string, idx)', (vm, s: PyScanner, text: Value, idx: Value) => {
      if (strValue(text) === undefined) throw typeError(vm, `first argument must be a string, not ${classOf(vm, text).name}`);
      const doc = new Document(text);
      const start = asSize(vm, idx);
      if (start < 0) throw valueError(vm, 'idx cannot be negative');
      const at = doc.inner(start);
      if (at >= doc.s.length) throw stopIteration(vm, start);
      const scan = new Scan(vm, doc, s.hooks);
      const v = scan.value(at);
      return vm.tuple([v, doc.outer(scan.end)]);
    }),
  ],
  getset: Object.fromEntries(
    ['strict', 'object_hook', 'object_pairs_hook', 'parse_float', 'parse_int', 'parse_constant'].map(n => [n, member(n)]),
  ),
};

/** `_json.scanstring`: behind an opening quote. */
export const SCANSTRING = native(
  'scanstring',
  '(string, end, strict=True, /)',
  (vm, text: Value, end: Value, strict: Value | undefined) => {
    if (strValue(text) === undefined) throw typeError(vm, `first argument must be a string, not ${classOf(vm, text).name}`);
    const doc = new Document(text);
    const start = asSize(vm, end);
    if (start < 0 || doc.inner(start) > doc.s.length) throw valueError(vm, 'end is out of bounds');
    const out: ScannedText = { text: '', end: 0 };
    scanString(vm, doc, doc.inner(start), strict === undefined || truth(vm, strict), out);
    return vm.tuple([vm.text(out.text), doc.outer(out.end)]);
  },
);
