/**
 * A code object as plug-ins see it: read-only, and one for each code object, so that it can be a key.
 * What a plug-in keeps of it goes into its extra slots (PEP 523’s `co_extra`).
 */
import { OPCODES, OPCODE_NAMES, WIDTH, type OpcodeName, type SiteKind } from '../bytecode/opcodes.js';
import { CodeFlag, HANDLER_WIDTH, type Code } from '../bytecode/code.js';
import type { PyCode } from '../objects/function.js';
import type { Span } from '../syntax/span.js';
import { PluginError } from './plugin-error.js';

export interface InstructionView {
  readonly pc: number;
  readonly opcode: OpcodeName;
  /** As many as the opcode's row in the instruction table has; jump targets are pcs. */
  readonly operands: readonly number[];
  /** The name it is about, of a global, an attribute, a module; null where it is about none. */
  readonly name: string | null;
  /** What is observed there; null where nothing is. */
  readonly site: SiteKind | null;
  /** Does an exception that it raises have a handler in this code? */
  readonly isCovered: boolean;
  readonly span: Span;
}

function nameIn(code: Code, operands: readonly string[], pc: number): string | null {
  const i = operands.indexOf('N');
  return i < 0 ? null : code.names[code.instructions[pc + 1 + i]];
}

/** One plug-in's slot of one code object. */
export class ExtraSlot {
  value: unknown = undefined;
}

const GENERATOR_FLAGS = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

export class CodeView {
  readonly #code: PyCode;
  readonly #slots: () => number;

  constructor(code: PyCode, slots: () => number) {
    this.#code = code;
    this.#slots = slots;
  }

  get name(): string {
    return this.#code.code.name;
  }
  get qualname(): string {
    return this.#code.code.qualname;
  }
  get filename(): string {
    return this.#code.code.filename;
  }
  get firstLine(): number {
    return this.#code.code.firstLine;
  }
  /** Generators, coroutines and asynchronous generators. */
  get isGenerator(): boolean {
    return (this.#code.code.flags & GENERATOR_FLAGS) !== 0;
  }
  /** Names of the parameters: positional, keyword-only, `*args`, `**kwargs`. */
  get parameters(): readonly string[] {
    const { argCount, kwOnlyCount, flags, varNames } = this.#code.code;
    const more = (flags & CodeFlag.VARARGS ? 1 : 0) + (flags & CodeFlag.VARKEYWORDS ? 1 : 0);
    return varNames.slice(0, argCount + kwOnlyCount + more);
  }

  spanAt(pc: number): Span {
    return this.#code.code.spanAt(pc);
  }

  instructions(): InstructionView[] {
    const { code } = this.#code;
    const words = code.instructions;
    const views: InstructionView[] = [];
    for (let pc = 0; pc < words.length; pc += WIDTH) {
      const opcode = OPCODE_NAMES[words[pc]];
      const { operands, site } = OPCODES[opcode];
      views.push({
        pc,
        opcode,
        operands: [...words.subarray(pc + 1, pc + 1 + operands.length)],
        name: nameIn(code, operands, pc),
        site,
        isCovered: code.handlerFor(pc) >= 0,
        span: code.spanAt(pc),
      });
    }
    return views;
  }

  /** Pcs at which the handlers of exceptions begin. */
  handlers(): number[] {
    const rows = this.#code.code.handlers;
    const pcs = new Set<number>();
    for (let i = 0; i < rows.length; i += HANDLER_WIDTH) pcs.add(rows[i + 2]);
    return [...pcs];
  }

  /** The slot with a number that `engine.requestExtra()` gave. */
  extra(slot: number): ExtraSlot {
    if (!Number.isInteger(slot) || slot < 0 || slot >= this.#slots())
      throw new PluginError(`no extra slot ${slot}: ask engine.requestExtra() for one`);
    const extras = (this.#code.extra ??= new Map<number, unknown>());
    let at = extras.get(slot) as ExtraSlot | undefined;
    if (at === undefined) extras.set(slot, (at = new ExtraSlot()));
    return at;
  }

  /** For the engine only. */
  static codeOf(view: CodeView): PyCode {
    return view.#code;
  }
}
