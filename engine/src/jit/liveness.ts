/** Which registers are read later, per pc; and the basic blocks of a code. Exception edges count as uses of named locals. */
import { OPCODES, OPCODE_NAMES, Op, WIDTH } from '../bytecode/opcodes.js';
import { HANDLER_WIDTH, type Code } from '../bytecode/code.js';

/** Registers an instruction reads and writes. */
export interface Effects {
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

/** Length of the run of registers in operand `k`, where the table says `…`. */
function runLength(ins: Int32Array, pc: number, k: number): number {
  switch (ins[pc]) {
    case Op.LOAD_METHOD:
    case Op.BEFORE_WITH:
    case Op.BEFORE_ASYNC_WITH:
    case Op.CHECK_EG_MATCH:
      return 2;
    case Op.LOAD_SUPER_ATTR:
      return k === 0 ? ((ins[pc + 4] & 1) !== 0 ? 2 : 1) : 3;
    case Op.BUILD_MAP:
      return 2 * ins[pc + 3];
    case Op.UNPACK_SEQUENCE:
      return ins[pc + 3];
    case Op.UNPACK_EX:
      return ins[pc + 3] + 1 + ins[pc + 4];
    case Op.CALL:
    case Op.CALL_KW:
      return ins[pc + 3] + 1;
    case Op.CALL_METHOD:
    case Op.CALL_METHOD_KW:
      return ins[pc + 3] + 2;
    default:
      return ins[pc + 3];
  }
}

export function effectsOf(ins: Int32Array, pc: number): Effects {
  const reads: number[] = [];
  const writes: number[] = [];
  OPCODES[OPCODE_NAMES[ins[pc]]].operands.forEach((letter, k) => {
    const r = ins[pc + 1 + k];
    if (letter === 'W') writes.push(r);
    else if (letter === 'R' && r >= 0) reads.push(r);
    else if (letter === 'RW') {
      reads.push(r);
      writes.push(r);
    } else if (letter === 'W…' || letter === 'R…') {
      for (let i = 0; i < runLength(ins, pc, k); i++) (letter === 'W…' ? writes : reads).push(r + i);
    }
  });
  return { reads, writes };
}

export function jumpTarget(ins: Int32Array, pc: number): number {
  const at = OPCODES[OPCODE_NAMES[ins[pc]]].operands.indexOf('J');
  return at < 0 ? -1 : ins[pc + 1 + at];
}

/** Loop header → end of the loop, exclusive: behind the last jump back to it. */
export function loopsIn(ins: Int32Array): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (let pc = 0; pc < ins.length; pc += WIDTH) if (ins[pc] === Op.JUMP_BACKWARD) ends.set(jumpTarget(ins, pc), pc + WIDTH);
  return ends;
}

export function fallsThrough(op: number): boolean {
  return op !== Op.JUMP && op !== Op.JUMP_BACKWARD && op !== Op.RETURN_VALUE && op !== Op.RAISE_VARARGS && op !== Op.RERAISE;
}

export interface Flow {
  /** Start pcs of basic blocks reachable from `start` without exceptions, in reverse postorder. */
  readonly order: readonly number[];
  /** Start pc → end pc (exclusive). */
  readonly ends: ReadonlyMap<number, number>;
  readonly successors: ReadonlyMap<number, readonly number[]>;
  readonly predecessors: ReadonlyMap<number, number>;
  readonly loopHeaders: ReadonlySet<number>;
  /** Registers read at or after a pc before they are written. */
  liveAt(pc: number): ReadonlySet<number>;
}

export function analyzeFlow(code: Code, start: number): Flow {
  const ins = code.instructions;
  const leaders = new Set<number>([start, 0]);
  const headers = new Set<number>();
  for (let pc = 0; pc < ins.length; pc += WIDTH) {
    const target = jumpTarget(ins, pc);
    if (target >= 0) {
      leaders.add(target);
      leaders.add(pc + WIDTH);
      if (ins[pc] === Op.JUMP_BACKWARD) headers.add(target);
    } else if (!fallsThrough(ins[pc])) leaders.add(pc + WIDTH);
  }
  const rows = code.handlers;
  for (let i = 0; i < rows.length; i += HANDLER_WIDTH)
    for (const at of [rows[i], rows[i + 1], rows[i + 2]]) if (at < ins.length) leaders.add(at);
  const ends = new Map<number, number>();
  const successors = new Map<number, readonly number[]>();
  for (const lead of leaders) {
    let pc = lead;
    while (pc + WIDTH < ins.length && !leaders.has(pc + WIDTH)) pc += WIDTH;
    ends.set(lead, pc + WIDTH);
    const next: number[] = [];
    if (pc < ins.length) {
      if (fallsThrough(ins[pc])) next.push(pc + WIDTH);
      const target = jumpTarget(ins, pc);
      if (target >= 0) next.push(target);
    }
    successors.set(lead, next);
  }
  const order = postorder(start, successors).reverse();
  const predecessors = new Map<number, number>();
  for (const b of order) for (const s of successors.get(b)!) predecessors.set(s, (predecessors.get(s) ?? 0) + 1);
  const everywhere = [...leaders].filter(pc => pc < ins.length).sort((a, b) => a - b);
  /** Blocks end where handlers begin or end, so that one handler covers a whole block. */
  const withHandlers = new Map(everywhere.map(b => [b, withHandler(code, b, successors.get(b)!)]));
  const liveIn = solveLiveness(ins, everywhere, ends, withHandlers, b => code.handlerFor(b) >= 0);
  const cache = new Map<number, ReadonlySet<number>>();
  const liveAt = (pc: number): ReadonlySet<number> => {
    let known = cache.get(pc);
    if (known === undefined) {
      known = liveIn.get(pc) ?? liveInside(ins, pc, ends, withHandlers, liveIn, b => code.handlerFor(b) >= 0);
      cache.set(pc, known);
    }
    return known;
  };
  return { order, ends, successors, predecessors, loopHeaders: headers, liveAt };
}

function withHandler(code: Code, block: number, next: readonly number[]): readonly number[] {
  const row = code.handlerFor(block);
  return row < 0 ? next : [...next, code.handlers[row + 2]];
}

function postorder(start: number, successors: ReadonlyMap<number, readonly number[]>): number[] {
  const seen = new Set<number>();
  const order: number[] = [];
  const visit = (b: number): void => {
    if (seen.has(b)) return;
    seen.add(b);
    for (const s of successors.get(b)!) visit(s);
    order.push(b);
  };
  visit(start);
  return order;
}

function backward(ins: Int32Array, from: number, to: number, live: Set<number>): Set<number> {
  for (let pc = to - WIDTH; pc >= from; pc -= WIDTH) {
    const { reads, writes } = effectsOf(ins, pc);
    for (const w of writes) live.delete(w);
    for (const r of reads) live.add(r);
  }
  return live;
}

function solveLiveness(
  ins: Int32Array,
  order: readonly number[],
  ends: ReadonlyMap<number, number>,
  successors: ReadonlyMap<number, readonly number[]>,
  hasHandler: (block: number) => boolean,
): Map<number, ReadonlySet<number>> {
  const liveIn = new Map<number, ReadonlySet<number>>(order.map(b => [b, new Set()]));
  for (let changed = true; changed;) {
    changed = false;
    for (const b of [...order].reverse()) {
      const live = new Set<number>();
      const next = successors.get(b)!;
      for (const s of next) for (const r of liveIn.get(s) ?? []) live.add(r);
      const survives = next.length > 0 && hasHandler(b) ? [...(liveIn.get(next[next.length - 1]) ?? [])] : [];
      backward(ins, b, ends.get(b)!, live);
      for (const r of survives) live.add(r);
      if (live.size !== liveIn.get(b)!.size) {
        liveIn.set(b, live);
        changed = true;
      }
    }
  }
  return liveIn;
}

/** Live at a pc in the middle of a block. */
function liveInside(
  ins: Int32Array,
  pc: number,
  ends: ReadonlyMap<number, number>,
  successors: ReadonlyMap<number, readonly number[]>,
  liveIn: ReadonlyMap<number, ReadonlySet<number>>,
  isCovered: (block: number) => boolean,
): ReadonlySet<number> {
  let lead = pc;
  while (!liveIn.has(lead) && lead > 0) lead -= WIDTH;
  const live = new Set<number>();
  for (const s of successors.get(lead) ?? []) for (const r of liveIn.get(s) ?? []) live.add(r);
  const next = successors.get(lead) ?? [];
  const handler = isCovered(lead) ? (liveIn.get(next[next.length - 1]) ?? []) : [];
  backward(ins, pc, ends.get(lead)!, live);
  // what a handler reads must survive whatever the block itself overwrites
  for (const r of handler) live.add(r);
  return live;
}
