/**
 * Trees as text, in the form of CPython's `ast.dump(tree, indent=2)`: fields that are empty lists or absent
 * are left out as `ast` leaves them out. With `positions`, nodes show `lineno` and the rest.
 */
import type { ConstantValue, Mod } from './ast.js';
import type { Span } from './span.js';
import { pythonRepr } from './constant-repr.js';
import { nodeKind } from './node-kind.js';

export interface PrintOptions {
  readonly indent?: number;
  readonly positions?: boolean;
  /** How columns are shown; as they are by default. CPython's are `byteColumn`s. */
  readonly column?: (line: number, col: number) => number;
}

export function printAst(tree: Mod | object, options: PrintOptions = {}): string {
  const { indent = 2, positions = false, column = (_, col) => col } = options;
  return new Printer(indent, positions, column).value(tree, 0, '');
}

/** CPython's fields of each node; `?` marks those left out when null. */
const FIELDS: Readonly<Record<string, string>> = {
  Module: 'body type_ignores',
  Interactive: 'body',
  Expression: 'body',
  FunctionType: 'argtypes returns',
  FunctionDef: 'name args body decorator_list returns? type_comment? type_params',
  AsyncFunctionDef: 'name args body decorator_list returns? type_comment? type_params',
  ClassDef: 'name bases keywords body decorator_list type_params',
  Return: 'value?',
  Delete: 'targets',
  Assign: 'targets value',
  TypeAlias: 'name type_params value',
  AugAssign: 'target op value',
  AnnAssign: 'target annotation value? simple',
  For: 'target iter body orelse',
  AsyncFor: 'target iter body orelse',
  While: 'test body orelse',
  If: 'test body orelse',
  With: 'items body',
  AsyncWith: 'items body',
  Match: 'subject cases',
  Raise: 'exc? cause?',
  Try: 'body handlers orelse finalbody',
  TryStar: 'body handlers orelse finalbody',
  Assert: 'test msg?',
  Import: 'names',
  ImportFrom: 'module? names level',
  Global: 'names',
  Nonlocal: 'names',
  Expr: 'value',
  Pass: '',
  Break: '',
  Continue: '',
  BoolOp: 'op values',
  NamedExpr: 'target value',
  BinOp: 'left op right',
  UnaryOp: 'op operand',
  Lambda: 'args body',
  IfExp: 'test body orelse',
  Dict: 'keys values',
  Set: 'elts',
  ListComp: 'elt generators',
  SetComp: 'elt generators',
  DictComp: 'key value generators',
  GeneratorExp: 'elt generators',
  Await: 'value',
  Yield: 'value?',
  YieldFrom: 'value',
  Compare: 'left ops comparators',
  Call: 'func args keywords',
  FormattedValue: 'value conversion format_spec?',
  JoinedStr: 'values',
  Constant: 'value kind?',
  Attribute: 'value attr ctx',
  Subscript: 'value slice ctx',
  Starred: 'value ctx',
  Name: 'id ctx',
  List: 'elts ctx',
  Tuple: 'elts ctx',
  Slice: 'lower? upper? step?',
  comprehension: 'target iter ifs is_async',
  ExceptHandler: 'type? name? body',
  arguments: 'posonlyargs args vararg? kwonlyargs kw_defaults kwarg? defaults',
  arg: 'arg annotation?',
  keyword: 'arg? value',
  alias: 'name asname?',
  withitem: 'context_expr optional_vars?',
  match_case: 'pattern guard? body',
  MatchValue: 'value',
  MatchSingleton: 'value',
  MatchSequence: 'patterns',
  MatchMapping: 'keys patterns rest?',
  MatchClass: 'cls patterns kwd_attrs kwd_patterns',
  MatchStar: 'name?',
  MatchAs: 'pattern? name?',
  MatchOr: 'patterns',
  TypeVar: 'name bound? default_value?',
  ParamSpec: 'name default_value?',
  TypeVarTuple: 'name default_value?',
};

type Fields = Readonly<Record<string, unknown>>;

class Printer {
  constructor(
    private readonly indent: number,
    private readonly positions: boolean,
    private readonly column: (line: number, col: number) => number,
  ) {}

  /** `field` is the name of the field that holds the value: it tells what a string means. */
  value(value: unknown, depth: number, field: string): string {
    if (Array.isArray(value)) return this.list(value, depth, field);
    if (typeof value === 'string') return isName(field) ? pythonRepr({ type: 'str', value }) : `${value}()`;
    if (typeof value === 'boolean') return field === 'simple' || field === 'is_async' ? String(Number(value)) : value ? 'True' : 'False';
    if (typeof value === 'number') return String(value);
    if (value === null || value === undefined) return 'None';
    if (typeof value !== 'object') return String(value);
    return 'type' in value && !('body' in value) ? pythonRepr(value as ConstantValue) : this.node(value as Fields, depth);
  }

  private list(items: unknown[], depth: number, field: string): string {
    if (items.length === 0) return '[]';
    return `[${this.lines(
      items.map(item => this.value(item, depth + 1, field)),
      depth,
    )}]`;
  }

  private node(node: Fields, depth: number): string {
    const name = nodeKind(node);
    const parts: string[] = [];
    for (const declared of FIELDS[name].split(' ')) {
      const field = declared.replace('?', '');
      const value = fieldOf(name, node, field);
      const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
      if (field === '' || isEmpty || (declared.endsWith('?') && value === null)) continue;
      if (field === 'ctx' && value === 'Load') parts.push('ctx=Load()');
      else parts.push(`${field}=${this.value(value, depth + 1, field)}`);
    }
    if (this.positions && 'span' in node) parts.push(...this.positionsOf(node.span as Span));
    return parts.length === 0 ? `${name}()` : `${name}(${this.lines(parts, depth)})`;
  }

  private positionsOf({ line, col, endLine, endCol }: Span): string[] {
    return [
      `lineno=${line}`,
      `col_offset=${this.column(line, col)}`,
      `end_lineno=${endLine}`,
      `end_col_offset=${this.column(endLine, endCol)}`,
    ];
  }

  private lines(parts: string[], depth: number): string {
    const pad = `\n${' '.repeat(this.indent * (depth + 1))}`;
    return pad + parts.join(`,${pad}`);
  }
}

function fieldOf(name: string, node: Fields, field: string): unknown {
  if (name === 'Constant' && field === 'kind') return node.unicode === true ? 'u' : null;
  return node[field];
}

/** Fields whose strings are identifiers; the strings in others name operators and contexts. */
function isName(field: string): boolean {
  return field !== 'op' && field !== 'ops' && field !== 'ctx';
}
