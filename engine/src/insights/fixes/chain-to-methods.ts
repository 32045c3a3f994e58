/**
 * JL105: a function that does nothing but tell classes of the same file apart becomes a method of each of them, and is
 * called as one. Only where every other value was an error, and where the function is called by its name alone.
 */
import type { Call, ClassDef, FunctionDef, If, Module, Name, Stmt } from '../../syntax/ast.js';
import type { Span } from '../../syntax/span.js';
import { sameSpan, type Finding, type FixEdit, type ProposedFix } from '../finding.js';
import { wordList } from '../text-parts.js';
import { between, indent, isInside, namesIn, nodesIn, replace, type FixContext, type PlacedNode } from './fix-context.js';

interface Branch {
  readonly className: string;
  readonly body: readonly Stmt[];
}

/** What has to be known of the function to move it. */
interface Plan {
  readonly filename: string;
  readonly fn: FunctionDef;
  readonly subject: string;
  readonly others: readonly string[];
  readonly branches: readonly (Branch & { readonly cls: ClassDef })[];
  /** Every call of it in the file. */
  readonly calls: readonly Call[];
}

export function chainToMethods(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const tree = context.tree(filename);
  const plan = tree === null ? null : planFor(tree, filename, finding);
  if (plan === null || isInTheWay(plan)) return [];
  const { fn, branches, calls } = plan;
  const outside = calls.filter(c => !isInside(fn.span, c.span) && !calls.some(o => o !== c && isInside(o.span, c.span)));
  const edits = [
    ...branches.map(b => methodEdit(context, plan, b)),
    replace(filename, chainSpan(fn), `return ${plan.subject}.${fn.name}(${plan.others.join(', ')})`),
    ...outside.map(c => replace(filename, c.span, rendered(context, plan, c.span, false))),
  ];
  return [{ title: `Make ${fn.name} a method of ${wordList(branches.map(b => b.className))}`, edits }];
}

function planFor(tree: Module, filename: string, finding: Finding): Plan | null {
  const fn = tree.body.find((s): s is FunctionDef => s.kind === 'FunctionDef' && isInside(s.span, finding.span));
  const [subject, ...others] = fn?.args.args.map(a => a.arg) ?? [];
  if (fn === undefined || subject === undefined || !isPlain(fn)) return null;
  const branches = branchesOf(statementsOf(fn), subject)?.flatMap(b => {
    const cls = tree.body.find((s): s is ClassDef => s.kind === 'ClassDef' && s.name === b.className);
    return cls === undefined ? [] : [{ ...b, cls }];
  });
  const uses = nodesIn(tree).filter(n => n.kind === 'Name' && (n as Name).id === fn.name);
  const calls = nodesIn(tree).filter((n): n is Call => n.kind === 'Call' && isCallOf(n as Call, fn));
  if (branches === undefined || branches.length < 2 || calls.length !== uses.length) return null;
  return { filename, fn, subject, others, branches, calls };
}

const isPlain = ({ args, decorator_list }: FunctionDef): boolean =>
  decorator_list.length === 0 &&
  args.defaults.length + args.kwonlyargs.length + args.posonlyargs.length === 0 &&
  args.vararg === null &&
  args.kwarg === null;

function isCallOf({ func, args, keywords }: Call, fn: FunctionDef): boolean {
  const isNamed = func.kind === 'Name' && func.id === fn.name;
  return isNamed && keywords.length === 0 && args.length === fn.args.args.length && args.every(a => a.kind !== 'Starred');
}

/** Without the docstring. */
function statementsOf({ body }: FunctionDef): readonly Stmt[] {
  const [first] = body;
  return first.kind === 'Expr' && first.value.kind === 'Constant' ? body.slice(1) : body;
}

const leaves = (body: readonly Stmt[]): boolean => ['Return', 'Raise'].includes(body.at(-1)?.kind ?? '');

/** The tests one after the other, to a `raise` for everything else; null for any other function. */
function branchesOf(statements: readonly Stmt[], subject: string): Branch[] | null {
  const [first, ...rest] = statements;
  if (first === undefined) return null;
  if (first.kind === 'Raise') return [];
  if (first.kind !== 'If') return null;
  const { test, body, orelse } = first as If;
  const className = classTested(test as PlacedNode, subject);
  const following = orelse.length > 0 ? [...orelse, ...rest] : rest;
  const more = className !== null && leaves(body) ? branchesOf(following, subject) : null;
  return className === null || more === null || more.some(b => b.className === className) ? null : [{ className, body }, ...more];
}

function classTested(test: PlacedNode, subject: string): string | null {
  if (test.kind !== 'Call') return null;
  const { func, args } = test as Call;
  const [value, cls] = args;
  const isTest = func.kind === 'Name' && func.id === 'isinstance' && args.length === 2;
  return isTest && value.kind === 'Name' && value.id === subject && cls.kind === 'Name' ? cls.id : null;
}

/** Functions of their own, texts over several lines, names that would mean something else, classes that are not plain. */
function isInTheWay({ fn, subject, branches }: Plan): boolean {
  const inside = nodesIn(fn.body);
  const isClosure = inside.some(n =>
    ['Lambda', 'FunctionDef', 'ClassDef', 'ListComp', 'SetComp', 'DictComp', 'GeneratorExp'].includes(n.kind),
  );
  const isLongText = inside.some(n => (n.kind === 'Constant' || n.kind === 'JoinedStr') && n.span.endLine > n.span.line);
  const stored = namesIn(fn.body, 'Store');
  return isClosure || isLongText || stored.has(subject) || namesIn(fn, 'Load').has('self') || !branches.every(b => isRoomy(b.cls, fn.name));
}

/** No bases, so that no two tests could hold for one object, and the name is free. */
function isRoomy({ bases, body, span }: ClassDef, name: string): boolean {
  const isTaken = nodesIn(body).some(n => (n.kind === 'FunctionDef' && (n as FunctionDef).name === name) || (n as Name).id === name);
  return bases.length === 0 && !isTaken && body[0].span.line > span.line;
}

function methodEdit(context: FixContext, plan: Plan, { cls, body }: Plan['branches'][number]): FixEdit {
  const last = cls.body[cls.body.length - 1].span;
  const { col } = cls.body[0].span;
  const text = body.map(s => reindented(rendered(context, plan, s.span, true), s.span.col, col + 4)).join('\n');
  const end = { line: last.endLine, col: last.endCol, endLine: last.endLine, endCol: last.endCol };
  return replace(plan.filename, end, `\n\n${indent(col)}def ${plan.fn.name}(${['self', ...plan.others].join(', ')}):\n${text}`);
}

function reindented(text: string, from: number, to: number): string {
  const [first, ...more] = text.split('\n');
  return [indent(to) + first, ...more.map(line => (line.startsWith(indent(from)) ? indent(to) + line.slice(from) : line))].join('\n');
}

function chainSpan(fn: FunctionDef): Span {
  const statements = statementsOf(fn);
  return between(statements[0].span, statements[statements.length - 1].span, 'end');
}

/** The text of a place, with calls of the function as calls of the method, and in a method the subject as `self`. */
function rendered(context: FixContext, plan: Plan, span: Span, inMethod: boolean): string {
  const inside = nodesIn(plan.fn).filter(n => inMethod && n.kind === 'Name' && (n as Name).id === plan.subject);
  const changed: PlacedNode[] = [...plan.calls, ...inside].filter(n => isInside(span, n.span));
  const outermost = changed.filter(n => !changed.some(o => o !== n && !sameSpan(o.span, n.span) && isInside(o.span, n.span)));
  const parts: string[] = [];
  let at = { line: span.line, col: span.col };
  for (const n of outermost.toSorted((a, b) => a.span.line - b.span.line || a.span.col - b.span.col)) {
    parts.push(context.text(plan.filename, { ...at, endLine: n.span.line, endCol: n.span.col }));
    parts.push(n.kind === 'Name' ? 'self' : methodCall(context, plan, n as Call, inMethod));
    at = { line: n.span.endLine, col: n.span.endCol };
  }
  parts.push(context.text(plan.filename, { ...at, endLine: span.endLine, endCol: span.endCol }));
  return parts.join('');
}

function methodCall(context: FixContext, plan: Plan, { args }: Call, inMethod: boolean): string {
  const [receiver, ...rest] = args.map(a => rendered(context, plan, a.span, inMethod));
  const isSimple = ['Name', 'Attribute', 'Call', 'Subscript'].includes(args[0].kind);
  return `${isSimple ? receiver : `(${receiver})`}.${plan.fn.name}(${rest.join(', ')})`;
}
