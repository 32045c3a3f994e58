/**
 * A code object of CPython 3.13 as one of ours: decoded, verified, then each instruction translated in its block. Columns
 * of positions stay what they are in CPython, bytes of the line in UTF-8, since there may be no source to count in.
 */
import { decodeLocations } from '../bytecode/code-tables.js';
import { Code, CodeFlag, type Const } from '../bytecode/code.js';
import { WIDTH } from '../bytecode/opcodes.js';
import type { Outline } from '../bytecode/outline.js';
import { Assembly, NULL, type Entry } from './assembly.js';
import { convertConstants } from './constants.js';
import { decode, ENDS, type Decoded } from './decode.js';
import { EFFECTS, type Unit } from './effects.js';
import { LocalKind, type CPythonCode } from './marshalled.js';
import { PycError, reject, Unconvertible, withinStack } from './pyc-error.js';
import type { State } from './state.js';
import { TRANSLATORS } from './translators.js';
import { parameterCount, verify, type Entries } from './verify.js';

const GENERATOR_FLAGS = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** Codes that occur in several places are converted once. */
export type Converted = Map<CPythonCode, Code>;

/** @throws PycError where the bytecode is not what CPython's compiler writes */
export function convertCode(code: CPythonCode, done: Converted = new Map()): Code {
  const known = done.get(code);
  if (known !== undefined) return known;
  try {
    const converted = withinStack(() => new Converter(code, done).convert());
    done.set(code, converted);
    return converted;
  } catch (e) {
    if (e instanceof Unconvertible) throw new PycError('ImportError', `bytecode of '${code.qualname}' cannot be converted: ${e.why}`);
    throw e;
  }
}

class Converter {
  private readonly unit: Unit;
  private readonly decoded: Decoded;
  private readonly entries: Entries;
  private readonly names: string[];
  private readonly consts: Const[];
  private readonly a: Assembly;
  /** Where each of CPython's instructions begins. */
  private readonly pcs: Int32Array;
  /** Of its units. */
  private readonly places: Int32Array;

  constructor(
    private readonly code: CPythonCode,
    done: Converted,
  ) {
    checkLocals(code);
    this.unit = { code, isGenerator: (code.flags & GENERATOR_FLAGS) !== 0, localCount: code.localNames.length };
    this.names = [...code.names];
    this.consts = convertConstants(code.consts, inner => convertCode(inner, done));
    this.places = decodeLocations(code.lineTable, code.firstLine, code.bytecode.length / 2);
    this.decoded = decode(code.bytecode, code.exceptionTable);
    this.entries = verify(this.decoded, this.unit);
    // one more for a callee's null
    this.a = new Assembly(code.localNames.length, code.stackSize + 3);
    this.pcs = new Int32Array(this.decoded.instructions.length + 1);
  }

  convert(): Code {
    const { code, a } = this;
    this.translateAll();
    a.resolveJumps(target => this.pcs[target]);
    const span = { line: code.firstLine, col: 0, endLine: code.firstLine, endCol: 0 };
    const { localNames, localKinds } = code;
    const of = (bit: number): string[] => localNames.filter((_, i) => localKinds[i] & bit);
    return Code.of({
      name: code.name,
      qualname: code.qualname,
      filename: code.filename,
      firstLine: code.firstLine,
      flags: code.flags,
      argCount: code.argCount,
      posOnlyCount: code.posOnlyCount,
      kwOnlyCount: code.kwOnlyCount,
      varNames: localNames.filter((_, i) => !(localKinds[i] & LocalKind.FREE)),
      cellVars: of(LocalKind.CELL),
      freeVars: of(LocalKind.FREE),
      names: this.names,
      consts: this.consts,
      registerCount: a.registerCount,
      instructions: Int32Array.from(a.words),
      positions: Int32Array.from(a.positions),
      handlers: this.handlers(),
      siteCount: a.siteCount,
      span,
      // as CPython 3.13 finds it
      hasDocstring: this.consts[0]?.type === 'str',
      outline: this.outline(),
    });
  }

  /** What Python sees of the code is what the file holds. */
  private outline(): Outline {
    const { code, pcs, decoded } = this;
    const end = code.bytecode.length / 2;
    const units = new Int32Array(this.a.pc / WIDTH + 1).fill(end);
    decoded.instructions.forEach(({ at }, i) => units.fill(at, pcs[i] / WIDTH, pcs[i + 1] / WIDTH));
    const read = { positions: this.places, exceptionTable: code.exceptionTable };
    return { bytes: code.bytecode, units, resume: -1, firstLine: code.firstLine, read };
  }

  private translateAll(): void {
    const { a, decoded, entries, pcs } = this;
    const { instructions, leaders } = decoded;
    const { places } = this;
    let state: State | null = null;
    for (let i = 0; i < instructions.length; i++) {
      const ins = instructions[i];
      if (leaders.has(i)) {
        // control may fall in from the block before
        if (state !== null) a.settle();
        state = entries.get(i)?.copy() ?? null;
        if (state !== null) a.beginBlock(entriesOf(state, a.base));
      }
      pcs[i] = a.pc;
      if (state === null) continue;
      a.place = places.subarray(4 * ins.at, 4 * ins.at + 4);
      if (ins.handler >= 0) a.settle(decoded.rows[ins.handler].depth);
      this.translate(i, state);
      EFFECTS[ins.op](state, ins.arg, this.unit);
      if (ENDS.has(ins.op)) state = null;
    }
    pcs[instructions.length] = a.pc;
  }

  private translate(i: number, state: State): void {
    const { instructions } = this.decoded;
    const ins = instructions[i];
    TRANSLATORS[ins.op](this.a, ins.arg, {
      a: this.a,
      code: this.code,
      state,
      ins,
      previous: instructions[i - 1],
      next: instructions[i + 1],
      constant: c => this.consts.push(c) - 1,
      name: text => this.nameIndex(text),
    });
  }

  private nameIndex(text: string): number {
    const known = this.names.indexOf(text);
    return known >= 0 ? known : this.names.push(text) - 1;
  }

  /** Rows of those handlers that something reaches. */
  private handlers(): Int32Array {
    const { instructions, rows } = this.decoded;
    const table: number[] = [];
    for (let i = 0; i < instructions.length; i++) {
      const { handler } = instructions[i];
      if (handler < 0 || this.pcs[i] === this.pcs[i + 1]) continue;
      const { target, depth, hasLasti } = rows[handler];
      const row = [this.pcs[i], this.pcs[i + 1], this.pcs[target], this.a.base + depth + (hasLasti ? 1 : 0)];
      const last = table.length - 4;
      if (last >= 0 && table[last + 1] === row[0] && table[last + 2] === row[2] && table[last + 3] === row[3]) table[last + 1] = row[1];
      else table.push(...row);
    }
    return Int32Array.from(table);
  }
}

/** At the beginning of a block all entries are at home. */
function entriesOf(state: State, base: number): Entry[] {
  const { stack } = state;
  return stack.map((k, slot) => {
    if (k === 'null') return NULL;
    return { is: 'register', register: base + slot + (stack[slot + 1] === 'null' ? 1 : 0) };
  });
}

function checkLocals(code: CPythonCode): void {
  const { localNames, localKinds, argCount, posOnlyCount, kwOnlyCount, stackSize, flags } = code;
  if (localNames.length !== localKinds.length) reject('locals and their kinds are not as many');
  if ([argCount, posOnlyCount, kwOnlyCount, stackSize].some(n => n < 0) || posOnlyCount > argCount) reject('a negative count');
  const parameters = parameterCount(code);
  const frees = localKinds.reduce((n, kind) => n + (kind & LocalKind.FREE ? 1 : 0), 0);
  const firstFree = localNames.length - frees;
  if (parameters > firstFree) reject('more parameters than locals');
  if (localKinds.some((kind, i) => (kind & LocalKind.FREE ? i < firstFree : (kind & (LocalKind.LOCAL | LocalKind.CELL)) === 0)))
    reject('locals in another order');
  if (localKinds.subarray(0, parameters).some(kind => !(kind & LocalKind.LOCAL))) reject('a parameter that is no local');
  const kinds = [CodeFlag.GENERATOR, CodeFlag.COROUTINE, CodeFlag.ASYNC_GENERATOR].filter(bit => flags & bit);
  if (kinds.length > 1) reject('a generator of two kinds');
}
