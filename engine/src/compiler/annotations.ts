/** Annotations of variables and parameters: evaluated where they stand, or, with the future import, kept as source. */
import type { AnnAssign, Expr, Stmt } from '../syntax/ast.js';
import { assignOne } from './assignments.js';
import { str } from './constant-pool.js';
import { effect, into, value } from './expressions.js';
import { loadName } from './names.js';
import { unparse } from './unparse.js';
import type { Unit } from './unit.js';

export function annotationInto(u: Unit, e: Expr, dest: number): void {
  if (u.context.futureAnnotations) u.loadConst(dest, str(unparse(e)), e.span);
  else into(u, e, dest);
}

/** Only modules and classes evaluate and keep annotations of variables. */
export function annotatedAssign(u: Unit, s: AnnAssign): void {
  if (s.value !== null) assignOne(u, s.target, s.value);
  const kept = u.kind === 'module' || u.kind === 'class';
  if (s.target.kind === 'Name') {
    if (s.simple && kept) keepAnnotation(u, s, s.target.id);
    else if (!s.simple) checkAnnotation(u, s, kept);
    return;
  }
  if (s.value === null) evaluateParts(u, s.target);
  if (!s.simple) checkAnnotation(u, s, kept);
}

function keepAnnotation(u: Unit, s: AnnAssign, name: string): void {
  u.scratch(() => {
    const annotation = u.alloc();
    const annotations = u.alloc();
    const key = u.alloc();
    annotationInto(u, s.annotation, annotation);
    loadName(u, '__annotations__', annotations, s.span);
    u.loadConst(key, str(u.mangled(name)), s.span);
    u.emit('STORE_SUBSCR', s.span, annotations, key, annotation);
  });
}

function checkAnnotation(u: Unit, s: AnnAssign, kept: boolean): void {
  if (kept && !u.context.futureAnnotations) effect(u, s.annotation);
}

/** A target that is only annotated: its parts are evaluated, nothing is stored. */
function evaluateParts(u: Unit, target: Expr): void {
  if (target.kind === 'Attribute') effect(u, target.value);
  else if (target.kind === 'Subscript') {
    effect(u, target.value);
    effectOfSlice(u, target.slice);
  }
}

function effectOfSlice(u: Unit, slice: Expr): void {
  if (slice.kind === 'Slice') for (const part of [slice.lower, slice.upper, slice.step]) part && effect(u, part);
  else u.scratch(() => value(u, slice));
}

/** Whether `body`, without the functions and classes in it, annotates a variable. */
export function hasAnnotations(body: readonly Stmt[]): boolean {
  return body.some(s => {
    switch (s.kind) {
      case 'AnnAssign':
        return true;
      case 'For':
      case 'AsyncFor':
      case 'While':
      case 'If':
        return hasAnnotations(s.body) || hasAnnotations(s.orelse);
      case 'With':
      case 'AsyncWith':
        return hasAnnotations(s.body);
      case 'Try':
      case 'TryStar':
        return [s.body, s.orelse, s.finalbody, ...s.handlers.map(h => h.body)].some(hasAnnotations);
      case 'Match':
        return s.cases.some(c => hasAnnotations(c.body));
      default:
        return false;
    }
  });
}
