/**
 * Source positions. Knows nothing of tokens or trees.
 *
 * Lines are 1-based as in Python; columns are 0-based UTF-16 code units, as editors count.
 * CPython's byte columns are derived from the source line when they are shown (`byteColumn`).
 */
export interface Span {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

export const NO_SPAN: Span = { line: 0, col: 0, endLine: 0, endCol: 0 };

/** The span from the start of `a` to the end of `b`. */
export function cover(a: Span, b: Span): Span {
  return { line: a.line, col: a.col, endLine: b.endLine, endCol: b.endCol };
}

/** UTF-8 byte offset in `lineText` of the UTF-16 column `col` (CPython's `col_offset`). */
export function byteColumn(lineText: string, col: number): number {
  let bytes = 0;
  for (let i = 0; i < col && i < lineText.length; i++) {
    const unit = lineText.charCodeAt(i);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit <= 0xdbff) bytes += 4;
    else if (unit >= 0xdc00 && unit <= 0xdfff) continue;
    else bytes += 3;
  }
  return bytes;
}
