/** `for`, `while`, `async for`, and `break` and `continue`. Knows nothing of what is in their bodies. */
import type { Expr, For, While } from '../syntax/ast.js';
import { NO_SPAN, type Span } from '../syntax/span.js';
import { assert } from './assert.js';
import { store } from './assignments.js';
import { delegate } from './await.js';
import { jumpIf } from './conditions.js';
import { near } from './expressions.js';
import { inCopies } from './forced-assumption.js';
import { truth } from './fold-constants.js';
import { Label } from './instruction.js';
import { fastRegister } from './names.js';
import { inBlock, innermostLoop, leaveBlocks, type LoopBlock } from './open-blocks.js';
import { constantDisplay } from './operators.js';
import { body } from './statements.js';
import type { Unit } from './unit.js';

/** The iterator of `iter`; displays nothing else can see become constants or tuples. */
export function iterateInto(u: Unit, iter: Expr, dest: number): void {
  const constant = constantDisplay(u, iter);
  if (constant !== null) {
    u.loadConst(dest, constant, iter.span);
    u.emit('GET_ITER', iter.span, dest, dest);
    return;
  }
  const source: Expr = iter.kind === 'List' ? { ...iter, kind: 'Tuple' } : iter;
  u.emit('GET_ITER', iter.span, dest, near(u, source, dest));
}

/** Assigns the next item to `target`, or continues at `exit`. */
export function nextInto(u: Unit, iterator: number, target: Expr, span: Span, exit: Label): void {
  const fast = target.kind === 'Name' ? fastRegister(u, target.id) : -1;
  if (fast >= 0) return u.jump('FOR_ITER', span, exit, fast, iterator);
  u.scratch(() => {
    const item = u.alloc();
    u.jump('FOR_ITER', span, exit, item, iterator);
    store(u, target, item);
  });
}

const openLoop = (u: Unit, header: Label, exit: Label): LoopBlock => ({ kind: 'loop', outer: u.code.handler, header, exit });

export function forLoop(u: Unit, s: For): void {
  const exhausted = new Label();
  const exit = new Label();
  u.scratch(() => {
    const iterator = u.alloc();
    if (s.kind === 'For') {
      iterateInto(u, s.iter, iterator);
      const header = u.code.here();
      nextInto(u, iterator, s.target, s.iter.span, exhausted);
      inBlock(u, openLoop(u, header, exit), () => inCopies(u, s, 'body', () => body(u, s.body)));
      u.code.jumpBack(NO_SPAN, header);
    } else asyncFor(u, s, iterator, exit);
  });
  u.place(exhausted);
  body(u, s.orelse);
  u.place(exit);
}

function asyncFor(u: Unit, s: For, iterator: number, exit: Label): void {
  u.emit('GET_AITER', s.iter.span, iterator, near(u, s.iter, iterator));
  asyncLoop(u, iterator, s.target, s.span, s.iter.span, NO_SPAN, (header, skip) => {
    inBlock(u, openLoop(u, header, exit), () => body(u, s.body));
    u.place(skip);
  });
}

/** `async for` of a comprehension: a jump to the `skip` that `each` is given goes on with the next item. */
export function asyncIteration(u: Unit, iterator: number, target: Expr, span: Span, again: Span, each: (skip: Label) => void): void {
  asyncLoop(u, iterator, target, span, span, again, (_, skip) => {
    each(skip);
    u.place(skip);
  });
}

/** StopAsyncIteration from the awaited `__anext__` ends the loop; execution goes on after it. */
function asyncLoop(
  u: Unit,
  iterator: number,
  target: Expr,
  span: Span,
  endSpan: Span,
  again: Span,
  each: (header: Label, skip: Label) => void,
): void {
  u.scratch(() => {
    const ended = { label: new Label(), register: u.alloc() };
    const item = u.alloc();
    const awaitable = u.alloc();
    const header = u.code.here();
    u.covered(ended, () => {
      u.emit('GET_ANEXT', span, awaitable, iterator);
      delegate(u, awaitable, item, span);
    });
    store(u, target, item);
    each(header, new Label());
    u.code.jumpBack(again, header);
    u.place(ended.label);
    u.emit('END_ASYNC_FOR', endSpan, ended.register);
  });
}

export function whileLoop(u: Unit, s: While): void {
  const failed = new Label();
  const exit = new Label();
  const constant = u.constantOf(s.test);
  if (constant === null || truth(constant)) {
    const header = u.code.here();
    jumpIf(u, s.test, false, failed);
    inBlock(u, openLoop(u, header, exit), () => body(u, s.body));
    u.code.jumpBack(NO_SPAN, header);
  } else u.emit('NOP', s.test.span);
  u.place(failed);
  body(u, s.orelse);
  u.place(exit);
}

/** `break` and `continue`: blocks inside the loop are left first. */
export function leaveLoop(u: Unit, how: 'break' | 'continue', span: Span): void {
  const depth = innermostLoop(u);
  assert(depth >= 0, `${how} outside of a loop`);
  const loop = u.blocks[depth] as LoopBlock;
  u.emit('NOP', span);
  leaveBlocks(u, depth + 1, span, () => {
    if (how === 'break') u.jump('JUMP', span, loop.exit);
    else u.code.jumpBack(span, loop.header);
  });
}
