/** Subscripts, displays, unpacking, membership. */
import { FUNCTION_ATTRIBUTES, Op, WIDTH } from '../bytecode/opcodes.js';
import { Tag } from '../feedback/tags.js';
import { NEGATIVE } from '../interpreter/observe-sites.js';
import type { PyClass } from '../objects/class.js';
import type { PyCode } from '../objects/function.js';
import type { Builder } from './build.js';
import type { Node, NodeData } from './ir.js';
import { all, onlyTag, pairTags } from './site-kinds.js';
import type { TranslatorTable } from './translate.js';
import { asInt } from './translate-integers.js';
import { asStr } from './translate-operators.js';
import { checkShape } from './translate-attributes.js';
import { callMethodOf } from './translate-special.js';

function run(b: Builder, from: number, count: number): Node[] {
  return Array.from({ length: count }, (_, i) => b.reg(from + i));
}

const display =
  (name: string, perItem = 1) =>
  (b: Builder, ins: Int32Array, pc: number) =>
    b.set(ins[pc + 1], b.helper(name, run(b, ins[pc + 2], ins[pc + 3] * perItem)));

/** A fresh tuple's or list's shape, known to later guards. */
export function tupleData(b: Builder): NodeData {
  const { rootShape } = b.spec.interp.vm.types.tuple;
  return { ref: rootShape, ref2: rootShape };
}

/**
 * A dict of names and values in turn. `forwarded`: it is the `**kwargs` of an activation that does nothing with it but
 * pass it on.
 */
export function makeMap(b: Builder, items: readonly Node[] = [], forwarded = false): Node {
  const { rootShape } = b.spec.interp.vm.types.dict;
  return b.add('make_map', [...items], 'any', { ref: rootShape, ref2: rootShape, text: forwarded ? 'forwarded' : '' });
}
const isForwarded = (n: Node): boolean => n.op === 'make_map' && n.data.text === 'forwarded';

/** Keywords of a call that are merged into what was made empty just before: all of them are those of the forwarded dict. */
function mergeForwarded(b: Builder, to: number, forwarded: Node): void {
  const merged = forwarded.args.length === 0 ? b.reg(to) : makeMap(b, forwarded.args);
  b.set(to, merged);
  b.knownKeywords.add(merged);
}

/** The dict that is merged into was made by the instruction before, of nothing: named keywords are in none of these. */
function isMadeEmptyBefore(ins: Int32Array, pc: number): boolean {
  const before = pc - WIDTH;
  return before >= 0 && ins[before] === Op.BUILD_MAP && ins[before + 1] === ins[pc + 1] && ins[before + 3] === 0;
}

function listData(b: Builder): NodeData {
  const { rootShape } = b.spec.interp.vm.types.list;
  return { ref: rootShape, ref2: rootShape };
}

/** The class of dicts whose `a[k]` looks at their entries first: a subclass of dict with dict's own `__getitem__`. */
function dictSubclass(b: Builder): PyClass | null {
  const tags = pairTags(b.site());
  if (tags === null || tags.left.length !== 1 || b.spec.isBanned(b.entry, b.pc, 'WrongShape')) return null;
  const { vm, tags: known } = b.spec.interp;
  const cls = known.classOfTag(tags.left[0]);
  if (cls === null || cls === vm.types.dict || cls.layout !== vm.types.dict.layout || !cls.isSubclassOf(vm.types.dict)) return null;
  return b.spec.lookup(cls, '__getitem__') === b.spec.lookup(vm.types.dict, '__getitem__') ? cls : null;
}

/** What a subscript site works on, when it is one builtin container. */
function containerOf(b: Builder): 'list' | 'tuple' | 'dict' | 'str' | null {
  const tags = pairTags(b.site());
  if (tags === null || tags.left.length !== 1) return null;
  const { vm, tags: known } = b.spec.interp;
  if (tags.left[0] === Tag.str) return all(tags.right, Tag.int) ? 'str' : null;
  if (tags.left[0] === known.tagOfClass(vm.types.dict)) return 'dict';
  if (!all(tags.right, Tag.int)) return null;
  return tags.left[0] === known.tagOfClass(vm.types.list) ? 'list' : tags.left[0] === known.tagOfClass(vm.types.tuple) ? 'tuple' : null;
}

/** The index of a sequence access: negative ones are resolved where they were seen. */
function seesNegative(b: Builder): boolean {
  return b.site().cases.some(c => (c.results & NEGATIVE) !== 0);
}

function load(b: Builder, ins: Int32Array, pc: number): void {
  const a = b.reg(ins[pc + 2]);
  const k = b.reg(ins[pc + 3]);
  if (b.site().count === 0) return b.exit('NoFeedback');
  const { types } = b.spec.interp.vm;
  const kind = b.spec.isBanned(b.entry, pc, 'WrongShape') ? null : containerOf(b);
  const text = seesNegative(b) ? 'negative' : '';
  const bounds = b.spec.isBanned(b.entry, pc, 'IndexOutOfBounds');
  if (kind === null || bounds) {
    if (k.op === 'make_slice') {
      b.set(ins[pc + 1], b.helper('getSlice', [a, ...k.args]));
      return b.checkValid();
    }
    const tags = pairTags(b.site());
    if (tags?.left.length === 1 && callMethodOf(b, '__getitem__', tags.left[0], [a, k], ins[pc + 1])) return;
    const cls = dictSubclass(b);
    const item =
      cls === null ? b.helper('getItem', [a, k]) : b.add('dict_get_or_miss', [checkShape(b, a, cls.rootShape), k], 'any', {}, b.state());
    b.set(ins[pc + 1], item);
    return b.checkValid();
  }
  if (kind === 'dict' && b.spec.isBanned(b.entry, pc, 'KeyMissing'))
    return b.set(ins[pc + 1], b.add('dict_get_or_raise', [checkShape(b, a, types.dict.rootShape), k], 'any', {}, b.state()));
  if (kind === 'dict')
    return b.set(ins[pc + 1], b.add('dict_get', [checkShape(b, a, types.dict.rootShape), k], 'any', { reason: 'KeyMissing' }, b.state()));
  if (kind === 'str') {
    const s = a.type === 'str' ? a : b.guard('check_str', a, 'str', 'NotStr');
    return b.set(ins[pc + 1], b.add('str_get', [s, asInt(b, k)], 'str', { reason: 'IndexOutOfBounds', text }, b.state()));
  }
  b.set(
    ins[pc + 1],
    b.add(
      kind === 'list' ? 'list_get' : 'tuple_get',
      [checkShape(b, a, types[kind].rootShape), asInt(b, k)],
      'any',
      { reason: 'IndexOutOfBounds', text },
      b.state(),
    ),
  );
}

function store(b: Builder, ins: Int32Array, pc: number): void {
  const [a, k, v] = [b.reg(ins[pc + 1]), b.reg(ins[pc + 2]), b.reg(ins[pc + 3])];
  if (b.site().count === 0) return b.exit('NoFeedback');
  const { types } = b.spec.interp.vm;
  const kind = b.spec.isBanned(b.entry, pc, 'WrongShape') || b.spec.isBanned(b.entry, pc, 'IndexOutOfBounds') ? null : containerOf(b);
  if (kind === 'list')
    return void b.add(
      'list_set',
      [checkShape(b, a, types.list.rootShape), asInt(b, k), v],
      'void',
      { reason: 'IndexOutOfBounds', text: seesNegative(b) ? 'negative' : '' },
      b.state(),
    );
  if (kind === 'dict') return void b.add('dict_set', [checkShape(b, a, types.dict.rootShape), k, v], 'void', {}, b.state());
  if (k.op === 'make_slice') b.helper('putSlice', [a, ...k.args, v], 'void');
  else b.helper('setItem', [a, k, v], 'void');
  b.checkValid();
}

function unpack(b: Builder, ins: Int32Array, pc: number): void {
  if (b.site().count === 0) return b.exit('NoFeedback');
  const { vm, tags } = b.spec.interp;
  const v = b.reg(ins[pc + 2]);
  const count = ins[pc + 3];
  if (v.op === 'make_tuple' && v.args.length === count) return v.args.forEach((item, i) => b.set(ins[pc + 1] + i, item));
  const tag = onlyTag(b.site());
  for (const [name, op] of [
    ['tuple', 'tuple_get'],
    ['list', 'list_get'],
  ] as const) {
    if (
      tag !== tags.tagOfClass(vm.types[name]) ||
      b.spec.isBanned(b.entry, pc, 'WrongShape') ||
      b.spec.isBanned(b.entry, pc, 'WrongUnpackLength')
    )
      continue;
    const shaped = checkShape(b, v, vm.types[name].rootShape);
    const sized = b.guard('check_length', shaped, 'any', 'WrongUnpackLength', { slot: count });
    const state = b.state();
    for (let i = 0; i < count; i++)
      b.set(ins[pc + 1] + i, b.add(op, [sized, b.constant(i, 'int32')], 'any', { text: 'unchecked', reason: 'IndexOutOfBounds' }, state));
    return;
  }
  const items = b.helper('unpack', [v], 'any', { slot: count });
  for (let i = 0; i < count; i++) b.set(ins[pc + 1] + i, b.add('helper', [items, b.constant(i, 'int32')], 'any', { text: 'pick' }));
}

/** A helper whose result is several registers. */
function several(b: Builder, to: number, count: number, items: Node): void {
  for (let i = 0; i < count; i++) b.set(to + i, b.add('helper', [items, b.constant(i, 'int32')], 'any', { text: 'pick' }));
}

const update = (name: string) => (b: Builder, ins: Int32Array, pc: number) => {
  b.helper(name, [b.reg(ins[pc + 1]), b.reg(ins[pc + 2])], 'void');
  b.checkValid();
};

export const translateContainers: TranslatorTable = {
  UNPACK_EX: (b, ins, pc) => {
    several(
      b,
      ins[pc + 1],
      ins[pc + 3] + 1 + ins[pc + 4],
      b.helper('unpackEx', [b.reg(ins[pc + 2])], 'any', { ref: ins[pc + 3], slot: ins[pc + 4] }),
    );
    b.checkValid();
  },
  SET_UPDATE: update('setUpdate'),
  DICT_UPDATE: update('dictUpdate'),
  DICT_MERGE: (b, ins, pc) => {
    const merged = b.reg(ins[pc + 2]);
    if (isForwarded(merged) && isMadeEmptyBefore(ins, pc)) return mergeForwarded(b, ins[pc + 1], merged);
    if (isForwarded(merged) && merged.args.length === 0) return;
    b.knownKeywords.delete(b.reg(ins[pc + 1]));
    b.helper('dictMerge', [b.reg(ins[pc + 1]), b.reg(ins[pc + 2]), b.reg(ins[pc + 3])], 'void');
    b.checkValid();
  },
  MATCH_SEQUENCE: (b, ins, pc) => b.set(ins[pc + 1], b.helper('matchesSequence', [b.reg(ins[pc + 2])], 'bool')),
  MATCH_MAPPING: (b, ins, pc) => b.set(ins[pc + 1], b.helper('matchesMapping', [b.reg(ins[pc + 2])], 'bool')),
  MATCH_CLASS: (b, ins, pc) => {
    b.set(
      ins[pc + 1],
      b.helper('matchClass', [b.reg(ins[pc + 2]), b.reg(ins[pc + 3])], 'any', { ref: b.entry.profile.pyCode.consts[ins[pc + 4]] }),
    );
    b.checkValid();
  },
  MATCH_KEYS: (b, ins, pc) => {
    b.set(ins[pc + 1], b.helper('matchKeys', [b.reg(ins[pc + 2]), b.reg(ins[pc + 3])]));
    b.checkValid();
  },
  GET_LEN: (b, ins, pc) => {
    b.set(ins[pc + 1], b.helper('length', [b.reg(ins[pc + 2])]));
    b.checkValid();
  },
  COPY_DICT_WITHOUT_KEYS: (b, ins, pc) => b.set(ins[pc + 1], b.helper('copyWithoutKeys', [b.reg(ins[pc + 2]), b.reg(ins[pc + 3])])),
  BEFORE_WITH: (b, ins, pc) => {
    several(b, ins[pc + 1], 2, b.helper('beforeWith', [b.reg(ins[pc + 2])]));
    b.checkValid();
  },
  BEFORE_ASYNC_WITH: (b, ins, pc) => {
    several(b, ins[pc + 1], 2, b.helper('beforeAsyncWith', [b.reg(ins[pc + 2])]));
    b.checkValid();
  },
  LOAD_ASSERTION_ERROR: (b, ins, pc) => b.set(ins[pc + 1], b.constant(b.spec.interp.vm.types.AssertionError)),
  RAISE_VARARGS: (b, ins, pc) => {
    // a bare `raise` asks which exception is being handled: the interpreter knows
    if (ins[pc + 1] >= 0) b.add('raise', [b.reg(ins[pc + 1]), ...(ins[pc + 2] < 0 ? [] : [b.reg(ins[pc + 2])])], 'any', {}, b.state());
    b.exit('ExceptionRaised');
  },
  BINARY_SUBSCR: load,
  STORE_SUBSCR: store,
  DELETE_SUBSCR: (b, ins, pc) => {
    b.helper('deleteItem', [b.reg(ins[pc + 1]), b.reg(ins[pc + 2])], 'void');
    b.checkValid();
  },
  CONTAINS_OP: (b, ins, pc) => {
    if (b.site().count === 0) return b.exit('NoFeedback');
    const [container, item] = [b.reg(ins[pc + 3]), b.reg(ins[pc + 2])];
    const tags = pairTags(b.site());
    const isText = tags !== null && all(tags.left, Tag.str) && all(tags.right, Tag.str) && !b.spec.isBanned(b.entry, pc, 'NotStr');
    const found = isText
      ? b.add('str_contains', [asStr(b, container), asStr(b, item)], 'bool')
      : b.helper('contains', [container, item], 'bool');
    b.set(ins[pc + 1], ins[pc + 4] === 1 ? b.add('not', [found], 'bool') : found);
    if (!isText) b.checkValid();
  },
  UNPACK_SEQUENCE: unpack,
  BUILD_TUPLE: (b, ins, pc) => b.set(ins[pc + 1], b.add('make_tuple', run(b, ins[pc + 2], ins[pc + 3]), 'any', tupleData(b))),
  BUILD_LIST: (b, ins, pc) => b.set(ins[pc + 1], b.add('make_list', run(b, ins[pc + 2], ins[pc + 3]), 'any', listData(b))),
  BUILD_SET: display('set'),
  BUILD_MAP: (b, ins, pc) => (ins[pc + 3] === 0 ? b.set(ins[pc + 1], makeMap(b)) : display('map', 2)(b, ins, pc)),
  BUILD_SLICE: (b, ins, pc) => {
    const parts = run(b, ins[pc + 2], ins[pc + 3]);
    const { vm } = b.spec.interp;
    if (parts.length === 2) parts.push(b.constant(vm.none));
    const { rootShape } = vm.types.slice;
    b.set(ins[pc + 1], b.add('make_slice', parts, 'any', { ref: rootShape, ref2: rootShape }));
  },
  BUILD_STRING: display('string'),
  FORMAT_VALUE: (b, ins, pc) => {
    const spec = ins[pc + 3] < 0 ? [] : [b.reg(ins[pc + 3])];
    b.set(ins[pc + 1], b.helper('format', [b.reg(ins[pc + 2]), ...spec], 'any', { slot: ins[pc + 4] }));
    b.checkValid();
  },
  LIST_APPEND: (b, ins, pc) => void b.add('list_append', [b.reg(ins[pc + 1]), b.reg(ins[pc + 2])], 'void', {}, b.state()),
  LIST_EXTEND: (b, ins, pc) => void b.helper('listExtend', [b.reg(ins[pc + 1]), b.reg(ins[pc + 2])], 'void'),
  LIST_TO_TUPLE: (b, ins, pc) => b.set(ins[pc + 1], b.helper('listToTuple', [b.reg(ins[pc + 2])])),
  SET_ADD: (b, ins, pc) => void b.helper('setAdd', [b.reg(ins[pc + 1]), b.reg(ins[pc + 2])], 'void'),
  MAP_ADD: (b, ins, pc) => void b.helper('mapAdd', [b.reg(ins[pc + 1]), b.reg(ins[pc + 2]), b.reg(ins[pc + 3])], 'void'),
  MAKE_FUNCTION: (b, ins, pc) =>
    b.set(
      ins[pc + 1],
      b.helper('makeFunction', [], 'any', { ref: b.entry.profile.pyCode.consts[ins[pc + 2]] as PyCode, ref2: b.entry.globals }),
    ),
  SET_FUNCTION_ATTRIBUTE: (b, ins, pc) => {
    const f = b.reg(ins[pc + 1]);
    const which = FUNCTION_ATTRIBUTES[ins[pc + 2]];
    // together with what has just made the function: that it was made without is then of no use to anyone
    if (which === 'closure' && ins[pc - WIDTH] === Op.MAKE_FUNCTION)
      return b.set(ins[pc + 1], b.helper('makeClosure', [b.reg(ins[pc + 3])], 'any', { ref: f.data.ref, ref2: f.data.ref2 }));
    return void b.helper('setFunctionAttribute', [b.reg(ins[pc + 1]), b.reg(ins[pc + 3])], 'void', { ref: which });
  },
  DELETE_ATTR: (b, ins, pc) => {
    b.helper('deleteAttr', [b.reg(ins[pc + 1])], 'void', { ref: b.code.names[ins[pc + 2]] });
    b.checkValid();
  },
};
