/** JL202: late attributes are set in `__init__` first, each with a value of the kind that the field gets later. */
import type { ClassDef, FunctionDef } from '../../syntax/ast.js';
import type { Span } from '../../syntax/span.js';
import { sameSpan, type Finding, type ProposedFix } from '../finding.js';
import { bodyOf } from '../kinds/class-uses.js';
import { attributeOf } from '../kinds/receivers.js';
import type { SiteView } from '../program.js';
import { valueKinds, type ValueKind } from '../value-kinds.js';
import { at, classNamed, indent, replace, type FixContext } from './fix-context.js';

const EMPTY: Readonly<Record<ValueKind, string>> = { None: 'None', bool: 'False', int: '0', float: '0.0', str: '""', object: 'None' };

export function initAttribute(context: FixContext, finding: Finding): ProposedFix[] {
  const spans = [finding.span, ...finding.related.filter(r => r.filename === finding.profile.code.filename).map(r => r.span)];
  const stores = spans.flatMap(span => storeAt(context, finding, span) ?? []);
  const cls = stores[0]?.cases.find(c => c.shape !== null)?.shape?.cls;
  const body = cls === undefined ? null : bodyOf(context.program, cls);
  const tree = body === null ? null : context.tree(body.code.filename);
  if (cls === undefined || body === null || tree === null) return [];
  const definition = classNamed(tree, cls.name, body.code.span.line);
  const settings = [...new Set(stores.map(s => `${attributeOf(s)} = ${emptyOf(s)}`))];
  const edit = definition === null ? null : insertion(body.code.filename, definition, settings);
  return edit === null ? [] : [{ title: `Set ${settings.join(', ')} in ${cls.name}.__init__`, edits: [edit] }];
}

function storeAt({ program }: FixContext, { profile }: Finding, span: Span): SiteView | null {
  return program.viewsOf(profile).find(v => v.opcode === 'STORE_ATTR' && sameSpan(v.span, span)) ?? null;
}

/** None stands for objects: it is healthy beside one class. */
function emptyOf(store: SiteView): string {
  const kinds = store.cases.flatMap(c => valueKinds(c.case.results)).filter(kind => kind !== 'None');
  return EMPTY[kinds[0] ?? 'None'];
}

/** Before the first statement of `__init__`; a class without bases gets one. */
function insertion(filename: string, definition: ClassDef, settings: readonly string[]): ReturnType<typeof replace> | null {
  const init = definition.body.find((s): s is FunctionDef => s.kind === 'FunctionDef' && s.name === '__init__');
  const [first] = init === undefined ? definition.body : init.body.filter(s => !(s.kind === 'Expr' && s.value.kind === 'Constant'));
  if (first === undefined) return null;
  const { line, col } = first.span;
  if (init !== undefined) {
    const self = init.args.args[0]?.arg ?? 'self';
    return replace(filename, at(line, col), settings.map(s => `${self}.${s}\n${indent(col)}`).join(''));
  }
  if (definition.bases.length > 0 || first.kind !== 'FunctionDef' || first.decorator_list.length > 0) return null;
  const inner = indent(col + 4);
  return replace(filename, at(line, col), `def __init__(self):\n${settings.map(s => `${inner}self.${s}\n`).join('')}\n${indent(col)}`);
}
