/**
 * JL304: the statements from the loop on go into a function. Only where nothing else needs the names that would become
 * local, no module imports it, and no text would be changed by another indentation.
 */
import type { Stmt } from '../../syntax/ast.js';
import type { Finding, ProposedFix } from '../finding.js';
import { isInside, isStarted, lines, namesIn, nodesIn, replace, type FixContext } from './fix-context.js';

const MOVABLE = new Set(['Assign', 'AugAssign', 'AnnAssign', 'Expr', 'For', 'While', 'If', 'With', 'Try', 'Assert']);
const LOOKS_AT_NAMES = ['globals', 'locals', 'vars', 'eval', 'exec'];

export function wrapInMain(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const body = context.tree(filename)?.body ?? [];
  const at = body.findIndex(s => isInside(s.span, finding.span));
  if (at < 0 || !isStarted(context, filename)) return [];
  for (const from of beginnings(body, at)) {
    const moved = body.slice(from);
    if (canMove(body.slice(0, from), moved)) return [wrapped(context, filename, body, moved)];
  }
  return [];
}

/** Where `main` may begin: with what is set up right before the loop, with the loop, or before any statement that can move with it. */
function beginnings(body: readonly Stmt[], loop: number): number[] {
  const before = (i: number, fits: (s: Stmt) => boolean): number =>
    i > 0 && fits(body[i - 1]) && !isDocstring(body, i - 1) ? before(i - 1, fits) : i;
  const first = before(loop, s => s.kind === 'Assign' || s.kind === 'Expr');
  const farthest = before(loop, s => MOVABLE.has(s.kind));
  const farther = Array.from({ length: first - farthest }, (_, i) => first - 1 - i);
  return [...new Set([first, loop, ...farther])];
}

const isDocstring = (body: readonly Stmt[], i: number): boolean => i === 0 && body[0].kind === 'Expr' && body[0].value.kind === 'Constant';

function canMove(kept: readonly Stmt[], moved: readonly Stmt[]): boolean {
  if (moved.some(s => !MOVABLE.has(s.kind))) return false;
  const stored = namesIn(moved, 'Store');
  const loaded = new Set([...namesIn(kept, 'Load'), ...namesIn(moved, 'Load')]);
  const neededBefore = namesIn(kept, 'Load');
  const rebound = namesIn(kept, 'Store');
  if ([...stored].some(name => neededBefore.has(name) || rebound.has(name))) return false;
  if (LOOKS_AT_NAMES.some(name => loaded.has(name)) || loaded.has('main') || rebound.has('main')) return false;
  return !nodesIn([...kept, ...moved]).some(n => n.kind === 'Global') && !moved.some(hasLongText);
}

/** A text over several lines would change with its indentation. */
function hasLongText(statement: Stmt): boolean {
  return nodesIn(statement).some(n => (n.kind === 'Constant' || n.kind === 'JoinedStr') && n.span.endLine > n.span.line);
}

function wrapped({ program }: FixContext, filename: string, body: readonly Stmt[], moved: readonly Stmt[]): ProposedFix {
  const from = moved[0].span.line;
  const to = body[body.length - 1].span.endLine;
  const inner: string[] = [];
  for (let line = from; line <= to; line++) {
    const text = program.sources.line(filename, line);
    inner.push(text === '' ? '' : `    ${text}`);
  }
  const newText = `def main():\n${inner.join('\n')}\n\n\nmain()\n`;
  return { title: 'Move the loop into main()', edits: [replace(filename, lines(from, to), newText)] };
}
