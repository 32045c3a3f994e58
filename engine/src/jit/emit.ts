/**
 * IR to JavaScript: structured control flow from the dominator tree (Ramsey, “Beyond Relooper”), one `let` a
 * value, exits as `return X(…)`. The text is the body of a factory whose parameters are the runtime and the constants.
 */
import type { Drain } from '../interpreter/drain.js';
import { WIDTH } from '../bytecode/opcodes.js';
import { dominators, predecessors, reversePostorder, successors, type Block, type FrameState, type Graph, type Node } from './ir.js';
import { isSinkable, type Sinkable } from './passes/sink-allocations.js';
import { emitNode, isRarelyCalling } from './emit-nodes.js';

/** How to find a register's value among those an exit passes. */
export interface SlotRecipe {
  readonly register: number;
  readonly index: number;
  readonly isDouble: boolean;
}
export interface FrameRecipe {
  readonly code: number;
  readonly pc: number;
  readonly slots: readonly SlotRecipe[];
  /** Index of the instance whose `__init__` is being called, or −1. */
  readonly constructing: number;
  readonly drain: Drain | null;
}
/** A tuple, a slice, a dict without entries or a wide int that was not made: its parts, by their index among the values (virtual ones follow the real ones). */
export interface VirtualObject {
  readonly op: Sinkable;
  readonly parts: readonly { readonly index: number; readonly isDouble: boolean }[];
}
/** A point at which the frames can be rebuilt: innermost frame first. */
export interface ExitPoint {
  readonly frames: readonly FrameRecipe[];
  readonly virtuals: readonly VirtualObject[];
  readonly reason: string;
  /** What the guard wanted, for the record. */
  readonly expected: unknown;
  readonly op: string;
  /** Counted with its block but not executed when the exit is taken: sites to give back. */
  readonly uncount: readonly (readonly [number, number])[];
}

export interface Emitted {
  readonly source: string;
  readonly constants: readonly unknown[];
  readonly exits: readonly ExitPoint[];
  /** Blocks whose executions are counted: their sites. */
  readonly counted: readonly (readonly (readonly [number, number])[])[];
  /** Sites whose executions are told apart by case besides. */
  readonly observed: readonly (readonly [number, number])[];
}

export interface EmitOptions {
  readonly name: string;
  readonly parameters: number;
  /** Where an OSR version or a generator's rest begins; −1 for a whole function. */
  readonly header: number;
  readonly generator: boolean;
  readonly count: boolean;
  /** Force every n-th guard to fail. */
  readonly stressDeopt: boolean;
}

export class Emitter {
  private readonly lines: string[] = [];
  private readonly declared = new Set<string>();
  readonly constants: unknown[] = [];
  private readonly constantNames = new Map<unknown, string>();
  readonly exits: ExitPoint[] = [];
  private readonly catches: string[] = [];
  private readonly stateIds = new Map<FrameState, number>();
  private readonly counted: (readonly (readonly [number, number])[])[] = [];
  readonly observed: (readonly [number, number])[] = [];
  private readonly order: readonly Block[];
  private readonly position: ReadonlyMap<Block, number>;
  private readonly children = new Map<Block, Block[]>();
  private readonly merges = new Set<Block>();
  /** Every loop is entered at its header only. */
  private readonly isReducible: boolean;
  private indent = 2;
  block!: Block;

  constructor(
    private readonly g: Graph,
    readonly options: EmitOptions,
  ) {
    this.order = reversePostorder(g);
    this.position = new Map(this.order.map((b, i) => [b, i]));
    const preds = predecessors(g);
    const idom = dominators(this.order, preds);
    this.isReducible = this.order.every(b => successors(b).every(s => !this.goesBack(b, s) || dominates(s, b, idom)));
    for (const [b, d] of idom) this.children.set(d, [...(this.children.get(d) ?? []), b]);
    for (const b of this.order) {
      const forward = preds.get(b)!.filter(p => this.position.has(p) && this.position.get(p)! < this.position.get(b)!);
      if (forward.length > 1) this.merges.add(b);
    }
  }

  emit(): Emitted {
    if (this.isReducible) this.tree(this.g.entry);
    else this.states();
    const { name, parameters, header } = this.options;
    const osr = header >= 0;
    const isDrained = this.order.some(b => this.isDrainedAt(b));
    const args = isDrained
      ? 'd, fn, use'
      : osr
        ? 'd, fn'
        : ['d', 'fn', ...Array.from({ length: parameters }, (_, i) => `a${i}`)].join(', ');
    const names = [...this.constantNames.values()];
    const prologue = names.map((n, i) => `const ${n} = C[${i}];`).join('\n');
    const variables = this.declared.size === 0 ? '' : `  let ${[...this.declared].join(', ')};\n`;
    const entry = osr ? '' : '  if (d > I.recursionLimit) H.tooDeep();\n  if ((d & 3) === 0 && --I.fuel < 0) H.pollEntry(d);\n';
    const source = `'use strict';
${prologue}
const P = R.PyFloat, M = R.vm, N = M.none, I = R.interp, H = R, V = R.version, K = R.counts, X = R.exit, U = R.caught;
return function ${name}(${args}) {
${entry}  let pc = 0, k = 0, e;
${variables}  try {
  ${isDrained ? 'G: for (;;) {\n  ' : ''}R: {
${this.lines.join('\n')}
  }${isDrained ? '\n  break;\n  }' : ''}
  } catch (thrown) { e = thrown; }
  switch (pc) {
${this.catches.join('\n')}
  }
  throw e;
};`;
    return { source, constants: this.constants, exits: this.exits, counted: this.counted, observed: this.observed };
  }

  // ---- structure ----

  line(text: string): void {
    this.lines.push('  '.repeat(this.indent) + text);
  }

  /** A loop over numbered blocks, where loops are entered in several places: code that is resumed inside nested loops. */
  private states(): void {
    this.declared.add('s');
    this.line(`s = ${this.g.entry.id};`);
    this.line('S: for (;;) switch (s) {');
    this.indent++;
    for (const b of this.order) {
      this.line(`case ${b.id}: {`);
      this.indent++;
      this.content(b);
      this.indent--;
      this.line('}');
    }
    this.indent--;
    this.line('}');
  }

  private goesBack(from: Block, to: Block): boolean {
    return this.position.get(to)! <= this.position.get(from)!;
  }

  private tree(b: Block): void {
    const merges = (this.children.get(b) ?? [])
      .filter(c => this.merges.has(c))
      .sort((x, y) => this.position.get(y)! - this.position.get(x)!);
    if (this.isLoop(b)) {
      this.line(`L${b.id}: for (;;) {`);
      this.indent++;
      this.within(b, merges);
      this.indent--;
      this.line('}');
    } else this.within(b, merges);
  }

  private isLoop(b: Block): boolean {
    return this.order.some(p => successors(p).includes(b) && this.position.get(p)! >= this.position.get(b)!);
  }

  private within(b: Block, merges: readonly Block[]): void {
    if (merges.length === 0) return this.content(b);
    const [first, ...rest] = merges;
    this.line(`B${first.id}: {`);
    this.indent++;
    this.within(b, rest);
    this.indent--;
    this.line('}');
    this.tree(first);
  }

  private content(b: Block): void {
    this.block = b;
    if (this.options.count && b.sites.length > 0) {
      this.line(`K[${this.counted.length}]++;`);
      this.counted.push(b.sites);
    }
    for (let i = 0; i < b.nodes.length; i++) {
      const n = b.nodes[i];
      const next = b.nodes.at(i + 1);
      this.checkAfter = isRarelyCalling(n) && next?.op === 'check_valid' ? next : null;
      emitNode(this, n);
      if (this.checkAfter !== null) i++;
    }
    const { end } = b;
    switch (end.kind) {
      case 'jump':
        this.assign(end.target.params, end.args);
        return this.goto(b, end.target);
      case 'branch':
        this.line(`if (${this.use(end.condition)}) {`);
        this.indent++;
        this.goto(b, end.yes);
        this.indent--;
        this.line('} else {');
        this.indent++;
        this.goto(b, end.no);
        this.indent--;
        this.line('}');
        return;
      case 'return':
        return this.line(this.options.generator ? `return H.finish(fn, ${this.tagged(end.value)});` : `return ${this.tagged(end.value)};`);
      case 'yield':
        return this.suspend(end);
      case 'exit':
        return this.line(this.exitStatement(end.state, end.reason, undefined, 'exit', null));
    }
  }

  /** The check that belongs into the rare branch of the node that is emitted now. */
  checkAfter: Node | null = null;

  /** Writes what changed back to the generator's frame. */
  private suspend(end: Extract<Block['end'], { kind: 'yield' }>): void {
    const { registers, pc } = end.state;
    for (const [r, n] of registers) {
      const untouched = n.op === 'argument' && n.data.text === 'osr' && n.data.slot === r;
      if (!untouched) this.line(`fn.regs[${r}] = ${this.tagged(n)};`);
    }
    for (let r = 0; r < end.named; r++) if (!registers.has(r)) this.line(`fn.regs[${r}] = undefined;`);
    this.line(
      `fn.pc = ${pc}; fn.generator.state = 'suspended'; fn.generator.delegate = ${end.delegate === null ? 'undefined' : this.tagged(end.delegate)};`,
    );
    if (this.isDrainedAt(this.block)) this.offer(end.value);
    else this.line(`return ${this.tagged(end.value)};`);
  }

  /** Is what the block yields where this version begins again? Then one activation can serve a whole iteration. */
  private isDrainedAt({ end }: Block): boolean {
    const { generator, header } = this.options;
    return generator && end.kind === 'yield' && end.delegate === null && end.state.pc + WIDTH === header;
  }

  /** To who drains the generator, if anyone does; then the version goes on from its beginning. */
  private offer(value: Node): void {
    const given = this.tagged(value);
    this.line(`if (use === undefined) return ${given};`);
    this.line(`pc = -1; e = H.offer(fn, d, use, ${given}, V);`);
    this.line('if (e !== undefined) return e;');
    this.line('continue G;');
  }

  private goto(from: Block, to: Block): void {
    if (!this.isReducible) this.line(`s = ${to.id}; continue S;`);
    else if (this.goesBack(from, to)) this.line(`continue L${to.id};`);
    else if (this.merges.has(to)) this.line(`break B${to.id};`);
    else this.tree(to);
  }

  /** Parallel assignment of block arguments. */
  private assign(params: readonly Node[], args: readonly Node[]): void {
    const moves = params.flatMap((p, i) => this.movesInto(p, args[i])).filter(m => m.to !== m.from);
    const clash = moves.some((m, i) => moves.some((n, j) => j > i && mentions(n.from, m.to)));
    if (!clash) return moves.forEach(m => this.line(`${m.to} = ${m.from};`));
    moves.forEach((m, i) => this.line(`${this.temporary(i)} = ${m.from};`));
    moves.forEach((m, i) => this.line(`${m.to} = ${this.temporary(i)};`));
  }

  private movesInto(p: Node, arg: Node): { readonly to: string; readonly from: string }[] {
    const to = this.variable(p);
    if (p.type === 'double') return [{ to, from: this.use(arg) }];
    if (p.type !== 'number') return [{ to, from: this.tagged(arg) }];
    return [
      { to, from: this.use(arg) },
      { to: this.floatFlag(p), from: arg.type === 'number' ? this.floatFlag(arg) : String(arg.type === 'double') },
    ];
  }

  /** Beside the raw number of a `number`: does it stand for a float? */
  floatFlag(n: Node): string {
    const name = `v${n.id}f`;
    this.declared.add(name);
    return name;
  }

  /** One of the two doubles whose sum is a wide int. */
  part(n: Node, name: 'h' | 'l'): string {
    const variable = `v${n.id}${name}`;
    this.declared.add(variable);
    return variable;
  }

  private temporary(i: number): string {
    const name = `t${i}`;
    this.declared.add(name);
    return name;
  }

  // ---- values ----

  variable(n: Node): string {
    const name = `v${n.id}`;
    this.declared.add(name);
    return name;
  }

  /** The name of a run-time constant. */
  constant(ref: unknown): string {
    let name = this.constantNames.get(ref);
    if (name === undefined) {
      name = `c${this.constants.length}`;
      this.constants.push(ref);
      this.constantNames.set(ref, name);
    }
    return name;
  }

  /** A value as it is held. */
  use(n: Node): string {
    if (n.op === 'const') return constantText(this, n.data.ref);
    if (n.op === 'unbound') return 'undefined';
    return `v${n.id}`;
  }

  /** A value as a Python value. */
  tagged(n: Node): string {
    if (n.type === 'number') return `(${this.floatFlag(n)} ? new P(${this.use(n)}) : ${this.use(n)})`;
    return n.type === 'double' ? `new P(${this.use(n)})` : this.use(n);
  }

  /** A Python value as an expression. */
  literal(value: unknown): string {
    return constantText(this, value);
  }

  set(n: Node, expression: string): void {
    this.line(`${this.variable(n)} = ${expression};`);
  }

  // ---- exits ----

  /** Marks the current point for exceptions. */
  mayRaise(n: Node): void {
    if (n.state !== null) this.line(`pc = ${this.raisePoint(n, n.state)};`);
  }

  /** Goes where `exception` is handled, without a JavaScript throw. */
  raise(n: Node, exception: string): void {
    const id = this.raisePoint(n, n.state!);
    this.line(`pc = ${id};`);
    this.line(`I.depthNow = d; ${this.variable(n)} = ${exception};`);
    this.line(`return pc = -1, U(${this.use(n)}, ${id}, d, fn, [${this.passed.get(id)!}]);`);
  }

  /** After a call of compiled code, which gives undefined when it raised. */
  passRaised(n: Node): void {
    this.line(`if (${this.use(n)} === undefined) { e = I.takeRaised(); break R; }`);
  }

  /** Exit point → the values it passes. */
  private readonly passed = new Map<number, string>();

  private raisePoint(n: Node, state: FrameState): number {
    let id = this.stateIds.get(state);
    if (id === undefined) {
      id = this.exits.length;
      this.stateIds.set(state, id);
      const values = this.record(state, 'ExceptionRaised', undefined, n.op, n);
      this.passed.set(id, values);
      this.catches.push(`    case ${id}: return U(e, ${id}, d, fn, [${values}]);`);
    }
    return id;
  }

  /** Leaves the activation; what is raised from there on is no business of this frame’s catch. */
  exitStatement(state: FrameState, reason: string, expected: unknown, op: string, n: Node | null, guilty = 'undefined'): string {
    const id = this.exits.length;
    const values = this.record(state, reason, expected, op, n);
    return `return pc = -1, X(${id}, d, fn, [${values}], ${guilty});`;
  }

  /** Adds an exit point; gives the list of values it passes. */
  private record(state: FrameState, reason: string, expected: unknown, op: string, _n: Node | null): string {
    const values: Node[] = [];
    const sunk: Node[] = [];
    collectValues(state, values, sunk);
    const indexOf = (n: Node): number => (isSunk(n) ? values.length + sunk.indexOf(n) : values.indexOf(n));
    const frames: FrameRecipe[] = [];
    for (let s: FrameState | null = state; s !== null; s = s.caller) {
      const slots = [...s.registers].map(([register, n]) => ({ register, index: indexOf(n), isDouble: n.type === 'double' }));
      frames.push({ code: s.code, pc: s.pc, slots, constructing: s.constructing === null ? -1 : indexOf(s.constructing), drain: s.drain });
    }
    const uncount = !this.options.count
      ? []
      : this.block.sites.filter(([c, site]) => c === state.code && site >= 0).slice(this.sitesDone(state));
    const virtuals = sunk.map(n => ({
      op: n.op as Sinkable,
      parts: n.args.map(a => ({ index: indexOf(a), isDouble: a.type === 'double' })),
    }));
    this.exits.push({ frames, virtuals, reason, expected, op, uncount });
    return values.map(v => (v.type === 'number' ? this.tagged(v) : this.use(v))).join(', ');
  }

  /** How many of the block's sites lie before the state's pc. */
  private sitesDone(state: FrameState): number {
    return this.block.sites.filter(([c, site]) => c === state.code && site >= 0 && this.sitePc(c, site) < state.pc).length;
  }
  sitePc: (code: number, site: number) => number = () => 0;
  /** The object through which a function of this profile is called. */
  linkOf: (profile: unknown) => unknown = p => p;
}

function dominates(a: Block, b: Block, idom: ReadonlyMap<Block, Block>): boolean {
  for (let at: Block | undefined = b; at !== undefined; at = idom.get(at)) if (at === a) return true;
  return false;
}

function isSunk(n: Node): boolean {
  return isSinkable(n) && n.data.text === 'sunk';
}

/** All values that an exit passes, and the tuples it is to make of them, parts before wholes. */
function collectValues(state: FrameState, values: Node[], sunk: Node[]): void {
  const add = (n: Node): void => {
    const list = isSunk(n) ? sunk : values;
    if (list.includes(n)) return;
    if (isSunk(n)) n.args.forEach(add);
    list.push(n);
  };
  for (let s: FrameState | null = state; s !== null; s = s.caller) {
    s.registers.forEach(add);
    if (s.constructing !== null) add(s.constructing);
  }
}

function mentions(expression: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(expression);
}

function constantText(e: Emitter, ref: unknown): string {
  if (typeof ref === 'number')
    return Object.is(ref, -0) ? '-0' : Number.isFinite(ref) ? String(ref) : Number.isNaN(ref) ? 'NaN' : ref > 0 ? 'Infinity' : '-Infinity';
  if (typeof ref === 'boolean') return String(ref);
  if (typeof ref === 'string' && ref.length < 40) return JSON.stringify(ref);
  return e.constant(ref);
}
