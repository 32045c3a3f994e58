/**
 * A compiled code block: plain immutable data, shared by every engine that runs it.
 * Knows nothing of Python objects: constants are described, not made. Code from a pack reads its body when
 * something first asks for it, which most functions of an imported module never see.
 */
import type { Outline } from './outline.js';
import type { Span } from '../syntax/span.js';
import { WIDTH } from './opcodes.js';

/** CPython’s `co_flags` bits. */
export const CodeFlag = {
  OPTIMIZED: 0x1,
  NEWLOCALS: 0x2,
  VARARGS: 0x4,
  VARKEYWORDS: 0x8,
  NESTED: 0x10,
  GENERATOR: 0x20,
  COROUTINE: 0x80,
  ITERABLE_COROUTINE: 0x100,
  ASYNC_GENERATOR: 0x200,
  FUTURE_ANNOTATIONS: 0x1000000,
} as const;

/** `str` values are UTF-16 as in ast.ts; lone surrogates stand for themselves. */
export type Const =
  | { readonly type: 'None' }
  | { readonly type: 'Ellipsis' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: number | bigint }
  | { readonly type: 'float'; readonly value: number }
  /** `value` is the imaginary part. */
  | { readonly type: 'complex'; readonly value: number; readonly real?: number }
  | { readonly type: 'str'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: Uint8Array }
  | { readonly type: 'tuple'; readonly items: readonly Const[] }
  /** `isRead`: in the order in which a `.pyc` holds it, which is not that of a compiler. */
  | { readonly type: 'frozenset'; readonly items: readonly Const[]; readonly isRead?: true }
  | { readonly type: 'code'; readonly code: Code };

export interface CodeFields {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly flags: number;
  /** Positional parameters, positional-only ones included; `posOnlyCount` of them are positional-only. */
  readonly argCount: number;
  readonly posOnlyCount: number;
  readonly kwOnlyCount: number;
  /** Locals: parameters (positional, keyword-only, *args, **kwargs) first. A captured local stays in this list. */
  readonly varNames: readonly string[];
  /** Those of `varNames` that are held in cells; MAKE_CELL runs at the start for each. */
  readonly cellVars: readonly string[];
  readonly freeVars: readonly string[];
  readonly names: readonly string[];
  readonly consts: readonly Const[];
  readonly registerCount: number;
  readonly instructions: Int32Array;
  /** Four words an instruction: line, col, endLine, endCol (span.ts); line 0 is "no position". */
  readonly positions: Int32Array;
  /** Rows of HANDLER_WIDTH: start pc, end pc (exclusive), handler pc, register. The first row that covers a pc is its handler (innermost first). */
  readonly handlers: Int32Array;
  readonly siteCount: number;
  /** The statement or expression that made it. */
  readonly span: Span;
  /** Docstring constant present as consts[0]. */
  readonly hasDocstring: boolean;
  /** Of code from a `.pyc`: what CPython's own instructions are. Else it is made when Python asks (outline.ts). */
  readonly outline?: Outline | undefined;
}
export const HANDLER_WIDTH = 4;

/** What only running or inspecting a code block asks for; read from a pack when it is first needed. */
export class CodeBody {
  private places: Int32Array | (() => Int32Array);

  constructor(
    readonly varNames: readonly string[],
    readonly cellVars: readonly string[],
    readonly freeVars: readonly string[],
    readonly names: readonly string[],
    readonly consts: readonly Const[],
    readonly instructions: Int32Array,
    readonly handlers: Int32Array,
    positions: Int32Array | (() => Int32Array),
  ) {
    this.places = positions;
  }

  get positions(): Int32Array {
    if (typeof this.places === 'function') this.places = this.places();
    return this.places;
  }
}

export type CodeHead = Omit<
  CodeFields,
  'varNames' | 'cellVars' | 'freeVars' | 'names' | 'consts' | 'instructions' | 'handlers' | 'positions'
>;

export class Code implements CodeFields {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly flags: number;
  readonly argCount: number;
  readonly posOnlyCount: number;
  readonly kwOnlyCount: number;
  readonly registerCount: number;
  readonly siteCount: number;
  readonly span: Span;
  readonly hasDocstring: boolean;
  readonly outline: Outline | undefined;
  private body: CodeBody | null = null;

  constructor(
    head: CodeHead,
    private readonly makeBody: () => CodeBody,
  ) {
    this.name = head.name;
    this.qualname = head.qualname;
    this.filename = head.filename;
    this.firstLine = head.firstLine;
    this.flags = head.flags;
    this.argCount = head.argCount;
    this.posOnlyCount = head.posOnlyCount;
    this.kwOnlyCount = head.kwOnlyCount;
    this.registerCount = head.registerCount;
    this.siteCount = head.siteCount;
    this.span = head.span;
    this.hasDocstring = head.hasDocstring;
    this.outline = head.outline;
  }

  /** A code block that is there in full. */
  static of(f: CodeFields): Code {
    const body = new CodeBody(f.varNames, f.cellVars, f.freeVars, f.names, f.consts, f.instructions, f.handlers, f.positions);
    return new Code(f, () => body);
  }

  private read(): CodeBody {
    return (this.body = this.makeBody());
  }

  get varNames(): readonly string[] {
    return (this.body ?? this.read()).varNames;
  }

  get cellVars(): readonly string[] {
    return (this.body ?? this.read()).cellVars;
  }

  get freeVars(): readonly string[] {
    return (this.body ?? this.read()).freeVars;
  }

  get names(): readonly string[] {
    return (this.body ?? this.read()).names;
  }

  get consts(): readonly Const[] {
    return (this.body ?? this.read()).consts;
  }

  get instructions(): Int32Array {
    return (this.body ?? this.read()).instructions;
  }

  get handlers(): Int32Array {
    return (this.body ?? this.read()).handlers;
  }

  get positions(): Int32Array {
    return (this.body ?? this.read()).positions;
  }

  spanAt(pc: number): Span {
    const i = (pc / WIDTH) * 4;
    const p = this.positions;
    return { line: p[i], col: p[i + 1], endLine: p[i + 2], endCol: p[i + 3] };
  }

  lineAt(pc: number): number {
    return this.positions[(pc / WIDTH) * 4];
  }

  /** Index in `handlers` of the row that covers `pc`, or −1. */
  handlerFor(pc: number): number {
    const rows = this.handlers;
    for (let i = 0; i < rows.length; i += HANDLER_WIDTH) {
      if (pc >= rows[i] && pc < rows[i + 1]) return i;
    }
    return -1;
  }

  /** First register that is not a local or free variable. */
  get firstTemporary(): number {
    return this.varNames.length + this.freeVars.length;
  }
}
