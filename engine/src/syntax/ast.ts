/**
 * The abstract syntax of Python 3.13, node for node as in CPython's `Parser/Python.asdl`
 * (language reference, module `ast`). Field names are CPython's. Knows nothing of tokens,
 * scopes or bytecode. Every node that has a position in CPython has a `span`.
 */
import type { Span } from './span.js';

export type Mod = Module | Interactive | ExpressionMod | FunctionType;
export interface Module {
  readonly kind: 'Module';
  readonly body: Stmt[];
}
export interface Interactive {
  readonly kind: 'Interactive';
  readonly body: Stmt[];
}
export interface ExpressionMod {
  readonly kind: 'Expression';
  readonly body: Expr;
}
export interface FunctionType {
  readonly kind: 'FunctionType';
  readonly argtypes: Expr[];
  readonly returns: Expr;
}

interface Node {
  readonly span: Span;
}

// ---- statements ----
export interface FunctionDef extends Node {
  readonly kind: 'FunctionDef' | 'AsyncFunctionDef';
  readonly name: string;
  readonly args: Arguments;
  readonly body: Stmt[];
  readonly decorator_list: Expr[];
  readonly returns: Expr | null;
  readonly type_params: TypeParam[];
}
export interface ClassDef extends Node {
  readonly kind: 'ClassDef';
  readonly name: string;
  readonly bases: Expr[];
  readonly keywords: Keyword[];
  readonly body: Stmt[];
  readonly decorator_list: Expr[];
  readonly type_params: TypeParam[];
}
export interface Return extends Node {
  readonly kind: 'Return';
  readonly value: Expr | null;
}
export interface Delete extends Node {
  readonly kind: 'Delete';
  readonly targets: Expr[];
}
export interface Assign extends Node {
  readonly kind: 'Assign';
  readonly targets: Expr[];
  readonly value: Expr;
}
export interface TypeAlias extends Node {
  readonly kind: 'TypeAlias';
  readonly name: Name;
  readonly type_params: TypeParam[];
  readonly value: Expr;
}
export interface AugAssign extends Node {
  readonly kind: 'AugAssign';
  readonly target: Expr;
  readonly op: Operator;
  readonly value: Expr;
}
export interface AnnAssign extends Node {
  readonly kind: 'AnnAssign';
  readonly target: Expr;
  readonly annotation: Expr;
  readonly value: Expr | null;
  readonly simple: boolean;
}
export interface For extends Node {
  readonly kind: 'For' | 'AsyncFor';
  readonly target: Expr;
  readonly iter: Expr;
  readonly body: Stmt[];
  readonly orelse: Stmt[];
}
export interface While extends Node {
  readonly kind: 'While';
  readonly test: Expr;
  readonly body: Stmt[];
  readonly orelse: Stmt[];
}
export interface If extends Node {
  readonly kind: 'If';
  readonly test: Expr;
  readonly body: Stmt[];
  readonly orelse: Stmt[];
}
export interface With extends Node {
  readonly kind: 'With' | 'AsyncWith';
  readonly items: WithItem[];
  readonly body: Stmt[];
}
export interface Match extends Node {
  readonly kind: 'Match';
  readonly subject: Expr;
  readonly cases: MatchCase[];
}
export interface Raise extends Node {
  readonly kind: 'Raise';
  readonly exc: Expr | null;
  readonly cause: Expr | null;
}
export interface Try extends Node {
  readonly kind: 'Try' | 'TryStar';
  readonly body: Stmt[];
  readonly handlers: ExceptHandler[];
  readonly orelse: Stmt[];
  readonly finalbody: Stmt[];
}
export interface Assert extends Node {
  readonly kind: 'Assert';
  readonly test: Expr;
  readonly msg: Expr | null;
}
export interface Import extends Node {
  readonly kind: 'Import';
  readonly names: Alias[];
}
export interface ImportFrom extends Node {
  readonly kind: 'ImportFrom';
  readonly module: string | null;
  readonly names: Alias[];
  readonly level: number;
}
export interface Global extends Node {
  readonly kind: 'Global';
  readonly names: string[];
}
export interface Nonlocal extends Node {
  readonly kind: 'Nonlocal';
  readonly names: string[];
}
export interface ExprStmt extends Node {
  readonly kind: 'Expr';
  readonly value: Expr;
}
export interface Pass extends Node {
  readonly kind: 'Pass';
}
export interface Break extends Node {
  readonly kind: 'Break';
}
export interface Continue extends Node {
  readonly kind: 'Continue';
}
export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// ---- expressions ----
export type Operator =
  'Add' | 'Sub' | 'Mult' | 'MatMult' | 'Div' | 'Mod' | 'Pow' | 'LShift' | 'RShift' | 'BitOr' | 'BitXor' | 'BitAnd' | 'FloorDiv';
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type CmpOp = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';
export type ExprContext = 'Load' | 'Store' | 'Del';

/**
 * A constant. `str` is a JS string in UTF-16 where surrogate *pairs* stand for one code point and lone
 * surrogates for themselves; `int` is a number within ±(2^53−1) and a bigint beyond; `float` is tagged.
 */
export type ConstantValue =
  | { readonly type: 'None' }
  | { readonly type: 'Ellipsis' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: number | bigint }
  | { readonly type: 'float'; readonly value: number }
  /** `value` is the imaginary part; a real part and collections come from trees that programs make. */
  | { readonly type: 'complex'; readonly value: number; readonly real?: number }
  | { readonly type: 'str'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: Uint8Array }
  | { readonly type: 'tuple' | 'frozenset'; readonly items: readonly ConstantValue[] };

export interface BoolOp extends Node {
  readonly kind: 'BoolOp';
  readonly op: 'And' | 'Or';
  readonly values: Expr[];
}
export interface NamedExpr extends Node {
  readonly kind: 'NamedExpr';
  readonly target: Name;
  readonly value: Expr;
}
export interface BinOp extends Node {
  readonly kind: 'BinOp';
  readonly left: Expr;
  readonly op: Operator;
  readonly right: Expr;
}
export interface UnaryOp extends Node {
  readonly kind: 'UnaryOp';
  readonly op: UnaryOperator;
  readonly operand: Expr;
}
export interface Lambda extends Node {
  readonly kind: 'Lambda';
  readonly args: Arguments;
  readonly body: Expr;
}
export interface IfExp extends Node {
  readonly kind: 'IfExp';
  readonly test: Expr;
  readonly body: Expr;
  readonly orelse: Expr;
}
/** A `null` key is `**value`. */
export interface Dict extends Node {
  readonly kind: 'Dict';
  readonly keys: (Expr | null)[];
  readonly values: Expr[];
}
export interface SetExpr extends Node {
  readonly kind: 'Set';
  readonly elts: Expr[];
}
export interface ListComp extends Node {
  readonly kind: 'ListComp';
  readonly elt: Expr;
  readonly generators: Comprehension[];
}
export interface SetComp extends Node {
  readonly kind: 'SetComp';
  readonly elt: Expr;
  readonly generators: Comprehension[];
}
export interface DictComp extends Node {
  readonly kind: 'DictComp';
  readonly key: Expr;
  readonly value: Expr;
  readonly generators: Comprehension[];
}
export interface GeneratorExp extends Node {
  readonly kind: 'GeneratorExp';
  readonly elt: Expr;
  readonly generators: Comprehension[];
}
export interface Await extends Node {
  readonly kind: 'Await';
  readonly value: Expr;
}
export interface Yield extends Node {
  readonly kind: 'Yield';
  readonly value: Expr | null;
}
export interface YieldFrom extends Node {
  readonly kind: 'YieldFrom';
  readonly value: Expr;
}
export interface Compare extends Node {
  readonly kind: 'Compare';
  readonly left: Expr;
  readonly ops: CmpOp[];
  readonly comparators: Expr[];
}
export interface Call extends Node {
  readonly kind: 'Call';
  readonly func: Expr;
  readonly args: Expr[];
  readonly keywords: Keyword[];
}
/** `conversion`: -1 none, 115 !s, 114 !r, 97 !a. */
export interface FormattedValue extends Node {
  readonly kind: 'FormattedValue';
  readonly value: Expr;
  readonly conversion: number;
  readonly format_spec: JoinedStr | null;
}
export interface JoinedStr extends Node {
  readonly kind: 'JoinedStr';
  readonly values: Expr[];
}
export interface Constant extends Node {
  readonly kind: 'Constant';
  readonly value: ConstantValue;
  readonly unicode: boolean;
}
export interface Attribute extends Node {
  readonly kind: 'Attribute';
  readonly value: Expr;
  readonly attr: string;
  readonly attrSpan: Span;
  readonly ctx: ExprContext;
}
export interface Subscript extends Node {
  readonly kind: 'Subscript';
  readonly value: Expr;
  readonly slice: Expr;
  readonly ctx: ExprContext;
}
export interface Starred extends Node {
  readonly kind: 'Starred';
  readonly value: Expr;
  readonly ctx: ExprContext;
}
export interface Name extends Node {
  readonly kind: 'Name';
  readonly id: string;
  readonly ctx: ExprContext;
}
export interface List extends Node {
  readonly kind: 'List';
  readonly elts: Expr[];
  readonly ctx: ExprContext;
}
export interface Tuple extends Node {
  readonly kind: 'Tuple';
  readonly elts: Expr[];
  readonly ctx: ExprContext;
}
export interface Slice extends Node {
  readonly kind: 'Slice';
  readonly lower: Expr | null;
  readonly upper: Expr | null;
  readonly step: Expr | null;
}
export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpr
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

// ---- parts ----
export interface Comprehension {
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: Expr[];
  readonly is_async: boolean;
}
export interface ExceptHandler extends Node {
  readonly kind: 'ExceptHandler';
  readonly type: Expr | null;
  readonly name: string | null;
  readonly body: Stmt[];
}
/** `kw_defaults` has one entry for each of `kwonlyargs`; `null` is "required". */
export interface Arguments {
  readonly posonlyargs: Arg[];
  readonly args: Arg[];
  readonly vararg: Arg | null;
  readonly kwonlyargs: Arg[];
  readonly kw_defaults: (Expr | null)[];
  readonly kwarg: Arg | null;
  readonly defaults: Expr[];
}
export interface Arg extends Node {
  readonly arg: string;
  readonly annotation: Expr | null;
}
/** A `null` name is `**value`. */
export interface Keyword extends Node {
  readonly arg: string | null;
  readonly value: Expr;
}
export interface Alias extends Node {
  readonly name: string;
  readonly asname: string | null;
}
export interface WithItem {
  readonly context_expr: Expr;
  readonly optional_vars: Expr | null;
}
export interface MatchCase {
  readonly pattern: Pattern;
  readonly guard: Expr | null;
  readonly body: Stmt[];
}

export interface MatchValue extends Node {
  readonly kind: 'MatchValue';
  readonly value: Expr;
}
export interface MatchSingleton extends Node {
  readonly kind: 'MatchSingleton';
  readonly value: ConstantValue;
}
export interface MatchSequence extends Node {
  readonly kind: 'MatchSequence';
  readonly patterns: Pattern[];
}
export interface MatchMapping extends Node {
  readonly kind: 'MatchMapping';
  readonly keys: Expr[];
  readonly patterns: Pattern[];
  readonly rest: string | null;
}
export interface MatchClass extends Node {
  readonly kind: 'MatchClass';
  readonly cls: Expr;
  readonly patterns: Pattern[];
  readonly kwd_attrs: string[];
  readonly kwd_patterns: Pattern[];
}
export interface MatchStar extends Node {
  readonly kind: 'MatchStar';
  readonly name: string | null;
}
export interface MatchAs extends Node {
  readonly kind: 'MatchAs';
  readonly pattern: Pattern | null;
  readonly name: string | null;
}
export interface MatchOr extends Node {
  readonly kind: 'MatchOr';
  readonly patterns: Pattern[];
}
export type Pattern = MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr;

export interface TypeVar extends Node {
  readonly kind: 'TypeVar';
  readonly name: string;
  readonly bound: Expr | null;
  readonly default_value: Expr | null;
}
export interface ParamSpec extends Node {
  readonly kind: 'ParamSpec';
  readonly name: string;
  readonly default_value: Expr | null;
}
export interface TypeVarTuple extends Node {
  readonly kind: 'TypeVarTuple';
  readonly name: string;
  readonly default_value: Expr | null;
}
export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;
