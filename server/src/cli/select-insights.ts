/** `--select` and `--ignore`: which insights of a report are wanted, by code or by the beginning of one. */
import type { Report } from '#engine';

/** An ignored code stays away even when it is selected too. Values may hold several codes: `JL101,JL2`. */
export function selectInsights(report: Report, select: readonly string[] = [], ignore: readonly string[] = []): Report {
  const wanted = prefixes(select);
  const unwanted = prefixes(ignore);
  if (wanted.length + unwanted.length === 0) return report;
  const keeps = (code: string): boolean =>
    (wanted.length === 0 || wanted.some(prefix => code.startsWith(prefix))) && !unwanted.some(prefix => code.startsWith(prefix));
  const files = report.files.map(file => ({ ...file, insights: file.insights.filter(({ code }) => keeps(code)) }));
  return { ...report, files };
}

function prefixes(values: readonly string[]): string[] {
  return values
    .flatMap(value => value.split(','))
    .map(code => code.trim().toUpperCase())
    .filter(code => code !== '');
}
