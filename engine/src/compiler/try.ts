/**
 * `try` in all its forms. The body of `finally` is compiled once for every way into it, so control
 * flow stays plain: normal end, exception, and each `return`, `break`, `continue` (open-blocks.ts).
 */
import type { ExceptHandler, Stmt, Try } from '../syntax/ast.js';
import { NO_SPAN } from '../syntax/span.js';
import { value } from './expressions.js';
import { Label, type Handler } from './instruction.js';
import { clearName, storeName } from './names.js';
import { inBlock } from './open-blocks.js';
import { body } from './statements.js';
import type { Unit } from './unit.js';

export function tryStatement(u: Unit, s: Try): void {
  // The line of the keyword.
  u.emit('NOP', s.span);
  const withoutFinally = s.handlers.length === 0 ? () => body(u, s.body) : () => tryExcept(u, s);
  if (s.finalbody.length === 0) withoutFinally();
  else tryFinally(u, withoutFinally, s.finalbody);
}

/** Registers of code that handles an exception. */
export interface Handling {
  readonly exception: number;
  /** The exception that was being handled before. */
  readonly previous: number;
  /** Where an exception in the handling code goes: it makes the previous one current and goes on. */
  readonly cleanup: Handler;
}

/**
 * Code that runs with the exception of `handler` being handled. `handle` must not fall through:
 * it raises, or leaves the handling by `POP_EXCEPT` and jumps.
 */
export function handling(u: Unit, handler: Handler, handle: (h: Handling) => void): void {
  u.scratch(() => {
    const previous = u.alloc();
    const cleanup = { label: new Label(), register: u.alloc() };
    u.place(handler.label);
    u.emit('PUSH_EXC_INFO', NO_SPAN, handler.register, previous);
    const outer = u.code.handler;
    inBlock(u, { kind: 'handler', outer, previous, name: null }, () => {
      u.covered(cleanup, () => handle({ exception: handler.register, previous, cleanup }));
    });
    u.place(cleanup.label);
    u.emit('POP_EXCEPT', NO_SPAN, previous);
    u.emit('RERAISE', NO_SPAN, cleanup.register);
  });
}

/** Ends the handling of an exception and jumps out of it. */
function endHandling(u: Unit, previous: number, outer: Handler | null, end: Label, before = (): void => undefined): void {
  u.covered(outer, () => {
    u.emit('POP_EXCEPT', NO_SPAN, previous);
    before();
    u.jump('JUMP', NO_SPAN, end);
  });
}

function tryFinally(u: Unit, tried: () => void, finalbody: readonly Stmt[]): void {
  u.scratch(() => {
    const handler = { label: new Label(), register: u.alloc() };
    const end = new Label();
    const outer = u.code.handler;
    inBlock(u, { kind: 'finally', outer, body: () => body(u, finalbody) }, () => u.covered(handler, tried));
    body(u, finalbody);
    u.jump('JUMP', NO_SPAN, end);
    handling(u, handler, h => {
      body(u, finalbody);
      u.emit('RERAISE', NO_SPAN, h.exception);
    });
    u.place(end);
  });
}

function tryExcept(u: Unit, s: Try): void {
  u.scratch(() => {
    const handler = { label: new Label(), register: u.alloc() };
    const end = new Label();
    const outer = u.code.handler;
    inBlock(u, { kind: 'try', outer }, () => u.covered(handler, () => body(u, s.body)));
    body(u, s.orelse);
    u.jump('JUMP', NO_SPAN, end);
    handling(u, handler, h => {
      if (s.kind === 'TryStar') return exceptStar(u, s.handlers, h, outer, end);
      for (const clause of s.handlers) exceptClause(u, clause, h, outer, end);
      u.emit('RERAISE', NO_SPAN, h.exception);
    });
    u.place(end);
  });
}

function exceptClause(u: Unit, clause: ExceptHandler, h: Handling, outer: Handler | null, end: Label): void {
  const next = new Label();
  const { type, span, name } = clause;
  if (type !== null) {
    u.scratch(() => {
      const matches = u.alloc();
      u.emit('CHECK_EXC_MATCH', span, matches, h.exception, value(u, type));
      u.jump('POP_JUMP_IF_FALSE', span, next, matches);
    });
  } else u.emit('NOP', span);
  if (name === null) {
    body(u, clause.body);
    endHandling(u, h.previous, outer, end);
  } else namedClause(u, clause, name, h, outer, end);
  u.place(next);
}

/** The name is unbound at the end, however the clause is left. */
function namedClause(u: Unit, clause: ExceptHandler, name: string, h: Handling, outer: Handler | null, end: Label): void {
  u.scratch(() => {
    const unbind = { label: new Label(), register: u.alloc() };
    storeName(u, name, h.exception, clause.span);
    // Takes the place of the block that `handling` opened, so that leaving it also unbinds the name.
    const plain = u.blocks.pop()!;
    inBlock(u, { kind: 'handler', outer, previous: h.previous, name }, () => u.covered(unbind, () => body(u, clause.body)));
    u.blocks.push(plain);
    endHandling(u, h.previous, outer, end, () => clearName(u, name, NO_SPAN));
    u.place(unbind.label);
    clearName(u, name, NO_SPAN);
    u.emit('RERAISE', NO_SPAN, unbind.register);
  });
}

/**
 * `except*`: each clause takes the part of the group that it matches. What clauses raise, and what
 * is left over, is collected and raised together at the end.
 */
function exceptStar(u: Unit, clauses: readonly ExceptHandler[], h: Handling, outer: Handler | null, end: Label): void {
  const rest = u.alloc();
  const raised = u.alloc();
  u.move(rest, h.exception, NO_SPAN);
  u.emit('BUILD_LIST', clauses[0].span, raised, raised, 0);
  for (const clause of clauses) starClause(u, clause, rest, raised, h);
  u.emit('LIST_APPEND', NO_SPAN, raised, rest);
  const unhandled = new Label();
  u.emit('PREP_RERAISE_STAR', NO_SPAN, rest, h.exception, raised);
  u.jump('POP_JUMP_IF_NOT_NONE', NO_SPAN, unhandled, rest);
  endHandling(u, h.previous, outer, end);
  u.place(unhandled);
  u.covered(outer, () => {
    u.emit('POP_EXCEPT', NO_SPAN, h.previous);
    u.emit('RERAISE', NO_SPAN, rest);
  });
}

function starClause(u: Unit, clause: ExceptHandler, rest: number, raised: number, h: Handling): void {
  const next = new Label();
  const { type, name, span } = clause;
  u.scratch(() => {
    const matched = u.alloc(2);
    u.emit('CHECK_EG_MATCH', span, matched, rest, type === null ? h.exception : value(u, type));
    u.move(rest, matched + 1, span);
    u.jump('POP_JUMP_IF_NONE', span, next, matched);
    if (name !== null) storeName(u, name, matched, span);
    const failed = { label: new Label(), register: u.alloc() };
    const group = u.alloc();
    const leaveClause = (): void => {
      u.emit('POP_EXCEPT', NO_SPAN, group);
      if (name !== null) clearName(u, name, NO_SPAN);
    };
    u.emit('PUSH_EXC_INFO', NO_SPAN, matched, group);
    u.covered(failed, () => body(u, clause.body));
    leaveClause();
    u.jump('JUMP', NO_SPAN, next);
    u.place(failed.label);
    leaveClause();
    u.emit('LIST_APPEND', NO_SPAN, raised, failed.register);
  });
  u.place(next);
}
