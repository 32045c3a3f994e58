/** `_json.make_encoder`: Python values to JSON text. */
import { classOf, floatValue, intValue, strValue } from '../../objects/class-of.js';
import type { PyClass } from '../../objects/class.js';
import { asSize } from '../../objects/convert.js';
import { PyDict } from '../../objects/dict.js';
import { recursionError, typeError, valueError } from '../../objects/errors.js';
import { PyNative } from '../../objects/function.js';
import { getAttribute } from '../../objects/attribute.js';
import { collect } from '../../objects/iterate.js';
import { barrier, native, type NativeSpec } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import { truth } from '../../objects/truth.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, PyFloat, PyList, PyObject, PyTuple, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import { floatRepr } from '../../util/float-text.js';
import { intToText } from '../../util/int-text.js';
import { withPythonErrors } from '../../objects/numbers.js';
import { asciiLiteral, plainLiteral } from './json-text.js';

const MAX_DEPTH = 10_000;

function literal(name: string, make: (s: string) => string): NativeSpec {
  return native(name, '(string, /)', (vm, v: Value) => {
    const text = strValue(v);
    if (text === undefined) throw typeError(vm, `first argument must be a string, not ${classOf(vm, v).name}`);
    return vm.text(make(jsText(text)));
  });
}
export const ENCODE_ASCII = literal('encode_basestring_ascii', asciiLiteral);
export const ENCODE_PLAIN = literal('encode_basestring', plainLiteral);

class PyEncoder extends PyObject {
  /** How strings are written where it is this module's own way; else `encoder` is called. */
  readonly literal: ((s: string) => string) | null;
  constructor(
    override shape: Shape,
    readonly markers: Value | null,
    readonly fallback: Value,
    readonly encoder: Value,
    /** What one level is indented by; null writes everything into one line. */
    readonly indent: string | null,
    readonly keySeparator: string,
    readonly itemSeparator: string,
    readonly sortKeys: boolean,
    readonly skipKeys: boolean,
    readonly allowNaN: boolean,
  ) {
    super();
    const own = encoder instanceof PyNative ? encoder.spec : null;
    this.literal = own === ENCODE_ASCII ? asciiLiteral : own === ENCODE_PLAIN ? plainLiteral : null;
  }
}

/** One encoding of one value. */
class Encoding {
  private depth = 0;
  /** Containers that are being written, to find circles. */
  private readonly open: Set<Value> | null;
  constructor(
    private readonly vm: Vm,
    private readonly e: PyEncoder,
    private level: number,
  ) {
    this.open = e.markers === null ? null : new Set();
  }

  text(v: Value): string {
    if (typeof v === 'string') return this.string(v);
    if (typeof v === 'number') return String(v);
    if (v === None) return 'null';
    if (typeof v === 'boolean') return v ? 'true' : 'false';
    if (v instanceof PyFloat) return this.float(v.v);
    if (v instanceof PyList || v instanceof PyTuple) return this.guarded(v, () => this.list(v));
    if (v instanceof PyDict) return this.guarded(v, () => this.dict(v));
    return this.other(v);
  }

  private string(v: Value): string {
    if (this.e.literal !== null) return this.e.literal(typeof v === 'string' ? v : jsText(strValue(v)!));
    const r = this.vm.call(this.e.encoder, v);
    const text = strValue(r);
    if (text === undefined) throw typeError(this.vm, `encoder() must return a string, not ${classOf(this.vm, r).name}`);
    return jsText(text);
  }

  private float(x: number): string {
    if (Number.isFinite(x)) return floatRepr(x);
    if (!this.e.allowNaN) throw valueError(this.vm, `Out of range float values are not JSON compliant: ${floatRepr(x)}`);
    return Number.isNaN(x) ? 'NaN' : x > 0 ? 'Infinity' : '-Infinity';
  }

  private other(v: Value): string {
    if (strValue(v) !== undefined) return this.string(v);
    const n = intValue(v);
    if (n !== undefined) return withPythonErrors(this.vm, () => intToText(n));
    const x = floatValue(v);
    if (x !== undefined) return this.float(x);
    return this.guarded(v, () => this.text(this.vm.call(this.e.fallback, v)));
  }

  private guarded(v: Value, body: () => string): string {
    const { open } = this;
    if (open !== null) {
      if (open.has(v)) throw valueError(this.vm, 'Circular reference detected');
      open.add(v);
    }
    if (++this.depth > MAX_DEPTH) throw recursionError(this.vm, 'maximum recursion depth exceeded while encoding a JSON object');
    const s = body();
    this.depth--;
    open?.delete(v);
    return s;
  }

  private newline = '';

  /** Goes a level in or out; what a new line begins with there. */
  private indented(by: 1 | -1): string {
    if (this.e.indent === null) return '';
    this.level += by;
    return (this.newline = `\n${this.e.indent.repeat(this.level)}`);
  }

  private list(v: PyList | PyTuple): string {
    const items = v.shape.cls.isHeap ? collect(this.vm, v) : v.items;
    if (items.length === 0) return '[]';
    const separator = this.e.itemSeparator + this.indented(1);
    let s = `[${this.newline}${this.text(items[0])}`;
    for (let i = 1; i < items.length; i++) s += separator + this.text(items[i]);
    return `${s}${this.indented(-1)}]`;
  }

  private dict(d: PyDict): string {
    if (d.used === 0 && !d.shape.cls.isHeap) return '{}';
    const separator = this.e.itemSeparator + this.indented(1);
    const { keys, values } = this.entries(d);
    let s = '';
    for (let i = 0; i < keys.length; i++) {
      const key = this.key(keys[i]);
      if (key === null) continue;
      s += (s === '' ? this.newline : separator) + key + this.e.keySeparator + this.text(values[i]);
    }
    const close = this.indented(-1);
    return s === '' ? '{}' : `{${s}${close}}`;
  }

  private entries(d: PyDict): { keys: readonly Value[]; values: readonly Value[] } {
    if (!this.e.sortKeys && !d.shape.cls.isHeap) return { keys: d.keyList(), values: d.valueList() };
    const items = this.vm.list(collect(this.vm, callSpecialItems(this.vm, d)));
    if (this.e.sortKeys) this.vm.call(getAttribute(this.vm, items, 'sort'));
    const pairs = items.items.map(item => {
      if (!(item instanceof PyTuple) || item.items.length !== 2) throw valueError(this.vm, 'items must return 2-tuples');
      return item.items;
    });
    return { keys: pairs.map(p => p[0]), values: pairs.map(p => p[1]) };
  }

  /** Null: a key to be left out. */
  private key(k: Value): string | null {
    if (typeof k === 'string' || strValue(k) !== undefined) return this.string(k);
    const text = this.keyText(k);
    if (text !== undefined) return this.string(text);
    if (this.e.skipKeys) return null;
    throw typeError(this.vm, `keys must be str, int, float, bool or None, not ${classOf(this.vm, k).name}`);
  }

  private keyText(k: Value): string | undefined {
    if (k === None) return 'null';
    if (typeof k === 'boolean') return k ? 'true' : 'false';
    const x = floatValue(k);
    if (x !== undefined) return this.float(x);
    const n = intValue(k);
    return n === undefined ? undefined : withPythonErrors(this.vm, () => intToText(n));
  }
}

const callSpecialItems = (vm: Vm, d: PyDict): Value => vm.call(getAttribute(vm, d, 'items'));

export const ENCODER: TypeSpec = {
  name: 'Encoder',
  module: '_json',
  layout: 'native',
  create: barrier(
    '__new__',
    '(cls, markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)',
    (
      vm,
      cls: PyClass,
      markers: Value,
      fallback: Value,
      encoder: Value,
      indent: Value,
      key: Value,
      item: Value,
      sort: Value,
      skip: Value,
      nan: Value,
    ) => {
      if (markers !== None && !(markers instanceof PyDict))
        throw typeError(vm, `make_encoder() argument 1 must be dict or None, not ${classOf(vm, markers).name}`);
      const separator = (v: Value, n: number): string => {
        const text = strValue(v);
        if (text === undefined) throw typeError(vm, `make_encoder() argument ${n} must be str, not ${classOf(vm, v).name}`);
        return jsText(text);
      };
      return new PyEncoder(
        cls.rootShape,
        markers === None ? null : markers,
        fallback,
        encoder,
        indent === None ? null : separator(indent, 4),
        separator(key, 5),
        separator(item, 6),
        truth(vm, sort),
        truth(vm, skip),
        truth(vm, nan),
      );
    },
  ),
  methods: [
    barrier('__call__', '(self, obj, _current_indent_level)', (vm, e: PyEncoder, v: Value, level: Value) =>
      vm.tuple([vm.text(new Encoding(vm, e, asSize(vm, level)).text(v))]),
    ),
  ],
  getset: {
    markers: { get: (_vm, e: PyEncoder) => e.markers ?? None, member: true },
    default: { get: (_vm, e: PyEncoder) => e.fallback, member: true },
    encoder: { get: (_vm, e: PyEncoder) => e.encoder, member: true },
    indent: { get: (vm, e: PyEncoder) => (e.indent === null ? None : vm.text(e.indent)), member: true },
    key_separator: { get: (vm, e: PyEncoder) => vm.text(e.keySeparator), member: true },
    item_separator: { get: (vm, e: PyEncoder) => vm.text(e.itemSeparator), member: true },
    sort_keys: { get: (_vm, e: PyEncoder) => e.sortKeys, member: true },
    skipkeys: { get: (_vm, e: PyEncoder) => e.skipKeys, member: true },
  },
};
