/** Registers, names, jumps, loops, returns. */
import { RESULT } from '../feedback/site.js';
import { WIDTH, Op } from '../bytecode/opcodes.js';
import type { PyClass } from '../objects/class.js';
import { PyNative } from '../objects/function.js';
import { ITERATOR_NEXT } from '../objects/types/iterator-types.js';
import { PyCell, PyFloat, type Value } from '../objects/value.js';
import type { Builder } from './build.js';
import type { Node } from './ir.js';
import { tagsOf, onlyTag } from './site-kinds.js';
import { truthArms } from './truth-arms.js';
import { Tag } from '../feedback/tags.js';
import type { TranslatorTable } from './translate.js';

/** A constant with the type it has: floats raw, all else as they are. */
export function constantNode(b: Builder, v: Value): Node {
  if (typeof v === 'number') return b.constant(v, (v | 0) === v ? 'int32' : 'int');
  if (v instanceof PyFloat) return b.constant(v.v, 'double');
  if (typeof v === 'boolean') return b.constant(v, 'bool');
  if (typeof v === 'string') return b.constant(v, 'str');
  return b.constant(v);
}

/** The truth of a value as a bool node; undefined when the site never ran. */
export function truthNode(b: Builder, v: Node): Node | undefined {
  if (v.type === 'bool') return v;
  if (v.type === 'int32' || v.type === 'int' || v.type === 'double') return b.add('not_zero', [v], 'bool');
  if (v.type === 'str') return b.add('not_empty', [v], 'bool');
  const site = b.site();
  if (site.count === 0) return undefined;
  const tag = onlyTag(site);
  if (tag === Tag.bool) return b.guard('check_bool', v, 'bool', 'NotBool');
  if (tag === Tag.int) return b.add('not_zero', [b.guard('check_int', v, 'int', 'NotInt')], 'bool');
  if (tag === Tag.str) return b.add('not_empty', [b.guard('check_str', v, 'str', 'NotStr')], 'bool');
  return b.add('truth', [v], 'bool', { refs: truthArms(b, tagsOf(site)) }, b.state());
}

function conditional(b: Builder, ins: Int32Array, pc: number, jumpWhen: boolean): void {
  const condition = truthNode(b, b.reg(ins[pc + 1]));
  if (condition === undefined) return b.exit('ColdBranch');
  const target = ins[pc + 2];
  if (jumpWhen) b.branch(condition, target, pc + WIDTH);
  else b.branch(condition, pc + WIDTH, target);
}

function jumpIfNone(b: Builder, ins: Int32Array, pc: number, jumpWhen: boolean): void {
  const isNone = b.add('is', [b.reg(ins[pc + 1]), b.constant(b.spec.interp.vm.none)], 'bool');
  const target = ins[pc + 2];
  if (jumpWhen) b.branch(isNone, target, pc + WIDTH);
  else b.branch(isNone, pc + WIDTH, target);
}

function loadGlobal(b: Builder, name: string): Node {
  const found = b.spec.global(b.entry, name);
  if (found === null) return b.helper('loadGlobal', [], 'any', { ref: b.entry.globals, ref2: name });
  if (found.constant !== undefined) return constantNode(b, found.constant);
  return b.add('load_namespace', [], 'any', { ref: found.cell, reason: 'GlobalChanged' }, b.state());
}

export const translateControl: TranslatorTable = {
  NOP: () => undefined,
  LOAD_CONST: (b, ins, pc) => b.set(ins[pc + 1], constantNode(b, b.entry.profile.pyCode.consts[ins[pc + 2]])),
  MOVE: (b, ins, pc) => b.set(ins[pc + 1], b.reg(ins[pc + 2])),
  CLEAR: (b, ins, pc) => (b.regs[ins[pc + 1]] = undefined),
  CHECK_BOUND: (b, ins, pc) => {
    const v = b.reg(ins[pc + 1]);
    if (v.op === 'unbound') return b.exit('UnboundLocal');
    if (v.op === 'param') b.set(ins[pc + 1], b.guard('check_bound', v, v.type, 'UnboundLocal'));
  },
  DELETE_FAST: (b, ins, pc) => {
    const v = b.reg(ins[pc + 1]);
    if (v.op === 'unbound') return b.exit('UnboundLocal');
    if (v.op === 'param') b.guard('check_bound', v, v.type, 'UnboundLocal');
    b.regs[ins[pc + 1]] = undefined;
  },
  MAKE_CELL: (b, ins, pc) => b.set(ins[pc + 1], b.add('make_cell', [b.reg(ins[pc + 1])], 'any')),
  LOAD_DEREF: (b, ins, pc) => b.set(ins[pc + 1], b.add('load_cell', [b.reg(ins[pc + 2])], 'any', { reason: 'UnboundLocal' }, b.state())),
  STORE_DEREF: (b, ins, pc) => void b.add('store_cell', [b.reg(ins[pc + 1]), b.reg(ins[pc + 2])], 'void'),
  LOAD_GLOBAL: (b, ins, pc) => {
    if (b.site().count === 0) return b.exit('NoFeedback');
    b.set(ins[pc + 1], loadGlobal(b, b.code.names[ins[pc + 2]]));
  },
  LOAD_NAME: (b, ins, pc) => {
    if (!b.isModuleLevel) return b.exit('ColdHandler');
    b.set(ins[pc + 1], loadGlobal(b, b.code.names[ins[pc + 2]]));
  },
  STORE_NAME: (b, ins, pc) => {
    if (!b.isModuleLevel) return b.exit('ColdHandler');
    storeGlobal(b, b.code.names[ins[pc + 1]], b.reg(ins[pc + 2]));
  },
  STORE_GLOBAL: (b, ins, pc) => storeGlobal(b, b.code.names[ins[pc + 1]], b.reg(ins[pc + 2])),
  JUMP: (b, ins, pc) => b.jump(ins[pc + 1]),
  JUMP_BACKWARD: (b, ins, pc) => {
    b.add('poll', [], 'void', {}, b.state());
    b.jump(ins[pc + 1]);
  },
  POP_JUMP_IF_TRUE: (b, ins, pc) => conditional(b, ins, pc, true),
  POP_JUMP_IF_FALSE: (b, ins, pc) => conditional(b, ins, pc, false),
  POP_JUMP_IF_NONE: (b, ins, pc) => jumpIfNone(b, ins, pc, true),
  POP_JUMP_IF_NOT_NONE: (b, ins, pc) => jumpIfNone(b, ins, pc, false),
  RETURN_VALUE: (b, ins, pc) => b.return(b.reg(ins[pc + 1])),
  YIELD_VALUE: (b, ins, pc) => b.yield(b.reg(ins[pc + 2]), ins[pc + 3] < 0 ? null : b.reg(ins[pc + 3])),
  GET_YIELD_FROM_ITER: (b, ins, pc) => {
    b.set(ins[pc + 1], b.helper('yieldFromIterator', [b.reg(ins[pc + 2])], 'any', { slot: b.code.flags }));
    b.checkValid();
  },
  GET_AWAITABLE: (b, ins, pc) => {
    b.set(ins[pc + 1], b.helper('awaitable', [b.reg(ins[pc + 2])], 'any', { slot: ins[pc + 3] }));
    b.checkValid();
  },
  GET_AITER: (b, ins, pc) => {
    b.set(ins[pc + 1], b.helper('asyncIterator', [b.reg(ins[pc + 2])]));
    b.checkValid();
  },
  GET_ANEXT: (b, ins, pc) => {
    b.set(ins[pc + 1], b.helper('asyncNext', [b.reg(ins[pc + 2])]));
    b.checkValid();
  },
  SEND: (b, ins, pc) => {
    const sent = b.helper('send', [b.reg(ins[pc + 2]), b.reg(ins[pc + 3])]);
    const part = (i: number): Node => b.add('helper', [sent, b.constant(i, 'int32')], i === 0 ? 'any' : 'bool', { text: 'pick' });
    b.set(ins[pc + 1], part(0));
    b.branch(part(1), ins[pc + 4], pc + WIDTH);
  },
  GET_ITER: (b, ins, pc) => {
    const site = b.site();
    if (site.count === 0) return b.exit('NoFeedback');
    const { vm, tags } = b.spec.interp;
    const tag = onlyTag(site);
    const v = b.reg(ins[pc + 2]);
    for (const [name, op, reason] of [
      ['range', 'range_iter', 'NotRange'],
      ['list', 'list_iter', 'NotList'],
    ] as const) {
      if (tag !== tags.tagOfClass(vm.types[name]) || b.spec.isBanned(b.entry, pc, reason)) continue;
      const checked = b.guard('check_shape', v, 'any', reason, { ref: vm.types[name].rootShape });
      b.set(ins[pc + 1], b.add(op, [checked], 'any', {}, b.state()));
      return;
    }
    b.set(ins[pc + 1], b.helper('getIter', [v]));
    b.checkValid();
  },
  FOR_ITER: (b, ins, pc) => {
    const site = b.site();
    if (site.count === 0) return b.exit('NoFeedback');
    const it = b.reg(ins[pc + 2]);
    b.beforeFor = b.regs[ins[pc + 1]];
    const row = rowOf(b, ins, pc, it);
    if (row !== null) return b.branchOnItem(row.more, pc + WIDTH, ins[pc + 3], row.row, ins[pc + 1], true);
    const next = nextOf(b, it, pc);
    const more = b.add('has_value', [next], 'bool');
    const item =
      next.op === 'next_range' && site.cases.every(c => (c.results & ~RESULT.smallInt) === 0)
        ? 'int32'
        : next.op === 'next_range'
          ? 'int'
          : 'any';
    b.branchOnItem(
      more,
      pc + WIDTH,
      ins[pc + 3],
      item === 'any' ? next : b.narrow(next, item),
      ins[pc + 1],
      next.op === 'next_any' || next.op === 'next_native',
    );
  },
};

/** Iterators of pairs whose items compiled code takes one by one. */
const ROWS = ['enumerate', 'zip', 'dict_itemiterator'] as const;

/** A step of a row iterator whose rows are unpacked at once: the tuple is only made where something else sees it. */
function rowOf(b: Builder, ins: Int32Array, pc: number, it: Node): { more: Node; row: Node } | null {
  const next = pc + WIDTH;
  if (ins[next] !== Op.UNPACK_SEQUENCE || ins[next + 2] !== ins[pc + 1]) return null;
  const { vm, tags } = b.spec.interp;
  const tag = onlyTag(b.site());
  const name = ROWS.find(n => tag === tags.tagOfClass(vm.types[n]));
  const count = ins[next + 3];
  if (name === undefined || (name !== 'zip' && count !== 2) || b.spec.isBanned(b.entry, pc, 'WrongClass')) return null;
  const checked = b.guard('check_shape', it, 'any', 'WrongClass', { ref: vm.types[name].rootShape });
  if (name === 'zip') b.guard('check_width', checked, 'any', 'WrongUnpackLength', { slot: count });
  const more = b.add('advance_row', [checked], 'bool', {}, b.state());
  const items = Array.from({ length: count }, (_, i) => b.graph.node('row_item', [checked], 'any', { slot: i }));
  const { rootShape } = vm.types.tuple;
  return { more, row: b.graph.node('make_tuple', items, 'any', { ref: rootShape, ref2: rootShape }) };
}

/** The next item of an iterator, or undefined at the end. */
function nextOf(b: Builder, it: Node, pc: number): Node {
  const { vm, tags } = b.spec.interp;
  const tag = onlyTag(b.site());
  for (const [name, op] of [
    ['range_iterator', 'next_range'],
    ['list_iterator', 'next_list'],
  ] as const) {
    if (tag !== tags.tagOfClass(vm.types[name]) || b.spec.isBanned(b.entry, pc, 'WrongClass')) continue;
    const known = (it.op === 'range_iter' && op === 'next_range') || (it.op === 'list_iter' && op === 'next_list');
    const checked = known ? it : b.guard('check_shape', it, 'any', 'WrongClass', { ref: vm.types[name].rootShape });
    return b.add(op, [checked], 'any', {}, b.state());
  }
  const cls = tags.classOfTag(tag);
  if (cls === null || !isNativeIterator(b, cls) || b.spec.isBanned(b.entry, pc, 'WrongClass'))
    return b.add('next_any', [it], 'any', { text: tag === Tag.generator ? 'nextOfGenerator' : 'next' }, b.state());
  const checked = b.guard('check_shape', it, 'any', 'WrongClass', { ref: cls.rootShape });
  return b.add('next_native', [checked], 'any', {}, b.state());
}

/** Are instances of this builtin class PyIterators? */
function isNativeIterator(b: Builder, cls: PyClass): boolean {
  if (cls.isHeap) return false;
  const next = b.spec.lookup(cls, '__next__');
  return next instanceof PyNative && next.spec === ITERATOR_NEXT;
}

function storeGlobal(b: Builder, name: string, v: Node): void {
  b.add('store_namespace', [v], 'void', { ref: b.entry.globals, ref2: b.entry.globals.cell(name) }, b.state());
  b.checkValid();
}

export function tagList(b: Builder): number[] {
  return tagsOf(b.site());
}

export { Op, PyCell };
