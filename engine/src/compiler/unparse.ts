/**
 * Expressions back to source text, as `from __future__ import annotations` keeps them: parentheses
 * only where precedence asks for them. Knows nothing of statements.
 */
import { constRepr, strRepr } from '../bytecode/const-repr.js';
import type {
  Arguments,
  CmpOp,
  Comprehension,
  ConstantValue,
  Expr,
  FormattedValue,
  JoinedStr,
  Operator,
  UnaryOperator,
} from '../syntax/ast.js';

/** Binding strength, loosest first. */
const enum Level {
  tuple,
  test,
  or,
  and,
  not,
  compare,
  bitOr,
  bitXor,
  bitAnd,
  shift,
  sum,
  term,
  factor,
  power,
  await,
  atom,
}

const BINARY: Readonly<Record<Operator, readonly [text: string, level: Level]>> = {
  Add: ['+', Level.sum],
  Sub: ['-', Level.sum],
  Mult: ['*', Level.term],
  MatMult: ['@', Level.term],
  Div: ['/', Level.term],
  Mod: ['%', Level.term],
  FloorDiv: ['//', Level.term],
  Pow: ['**', Level.power],
  LShift: ['<<', Level.shift],
  RShift: ['>>', Level.shift],
  BitOr: ['|', Level.bitOr],
  BitXor: ['^', Level.bitXor],
  BitAnd: ['&', Level.bitAnd],
};
const COMPARE: Readonly<Record<CmpOp, string>> = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
};
const UNARY: Readonly<Record<UnaryOperator, readonly [text: string, level: Level]>> = {
  Invert: ['~', Level.factor],
  UAdd: ['+', Level.factor],
  USub: ['-', Level.factor],
  Not: ['not ', Level.not],
};

export function unparse(e: Expr): string {
  return text(e, Level.test);
}

const wrap = (inner: string, own: Level, around: Level): string => (around > own ? `(${inner})` : inner);
const list = (elements: readonly Expr[], level = Level.test): string => elements.map(e => text(e, level)).join(', ');

function text(e: Expr, level: Level): string {
  switch (e.kind) {
    case 'Name':
      return e.id;
    case 'Constant':
      return (e.unicode ? 'u' : '') + constant(e.value);
    case 'BoolOp': {
      const own = e.op === 'And' ? Level.and : Level.or;
      return wrap(e.values.map(v => text(v, own + 1)).join(e.op === 'And' ? ' and ' : ' or '), own, level);
    }
    case 'BinOp': {
      const [op, own] = BINARY[e.op];
      const rightAssociative = e.op === 'Pow' ? 1 : 0;
      return wrap(`${text(e.left, own + rightAssociative)} ${op} ${text(e.right, own + 1 - rightAssociative)}`, own, level);
    }
    case 'UnaryOp': {
      const [op, own] = UNARY[e.op];
      return wrap(op + text(e.operand, own), own, level);
    }
    case 'Compare': {
      const links = e.ops.map((op, i) => ` ${COMPARE[op]} ${text(e.comparators[i], Level.compare + 1)}`);
      return wrap(text(e.left, Level.compare + 1) + links.join(''), Level.compare, level);
    }
    case 'IfExp':
      return wrap(
        `${text(e.body, Level.test + 1)} if ${text(e.test, Level.test + 1)} else ${text(e.orelse, Level.test)}`,
        Level.test,
        level,
      );
    case 'Lambda': {
      const parameters = argumentsText(e.args);
      return wrap(`lambda${parameters === '' ? '' : ` ${parameters}`}: ${text(e.body, Level.test)}`, Level.test, level);
    }
    case 'NamedExpr':
      return wrap(`${e.target.id} := ${text(e.value, Level.atom)}`, Level.tuple, level);
    case 'Tuple':
      if (e.elts.length === 0) return '()';
      return wrap(list(e.elts) + (e.elts.length === 1 ? ',' : ''), Level.tuple, level);
    case 'List':
      return `[${list(e.elts)}]`;
    case 'Set':
      return `{${list(e.elts)}}`;
    case 'Dict':
      return `{${e.values.map((v, i) => pair(e.keys[i], v)).join(', ')}}`;
    case 'ListComp':
      return `[${text(e.elt, Level.test)}${generators(e.generators)}]`;
    case 'SetComp':
      return `{${text(e.elt, Level.test)}${generators(e.generators)}}`;
    case 'GeneratorExp':
      return `(${text(e.elt, Level.test)}${generators(e.generators)})`;
    case 'DictComp':
      return `{${text(e.key, Level.test)}: ${text(e.value, Level.test)}${generators(e.generators)}}`;
    case 'Call':
      return text(e.func, Level.atom) + callArguments(e.args, e.keywords);
    case 'Attribute': {
      // `1 .real`: a dot after digits would belong to the number.
      const isInt = e.value.kind === 'Constant' && e.value.value.type === 'int';
      return `${text(e.value, Level.atom)}${isInt ? ' ' : ''}.${e.attr}`;
    }
    case 'Subscript':
      return `${text(e.value, Level.atom)}[${text(e.slice, Level.tuple)}]`;
    case 'Slice':
      return `${optional(e.lower)}:${optional(e.upper)}${e.step === null ? '' : `:${optional(e.step)}`}`;
    case 'Starred':
      return `*${text(e.value, Level.bitOr)}`;
    case 'Await':
      return wrap(`await ${text(e.value, Level.atom)}`, Level.await, level);
    case 'Yield':
      return e.value === null ? '(yield)' : `(yield ${text(e.value, Level.test)})`;
    case 'YieldFrom':
      return `(yield from ${text(e.value, Level.test)})`;
    case 'JoinedStr':
      return `f${strRepr(formatBody(e))}`;
    case 'FormattedValue':
      return `f${strRepr(replacement(e))}`;
  }
}

const optional = (e: Expr | null): string => (e === null ? '' : text(e, Level.test));
const pair = (key: Expr | null, item: Expr): string =>
  key === null ? `**${text(item, Level.bitOr)}` : `${text(key, Level.test)}: ${text(item, Level.test)}`;

/** An infinite float has no literal: one that overflows stands for it. */
function constant(value: ConstantValue): string {
  if (value.type === 'Ellipsis') return '...';
  return constRepr(value).replace(/^(-?)inf/, '$11e309');
}

function generators(all: readonly Comprehension[]): string {
  return all
    .map(({ target, iter, ifs, is_async }) => {
      const conditions = ifs.map(c => ` if ${text(c, Level.test + 1)}`).join('');
      return ` ${is_async ? 'async ' : ''}for ${text(target, Level.tuple)} in ${text(iter, Level.test + 1)}${conditions}`;
    })
    .join('');
}

function callArguments(args: readonly Expr[], keywords: readonly { arg: string | null; value: Expr }[]): string {
  // A lone generator expression brings its own parentheses.
  if (args.length === 1 && keywords.length === 0 && args[0].kind === 'GeneratorExp') return text(args[0], Level.test);
  const named = keywords.map(k => `${k.arg === null ? '**' : `${k.arg}=`}${text(k.value, Level.test)}`);
  return `(${[...args.map(a => text(a, Level.test)), ...named].join(', ')})`;
}

function argumentsText(args: Arguments): string {
  const positional = [...args.posonlyargs, ...args.args];
  const firstDefault = positional.length - args.defaults.length;
  const parts = positional.map(({ arg }, i) => (i < firstDefault ? arg : `${arg}=${text(args.defaults[i - firstDefault], Level.test)}`));
  if (args.posonlyargs.length > 0) parts.splice(args.posonlyargs.length, 0, '/');
  if (args.vararg !== null) parts.push(`*${args.vararg.arg}`);
  else if (args.kwonlyargs.length > 0) parts.push('*');
  args.kwonlyargs.forEach(({ arg }, i) => {
    const value = args.kw_defaults[i];
    parts.push(value === null ? arg : `${arg}=${text(value, Level.test)}`);
  });
  if (args.kwarg !== null) parts.push(`**${args.kwarg.arg}`);
  return parts.join(', ');
}

function formatBody(e: JoinedStr): string {
  return e.values
    .map(part => {
      if (part.kind === 'FormattedValue') return replacement(part);
      if (part.kind === 'JoinedStr') return formatBody(part);
      if (part.kind !== 'Constant' || part.value.type !== 'str') return '';
      return part.value.value.replace(/[{}]/g, brace => brace + brace);
    })
    .join('');
}

function replacement(e: FormattedValue): string {
  const value = text(e.value, Level.test + 1);
  const conversion = e.conversion < 0 ? '' : `!${String.fromCharCode(e.conversion)}`;
  const spec = e.format_spec === null ? '' : `:${formatBody(e.format_spec)}`;
  return `{${value.startsWith('{') ? ' ' : ''}${value}${conversion}${spec}}`;
}
