/**
 * Tuples with named fields, as `sys.version_info` and `time.struct_time` are. Some fields are attributes only; some
 * items have no attribute, as the whole seconds of `os.stat_result`.
 */
import type { PyClass } from '../objects/class.js';
import { classOf } from '../objects/class-of.js';
import { PyDict } from '../objects/dict.js';
import { typeError } from '../objects/errors.js';
import { collect } from '../objects/iterate.js';
import { barrier, native } from '../objects/native.js';
import { reprText } from '../objects/text.js';
import { defineType, type GetSetSpec, type TypeSpec } from '../objects/type-spec.js';
import { None, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';

export interface StructSequence {
  /** This engine's class; made when first asked. */
  classOf(vm: Vm): PyClass;
  make(vm: Vm, items: readonly Value[]): Value;
}

/** What a class of them is made from. */
interface Layout {
  readonly name: string;
  /** Items first, then attributes only. A leading underscore: no attribute of that name. */
  readonly fields: readonly string[];
  /** How many fields count as items. */
  readonly visible: number;
}

const isUnnamed = (field: string): boolean => field.startsWith('_');

/** `visible`: how many fields count as items (the rest are attributes only). */
export function structSequence(qualifiedName: string, fields: readonly string[], visible = fields.length): StructSequence {
  const key = `struct-sequence ${qualifiedName}`;
  const layout: Layout = { name: qualifiedName, fields, visible };
  const spec = specOf(layout);
  const classIn = (vm: Vm): PyClass => {
    let cls = vm.state.get(key) as PyClass | undefined;
    if (cls === undefined) vm.state.set(key, (cls = defineType(vm, spec)));
    return cls;
  };
  return { classOf: classIn, make: (vm, items) => build(vm, classIn(vm), layout, items) };
}

function specOf(layout: Layout): TypeSpec {
  const { name, fields, visible } = layout;
  const dot = name.lastIndexOf('.');
  const named = fields.filter(f => !isUnnamed(f));
  return {
    name: name.slice(dot + 1),
    module: name.slice(0, dot),
    base: 'tuple',
    layout: 'tuple',
    final: true,
    hasDict: false,
    create: barrier('__new__', '(cls, sequence, dict={})', (vm, cls: PyClass, sequence: Value, dict: Value | undefined) =>
      create(vm, cls, layout, sequence, dict),
    ),
    methods: [
      barrier('__repr__', '(self, /)', (vm, t: PyTuple) => {
        const parts = t.items.map((v, i) => `${fields[i].replace(/^_/, '')}=${reprText(vm, v)}`);
        return vm.text(`${name}(${parts.join(', ')})`);
      }),
      native('__reduce__', '(self, /)', (vm, t: PyTuple) =>
        vm.tuple([t.shape.cls, vm.tuple([vm.tuple(t.items), hiddenFields(vm, layout, t)])]),
      ),
      native('__replace__', '(self, /, **changes)', (vm, t: PyTuple, changes: ReadonlyMap<string, Value>) =>
        replace(vm, layout, t, changes),
      ),
    ],
    getset: Object.fromEntries(named.map(f => [f, fieldSpec(layout, f)])),
    entries: vm => ({
      n_fields: fields.length,
      n_sequence_fields: visible,
      n_unnamed_fields: fields.length - named.length,
      __match_args__: vm.tuple(fields.slice(0, visible).filter(f => !isUnnamed(f))),
    }),
  };
}

function fieldSpec({ fields, visible }: Layout, field: string): GetSetSpec {
  const i = fields.indexOf(field);
  return { member: true, get: (_vm, t: PyTuple) => (i < visible ? t.items[i] : (t.dict?.getStr(field) ?? None)) };
}

function create(vm: Vm, cls: PyClass, layout: Layout, sequence: Value, dict: Value | undefined): Value {
  const { name, fields, visible } = layout;
  if (classOf(vm, sequence).find('__iter__') === undefined && classOf(vm, sequence).find('__getitem__') === undefined)
    throw typeError(vm, 'constructor requires a sequence');
  const items = collect(vm, sequence);
  if (dict !== undefined && !(dict instanceof PyDict)) throw typeError(vm, `${name}() takes a dict as second arg, if any`);
  const given = `${visible === fields.length ? `a ${visible}` : items.length < visible ? `an at least ${visible}` : `an at most ${fields.length}`}-sequence`;
  if (items.length < visible || items.length > fields.length)
    throw typeError(vm, `${name}() takes ${given} (${items.length}-sequence given)`);
  let used = 0;
  for (let i = items.length; i < fields.length; i++) {
    const v = dict?.getStr(fields[i]);
    if (v !== undefined) used++;
    items.push(v ?? None);
  }
  if (dict !== undefined && used < dict.used) throw typeError(vm, `${name}() got duplicate or unexpected field name(s)`);
  return build(vm, cls, layout, items);
}

/** An attribute that was not given has the value of the item of its name, where there is one. */
function build(vm: Vm, cls: PyClass, { fields, visible }: Layout, items: readonly Value[]): PyTuple {
  const t = new PyTuple(cls.rootShape, items.slice(0, visible));
  if (fields.length === visible) return t;
  t.dict = vm.dict();
  for (let i = visible; i < fields.length; i++) {
    const v = items[i] ?? None;
    const item = v === None ? fields.indexOf(`_${fields[i]}`) : -1;
    t.dict.setStr(fields[i], item < 0 ? v : items[item]);
  }
  return t;
}

function hiddenFields(vm: Vm, { fields, visible }: Layout, t: PyTuple): PyDict {
  const hidden = vm.dict();
  for (const field of fields.slice(visible)) hidden.setStr(field, t.dict?.getStr(field) ?? None);
  return hidden;
}

function replace(vm: Vm, layout: Layout, t: PyTuple, changes: ReadonlyMap<string, Value>): Value {
  const { name, fields, visible } = layout;
  if (fields.some(isUnnamed)) throw typeError(vm, `__replace__() is not supported for ${name} because it has unnamed field(s)`);
  const unknown = [...changes.keys()].filter(k => !fields.includes(k));
  if (unknown.length > 0) throw typeError(vm, `Got unexpected field name(s): ${reprText(vm, vm.list(unknown.map(k => vm.text(k))))}`);
  const value = (field: string, i: number): Value => changes.get(field) ?? (i < visible ? t.items[i] : (t.dict?.getStr(field) ?? None));
  return build(vm, t.shape.cls, layout, fields.map(value));
}
