/** The class `_pickle.Unpickler` and the functions `load` and `loads`. */
import { findAttribute } from '../../objects/attribute.js';
import { classOf, intValue } from '../../objects/class-of.js';
import type { PyClass } from '../../objects/class.js';
import { bytesOf } from '../../objects/codecs.js';
import { asText } from '../../objects/convert.js';
import { PyDict } from '../../objects/dict.js';
import { typeError, valueError } from '../../objects/errors.js';
import { PyMethod, PyNative } from '../../objects/function.js';
import { getIterator } from '../../objects/iterate.js';
import { barrier, native } from '../../objects/native.js';
import { truth } from '../../objects/truth.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { moduleType } from '../module-spec.js';
import { findClass } from './find-class.js';
import { fileSource, Input } from './input.js';
import { load } from './load.js';
import { unpicklingError } from './opcodes.js';
import { PyUnpickler, UnpicklerMemoProxy } from './unpickler-object.js';

export interface LoadOptions {
  readonly fixImports: Value | undefined;
  readonly encoding: Value | undefined;
  readonly errors: Value | undefined;
  readonly buffers: Value | undefined;
}

function configure(vm: Vm, u: PyUnpickler, o: LoadOptions): void {
  u.fixImports = o.fixImports === undefined || truth(vm, o.fixImports);
  u.encoding = o.encoding === undefined ? 'ASCII' : asText(vm, o.encoding, 'Unpickler() argument encoding');
  u.errors = o.errors === undefined ? 'strict' : asText(vm, o.errors, 'Unpickler() argument errors');
  u.buffers = o.buffers === undefined || o.buffers === None ? null : getIterator(vm, o.buffers);
}

/** What a subclass or the object itself has in place of this module's own method. */
function hook(vm: Vm, u: PyUnpickler, name: string): Value | null {
  const found = findAttribute(vm, u, name);
  if (found === undefined) return null;
  const own = found instanceof PyMethod ? found.func : found;
  return own instanceof PyNative && own.owner === moduleType(vm, UNPICKLER) ? null : found;
}

function run(vm: Vm, u: PyUnpickler): Value {
  const subclass = u.shape.cls !== moduleType(vm, UNPICKLER) || u.dict !== null;
  u.findClass = subclass ? hook(vm, u, 'find_class') : null;
  u.persistentLoad = subclass ? hook(vm, u, 'persistent_load') : null;
  try {
    return load(vm, u);
  } finally {
    u.findClass = u.persistentLoad = null;
    u.stack = [];
  }
}

export function loads(vm: Vm, data: Value, o: LoadOptions): Value {
  const u = new PyUnpickler(moduleType(vm, UNPICKLER).rootShape);
  configure(vm, u, o);
  u.input = new Input(bytesOf(vm, data), null);
  return run(vm, u);
}

export function loadFile(vm: Vm, file: Value, o: LoadOptions): Value {
  const u = new PyUnpickler(moduleType(vm, UNPICKLER).rootShape);
  configure(vm, u, o);
  u.input = new Input(new Uint8Array(0), fileSource(vm, file));
  return run(vm, u);
}

// ---- the memo for Python to see ----

function memoDict(vm: Vm, u: PyUnpickler): PyDict {
  const d = vm.dict();
  u.memo.forEach((v, i) => {
    if (v !== undefined) d.set(i, v);
  });
  return d;
}

function setMemo(vm: Vm, u: PyUnpickler, v: Value | undefined): void {
  if (v instanceof UnpicklerMemoProxy) u.memo = [...v.unpickler.memo];
  else if (v instanceof PyDict) {
    const memo: (Value | undefined)[] = [];
    for (const [k, x] of v.entries()) {
      const i = intValue(k);
      if (i === undefined) throw typeError(vm, 'memo key must be integers');
      if (i < 0) throw valueError(vm, 'memo key must be positive integers.');
      memo[Number(i)] = x;
    }
    u.memo = memo;
  } else
    throw typeError(
      vm,
      `'memo' attribute must be an UnpicklerMemoProxy object or dict, not ${v === undefined ? 'NULL' : classOf(vm, v).name}`,
    );
}

export const UNPICKLER_MEMO_PROXY: TypeSpec = {
  name: 'UnpicklerMemoProxy',
  module: '_pickle',
  layout: 'native',
  create: 'none',
  methods: [
    native('clear', '(self, /)', (_vm, m: UnpicklerMemoProxy) => {
      m.unpickler.memo = [];
      return None;
    }),
    native('copy', '(self, /)', (vm, m: UnpicklerMemoProxy) => memoDict(vm, m.unpickler)),
    native('__reduce__', '(self, /)', (vm, m: UnpicklerMemoProxy) => vm.tuple([vm.types.dict, vm.tuple([memoDict(vm, m.unpickler)])])),
  ],
  entries: () => ({ __hash__: None }),
};

export const UNPICKLER: TypeSpec = {
  name: 'Unpickler',
  module: '_pickle',
  layout: 'native',
  hasDict: false,
  signature: "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyUnpickler(cls.rootShape)),
  methods: [
    barrier(
      '__init__',
      "(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
      (
        vm,
        u: PyUnpickler,
        file: Value,
        fixImports: Value | undefined,
        encoding: Value | undefined,
        errors: Value | undefined,
        buffers: Value | undefined,
      ) => {
        configure(vm, u, { fixImports, encoding, errors, buffers });
        u.source = fileSource(vm, file);
        u.input = new Input(new Uint8Array(0), u.source);
        u.memo = [];
        return None;
      },
    ),
    barrier('load', '(self, /)', (vm, u: PyUnpickler) => {
      if (u.source === null) throw unpicklingError(vm, `Unpickler.__init__() was not called by ${u.shape.cls.name}.__init__()`);
      return run(vm, u);
    }),
    barrier('find_class', '(self, module_name, global_name, /)', findClass),
    native('persistent_load', '(self, pid, /)', vm => {
      throw unpicklingError(vm, 'A load persistent id instruction was encountered, but no persistent_load function was specified.');
    }),
    native('__sizeof__', '(self, /)', (_vm, u: PyUnpickler) => 200 + 8 * u.memo.length),
  ],
  getset: {
    memo: { get: (vm, u: PyUnpickler) => new UnpicklerMemoProxy(moduleType(vm, UNPICKLER_MEMO_PROXY).rootShape, u), set: setMemo },
  },
};
