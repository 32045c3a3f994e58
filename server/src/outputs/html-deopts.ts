/**
 * The timeline of deopts: one at a time, with a slider; source, layouts and compiled code of each side by side, and a table of
 * all. Without scripts all of them are shown. Knows nothing of other parts of the report.
 */
import type { Report } from '#engine';
import { DEOPT_REASONS } from '#engine/observe/deopt-reasons.js';
import { escaped } from './html-page.js';
import { excerpt, list, number, place, rows, table, type Sources } from './html-pieces.js';

type Deopt = Report['deopts'][number];
type Shape = Report['shapes'][number];

/** Lines of source before and behind the guard's. */
const AROUND = 4;

export function deoptTimeline({ deopts, shapes }: Report, sources: Sources): string {
  if (deopts.length === 0) return '<p>Optimised code was never left because an assumption failed.</p>';
  const last = deopts.length - 1;
  return [
    `<p class="dim">In the order in which they first happened. The arrow keys move the slider.</p>`,
    `<div class="scrub" id="deopt-controls" hidden><label for="deopt-slider">Deopt</label><input type="range" id="deopt-slider" min="0" max="${last}" value="0"><output id="deopt-position" for="deopt-slider"></output><button type="button" id="deopt-all" aria-pressed="false">Show all</button></div>`,
    ...deopts.map((d, i) => deoptBlock(d, i, shapes, sources)),
    '<h3>Deopts as a table</h3>',
    tableOf(deopts),
  ].join('\n');
}

function deoptBlock(d: Deopt, index: number, shapes: readonly Shape[], sources: Sources): string {
  const title = `${escaped(d.reason)} in <code>${escaped(d.stack[0]?.function ?? '')}</code>, ${number(d.count)}×, version ${d.version}`;
  const stack = d.stack.map(s => `${escaped(s.function)}: ${place(s.location.path, s.location.range.start.line)}`);
  return `<section class="deopt" aria-label="Deopt ${index + 1}"><h3>${title}</h3>
<p>${place(d.path, d.range.start.line)}: ${escaped(DEOPT_REASONS[d.reason].because)}${wanted(d)}</p>
<div class="beside">
<div><h4>Source</h4>${source(d, sources)}${born(d, sources)}</div>
<div><h4>Layouts</h4>${layouts(d, shapes)}</div>
<div><h4>Compiled code</h4>${generated(d)}</div>
</div>
${list('Stack', stack)}</section>`;
}

function wanted({ expected, actual, value }: Deopt): string {
  if (expected === '') return '';
  const shown = value === '' ? '' : `, value <code>${escaped(value)}</code>`;
  return `: expected <code>${escaped(expected)}</code>, got <code>${escaped(actual)}</code>${shown}`;
}

/** The lines around, with the expression marked; where the file is not at hand, nothing. */
function source({ path, range }: Deopt, sources: Sources): string {
  const lines = sources(path)?.split(/\r\n|\r|\n/);
  if (lines === undefined) return '<p class="dim">The source is not at hand.</p>';
  const { start, end } = range;
  const from = Math.max(0, start.line - AROUND);
  const shown = lines.slice(from, start.line + AROUND + 1).map((text, i) => {
    const line = from + i;
    if (line !== start.line) return `${line + 1}  ${escaped(text)}`;
    const stop = end.line === start.line ? end.character : text.length;
    return `${line + 1}  ${escaped(text.slice(0, start.character))}<mark>${escaped(text.slice(start.character, stop))}</mark>${escaped(text.slice(stop))}`;
  });
  return `<pre tabindex="0"><code>${shown.join('\n')}</code></pre>`;
}

function born({ bornAt }: Deopt, sources: Sources): string {
  if (bornAt === null) return '';
  return `<p>The value was made, or got its last attribute, at ${place(bornAt.path, bornAt.range.start.line)}.</p>${excerpt(bornAt.path, bornAt.range, '', sources)}`;
}

/** The layouts of the classes that were expected and came; numbers and texts have none. */
function layouts({ expected, actual }: Deopt, shapes: readonly Shape[]): string {
  const classes = new Set([expected, actual].flatMap(text => text.match(/[\p{L}_][\p{L}\p{N}_]*/gu)?.[0] ?? []));
  const known = shapes.filter(s => classes.has(s.class) && s.instances > 0);
  if (known.length === 0) return '<p class="dim">No layouts of classes take part.</p>';
  return rows(
    'In the whole run',
    ['layout', 'instances'],
    known.map(s => [`${escaped(s.class)} <code>(${s.attributes.map(escaped).join(', ')})</code>`, number(s.instances)]),
  );
}

function generated({ generated: code }: Deopt): string {
  if (code === undefined || code === null) return '<p class="dim">It was not kept.</p>';
  const lines = code.text.split('\n').map((line, i) => (i === code.line ? `<mark>${escaped(line)}</mark>` : escaped(line)));
  return `<pre tabindex="0"><code>${lines.join('\n')}</code></pre>`;
}

function tableOf(deopts: readonly Deopt[]): string {
  const cells = deopts.map(d => [
    place(d.path, d.range.start.line),
    escaped(d.stack[0]?.function ?? ''),
    escaped(d.reason),
    escaped(d.expected),
    escaped(d.value === '' ? d.actual : `${d.actual}: ${d.value}`),
    String(d.version),
    number(d.count),
  ]);
  return table(['place', 'function', 'reason', 'expected', 'got', 'version', 'times'], cells);
}
