/**
 * JL604: `text.split(".")[-1]` makes a list of all parts for its last one; `text.rpartition(".")[2]` gives the same. Only of a
 * str, and of a separator that cannot overlap itself: of "aaa" and "aa" the two give different parts.
 */
import type { Attribute, Call, Constant, Subscript } from '../../syntax/ast.js';
import { operandAt } from '../dataflow.js';
import { sameSpan, type Finding, type ProposedFix } from '../finding.js';
import { between, isInside, nodesIn, replace, type FixContext, type PlacedNode } from './fix-context.js';

export function lastPart(context: FixContext, finding: Finding): ProposedFix[] {
  const { filename } = finding.profile.code;
  const tree = context.tree(filename);
  const read = tree === null ? undefined : nodesIn(tree).find(n => n.kind === 'Subscript' && sameSpan(n.span, finding.span));
  const split = read === undefined ? null : splitIn(read as Subscript);
  if (split === null || !isOfText(context, finding, split.func)) return [];
  const { func, call, separator } = split;
  const name = { ...call.span, line: func.value.span.endLine, col: func.value.span.endCol };
  return [
    {
      title: `Take the last part by rpartition(${context.text(filename, separator.span)})`,
      edits: [
        replace(filename, between(name, separator.span, 'start'), '.rpartition('),
        replace(filename, (read as Subscript).slice.span, '2'),
      ],
    },
  ];
}

interface Split {
  readonly call: Call;
  readonly func: Attribute;
  readonly separator: Constant;
}

function splitIn({ value, slice }: Subscript): Split | null {
  if (value.kind !== 'Call' || !isMinusOne(slice)) return null;
  const { func, args, keywords } = value as Call;
  const [separator] = args;
  if (func.kind !== 'Attribute' || func.attr !== 'split' || args.length !== 1 || keywords.length > 0) return null;
  return separator.kind === 'Constant' && separator.value.type === 'str' && overlapsNever(separator.value.value)
    ? { call: value as Call, func, separator }
    : null;
}

function isMinusOne(slice: PlacedNode): boolean {
  const { operand, op } = slice as { readonly operand?: Constant; readonly op?: string };
  return op === 'USub' && operand?.value.type === 'int' && Number(operand.value.value) === 1;
}

/** No beginning of it is an end of it. */
function overlapsNever(separator: string): boolean {
  const lengths = Array.from({ length: Math.max(0, separator.length - 1) }, (_, i) => i + 1);
  return separator !== '' && lengths.every(n => separator.slice(0, n) !== separator.slice(-n));
}

/** What was split was a str each time. */
function isOfText({ program }: FixContext, { profile, span }: Finding, func: Attribute): boolean {
  const loads = program.viewsOf(profile).filter(v => v.opcode === 'LOAD_METHOD' && isInside(span, v.span));
  const own = loads.filter(v => v.code.names[operandAt(v.code, v.pc, 2)] === 'split' && v.span.line === func.span.line);
  return own.length === 1 && own[0].cases.length > 0 && own[0].cases.every(c => c.types[0] === 'str');
}
