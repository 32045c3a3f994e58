/** The dispatch over statement kinds, and the small ones. */
import type { Assert, Expr, If, Raise, Return, Stmt } from '../syntax/ast.js';
import { NO_SPAN, type Span } from '../syntax/span.js';
import { annotatedAssign } from './annotations.js';
import { unreachable } from './assert.js';
import { assign, assignOne, augmentedAssign, deleteTargets } from './assignments.js';
import { intrinsic } from './await.js';
import { classDefinition } from './classes.js';
import { jumpIf } from './conditions.js';
import { effect, into, operand, value } from './expressions.js';
import { inCopies } from './forced-assumption.js';
import { truth } from './fold-constants.js';
import { functionDefinition } from './functions.js';
import { importFrom, importModules } from './imports.js';
import { Label } from './instruction.js';
import { forLoop, leaveLoop, whileLoop } from './loops.js';
import { match } from './match.js';
import { leaveBlocks, leavingRunsCode } from './open-blocks.js';
import { tryStatement } from './try.js';
import { typeAlias } from './type-params.js';
import type { Unit } from './unit.js';
import { withStatement } from './with.js';

export function body(u: Unit, statements: readonly Stmt[]): void {
  for (const s of statements) inCopies(u, s, 'whole', () => statement(u, s));
}

export function statement(u: Unit, s: Stmt): void {
  switch (s.kind) {
    case 'Expr':
      return expressionStatement(u, s.value, s.span);
    case 'Assign':
      return s.targets.length === 1 ? assignOne(u, s.targets[0], s.value) : assign(u, s);
    case 'AugAssign':
      return augmentedAssign(u, s);
    case 'AnnAssign':
      return annotatedAssign(u, s);
    case 'Return':
      return returnStatement(u, s);
    case 'If':
      return ifStatement(u, s);
    case 'For':
    case 'AsyncFor':
      return forLoop(u, s);
    case 'While':
      return whileLoop(u, s);
    case 'Break':
      return leaveLoop(u, 'break', s.span);
    case 'Continue':
      return leaveLoop(u, 'continue', s.span);
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return functionDefinition(u, s);
    case 'ClassDef':
      return classDefinition(u, s);
    case 'Raise':
      return raise(u, s);
    case 'Try':
    case 'TryStar':
      return tryStatement(u, s);
    case 'With':
    case 'AsyncWith':
      return withStatement(u, s);
    case 'Match':
      return match(u, s);
    case 'Assert':
      return assertion(u, s);
    case 'Import':
      return importModules(u, s);
    case 'ImportFrom':
      return importFrom(u, s);
    case 'Delete':
      return deleteTargets(u, s);
    case 'TypeAlias':
      return typeAlias(u, s);
    case 'Pass':
      u.emit('NOP', s.span);
      return;
    case 'Global':
    case 'Nonlocal':
      return;
    default:
      unreachable(s);
  }
}

function expressionStatement(u: Unit, e: Expr, span: Span): void {
  if (!u.interactive) return effect(u, e);
  u.scratch(() => {
    const result = u.alloc();
    into(u, e, result);
    intrinsic(u, 'print', span, result, result);
  });
}

/** A loop over `elif`: such chains may be long. */
function ifStatement(u: Unit, s: If): void {
  const end = new Label();
  let branch = s;
  for (;;) {
    const otherwise = new Label();
    const constant = u.constantOf(branch.test);
    jumpIf(u, branch.test, false, otherwise);
    if (constant === null || truth(constant)) body(u, branch.body);
    const { orelse } = branch;
    if (orelse.length > 0) u.jump('JUMP', NO_SPAN, end);
    u.place(otherwise);
    const [only] = orelse;
    if (orelse.length === 1 && only.kind === 'If') branch = only;
    else {
      body(u, orelse);
      break;
    }
  }
  u.place(end);
}

/** The value is computed inside all open blocks, and kept where leaving them cannot change it. */
function returnStatement(u: Unit, s: Return): void {
  u.scratch(() => {
    const constant = s.value === null ? null : u.constantOf(s.value);
    if (s.value === null || constant !== null) {
      u.emit('NOP', s.span);
      leaveBlocks(u, 0, s.span, () => {
        const result = u.alloc();
        if (constant === null) u.loadNone(result, s.span);
        else u.loadConst(result, constant, s.value!.span);
        u.emit('RETURN_VALUE', s.span, result);
      });
      return;
    }
    const result = leavingRunsCode(u) ? keptValue(u, s.value) : value(u, s.value);
    leaveBlocks(u, 0, s.span, () => u.emit('RETURN_VALUE', s.span, result));
  });
}

function keptValue(u: Unit, e: Expr): number {
  const register = u.alloc();
  into(u, e, register);
  return register;
}

function raise(u: Unit, s: Raise): void {
  u.scratch(() => {
    const exception = s.exc === null ? -1 : operand(u, s.exc, s.cause);
    const cause = s.cause === null ? -1 : value(u, s.cause);
    u.emit('RAISE_VARARGS', s.span, exception, cause);
  });
}

function assertion(u: Unit, s: Assert): void {
  if (u.context.optimize > 0) return void u.emit('NOP', s.span);
  const passed = new Label();
  jumpIf(u, s.test, true, passed);
  u.scratch(() => {
    const base = u.alloc();
    u.emit('LOAD_ASSERTION_ERROR', s.span, base);
    if (s.msg !== null) {
      into(u, s.msg, u.alloc());
      u.emit('CALL', s.span, base, base, 1);
    }
    u.emit('RAISE_VARARGS', s.test.span, base, -1);
  });
  u.place(passed);
}
