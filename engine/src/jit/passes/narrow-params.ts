/**
 * Gives block parameters the type that all their inputs have, so that numbers stay unboxed through loops.
 * Where only the way into a loop brings an unknown value and the loop itself a narrow one, the guard is
 * moved to the way in.
 */
import { applyReplacements, type Block, type FrameState, type Graph, type Node, type Type } from '../ir.js';

type Lattice = Type | 'bottom';

function join(a: Lattice, b: Lattice): Lattice {
  if (a === 'bottom') return b;
  if (b === 'bottom' || a === b) return a;
  if ((a === 'int32' && b === 'int') || (a === 'int' && b === 'int32')) return 'int';
  // the sum that starts as 0 and goes on as a float
  return NUMBERS.has(a) && NUMBERS.has(b) ? 'number' : 'any';
}
const NUMBERS: ReadonlySet<Lattice> = new Set<Lattice>(['int32', 'int', 'double', 'number']);

/** Is a guard at the start of that code's loop known to fail? */
export type IsBanned = (code: number, pc: number, reason: string) => boolean;

export function narrowParams(g: Graph, isBanned: IsBanned): void {
  const types = solve(g, new Set());
  const forced = speculate(g, types, isBanned);
  const final = forced.size === 0 ? types : solve(g, forced);
  for (const b of g.blocks) for (const p of b.params) p.type = settled(final.get(p)!);
  insertEdgeGuards(g, forced);
  applyReplacements(g);
}

function settled(t: Lattice): Type {
  return t === 'bottom' ? 'any' : t;
}

/** Least types of all parameters; inputs of `forced` ones that are unknown are taken to be guarded. */
function solve(g: Graph, forced: ReadonlySet<Node>): Map<Node, Lattice> {
  const types = new Map<Node, Lattice>();
  for (const b of g.blocks) for (const p of b.params) types.set(p, 'bottom');
  const typeOf = (n: Node): Lattice => types.get(n) ?? (n.op === 'unbound' ? 'any' : n.type);
  for (let changed = true; changed;) {
    changed = false;
    for (const b of g.blocks) {
      if (b.end?.kind !== 'jump') continue;
      const { target, args } = b.end;
      target.params.forEach((p, i) => {
        const input = typeOf(args[i]);
        if (forced.has(p) && input === 'any') return;
        const t = join(types.get(p)!, input);
        if (t !== types.get(p)) {
          types.set(p, t);
          changed = true;
        }
      });
    }
  }
  return types;
}

const GUARD = {
  double: { op: 'check_float', reason: 'NotFloat' },
  number: { op: 'check_numeric', reason: 'NotNumber' },
  int: { op: 'check_int', reason: 'NotInt' },
  int32: { op: 'check_int32', reason: 'NotInt' },
} as const;
const guardFor = (t: Lattice): (typeof GUARD)[keyof typeof GUARD] | undefined => GUARD[t as keyof typeof GUARD];

/** Parameters of loop headers whose narrow inputs agree, while others are unknown. */
function speculate(g: Graph, types: ReadonlyMap<Node, Lattice>, isBanned: IsBanned): Set<Node> {
  const forced = new Set<Node>();
  for (const header of g.blocks) {
    if (!header.isLoopHeader || header.entryState === null) continue;
    const { code, pc } = header.entryState;
    header.params.forEach((p, i) => {
      if (types.get(p) !== 'any') return;
      let narrow: Lattice = 'bottom';
      for (const b of g.blocks) {
        if (b.end?.kind !== 'jump' || b.end.target !== header) continue;
        const arg = b.end.args[i];
        const t = types.get(arg) ?? arg.type;
        if (arg === p || t === 'any') continue;
        narrow = join(narrow, t);
      }
      const guard = guardFor(narrow);
      if (guard !== undefined && !isBanned(code, pc, guard.reason) && unknownInputs(g, header, p, i, types).every(a => a.op !== 'unbound'))
        forced.add(p);
    });
  }
  return forced;
}

function unknownInputs(g: Graph, header: Block, p: Node, i: number, types: ReadonlyMap<Node, Lattice>): Node[] {
  return g.blocks.flatMap(b =>
    b.end?.kind === 'jump' && b.end.target === header && b.end.args[i] !== p && (types.get(b.end.args[i]) ?? b.end.args[i].type) === 'any'
      ? [b.end.args[i]]
      : [],
  );
}

function insertEdgeGuards(g: Graph, forced: ReadonlySet<Node>): void {
  for (const b of g.blocks) {
    if (b.end?.kind !== 'jump') continue;
    const { target, args } = b.end;
    target.params.forEach((p, i) => {
      const guard = guardFor(p.type);
      if (!forced.has(p) || guard === undefined || args[i].type !== 'any') return;
      const checked = g.node(guard.op, [args[i]], p.type, { reason: guard.reason }, edgeState(target, args));
      b.nodes.push(checked);
      args[i] = checked;
    });
  }
}

/** The frame at the start of `target` when entered with `args`. */
function edgeState(target: Block, args: readonly Node[]): FrameState {
  const by = new Map(target.params.map((p, i) => [p, args[i]]));
  const substitute = (s: FrameState): FrameState => ({
    ...s,
    registers: new Map(
      [...s.registers].flatMap(([r, n]) => {
        const v = by.get(n) ?? n;
        return v.op === 'unbound' ? [] : [[r, v] as [number, Node]];
      }),
    ),
    caller: s.caller === null ? null : substitute(s.caller),
  });
  return substitute(target.entryState!);
}
