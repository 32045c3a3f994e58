/**
 * Which numbers written in a file an expression’s value may come from: followed through names, arguments of calls,
 * attributes, collections and loops, by name. What it finds may be too little, never more than the names say: a run
 * with the edit tells whether it was all. Runs nothing, and knows no types.
 */
import type {
  Arguments,
  Assign,
  Attribute,
  Call,
  ClassDef,
  Comprehension,
  Constant,
  Expr,
  For,
  FunctionDef,
  Module,
  Name,
} from '../../syntax/ast.js';
import { isInside, nodesIn, type PlacedNode } from './fix-context.js';

/** Of an expression its value, or what is in it. */
type Mode = 'value' | 'items';

interface Scope {
  /** Null for the module. */
  readonly fn: FunctionDef | null;
  readonly nodes: readonly PlacedNode[];
}

const SAME_ITEMS = new Set(['list', 'tuple', 'set', 'sorted', 'reversed', 'iter']);

export class LiteralSources {
  private readonly all: readonly PlacedNode[];
  private readonly functions: readonly FunctionDef[];
  private readonly seen = new Set<string>();

  constructor(private readonly tree: Module) {
    this.all = nodesIn(tree);
    this.functions = this.all.filter((n): n is FunctionDef => n.kind === 'FunctionDef');
  }

  behind(expression: Expr): Constant[] {
    return [...new Set(this.follow(expression, 'value'))];
  }

  private follow(e: Expr, mode: Mode): Constant[] {
    const id = `${mode} ${e.kind} ${e.span.line}:${e.span.col}-${e.span.endLine}:${e.span.endCol}`;
    if (this.seen.has(id)) return [];
    this.seen.add(id);
    if (e.kind === 'IfExp') return [...this.follow(e.body, mode), ...this.follow(e.orelse, mode)];
    if (e.kind === 'Name') return this.followName(e, mode);
    if (e.kind === 'Attribute') return this.followAttribute(e, mode);
    return mode === 'value' ? this.value(e) : this.items(e);
  }

  private value(e: Expr): Constant[] {
    if (e.kind === 'Constant') return e.value.type === 'int' ? [e] : [];
    if (e.kind === 'UnaryOp') return this.follow(e.operand, 'value');
    return e.kind === 'Subscript' ? this.follow(e.value, 'items') : [];
  }

  private items(e: Expr): Constant[] {
    switch (e.kind) {
      case 'List':
      case 'Tuple':
      case 'Set':
        return e.elts.flatMap(item => (item.kind === 'Starred' ? this.follow(item.value, 'items') : this.follow(item, 'value')));
      case 'BinOp':
        return [e.left, e.right].flatMap(side => this.follow(side, 'items'));
      case 'ListComp':
      case 'GeneratorExp':
        return this.follow(e.elt, 'value');
      case 'Call':
        return e.func.kind === 'Name' && SAME_ITEMS.has(e.func.id) && e.args.length > 0 ? this.follow(e.args[0], 'items') : [];
      default:
        return [];
    }
  }

  private followName(name: Name, mode: Mode): Constant[] {
    const scope = this.scopeOf(name);
    const { fn } = scope;
    const index = fn === null ? -1 : fn.args.args.findIndex(a => a.arg === name.id);
    const passed = fn === null || index < 0 ? [] : this.passed(fn, index).flatMap(e => this.follow(e, mode));
    return [...passed, ...scope.nodes.flatMap(n => this.stored(n, name.id, mode))];
  }

  /** The innermost function that binds the name. */
  private scopeOf(name: Name): Scope {
    const around = this.functions.filter(f => isInside(f.span, name.span)).toReversed();
    const fn = around.find(f => f.args.args.some(a => a.arg === name.id) || storesName(f, name.id)) ?? null;
    const inner = this.functions.filter(f => f !== fn && (fn === null || isInside(fn.span, f.span)));
    const within = fn === null ? this.all : nodesIn(fn.body);
    return { fn, nodes: within.filter(n => !inner.some(f => isInside(f.span, n.span))) };
  }

  /** What a statement or a comprehension gives the name. */
  private stored(n: PlacedNode, id: string, mode: Mode): Constant[] {
    if (n.kind === 'Assign') return (n as Assign).targets.some(t => isNamed(t, id)) ? this.follow((n as Assign).value, mode) : [];
    if (n.kind === 'For') return isNamed((n as For).target, id) && mode === 'value' ? this.follow((n as For).iter, 'items') : [];
    const generators = (n as { readonly generators?: readonly Comprehension[] }).generators ?? [];
    if (mode === 'value') return generators.filter(g => isNamed(g.target, id)).flatMap(g => this.follow(g.iter, 'items'));
    return n.kind === 'Call' && isAppendTo(n as Call, id) ? this.follow((n as Call).args[0], 'value') : [];
  }

  /** What calls in the file pass for a parameter, and its default. */
  private passed(fn: FunctionDef, index: number): Expr[] {
    const { args, defaults } = fn.args;
    const owner = this.all.find((n): n is ClassDef => n.kind === 'ClassDef' && (n as ClassDef).body.includes(fn));
    const calls = this.all.filter((n): n is Call => n.kind === 'Call' && isCallOf(n as Call, fn, owner ?? null));
    const given = calls.flatMap(c => argumentOf(c, fn.args, owner === undefined ? index : index - 1, index));
    const byDefault = defaults.at(index - args.length);
    return byDefault === undefined || index < args.length - defaults.length ? given : [...given, byDefault];
  }

  /** Every store to an attribute of that name, and what classes begin with. */
  private followAttribute({ attr }: Attribute, mode: Mode): Constant[] {
    const stores = this.all.filter((n): n is Assign => n.kind === 'Assign');
    const inClass = (s: Assign): boolean => this.all.some(n => n.kind === 'ClassDef' && (n as ClassDef).body.includes(s));
    const fits = (s: Assign): boolean =>
      s.targets.some(t => (t.kind === 'Attribute' && t.attr === attr) || (isNamed(t, attr) && inClass(s)));
    return stores.filter(fits).flatMap(s => this.follow(s.value, mode));
  }
}

const isNamed = (e: PlacedNode, id: string): boolean => e.kind === 'Name' && (e as Name).id === id;

function storesName(fn: FunctionDef, id: string): boolean {
  return nodesIn(fn.body).some(n => isNamed(n, id) && (n as Name).ctx === 'Store');
}

function isAppendTo({ func, args }: Call, id: string): boolean {
  return func.kind === 'Attribute' && ['append', 'add'].includes(func.attr) && isNamed(func.value, id) && args.length === 1;
}

/** By name: of a function, of a method on anything, of a class for its constructor. */
function isCallOf({ func }: Call, fn: FunctionDef, owner: ClassDef | null): boolean {
  if (owner === null) return isNamed(func, fn.name);
  if (fn.name === '__init__') return isNamed(func, owner.name);
  return func.kind === 'Attribute' && func.attr === fn.name;
}

function argumentOf({ args, keywords }: Call, parameters: Arguments, position: number, index: number): Expr[] {
  const before = args.slice(0, position + 1);
  if (before.length > position && before.every(a => a.kind !== 'Starred')) return [before[position]];
  return keywords.filter(k => k.arg === parameters.args[index].arg).map(k => k.value);
}
