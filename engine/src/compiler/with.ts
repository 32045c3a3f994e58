/** `with` and `async with`: several items are nested statements. */
import type { Expr, With } from '../syntax/ast.js';
import { NO_SPAN, type Span } from '../syntax/span.js';
import { store } from './assignments.js';
import { Awaited, awaitRegister } from './await.js';
import { near } from './expressions.js';
import { Label } from './instruction.js';
import { inBlock } from './open-blocks.js';
import { body } from './statements.js';
import { handling } from './try.js';
import type { Unit } from './unit.js';

export function withStatement(u: Unit, s: With): void {
  withItem(u, s, 0);
}

function withItem(u: Unit, s: With, index: number): void {
  const { context_expr, optional_vars } = s.items[index];
  const span = context_expr.span;
  u.scratch(() => {
    const handler = { label: new Label(), register: u.alloc() };
    const end = new Label();
    const exit = u.alloc();
    const entered = u.alloc();
    enter(u, s, context_expr, exit, entered);
    const leave = (at: Span): void => callExit(u, s, exit, at);
    const outer = u.code.handler;
    inBlock(u, { kind: 'with', outer, leave: () => leave(span) }, () => {
      u.covered(handler, () => {
        if (optional_vars !== null) store(u, optional_vars, entered);
        if (index + 1 < s.items.length) withItem(u, s, index + 1);
        else body(u, s.body);
      });
    });
    leave(span);
    u.jump('JUMP', NO_SPAN, end);
    handling(u, handler, h => {
      const swallow = new Label();
      const result = u.alloc();
      u.emit('WITH_EXCEPT_START', span, result, exit, h.exception);
      if (s.kind === 'AsyncWith') awaitRegister(u, result, u.alloc(), Awaited.exit, result, span);
      u.jump('POP_JUMP_IF_TRUE', span, swallow, result);
      u.emit('RERAISE', NO_SPAN, h.exception);
      u.place(swallow);
      u.covered(outer, () => {
        u.emit('POP_EXCEPT', NO_SPAN, h.previous);
        u.jump('JUMP', NO_SPAN, end);
      });
    });
    u.place(end);
  });
}

/** `exit` and `entered` are consecutive. */
function enter(u: Unit, s: With, context: Expr, exit: number, entered: number): void {
  u.emit(s.kind === 'With' ? 'BEFORE_WITH' : 'BEFORE_ASYNC_WITH', context.span, exit, near(u, context, exit));
  if (s.kind === 'AsyncWith') u.scratch(() => awaitRegister(u, entered, u.alloc(), Awaited.enter, entered, context.span));
}

/** Calls the `__exit__` in register `exit` with three times None; its result does not matter. */
function callExit(u: Unit, s: With, exit: number, span: Span): void {
  u.scratch(() => {
    const base = u.alloc(4);
    u.move(base, exit, span);
    for (let i = 1; i <= 3; i++) u.loadNone(base + i, span);
    u.emit('CALL', span, base, base, 3);
    if (s.kind === 'AsyncWith') awaitRegister(u, base, base + 1, Awaited.exit, base, span);
  });
}
