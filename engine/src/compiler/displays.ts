/**
 * Displays: tuples, lists, sets, dicts, slices and f-strings. Long ones are built piece by piece so
 * that frames stay small. Knows nothing of statements.
 */
import type { Dict, Expr, FormattedValue, JoinedStr, List, SetExpr, Slice, Tuple } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import { NONE } from './constant-pool.js';
import { into, near, operand, run, value } from './expressions.js';
import { keep } from './operators.js';
import type { Unit } from './unit.js';

/** Longer displays are built by appending. */
const MAX_RUN = 30;
/** Shorter displays of constants are built from registers. */
const MIN_CONSTANTS = 3;

const isRun = (elements: readonly Expr[]): boolean => elements.length <= MAX_RUN && elements.every(e => e.kind !== 'Starred');

export function tupleInto(u: Unit, e: Tuple, dest: number): void {
  if (isRun(e.elts)) {
    u.emit('BUILD_TUPLE', e.span, dest, run(u, e.elts), e.elts.length);
    return;
  }
  const list = u.temporary(dest);
  listOf(u, e.elts, list, e.span);
  u.emit('LIST_TO_TUPLE', e.span, dest, list);
}

export function listInto(u: Unit, e: List, dest: number): void {
  if (isRun(e.elts) && constantRun(u, e.elts) === null) {
    u.emit('BUILD_LIST', e.span, dest, run(u, e.elts), e.elts.length);
    return;
  }
  const list = u.temporary(dest);
  listOf(u, e.elts, list, e.span);
  u.move(dest, list, e.span);
}

function constantRun(u: Unit, elements: readonly Expr[]) {
  return elements.length < MIN_CONSTANTS ? null : u.context.folder.constantsOf(elements);
}

/** A list of `elements`, into the temporary `list`; the `given` registers from `first` come before them. */
export function listOf(u: Unit, elements: readonly Expr[], list: number, span: Span, first = list, given = 0): void {
  const constants = given === 0 ? constantRun(u, elements) : null;
  if (constants !== null) {
    u.emit('BUILD_LIST', span, list, list, 0);
    u.scratch(() => {
      const items = u.alloc();
      u.loadConst(items, { type: 'tuple', items: constants }, span);
      u.emit('LIST_EXTEND', span, list, items);
    });
    return;
  }
  const star = elements.findIndex(e => e.kind === 'Starred');
  const plain = star < 0 ? elements.length : star;
  const head = plain > MAX_RUN ? 0 : plain;
  u.scratch(() => {
    const start = given > 0 ? first : u.registers.mark();
    if (given === 0) run(u, elements.slice(0, head));
    u.emit('BUILD_LIST', span, list, start, given > 0 ? given : head);
  });
  addElements(u, elements.slice(given > 0 ? 0 : head), list, 'LIST_APPEND', 'LIST_EXTEND', span);
}

type Append = 'LIST_APPEND' | 'SET_ADD';
type Extend = 'LIST_EXTEND' | 'SET_UPDATE';

function addElements(u: Unit, elements: readonly Expr[], collection: number, append: Append, extend: Extend, span: Span): void {
  for (const element of elements) {
    u.scratch(() => {
      if (element.kind === 'Starred') u.emit(extend, span, collection, value(u, element.value));
      else u.emit(append, span, collection, value(u, element));
    });
  }
}

export function setInto(u: Unit, e: SetExpr, dest: number): void {
  const constants = constantRun(u, e.elts);
  if (isRun(e.elts) && constants === null) {
    u.emit('BUILD_SET', e.span, dest, run(u, e.elts), e.elts.length);
    return;
  }
  const set = u.temporary(dest);
  u.emit('BUILD_SET', e.span, set, set, 0);
  if (constants === null) addElements(u, e.elts, set, 'SET_ADD', 'SET_UPDATE', e.span);
  else {
    const items = u.alloc();
    u.loadConst(items, { type: 'frozenset', items: constants }, e.span);
    u.emit('SET_UPDATE', e.span, set, items);
  }
  u.move(dest, set, e.span);
}

export function dictInto(u: Unit, e: Dict, dest: number): void {
  if (e.keys.length <= MAX_RUN / 2 && !e.keys.includes(null)) {
    u.emit('BUILD_MAP', e.span, dest, pairs(u, e, 0, e.keys.length), e.keys.length);
    return;
  }
  const dict = u.temporary(dest);
  u.emit('BUILD_MAP', e.span, dict, dict, 0);
  e.values.forEach((item, i) => {
    const key = e.keys[i];
    u.scratch(() => {
      if (key === null) u.emit('DICT_UPDATE', e.span, dict, value(u, item));
      else u.emit('MAP_ADD', e.span, dict, operand(u, key, item), value(u, item));
    });
  });
  u.move(dest, dict, e.span);
}

function pairs(u: Unit, e: Dict, from: number, to: number): number {
  const first = u.registers.mark();
  for (let i = from; i < to; i++) {
    into(u, e.keys[i]!, u.alloc());
    into(u, e.values[i], u.alloc());
  }
  return first;
}

export function sliceInto(u: Unit, e: Slice, dest: number): void {
  const first = u.registers.mark();
  const parts = e.step === null ? [e.lower, e.upper] : [e.lower, e.upper, e.step];
  for (const part of parts) {
    const register = u.alloc();
    if (part === null) u.loadConst(register, NONE, e.span);
    else into(u, part, register);
  }
  u.emit('BUILD_SLICE', e.span, dest, first, parts.length);
}

export function joinedInto(u: Unit, e: JoinedStr, dest: number): void {
  if (e.values.length === 0) return u.loadConst(dest, { type: 'str', value: '' }, e.span);
  if (e.values.length === 1) return into(u, e.values[0], dest);
  u.emit('BUILD_STRING', e.span, dest, run(u, e.values), e.values.length);
}

export function formattedInto(u: Unit, e: FormattedValue, dest: number): void {
  const built = u.temporary(dest);
  const formatted = keep(u, near(u, e.value, built), built, e.span, e.format_spec);
  const spec = e.format_spec === null ? -1 : value(u, e.format_spec);
  u.emit('FORMAT_VALUE', e.span, dest, formatted, spec, e.conversion);
}
