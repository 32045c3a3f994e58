/** Tuples with named fields, as `sys.version_info` and `time.struct_time` are. */
import { collect } from '../objects/iterate.js';
import { typeError } from '../objects/errors.js';
import { barrier, native } from '../objects/native.js';
import { reprText } from '../objects/text.js';
import { defineType, type TypeSpec } from '../objects/type-spec.js';
import type { PyClass } from '../objects/class.js';
import { None, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';

export interface StructSequence {
  /** This engine's class; made when first asked. */
  classOf(vm: Vm): PyClass;
  make(vm: Vm, items: readonly Value[]): Value;
}

/** `visible`: how many fields count as items (the rest are attributes only). */
export function structSequence(qualifiedName: string, fields: readonly string[], visible = fields.length): StructSequence {
  const dot = qualifiedName.lastIndexOf('.');
  const key = `struct-sequence ${qualifiedName}`;
  const spec: TypeSpec = {
    name: qualifiedName.slice(dot + 1),
    module: qualifiedName.slice(0, dot),
    base: 'tuple',
    layout: 'tuple',
    final: true,
    hasDict: false,
    create: barrier('__new__', '(cls, sequence, dict=None)', (vm, cls: PyClass, sequence: Value) => {
      const items = collect(vm, sequence);
      if (items.length < visible) throw typeError(vm, `${qualifiedName}() takes an at least ${visible}-sequence (${items.length}-sequence given)`);
      if (items.length > fields.length) throw typeError(vm, `${qualifiedName}() takes an at most ${fields.length}-sequence (${items.length}-sequence given)`);
      return build(vm, cls, items);
    }),
    methods: [
      barrier('__repr__', '(self, /)', (vm, t: PyTuple) => vm.text(`${qualifiedName}(${t.items.map((v, i) => `${fields[i]}=${reprText(vm, v)}`).join(', ')})`)),
      native('__reduce__', '(self, /)', (vm, t: PyTuple) => vm.tuple([t.shape.cls, vm.tuple([vm.tuple(t.items)])])),
    ],
    getset: Object.fromEntries(fields.map((f, i) => [f, { get: (_vm: Vm, t: PyTuple) => (i < visible ? t.items[i] : (t.dict?.getStr(f) ?? None)) }])),
    entries: () => ({ n_fields: fields.length, n_sequence_fields: visible, n_unnamed_fields: 0 }),
  };
  const build = (vm: Vm, cls: PyClass, items: readonly Value[]): PyTuple => {
    const t = new PyTuple(cls.rootShape, items.slice(0, visible));
    if (fields.length > visible) {
      t.dict = vm.dict();
      for (let i = visible; i < fields.length; i++) t.dict.setStr(fields[i], items[i] ?? None);
    }
    return t;
  };
  const classOf = (vm: Vm): PyClass => {
    let cls = vm.state.get(key) as PyClass | undefined;
    if (cls === undefined) vm.state.set(key, (cls = defineType(vm, spec)));
    return cls;
  };
  return { classOf, make: (vm, items) => build(vm, classOf(vm), items) };
}
