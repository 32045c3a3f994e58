/**
 * JL605: a text that grows in an attribute becomes a list in another one, and a property of the old name joins it. Only of a
 * class by itself, where nothing but its methods store the attribute, and where it is read now and then.
 */
import type { Assign, Attribute, ClassDef, FunctionDef, Module, Name } from '../../syntax/ast.js';
import { operandAt } from '../dataflow.js';
import type { Finding, FixEdit, ProposedFix } from '../finding.js';
import { indent, isInside, nodesIn, replace, type FixContext, type PlacedNode } from './fix-context.js';
import { appendEdits, asParts, growthIn, isText, STEPS_FOR_READING, type Growth } from './text-growth.js';

/** What sees attributes without naming them. */
const SEES_ATTRIBUTES = /\b(__dict__|__slots__|vars|setattr|delattr|dataclass)\b/;

export function joinAttribute(context: FixContext, finding: Finding, tree: Module, growth: Growth): ProposedFix[] {
  const { filename } = finding.profile.code;
  const { attr } = growth.target as Attribute;
  const list = `${attr}_parts`;
  const cls = classAround(tree, growth.node);
  if (cls === null || !isAlone(tree, cls, attr) || isSeenOtherwise(context, filename, cls, list)) return [];
  if (readingsOf(context, filename, attr, tree) * STEPS_FOR_READING > finding.count) return [];
  const edits = storesOf(tree, attr).map(node => storeEdits(context, filename, cls, node, list));
  if (edits.some(e => e === null)) return [];
  const all = [...edits.flatMap(e => e ?? []), propertyEdit(filename, cls, attr, list)];
  return [{ title: `Collect the parts of "${attr}" in a list`, edits: all }];
}

function classAround(tree: Module, node: PlacedNode): ClassDef | null {
  const around = nodesIn(tree).filter((n): n is ClassDef => n.kind === 'ClassDef' && isInside(n.span, node.span));
  return around.at(-1) ?? null;
}

/** No bases, no subclasses here, no decorators, and nothing in it of that name. */
function isAlone(tree: Module, cls: ClassDef, attr: string): boolean {
  const isBase = (n: PlacedNode): boolean =>
    n.kind === 'ClassDef' && (n as ClassDef).bases.some(b => b.kind === 'Name' && b.id === cls.name);
  const named = cls.body.some(s => s.kind === 'FunctionDef' && s.name === attr);
  const assigned = cls.body.some(s => s.kind !== 'FunctionDef' && nodesIn(s).some(n => n.kind === 'Name' && (n as Name).id === attr));
  const plain = cls.bases.length + cls.keywords.length + cls.decorator_list.length === 0;
  return plain && !named && !assigned && !nodesIn(tree).some(isBase);
}

function isSeenOtherwise({ program }: FixContext, filename: string, cls: ClassDef, list: string): boolean {
  for (let line = 1; line <= program.sources.lineCount(filename); line++) {
    const text = program.sources.line(filename, line);
    if (SEES_ATTRIBUTES.test(text) || text.includes(list)) return true;
  }
  return cls.body[0].span.line === cls.span.line;
}

/** How often an attribute of that name was read elsewhere than where it grows. */
function readingsOf({ program }: FixContext, filename: string, attr: string, tree: Module): number {
  const own = nodesIn(tree)
    .flatMap(n => growthIn(n)?.own ?? [])
    .filter(n => (n as Attribute).attr === attr);
  const reads = program.attributeSites.filter(v => v.opcode !== 'STORE_ATTR' && v.code.names[operandAt(v.code, v.pc, 2)] === attr);
  const others = reads.filter(v => v.code.filename !== filename || !own.some(o => isInside(o.span, v.span)));
  return others.reduce((sum, v) => sum + v.site.count, 0);
}

/** Statements of the file, and whatever else, that store or delete an attribute of that name. */
function storesOf(tree: Module, attr: string): PlacedNode[] {
  const nodes = nodesIn(tree);
  const stored = nodes.filter(n => n.kind === 'Attribute' && (n as Attribute).attr === attr && (n as Attribute).ctx !== 'Load');
  return stored.map(s => nodes.find(n => isStoreOf(n, s)) ?? s);
}

function isStoreOf(n: PlacedNode, target: PlacedNode): boolean {
  if (n.kind === 'Assign') return (n as Assign).targets.length === 1 && (n as Assign).targets[0] === target;
  return n.kind === 'AugAssign' && growthIn(n)?.target === target;
}

/** A beginning or a step on `self` in a method of the class; null for any other store. */
function storeEdits(context: FixContext, filename: string, cls: ClassDef, node: PlacedNode, list: string): FixEdit[] | null {
  const method = cls.body.find((s): s is FunctionDef => s.kind === 'FunctionDef' && isInside(s.span, node.span));
  const self = method?.args.args[0]?.arg;
  const isOwn = (target: PlacedNode): boolean => {
    const { value } = target as Attribute;
    return self !== undefined && method?.decorator_list.length === 0 && value.kind === 'Name' && value.id === self;
  };
  const growth = growthIn(node);
  if (growth !== null) return isOwn(growth.target) && !growth.atFront ? appendEdits(filename, growth, `${self}.${list}`) : null;
  if (node.kind !== 'Assign') return null;
  const { targets, value } = node as Assign;
  if (!isOwn(targets[0]) || !isText(value)) return null;
  return [replace(filename, node.span, `${self}.${list} = ${asParts(context, filename, value)}`)];
}

function propertyEdit(filename: string, cls: ClassDef, attr: string, list: string): FixEdit {
  const last = cls.body[cls.body.length - 1].span;
  const end = { line: last.endLine, col: last.endCol, endLine: last.endLine, endCol: last.endCol };
  const pad = indent(cls.body[0].span.col);
  const text = [`@property`, `def ${attr}(self):`, `    return "".join(self.${list})`].map(line => pad + line).join('\n');
  return replace(filename, end, `\n\n${text}`);
}
