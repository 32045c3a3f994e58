/** The places that ran most often, and what they saw. */
import type { ReportView, ViewSite } from '../../server/src/features/report-view.js';
import { count, empty, link, table, type Open } from './dom.js';

export function drawSites({ sites }: ReportView, open: Open): HTMLElement[] {
  if (sites.length === 0) return [empty('Nothing ran often enough.')];
  return [
    table<ViewSite>(
      'Places that ran most often',
      [
        { head: 'at', cell: ({ place }) => link(place, open) },
        { head: 'function', cell: site => site.function },
        { head: 'kind', cell: ({ kind }) => kind },
        { head: 'state', cell: ({ state }) => state },
        { head: 'times', cell: site => count(site.count), number: true },
        { head: 'saw', cell: ({ types }) => types },
      ],
      sites,
    ),
  ];
}
