/** `_collections`: deque, defaultdict, OrderedDict and the accelerators of `collections`. */
import { PyTupleGetter } from '../objects/tuple-getter.js';
import { getAttribute } from '../objects/attribute.js';
import { binary } from '../objects/arithmetic.js';
import { classOf } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { asSize } from '../objects/convert.js';
import { PyDict } from '../objects/dict.js';
import { attributeError, indexError, keyError, typeError } from '../objects/errors.js';
import { forEach } from '../objects/iterate.js';
import { barrier, native, type NativeFn } from '../objects/native.js';
import { reprGuard } from '../objects/repr-guard.js';
import type { Shape } from '../objects/shape.js';
import { setItem } from '../objects/subscript.js';
import { reprText } from '../objects/text.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { DICT } from '../objects/types/dict.js';
import { None, NotImplemented, PyObject, PyTuple, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { DEQUE, DEQUE_ITERATOR, DEQUE_REVERSE_ITERATOR } from './deque.js';
import { CLASS_GETITEM, type ModuleSpec } from './module-spec.js';
import { ORDERED_DICT } from './ordered-dict.js';

// ---- defaultdict ----

class PyDefaultDict extends PyDict {
  factory: Value = None;
}

const dictRepr = DICT.methods!.find(m => m.name === '__repr__')!.fn as NativeFn as (vm: Vm, d: PyDict) => Value;

function initialize(vm: Vm, d: PyDefaultDict, args: readonly Value[], kwargs: ReadonlyMap<string, Value>): Value {
  const factory = args.length === 0 ? None : args[0];
  if (factory !== None && classOf(vm, factory).find('__call__') === undefined)
    throw typeError(vm, 'first argument must be callable or None');
  d.factory = factory;
  vm.callArgs(vm.types.dict.find('__init__')!, [d, ...args.slice(1), ...kwargs.values()], [...kwargs.keys()]);
  return None;
}

function missing(vm: Vm, d: PyDefaultDict, key: Value): Value {
  if (d.factory === None) throw keyError(vm, key);
  const v = vm.call(d.factory);
  setItem(vm, d, key, v);
  return v;
}

function copyDefault(vm: Vm, d: PyDefaultDict): Value {
  return vm.call(d.shape.cls, d.factory, d);
}

function mergeDefault(vm: Vm, self: Value, other: Value): Value {
  const [d, left] = self instanceof PyDefaultDict ? [self, true] : [other as PyDefaultDict, false];
  if (!(self instanceof PyDict) || !(other instanceof PyDict)) return NotImplemented;
  const c = left ? copyDefault(vm, d) : vm.call(d.shape.cls, d.factory, self);
  if (!(c instanceof PyDict)) throw typeError(vm, `${d.shape.cls.name}() must return a dict, not ${classOf(vm, c).name}`);
  other.copyInto(c);
  return c;
}

const DEFAULTDICT: TypeSpec = {
  name: 'defaultdict',
  module: 'collections',
  base: 'dict',
  layout: 'dict',
  create: native('__new__', '(cls, /, *args, **kwargs)', (vm, cls: PyClass) => new PyDefaultDict(cls.rootShape, vm.keyRules)),
  methods: [
    barrier('__init__', '(self, /, *args, **kwargs)', initialize),
    barrier('__missing__', '(self, key, /)', missing),
    barrier('__repr__', '(self, /)', (vm, d: PyDefaultDict) => {
      const factory = reprGuard(vm, d, '...', () => reprText(vm, d.factory));
      return vm.text(`${d.shape.cls.name}(${String(factory)}, ${String(dictRepr(vm, d))})`);
    }),
    barrier('copy', '(self, /)', copyDefault),
    barrier('__copy__', '(self, /)', copyDefault),
    barrier('__or__', '(self, value, /)', mergeDefault),
    barrier('__ror__', '(self, value, /)', (vm, d: Value, o: Value) => mergeDefault(vm, o, d)),
    barrier('__reduce__', '(self, /)', (vm, d: PyDefaultDict) => {
      const items = vm.call(getAttribute(vm, d, 'items'));
      return vm.tuple([
        d.shape.cls,
        d.factory === None ? vm.emptyTuple : vm.tuple([d.factory]),
        None,
        None,
        vm.call(getAttribute(vm, items, '__iter__')),
      ]);
    }),
  ],
  classMethods: [CLASS_GETITEM],
  getset: {
    default_factory: { get: (_vm, d: PyDefaultDict) => d.factory, set: (_vm, d: PyDefaultDict, v) => void (d.factory = v ?? None) },
  },
};

// ---- _tuplegetter: the field descriptor of named tuples ----

function getField(vm: Vm, g: PyTupleGetter, obj: Value): Value {
  if (obj instanceof PyTuple) {
    if (g.index >= obj.items.length) throw indexError(vm, 'tuple index out of range');
    return obj.items[g.index];
  }
  if (obj === None) return g;
  throw typeError(vm, `descriptor for index '${g.index}' for tuple subclasses doesn't apply to '${classOf(vm, obj).name}' object`);
}

const TUPLEGETTER: TypeSpec = {
  name: '_tuplegetter',
  module: 'collections',
  layout: 'native',
  create: native(
    '__new__',
    '(cls, index, doc, /)',
    (vm, cls: PyClass, index: Value, doc: Value) => new PyTupleGetter(cls.rootShape, asSize(vm, index), doc),
  ),
  methods: [
    native('__get__', '(self, instance, owner=None, /)', getField),
    native('__set__', '(self, instance, value, /)', vm => {
      throw attributeError(vm, "can't set attribute");
    }),
    native('__delete__', '(self, instance, /)', vm => {
      throw attributeError(vm, "can't delete attribute");
    }),
    native('__reduce__', '(self, /)', (vm, g: PyTupleGetter) => vm.tuple([g.shape.cls, vm.tuple([g.index, g.doc])])),
    barrier('__repr__', '(self, /)', (vm, g: PyTupleGetter) => vm.text(`${g.shape.cls.name}(${g.index}, ${reprText(vm, g.doc)})`)),
  ],
  getset: { __doc__: { get: (_vm, g: PyTupleGetter) => g.doc, set: (_vm, g: PyTupleGetter, v) => void (g.doc = v ?? None) } },
};

// ---- _count_elements ----

/** `for e in iterable: mapping[e] = mapping.get(e, 0) + 1`, directly where the mapping has dict's own methods. */
function countElements(vm: Vm, mapping: Value, iterable: Value): Value {
  const cls = classOf(vm, mapping);
  const plain = (name: string): boolean => cls.find(name) === vm.types.dict.find(name);
  if (mapping instanceof PyDict && plain('get') && plain('__setitem__')) {
    forEach(vm, iterable, key => {
      const i = mapping.find(key);
      const n = i < 0 ? 0 : mapping.vals[i]!;
      const next = typeof n === 'number' && n < Number.MAX_SAFE_INTEGER ? n + 1 : binary(vm, '+', n, 1);
      if (i < 0) mapping.insert(key, next);
      else mapping.setAt(i, next);
    });
    return None;
  }
  const get = getAttribute(vm, mapping, 'get');
  forEach(vm, iterable, key => setItem(vm, mapping, key, binary(vm, '+', vm.call(get, key, 0), 1)));
  return None;
}

export const COLLECTIONS_MODULE: ModuleSpec = {
  name: '_collections',
  doc: 'High performance data structures.',
  functions: [barrier('_count_elements', '(mapping, iterable, /)', countElements, 'Count elements in the iterable, updating the mapping')],
  types: [DEQUE, DEFAULTDICT, ORDERED_DICT, DEQUE_ITERATOR, DEQUE_REVERSE_ITERATOR, TUPLEGETTER],
};
