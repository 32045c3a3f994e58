/**
 * The timeline of deopts: one at a time, with a slider; source, layouts and compiled code of each side by side, and a table of
 * all. Without scripts all of them are shown. Knows nothing of other parts of the report.
 */
import type { Report } from '#engine';
import { DEOPT_REASONS } from '#engine/observe/deopt-reasons.js';
import { deoptEvidence, lineLabel, type DeoptEvidence, type MarkedText } from './deopt-evidence.js';
import { escaped } from './html-page.js';
import { list, number, place, table, type Sources } from './html-pieces.js';

type Deopt = Report['deopts'][number];
type Shape = Report['shapes'][number];

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
  const evidence = deoptEvidence(d, shapes, sources);
  const stack = d.stack.map(s => `${escaped(s.function)}: ${place(s.location.path, s.location.range.start.line)}`);
  return `<section class="deopt" aria-label="Deopt ${index + 1}"><h3>${title}</h3>
<p>${place(d.path, d.range.start.line)}: ${escaped(DEOPT_REASONS[d.reason].because)}${wanted(d)}</p>
<div class="beside">
<div><h4>Source</h4>${code(evidence.guard, 'The source is not at hand.')}</div>
${birth(d, evidence)}${layouts(evidence)}<div><h4>Compiled code</h4>${code(evidence.generated, 'It was not kept.')}</div>
</div>
${list('Stack', stack)}</section>`;
}

function wanted({ expected, actual, value }: Deopt): string {
  if (expected === '') return '';
  const shown = value === '' ? '' : `, value <code>${escaped(value)}</code>`;
  return `: expected <code>${escaped(expected)}</code>, got <code>${escaped(actual)}</code>${shown}`;
}

/** Numbers and texts are not born anywhere: nothing is said of them. */
function birth({ bornAt }: Deopt, { born }: DeoptEvidence): string {
  if (bornAt === null) return '';
  const where = place(bornAt.path, bornAt.range.start.line);
  return `<div><h4>Where the value was made</h4><p>${where}, or it got its last attribute there.</p>${code(born, 'The source is not at hand.')}</div>\n`;
}

function code(text: MarkedText | null, otherwise: string): string {
  if (text === null) return `<p class="dim">${otherwise}</p>`;
  const { line: at, start, end } = text.marked;
  const shown = text.lines.map((line, i) => {
    const label = lineLabel(text, i);
    if (i !== at) return label + escaped(line);
    return `${label}${escaped(line.slice(0, start))}<mark>${escaped(line.slice(start, end))}</mark>${escaped(line.slice(end))}`;
  });
  return `<pre tabindex="0"><code>${shown.join('\n')}</code></pre>`;
}

/** Of classes; numbers and texts have none. */
function layouts({ layouts: known }: DeoptEvidence): string {
  if (known.length === 0) return '';
  const cells = known.map(s => [`${escaped(s.class)} <code>(${s.attributes.map(escaped).join(', ')})</code>`, number(s.instances)]);
  return `<div><h4>Layouts in the whole run</h4>${table(['layout', 'objects'], cells)}</div>\n`;
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
