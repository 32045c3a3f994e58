/**
 * The JIT's intermediate representation: blocks with parameters, values in SSA form.
 * Knows nothing of bytecode or JavaScript. Printed and parsed by ir-text.ts.
 *
 * A value's type says how it is held: `any` and its subsets (`int32` ⊂ `int`, `bool`, `str`) are Python
 * values as they are; `double` is a raw JS number standing for a float; `number`, of parameters and what flows into them, is a raw JS number
 * and a flag that tells whether it stands for a float or an int. A guard ends in an exit
 * when its operand is something else; its result is the operand at the narrower type.
 */
import type { Drain } from '../interpreter/drain.js';
import type { DeoptReason } from '../observe/deopt-reasons.js';

export type Type = 'any' | 'int32' | 'int' | 'double' | 'number' | 'bool' | 'str' | 'void';

/** What can be seen of a frame at one bytecode pc: enough to go on in the interpreter. */
export interface FrameState {
  /** Index of the (inlined) function in the version's table of codes; 0 is the outermost. */
  readonly code: number;
  readonly pc: number;
  /** Register → value, for all that are bound and alive or named. */
  readonly registers: ReadonlyMap<number, Node>;
  /** The frame that waits for this one's result; null for the outermost. */
  readonly caller: FrameState | null;
  /** The call in progress at `pc` is `__init__` of this new instance, which is the call's result. */
  readonly constructing: Node | null;
  /** The frame is a generator's that was built into a native's call of it; what was gathered is in the registers behind its own. */
  readonly drain: Drain | null;
}

/** Guards: one operand, narrower result. */
export type GuardOp =
  | 'check_int32'
  | 'check_int'
  | 'check_float'
  | 'check_number'
  | 'check_numeric'
  | 'check_bool'
  | 'check_str'
  | 'check_shape'
  | 'check_shapes'
  | 'check_value'
  | 'check_class'
  | 'check_bound'
  | 'check_length'
  | 'check_not_hidden'
  | 'check_width'
  | 'check_valid';
/** Arithmetic on narrow types; `int32_*` and `int_*` exit on overflow, `wide_*` take what overflows and reduce it (translate-integers.ts). */
export type ArithmeticOp =
  | 'int32_add'
  | 'int32_sub'
  | 'int32_mul'
  | 'int_add'
  | 'int_sub'
  | 'int_mul'
  | 'int_mod'
  | 'int_floordiv'
  | 'int_div'
  | 'int_neg'
  | 'int_not'
  | 'int_extreme'
  | 'int_and'
  | 'int_or'
  | 'int_xor'
  | 'int_shl'
  | 'int_shr'
  | 'wide_mul'
  | 'wide_add'
  | 'wide_sub'
  | 'wide_mod'
  | 'wide_and'
  | 'wide_shr'
  | 'number_add'
  | 'number_sub'
  | 'number_mul'
  | 'float_add'
  | 'float_sub'
  | 'float_mul'
  | 'float_div'
  | 'float_neg'
  | 'float_mod'
  | 'float_floordiv'
  | 'float_pow'
  | 'float_extreme'
  | 'float_lost'
  | 'bool_int'
  | 'float_rounded'
  | 'float_call';
export type PureOp =
  | 'make_tuple'
  | 'make_list'
  | 'make_map'
  | 'make_slice'
  | 'const'
  | 'param'
  | 'unbound'
  | 'argument'
  | 'compare'
  | 'str_add'
  | 'str_contains'
  | 'is'
  | 'not'
  | 'not_zero'
  | 'not_empty'
  | 'to_double'
  | 'has_value';
/** Operations with effects, or that may run Python. */
export type EffectOp =
  | 'load_slot'
  | 'store_slot'
  | 'add_slot'
  | 'load_cell'
  | 'load_namespace'
  | 'load_class_variable'
  | 'store_class_variable'
  | 'store_namespace'
  | 'store_cell'
  | 'make_cell'
  | 'list_get'
  | 'list_set'
  | 'tuple_get'
  | 'str_get'
  | 'dict_get'
  | 'dict_set'
  | 'list_append'
  | 'list_length'
  | 'range_iter'
  | 'list_iter'
  | 'next_range'
  | 'next_list'
  | 'next_any'
  | 'next_native'
  | 'advance_row'
  | 'row_item'
  | 'helper'
  | 'raise'
  | 'dict_get_or_raise'
  | 'number_op'
  | 'number_extreme'
  | 'dict_get_or_miss'
  | 'same_or_compare'
  | 'or_other'
  | 'truth'
  | 'call_function'
  | 'call_native'
  | 'check_init'
  | 'push_handled'
  | 'pop_handled'
  | 'new_instance'
  | 'poly_load'
  | 'poly_method'
  | 'poly_store'
  | 'bound_method'
  | 'method_function'
  | 'method_self'
  | 'mega_load'
  | 'mega_store'
  | 'call_dynamic'
  | 'call_pair'
  | 'make_generator'
  | 'mega_method'
  | 'mega_self'
  | 'observe'
  | 'poll';
export type Op = GuardOp | ArithmeticOp | PureOp | EffectOp;

export class Node {
  /** Set by passes that replace this value by another. */
  replacement: Node | null = null;
  constructor(
    readonly id: number,
    public op: Op,
    public args: Node[],
    public type: Type,
    /** What the operation needs beside values: constants, slots, names, reasons. */
    public data: NodeData,
    public state: FrameState | null,
  ) {}

  /** The value that stands for this one after replacements. */
  resolve(): Node {
    let n: Node = this;
    while (n.replacement !== null) n = n.replacement;
    return n;
  }
}

export interface NodeData {
  readonly reason?: DeoptReason;
  /** A value, shape, profile… of this engine; printed by `text`. */
  readonly ref?: unknown;
  readonly ref2?: unknown;
  readonly slot?: number;
  readonly text?: string;
  /** Site index in the outermost or inlined code, for counting: [code, site]. */
  readonly site?: readonly [code: number, site: number];
  readonly refs?: readonly unknown[];
}

export type Terminator =
  | { readonly kind: 'jump'; target: Block; args: Node[] }
  | { readonly kind: 'branch'; condition: Node; yes: Block; no: Block }
  | { readonly kind: 'return'; value: Node }
  /** Suspends a generator; the first `named` registers are its variables. */
  | { readonly kind: 'yield'; value: Node; delegate: Node | null; state: FrameState; readonly named: number }
  | { readonly kind: 'exit'; readonly reason: DeoptReason; state: FrameState };

/** In `Block.sites`, in place of a site: a call of the code. */
export const CALL = -1;

export class Block {
  params: Node[] = [];
  nodes: Node[] = [];
  end!: Terminator;
  isLoopHeader = false;
  /** The frame at the start of the block, in terms of its parameters; loop headers only. */
  entryState: FrameState | null = null;
  /** Sites that execute once each time the block does: [code, site]. */
  sites: (readonly [number, number])[] = [];
  constructor(readonly id: number) {}
}

export class Graph {
  readonly blocks: Block[] = [];
  private nextNode = 0;
  private nextBlock = 0;

  block(): Block {
    const b = new Block(this.nextBlock++);
    this.blocks.push(b);
    return b;
  }

  node(op: Op, args: Node[], type: Type, data: NodeData = {}, state: FrameState | null = null): Node {
    return new Node(this.nextNode++, op, args, type, data, state);
  }

  get entry(): Block {
    return this.blocks[0];
  }
}

export function successors(b: Block): Block[] {
  switch (b.end.kind) {
    case 'jump':
      return [b.end.target];
    case 'branch':
      return [b.end.yes, b.end.no];
    default:
      return [];
  }
}

export function predecessors(g: Graph): Map<Block, Block[]> {
  const preds = new Map<Block, Block[]>(g.blocks.map(b => [b, []]));
  for (const b of g.blocks) for (const s of successors(b)) preds.get(s)!.push(b);
  return preds;
}

/** Blocks reachable from the entry, each after its dominators (reverse postorder). */
export function reversePostorder(g: Graph): Block[] {
  const seen = new Set<Block>();
  const order: Block[] = [];
  const visit = (b: Block): void => {
    if (seen.has(b)) return;
    seen.add(b);
    for (const s of successors(b).reverse()) visit(s);
    order.push(b);
  };
  visit(g.entry);
  return order.reverse();
}

/** Block → immediate dominator; the entry is absent (Cooper, Harvey, Kennedy). */
export function dominators(order: readonly Block[], preds: ReadonlyMap<Block, Block[]>): Map<Block, Block> {
  const index = new Map(order.map((b, i) => [b, i]));
  const idom = new Map<Block, Block>();
  const entry = order[0];
  const meet = (a: Block, b: Block): Block => {
    while (a !== b) {
      while (index.get(a)! > index.get(b)!) a = idom.get(a)!;
      while (index.get(b)! > index.get(a)!) b = idom.get(b)!;
    }
    return a;
  };
  for (let changed = true; changed;) {
    changed = false;
    for (const b of order) {
      if (b === entry) continue;
      const known = preds.get(b)!.filter(p => p === entry || idom.has(p));
      const best = known.reduce((a, p) => meet(a, p));
      if (idom.get(b) !== best) {
        idom.set(b, best);
        changed = true;
      }
    }
  }
  return idom;
}

/** Replaces values by their replacements everywhere. */
export function applyReplacements(g: Graph): void {
  const states = new Map<FrameState, FrameState>();
  const fix = (n: Node): Node => n.resolve();
  const fixState = (s: FrameState | null): FrameState | null => {
    if (s === null) return null;
    let known = states.get(s);
    if (known === undefined) {
      known = {
        ...s,
        registers: new Map([...s.registers].map(([r, n]) => [r, fix(n)])),
        caller: fixState(s.caller),
        constructing: s.constructing === null ? null : fix(s.constructing),
      };
      states.set(s, known);
    }
    return known;
  };
  for (const b of g.blocks) {
    b.entryState = fixState(b.entryState);
    for (const n of b.nodes) {
      n.args = n.args.map(fix);
      n.state = fixState(n.state);
    }
    const end = b.end;
    if (end.kind === 'jump') end.args = end.args.map(fix);
    else if (end.kind === 'branch') end.condition = fix(end.condition);
    else if (end.kind === 'return') b.end = { kind: 'return', value: fix(end.value) };
    else {
      end.state = fixState(end.state)!;
      if (end.kind === 'yield') {
        end.value = fix(end.value);
        end.delegate = end.delegate === null ? null : fix(end.delegate);
      }
    }
  }
}
