/** The name that CPython's abstract grammar has for a node. Knows nothing of what nodes mean. */

/** Parts without a `kind` are told by their fields. */
export function nodeKind(node: Readonly<Record<string, unknown>>): string {
  if (typeof node.kind === 'string') return node.kind;
  if ('is_async' in node) return 'comprehension';
  if ('posonlyargs' in node) return 'arguments';
  if ('context_expr' in node) return 'withitem';
  if ('pattern' in node) return 'match_case';
  if ('asname' in node) return 'alias';
  return 'annotation' in node ? 'arg' : 'keyword';
}
