/** Findings as workflow commands of GitHub Actions: one `::notice` line each, `::warning` for a budget that was not kept. */
import { relative } from 'node:path';
import type { Report } from '#engine';

export function githubOf(report: Report): string {
  const notices = report.files.flatMap(({ path, insights }) =>
    insights
      .filter(i => i.causedBy === null)
      .map(i => {
        const { start, end } = i.range;
        const where = `file=${property(relative(process.cwd(), path))},line=${start.line + 1},endLine=${end.line + 1},col=${start.character + 1},endColumn=${end.character + 1}`;
        return `::${i.severity === 'warning' ? 'warning' : 'notice'} ${where},title=${property(`${i.code} ${i.name}`)}::${data(`${i.message}. ${i.advice}`)}`;
      }),
  );
  const broken = (report.budgets ?? []).filter(b => b.violation !== null);
  const warnings = broken.map(
    b =>
      `::warning file=${property(relative(process.cwd(), b.path))},line=${b.line + 1},title=${property(b.promise)}::${data(b.violation ?? '')}`,
  );
  return [...notices, ...warnings].map(line => `${line}\n`).join('');
}

const data = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const property = (text: string): string => data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
