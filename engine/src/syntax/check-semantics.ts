/**
 * placeholder until written in full below
 */
import type { Mod } from './ast.js';
import type { ErrorSite } from './error-site.js';
import type { SymbolTable } from './symtable.js';
import type { SyntaxWarningRecord } from './syntax-error.js';

export function checkSemantics(_mod: Mod, _table: SymbolTable, _errors: ErrorSite, _warnings: SyntaxWarningRecord[], _topLevelAwait: boolean): void {}
