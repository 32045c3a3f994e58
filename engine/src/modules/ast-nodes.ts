/**
 * The classes of Python's syntax tree in CPython's abstract grammar: base first, then its kinds with `< base`. Behind
 * `|`: the attributes, where a class starts them. Knows nothing of how a class or a node is made.
 */

export interface NodeField {
  readonly name: string;
  /** `identifier`, `string`, `int`, `constant`, or the name of a base class. */
  readonly type: string;
  /** `?` may be None, `*` is a list. */
  readonly quantifier: '' | '?' | '*';
}

export interface NodeKind {
  readonly name: string;
  /** `AST` for the bases. */
  readonly base: string;
  readonly fields: readonly NodeField[];
  readonly attributes: readonly NodeField[];
  /** The grammar's own text. */
  readonly doc: string;
}

const GRAMMAR = `
alias: identifier name, identifier? asname | int lineno, int col_offset, int? end_lineno, int? end_col_offset
arg: identifier arg, expr? annotation, string? type_comment | int lineno, int col_offset, int? end_lineno, int? end_col_offset
arguments: arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults
boolop:
And < boolop:
Or < boolop:
cmpop:
Eq < cmpop:
NotEq < cmpop:
Lt < cmpop:
LtE < cmpop:
Gt < cmpop:
GtE < cmpop:
Is < cmpop:
IsNot < cmpop:
In < cmpop:
NotIn < cmpop:
comprehension: expr target, expr iter, expr* ifs, int is_async
excepthandler:  | int lineno, int col_offset, int? end_lineno, int? end_col_offset
ExceptHandler < excepthandler: expr? type, identifier? name, stmt* body
expr:  | int lineno, int col_offset, int? end_lineno, int? end_col_offset
BoolOp < expr: boolop op, expr* values
NamedExpr < expr: expr target, expr value
BinOp < expr: expr left, operator op, expr right
UnaryOp < expr: unaryop op, expr operand
Lambda < expr: arguments args, expr body
IfExp < expr: expr test, expr body, expr orelse
Dict < expr: expr* keys, expr* values
Set < expr: expr* elts
ListComp < expr: expr elt, comprehension* generators
SetComp < expr: expr elt, comprehension* generators
DictComp < expr: expr key, expr value, comprehension* generators
GeneratorExp < expr: expr elt, comprehension* generators
Await < expr: expr value
Yield < expr: expr? value
YieldFrom < expr: expr value
Compare < expr: expr left, cmpop* ops, expr* comparators
Call < expr: expr func, expr* args, keyword* keywords
FormattedValue < expr: expr value, int conversion, expr? format_spec
JoinedStr < expr: expr* values
Constant < expr: constant value, string? kind
Attribute < expr: expr value, identifier attr, expr_context ctx
Subscript < expr: expr value, expr slice, expr_context ctx
Starred < expr: expr value, expr_context ctx
Name < expr: identifier id, expr_context ctx
List < expr: expr* elts, expr_context ctx
Tuple < expr: expr* elts, expr_context ctx
Slice < expr: expr? lower, expr? upper, expr? step
expr_context:
Load < expr_context:
Store < expr_context:
Del < expr_context:
keyword: identifier? arg, expr value | int lineno, int col_offset, int? end_lineno, int? end_col_offset
match_case: pattern pattern, expr? guard, stmt* body
mod:
Module < mod: stmt* body, type_ignore* type_ignores
Interactive < mod: stmt* body
Expression < mod: expr body
FunctionType < mod: expr* argtypes, expr returns
operator:
Add < operator:
Sub < operator:
Mult < operator:
MatMult < operator:
Div < operator:
Mod < operator:
Pow < operator:
LShift < operator:
RShift < operator:
BitOr < operator:
BitXor < operator:
BitAnd < operator:
FloorDiv < operator:
pattern:  | int lineno, int col_offset, int end_lineno, int end_col_offset
MatchValue < pattern: expr value
MatchSingleton < pattern: constant value
MatchSequence < pattern: pattern* patterns
MatchMapping < pattern: expr* keys, pattern* patterns, identifier? rest
MatchClass < pattern: expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns
MatchStar < pattern: identifier? name
MatchAs < pattern: pattern? pattern, identifier? name
MatchOr < pattern: pattern* patterns
stmt:  | int lineno, int col_offset, int? end_lineno, int? end_col_offset
FunctionDef < stmt: identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params
AsyncFunctionDef < stmt: identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params
ClassDef < stmt: identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params
Return < stmt: expr? value
Delete < stmt: expr* targets
Assign < stmt: expr* targets, expr value, string? type_comment
TypeAlias < stmt: expr name, type_param* type_params, expr value
AugAssign < stmt: expr target, operator op, expr value
AnnAssign < stmt: expr target, expr annotation, expr? value, int simple
For < stmt: expr target, expr iter, stmt* body, stmt* orelse, string? type_comment
AsyncFor < stmt: expr target, expr iter, stmt* body, stmt* orelse, string? type_comment
While < stmt: expr test, stmt* body, stmt* orelse
If < stmt: expr test, stmt* body, stmt* orelse
With < stmt: withitem* items, stmt* body, string? type_comment
AsyncWith < stmt: withitem* items, stmt* body, string? type_comment
Match < stmt: expr subject, match_case* cases
Raise < stmt: expr? exc, expr? cause
Try < stmt: stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody
TryStar < stmt: stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody
Assert < stmt: expr test, expr? msg
Import < stmt: alias* names
ImportFrom < stmt: identifier? module, alias* names, int? level
Global < stmt: identifier* names
Nonlocal < stmt: identifier* names
Expr < stmt: expr value
Pass < stmt:
Break < stmt:
Continue < stmt:
type_ignore:
TypeIgnore < type_ignore: int lineno, string tag
type_param:  | int lineno, int col_offset, int end_lineno, int end_col_offset
TypeVar < type_param: identifier name, expr? bound, expr? default_value
ParamSpec < type_param: identifier name, expr? default_value
TypeVarTuple < type_param: identifier name, expr? default_value
unaryop:
Invert < unaryop:
Not < unaryop:
UAdd < unaryop:
USub < unaryop:
withitem: expr context_expr, expr? optional_vars
`;

const parseFields = (text: string | undefined): NodeField[] =>
  (text ?? '')
    .split(',')
    .filter(part => part.trim() !== '')
    .map(part => {
      const [, type, quantifier, name] = /^\s*(\w+)([?*]?) (\w+)\s*$/.exec(part)!;
      return { name, type, quantifier: quantifier as NodeField['quantifier'] };
    });

function parseGrammar(): NodeKind[] {
  const rows = GRAMMAR.trim()
    .split('\n')
    .map(line => /^(\w+)(?: < (\w+))?:([^|]*)(?:\|(.*))?$/.exec(line)!.slice(1));
  const shown = ([name, , fields]: readonly string[]): string => (fields.trim() === '' ? name : `${name}(${fields.trim()})`);
  const docOf = (row: readonly string[]): string => {
    const kinds = rows.filter(r => r[1] === row[0]).map(shown);
    if (kinds.length === 0) return shown(row);
    return `${row[0]} = ${kinds.join(kinds.some(k => k.includes('(')) ? `\n${' '.repeat(row[0].length + 1)}| ` : ' | ')}`;
  };
  const parents = new Map(rows.map(r => [r[0], r]));
  return rows.map(row => {
    const [name, base, fields, attributes] = row;
    return {
      name,
      base: base ?? 'AST',
      fields: parseFields(fields),
      attributes: parseFields(base === undefined ? attributes : parents.get(base)![3]),
      doc: docOf(row),
    };
  });
}

export const NODE_KINDS: ReadonlyMap<string, NodeKind> = new Map(parseGrammar().map(kind => [kind.name, kind]));
