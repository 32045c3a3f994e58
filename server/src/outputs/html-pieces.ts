/** What the parts of the HTML report share: places, excerpts of sources, tables, lists. All text goes through `escaped`. */
import type { Report } from '#engine';
import { escaped } from './html-page.js';

type Range = Report['files'][number]['insights'][number]['range'];

/** Lines of a file, where they are at hand; the excerpts of the report do otherwise. */
export type Sources = (path: string) => string | null;

export function excerpt(path: string, range: Range, kept: string, sources: Sources): string {
  const text = sources(path)?.split(/\r\n|\r|\n/)[range.start.line] ?? kept;
  if (text.trim() === '') return '';
  const end = range.end.line === range.start.line ? range.end.character : text.length;
  const [before, marked, after] = [text.slice(0, range.start.character), text.slice(range.start.character, end), text.slice(end)];
  return `<pre><code>${range.start.line + 1}  ${escaped(before.trimStart())}<mark>${escaped(marked)}</mark>${escaped(after)}</code></pre>`;
}

export function rows(label: string, head: readonly string[], cells: readonly (readonly string[])[]): string {
  return cells.length === 0 ? '' : `<h4>${label}</h4>${table(head, cells)}`;
}

export function table(head: readonly string[], cells: readonly (readonly string[])[]): string {
  const row = (tag: string, values: readonly string[]): string =>
    `<tr>${values.map(v => `<${tag}${tag === 'th' ? ' scope="col"' : ''}>${v}</${tag}>`).join('')}</tr>`;
  return `<div class="scroll"><table><thead>${row('th', head)}</thead><tbody>${cells.map(c => row('td', c)).join('')}</tbody></table></div>`;
}

export function list(label: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<h4>${label}</h4><ul>${items.map(i => `<li>${i}</li>`).join('')}</ul>`;
}

export const place = (path: string, line: number): string => `<code>${escaped(path)}:${line + 1}</code>`;
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
export const number = (n: number): string => Math.round(n).toLocaleString('en');
