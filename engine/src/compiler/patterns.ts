/**
 * Patterns of `match`: code that goes on when the subject matches and jumps when it does not.
 * Captured values stay in temporaries until the whole pattern has matched. Knows no statements.
 */
import { COMPARE_OPERATORS } from '../bytecode/opcodes.js';
import type { Expr, MatchClass, MatchMapping, MatchOr, MatchSequence, Pattern } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import { unreachable } from './assert.js';
import { int, str, tuple } from './constant-pool.js';
import { into, run, value } from './expressions.js';
import { Label } from './instruction.js';
import type { Unit } from './unit.js';

export interface Capture {
  readonly register: number;
  readonly span: Span;
}

/** The names a pattern binds so far, in order. Alternatives bind the same names to the same registers. */
export class Captures {
  readonly names = new Map<string, Capture>();
  /** Inside `|`, where a captured value must move to the register all alternatives share. */
  private alternatives = 0;

  constructor(private readonly u: Unit) {}

  bind(name: string, subject: number, span: Span): void {
    const known = this.names.get(name);
    if (known !== undefined) return this.u.move(known.register, subject, span);
    const register = this.alternatives > 0 ? this.u.alloc() : subject;
    this.u.move(register, subject, span);
    this.names.set(name, { register, span });
  }

  inAlternative(body: () => void): void {
    this.alternatives++;
    body();
    this.alternatives--;
  }
}

/** Matches `subject` against `p`; jumps to `fail` when it does not match. Allocates without freeing: captures may be there. */
export function pattern(u: Unit, p: Pattern, subject: number, fail: Label, captures: Captures): void {
  switch (p.kind) {
    case 'MatchValue':
      return equals(u, p.value, subject, fail, p.span);
    case 'MatchSingleton': {
      const result = u.alloc();
      u.loadConst(result, p.value, p.span);
      u.emit('IS_OP', p.span, result, subject, result, 0);
      u.jump('POP_JUMP_IF_FALSE', p.span, fail, result);
      return;
    }
    case 'MatchAs':
      if (p.pattern !== null) pattern(u, p.pattern, subject, fail, captures);
      if (p.name !== null) captures.bind(p.name, subject, p.span);
      return;
    case 'MatchStar':
      if (p.name !== null) captures.bind(p.name, subject, p.span);
      return;
    case 'MatchOr':
      return alternatives(u, p, subject, fail, captures);
    case 'MatchSequence':
      return sequence(u, p, subject, fail, captures);
    case 'MatchMapping':
      return mapping(u, p, subject, fail, captures);
    case 'MatchClass':
      return classPattern(u, p, subject, fail, captures);
    default:
      unreachable(p);
  }
}

const isWildcard = (p: Pattern): boolean =>
  (p.kind === 'MatchAs' && p.pattern === null && p.name === null) || (p.kind === 'MatchStar' && p.name === null);

function equals(u: Unit, e: Expr, subject: number, fail: Label, span: Span): void {
  const result = u.alloc();
  u.scratch(() => u.emit('COMPARE_OP', span, result, subject, value(u, e), COMPARE_OPERATORS.indexOf('==')));
  u.jump('POP_JUMP_IF_FALSE', span, fail, result);
}

function alternatives(u: Unit, p: MatchOr, subject: number, fail: Label, captures: Captures): void {
  const matched = new Label();
  p.patterns.forEach((alternative, i) => {
    const isLast = i === p.patterns.length - 1;
    const next = isLast ? fail : new Label();
    captures.inAlternative(() => pattern(u, alternative, subject, next, captures));
    if (isLast) return;
    u.jump('JUMP', alternative.span, matched);
    u.place(next);
  });
  u.place(matched);
}

function sequence(u: Unit, p: MatchSequence, subject: number, fail: Label, captures: Captures): void {
  const { patterns, span } = p;
  const star = patterns.findIndex(q => q.kind === 'MatchStar');
  const fixed = star < 0 ? patterns.length : patterns.length - 1;
  test(u, 'MATCH_SEQUENCE', subject, fail, span);
  if (star < 0) lengthTest(u, subject, '==', fixed, fail, span);
  else if (fixed > 0) lengthTest(u, subject, '>=', fixed, fail, span);
  if (patterns.every(isWildcard)) return;
  if (star >= 0 && isWildcard(patterns[star])) return itemsAround(u, p, star, subject, fail, captures);
  const first = u.alloc(Math.max(patterns.length, 1));
  if (star < 0) u.emit('UNPACK_SEQUENCE', span, first, subject, patterns.length);
  else u.emit('UNPACK_EX', span, first, subject, star, patterns.length - star - 1);
  patterns.forEach((q, i) => pattern(u, q, first + i, fail, captures));
}

/** `[a, *_, b]`: items are taken by index, the rest is never collected. */
function itemsAround(u: Unit, p: MatchSequence, star: number, subject: number, fail: Label, captures: Captures): void {
  p.patterns.forEach((q, i) => {
    if (isWildcard(q)) return;
    const item = u.alloc();
    if (i < star) u.loadConst(item, int(i), p.span);
    else lengthMinus(u, subject, p.patterns.length - i, item, p.span);
    u.emit('BINARY_SUBSCR', p.span, item, subject, item);
    pattern(u, q, item, fail, captures);
  });
}

function lengthMinus(u: Unit, subject: number, less: number, dest: number, span: Span): void {
  u.scratch(() => {
    const constant = u.alloc();
    u.emit('GET_LEN', span, dest, subject);
    u.loadConst(constant, int(less), span);
    u.emit('BINARY_OP', span, dest, dest, constant, 1);
  });
}

function test(u: Unit, opcode: 'MATCH_SEQUENCE' | 'MATCH_MAPPING', subject: number, fail: Label, span: Span): void {
  u.scratch(() => {
    const result = u.alloc();
    u.emit(opcode, span, result, subject);
    u.jump('POP_JUMP_IF_FALSE', span, fail, result);
  });
}

function lengthTest(u: Unit, subject: number, op: '==' | '>=', length: number, fail: Label, span: Span): void {
  u.scratch(() => {
    const result = u.alloc();
    const constant = u.alloc();
    u.emit('GET_LEN', span, result, subject);
    u.loadConst(constant, int(length), span);
    u.emit('COMPARE_OP', span, result, result, constant, COMPARE_OPERATORS.indexOf(op));
    u.jump('POP_JUMP_IF_FALSE', span, fail, result);
  });
}

function mapping(u: Unit, p: MatchMapping, subject: number, fail: Label, captures: Captures): void {
  const { keys, patterns, rest, span } = p;
  test(u, 'MATCH_MAPPING', subject, fail, span);
  if (keys.length > 0) lengthTest(u, subject, '>=', keys.length, fail, span);
  if (keys.length === 0 && rest === null) return;
  const keyTuple = u.alloc();
  u.scratch(() => u.emit('BUILD_TUPLE', span, keyTuple, run(u, keys), keys.length));
  if (keys.length > 0) {
    const values = u.alloc();
    u.emit('MATCH_KEYS', span, values, subject, keyTuple);
    u.jump('POP_JUMP_IF_NONE', span, fail, values);
    subpatterns(u, patterns, values, fail, captures, span);
  }
  if (rest === null) return;
  const others = u.alloc();
  u.emit('COPY_DICT_WITHOUT_KEYS', span, others, subject, keyTuple);
  captures.bind(rest, others, span);
}

function classPattern(u: Unit, p: MatchClass, subject: number, fail: Label, captures: Captures): void {
  const { patterns, kwd_attrs, kwd_patterns, span } = p;
  const attributes = u.alloc();
  into(u, p.cls, attributes);
  const spec = tuple([int(patterns.length), ...kwd_attrs.map(name => str(name))]);
  u.emit('MATCH_CLASS', span, attributes, subject, attributes, u.constants.add(spec));
  u.jump('POP_JUMP_IF_NONE', span, fail, attributes);
  subpatterns(u, [...patterns, ...kwd_patterns], attributes, fail, captures, span);
}

/** Matches the items of a tuple that has as many as there are patterns. */
function subpatterns(u: Unit, patterns: readonly Pattern[], items: number, fail: Label, captures: Captures, span: Span): void {
  if (patterns.length === 0) return;
  const first = u.alloc(patterns.length);
  u.emit('UNPACK_SEQUENCE', span, first, items, patterns.length);
  patterns.forEach((q, i) => {
    if (!isWildcard(q)) pattern(u, q, first + i, fail, captures);
  });
}
