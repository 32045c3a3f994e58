/**
 * One code block being compiled: its instructions, registers, constants and names, and the blocks
 * open around the current statement. Knows which name lives where, not what any construct means.
 */
import type { Const } from '../bytecode/code.js';
import type { OpcodeName } from '../bytecode/opcodes.js';
import type { Expr } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import { mangle, type Scope, type SymbolTable } from '../syntax/symtable.js';
import { assert } from './assert.js';
import { Assembler } from './assembler.js';
import type { OpenBlock } from './open-blocks.js';
import { ConstantPool, NONE } from './constant-pool.js';
import type { ConstantFolder } from './fold-constants.js';
import { forceOperands, type Forced } from './forced-assumption.js';
import { FREE_BASE, type Handler, type Instruction, type Label } from './instruction.js';
import { isTemporary, Registers } from './registers.js';

/** What all units of one compilation share. */
export interface Context {
  readonly filename: string;
  readonly table: SymbolTable;
  readonly folder: ConstantFolder;
  readonly optimize: number;
  readonly futureAnnotations: boolean;
  /** A what-if; null in all other compilations. */
  readonly forced: Forced | null;
}

/** A comprehension compiled into the unit around it: its variables and their registers. */
export interface Inlined {
  readonly scope: Scope;
  readonly registers: ReadonlyMap<string, Hidden>;
}

/** A local that only an inlined comprehension sees. */
export interface Hidden {
  readonly name: string;
  readonly register: number;
  readonly cell: boolean;
  busy: boolean;
}

export type UnitKind = 'module' | 'class' | 'function' | 'lambda' | 'comprehension' | 'type-params';

export class Unit {
  readonly code = new Assembler();
  readonly registers = new Registers();
  readonly constants = new ConstantPool();
  readonly names: string[] = [];
  /** Names of the local registers, in order. */
  readonly varNames: string[] = [];
  /** The innermost open block is the last. */
  readonly blocks: OpenBlock[] = [];
  readonly inlined: Inlined[] = [];
  /** Attributes of `self` assigned in methods (classes only). */
  readonly staticAttributes = new Set<string>();
  /** Statements of the module in interactive mode print their values. */
  interactive = false;
  hasDocstring = false;
  /** Names of the cells that inlined comprehensions make. */
  readonly hiddenCells = new Set<string>();
  /** The first `parameterCount` locals are parameters: positional, keyword-only, `*args`, `**kwargs`. */
  parameterCount = 0;
  positionalCount = 0;
  positionalOnlyCount = 0;
  keywordOnlyCount = 0;
  private readonly hidden: Hidden[] = [];
  private readonly locals = new Map<string, number>();
  private readonly nameIndices = new Map<string, number>();

  constructor(
    readonly context: Context,
    readonly kind: UnitKind,
    readonly scope: Scope,
    readonly name: string,
    readonly qualname: string,
    readonly parent: Unit | null,
    readonly span: Span,
    readonly firstLine: number,
  ) {}

  // ---- instructions ----

  emit(name: OpcodeName, span: Span, a = 0, b = 0, c = 0, d = 0): Instruction {
    const { forced } = this.context;
    if (forced !== null) return this.scratch(() => this.code.emit(name, span, a, ...forceOperands(this, forced, name, span, b, c), d));
    return this.code.emit(name, span, a, b, c, d);
  }

  jump(name: OpcodeName, span: Span, target: Label, a = 0, b = 0, c = 0): void {
    this.code.jump(name, span, target, a, b, c);
  }

  place(label: Label): void {
    this.code.place(label);
  }

  covered(handler: Handler | null, body: () => void): void {
    this.code.covered(handler, body);
  }

  move(to: number, from: number, span: Span): void {
    if (to !== from) this.emit('MOVE', span, to, from);
  }

  loadConst(to: number, constant: Const, span: Span): void {
    this.emit('LOAD_CONST', span, to, this.constants.add(constant));
  }

  loadNone(to: number, span: Span): void {
    this.loadConst(to, NONE, span);
  }

  // ---- registers ----

  alloc(count = 1): number {
    return this.registers.alloc(count);
  }

  /** Runs `body`; the temporaries it allocates are free afterwards. */
  scratch<T>(body: () => T): T {
    const mark = this.registers.mark();
    const result = body();
    this.registers.release(mark);
    return result;
  }

  /** A temporary to build in: `wanted` itself unless that is a variable, which must not be written early. */
  temporary(wanted: number): number {
    return isTemporary(wanted) ? wanted : this.alloc();
  }

  /** As `temporary`, and more registers allocated next follow it directly. */
  runStart(wanted: number): number {
    return isTemporary(wanted) && this.registers.isTop(wanted) ? wanted : this.alloc();
  }

  // ---- names ----

  nameIndex(name: string): number {
    let index = this.nameIndices.get(name);
    if (index === undefined) {
      index = this.names.push(name) - 1;
      this.nameIndices.set(name, index);
    }
    return index;
  }

  mangled(name: string): string {
    return mangle(this.scope.privateName, name);
  }

  attributeIndex(name: string): number {
    return this.nameIndex(this.mangled(name));
  }

  /** Locals with a cell, by register. A class captures `__class__` and `__classdict__` without binding them. */
  capturedLocals(): string[] {
    const isCell = (name: string): boolean => this.kind === 'class' || this.scope.symbols.get(name)?.scope === 'cell';
    return [...this.locals.keys()].filter(isCell);
  }

  /** The register of a local of this scope, allocated at first use. */
  local(name: string): number {
    let register = this.locals.get(name);
    if (register === undefined) {
      register = this.varNames.push(name) - 1;
      this.locals.set(name, register);
    }
    return register;
  }

  free(name: string): number {
    const index = this.scope.freeVars.indexOf(name);
    assert(index >= 0, `${name} is not free in ${this.qualname}`);
    return FREE_BASE + index;
  }

  /** A register for a variable of an inlined comprehension that no open comprehension uses. */
  openHidden(name: string, cell: boolean): Hidden {
    let found = this.hidden.find(h => h.name === name && h.cell === cell && !h.busy);
    if (found === undefined) {
      found = { name, cell, busy: true, register: this.varNames.push(name) - 1 };
      this.hidden.push(found);
    }
    found.busy = true;
    if (cell) this.hiddenCells.add(name);
    return found;
  }

  // ---- constants ----

  constantOf(e: Expr): Const | null {
    return this.context.folder.constantOf(e);
  }
}
