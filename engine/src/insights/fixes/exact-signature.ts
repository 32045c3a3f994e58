/**
 * JL502: a wrapper gets the parameters of the one function that it calls, where that has no stars, and no defaults but
 * constants that can be read in the same file.
 */
import { CodeFlag, type Code } from '../../bytecode/code.js';
import type { Call, FunctionDef, Lambda, Module, Name } from '../../syntax/ast.js';
import type { Span } from '../../syntax/span.js';
import { isCalleeCode } from '../describe-key.js';
import { sameSpan, type Finding, type ProposedFix } from '../finding.js';
import { functionAround, isInside, nodesIn, replace, type FixContext } from './fix-context.js';

export function exactSignature(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const tree = context.tree(filename);
  const fn = tree === null ? null : (lambdaAround(tree, finding.span) ?? functionAround(tree, finding.span));
  const call = fn === null ? undefined : (nodesIn(fn).find(n => n.kind === 'Call' && sameSpan(n.span, finding.span)) as Call | undefined);
  const target = targetOf(context, finding);
  if (fn === null || call === undefined || target === null) return [];
  const bound = call.func.kind === 'Attribute' ? 1 : 0;
  const given = call.args.filter(a => a.kind !== 'Starred').length;
  const names = target.varNames.slice(bound + given, target.argCount);
  const { varNames, freeVars } = finding.profile.code;
  const own = new Set([...varNames, ...freeVars, ...fn.args.args.map(a => a.arg)]);
  const stars = starsOf(context, filename, fn);
  const spread = spreadOf(call);
  const defaults = hasDefaults(context, finding) ? defaultsOf(context, filename, target) : new Map<string, string>();
  if (stars === null || spread === null || defaults === null || names.some(n => own.has(n)) || looksAtStars(fn, spread)) return [];
  const parameters = names.map(n => (defaults.has(n) ? `${n}=${defaults.get(n)}` : n)).join(', ');
  return [
    {
      title: `Give ${fn.kind === 'Lambda' ? 'the lambda' : fn.name} the parameters ${parameters === '' ? 'that it needs' : parameters}`,
      edits: [replace(filename, stars, parameters), replace(filename, spread, names.join(', '))],
    },
  ];
}

/** What was given is also looked at, beside being passed on. */
function looksAtStars(fn: FunctionDef | Lambda, spread: Span): boolean {
  const stars = [fn.args.vararg?.arg, fn.args.kwarg?.arg];
  return nodesIn(fn.body).some(n => n.kind === 'Name' && stars.includes((n as Name).id) && !isInside(spread, n.span));
}

function lambdaAround(tree: Module, span: Span): Lambda | null {
  const around = nodesIn(tree).filter(n => (n.kind === 'Lambda' || n.kind === 'FunctionDef') && isInside(n.span, span));
  const innermost = around.at(-1);
  return innermost?.kind === 'Lambda' ? (innermost as Lambda) : null;
}

function hasDefaults({ program }: FixContext, { profile, site }: Finding): boolean {
  const cases = program.siteAt(profile.code, site?.pc ?? -1)?.cases ?? [];
  return cases.some(c => (c.case.expected as { readonly defaults?: unknown } | undefined)?.defaults !== null);
}

/** Texts of the defaults, by parameter; null unless the function is found in the file and all of them are constants. */
function defaultsOf(context: FixContext, filename: string, target: Code): Map<string, string> | null {
  const tree = context.tree(filename);
  const named =
    tree === null ? [] : nodesIn(tree).filter((n): n is FunctionDef => n.kind === 'FunctionDef' && (n as FunctionDef).name === target.name);
  const [fn] = named;
  if (target.filename !== filename || named.length !== 1 || fn.args.defaults.some(d => d.kind !== 'Constant')) return null;
  const last = fn.args.args.slice(fn.args.args.length - fn.args.defaults.length);
  return new Map(last.map((a, i) => [a.arg, context.text(filename, fn.args.defaults[i].span)]));
}

/** The one callee, or one of several with the same parameters. */
function targetOf({ program }: FixContext, { profile, site }: Finding): Code | null {
  const cases = program.siteAt(profile.code, site?.pc ?? -1)?.cases ?? [];
  const codes = cases.map(c => (isCalleeCode(c.case.key) ? c.case.key.code : null));
  const [first] = codes;
  if (first === undefined || first === null || site?.overflowed === true) return null;
  const alike = codes.every(c => c !== null && parametersOf(c) === parametersOf(first));
  const isPlain = first.kwOnlyCount === 0 && first.posOnlyCount === 0 && (first.flags & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS)) === 0;
  return alike && isPlain ? first : null;
}

const parametersOf = (code: Code): string => code.varNames.slice(0, code.argCount).join(',');

/** From the first star of the parameters to the end of the last. */
function starsOf({ program }: FixContext, filename: string, { args }: FunctionDef | Lambda): Span | null {
  if (args.kwonlyargs.length > 0 || args.defaults.length > 0) return null;
  const first = args.vararg ?? args.kwarg;
  const last = args.kwarg ?? args.vararg;
  if (first === null || last === null) return null;
  const before = program.sources.line(filename, first.span.line).slice(0, first.span.col);
  const stars = /\*+\s*$/.exec(before);
  return stars === null ? null : { line: first.span.line, col: stars.index, endLine: last.span.endLine, endCol: last.span.endCol };
}

/** From the first spread argument of the call to the end of the last; nothing else may stand between. */
function spreadOf({ args, keywords }: Call): Span | null {
  const spread = [...args.filter(a => a.kind === 'Starred'), ...keywords.filter(k => k.arg === null)];
  if (
    spread.length === 0 ||
    keywords.some(k => k.arg !== null) ||
    (args.at(-1)?.kind !== 'Starred' && args.length > 0 && args.some(a => a.kind === 'Starred'))
  )
    return null;
  const last = spread[spread.length - 1].span;
  return { line: spread[0].span.line, col: spread[0].span.col, endLine: last.endLine, endCol: last.endCol };
}
