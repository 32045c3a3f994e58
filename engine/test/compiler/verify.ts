/**
 * A structural check of compiled code, independent of the compiler: operands in range, jumps and
 * tables sane, every register written before it is read on every path (exception edges included).
 * Returns what is wrong, in words; nothing when all is well.
 */
import { HANDLER_WIDTH, type Code } from '../../src/bytecode/code.js';
import { OPCODES, OPCODE_NAMES, WIDTH, type OpcodeName } from '../../src/bytecode/opcodes.js';

/** Operand positions where −1 stands for "nothing". */
const OPTIONAL: Partial<Record<OpcodeName, readonly number[]>> = {
  FORMAT_VALUE: [2],
  CALL_FUNCTION_EX: [3],
  RAISE_VARARGS: [0, 1],
  INTRINSIC: [2, 3],
  YIELD_VALUE: [2],
};

interface Decoded {
  readonly name: OpcodeName;
  readonly words: readonly number[];
  readonly reads: readonly number[];
  readonly writes: readonly number[];
}

/** Complaints about `code` and all code inside it. */
export function verify(code: Code): string[] {
  const problems = new Verifier(code).run();
  for (const constant of code.consts) if (constant.type === 'code') problems.push(...verify(constant.code));
  return problems;
}

class Verifier {
  private readonly problems: string[] = [];
  private readonly list: Decoded[] = [];

  constructor(private readonly code: Code) {}

  run(): string[] {
    const { code } = this;
    const words = code.instructions;
    if (words.length === 0 || words.length % WIDTH !== 0) this.complain(0, 'instructions are not whole');
    if (code.positions.length !== (words.length / WIDTH) * 4) this.complain(0, 'positions do not fit');
    for (let pc = 0; pc < words.length; pc += WIDTH) this.list.push(this.decode(pc));
    this.sites();
    this.handlers();
    const last = this.list.at(-1);
    if (last && !ENDS.has(last.name)) this.complain(words.length - WIDTH, 'control falls off the end');
    if (this.problems.length === 0) this.flow();
    return this.problems;
  }

  private complain(pc: number, what: string): void {
    this.problems.push(`${this.code.filename}: ${this.code.qualname} @${pc / WIDTH} ${this.list[pc / WIDTH]?.name ?? ''}: ${what}`);
  }

  private decode(pc: number): Decoded {
    const { code } = this;
    const name = OPCODE_NAMES[code.instructions[pc]];
    if (name === undefined) {
      this.complain(pc, `no opcode ${code.instructions[pc]}`);
      return { name: 'NOP', words: [0, 0, 0, 0], reads: [], writes: [] };
    }
    const words = Array.from(code.instructions.subarray(pc + 1, pc + 5));
    const reads: number[] = [];
    const writes: number[] = [];
    OPCODES[name].operands.forEach((letter, k) => {
      const word = words[k];
      if (letter === 'K') this.inRange(pc, 'constant', word, code.consts.length);
      else if (letter === 'N') this.inRange(pc, 'name', word, code.names.length);
      else if (letter === 'J') this.jump(pc, name, word);
      else if (letter !== 'I' && !(word === -1 && OPTIONAL[name]?.includes(k))) this.registers(pc, name, letter, k, words, reads, writes);
    });
    return { name, words, reads, writes };
  }

  private registers(pc: number, name: OpcodeName, letter: string, k: number, words: number[], reads: number[], writes: number[]): void {
    const count = runLength(name, letter, k, words);
    for (let r = words[k]; r < words[k] + count; r++) {
      this.inRange(pc, 'register', r, this.code.registerCount);
      if (letter.includes('R')) reads.push(r);
      if (letter.includes('W')) writes.push(r);
    }
  }

  private inRange(pc: number, what: string, index: number, count: number): void {
    if (index < 0 || index >= count) this.complain(pc, `${what} ${index} of ${count}`);
  }

  private jump(pc: number, name: OpcodeName, target: number): void {
    this.inRange(pc, 'target', target, this.code.instructions.length);
    if (target % WIDTH !== 0) this.complain(pc, 'target inside an instruction');
    if (name === 'JUMP_BACKWARD' ? target > pc : target <= pc) this.complain(pc, `jumps the wrong way to ${target / WIDTH}`);
  }

  private sites(): void {
    let next = 0;
    this.list.forEach(({ name }, i) => {
      const site = this.code.instructions[i * WIDTH + WIDTH - 1];
      const expected = OPCODES[name].site === null ? -1 : next++;
      if (site !== expected) this.complain(i * WIDTH, `site ${site}, not ${expected}`);
    });
    if (next !== this.code.siteCount) this.complain(0, `${next} sites, ${this.code.siteCount} declared`);
  }

  private handlers(): void {
    const rows = this.code.handlers;
    let previousEnd = 0;
    for (let i = 0; i < rows.length; i += HANDLER_WIDTH) {
      const [start, end, handler, register] = rows.subarray(i, i + HANDLER_WIDTH);
      if (start < previousEnd || start >= end || end > this.code.instructions.length) this.complain(start, `handler row ${start}..${end}`);
      if (handler % WIDTH !== 0 || handler < 0 || handler >= this.code.instructions.length) this.complain(start, `handler at ${handler}`);
      if (register < this.code.firstTemporary) this.complain(start, 'handler register is a variable');
      this.inRange(start, 'handler register', register, this.code.registerCount);
      previousEnd = end;
    }
  }

  /** Registers that hold something on every path, instruction by instruction. */
  private flow(): void {
    const words = (this.code.registerCount + 31) >>> 5;
    const states: (Uint32Array | undefined)[] = new Array<Uint32Array | undefined>(this.list.length);
    const pending: number[] = [0];
    const meet = (at: number, state: Uint32Array): void => {
      const before = states[at];
      if (before === undefined) states[at] = state.slice();
      else {
        let changed = false;
        for (let w = 0; w < words; w++) {
          const joined = before[w] & state[w];
          if (joined >>> 0 !== before[w]) changed = true;
          before[w] = joined;
        }
        if (!changed) return;
      }
      pending.push(at);
    };
    const initial = new Uint32Array(words);
    for (let r = 0; r < this.boundAtStart(); r++) set(initial, r, true);
    for (let r = this.code.varNames.length; r < this.code.firstTemporary; r++) set(initial, r, true);
    states[0] = initial;
    for (let i = pending.pop(); i !== undefined; i = pending.pop()) this.step(i, states[i]!, meet);
    this.list.forEach((instruction, i) => {
      const state = states[i];
      if (state !== undefined) this.checkReads(i, instruction, state);
      else this.complain(i * WIDTH, 'cannot be reached');
    });
  }

  private boundAtStart(): number {
    const { code } = this;
    return code.argCount + code.kwOnlyCount + ((code.flags & 4) === 0 ? 0 : 1) + ((code.flags & 8) === 0 ? 0 : 1);
  }

  private step(i: number, before: Uint32Array, meet: (at: number, state: Uint32Array) => void): void {
    const { name, words, writes } = this.list[i];
    const state = before.slice();
    const row = this.code.handlerFor(i * WIDTH);
    if (row >= 0) {
      const raised = before.slice();
      set(raised, this.code.handlers[row + 3], true);
      meet(this.code.handlers[row + 2] / WIDTH, raised);
    }
    for (const r of writes) set(state, r, true);
    if (name === 'CHECK_BOUND') set(state, words[0], true);
    if (name === 'CLEAR' || name === 'DELETE_FAST') set(state, words[0], false);
    const k = OPCODES[name].operands.indexOf('J' as never);
    if (k >= 0) meet(words[k] / WIDTH, name === 'FOR_ITER' ? before : state);
    if (!ENDS.has(name) && i + 1 < this.list.length) meet(i + 1, state);
  }

  private checkReads(i: number, { name, reads }: Decoded, state: Uint32Array): void {
    if (name === 'CHECK_BOUND' || name === 'MAKE_CELL' || name === 'DELETE_FAST') return;
    for (const r of reads)
      if ((state[r >>> 5] & (1 << (r & 31))) === 0) this.complain(i * WIDTH, `reads register ${r} before it is written`);
  }
}

const ENDS = new Set<OpcodeName>(['JUMP', 'JUMP_BACKWARD', 'RETURN_VALUE', 'RAISE_VARARGS', 'RERAISE']);

function set(state: Uint32Array, register: number, value: boolean): void {
  if (value) state[register >>> 5] |= 1 << (register & 31);
  else state[register >>> 5] &= ~(1 << (register & 31));
}

function runLength(name: OpcodeName, letter: string, k: number, words: readonly number[]): number {
  if (name === 'LOAD_SUPER_ATTR' && k === 0) return (words[3] & 1) + 1;
  if (!letter.endsWith('…')) return 1;
  switch (name) {
    case 'UNPACK_SEQUENCE':
      return words[2];
    case 'UNPACK_EX':
      return words[2] + 1 + words[3];
    case 'BUILD_MAP':
      return 2 * words[2];
    case 'CALL':
    case 'CALL_KW':
      return words[2] + 1;
    case 'CALL_METHOD':
    case 'CALL_METHOD_KW':
      return words[2] + 2;
    case 'LOAD_SUPER_ATTR':
      return 3;
    case 'LOAD_METHOD':
    case 'CHECK_EG_MATCH':
    case 'BEFORE_WITH':
    case 'BEFORE_ASYNC_WITH':
      return 2;
    default:
      return words[2];
  }
}
