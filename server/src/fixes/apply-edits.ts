/** Puts edits into a text. Positions are those of the text before any edit, in UTF-16. */
import type { Report } from '#engine';

export type Edit = Report['files'][number]['insights'][number]['fixes'][number]['edits'][number];

/** Null where edits overlap or lie outside the text. */
export function applyEdits(text: string, edits: readonly Pick<Edit, 'range' | 'newText'>[]): string | null {
  const starts = lineStarts(text);
  const placed = edits
    .map(({ range, newText }) => ({ from: offsetOf(starts, text, range.start), to: offsetOf(starts, text, range.end), newText }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  let out = '';
  let at = 0;
  for (const { from, to, newText } of placed) {
    if (from < at || to < from) return null;
    out += text.slice(at, from) + newText;
    at = to;
  }
  return out + text.slice(at);
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: newline } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + newline.length);
  return starts;
}

/** The line behind the last one is the end of the text. */
function offsetOf(starts: readonly number[], text: string, { line, character }: Edit['range']['start']): number {
  return line >= starts.length ? text.length : Math.min(text.length, starts[line] + character);
}
