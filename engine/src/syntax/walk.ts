/** The nodes directly inside a node, in the order of its fields. Knows no node's meaning. */

const isNode = (v: unknown): v is object => typeof v === 'object' && v !== null && !(v instanceof Uint8Array);

export function childrenOf(node: object): object[] {
  const children: object[] = [];
  for (const [name, value] of Object.entries(node) as [string, unknown][]) {
    if (name === 'span' || name === 'attrSpan') continue;
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value) && !('type' in value && !('name' in value))) children.push(value);
  }
  return children;
}
