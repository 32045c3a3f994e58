/** The run before this one, and what became of its findings. */
import type { ViewChange, ViewCount } from '../../server/src/features/comparison.js';
import type { ReportView } from '../../server/src/features/report-view.js';
import { count, element, empty, link, percent, table, type Open } from './dom.js';

export function drawComparison({ comparison }: ReportView, open: Open): HTMLElement[] {
  if (comparison === null)
    return [empty('There was one run only. Change the program and profile it again: this tab then says what the change did.')];
  return [element('p', { class: 'quiet' }, verdict(comparison.findings)), changes(comparison.findings, open), counts(comparison.counts)];
}

function verdict(findings: readonly ViewChange[]): string {
  const of = (state: ViewChange['state']): number => findings.filter(finding => finding.state === state).length;
  return `Against the run before: ${of('gone')} gone, ${of('new')} new, ${of('stayed')} stayed.`;
}

function changes(findings: readonly ViewChange[], open: Open): HTMLElement {
  return table<ViewChange>(
    'Findings',
    [
      { head: '', cell: ({ state }) => state },
      { head: 'code', cell: ({ code }) => code },
      { head: 'finding', cell: ({ message }) => message },
      { head: 'at', cell: ({ place }) => link(place, open) },
      { head: 'before', cell: ({ before }) => share(before), number: true },
      { head: 'now', cell: ({ after }) => share(after), number: true },
    ],
    findings,
  );
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value);
}

function counts(rows: readonly ViewCount[]): HTMLElement {
  return table<ViewCount>(
    'Counts',
    [
      { head: '', cell: ({ name }) => name },
      { head: 'before', cell: ({ before }) => count(before), number: true },
      { head: 'now', cell: ({ after }) => count(after), number: true },
    ],
    rows,
  );
}
