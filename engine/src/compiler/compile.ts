/** From a syntax tree and its symbol table to the code of a module, an expression or an interactive statement. */
import type { Code } from '../bytecode/code.js';
import type { Mod } from '../syntax/ast.js';
import type { Span } from '../syntax/span.js';
import type { SymbolTable } from '../syntax/symtable.js';
import { assert } from './assert.js';
import { classBody } from './classes.js';
import { into } from './expressions.js';
import { finishUnit } from './finish.js';
import { ConstantFolder } from './fold-constants.js';
import { forcedIn, type Forced, type ForcedPlace } from './forced-assumption.js';
import { implicitReturn } from './functions.js';
import { Unit } from './unit.js';

export interface CompileOptions {
  /** 1 drops assertions, 2 docstrings too. */
  readonly optimize: 0 | 1 | 2;
  /** Inherited `from __future__ import annotations`; the source's own import is found by `analyze`. */
  readonly futureAnnotations?: boolean;
  /** `await` may stand outside of functions; the code is then a coroutine's. */
  readonly topLevelAwait?: boolean;
  /** Code as it would be if something held at one place; `told` receives why it cannot be forced. */
  readonly forced?: { readonly place: ForcedPlace; told(problem: string | null): void };
}

export function compile(mod: Mod, table: SymbolTable, filename: string, options: CompileOptions): Code {
  assert(mod.kind !== 'FunctionType', 'a function type has no code');
  const context = {
    filename,
    table,
    folder: new ConstantFolder(options.optimize === 0),
    optimize: options.optimize,
    futureAnnotations: table.futureAnnotations || options.futureAnnotations === true,
    forced: forcedBy(mod, options),
  };
  const unit = new Unit(context, 'module', table.top, '<module>', '<module>', null, spanOf(mod), 1);
  if (mod.kind === 'Expression') {
    const result = unit.alloc();
    into(unit, mod.body, result);
    unit.emit('RETURN_VALUE', mod.body.span, result);
  } else {
    unit.interactive = mod.kind === 'Interactive';
    classBody(unit, mod.body);
    implicitReturn(unit);
  }
  return finishUnit(unit);
}

function forcedBy(mod: Mod, { forced }: CompileOptions): Forced | null {
  if (forced === undefined) return null;
  const found = forcedIn(mod, forced.place);
  forced.told(typeof found === 'string' ? found : null);
  return typeof found === 'string' ? null : found;
}

/** From the first line to the end of the last statement. */
function spanOf(mod: Mod): Span {
  const last =
    mod.kind === 'Module' || mod.kind === 'Interactive' ? mod.body.at(-1)?.span : mod.kind === 'Expression' ? mod.body.span : undefined;
  return { line: 1, col: 0, endLine: last?.endLine ?? 1, endCol: last?.endCol ?? 0 };
}
