/** Removes guards whose answer is known: by the operand's type, or by an equal guard that dominates. */
import { applyReplacements, dominators, predecessors, reversePostorder, type Block, type Graph, type Node, type Type } from '../ir.js';

/** Types that make a guard's answer yes. */
const PROVEN: Readonly<Record<string, readonly Type[]>> = {
  check_int32: ['int32'],
  check_int: ['int32', 'int'],
  check_float: ['double'],
  check_number: ['double', 'number'],
  check_numeric: ['number'],
  check_bool: ['bool'],
  check_str: ['str'],
};

/** What held once need not hold later. */
const MAY_CHANGE: ReadonlySet<string> = new Set(['check_valid', 'check_not_hidden']);

export function eliminateGuards(g: Graph): void {
  const order = reversePostorder(g);
  const idom = dominators(order, predecessors(g));
  const children = new Map<Block, Block[]>();
  for (const [b, d] of idom) children.set(d, [...(children.get(d) ?? []), b]);
  const visit = (b: Block, known: ReadonlyMap<string, Node>): void => {
    const here = new Map(known);
    b.nodes = b.nodes.filter(n => !isRedundant(n, here));
    for (const c of children.get(b) ?? []) visit(c, here);
  };
  visit(g.entry, new Map());
  applyReplacements(g);
}

function isRedundant(n: Node, known: Map<string, Node>): boolean {
  if (!n.op.startsWith('check_') || MAY_CHANGE.has(n.op)) return false;
  const value = n.args[0].resolve();
  if (n.data.text === 'known') {
    n.args[0] = value;
    return false;
  }
  if (PROVEN[n.op]?.includes(value.type) === true) {
    n.replacement = value;
    return true;
  }
  if (n.op === 'check_shape' && value.data.ref2 === n.data.ref) {
    n.replacement = value;
    return true;
  }
  if (n.op === 'check_value' && value.op === 'const' && value.data.ref === n.data.ref) {
    n.replacement = value;
    return true;
  }
  const key = `${n.op} ${root(value).id} ${n.data.slot ?? ''}`;
  const before = known.get(key);
  if (before !== undefined && before.data.ref === n.data.ref) {
    n.replacement = before;
    return true;
  }
  // a store that adds an attribute changes what is known of the object: its result is another value (`add_slot`)
  known.set(key, n);
  return false;
}

/** The value behind guards that do not change its representation. */
function root(n: Node): Node {
  let v = n;
  while (
    (v.op === 'check_shape' ||
      v.op === 'check_shapes' ||
      v.op === 'check_length' ||
      v.op === 'check_bound' ||
      v.op === 'check_value' ||
      v.op === 'check_class') &&
    v.args.length === 1
  )
    v = v.args[0].resolve();
  return v;
}
