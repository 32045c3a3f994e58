/**
 * Bytecode and feedback to IR: a forward pass over basic blocks that keeps, for each register, the
 * value it holds. What feedback has seen becomes guards and narrow operations; what was never executed becomes an
 * exit. Small functions are built into their callers. Knows values only as opaque constants.
 */
import { Op, WIDTH } from '../bytecode/opcodes.js';
import { CodeFlag } from '../bytecode/code.js';
import type { Profile } from '../feedback/profile.js';
import type { Site } from '../feedback/site.js';
import type { Drain } from '../interpreter/drain.js';
import { NOWHERE } from '../interpreter/frame.js';
import type { DeoptReason } from '../observe/deopt-reasons.js';
import type { PyDict } from '../objects/dict.js';
import type { PyFunction } from '../objects/function.js';
import { Block, CALL, Graph, type FrameState, type GuardOp, type Node, type NodeData, type Op as IrOp, type Type } from './ir.js';
import { branches, hasSeveral, takesSeveral, watchAt, type Watch } from './told-apart.js';
import { analyzeFlow, fallsThrough, jumpTarget, loopsIn, type Flow } from './liveness.js';
import { ANYTHING, type Speculation } from './speculation.js';
import { TRANSLATORS } from './translate.js';

/** A function that takes part in a version: the outermost, or one inlined. */
export interface CodeEntry {
  readonly profile: Profile;
  readonly fn: PyFunction | null;
  readonly globals: PyDict;
}

/** Compiling this function is refused; the reason is shown to the person. */
export class Refused {
  constructor(readonly why: string) {}
}

/** Why large functions are refused. */
export const TOO_LARGE = 'too large';

export interface BuildLimits {
  readonly inline: boolean;
  /** Executions are told apart by case (told-apart.ts). */
  readonly observe: boolean;
  /** The interpreter's frame is entered in the middle: it is there for what handlers keep in it. */
  readonly osr: boolean;
  /** Inlined instructions in all. */
  budget: number;
  /** What of the outermost function is compiled: all, or from one pc to another, as where it is too large. */
  readonly region: Region | null;
  readonly onInline?: (caller: Profile, pc: number, callee: Profile, refusal: string | null) => void;
}

/** From `start` to `end`, exclusive. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** The loop whose header is at `start`; null where there is none. */
export function loopAt({ instructions }: Profile, start: number): Region | null {
  const end = loopsIn(instructions).get(start);
  return end === undefined ? null : { start, end };
}

/** Are there loops within `loop`; where that is null, any in the function? */
export function hasInnerLoops({ instructions }: Profile, loop: Region | null): boolean {
  const { start, end } = loop ?? { start: -1, end: instructions.length };
  return [...loopsIn(instructions).keys()].some(header => header > start && header < end);
}

/** Instructions of a function that is worth inlining. */
const INLINE_SIZE = 60;
const INLINE_DEPTH = 4;
/** Back edges a call from which on a loop is not inlined. */
const HOT_LOOP = 8;
const MAX_NODES = 4000;
const SUSPENDS = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** A loop that turns often is better compiled alone: V8 then optimises it without what is around the call. */
function hasHotLoop({ instructions, backEdges, calls }: Profile): boolean {
  return (backEdges < 0 || backEdges >= HOT_LOOP * calls) && loopsIn(instructions).size > 0;
}

/** How a native takes what a generator yields that is built into the call. */
export interface DrainPlan {
  readonly drain: Drain;
  /** What is held before the first item; kept in the registers behind the generator's own. */
  readonly held: readonly Node[];
  /** Takes an item, at the generator's YIELD_VALUE. */
  take(b: Builder, item: Node): void;
  /** The native's result when the generator has ended. */
  end(b: Builder): Node;
}

/** The native would not take such items in compiled code. */
export class CannotDrain extends Error {}

/** Builds one function activation: the outermost or an inlined one. */
export class Builder {
  readonly flow: Flow;
  readonly codeIndex: number;
  regs: (Node | undefined)[];
  /** The IR block being filled. */
  block: Block;
  pc = 0;
  private readonly blocks = new Map<number, Block>();
  /** Registers whose values a join takes as parameters. */
  private readonly joinRegisters = new Map<number, readonly number[]>();
  private readonly startRegs = new Map<number, (Node | undefined)[]>();
  private terminated = false;
  /** Dicts for the keywords of a call of which all entries are known. */
  readonly knownKeywords = new Set<Node>();

  constructor(
    readonly graph: Graph,
    readonly codes: CodeEntry[],
    readonly spec: Speculation,
    readonly limits: BuildLimits,
    readonly entry: CodeEntry,
    readonly start: number,
    args: readonly (Node | undefined)[],
    block: Block,
    private readonly caller: FrameState | null,
    /** Where `return` goes; null: out of the compiled function. */
    private readonly onReturn: { readonly block: Block } | null,
    readonly depth: number,
    private readonly drain: DrainPlan | null = null,
  ) {
    this.codeIndex = codes.push(entry) - 1;
    this.flow = analyzeFlow(this.code, start);
    this.noValue = graph.node('unbound', [], 'any');
    this.regs = [...args];
    this.block = block;
  }

  get code() {
    return this.entry.profile.code;
  }
  get ins(): Int32Array {
    return this.code.instructions;
  }
  /** Is the activation that of an interpreter's frame? */
  get hasFrame(): boolean {
    return this.limits.osr && this.depth === 0;
  }
  get isModuleLevel(): boolean {
    return (this.code.flags & CodeFlag.NEWLOCALS) === 0;
  }

  // ---- driving ----

  run(): void {
    for (const lead of this.flow.order) this.plan(lead);
    this.enter(this.start);
    // a block may be reached only from blocks behind it, where those before it end in exits
    let left = this.flow.order;
    for (let before = -1; left.length !== before;) {
      before = left.length;
      left = left.filter(lead => !this.translateReached(lead));
    }
  }

  /** Translates a basic block if anything leads to it so far. */
  private translateReached(lead: number): boolean {
    const regs = this.startRegs.get(lead);
    if (regs === undefined || (this.joinRegisters.has(lead) && !this.incoming.has(lead))) return false;
    this.regs = regs.slice();
    this.block = this.blocks.get(lead)!;
    this.settleJoin(lead);
    this.translate(lead);
    return true;
  }

  /** Makes the IR block of a basic block; a join gets its parameters. */
  private plan(lead: number): void {
    const isJoin = this.jumpsTo(lead) > 1 || this.isLoop(lead) || lead === this.start;
    const b = this.graph.block();
    this.blocks.set(lead, b);
    if (!isJoin) return;
    const named = this.code.varNames.length + this.code.freeVars.length;
    const live = this.flow.liveAt(lead);
    const registers: number[] = [];
    for (let r = 0; r < this.registerCount; r++) if (this.isKept(r, named, live)) registers.push(r);
    b.params = registers.map(slot => this.graph.node('param', [], 'any', { slot }));
    this.joinRegisters.set(lead, registers);
    b.isLoopHeader = this.isLoop(lead);
    const regs: (Node | undefined)[] = [];
    registers.forEach((r, i) => (regs[r] = b.params[i]));
    this.startRegs.set(lead, regs);
    if (b.isLoopHeader || lead === this.start) b.entryState = this.stateOf(lead, regs);
  }

  private get registerCount(): number {
    return this.code.registerCount + (this.drain?.held.length ?? 0);
  }

  private isKept(r: number, named: number, live: ReadonlySet<number>): boolean {
    return r < named || live.has(r) || r >= this.code.registerCount;
  }

  private jumpsTo(lead: number): number {
    return (this.flow.predecessors.get(lead) ?? 0) + (lead === this.start ? 1 : 0);
  }

  /** Also where the code is entered in the midst of a loop. */
  private isLoop(lead: number): boolean {
    return this.flow.loopHeaders.has(lead) || (lead === this.start && this.jumpsTo(lead) > 1);
  }

  /** Leaves the current IR block for the basic block at `lead`. */
  private enter(lead: number): void {
    const { block } = this;
    block.end = { kind: 'jump', target: this.blocks.get(lead)!, args: this.edgeArguments(lead) };
  }

  private edgeArguments(lead: number): Node[] {
    const registers = this.joinRegisters.get(lead);
    if (registers === undefined) {
      if (!this.startRegs.has(lead)) this.startRegs.set(lead, this.regs.slice());
      return [];
    }
    const args = registers.map(r => this.regs[r] ?? this.unbound());
    const known = this.incoming.get(lead);
    if (known === undefined) this.incoming.set(lead, [args]);
    else known.push(args);
    return args;
  }
  /** Values that jumps to a join brought, per jump. */
  private readonly incoming = new Map<number, Node[][]>();

  /** A register that every jump brought with the same value holds that value, not a parameter. */
  private settleJoin(lead: number): void {
    const registers = this.joinRegisters.get(lead);
    if (registers === undefined || this.isLoop(lead)) return;
    const jumps = this.incoming.get(lead);
    if (jumps === undefined) return;
    if (jumps.length < this.jumpsTo(lead)) return;
    registers.forEach((r, i) => {
      const first = jumps[0][i];
      if (jumps.every(args => args[i] === first)) this.regs[r] = first.op === 'unbound' ? undefined : first;
    });
  }

  private readonly noValue: Node;
  private unbound(): Node {
    return this.noValue;
  }

  private translate(lead: number): void {
    const end = this.flow.ends.get(lead)!;
    this.terminated = false;
    this.pc = lead;
    if (this.isOutside(lead)) return this.exit('LoopLeft');
    for (this.pc = lead; this.pc < end && !this.terminated; this.pc += WIDTH) {
      this.noteSite();
      const translator = TRANSLATORS[this.ins[this.pc]];
      if (translator === undefined) this.unsupported();
      else {
        this.watch = this.watchHere();
        translator(this, this.ins, this.pc);
        this.endWatch();
      }
      if (this.graph.blocks.length > MAX_NODES) throw new Refused(TOO_LARGE);
    }
    if (!this.terminated) this.enter(end);
  }

  /** The current instruction's site, until its executions are told apart. */
  private watch: Watch | null = null;

  private watchHere(): Watch | null {
    const watch = this.limits.observe ? watchAt(this) : null;
    if (watch === null || !hasSeveral(watch) || !branches(watch)) return watch;
    this.observe(watch);
    return null;
  }

  /** Where no operation of the instruction was one for several kinds, but several were seen. */
  private endWatch(): void {
    const { watch, terminated, block } = this;
    this.watch = null;
    if (watch !== null && hasSeveral(watch) && !(terminated && block.end.kind === 'exit')) this.observe(watch);
  }

  private observe({ site, index, form, operands, tags }: Watch): void {
    const data = { ref: site, text: form, refs: tags, site: [this.codeIndex, index] as const };
    this.block.nodes.push(this.graph.node('observe', [...operands], 'void', data));
  }

  private isOutside(pc: number): boolean {
    const { region } = this.limits;
    return region !== null && this.depth === 0 && (pc < region.start || pc >= region.end);
  }

  private noteSite(): void {
    const site = this.ins[this.pc + 5];
    if (site >= 0) this.block.sites.push([this.codeIndex, site]);
  }

  /** Code that this compiler does not translate: an exit where it never ran, else a refusal. */
  unsupported(): void {
    this.exit('ColdHandler');
  }

  // ---- ends of blocks ----

  jump(lead: number): void {
    this.enter(lead);
    this.terminated = true;
  }

  branch(condition: Node, yes: number, no: number): void {
    const toYes = this.edge(yes);
    const toNo = this.edge(no);
    this.block.end = { kind: 'branch', condition, yes: toYes, no: toNo };
    this.terminated = true;
  }

  /** Splits the current instruction: goes on where `condition` holds, gives the block where it does not. */
  branchInside(condition: Node): Block {
    const [yes, no] = [this.graph.block(), this.graph.block()];
    this.block.end = { kind: 'branch', condition, yes, no };
    this.block = yes;
    return no;
  }

  /** A block of its own for an edge, so that it can carry arguments. */
  private edge(lead: number): Block {
    if (!this.joinRegisters.has(lead)) {
      this.edgeArguments(lead);
      return this.blocks.get(lead)!;
    }
    const b = this.graph.block();
    b.end = { kind: 'jump', target: this.blocks.get(lead)!, args: this.edgeArguments(lead) };
    return b;
  }

  return(value: Node): void {
    if (this.drain !== null) value = this.drain.end(this);
    this.leaveWith(value);
    this.terminated = true;
  }

  /** Ends the block with the activation's result. */
  leaveWith(value: Node): void {
    this.block.end = this.onReturn === null ? { kind: 'return', value } : { kind: 'jump', target: this.onReturn.block, args: [value] };
  }

  /** Suspends the generator: its frame is brought up to date. */
  yield(value: Node, delegate: Node | null): void {
    if (this.drain !== null) {
      if (delegate !== null) throw new CannotDrain();
      this.drain.take(this, value);
      return this.set(this.ins[this.pc + 1], this.constant(this.spec.interp.vm.none));
    }
    this.block.end = { kind: 'yield', value, delegate, state: this.state(), named: this.code.varNames.length + this.code.freeVars.length };
    this.terminated = true;
  }

  /** Goes on in the interpreter at the current instruction. */
  exit(reason: DeoptReason): void {
    this.block.end = { kind: 'exit', reason, state: this.state() };
    this.terminated = true;
  }

  // ---- states ----

  /** The frame before the current instruction. */
  state(): FrameState {
    return this.stateOf(this.pc, this.regs);
  }

  /** The frame after it, once its results are in `regs`. */
  stateAfter(): FrameState {
    return this.stateOf(this.pc + WIDTH, this.regs);
  }

  private stateOf(pc: number, regs: readonly (Node | undefined)[]): FrameState {
    const named = this.code.varNames.length + this.code.freeVars.length;
    const live = this.flow.liveAt(pc);
    const registers = new Map<number, Node>();
    for (let r = 0; r < regs.length; r++) {
      const n = regs[r];
      if (n !== undefined && n.op !== 'unbound' && this.isKept(r, named, live)) registers.set(r, n);
    }
    return { code: this.codeIndex, pc, registers, caller: this.caller, constructing: null, drain: this.drain?.drain ?? null };
  }

  // ---- nodes ----

  add(op: IrOp, args: Node[], type: Type, data: NodeData = {}, state: FrameState | null = null): Node {
    const { watch } = this;
    if (watch !== null && takesSeveral(op)) {
      this.watch = null;
      this.observe(watch);
    }
    const n = this.graph.node(op, args, type, data, state);
    this.block.nodes.push(n);
    return n;
  }

  /** A guard before the current instruction; none where the type already says it. */
  guard(op: GuardOp, value: Node, type: Type, reason: DeoptReason, data: NodeData = {}): Node {
    return this.add(op, [value], type, { ...data, reason }, this.state());
  }

  constant(ref: unknown, type: Type = 'any', text = ''): Node {
    return this.add('const', [], type, { ref, text });
  }

  reg(r: number): Node {
    return this.regs[r] ?? this.unbound();
  }

  set(r: number, n: Node): void {
    if (r !== NOWHERE) this.regs[r] = n;
  }

  /** What was seen at the current instruction. */
  site(): Site {
    return this.entry.profile.isGeneric ? ANYTHING : this.entry.profile.sites[this.ins[this.pc + 5]];
  }

  /** A helper call that may raise or run Python. */
  helper(name: string, args: Node[], type: Type = 'any', data: NodeData = {}): Node {
    return this.add('helper', args, type, { ...data, text: name }, this.state());
  }

  /** After anything that may have broken what this version assumes. */
  checkValid(): void {
    this.add('check_valid', [], 'void', { reason: 'FrameMaterialized' }, this.stateAfter());
  }

  /** A value at a narrower type that is already known. */
  narrow(v: Node, type: Type): Node {
    return this.graph.node('check_int', [v], type, { text: 'known' });
  }

  /** Everywhere `old` is held, `by` (the same object, better known) takes its place. */
  replaceRegister(old: Node, by: Node): void {
    for (let r = 0; r < this.regs.length; r++) if (this.regs[r] === old) this.regs[r] = by;
  }

  /**
   * Leaves FOR_ITER: `yes` starts with the item in `register`, `no` with what that held before. Validity is
   * checked on both sides, behind the iterator's step, which must not happen twice.
   */
  branchOnItem(condition: Node, yes: number, no: number, item: Node, register: number, check: boolean): void {
    const outer = this.block;
    const before = this.beforeFor;
    const side = (lead: number, value: Node | undefined): Block => {
      const b = this.graph.block();
      this.block = b;
      this.regs = this.regs.slice();
      this.regs[register] = value;
      if (value === item && item.op === 'check_int') b.nodes.push(item);
      if (value === item && item.op === 'make_tuple') b.nodes.push(...item.args, item);
      if (check) this.add('check_valid', [], 'void', { reason: 'FrameMaterialized' }, this.stateOf(lead, this.regs));
      this.enter(lead);
      return b;
    };
    outer.end = { kind: 'branch', condition, no: side(no, before), yes: side(yes, item) };
    this.terminated = true;
  }
  /** What FOR_ITER's target held before the item. */
  beforeFor: Node | undefined = undefined;

  noteInline(profile: Profile, refusal: string | null): void {
    this.limits.onInline?.(this.entry.profile, this.pc, profile, refusal);
  }

  // ---- inlining ----

  /** May `fn` be built into this activation for this call? The reason when not. */
  inlineRefusal(fn: PyFunction, profile: Profile): string | null {
    const { code } = profile;
    if (!this.limits.inline) return 'disabled';
    if (!fn.code.inlineAlways) {
      const waste = this.wouldNotPay(profile);
      if (waste !== null) return waste;
    }
    if (code.handlers.length > 0) return 'handlers';
    if (code.flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) return 'generator';
    if (this.isActive(profile)) return 'recursive';
    return null;
  }

  private wouldNotPay(profile: Profile): string | null {
    if (this.depth >= INLINE_DEPTH) return 'too-deep';
    if (profile.calls < 5) return 'cold';
    const size = profile.code.instructions.length / WIDTH;
    if (size > INLINE_SIZE) return 'too-large';
    if (size > this.limits.budget) return 'budget';
    return hasHotLoop(profile) ? 'loop' : null;
  }

  /** Is it this function, or one that waits for it? */
  private isActive(profile: Profile): boolean {
    if (this.entry.profile === profile) return true;
    for (let s = this.caller; s !== null; s = s.caller) if (this.codes[s.code].profile === profile) return true;
    return false;
  }

  /** Builds `fn` in place of the call whose result goes to register `result`. */
  inlineCall(entry: CodeEntry, args: readonly Node[], result: number, constructing: Node | null = null): void {
    if (entry.fn?.code.inlineAlways !== true) this.limits.budget -= entry.profile.code.instructions.length / WIDTH;
    const after = this.graph.block();
    const value = this.graph.node('param', [], 'any');
    after.params = [value];
    const saved = this.regs.slice();
    const inner = new Builder(
      this.graph,
      this.codes,
      this.spec,
      this.limits,
      entry,
      0,
      [...args, ...this.closureOf(entry)],
      this.block,
      { ...this.state(), constructing },
      { block: after },
      this.depth + 1,
    );
    this.block.sites.push([inner.codeIndex, CALL]);
    inner.run();
    this.block = after;
    this.regs = saved;
    if (constructing !== null) this.add('check_init', [value], 'void', { ref: this.spec.interp.vm.none }, this.state());
    this.set(result, constructing ?? value);
  }

  /**
   * Builds a generator's body in place of a native's call that drains it: a block that is entered, and one that has the
   * result as its parameter. Null when the plan does not work out.
   */
  inlineDrain(entry: CodeEntry, args: readonly (Node | undefined)[], state: FrameState, plan: DrainPlan): Node | null {
    const { blocks } = this.graph;
    const before = blocks.length;
    const [begin, after] = [this.graph.block(), this.graph.block()];
    const value = this.graph.node('param', [], 'any');
    after.params = [value];
    const regs = [...args];
    regs.length = entry.profile.code.registerCount;
    const inner = new Builder(
      this.graph,
      this.codes,
      this.spec,
      this.limits,
      entry,
      0,
      [...regs, ...plan.held],
      begin,
      state,
      { block: after },
      this.depth + 1,
      plan,
    );
    try {
      inner.run();
    } catch (e) {
      if (!(e instanceof CannotDrain)) throw e;
      blocks.length = before;
      return null;
    }
    this.limits.budget -= entry.profile.code.instructions.length / WIDTH;
    begin.sites.unshift([inner.codeIndex, CALL]);
    this.block.end = { kind: 'jump', target: begin, args: [] };
    this.block = after;
    return value;
  }

  /** May a generator of this code be built into the native that drains it here? */
  mayDrain(profile: Profile): boolean {
    const { code } = profile;
    const isPlain = (code.flags & SUSPENDS) === CodeFlag.GENERATOR && code.handlers.length === 0;
    return this.limits.inline && isPlain && this.depth < INLINE_DEPTH && !this.isActive(profile) && this.fitsBudget(profile);
  }

  private fitsBudget({ code, calls, compiledCalls }: Profile): boolean {
    const size = code.instructions.length / WIDTH;
    return calls + compiledCalls >= 5 && size <= INLINE_SIZE && size <= this.limits.budget;
  }

  /** The frame that waits for this activation's result. */
  get waiting(): FrameState | null {
    return this.caller;
  }

  /** The cells of an inlined function, behind its variables. */
  closureOf({ fn, profile }: CodeEntry): (Node | undefined)[] {
    if (fn === null || fn.closure === null) return [];
    const others = new Array<undefined>(profile.firstFree - parameterCount(profile)).fill(undefined);
    return [...others, ...fn.closure.map(cell => this.constant(cell))];
  }

  successorsOf(pc: number): { target: number; next: number } {
    return { target: jumpTarget(this.ins, pc), next: pc + WIDTH };
  }
}

/** Values that a compiled entry takes: one for each parameter. */
export function parameterCount(profile: Profile): number {
  const { code } = profile;
  return code.argCount + code.kwOnlyCount + (code.flags & CodeFlag.VARARGS ? 1 : 0) + (code.flags & CodeFlag.VARKEYWORDS ? 1 : 0);
}

export { fallsThrough, Op };
