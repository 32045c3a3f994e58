/** A report as Markdown, for pull requests and notes. Text from the program is escaped. */
import { relative } from 'node:path';
import type { Report } from '#engine';
import { whatIfLines, whatIfTitle } from '#engine/insights/render-what-if.js';

type File = Report['files'][number];
type Insight = File['insights'][number];

export function markdownOf(report: Report): string {
  const found = report.files.flatMap(file => file.insights.map(insight => ({ file, insight })));
  const causes = found
    .filter(f => f.insight.causedBy === null)
    .sort((a, b) => b.insight.saving - a.insight.saving || b.insight.share - a.insight.share);
  return [
    `# JitLens: ${escaped(report.run.argv.map(a => relativePath(a)).join(' '))}`,
    '',
    `${summaryOf(report, causes.length)}${report.partial ? ' The run was cut short: counts cover what ran until then.' : ''}`,
    '',
    ...budgets(report),
    ...whatIfs(report),
    ...(causes.length === 0 ? [] : table(causes)),
    ...causes.flatMap(({ file, insight }) => section(file, insight)),
    ...functions(report),
  ].join('\n');
}

function summaryOf({ summary, run }: Report, count: number): string {
  const hot = summary.hotSites === 0 ? 'no hot sites' : `${percent(summary.hotMonomorphic / summary.hotSites)} of hot sites monomorphic`;
  const findings = count === 0 ? 'Nothing to fix' : count === 1 ? '1 insight' : `${count} insights`;
  return `${findings}: ${hot}, ${run.operations.toLocaleString('en')} operations.`;
}

function whatIfs({ whatIfs: all = [] }: Report): string[] {
  if (all.length === 0) return [];
  const items = all.map(w => {
    const { path, range } = w.location;
    return `- ${escaped(`${whatIfTitle(w)}, ${whatIfLines(w).join('; ')}`)} (${place(path, range.start.line)})`;
  });
  return ['**What if**', '', ...items, ''];
}

function budgets({ budgets: all = [] }: Report): string[] {
  const broken = all.filter(b => b.violation !== null);
  return broken.length === 0
    ? []
    : ['**Budgets not kept**', '', ...broken.map(b => `- ${place(b.path, b.line)} ${b.promise}: ${escaped(b.violation ?? '')}`), ''];
}

function table(causes: readonly { readonly file: File; readonly insight: Insight }[]): string[] {
  const rows = causes.map(
    ({ file, insight: i }) =>
      `| ${i.code} ${i.name} | ${place(file.path, i.range.start.line)} | ${percent(i.share)} | ${i.saving > 0 ? percent(i.saving) : '–'} | ${escaped(i.message)} |`,
  );
  return ['| insight | place | share | saves | |', '| --- | --- | ---: | ---: | --- |', ...rows, ''];
}

function section({ path }: File, i: Insight): string[] {
  const fence = i.excerpt.includes('```') ? '~~~~' : '```';
  return [
    `## ${i.code} ${escaped(i.message)}`,
    '',
    `${place(path, i.range.start.line)} in \`${i.function.replace(/`/g, '')}\``,
    '',
    ...(i.excerpt.trim() === '' ? [] : [`${fence}python`, i.excerpt.trim(), fence, '']),
    ...[...i.cases]
      .sort((a, b) => b.count - a.count)
      .slice(0, 5)
      .map(c => `- ${c.count.toLocaleString('en')}× ${escaped(c.types.join(' · '))}`),
    ...(i.cases.length === 0 ? [] : ['']),
    ...i.related.slice(0, 3).map(r => `- ${escaped(r.message)}: ${place(r.location.path, r.location.range.start.line)}`),
    ...(i.related.length === 0 ? [] : ['']),
    ...(i.confirmed === undefined ? [] : [`${i.confirmed.runtime} ${escaped(i.confirmed.text)}`, '']),
    `Costs: ${
      i.verdicts
        .filter(v => v.ratio !== null)
        .map(v => `${v.runtime} ${v.text}`)
        .join(', ') || 'optimised code in this engine only'
    }.`,
    '',
    `**Do:** ${escaped(i.advice)}`,
    '',
  ];
}

function functions(report: Report): string[] {
  const all = report.files.flatMap(file => file.functions).sort((a, b) => b.selfShare - a.selfShare);
  const rows = all
    .slice(0, 8)
    .map(f => `| ${escaped(f.name)} | ${percent(f.selfShare)} | ${f.calls.toLocaleString('en')} | ${f.tier} | ${f.deopts} |`);
  return rows.length === 0
    ? []
    : ['## Where the time went', '', '| function | share | calls | tier | deopts |', '| --- | ---: | ---: | --- | ---: |', ...rows, ''];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function place(path: string, line: number): string {
  return `\`${relativePath(path).replace(/`/g, '')}:${line + 1}\``;
}

function relativePath(path: string): string {
  const below = relative(process.cwd(), path);
  return path.startsWith('/') && !below.startsWith('..') ? below : path;
}

/** Nothing from a program becomes markup, a link or a cell border. */
function escaped(text: string): string {
  return text.replace(/[\u0000-\u001f]/g, ' ').replace(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');
}
