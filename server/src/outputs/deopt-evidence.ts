/**
 * What is laid side by side at a deopt, whoever draws it: the source at the guard, the source where the odd value was made, the
 * layouts that take part, the compiled code around the guard. Plain texts as they are: whoever shows them escapes them.
 */
import type { Report } from '#engine';
import type { Sources } from './html-pieces.js';

type Deopt = Report['deopts'][number];
type Shape = Report['shapes'][number];
type Range = Deopt['range'];

/** Some lines, of which a part of one is meant. `first`: the number of the first line; null where lines have none. */
export interface MarkedText {
  readonly first: number | null;
  readonly lines: readonly string[];
  readonly marked: { readonly line: number; readonly start: number; readonly end: number };
}

export interface DeoptEvidence {
  /** null where the source is not at hand. */
  readonly guard: MarkedText | null;
  readonly born: MarkedText | null;
  readonly layouts: readonly Pick<Shape, 'class' | 'attributes' | 'instances'>[];
  /** null where it was not kept. */
  readonly generated: MarkedText | null;
}

/** The number of a line, as wide as that of the last one; nothing where lines have none. */
export function lineLabel({ first, lines }: MarkedText, i: number): string {
  return first === null ? '' : `${String(first + i).padStart(String(first + lines.length - 1).length)}  `;
}

/** Lines of source before and behind the guard's. */
const AROUND = 4;

export function deoptEvidence(deopt: Deopt, shapes: readonly Shape[], sources: Sources): DeoptEvidence {
  const { path, range, bornAt, generated } = deopt;
  return {
    guard: sourceAround(sources(path), range),
    born: bornAt && sourceAround(sources(bornAt.path), bornAt.range),
    layouts: layoutsOf(deopt, shapes),
    generated: generated == null ? null : wholeLine(generated.text.split('\n'), generated.line),
  };
}

function sourceAround(text: string | null, { start, end }: Range): MarkedText | null {
  const lines = text?.split(/\r\n|\r|\n/) ?? [];
  const line = lines[start.line];
  if (line === undefined) return null;
  const from = Math.max(0, start.line - AROUND);
  const marked = { line: start.line - from, start: start.character, end: end.line === start.line ? end.character : line.length };
  return { first: from + 1, lines: lines.slice(from, start.line + AROUND + 1), marked };
}

function wholeLine(lines: readonly string[], line: number): MarkedText {
  return { first: null, lines, marked: { line, start: 0, end: lines[line]?.length ?? 0 } };
}

/** The layouts of the classes that were expected and came; numbers and texts have none. */
function layoutsOf({ expected, actual }: Deopt, shapes: readonly Shape[]): DeoptEvidence['layouts'] {
  const classes = new Set([expected, actual].flatMap(text => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu)?.[0] ?? []));
  return shapes
    .filter(shape => classes.has(shape.class) && shape.instances > 0)
    .map(({ class: name, attributes, instances }) => ({ class: name, attributes, instances }));
}
