/** Docstrings: the string a body starts with, without the indentation of the source. */
import type { Stmt } from '../syntax/ast.js';

export function docstringOf(body: readonly Stmt[]): string | null {
  const [first] = body;
  if (first?.kind !== 'Expr' || first.value.kind !== 'Constant' || first.value.value.type !== 'str') return null;
  return first.value.value.value;
}

/** Takes off the first line's leading spaces, and from the other lines the margin that all share. */
export function cleanDocstring(text: string): string {
  const [first, ...rest] = expandTabs(text).split('\n');
  const indents = rest.filter(line => /[^ ]/.test(line)).map(line => line.search(/[^ ]/));
  const margin = indents.length === 0 ? 0 : Math.min(...indents);
  const trimmed = first.replace(/^ +/, '');
  return [trimmed, ...rest.map(line => line.slice(margin))].join('\n');
}

/** Tabs reach the next multiple of eight columns, as `str.expandtabs`. */
function expandTabs(text: string): string {
  if (!text.includes('\t')) return text;
  let column = 0;
  let result = '';
  for (const character of text) {
    if (character === '\t') {
      const width = 8 - (column % 8);
      result += ' '.repeat(width);
      column += width;
    } else {
      result += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return result;
}
