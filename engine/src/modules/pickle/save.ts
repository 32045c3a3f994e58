/** Saves values: atoms and builtin containers here, everything else by `save-reduce` and `save-global`. */
import { classOf, isClass, strValue } from '../../objects/class-of.js';
import type { PyClass } from '../../objects/class.js';
import { bytesOf, encodeWith } from '../../objects/codecs.js';
import { PyDict } from '../../objects/dict.js';
import { makeError, recursionError, runtimeError, valueError } from '../../objects/errors.js';
import { PyFunction } from '../../objects/function.js';
import { collect, getIterator, iteratorNext } from '../../objects/iterate.js';
import { Ellipsis, None, NotImplemented, PyAstral, PyBytes, PyFloat, PyList, PyTuple, type Value } from '../../objects/value.js';
import { getAttribute } from '../../objects/attribute.js';
import { truth } from '../../objects/truth.js';
import type { Vm } from '../../objects/vm.js';
import { floatRepr } from '../../util/float-text.js';
import { imported, moduleType } from '../module-spec.js';
import { Op, picklingError } from './opcodes.js';
import type { Output } from './output.js';
import { PICKLE_BUFFER, PyPickleBuffer } from './pickle-buffer.js';
import type { MemoKey, PyPickler } from './pickler-object.js';
import { saveGlobal } from './save-global.js';
import { saveByReduce, saveReduced } from './save-reduce.js';

const BATCH = 1000;
const MAX_DEPTH = 8000;

export function save(vm: Vm, p: PyPickler, v: Value, skipPersistent = false): void {
  p.out.objectDone();
  if (p.persistentId !== null && !skipPersistent && savePersistent(vm, p, v)) return;
  if (saveAtom(p, v)) return;
  const key = memoKey(v);
  if (key !== undefined) {
    const known = p.memo.get(key);
    if (known !== undefined) return writeGet(p, known);
  }
  if (++p.depth > MAX_DEPTH) throw recursionError(vm, 'maximum recursion depth exceeded while pickling an object');
  saveObject(vm, p, v);
  p.depth--;
}

/** What has an identity that a memo can hold. */
function memoKey(v: Value): MemoKey | undefined {
  return typeof v === 'string' ? v : typeof v === 'object' && !(v instanceof PyFloat) ? v : undefined;
}

export function savePersistent(vm: Vm, p: PyPickler, v: Value): boolean {
  const id = vm.call(p.persistentId!, v);
  if (id === None) return false;
  if (p.binary) {
    save(vm, p, id, true);
    p.out.byte(Op.BINPERSID);
    return true;
  }
  const text = strValue(vm.call(vm.types.str, id));
  if (typeof text !== 'string' || /[^\x00-\x7f]/.test(text)) throw picklingError(vm, 'persistent IDs in protocol 0 must be ASCII strings');
  p.out.byte(Op.PERSID);
  p.out.ascii(`${text}\n`);
  return true;
}

// ---- atoms ----

/** Values that are never remembered. */
function saveAtom(p: PyPickler, v: Value): boolean {
  const { out } = p;
  if (typeof v === 'number' || typeof v === 'bigint') saveInt(p, v);
  else if (typeof v === 'boolean') {
    if (p.protocol >= 2) out.byte(v ? Op.NEWTRUE : Op.NEWFALSE);
    else out.ascii(v ? 'I01\n' : 'I00\n');
  } else if (v === None) out.byte(Op.NONE);
  else if (v instanceof PyFloat) {
    if (p.binary) {
      out.byte(Op.BINFLOAT);
      out.doubleBigEndian(v.v);
    } else out.ascii(`F${floatRepr(v.v)}\n`);
  } else return false;
  return true;
}

function saveInt(p: PyPickler, n: number | bigint): void {
  const { out } = p;
  const small = typeof n === 'number' && n >= -0x80000000 && n <= 0x7fffffff;
  if (!small) return saveLong(p, BigInt(n));
  if (!p.binary) return out.ascii(`I${n}\n`);
  if (n >= 0 && n <= 0xff) {
    out.byte(Op.BININT1);
    out.byte(n);
  } else if (n >= 0 && n <= 0xffff) {
    out.byte(Op.BININT2);
    out.u16(n);
  } else {
    out.byte(Op.BININT);
    out.u32(n >>> 0);
  }
}

function saveLong(p: PyPickler, n: bigint): void {
  const { out } = p;
  if (p.protocol < 2) return out.ascii(`L${n}L\n`);
  const data = twosComplement(n);
  if (data.length < 256) {
    out.byte(Op.LONG1);
    out.byte(data.length);
  } else {
    out.byte(Op.LONG4);
    out.u32(data.length);
  }
  out.data(data);
}

/** As few little-endian bytes as keep the sign. */
function twosComplement(n: bigint): Uint8Array {
  const magnitude = n < 0n ? -n - 1n : n;
  const size = Math.floor((magnitude.toString(2).length + 8) / 8);
  let hex = BigInt.asUintN(8 * size, n).toString(16);
  hex = hex.padStart(2 * size, '0');
  const data = new Uint8Array(size);
  for (let i = 0; i < size; i++) data[size - 1 - i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return data;
}

// ---- memo ----

export function writeGet({ out, protocol }: PyPickler, index: number): void {
  if (protocol < 1) return out.ascii(`g${index}\n`);
  out.byte(index < 256 ? Op.BINGET : Op.LONG_BINGET);
  if (index < 256) out.byte(index);
  else out.u32(index);
}

export function memoize(p: PyPickler, v: Value): void {
  if (p.fast !== 0) return;
  const { out, memo } = p;
  const index = memo.size;
  memo.set(memoKey(v)!, index);
  if (p.protocol >= 4) out.byte(Op.MEMOIZE);
  else if (!p.binary) out.ascii(`p${index}\n`);
  else if (index < 256) {
    out.byte(Op.BINPUT);
    out.byte(index);
  } else {
    out.byte(Op.LONG_BINPUT);
    out.u32(index);
  }
}

export function isSaved(p: PyPickler, v: Value): boolean {
  const key = memoKey(v);
  return key !== undefined && p.memo.has(key);
}

// ---- text and bytes ----

function textHeader(protocol: number): (out: Output, size: number) => void {
  return (out, size) => {
    if (protocol >= 4 && size < 256) {
      out.byte(Op.SHORT_BINUNICODE);
      out.byte(size);
    } else if (protocol >= 4 && size > 0xffffffff) {
      out.byte(Op.BINUNICODE8);
      out.u64(size);
    } else {
      out.byte(Op.BINUNICODE);
      out.u32(size);
    }
  };
}

function saveText(vm: Vm, p: PyPickler, v: string | PyAstral): void {
  if (!p.binary) p.out.ascii(`V${rawUnicodeEscape(v)}\n`);
  else if (typeof v === 'string') p.out.utf8(v, textHeader(p.protocol));
  else {
    const data = encodeWith(vm, v, 'utf-8', 'surrogatepass');
    p.out.openBlock(data.length);
    textHeader(p.protocol)(p.out, data.length);
    p.out.block(data);
  }
  memoize(p, v);
}

/** Text for a line of protocol 0: what would end or change the line is escaped too. */
function rawUnicodeEscape(v: string | PyAstral): string {
  const points = typeof v === 'string' ? Array.from(v, c => c.codePointAt(0)!) : [...v.points];
  return points
    .map(c => {
      if (c > 0xffff) return `\\U${c.toString(16).padStart(8, '0')}`;
      if (c > 0xff || c === 0x5c || c === 0 || c === 0x0a || c === 0x0d || c === 0x1a) return `\\u${c.toString(16).padStart(4, '0')}`;
      return String.fromCharCode(c);
    })
    .join('');
}

function saveBytes(vm: Vm, p: PyPickler, v: PyBytes): void {
  if (p.protocol < 3) return saveOldBytes(vm, p, v);
  writeBytes(vm, p, v.data);
  memoize(p, v);
}

function writeBytes(vm: Vm, { out, protocol }: PyPickler, data: Uint8Array): void {
  out.openBlock(data.length);
  if (data.length < 256) {
    out.byte(Op.SHORT_BINBYTES);
    out.byte(data.length);
  } else if (data.length <= 0xffffffff) {
    out.byte(Op.BINBYTES);
    out.u32(data.length);
  } else if (protocol >= 4) {
    out.byte(Op.BINBYTES8);
    out.u64(data.length);
  } else throw makeError(vm, 'OverflowError', 'serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher');
  out.block(data);
}

/** Protocols without bytes: text that is encoded again when it is loaded. */
function saveOldBytes(vm: Vm, p: PyPickler, v: PyBytes): void {
  if (v.data.length === 0) return saveReduced(vm, p, [vm.types.bytes, vm.emptyTuple], v);
  const encode = getAttribute(vm, imported(vm, '_codecs'), 'encode');
  const text = vm.call(getAttribute(vm, v, 'decode'), 'latin1');
  saveReduced(vm, p, [encode, vm.tuple([text, 'latin1'])], v);
}

function saveByteArray(vm: Vm, p: PyPickler, v: Value): void {
  const data = bytesOf(vm, v);
  if (p.protocol < 5)
    return saveReduced(vm, p, [vm.types.bytearray, data.length === 0 ? vm.emptyTuple : vm.tuple([vm.bytes(data.slice())])], v);
  writeByteArray(p, data);
  memoize(p, v);
}

function writeByteArray({ out }: PyPickler, data: Uint8Array): void {
  out.openBlock(data.length);
  out.byte(Op.BYTEARRAY8);
  out.u64(data.length);
  out.block(data.slice());
}

function saveBuffer(vm: Vm, p: PyPickler, b: PyPickleBuffer): void {
  if (p.protocol < 5) throw picklingError(vm, 'PickleBuffer can only be pickled with protocol >= 5');
  const { data, readOnly } = b.contents(vm);
  const inBand = p.bufferCallback === null || truth(vm, vm.call(p.bufferCallback, b));
  if (!inBand) {
    p.out.byte(Op.NEXT_BUFFER);
    if (readOnly) p.out.byte(Op.READONLY_BUFFER);
  } else if (readOnly) {
    writeBytes(vm, p, data);
    memoize(p, b);
  } else {
    writeByteArray(p, data);
    memoize(p, b);
  }
}

// ---- containers ----

function saveTuple(vm: Vm, p: PyPickler, t: PyTuple): void {
  const { out } = p;
  const { items } = t;
  if (items.length === 0) return p.binary ? out.byte(Op.EMPTY_TUPLE) : out.ascii('(t');
  const short = items.length <= 3 && p.protocol >= 2;
  if (!short) out.byte(Op.MARK);
  for (const v of items) save(vm, p, v);
  const known = p.memo.get(t);
  if (known === undefined) {
    out.byte(short ? [Op.TUPLE1, Op.TUPLE2, Op.TUPLE3][items.length - 1] : Op.TUPLE);
    return memoize(p, t);
  }
  // the tuple is among its own items: saving them has saved it
  if (!short && p.binary) out.byte(Op.POP_MARK);
  else for (let i = short ? 0 : -1; i < items.length; i++) out.byte(Op.POP);
  writeGet(p, known);
}

function saveList(vm: Vm, p: PyPickler, l: PyList): void {
  if (p.binary) p.out.byte(Op.EMPTY_LIST);
  else p.out.ascii('(l');
  memoize(p, l);
  const size = l.items.length;
  const fetch = (i: number): Value => {
    if (l.items.length !== size) throw runtimeError(vm, 'list changed size during iteration');
    return l.items[i];
  };
  knownBatches(p, size, i => save(vm, p, fetch(i)), Op.APPEND, Op.APPENDS);
}

/** Items for the list on the stack, in batches. */
export function appendItems(vm: Vm, p: PyPickler, next: () => Value | undefined): void {
  batches(vm, p, next, item => save(vm, p, item), Op.APPEND, Op.APPENDS);
}

/** Pairs for the dict on the stack. */
export function setItems(vm: Vm, p: PyPickler, next: () => readonly [Value, Value] | undefined): void {
  const pair = ([k, v]: readonly [Value, Value]): void => {
    save(vm, p, k);
    save(vm, p, v);
  };
  batches(vm, p, next, pair, Op.SETITEM, Op.SETITEMS);
}

function batches<T>(_vm: Vm, p: PyPickler, next: () => T | undefined, saveOne: (item: T) => void, one: number, many: number): void {
  const { out } = p;
  let item = next();
  while (item !== undefined) {
    let following = p.binary ? next() : undefined;
    if (!p.binary || following === undefined) {
      saveOne(item);
      out.byte(one);
      item = p.binary ? undefined : next();
      continue;
    }
    out.byte(Op.MARK);
    saveOne(item);
    for (let n = 1; n < BATCH && following !== undefined; n++) {
      saveOne(following);
      following = next();
    }
    out.byte(many);
    item = following;
  }
}

function saveDict(vm: Vm, p: PyPickler, d: PyDict): void {
  if (p.binary) p.out.byte(Op.EMPTY_DICT);
  else p.out.ascii('(d');
  memoize(p, d);
  const size = d.used;
  const keys = d.keyList();
  const values = d.valueList();
  const savePair = (i: number): void => {
    if (d.used !== size) throw runtimeError(vm, 'dictionary changed size during iteration');
    save(vm, p, keys[i]);
    save(vm, p, values[i]);
  };
  knownBatches(p, size, savePair, Op.SETITEM, Op.SETITEMS);
}

/** As many items as are known from the start. */
function knownBatches(p: PyPickler, size: number, saveOne: (i: number) => void, one: number, many: number): void {
  const { out } = p;
  for (let i = 0; i < size;) {
    const end = p.binary ? Math.min(size, i + BATCH) : i + 1;
    const isOne = end === i + 1;
    if (!isOne) out.byte(Op.MARK);
    for (; i < end; i++) saveOne(i);
    out.byte(isOne ? one : many);
  }
}

function saveSet(vm: Vm, p: PyPickler, v: Value, frozen: boolean): void {
  const { out } = p;
  if (p.protocol < 4) return saveReduced(vm, p, [frozen ? vm.types.frozenset : vm.types.set, vm.tuple([vm.list(collect(vm, v))])], v);
  if (frozen) return saveFrozenSet(vm, p, v);
  out.byte(Op.EMPTY_SET);
  memoize(p, v);
  const it = getIterator(vm, v);
  let item = iteratorNext(vm, it);
  while (item !== undefined) {
    out.byte(Op.MARK);
    for (let n = 0; n < BATCH && item !== undefined; n++) {
      save(vm, p, item);
      item = iteratorNext(vm, it);
    }
    out.byte(Op.ADDITEMS);
  }
}

function saveFrozenSet(vm: Vm, p: PyPickler, v: Value): void {
  const { out } = p;
  out.byte(Op.MARK);
  for (const item of collect(vm, v)) save(vm, p, item);
  const known = p.memo.get(v as object);
  if (known !== undefined) {
    out.byte(Op.POP_MARK);
    return writeGet(p, known);
  }
  out.byte(Op.FROZENSET);
  memoize(p, v);
}

// ---- by class ----

/** In fast mode a container inside itself would never end. */
function guarded(vm: Vm, p: PyPickler, v: object, body: () => void): void {
  const open = (p.fastOpen ??= new Set());
  if (open.has(v))
    throw valueError(vm, `fast mode: can't pickle cyclic objects including object type ${classOf(vm, v as Value).name} at ${vm.id(v)}`);
  open.add(v);
  body();
  open.delete(v);
}

function saveObject(vm: Vm, p: PyPickler, v: Value): void {
  const cls = classOf(vm, v);
  const { types } = vm;
  if (typeof v === 'string' || (v instanceof PyAstral && cls === types.str)) return saveText(vm, p, v);
  if (v instanceof PyTuple && cls === types.tuple) return saveTuple(vm, p, v);
  if (v instanceof PyBytes && cls === types.bytes) return saveBytes(vm, p, v);
  if (p.reducerOverride !== null && saveByOverride(vm, p, v)) return;
  if (v instanceof PyDict && cls === types.dict) return p.fast === 0 ? saveDict(vm, p, v) : guarded(vm, p, v, () => saveDict(vm, p, v));
  if (v instanceof PyList && cls === types.list) return p.fast === 0 ? saveList(vm, p, v) : guarded(vm, p, v, () => saveList(vm, p, v));
  saveOther(vm, p, v, cls);
}

/** `reducer_override` comes before what is known of the class. */
function saveByOverride(vm: Vm, p: PyPickler, v: Value): boolean {
  const r = vm.call(p.reducerOverride!, v);
  if (r === NotImplemented) return false;
  saveByReduce(vm, p, v, r);
  return true;
}

function saveOther(vm: Vm, p: PyPickler, v: Value, cls: PyClass): void {
  const { types } = vm;
  if (cls === types.set || cls === types.frozenset) return saveSet(vm, p, v, cls === types.frozenset);
  if (cls === types.bytearray) return saveByteArray(vm, p, v);
  if (v instanceof PyPickleBuffer && cls === moduleType(vm, PICKLE_BUFFER)) return saveBuffer(vm, p, v);
  if (isClass(v) && cls === types.type) return saveClass(vm, p, v);
  if (v instanceof PyFunction && cls === types.function) return saveGlobal(vm, p, v, null);
  saveByReduce(vm, p, v, null);
}

/** Classes of singletons have no name in any module. */
function saveClass(vm: Vm, p: PyPickler, cls: PyClass): void {
  for (const singleton of [None, NotImplemented, Ellipsis]) {
    if (cls === classOf(vm, singleton)) return saveReduced(vm, p, [vm.types.type, vm.tuple([singleton])], cls);
  }
  saveGlobal(vm, p, cls, null);
}
