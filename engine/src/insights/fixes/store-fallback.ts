/** JL401: `__getattr__` stores what it makes, so that it is asked once for each object. Wrong for proxies of what changes. */
import type { FunctionDef, Return } from '../../syntax/ast.js';
import { sameSpan, type Finding, type ProposedFix } from '../finding.js';
import { indent, isInside, nodesIn, replace, type FixContext } from './fix-context.js';

export function storeFallback(context: FixContext, finding: Finding): ProposedFix[] {
  const [hook] = finding.related;
  const tree = hook === undefined ? null : context.tree(hook.filename);
  if (tree === null || hook === undefined) return [];
  const fn = nodesIn(tree).find(n => n.kind === 'FunctionDef' && sameSpan(n.span, hook.span)) as FunctionDef | undefined;
  const [self, name] = fn?.args.args.map(a => a.arg) ?? [];
  if (fn === undefined || self === undefined || name === undefined) return [];
  const edits = returnsOf(fn).map(r => {
    const value = context.text(hook.filename, r.value!.span);
    const rest = indent(r.span.col);
    return replace(hook.filename, r.span, `value = ${value}\n${rest}setattr(${self}, ${name}, value)\n${rest}return value`);
  });
  return edits.length === 0 ? [] : [{ title: 'Store what __getattr__ makes', edits }];
}

/** Those of the function itself, not of functions in it. */
function returnsOf(fn: FunctionDef): Return[] {
  const inner = nodesIn(fn.body).filter(n => n.kind === 'FunctionDef' || n.kind === 'Lambda');
  const returns = nodesIn(fn.body).filter((n): n is Return => n.kind === 'Return' && (n as Return).value !== null);
  return returns.filter(r => !inner.some(f => isInside(f.span, r.span)));
}
