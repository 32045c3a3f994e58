/**
 * Makes register code of stack code. The operand stack exists only here: an entry is a register, a constant not yet loaded,
 * or nothing, so that `LOAD_FAST a; LOAD_FAST b; BINARY_OP +; STORE_FAST c` is one instruction.
 *
 * Slot s has its *home* in register `base + s`; a callee that is followed by null in the register after that, where CALL wants
 * it. Where control arrives from elsewhere, all entries are at home.
 */
import { Op, OPCODES, WIDTH, type OpcodeName } from '../bytecode/opcodes.js';

export type Entry =
  | { readonly is: 'register'; readonly register: number }
  | { readonly is: 'constant'; readonly index: number }
  | { readonly is: 'null' }
  /** A local that held nothing when it was saved. */
  | { readonly is: 'unbound' };

export const NULL: Entry = { is: 'null' };
export const UNBOUND: Entry = { is: 'unbound' };

export class Assembly {
  readonly words: number[] = [];
  readonly positions: number[] = [];
  readonly stack: Entry[] = [];
  /** Line, column, end line, end column of what is being converted. */
  place: ArrayLike<number> = [0, 0, 0, 0];
  siteCount = 0;
  registerCount: number;
  private readonly jumps: { readonly word: number; readonly target: number }[] = [];
  /** The instruction before, when its result went into a register of the stack and could go into a local instead. */
  private last: { readonly word: number; readonly register: number } | null = null;

  constructor(
    readonly base: number,
    private readonly depthLimit: number,
  ) {
    this.registerCount = base + depthLimit;
  }

  get pc(): number {
    return this.words.length;
  }

  // ---- instructions ----

  emit(op: OpcodeName, a = 0, b = 0, c = 0, d = 0): void {
    const site = OPCODES[op].site === null ? -1 : this.siteCount++;
    this.words.push(Op[op], a, b, c, d, site);
    for (let i = 0; i < 4; i++) this.positions.push(this.place[i]);
    this.last = null;
  }

  /** An instruction whose operand number `operand` is a jump to an instruction of CPython's. */
  emitJump(op: OpcodeName, target: number, operand: number, a = 0, b = 0, c = 0): void {
    this.jumps.push({ word: this.pc + 1 + operand, target });
    this.emit(op, a, b, c);
  }

  /** An instruction whose result is pushed. */
  result(op: OpcodeName, b = 0, c = 0, d = 0): void {
    const register = this.claim();
    const word = this.pc + 1;
    this.emit(op, register, b, c, d);
    this.pushRegister(register);
    this.last = { word, register };
  }

  /** To be called where control may arrive from elsewhere. */
  beginBlock(entries: readonly Entry[]): void {
    this.stack.length = 0;
    this.stack.push(...entries);
    this.last = null;
  }

  /** `pcOf`: where an instruction of CPython's begins. */
  resolveJumps(pcOf: (target: number) => number): void {
    for (const { word, target } of this.jumps) this.words[word] = pcOf(target);
  }

  // ---- the stack ----

  pushRegister(register: number): void {
    this.stack.push({ is: 'register', register });
  }

  pushConstant(index: number): void {
    this.stack.push({ is: 'constant', index });
  }

  drop(count: number): void {
    this.stack.length -= count;
  }

  /** The register for the next entry; whatever else is in it is moved. */
  claim(): number {
    const register = this.base + this.stack.length;
    this.evict(register);
    return register;
  }

  /** The same where the instruction may also jump. */
  resultOfJump(op: OpcodeName, target: number, operand: number, b: number): void {
    const register = this.claim();
    const word = this.pc + 1;
    this.emitJump(op, target, operand, register, b);
    this.pushRegister(register);
    this.last = { word, register };
  }

  /** Registers of several entries, by their places from the top: loading one may move another. */
  operands(...places: number[]): number[] {
    for (const n of places) this.operand(n);
    return places.map(n => this.operand(n));
  }

  /** The register of the n-th entry from the top (from 1), which is loaded when it has none. */
  operand(n: number): number {
    const slot = this.stack.length - n;
    const entry = this.stack[slot];
    if (entry.is === 'register') return entry.register;
    this.put(slot, this.base + slot);
    return this.base + slot;
  }

  constantAt(n: number): number {
    const entry = this.stack[this.stack.length - n];
    return entry.is === 'constant' ? entry.index : -1;
  }

  /** The top `count` entries in registers one after the other; gives the first. */
  run(count: number): number {
    const from = this.stack.length - count;
    for (let i = 0; i < count; i++) this.put(from + i, this.base + from + i);
    return this.base + from;
  }

  /** Puts the entry of a slot into a register. */
  put(slot: number, register: number): void {
    const entry = this.stack[slot];
    if (entry.is === 'register' && entry.register === register) return;
    this.evict(register);
    if (entry.is === 'register') this.emit('MOVE', register, entry.register);
    else if (entry.is === 'constant') this.emit('LOAD_CONST', register, entry.index);
    else this.emit('CLEAR', register);
    this.stack[slot] = { is: 'register', register };
  }

  home(slot: number): number {
    return this.base + slot + (this.stack[slot + 1]?.is === 'null' ? 1 : 0);
  }

  /** All entries below `depth` at home. */
  settle(depth = this.stack.length): void {
    for (let slot = 0; slot < depth; slot++) if (this.stack[slot].is !== 'null') this.put(slot, this.home(slot));
  }

  /** Are the entries below the n-th from the top at home? */
  isSettledBelow(n: number): boolean {
    for (let slot = 0; slot < this.stack.length - n; slot++) {
      const entry = this.stack[slot];
      if (entry.is !== 'null' && !(entry.is === 'register' && entry.register === this.home(slot))) return false;
    }
    return true;
  }

  // ---- locals ----

  /** Pops into a local. */
  store(local: number): void {
    const entry = this.stack.pop()!;
    if (entry.is === 'register' && entry.register === local) return;
    const { last } = this;
    if (
      last !== null &&
      entry.is === 'register' &&
      last.register === entry.register &&
      !this.isUsed(local) &&
      !this.isUsed(last.register)
    ) {
      this.words[last.word] = local;
      this.last = null;
      return;
    }
    this.evict(local);
    if (entry.is === 'register') this.emit('MOVE', local, entry.register);
    else if (entry.is === 'constant') this.emit('LOAD_CONST', local, entry.index);
    else this.emit('CLEAR', local);
  }

  /** Whoever is in the register goes elsewhere: it is about to be written. */
  evict(register: number): void {
    if (!this.isUsed(register)) return;
    const elsewhere = this.scratch();
    this.emit('MOVE', elsewhere, register);
    this.stack.forEach((entry, slot) => {
      if (entry.is === 'register' && entry.register === register) this.stack[slot] = { is: 'register', register: elsewhere };
    });
  }

  /** The first of `count` registers that no entry uses, beyond the homes. */
  scratch(count = 1): number {
    let register = this.base + this.depthLimit;
    for (const entry of this.stack) if (entry.is === 'register' && entry.register >= register) register = entry.register + 1;
    this.registerCount = Math.max(this.registerCount, register + count);
    return register;
  }

  private isUsed(register: number): boolean {
    return this.stack.some(entry => entry.is === 'register' && entry.register === register);
  }
}

export { WIDTH };
