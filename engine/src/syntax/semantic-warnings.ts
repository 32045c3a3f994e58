/**
 * The `SyntaxWarning`s of CPython's compiler: code that is allowed and cannot be meant.
 * Knows nothing of scopes.
 */
import type { CmpOp, ConstantValue, Expr } from './ast.js';
import type { CheckUnit } from './check-unit.js';

const CONSTANT_TYPES: Readonly<Record<ConstantValue['type'], string>> = {
  None: 'NoneType',
  Ellipsis: 'ellipsis',
  bool: 'bool',
  int: 'int',
  float: 'float',
  complex: 'complex',
  tuple: 'tuple',
  frozenset: 'frozenset',
  str: 'str',
  bytes: 'bytes',
};

/** The type of a value that is plain from its syntax, or null. */
function typeName(e: Expr): string | null {
  switch (e.kind) {
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'JoinedStr':
    case 'FormattedValue':
      return 'str';
    case 'Constant':
      return CONSTANT_TYPES[e.value.type];
    default:
      return null;
  }
}

/** A literal whose identity means nothing. */
function isLiteral(e: Expr): boolean {
  if (e.kind === 'Tuple') return e.elts.every(isLiteral) && e.elts.length > 0 ? true : e.elts.length === 0;
  return e.kind === 'Constant' && !['None', 'bool', 'Ellipsis'].includes(e.value.type);
}

function warnsOf(op: CmpOp): string | null {
  return op === 'Is' ? '"is" with' : op === 'IsNot' ? '"is not" with' : null;
}

export function warnAboutComparison(e: Extract<Expr, { kind: 'Compare' }>, u: CheckUnit): void {
  let left = e.left;
  e.ops.forEach((op, i) => {
    const right = e.comparators[i];
    const phrase = warnsOf(op);
    const literal = isLiteral(left) ? left : isLiteral(right) ? right : null;
    if (phrase !== null && literal !== null) {
      u.warn(`${phrase} '${typeName(literal)}' literal. Did you mean "${op === 'Is' ? '==' : '!='}"?`, e.span);
    }
    left = right;
  });
}

const NOT_CALLABLE: ReadonlySet<Expr['kind']> = new Set<Expr['kind']>([
  'Constant',
  'Tuple',
  'List',
  'ListComp',
  'Dict',
  'DictComp',
  'Set',
  'SetComp',
  'GeneratorExp',
  'JoinedStr',
  'FormattedValue',
]);

export function warnAboutCall(e: Extract<Expr, { kind: 'Call' }>, u: CheckUnit): void {
  if (!NOT_CALLABLE.has(e.func.kind)) return;
  u.warn(`'${typeName(e.func)}' object is not callable; perhaps you missed a comma?`, e.func.span);
}

export function warnAboutSubscript(e: Extract<Expr, { kind: 'Subscript' }>, u: CheckUnit): void {
  const { value, slice } = e;
  if (!isSubscriptable(value)) {
    u.warn(`'${typeName(value)}' object is not subscriptable; perhaps you missed a comma?`, value.span);
    return;
  }
  const index = indexType(slice);
  if (index === null || !isSequence(value)) return;
  u.warn(`${typeName(value)} indices must be integers or slices, not ${index}; perhaps you missed a comma?`, value.span);
}

function isSubscriptable(e: Expr): boolean {
  if (e.kind === 'Constant') return e.value.type === 'str' || e.value.type === 'bytes';
  return e.kind !== 'Set' && e.kind !== 'SetComp' && e.kind !== 'GeneratorExp' && e.kind !== 'Lambda';
}

function isSequence(e: Expr): boolean {
  return ['Constant', 'Tuple', 'List', 'ListComp', 'JoinedStr', 'FormattedValue'].includes(e.kind);
}

/** The type of an index that no sequence takes, or null. */
function indexType(e: Expr): string | null {
  if (e.kind === 'Constant' && (e.value.type === 'int' || e.value.type === 'bool')) return null;
  return e.kind === 'Slice' ? null : typeName(e);
}
