/** Whether evaluating an expression may assign a plain local of the code around it. Knows nothing of registers. */
import type { Expr } from '../syntax/ast.js';

/** Only `:=` does. Comprehensions and lambdas count as if they did: looking closer is not worth it. */
export function rebinds(e: Expr | null): boolean {
  if (e === null || e.kind === 'Name' || e.kind === 'Constant') return false;
  const pending: (Expr | null)[] = [e];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node !== null && !pushParts(node, pending)) return true;
  }
  return false;
}

/** Adds the parts of `e` to `pending`; false when `e` itself rebinds. */
function pushParts(e: Expr, pending: (Expr | null)[]): boolean {
  switch (e.kind) {
    case 'Name':
    case 'Constant':
      return true;
    case 'NamedExpr':
    case 'Lambda':
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return false;
    case 'Attribute':
    case 'Starred':
    case 'Await':
    case 'Yield':
    case 'YieldFrom':
      pending.push(e.value);
      return true;
    case 'FormattedValue':
      pending.push(e.value, e.format_spec);
      return true;
    case 'Subscript':
      pending.push(e.value, e.slice);
      return true;
    case 'Slice':
      pending.push(e.lower, e.upper, e.step);
      return true;
    case 'BinOp':
      pending.push(e.left, e.right);
      return true;
    case 'UnaryOp':
      pending.push(e.operand);
      return true;
    case 'IfExp':
      pending.push(e.test, e.body, e.orelse);
      return true;
    case 'Compare':
      pending.push(e.left, ...e.comparators);
      return true;
    case 'BoolOp':
    case 'JoinedStr':
      pending.push(...e.values);
      return true;
    case 'List':
    case 'Tuple':
    case 'Set':
      for (const element of e.elts) pending.push(element);
      return true;
    case 'Dict':
      for (const key of e.keys) pending.push(key);
      for (const item of e.values) pending.push(item);
      return true;
    case 'Call':
      pending.push(e.func);
      for (const argument of e.args) pending.push(argument);
      for (const keyword of e.keywords) pending.push(keyword.value);
      return true;
  }
}
