/**
 * The classes of Python's syntax tree, as `_ast` has them: base first, then its kinds with `< base`. After a field:
 * `?` optional (None), `*` list (empty), `%` context (Load). Behind `|`: the attributes, where a class starts them.
 */
export const AST_NODES = `
alias: name asname? | lineno col_offset end_lineno? end_col_offset?
arg: arg annotation? type_comment? | lineno col_offset end_lineno? end_col_offset?
arguments: posonlyargs* args* vararg? kwonlyargs* kw_defaults* kwarg? defaults*
boolop:
And < boolop:
Or < boolop:
cmpop:
Eq < cmpop:
Gt < cmpop:
GtE < cmpop:
In < cmpop:
Is < cmpop:
IsNot < cmpop:
Lt < cmpop:
LtE < cmpop:
NotEq < cmpop:
NotIn < cmpop:
comprehension: target iter ifs* is_async
excepthandler:  | lineno col_offset end_lineno? end_col_offset?
ExceptHandler < excepthandler: type? name? body*
expr:  | lineno col_offset end_lineno? end_col_offset?
Attribute < expr: value attr ctx%
Await < expr: value
BinOp < expr: left op right
BoolOp < expr: op values*
Call < expr: func args* keywords*
Compare < expr: left ops* comparators*
Constant < expr: value kind?
Dict < expr: keys* values*
DictComp < expr: key value generators*
FormattedValue < expr: value conversion format_spec?
GeneratorExp < expr: elt generators*
IfExp < expr: test body orelse
JoinedStr < expr: values*
Lambda < expr: args body
List < expr: elts* ctx%
ListComp < expr: elt generators*
Name < expr: id ctx%
NamedExpr < expr: target value
Set < expr: elts*
SetComp < expr: elt generators*
Slice < expr: lower? upper? step?
Starred < expr: value ctx%
Subscript < expr: value slice ctx%
Tuple < expr: elts* ctx%
UnaryOp < expr: op operand
Yield < expr: value?
YieldFrom < expr: value
expr_context:
Del < expr_context:
Load < expr_context:
Store < expr_context:
keyword: arg? value | lineno col_offset end_lineno? end_col_offset?
match_case: pattern guard? body*
mod:
Expression < mod: body
FunctionType < mod: argtypes* returns
Interactive < mod: body*
Module < mod: body* type_ignores*
operator:
Add < operator:
BitAnd < operator:
BitOr < operator:
BitXor < operator:
Div < operator:
FloorDiv < operator:
LShift < operator:
MatMult < operator:
Mod < operator:
Mult < operator:
Pow < operator:
RShift < operator:
Sub < operator:
pattern:  | lineno col_offset end_lineno end_col_offset
MatchAs < pattern: pattern? name?
MatchClass < pattern: cls patterns* kwd_attrs* kwd_patterns*
MatchMapping < pattern: keys* patterns* rest?
MatchOr < pattern: patterns*
MatchSequence < pattern: patterns*
MatchSingleton < pattern: value
MatchStar < pattern: name?
MatchValue < pattern: value
stmt:  | lineno col_offset end_lineno? end_col_offset?
AnnAssign < stmt: target annotation value? simple
Assert < stmt: test msg?
Assign < stmt: targets* value type_comment?
AsyncFor < stmt: target iter body* orelse* type_comment?
AsyncFunctionDef < stmt: name args body* decorator_list* returns? type_comment? type_params*
AsyncWith < stmt: items* body* type_comment?
AugAssign < stmt: target op value
Break < stmt:
ClassDef < stmt: name bases* keywords* body* decorator_list* type_params*
Continue < stmt:
Delete < stmt: targets*
Expr < stmt: value
For < stmt: target iter body* orelse* type_comment?
FunctionDef < stmt: name args body* decorator_list* returns? type_comment? type_params*
Global < stmt: names*
If < stmt: test body* orelse*
Import < stmt: names*
ImportFrom < stmt: module? names* level?
Match < stmt: subject cases*
Nonlocal < stmt: names*
Pass < stmt:
Raise < stmt: exc? cause?
Return < stmt: value?
Try < stmt: body* handlers* orelse* finalbody*
TryStar < stmt: body* handlers* orelse* finalbody*
TypeAlias < stmt: name type_params* value
While < stmt: test body* orelse*
With < stmt: items* body* type_comment?
type_ignore:
TypeIgnore < type_ignore: lineno tag
type_param:  | lineno col_offset end_lineno end_col_offset
ParamSpec < type_param: name default_value?
TypeVar < type_param: name bound? default_value?
TypeVarTuple < type_param: name default_value?
unaryop:
Invert < unaryop:
Not < unaryop:
UAdd < unaryop:
USub < unaryop:
withitem: context_expr optional_vars?
`;
