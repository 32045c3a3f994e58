/**
 * `yield`, `yield from` and `await`: where a generator or coroutine is suspended.
 *
 * Delegation is a loop of SEND and YIELD_VALUE. The YIELD_VALUE of a delegation is always followed by
 * the JUMP_BACKWARD to its SEND: when `throw()` finishes the delegate, execution goes on as if that
 * SEND had finished it.
 */
import type { Await, Yield, YieldFrom } from '../syntax/ast.js';
import { NO_SPAN, type Span } from '../syntax/span.js';
import { isAsyncGenerator } from '../syntax/symtable.js';
import { INTRINSICS, type Intrinsic } from '../bytecode/opcodes.js';
import { near } from './expressions.js';
import { Label } from './instruction.js';
import type { Unit } from './unit.js';

/** Operand c of GET_AWAITABLE. */
export const Awaited = { plain: 0, enter: 1, exit: 2 } as const;

export function intrinsic(u: Unit, name: Intrinsic, span: Span, dest: number, c: number, d = -1): void {
  u.emit('INTRINSIC', span, dest, INTRINSICS.indexOf(name), c, d);
}

export function yieldInto(u: Unit, e: Yield, dest: number): void {
  const built = u.temporary(dest);
  if (e.value === null) u.loadNone(built, e.span);
  yieldValue(u, e.value === null ? built : near(u, e.value, built), built, dest, e.span);
}

/** Yields the value in `yielded`; what is sent goes to `dest`. */
export function yieldValue(u: Unit, yielded: number, temporary: number, dest: number, span: Span): void {
  if (!isAsyncGenerator(u.scope)) {
    u.emit('YIELD_VALUE', span, dest, yielded, -1);
    return;
  }
  intrinsic(u, 'async_gen_wrap', span, temporary, yielded);
  u.emit('YIELD_VALUE', span, dest, temporary, -1);
}

export function yieldFromInto(u: Unit, e: YieldFrom, dest: number): void {
  const iterator = u.alloc();
  u.emit('GET_YIELD_FROM_ITER', e.span, iterator, near(u, e.value, iterator));
  delegate(u, iterator, dest, e.span);
}

export function awaitInto(u: Unit, e: Await, dest: number): void {
  const awaitable = u.alloc();
  awaitRegister(u, near(u, e.value, awaitable), awaitable, Awaited.plain, dest, e.span);
}

/** Awaits what `source` holds; `awaitable` is a temporary (may be `source`). */
export function awaitRegister(u: Unit, source: number, awaitable: number, kind: number, dest: number, span: Span): void {
  u.emit('GET_AWAITABLE', span, awaitable, source, kind);
  delegate(u, awaitable, dest, span);
}

/** Yields everything that `iterator` yields; its return value goes to `dest`. */
export function delegate(u: Unit, iterator: number, dest: number, span: Span): void {
  u.scratch(() => {
    // Each SEND writes its destination: neither a variable nor the delegate itself.
    const result = dest === iterator ? u.alloc() : u.temporary(dest);
    const sent = u.alloc();
    const end = new Label();
    u.loadNone(sent, span);
    const header = u.code.here();
    u.jump('SEND', span, end, result, iterator, sent);
    u.emit('YIELD_VALUE', span, sent, result, iterator);
    u.code.jumpBack(NO_SPAN, header);
    u.place(end);
    u.move(dest, result, span);
  });
}
