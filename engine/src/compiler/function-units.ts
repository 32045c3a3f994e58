/**
 * Code blocks inside code blocks: their names, their closures, the function objects made of them.
 * Knows nothing of what is in them.
 */
import type { Code } from '../bytecode/code.js';
import { FUNCTION_ATTRIBUTES } from '../bytecode/opcodes.js';
import type { Span } from '../syntax/span.js';
import type { Scope } from '../syntax/symtable.js';
import { cellRegister } from './names.js';
import { Unit, type UnitKind } from './unit.js';

export function nestedUnit(u: Unit, kind: UnitKind, scope: Scope, name: string, span: Span, firstLine: number): Unit {
  return new Unit(u.context, kind, scope, name, qualifiedName(u, kind, name), u, span, firstLine);
}

function qualifiedName(u: Unit, kind: UnitKind, name: string): string {
  // A scope of type parameters is not part of the name.
  const parent = u.kind === 'type-params' ? u.parent : u;
  if (parent === null || parent.kind === 'module') return name;
  const named = kind === 'function' || kind === 'class';
  if (named && parent.scope.symbols.get(parent.mangled(name))?.scope === 'global-explicit') return name;
  const hasLocals = parent.kind === 'function' || parent.kind === 'lambda';
  return hasLocals ? `${parent.qualname}.<locals>.${name}` : `${parent.qualname}.${name}`;
}

/** Registers of what a function is made with besides its code; −1 is "nothing". */
export interface FunctionParts {
  readonly defaults?: number;
  readonly kwdefaults?: number;
  readonly annotations?: number;
  readonly type_params?: number;
}

/** Makes a function of `code`, closing over this unit's cells. */
export function functionOf(u: Unit, code: Code, dest: number, span: Span, parts: FunctionParts = {}): void {
  u.scratch(() => {
    const closure = closureOf(u, code, span);
    u.emit('MAKE_FUNCTION', span, dest, u.constants.add({ type: 'code', code }));
    FUNCTION_ATTRIBUTES.forEach((attribute, i) => {
      const register = attribute === 'closure' ? closure : (parts[attribute] ?? -1);
      if (register >= 0) u.emit('SET_FUNCTION_ATTRIBUTE', span, dest, i, register);
    });
  });
}

function closureOf(u: Unit, code: Code, span: Span): number {
  if (code.freeVars.length === 0) return -1;
  const first = u.registers.mark();
  for (const name of code.freeVars) u.move(u.alloc(), cellRegister(u, name), span);
  u.emit('BUILD_TUPLE', span, first, first, code.freeVars.length);
  return first;
}
