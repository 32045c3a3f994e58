/** The class `_pickle.Pickler` and the functions `dump` and `dumps`. */
import { findAttribute } from '../../objects/attribute.js';
import { intValue } from '../../objects/class-of.js';
import type { PyClass } from '../../objects/class.js';
import { asInt32 } from '../../objects/convert.js';
import { PyDict } from '../../objects/dict.js';
import { attributeError, typeError, valueError } from '../../objects/errors.js';
import { PyMethod, PyNative } from '../../objects/function.js';
import { barrier, native } from '../../objects/native.js';
import { truth } from '../../objects/truth.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, PyTuple, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { moduleType } from '../module-spec.js';
import { DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, Op, picklingError } from './opcodes.js';
import { Output } from './output.js';
import { PicklerMemoProxy, PyPickler, type MemoKey } from './pickler-object.js';
import { save } from './save.js';

interface Options {
  readonly protocol: Value | undefined;
  readonly fixImports: Value | undefined;
  readonly bufferCallback: Value | undefined;
}

function configure(vm: Vm, p: PyPickler, o: Options): void {
  let protocol = o.protocol === undefined || o.protocol === None ? DEFAULT_PROTOCOL : asInt32(vm, o.protocol);
  if (protocol < 0) protocol = HIGHEST_PROTOCOL;
  if (protocol > HIGHEST_PROTOCOL) throw valueError(vm, `pickle protocol must be <= ${HIGHEST_PROTOCOL}`);
  p.protocol = protocol;
  p.fixImports = (o.fixImports === undefined || truth(vm, o.fixImports)) && protocol < 3;
  p.bufferCallback = o.bufferCallback === undefined || o.bufferCallback === None ? null : o.bufferCallback;
  if (p.bufferCallback !== null && protocol < 5) throw valueError(vm, 'buffer_callback needs protocol >= 5');
  p.fast = 0;
}

/** An overridden hook: what the object has under that name unless it is this module's own method. */
function hook(vm: Vm, p: PyPickler, name: string): Value | null {
  const found = findAttribute(vm, p, name);
  if (found === undefined) return null;
  const own = found instanceof PyMethod ? found.func : found;
  return own instanceof PyNative && own.owner === moduleType(vm, PICKLER) ? null : found;
}

/** Saves one object. Whatever happens, the pickler is ready for the next one. */
function run(vm: Vm, p: PyPickler, v: Value, sink: ((data: Uint8Array) => void) | null): Uint8Array {
  const out = (p.out = new Output(p.protocol >= 4, sink));
  const subclass = p.shape.cls !== moduleType(vm, PICKLER) || p.dict !== null;
  p.persistentId = subclass ? hook(vm, p, 'persistent_id') : null;
  p.reducerOverride = subclass ? (findAttribute(vm, p, 'reducer_override') ?? null) : null;
  p.depth = 0;
  p.fastOpen = null;
  try {
    if (p.protocol >= 2) {
      out.byte(Op.PROTO);
      out.byte(p.protocol);
    }
    out.startFrame();
    save(vm, p, v);
    out.byte(Op.STOP);
    return out.finish();
  } finally {
    p.persistentId = p.reducerOverride = null;
  }
}

export function dumps(vm: Vm, v: Value, o: Options): Value {
  const p = new PyPickler(moduleType(vm, PICKLER).rootShape);
  configure(vm, p, o);
  return vm.bytes(run(vm, p, v, null));
}

function writerOf(vm: Vm, file: Value): Value {
  const write = findAttribute(vm, file, 'write');
  if (write === undefined) throw typeError(vm, "file must have a 'write' attribute");
  return write;
}

function dumpTo(vm: Vm, p: PyPickler, v: Value): Value {
  const write = (data: Uint8Array): void => void vm.call(p.write!, vm.bytes(data));
  const rest = run(vm, p, v, write);
  if (rest.length > 0) write(rest);
  return None;
}

export function dump(vm: Vm, v: Value, file: Value, o: Options): Value {
  const p = new PyPickler(moduleType(vm, PICKLER).rootShape);
  configure(vm, p, o);
  p.write = writerOf(vm, file);
  return dumpTo(vm, p, v);
}

// ---- the memo for Python to see ----

/** `{id: (index, object)}`. */
function memoDict(vm: Vm, p: PyPickler): PyDict {
  const d = vm.dict();
  for (const [key, index] of p.memo) {
    const v = key as Value;
    d.set(typeof key === 'string' ? vm.call(vm.builtins.dict.getStr('id')!, v) : vm.id(key), vm.tuple([index, v]));
  }
  return d;
}

function setMemo(vm: Vm, p: PyPickler, v: Value | undefined): void {
  if (v instanceof PicklerMemoProxy) p.memo = new Map(v.pickler.memo);
  else if (v instanceof PyDict) {
    const memo = new Map<MemoKey, number>();
    for (const [, entry] of v.entries()) {
      if (!(entry instanceof PyTuple) || entry.items.length !== 2) throw typeError(vm, "'memo' values must be 2-item tuples");
      memo.set(entry.items[1] as MemoKey, Number(intValue(entry.items[0])));
    }
    p.memo = memo;
  } else
    throw typeError(vm, `'memo' attribute must be a PicklerMemoProxy object or dict, not ${v === undefined ? 'NULL' : typeNameOf(vm, v)}`);
}
const typeNameOf = (vm: Vm, v: Value): string =>
  typeof v === 'object' && 'shape' in v ? v.shape.cls.name : (vm.call(vm.types.type, v) as PyClass).name;

export const PICKLER_MEMO_PROXY: TypeSpec = {
  name: 'PicklerMemoProxy',
  module: '_pickle',
  layout: 'native',
  create: 'none',
  methods: [
    native('clear', '(self, /)', (_vm, m: PicklerMemoProxy) => {
      m.pickler.memo.clear();
      return None;
    }),
    native('copy', '(self, /)', (vm, m: PicklerMemoProxy) => memoDict(vm, m.pickler)),
    native('__reduce__', '(self, /)', (vm, m: PicklerMemoProxy) => vm.tuple([vm.types.dict, vm.tuple([memoDict(vm, m.pickler)])])),
  ],
  entries: () => ({ __hash__: None }),
};

// ---- the class ----

export const PICKLER: TypeSpec = {
  name: 'Pickler',
  module: '_pickle',
  layout: 'native',
  hasDict: false,
  signature: '(file, protocol=None, fix_imports=True, buffer_callback=None)',
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyPickler(cls.rootShape)),
  methods: [
    barrier(
      '__init__',
      '(self, file, protocol=None, fix_imports=True, buffer_callback=None)',
      (vm, p: PyPickler, file: Value, protocol: Value | undefined, fixImports: Value | undefined, bufferCallback: Value | undefined) => {
        configure(vm, p, { protocol, fixImports, bufferCallback });
        p.write = writerOf(vm, file);
        p.memo.clear();
        // a class attribute of a subclass counts too
        if (p.dispatchTable === null && p.shape.cls.isHeap) p.dispatchTable = findAttribute(vm, p, 'dispatch_table') ?? null;
        return None;
      },
    ),
    barrier('dump', '(self, obj, /)', (vm, p: PyPickler, v: Value) => {
      if (p.write === null) throw picklingError(vm, `Pickler.__init__() was not called by ${p.shape.cls.name}.__init__()`);
      return dumpTo(vm, p, v);
    }),
    native('clear_memo', '(self, /)', (_vm, p: PyPickler) => {
      p.memo.clear();
      return None;
    }),
    native('persistent_id', '(self, obj, /)', () => None),
    native('__sizeof__', '(self, /)', (_vm, p: PyPickler) => 200 + 32 * p.memo.size),
  ],
  getset: {
    bin: { get: (_vm, p: PyPickler) => (p.binary ? 1 : 0), member: true },
    fast: { get: (_vm, p: PyPickler) => p.fast, set: (vm, p: PyPickler, v) => void (p.fast = asInt32(vm, v ?? 0)), member: true },
    memo: { get: (vm, p: PyPickler) => new PicklerMemoProxy(moduleType(vm, PICKLER_MEMO_PROXY).rootShape, p), set: setMemo },
    dispatch_table: {
      get: (vm, p: PyPickler) => {
        if (p.dispatchTable === null) throw attributeError(vm, 'dispatch_table');
        return p.dispatchTable;
      },
      set: (_vm, p: PyPickler, v) => void (p.dispatchTable = v ?? null),
      member: true,
    },
  },
};
