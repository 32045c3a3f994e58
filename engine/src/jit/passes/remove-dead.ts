/** Removes values that nothing uses and that do nothing. */
import { isSinkable } from './sink-allocations.js';
import { reversePostorder, type FrameState, type Graph, type Node } from '../ir.js';

const PURE: ReadonlySet<string> = new Set([
  'const',
  'param',
  'unbound',
  'argument',
  'compare',
  'str_add',
  'str_contains',
  'make_tuple',
  'make_list',
  'make_map',
  'make_slice',
  'int_not',
  'int_extreme',
  'float_extreme',
  'float_lost',
  'bool_int',
  'float_rounded',
  'is',
  'not',
  'not_zero',
  'not_empty',
  'to_double',
  'has_value',
  'float_add',
  'float_sub',
  'float_mul',
  'float_neg',
  'int_neg',
  'int_and',
  'int_or',
  'int_xor',
  'wide_mul',
  'wide_add',
  'wide_sub',
  'wide_and',
  'list_length',
  'new_instance',
  'load_slot',
  'method_function',
  'method_self',
]);

/** A member of `__slots__` may be unset, which raises. */
const isPure = (n: Node): boolean =>
  (PURE.has(n.op) && n.data.text !== 'may-be-unset') || (n.op === 'helper' && MAKERS.has(n.data.text!)) || isSinkable(n);

/** Helpers that make something, of which nobody knows when it is not used. */
const MAKERS: ReadonlySet<string> = new Set(['makeFunction', 'makeClosure']);

/** `guardsToCome`: guards may still be put before loops, whose exits rebuild the frame at the loop's start. */
export function removeDead(g: Graph, guardsToCome = false): void {
  const reachable = new Set(reversePostorder(g));
  for (let i = g.blocks.length - 1; i >= 0; i--) if (!reachable.has(g.blocks[i])) g.blocks.splice(i, 1);
  for (let changed = true; changed;) {
    const used = usedValues(g, guardsToCome);
    changed = false;
    for (const b of g.blocks) {
      const before = b.nodes.length;
      b.nodes = b.nodes.filter(n => used.has(n) || !isPure(n));
      if (b.nodes.length !== before) changed = true;
      if (b === g.entry) continue;
      for (let i = b.params.length - 1; i >= 0; i--) {
        if (used.has(b.params[i])) continue;
        b.params.splice(i, 1);
        for (const p of g.blocks) if (p.end.kind === 'jump' && p.end.target === b) p.end.args.splice(i, 1);
        changed = true;
      }
    }
  }
}

function usedValues(g: Graph, guardsToCome: boolean): Set<Node> {
  const used = new Set<Node>();
  const useState = (s: FrameState | null): void => {
    for (let at = s; at !== null; at = at.caller) {
      for (const n of at.registers.values()) used.add(n);
      if (at.constructing !== null) used.add(at.constructing);
    }
  };
  for (const b of g.blocks) {
    if (guardsToCome) useState(b.entryState);
    for (const n of b.nodes) {
      for (const a of n.args) used.add(a);
      useState(n.state);
    }
    if (b.end.kind === 'jump')
      b.end.args.forEach((a, i) => {
        if (b.end.kind === 'jump' && a !== b.end.target.params[i]) used.add(a);
      });
    else if (b.end.kind === 'branch') used.add(b.end.condition);
    else if (b.end.kind === 'return') used.add(b.end.value);
    else {
      useState(b.end.state);
      if (b.end.kind === 'yield') {
        used.add(b.end.value);
        if (b.end.delegate !== null) used.add(b.end.delegate);
      }
    }
  }
  return used;
}
