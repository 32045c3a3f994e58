/**
 * `super().name` and `super(C, self).name` without making a super object: LOAD_SUPER_ATTR.
 * Only where `super` is not shadowed as far as the source tells; the instruction checks the rest.
 */
import type { Attribute, Call, Expr } from '../syntax/ast.js';
import { methodCallInto } from './calls.js';
import { into } from './expressions.js';
import { loadName } from './names.js';
import type { Unit } from './unit.js';

/** Operand d of LOAD_SUPER_ATTR. */
const METHOD_FORM = 1;
const EXPLICIT_ARGUMENTS = 2;

/** Whether `e` is a call of `super` whose attribute `name` can be loaded so. `__class__` is that of the super object. */
export function isOptimizableSuper(u: Unit, e: Expr, name: string): e is Call {
  if (name === '__class__') return false;
  if (e.kind !== 'Call' || e.func.kind !== 'Name' || e.func.id !== 'super' || e.keywords.length > 0) return false;
  if (u.scope.symbols.get('super')?.scope !== 'global-implicit' || u.context.table.top.symbols.has('super')) return false;
  if (e.args.length === 2) return e.args.every(a => a.kind !== 'Starred');
  return e.args.length === 0 && u.positionalCount > 0 && u.inlined.length === 0 && u.scope.symbols.get('__class__')?.scope === 'free';
}

/** Loads the attribute `e` of its super call; calls it with `call`, when that is given, in method form. */
export function superInto(u: Unit, e: Attribute, call: Call | null, base: number, result: number): void {
  const source = e.value as Call;
  // The attribute may need two registers, the operands three: both start at `base`.
  const first = base;
  const cls = u.alloc();
  const self = u.alloc();
  loadName(u, 'super', first, source.func.span);
  if (source.args.length === 2) {
    into(u, source.args[0], cls);
    into(u, source.args[1], self);
  } else {
    loadName(u, '__class__', cls, source.span);
    loadName(u, u.varNames[0], self, source.span);
  }
  const form = (call === null ? 0 : METHOD_FORM) | (source.args.length === 2 ? EXPLICIT_ARGUMENTS : 0);
  u.emit('LOAD_SUPER_ATTR', e.span, call === null ? result : base, first, u.attributeIndex(e.attr), form);
  if (call === null) return;
  u.registers.release(self);
  methodCallInto(u, call, base, result);
}
