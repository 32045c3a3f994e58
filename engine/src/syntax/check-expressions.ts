/**
 * The errors that CPython's compiler finds in expressions after parsing and scoping.
 * Knows nothing of statements.
 */
import type { Comprehension, Expr, Keyword, Lambda } from './ast.js';
import type { CheckUnit } from './check-unit.js';
import { checkDefaults, checkParameterNames } from './check-semantics.js';
import { warnAboutCall, warnAboutComparison, warnAboutSubscript } from './semantic-warnings.js';

export function checkExpression(e: Expr, u: CheckUnit): void {
  switch (e.kind) {
    case 'Constant':
    case 'Name':
      return;
    case 'NamedExpr':
      checkExpression(e.value, u);
      return checkTarget(e.target, u);
    case 'BoolOp':
    case 'JoinedStr':
      return checkAll(e.values, u);
    case 'BinOp':
      return checkBinary(e, u);
    case 'UnaryOp':
      return checkExpression(e.operand, u);
    case 'Lambda':
      return checkLambda(e, u);
    case 'IfExp':
      return checkAll([e.test, e.body, e.orelse], u);
    case 'Dict':
      for (const key of e.keys) checkOptional(key, u);
      return checkAll(e.values, u);
    case 'Set':
    case 'List':
    case 'Tuple':
      for (const element of e.elts) checkStarred(element, u);
      return;
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return checkComprehension(e, u);
    case 'Yield':
      if (!u.isFunctionLike) throw u.error("'yield' outside function", e.span);
      return checkOptional(e.value, u);
    case 'YieldFrom':
      if (!u.isFunctionLike) throw u.error("'yield from' outside function", e.span);
      if (u.kind === 'async-function') throw u.error("'yield from' inside async function", e.span);
      return checkExpression(e.value, u);
    case 'Await':
      checkAwait(e, u);
      return checkExpression(e.value, u);
    case 'Compare':
      warnAboutComparison(e, u);
      checkExpression(e.left, u);
      return checkAll(e.comparators, u);
    case 'Call':
    case 'Attribute':
    case 'Subscript':
      return checkChain(e, u);
    case 'FormattedValue':
      checkExpression(e.value, u);
      return checkOptional(e.format_spec, u);
    case 'Slice':
      for (const part of [e.lower, e.upper, e.step]) checkOptional(part, u);
      return;
    case 'Starred':
      throw u.error("can't use starred expression here", e.span);
  }
}

export function checkAll(all: Expr[], u: CheckUnit): void {
  for (const e of all) checkExpression(e, u);
}

export function checkOptional(e: Expr | null, u: CheckUnit): void {
  if (e !== null) checkExpression(e, u);
}

/** Where a starred expression is allowed. */
export function checkStarred(e: Expr, u: CheckUnit): void {
  checkExpression(e.kind === 'Starred' ? e.value : e, u);
}

/** Long chains are deep to the left: they are walked in a loop. */
function checkBinary(e: Extract<Expr, { kind: 'BinOp' }>, u: CheckUnit): void {
  const rights: Expr[] = [];
  let left: Expr = e;
  for (; left.kind === 'BinOp'; left = left.left) rights.push(left.right);
  checkExpression(left, u);
  for (let i = rights.length - 1; i >= 0; i--) checkExpression(rights[i], u);
}

type Link = Extract<Expr, { kind: 'Call' | 'Attribute' | 'Subscript' }>;

/** `a.b(c)[d]…`: deep to the left, too. */
function checkChain(e: Link, u: CheckUnit): void {
  const links: Link[] = [];
  let base: Expr = e;
  while (base.kind === 'Call' || base.kind === 'Attribute' || base.kind === 'Subscript') {
    if (base.kind === 'Call') checkKeywords(base.keywords, u);
    links.push(base);
    base = base.kind === 'Call' ? base.func : base.value;
  }
  checkExpression(base, u);
  for (let i = links.length - 1; i >= 0; i--) checkLink(links[i], u);
}

/** What belongs to one link itself. */
function checkLink(link: Link, u: CheckUnit): void {
  if (link.kind === 'Subscript') {
    warnAboutSubscript(link, u);
    checkExpression(link.slice, u);
  } else if (link.kind === 'Call') {
    warnAboutCall(link, u);
    for (const argument of link.args) checkStarred(argument, u);
    for (const { value } of link.keywords) checkExpression(value, u);
  }
}

// ---- targets ----

export function checkTarget(e: Expr, u: CheckUnit): void {
  switch (e.kind) {
    case 'Name':
      return u.checkAssigned(e.id, e.span);
    case 'Attribute':
      checkExpression(e.value, u);
      return u.checkAssigned(e.attr, e.span);
    case 'Subscript':
      return checkAll([e.value, e.slice], u);
    case 'List':
    case 'Tuple':
      return checkUnpacking(e, u);
    case 'Starred':
      throw u.error('starred assignment target must be in a list or tuple', e.span);
    default:
      return checkExpression(e, u);
  }
}

const MAX_BEFORE_STAR = 0xff;
const MAX_AFTER_STAR = 0x7fffff;

function checkUnpacking(e: Extract<Expr, { kind: 'List' | 'Tuple' }>, u: CheckUnit): void {
  const { elts } = e;
  const star = elts.findIndex(element => element.kind === 'Starred');
  if (star > MAX_BEFORE_STAR || (star >= 0 && elts.length - star - 1 > MAX_AFTER_STAR)) {
    throw u.error('too many expressions in star-unpacking assignment', e.span);
  }
  if (elts.some((element, i) => i !== star && element.kind === 'Starred')) {
    throw u.error('multiple starred expressions in assignment', e.span);
  }
  for (const element of elts) checkTarget(element.kind === 'Starred' ? element.value : element, u);
}

export function checkDelete(e: Expr, u: CheckUnit): void {
  switch (e.kind) {
    case 'Name':
      return u.checkDeleted(e.id, e.span);
    case 'Attribute':
      checkExpression(e.value, u);
      return u.checkDeleted(e.attr, e.span);
    case 'List':
    case 'Tuple':
      for (const element of e.elts) checkDelete(element, u);
      return;
    default:
      return checkExpression(e, u);
  }
}

// ---- calls ----

export function checkKeywords(keywords: Keyword[], u: CheckUnit): void {
  keywords.forEach((keyword, i) => {
    const { arg } = keyword;
    if (arg === null) return;
    u.checkAssigned(arg, keyword.span);
    const repeated = keywords.find((other, j) => j > i && other.arg === arg);
    if (repeated !== undefined) throw u.error(`keyword argument repeated: ${arg}`, repeated.span);
  });
}

// ---- functions and comprehensions ----

function checkLambda(e: Lambda, u: CheckUnit): void {
  checkDefaults(e.args, u);
  const inner = u.nested('lambda', u.context.table.scopeOf(e));
  checkParameterNames(e.args, inner);
  checkExpression(e.body, inner);
}

function checkAwait(e: Expr, u: CheckUnit): void {
  if (u.context.topLevelAwait && u.kind === 'module') return;
  if (!u.isFunctionLike) throw u.error("'await' outside function", e.span);
  if (u.kind !== 'async-function' && u.kind !== 'comprehension') throw u.error("'await' outside async function", e.span);
}

function checkComprehension(e: Extract<Expr, { generators: Comprehension[] }>, u: CheckUnit): void {
  const scope = u.context.table.scopeOf(e);
  const inner = scope.inlinedComprehension ? u : u.nested('comprehension', scope);
  const first = e.generators[0];
  if (scope.inlinedComprehension) checkExpression(first.iter, u);
  if (scope.isCoroutine && e.kind !== 'GeneratorExp' && u.kind !== 'async-function' && u.kind !== 'comprehension') {
    if (!(u.context.topLevelAwait && u.kind === 'module')) {
      throw u.error('asynchronous comprehension outside of an asynchronous function', e.span);
    }
  }
  for (const { target, iter, ifs } of e.generators) {
    if (iter !== first.iter) checkExpression(iter, inner);
    checkTarget(target, inner);
    checkAll(ifs, inner);
  }
  checkAll(e.kind === 'DictComp' ? [e.key, e.value] : [e.elt], inner);
  if (!scope.inlinedComprehension) checkExpression(first.iter, u);
}
