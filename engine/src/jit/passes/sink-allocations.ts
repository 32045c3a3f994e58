/**
 * Tuples, slices, dicts of forwarded keywords, generators that are drained in place and wide ints that only exits would read are not made: the exit carries their parts, and makes them
 * when it is taken (once, however many registers hold it).
 */
import type { Graph, Node } from '../ir.js';

const SINKABLE = ['make_tuple', 'make_slice', 'make_map', 'make_generator', 'wide_mul', 'wide_add', 'wide_sub'] as const;
export type Sinkable = (typeof SINKABLE)[number];
const sinkable: ReadonlySet<string> = new Set(SINKABLE);
/** They work on the parts of their first operand. */
const REDUCING: ReadonlySet<string> = new Set(['wide_mod', 'wide_and', 'wide_shr']);

/** Of generators those that a native drains in place. */
export const isSinkable = (n: Node): boolean => sinkable.has(n.op) && (n.op !== 'make_generator' || n.data.slot === DRAINED);
export const DRAINED = 1;

export function sinkAllocations(g: Graph): void {
  const escaping = new Set<Node>();
  const use = (n: Node | null): void => {
    if (n !== null) escaping.add(n);
  };
  for (const b of g.blocks) {
    for (const n of b.nodes) if (!isSinkable(n)) n.args.slice(REDUCING.has(n.op) ? 1 : 0).forEach(use);
    const { end } = b;
    if (end.kind === 'jump') end.args.forEach(use);
    else if (end.kind === 'branch') use(end.condition);
    else if (end.kind === 'return') use(end.value);
    else if (end.kind === 'yield') {
      // what a generator holds is written to its frame
      for (const n of end.state.registers.values()) use(n);
      use(end.value);
      use(end.delegate);
    }
  }
  // the parts of what is made are made, too
  for (let changed = true; changed;) {
    changed = false;
    for (const b of g.blocks)
      for (const n of b.nodes)
        if (isSinkable(n) && escaping.has(n)) for (const a of n.args) if (!escaping.has(a)) changed = escaping.add(a) !== undefined;
  }
  for (const b of g.blocks) for (const n of b.nodes) if (isSinkable(n) && !escaping.has(n)) n.data = { ...n.data, text: 'sunk' };
}
