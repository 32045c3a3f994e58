/** JL211: a class that needs nothing of its function moves before it. */
import type { Module, Stmt } from '../../syntax/ast.js';
import type { Finding, ProposedFix } from '../finding.js';
import { at, blockAround, functionAround, isInside, lines, namesIn, replace, type FixContext } from './fix-context.js';

export function hoistClass(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const tree = context.tree(filename);
  const fn = tree === null ? null : functionAround(tree, finding.span);
  const block = tree === null ? null : blockAround(tree, finding.span);
  if (tree === null || fn === null || block === null) return [];
  const statement = block.body[block.index];
  const name = nameMade(statement);
  if (name === null || block.body.length < 2 || !needsNothingOf(fn, statement, name) || isTaken(tree, fn, name)) return [];
  const top = tree.body.find(s => isInside(s.span, finding.span));
  return top === undefined ? [] : [moved(context, filename, statement, top, name)];
}

/** The name of the class, or of the variable that it is put into. */
function nameMade(statement: Stmt): string | null {
  if (statement.kind === 'ClassDef') return statement.name;
  if (statement.kind !== 'Assign' || statement.targets.length !== 1) return null;
  const [target] = statement.targets;
  return target.kind === 'Name' ? target.id : null;
}

function needsNothingOf(fn: object, statement: Stmt, name: string): boolean {
  const locals = new Set([...namesIn(fn, 'Store'), ...parametersIn(fn)]);
  locals.delete(name);
  const inside = namesIn(statement, 'Store');
  return [...namesIn(statement, 'Load')].every(n => !locals.has(n) || (inside.has(n) && n !== name)) || isSelfContained(statement, locals);
}

/** Methods of a class have parameters of their own; only names that no one there binds come from outside. */
function isSelfContained(statement: Stmt, locals: ReadonlySet<string>): boolean {
  if (statement.kind !== 'ClassDef') return false;
  const own = new Set([...namesIn(statement, 'Store'), ...parametersIn(statement)]);
  return [...namesIn(statement, 'Load')].every(n => own.has(n) || !locals.has(n));
}

function parametersIn(root: object): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return;
    if ('arg' in value && typeof value.arg === 'string' && 'annotation' in value) found.push(value.arg);
    Object.values(value).forEach(visit);
  };
  visit(root);
  return found;
}

/** The module has that name already. */
function isTaken(tree: Module, fn: Stmt, name: string): boolean {
  return tree.body.some(s => s !== fn && (nameMade(s) === name || (s.kind === 'FunctionDef' && s.name === name)));
}

function moved({ program }: FixContext, filename: string, statement: Stmt, top: Stmt, name: string): ProposedFix {
  const { line, col, endLine } = firstLine(statement);
  const text: string[] = [];
  for (let l = line; l <= endLine; l++) text.push(program.sources.line(filename, l).slice(col));
  const start = firstLine(top).line;
  return {
    title: `Make ${name} once, before the function`,
    edits: [replace(filename, at(start, 0), `${text.join('\n')}\n\n\n`), replace(filename, lines(line, endLine), '')],
  };
}

/** Decorators belong to what they decorate. */
function firstLine(s: Stmt): { readonly line: number; readonly col: number; readonly endLine: number } {
  const decorators = s.kind === 'FunctionDef' || s.kind === 'AsyncFunctionDef' || s.kind === 'ClassDef' ? s.decorator_list : [];
  return { line: Math.min(s.span.line, ...decorators.map(d => d.span.line)), col: s.span.col, endLine: s.span.endLine };
}
