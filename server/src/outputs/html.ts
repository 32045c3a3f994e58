/**
 * A report as one HTML file that needs nothing else: findings with their evidence, a flame graph with its table, layouts as
 * graphs, deopts one by one. All text from the program goes through `escaped`.
 */
import type { Report } from '#engine';
import { whatIfLines, whatIfTitle } from '#engine/insights/render-what-if.js';
import { runtimeTitle } from '#engine/insights/text-parts.js';
import { deoptTimeline } from './html-deopts.js';
import { excerpt, list, number, percent, place, rows, table, type Sources } from './html-pieces.js';
import { callTree, type TreeNode } from './call-tree.js';
import { escaped, htmlPage } from './html-page.js';
import { shapeGraphs } from './html-shapes.js';

type File = Report['files'][number];
type Insight = File['insights'][number];

export function htmlOf(report: Report, sources: Sources): string {
  const title = `JitLens: ${report.run.argv.join(' ')}`;
  const found = report.files.flatMap(file => file.insights.map(insight => ({ file, insight })));
  const causes = found
    .filter(f => f.insight.causedBy === null)
    .sort((a, b) => b.insight.saving - a.insight.saving || b.insight.share - a.insight.share);
  const body = [
    `<h1>${escaped(title)}</h1>`,
    summary(report, causes.length),
    budgets(report),
    whatIfs(report),
    '<h2>Insights</h2>',
    ...causes.map(({ file, insight }, i) => insightBlock(file, insight, consequences(file, insight), sources, i < 3)),
    '<h2>Where the time went</h2>',
    flameGraph(callTree(report)),
    functionTable(report),
    '<h2>Layouts</h2>',
    shapeGraphs(report.shapes),
    '<h2>Deopts</h2>',
    deoptTimeline(report, sources),
  ];
  return htmlPage(title, body.filter(part => part !== '').join('\n'));
}

function summary({ run, summary: sums, engine, target, partial }: Report, count: number): string {
  const hot = sums.hotSites === 0 ? 'no hot sites' : `${percent(sums.hotMonomorphic / sums.hotSites)} of hot sites monomorphic`;
  const findings = count === 0 ? 'Nothing to fix' : count === 1 ? '1 insight' : `${count} insights`;
  return `<p>${findings}: ${hot}, ${number(run.operations)} operations in ${number(run.wallMs)} ms, exit status ${run.exitStatus}${partial ? ' (partial: the run was cut short)' : ''}.</p>
<p class="dim">JitLens ${escaped(engine.version)}, Python ${escaped(engine.python)}; estimates for ${escaped(runtimeTitle(target.asked))}.</p>`;
}

function whatIfs({ whatIfs: all = [] }: Report): string {
  const items = all.map(w => {
    const { path, range } = w.location;
    return `<li><strong>${escaped(whatIfTitle(w))}</strong> ${place(path, range.start.line)}: ${whatIfLines(w).map(escaped).join('; ')}</li>`;
  });
  return items.length === 0 ? '' : `<h2>What if</h2><ul>${items.join('')}</ul>`;
}

function budgets({ budgets: all = [] }: Report): string {
  const broken = all.filter(b => b.violation !== null);
  if (broken.length === 0) return '';
  const items = broken.map(b => `<li>${place(b.path, b.line)} <code>${b.promise}</code>: ${escaped(b.violation ?? '')}</li>`);
  return `<h2>Budgets not kept</h2><ul>${items.join('')}</ul>`;
}

// ---- insights ----

const consequences = (file: File, cause: Insight): Insight[] => file.insights.filter(i => i.causedBy === cause.stableId);

function insightBlock(file: File, i: Insight, follow: readonly Insight[], sources: Sources, open: boolean): string {
  const worth = `${percent(i.share)} of the run${i.saving > 0 ? `, saves about ${percent(i.saving)}` : ''}`;
  const parts = [
    `<p>${place(file.path, i.range.start.line)} in <code>${escaped(i.function)}</code></p>`,
    excerpt(file.path, i.range, i.excerpt, sources),
    rows(
      'Seen',
      ['count', 'what'],
      seen(i.cases)
        .slice(0, 8)
        .map(([what, count]) => [number(count), escaped(what)]),
    ),
    list(
      'See also',
      i.related.map(r => `${escaped(r.message)}: ${place(r.location.path, r.location.range.start.line)}`),
    ),
    list(
      'Leads to',
      follow.map(f => `${f.code} ${escaped(f.message)} (line ${f.range.start.line + 1})`),
    ),
    rows(
      'Costs',
      ['runtime', 'costs', 'slow ÷ fast'],
      i.verdicts.flatMap(v => (v.ratio === null ? [] : [[runtimeTitle(v.runtime), escaped(v.text), measured(v.ratio, v.spread ?? 0)]])),
    ),
    i.confirmed === undefined ? '' : `<p><strong>${escaped(i.confirmed.runtime)}</strong> ${escaped(i.confirmed.text)}</p>`,
    `<p><strong>Do:</strong> ${escaped(i.advice)}</p>`,
    list(
      'Fixes',
      i.fixes.map(f => escaped(f.title + (f.verified === null ? '' : ` (${f.verified})`))),
    ),
  ];
  return `<details${open ? ' open' : ''}><summary><strong>${i.code}</strong> ${escaped(i.message)} <span class="dim">${worth}</span></summary>\n${parts.join('\n')}\n</details>`;
}

/** By types, the commonest first: layouts have a section of their own. */
function seen(cases: Insight['cases']): [what: string, count: number][] {
  const counts = new Map<string, number>();
  for (const c of cases) counts.set(c.types.join(' · '), (counts.get(c.types.join(' · ')) ?? 0) + c.count);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** A spread has no more digits than the ratio. */
function measured(ratio: number, spread: number): string {
  const digits = ratio >= 10 ? 1 : 2;
  return `${ratio.toFixed(digits)} ± ${spread.toFixed(digits)}`;
}

// ---- where the time went ----

function flameGraph(roots: readonly TreeNode[]): string {
  if (roots.length === 0) return '<p class="dim">No function of the program took a share that could be shown.</p>';
  const total = roots.reduce((sum, r) => sum + r.total, 0);
  return `<div class="flame" role="img" aria-label="Flame graph; the table below has the same figures"><ul aria-hidden="true">${roots.map(r => flameNode(r, total)).join('')}</ul></div>
<p class="dim">Width: share of the run with callees, split among callers by their calls. Dark: optimised.</p>`;
}

function flameNode(node: TreeNode, whole: number): string {
  const width = whole === 0 ? 100 : (node.total / whole) * 100;
  const label = `${node.name} ${percent(node.total)}`;
  const below = node.children.length === 0 ? '' : `<ul>${node.children.map(c => flameNode(c, node.total)).join('')}</ul>`;
  return `<li class="${escaped(node.tier)}" style="width:${width.toFixed(2)}%"><span title="${escaped(label)}">${escaped(label)}</span>${below}</li>`;
}

function functionTable(report: Report): string {
  const all = report.files.flatMap(file => file.functions.map(fn => ({ file, fn }))).sort((a, b) => b.fn.selfShare - a.fn.selfShare);
  const cells = all
    .slice(0, 40)
    .map(({ file, fn }) => [
      escaped(fn.name),
      place(file.path, fn.range.start.line),
      percent(fn.selfShare),
      percent(fn.totalShare),
      number(fn.calls),
      fn.tier,
      String(fn.deopts),
    ]);
  return table(['function', 'place', 'self', 'with callees', 'calls', 'tier', 'deopts'], cells);
}
