/** Runs the opcodes of a pickle on the stack of an Unpickler. */
import { findAttribute, getAttribute, setAttribute } from '../../objects/attribute.js';
import { classOf, isClass, strValue } from '../../objects/class-of.js';
import { decodeBytes, decodeWith } from '../../objects/codecs.js';
import { PyDict } from '../../objects/dict.js';
import { makeError, valueError } from '../../objects/errors.js';
import { iteratorNext } from '../../objects/iterate.js';
import { None, PyFloat, PyInstance, PyList, PyTuple, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import { normalizeInt } from '../../util/int-math.js';
import { parseIntText } from '../../util/int-text.js';
import { setItem } from '../../objects/subscript.js';
import { parseFloatText } from '../../util/float-text.js';
import { extension, findClass } from './find-class.js';
import { HIGHEST_PROTOCOL, Op, unpicklingError } from './opcodes.js';
import type { PyUnpickler } from './unpickler-object.js';

type Loader = (vm: Vm, u: PyUnpickler) => void;

/** Runs to STOP and gives the object. */
export function load(vm: Vm, u: PyUnpickler): Value {
  u.stack = [];
  u.marks = [];
  u.fence = 0;
  u.protocol = 0;
  for (let steps = 1; ; steps++) {
    if ((steps & 0xffff) === 0) vm.interpreter.poll();
    const op = u.input.byte(vm);
    if (op === Op.STOP) return u.pop(vm);
    const run = LOADERS[op];
    if (run === undefined)
      throw unpicklingError(
        vm,
        `invalid load key, '${op >= 32 && op < 127 ? String.fromCharCode(op) : `\\x${op.toString(16).padStart(2, '0')}`}'.`,
      );
    run(vm, u);
  }
}

const push = (u: PyUnpickler, v: Value): void => void u.stack.push(v);
const ascii = (data: Uint8Array): string => String.fromCharCode(...data);

// ---- numbers ----

function loadInt(vm: Vm, u: PyUnpickler): void {
  const line = ascii(u.input.line(vm));
  if (line === '00' || line === '01') return push(u, line === '01');
  const n = parseIntText(line.trim(), 10);
  if (n === undefined) throw valueError(vm, 'could not convert string to int');
  push(u, n);
}

function loadLong(vm: Vm, u: PyUnpickler): void {
  const line = ascii(u.input.line(vm)).replace(/L$/, '');
  push(u, vm.call(vm.types.int, line, 0));
}

function loadFloat(vm: Vm, u: PyUnpickler): void {
  const x = parseFloatText(ascii(u.input.line(vm)).trim());
  if (x === undefined) throw valueError(vm, 'could not convert string to float');
  push(u, new PyFloat(x));
}

function loadBinaryLong(vm: Vm, u: PyUnpickler, size: number): void {
  if (size < 0) throw unpicklingError(vm, 'LONG pickle has negative byte count');
  const data = u.input.block(vm, size);
  let hex = '';
  for (let i = size - 1; i >= 0; i--) hex += data[i].toString(16).padStart(2, '0');
  push(u, size === 0 ? 0 : normalizeInt(BigInt.asIntN(8 * size, BigInt(`0x${hex}`))));
}

// ---- text and bytes ----

/** Text of Python 2: str of this encoding, or bytes. */
function pushOldText(vm: Vm, u: PyUnpickler, data: Uint8Array): void {
  const bytes = vm.bytes(data.slice());
  push(u, u.encoding === 'bytes' ? bytes : decodeBytes(vm, bytes, u.encoding, u.errors));
}

function loadString(vm: Vm, u: PyUnpickler): void {
  const line = u.input.line(vm);
  const text = ascii(line).trimEnd();
  const quote = text[0];
  if (text.length < 2 || quote !== text.at(-1) || (quote !== '"' && quote !== "'"))
    throw unpicklingError(vm, 'the STRING opcode argument must be quoted');
  const decoded = vm.call(
    getAttribute(vm, vm.call(vm.builtins.dict.getStr('__import__')!, '_codecs'), 'escape_decode'),
    vm.bytes(line.slice(1, text.length - 1)),
  );
  const [data] = (decoded as PyTuple).items;
  pushOldText(vm, u, (data as unknown as { data: Uint8Array }).data);
}

function loadUnicode(vm: Vm, u: PyUnpickler): void {
  push(u, decodeBytes(vm, vm.bytes(u.input.line(vm).slice()), 'raw-unicode-escape', undefined));
}

/** Hot: short ASCII texts are keys and names. */
function pushUtf8(vm: Vm, u: PyUnpickler, size: number): void {
  const data = u.input.block(vm, size);
  if (size < 64) {
    let text = '';
    for (let i = 0; i < size && data[i] < 0x80; i++) text += String.fromCharCode(data[i]);
    if (text.length === size) return push(u, text);
  }
  push(u, decodeWith(vm, data, 'utf-8', 'surrogatepass'));
}

function loadByteArray(vm: Vm, u: PyUnpickler): void {
  const data = u.input.block(vm, u.input.size(vm, 'BYTEARRAY8'));
  push(u, vm.call(vm.types.bytearray, vm.bytes(data.slice())));
}

function loadNextBuffer(vm: Vm, u: PyUnpickler): void {
  if (u.buffers === null) throw unpicklingError(vm, 'pickle stream refers to out-of-band data but no *buffers* argument was given');
  const buffer = iteratorNext(vm, u.buffers);
  if (buffer === undefined) throw unpicklingError(vm, 'not enough out-of-band buffers');
  push(u, buffer);
}

function loadReadOnlyBuffer(vm: Vm, u: PyUnpickler): void {
  const view = vm.call(vm.types.memoryview, u.top(vm));
  if (getAttribute(vm, view, 'readonly') === true) return;
  u.pop(vm);
  push(u, vm.call(getAttribute(vm, view, 'toreadonly')));
}

// ---- containers ----

function loadTuple(vm: Vm, u: PyUnpickler, count: number): void {
  if (u.stack.length - u.fence < count) throw u.underflow(vm);
  push(u, vm.tuple(u.stack.splice(u.stack.length - count)));
}

function loadDict(vm: Vm, u: PyUnpickler): void {
  const items = u.popMark(vm);
  if (items.length % 2 !== 0) throw unpicklingError(vm, 'odd number of items for DICT');
  const d = vm.dict();
  for (let i = 0; i < items.length; i += 2) d.set(items[i], items[i + 1]);
  push(u, d);
}

function appendTo(vm: Vm, u: PyUnpickler, items: Value[]): void {
  const target = u.top(vm);
  if (target instanceof PyList && target.shape === vm.types.list.rootShape) {
    for (const v of items) target.items.push(v);
    return;
  }
  const extend = findAttribute(vm, target, 'extend');
  if (extend !== undefined) return void vm.call(extend, vm.list(items));
  const append = getAttribute(vm, target, 'append');
  for (const v of items) vm.call(append, v);
}

function setItems(vm: Vm, u: PyUnpickler, items: Value[]): void {
  if (items.length % 2 !== 0) throw unpicklingError(vm, 'odd number of items for SETITEMS');
  const target = u.top(vm);
  const plain = target instanceof PyDict && target.shape === vm.types.dict.rootShape;
  for (let i = 0; i < items.length; i += 2) {
    if (plain) target.set(items[i], items[i + 1]);
    else setItem(vm, target, items[i], items[i + 1]);
  }
}

function addItems(vm: Vm, u: PyUnpickler): void {
  const items = u.popMark(vm);
  const target = u.top(vm);
  if (classOf(vm, target) === vm.types.set) return void vm.call(getAttribute(vm, target, 'update'), vm.list(items));
  const add = getAttribute(vm, target, 'add');
  for (const v of items) vm.call(add, v);
}

// ---- memo ----

function get(vm: Vm, u: PyUnpickler, index: number): void {
  const v = u.memo[index];
  if (v === undefined) throw unpicklingError(vm, `Memo value not found at index ${index}`);
  push(u, v);
}

function put(vm: Vm, u: PyUnpickler, index: number): void {
  if (index < 0) throw valueError(vm, 'negative PUT argument');
  if (u.stack.length <= u.fence) throw u.underflow(vm);
  u.memo[index] = u.stack[u.stack.length - 1];
}

function lineNumber(vm: Vm, u: PyUnpickler): number {
  const line = ascii(u.input.line(vm));
  const n = parseIntText(line.trim(), 10);
  if (n === undefined) throw valueError(vm, `invalid literal for int() with base 10: '${line}'`);
  return Number(n);
}

// ---- objects ----

function named(vm: Vm, u: PyUnpickler, module: Value, name: Value): Value {
  return u.findClass === null ? findClass(vm, u, module, name) : vm.call(u.findClass, module, name);
}

function loadGlobal(vm: Vm, u: PyUnpickler): void {
  const module = decodeWith(vm, u.input.line(vm), 'utf-8', 'strict');
  const name = decodeWith(vm, u.input.line(vm), 'utf-8', 'strict');
  push(u, named(vm, u, module, name));
}

function loadStackGlobal(vm: Vm, u: PyUnpickler): void {
  const name = u.pop(vm);
  const module = u.pop(vm);
  if (strValue(name) === undefined || strValue(module) === undefined) throw unpicklingError(vm, 'STACK_GLOBAL requires str');
  push(u, named(vm, u, module, name));
}

function loadExtension(vm: Vm, u: PyUnpickler, code: number): void {
  push(
    u,
    extension(vm, code, (module, name) => named(vm, u, module, name)),
  );
}

function reduce(vm: Vm, u: PyUnpickler): void {
  const args = u.pop(vm);
  const func = u.pop(vm);
  if (!(args instanceof PyTuple)) throw vmTypeError(vm, 'argument list must be a tuple', args);
  push(u, vm.callArgs(func, [...args.items]));
}
const vmTypeError = (vm: Vm, message: string, v: Value): ReturnType<typeof makeError> =>
  makeError(vm, 'TypeError', `${message}, not ${classOf(vm, v).name}`);

/** Classes of Python 2: `cls(*args)`, or a bare instance. */
function instantiate(vm: Vm, u: PyUnpickler, cls: Value, args: Value[]): void {
  if (args.length > 0 || !isClass(cls) || findAttribute(vm, cls, '__getinitargs__') !== undefined) push(u, vm.callArgs(cls, args));
  else push(u, vm.call(getAttribute(vm, cls, '__new__'), cls));
}

function loadInst(vm: Vm, u: PyUnpickler): void {
  const module = decodeWith(vm, u.input.line(vm), 'ascii', 'strict');
  const name = decodeWith(vm, u.input.line(vm), 'ascii', 'strict');
  const args = u.popMark(vm);
  instantiate(vm, u, named(vm, u, module, name), args);
}

function loadObj(vm: Vm, u: PyUnpickler): void {
  const [cls, ...args] = u.popMark(vm);
  if (cls === undefined) throw u.underflow(vm);
  instantiate(vm, u, cls, args);
}

function newObject(vm: Vm, u: PyUnpickler, kwargs: Value | null): void {
  const what = kwargs === null ? 'NEWOBJ' : 'NEWOBJ_EX';
  const args = u.pop(vm);
  const cls = u.pop(vm);
  if (!isClass(cls)) throw unpicklingError(vm, `${what} class argument must be a type, not ${classOf(vm, cls).name}`);
  if (cls.find('__new__') === None) throw unpicklingError(vm, `${what} class argument '${cls.name}' has NULL tp_new`);
  if (!(args instanceof PyTuple))
    throw unpicklingError(
      vm,
      `${what} ${kwargs === null ? 'expected an arg' : 'args argument must be a'} tuple, ${kwargs === null ? 'got' : 'not'} ${classOf(vm, args).name}`,
    );
  if (kwargs !== null && !(kwargs instanceof PyDict))
    throw unpicklingError(vm, `${what} kwargs argument must be a dict, not ${classOf(vm, kwargs).name}`);
  const entries = kwargs === null ? [] : [...kwargs.entries()];
  push(
    u,
    vm.callArgs(
      getAttribute(vm, cls, '__new__'),
      [cls, ...args.items, ...entries.map(([, v]) => v)],
      entries.map(([k]) => k as string),
    ),
  );
}

/** Gives an object its state: by `__setstate__`, else as attributes, `(dict, slots)` or dict. */
function build(vm: Vm, u: PyUnpickler): void {
  const state = u.pop(vm);
  const target = u.top(vm);
  const setState = findAttribute(vm, target, '__setstate__');
  if (setState !== undefined) return void vm.call(setState, state);
  const pair = state instanceof PyTuple && state.items.length === 2;
  const [dict, slots] = pair ? state.items : [state, None];
  if (dict !== None) setDict(vm, target, dict);
  if (slots === None) return;
  if (!(slots instanceof PyDict)) throw unpicklingError(vm, 'slot state is not a dictionary');
  for (const [k, v] of slots.entries()) setAttribute(vm, target, attributeText(vm, k), v);
}

function attributeText(vm: Vm, k: Value): string {
  const text = strValue(k);
  if (text === undefined) throw makeError(vm, 'TypeError', `attribute name must be string, not '${classOf(vm, k).name}'`);
  return jsText(text);
}

function setDict(vm: Vm, target: Value, dict: Value): void {
  if (!(dict instanceof PyDict)) throw unpicklingError(vm, 'state is not a dictionary');
  // attributes of an ordinary instance go where assignments put them, so that it keeps its layout
  const ordinary = target instanceof PyInstance && !target.shape.isDictionary && isPlainlySet(vm, target);
  const own = ordinary ? null : getAttribute(vm, target, '__dict__');
  for (const [k, v] of dict.entries()) {
    if (ordinary && typeof k === 'string') setAttribute(vm, target, k, v);
    else setItem(vm, own ?? getAttribute(vm, target, '__dict__'), k, v);
  }
}

/** Does assigning an attribute of this class do nothing but store it? */
function isPlainlySet(vm: Vm, target: PyInstance): boolean {
  const { cls } = target.shape;
  return (
    cls.hasDict &&
    cls.cell('__setattr__').owner === vm.types.object &&
    !cls.mro.some(
      c => c.isHeap && c.dict.valueList().some(v => typeof v === 'object' && 'shape' in v && v.shape.cls.find('__set__') !== undefined),
    )
  );
}

// ---- persistent objects ----

function persistent(vm: Vm, u: PyUnpickler, id: Value): void {
  if (u.persistentLoad === null)
    throw unpicklingError(vm, 'A load persistent id instruction was encountered, but no persistent_load function was specified.');
  push(u, vm.call(u.persistentLoad, id));
}

function loadPersistent(vm: Vm, u: PyUnpickler): void {
  const line = u.input.line(vm);
  if (line.some(b => b >= 0x80)) throw unpicklingError(vm, 'persistent IDs in protocol 0 must be ASCII strings');
  persistent(vm, u, ascii(line));
}

function loadProtocol(vm: Vm, u: PyUnpickler): void {
  const n = u.input.byte(vm);
  if (n > HIGHEST_PROTOCOL) throw valueError(vm, `unsupported pickle protocol: ${n}`);
  u.protocol = n;
}

function pop(vm: Vm, u: PyUnpickler): void {
  if (u.marks.length > 0 && u.marks.at(-1) === u.stack.length) u.popMark(vm);
  else u.pop(vm);
}

function signedSize(vm: Vm, n: number, what: string): number {
  if (n < 0) throw unpicklingError(vm, `${what} pickle has negative byte count`);
  return n;
}

const BY_OPCODE: Readonly<Record<keyof typeof Op, Loader | null>> = {
  STOP: null,
  MARK: (_vm, u) => u.mark(),
  POP: pop,
  POP_MARK: (vm, u) => void u.popMark(vm),
  DUP: (vm, u) => push(u, u.top(vm)),
  FLOAT: loadFloat,
  INT: loadInt,
  BININT: (vm, u) => push(u, u.input.i32(vm)),
  BININT1: (vm, u) => push(u, u.input.byte(vm)),
  BININT2: (vm, u) => push(u, u.input.u16(vm)),
  LONG: loadLong,
  LONG1: (vm, u) => loadBinaryLong(vm, u, u.input.byte(vm)),
  LONG4: (vm, u) => loadBinaryLong(vm, u, u.input.i32(vm)),
  BINFLOAT: (vm, u) => push(u, new PyFloat(u.input.double(vm))),
  NONE: (_vm, u) => push(u, None),
  NEWTRUE: (_vm, u) => push(u, true),
  NEWFALSE: (_vm, u) => push(u, false),
  PERSID: loadPersistent,
  BINPERSID: (vm, u) => persistent(vm, u, u.pop(vm)),
  STRING: loadString,
  BINSTRING: (vm, u) => pushOldText(vm, u, u.input.block(vm, signedSize(vm, u.input.i32(vm), 'BINSTRING'))),
  SHORT_BINSTRING: (vm, u) => pushOldText(vm, u, u.input.block(vm, u.input.byte(vm))),
  UNICODE: loadUnicode,
  BINUNICODE: (vm, u) => pushUtf8(vm, u, u.input.u32(vm)),
  SHORT_BINUNICODE: (vm, u) => pushUtf8(vm, u, u.input.byte(vm)),
  BINUNICODE8: (vm, u) => pushUtf8(vm, u, u.input.size(vm, 'BINUNICODE8')),
  BINBYTES: (vm, u) => push(u, vm.bytes(u.input.block(vm, u.input.u32(vm)).slice())),
  SHORT_BINBYTES: (vm, u) => push(u, vm.bytes(u.input.block(vm, u.input.byte(vm)).slice())),
  BINBYTES8: (vm, u) => push(u, vm.bytes(u.input.block(vm, u.input.size(vm, 'BINBYTES8')).slice())),
  BYTEARRAY8: loadByteArray,
  NEXT_BUFFER: loadNextBuffer,
  READONLY_BUFFER: loadReadOnlyBuffer,
  EMPTY_TUPLE: (vm, u) => push(u, vm.emptyTuple),
  TUPLE: (vm, u) => push(u, vm.tuple(u.popMark(vm))),
  TUPLE1: (vm, u) => loadTuple(vm, u, 1),
  TUPLE2: (vm, u) => loadTuple(vm, u, 2),
  TUPLE3: (vm, u) => loadTuple(vm, u, 3),
  EMPTY_LIST: (vm, u) => push(u, vm.list([])),
  LIST: (vm, u) => push(u, vm.list(u.popMark(vm))),
  APPEND: (vm, u) => {
    const v = u.pop(vm);
    appendTo(vm, u, [v]);
  },
  APPENDS: (vm, u) => {
    const items = u.popMark(vm);
    appendTo(vm, u, items);
  },
  EMPTY_DICT: (vm, u) => push(u, vm.dict()),
  DICT: loadDict,
  SETITEM: (vm, u) => {
    const v = u.pop(vm);
    const k = u.pop(vm);
    setItems(vm, u, [k, v]);
  },
  SETITEMS: (vm, u) => {
    const items = u.popMark(vm);
    setItems(vm, u, items);
  },
  EMPTY_SET: (vm, u) => push(u, vm.call(vm.types.set)),
  ADDITEMS: addItems,
  FROZENSET: (vm, u) => push(u, vm.call(vm.types.frozenset, vm.list(u.popMark(vm)))),
  GET: (vm, u) => get(vm, u, lineNumber(vm, u)),
  BINGET: (vm, u) => get(vm, u, u.input.byte(vm)),
  LONG_BINGET: (vm, u) => get(vm, u, u.input.u32(vm)),
  PUT: (vm, u) => put(vm, u, lineNumber(vm, u)),
  BINPUT: (vm, u) => put(vm, u, u.input.byte(vm)),
  LONG_BINPUT: (vm, u) => put(vm, u, u.input.u32(vm)),
  MEMOIZE: (vm, u) => put(vm, u, u.memo.length),
  GLOBAL: loadGlobal,
  STACK_GLOBAL: loadStackGlobal,
  EXT1: (vm, u) => loadExtension(vm, u, u.input.byte(vm)),
  EXT2: (vm, u) => loadExtension(vm, u, u.input.u16(vm)),
  EXT4: (vm, u) => loadExtension(vm, u, u.input.i32(vm)),
  REDUCE: reduce,
  INST: loadInst,
  OBJ: loadObj,
  NEWOBJ: (vm, u) => newObject(vm, u, null),
  NEWOBJ_EX: (vm, u) => {
    const kwargs = u.pop(vm);
    newObject(vm, u, kwargs);
  },
  BUILD: build,
  PROTO: loadProtocol,
  FRAME: (vm, u) => u.input.prefetch(vm, u.input.size(vm, 'FRAME length')),
};

const LOADERS: readonly (Loader | undefined)[] = (() => {
  const table = new Array<Loader | undefined>(256).fill(undefined);
  for (const name of Object.keys(Op) as (keyof typeof Op)[]) table[Op[name]] = BY_OPCODE[name] ?? undefined;
  return table;
})();
