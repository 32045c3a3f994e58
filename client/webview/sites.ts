/** The places that ran most often, and what they saw. */
import type { ReportView, ViewSite } from '../../server/src/features/report-view.js';
import { count, element, empty, link, table, type Open } from './dom.js';

export function drawSites({ sites }: ReportView, open: Open): HTMLElement[] {
  if (sites.length === 0) return [empty('Nothing ran often enough.')];
  return [
    table<ViewSite>(
      'Places that ran most often',
      [
        { head: 'at', cell: site => stacked(link(site.place, open), site.function), whole: true },
        { head: 'what', cell: ({ kind, state }) => stacked(kind, state), whole: true },
        { head: 'times', cell: site => count(site.count), number: true },
        { head: 'saw', cell: ({ types }) => types },
      ],
      sites,
    ),
  ];
}

/** Two things in one cell: a panel beside the program is narrow. */
function stacked(above: Node | string, below: string): HTMLElement {
  return element('div', {}, above, element('div', { class: 'quiet' }, below));
}
