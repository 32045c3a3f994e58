/**
 * `marshal`: reads CPython's format (pyc/), code objects included, which are converted to ours. It does not write: our code
 * objects have no form that CPython could read. And `.pyc` files for the import system.
 */
import type { Code } from '../bytecode/code.js';
import { getAttribute } from '../objects/attribute.js';
import { bytesOf } from '../objects/codecs.js';
import { makeError, notImplementedError, typeError } from '../objects/errors.js';
import type { PyDict } from '../objects/dict.js';
import type { PyCode } from '../objects/function.js';
import { barrier } from '../objects/native.js';
import { isBytesLike } from '../objects/types/bytes-methods.js';
import { Ellipsis, None, PyComplex, type PyList, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { convertCode, PycError, readMarshal, readPyc, type Marshalled } from '../pyc/index.js';
import type { ModuleSpec } from './module-spec.js';

/** What is wrong with the bytes becomes Python's exception. */
function asPython<T>(vm: Vm, work: () => T): T {
  try {
    return work();
  } catch (e) {
    if (e instanceof PycError) throw makeError(vm, e.kind, e.message);
    throw e;
  }
}

export function pycCode(vm: Vm, bytes: Uint8Array): PyCode {
  return vm.instantiate(asPython(vm, (): Code => readPyc(bytes)));
}

function loads(vm: Vm, bytes: Uint8Array): { value: Value; end: number } {
  const { value, end } = asPython(vm, () => readMarshal(bytes));
  return { value: new Maker(vm).value(value), end };
}

/** Values of marshalled data; what was one object there is one here. */
class Maker {
  private readonly made = new Map<Marshalled, Value>();

  constructor(private readonly vm: Vm) {}

  value(m: Marshalled): Value {
    const known = this.made.get(m);
    if (known !== undefined) return known;
    const v = this.make(m);
    this.made.set(m, v);
    return v;
  }

  private make(m: Marshalled): Value {
    const { vm } = this;
    switch (m.type) {
      case 'None':
        return None;
      case 'Ellipsis':
        return Ellipsis;
      case 'StopIteration':
        return vm.types.StopIteration;
      case 'bool':
      case 'int':
        return m.value;
      case 'float':
        return vm.float(m.value);
      case 'complex':
        return new PyComplex(vm.types.complex.rootShape, m.real, m.value);
      case 'str':
        return vm.text(m.value);
      case 'bytes':
        return vm.bytes(m.value);
      case 'tuple':
        return vm.tuple(m.items.map(i => this.value(i)));
      case 'list':
        return this.list(m);
      case 'set':
      case 'frozenset':
        return vm.call(vm.types[m.type], vm.list(m.items.map(i => this.value(i))));
      case 'dict':
        return this.dict(m);
      case 'code':
        return vm.instantiate(asPython(vm, () => convertCode(m.code)));
    }
  }

  /** May hold itself. */
  private list(m: Marshalled & { readonly items: Marshalled[] }): PyList {
    const list = this.vm.list([]);
    this.made.set(m, list);
    for (const item of m.items) list.items.push(this.value(item));
    return list;
  }

  private dict(m: Marshalled & { readonly type: 'dict' }): PyDict {
    const dict = this.vm.dict();
    this.made.set(m, dict);
    for (const [k, v] of m.entries) dict.set(this.value(k), this.value(v));
    return dict;
  }
}

const NOT_WRITTEN = ['dump', 'dumps'].map(name =>
  barrier(name, '(*args, **kwargs)', vm => {
    throw notImplementedError(vm, `marshal.${name} is not offered: it reads CPython's format and does not write it`);
  }),
);

export const MARSHAL_MODULE: ModuleSpec = {
  name: 'marshal',
  functions: [
    ...NOT_WRITTEN,
    barrier('loads', '(bytes, /, *, allow_code=True)', (vm, data: Value) => {
      if (!isBytesLike(data)) throw typeError(vm, 'a bytes-like object is required');
      return loads(vm, bytesOf(vm, data)).value;
    }),
    barrier('load', '(file, /, *, allow_code=True)', (vm, file: Value) => {
      const data = bytesOf(vm, vm.call(getAttribute(vm, file, 'read')));
      const { value, end } = loads(vm, data);
      // what follows is for whoever reads on
      if (end < data.length) vm.call(getAttribute(vm, file, 'seek'), end - data.length, 1);
      return value;
    }),
  ],
  setup: (_vm, dict) => dict.setStr('version', 4),
};
