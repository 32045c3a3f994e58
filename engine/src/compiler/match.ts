/** `match` statements: each case tests its pattern, then binds, then tests its guard. */
import type { Match, MatchCase } from '../syntax/ast.js';
import { NO_SPAN } from '../syntax/span.js';
import { jumpIf } from './conditions.js';
import { into } from './expressions.js';
import { Label } from './instruction.js';
import { storeName } from './names.js';
import { Captures, pattern } from './patterns.js';
import { body } from './statements.js';
import type { Unit } from './unit.js';

export function match(u: Unit, s: Match): void {
  const end = new Label();
  u.scratch(() => {
    // A copy: patterns and guards may rebind what the subject was read from.
    const subject = u.alloc();
    into(u, s.subject, subject);
    s.cases.forEach(clause => {
      const next = new Label();
      matchCase(u, clause, subject, next);
      u.jump('JUMP', NO_SPAN, end);
      u.place(next);
    });
  });
  u.place(end);
}

function matchCase(u: Unit, clause: MatchCase, subject: number, next: Label): void {
  u.scratch(() => {
    const captures = new Captures(u);
    pattern(u, clause.pattern, subject, next, captures);
    for (const [name, { register }] of captures.names) storeName(u, name, register, clause.pattern.span);
  });
  if (clause.guard !== null) jumpIf(u, clause.guard, false, next);
  else if (clause.pattern.kind === 'MatchAs' && clause.pattern.pattern === null && clause.pattern.name === null)
    u.emit('NOP', clause.pattern.span);
  body(u, clause.body);
}
