/**
 * CPython's marshal format, version 4 and before (`Python/marshal.c` is its only definition). The bytes may be anybody's:
 * sizes are checked before anything is made of them, nesting is limited as in CPython, and so is what references can
 * blow up to, since they refer to objects already made.
 */
import type { CPythonCode, Marshalled } from './marshalled.js';
import { PycError, withinStack } from './pyc-error.js';

const MAX_DEPTH = 2000;
const REF_FLAG = 0x80;
const DIGIT_BITS = 15n;

const tooShort = (): PycError => new PycError('EOFError', 'marshal data too short');
const bad = (what: string): PycError => new PycError('ValueError', `bad marshal data (${what})`);

/** The first object in the bytes, and how many they are. */
export function readMarshal(bytes: Uint8Array, at = 0): { readonly value: Marshalled; readonly end: number } {
  const reader = new Reader(bytes, at);
  const value = withinStack(() => reader.object('object'));
  return { value, end: reader.at };
}

class Reader {
  private depth = 0;
  /** Objects that may be referred to; null while they are being read. */
  private readonly refs: (Marshalled | null)[] = [];
  private readonly view: DataView;

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** `where`: what it is part of, for the error when there is none. */
  object(where: string): Marshalled {
    const value = this.objectOrNull();
    if (value === null) throw new PycError('TypeError', `NULL object in marshal data for ${where}`);
    return value;
  }

  private objectOrNull(): Marshalled | null {
    const head = this.byte();
    const type = String.fromCharCode(head & ~REF_FLAG);
    if (type === '0') return null;
    if (type === 'r') return this.reference();
    if (++this.depth > MAX_DEPTH) throw new PycError('ValueError', 'recursion limit exceeded');
    const slot = head & REF_FLAG && !SINGLETONS.has(type) ? this.refs.push(null) - 1 : -1;
    const value = this.body(type, slot);
    if (slot >= 0) this.refs[slot] = value;
    this.depth--;
    return value;
  }

  private reference(): Marshalled {
    const value = this.refs[this.int32()];
    if (value === undefined || value === null) throw bad('invalid reference');
    return value;
  }

  private body(type: string, slot: number): Marshalled {
    const single = SINGLETONS.get(type);
    if (single !== undefined) return single;
    switch (type) {
      case 'i':
        return int(this.int32());
      case 'I':
        return bigInt(this.view.getBigInt64(this.take(8), true));
      case 'l':
        return bigInt(this.digits());
      case 'f':
        return { type: 'float', value: this.textFloat() };
      case 'g':
        return { type: 'float', value: this.double() };
      case 'x':
        return { type: 'complex', real: this.textFloat(), value: this.textFloat() };
      case 'y':
        return { type: 'complex', real: this.double(), value: this.double() };
      case 's':
        return { type: 'bytes', value: this.slice(this.size('bytes object')) };
      case 'a':
      case 'A':
        return str(latin1(this.slice(this.size('string'))));
      case 'z':
      case 'Z':
        return str(latin1(this.slice(this.byte())));
      case 't':
      case 'u':
        return str(utf8(this.slice(this.size('string'))));
      case ')':
        return this.sequence('tuple', this.byte(), slot);
      case '(':
        return this.sequence('tuple', this.size('tuple'), slot);
      case '[':
        return this.sequence('list', this.size('list'), slot);
      case '<':
        return this.sequence('set', this.size('set'), slot);
      case '>':
        return this.sequence('frozenset', this.size('set'), -1);
      case '{':
        return this.dict(slot);
      case 'c':
        return { type: 'code', code: this.code() };
      default:
        throw bad('unknown type code');
    }
  }

  /** Lists, sets and dicts may hold themselves: they can be referred to before they are complete. */
  private sequence(type: 'tuple' | 'list' | 'set' | 'frozenset', count: number, slot: number): Marshalled {
    // each item takes a byte at least
    if (count > this.bytes.length - this.at) throw tooShort();
    const items: Marshalled[] = [];
    const value: Marshalled = { type, items };
    if (slot >= 0 && type !== 'tuple') this.refs[slot] = value;
    for (let i = 0; i < count; i++) items.push(this.object(type === 'frozenset' ? 'set' : type));
    return value;
  }

  private dict(slot: number): Marshalled {
    const entries: [Marshalled, Marshalled][] = [];
    const value: Marshalled = { type: 'dict', entries };
    if (slot >= 0) this.refs[slot] = value;
    for (;;) {
      const key = this.objectOrNull();
      if (key === null) return value;
      const item = this.objectOrNull();
      // as CPython does: a key without a value is dropped
      if (item === null) return value;
      entries.push([key, item]);
    }
  }

  private code(): CPythonCode {
    return {
      argCount: this.int32(),
      posOnlyCount: this.int32(),
      kwOnlyCount: this.int32(),
      stackSize: this.int32(),
      flags: this.int32(),
      bytecode: this.bytesField('code'),
      consts: this.tupleField('consts'),
      names: this.namesField('names'),
      localNames: this.namesField('localsplusnames'),
      localKinds: this.bytesField('localspluskinds'),
      filename: this.strField('filename'),
      name: this.strField('name'),
      qualname: this.strField('qualname'),
      firstLine: this.int32(),
      lineTable: this.bytesField('linetable'),
      exceptionTable: this.bytesField('exceptiontable'),
    };
  }

  private bytesField(name: string): Uint8Array {
    const v = this.object('code object');
    if (v.type !== 'bytes') throw wrongField(name);
    return v.value;
  }
  private strField(name: string): string {
    const v = this.object('code object');
    if (v.type !== 'str') throw wrongField(name);
    return v.value;
  }
  private tupleField(name: string): readonly Marshalled[] {
    const v = this.object('code object');
    if (v.type !== 'tuple') throw wrongField(name);
    return v.items;
  }
  private namesField(name: string): readonly string[] {
    return this.tupleField(name).map(v => {
      if (v.type !== 'str') throw new PycError('TypeError', `name tuples must contain only strings, not '${v.type}'`);
      return v.value;
    });
  }

  // ---- bytes ----

  private take(count: number): number {
    const { at } = this;
    if (count > this.bytes.length - at) throw tooShort();
    this.at += count;
    return at;
  }

  private byte(): number {
    return this.bytes[this.take(1)];
  }

  private int32(): number {
    return this.view.getInt32(this.take(4), true);
  }

  private double(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  private slice(count: number): Uint8Array {
    const at = this.take(count);
    return this.bytes.slice(at, at + count);
  }

  private size(what: string): number {
    const n = this.int32();
    if (n < 0) throw bad(`${what} size out of range`);
    return n;
  }

  private textFloat(): number {
    const text = latin1(this.slice(this.byte()));
    const value = text === 'nan' ? NaN : text === 'inf' ? Infinity : text === '-inf' ? -Infinity : Number(text);
    if (Number.isNaN(value) && text !== 'nan') throw new PycError('ValueError', `could not convert string to float: '${text}'`);
    return value;
  }

  /** The sign is that of the count; digits of 15 bits, lowest first. */
  private digits(): bigint {
    const n = this.int32();
    const count = Math.abs(n);
    if (count === 2 ** 31) throw bad('long size out of range');
    const start = this.take(2 * count);
    let hex = '';
    let carry = 0n;
    let bits = 0n;
    for (let i = 0; i < count; i++) {
      const digit = this.view.getUint16(start + 2 * i, true);
      if (digit > 0x7fff) throw bad('digit out of range in long');
      if (digit === 0 && i === count - 1) throw bad('unnormalized long data');
      // 4 digits are 15 hexadecimal places
      carry |= BigInt(digit) << bits;
      bits += DIGIT_BITS;
      if (bits === 60n || i === count - 1) {
        hex = carry.toString(16).padStart(15, '0') + hex;
        carry = bits = 0n;
      }
    }
    const value = BigInt(`0x${hex === '' ? '0' : hex}`);
    return n < 0 ? -value : value;
  }
}

const SINGLETONS: ReadonlyMap<string, Marshalled> = new Map<string, Marshalled>([
  ['N', { type: 'None' }],
  ['F', { type: 'bool', value: false }],
  ['T', { type: 'bool', value: true }],
  ['S', { type: 'StopIteration' }],
  ['.', { type: 'Ellipsis' }],
]);

const wrongField = (name: string): PycError => new PycError('TypeError', `code: ${name} has a wrong type`);
const int = (value: number): Marshalled => ({ type: 'int', value });
const str = (value: string): Marshalled => ({ type: 'str', value });

function bigInt(n: bigint): Marshalled {
  const isSmall = n >= BigInt(Number.MIN_SAFE_INTEGER) && n <= BigInt(Number.MAX_SAFE_INTEGER);
  return { type: 'int', value: isSmall ? Number(n) : n };
}

function latin1(bytes: Uint8Array): string {
  let s = '';
  for (let i = 0; i < bytes.length; i += 8192) s += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return s;
}

/** UTF-8 in which surrogates may stand alone (`surrogatepass`). */
function utf8(bytes: Uint8Array): string {
  let s = '';
  for (let i = 0; i < bytes.length;) {
    const b = bytes[i];
    const length = b < 0x80 ? 1 : b >= 0xc2 && b < 0xe0 ? 2 : b >= 0xe0 && b < 0xf0 ? 3 : b >= 0xf0 && b < 0xf5 ? 4 : 0;
    let point = length === 1 ? b : b & (0x7f >> length);
    if (length === 0 || i + length > bytes.length) throw bad('invalid UTF-8');
    for (let k = 1; k < length; k++) {
      if ((bytes[i + k] & 0xc0) !== 0x80) throw bad('invalid UTF-8');
      point = (point << 6) | (bytes[i + k] & 0x3f);
    }
    if ((length === 3 && point < 0x800) || (length === 4 && (point < 0x10000 || point > 0x10ffff))) throw bad('invalid UTF-8');
    s += String.fromCodePoint(point);
    i += length;
  }
  return s;
}
