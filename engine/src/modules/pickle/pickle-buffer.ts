/** `PickleBuffer` (PEP 574): a buffer that may travel outside of the pickle. */
import type { PyClass } from '../../objects/class.js';
import { bytesOf } from '../../objects/codecs.js';
import { valueError } from '../../objects/errors.js';
import { native } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, PyBytes, PyObject, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';

export class PyPickleBuffer extends PyObject {
  constructor(
    override shape: Shape,
    private source: Value | null,
    private readonly data: Uint8Array,
    readonly readOnly: boolean,
  ) {
    super();
  }
  /** The buffer protocol (objects/codecs `bytesOf`). */
  bytesView(): Uint8Array {
    return this.data;
  }
  contents(vm: Vm): { data: Uint8Array; readOnly: boolean; source: Value } {
    if (this.source === null) throw valueError(vm, 'operation forbidden on released PickleBuffer object');
    return { data: this.data, readOnly: this.readOnly, source: this.source };
  }
  release(): Value {
    this.source = null;
    return None;
  }
}

export const PICKLE_BUFFER: TypeSpec = {
  name: 'PickleBuffer',
  module: 'pickle',
  layout: 'native',
  hasDict: false,
  create: native('__new__', '(cls, object, /)', (vm, cls: PyClass, v: Value) => {
    const readOnly = v instanceof PyBytes || (v as { readonly readOnly?: boolean }).readOnly === true;
    return new PyPickleBuffer(cls.rootShape, v, bytesOf(vm, v), readOnly);
  }),
  methods: [
    native('raw', '(self, /)', (vm, b: PyPickleBuffer) => {
      b.contents(vm);
      const view = vm.call(vm.types.memoryview, b);
      return view;
    }),
    native('release', '(self, /)', (_vm, b: PyPickleBuffer) => b.release()),
  ],
};
