/** The insights as cards, best first: what, where, what to do. */
import type { ReportView, ViewInsight } from '../../server/src/features/report-view.js';
import { element, empty, link, percent, withCode, type Open } from './dom.js';

export function drawInsights({ insights }: ReportView, open: Open): HTMLElement[] {
  if (insights.length === 0) return [empty('Nothing to fix. The hot sites of this run are in the tab Hot sites.')];
  return [element('ol', { class: 'cards' }, ...insights.map(insight => card(insight, open)))];
}

function card({ code, name, message, advice, excerpt, share, saving, place, confirmed }: ViewInsight, open: Open): HTMLElement {
  const worth = saving > 0 ? `${percent(share)} of the run, the fix saves about ${percent(saving)}` : `${percent(share)} of the run`;
  return element(
    'li',
    {},
    element('h2', {}, ...withCode(message)),
    element('p', { class: 'quiet' }, `${code} ${name} · ${worth} · `, link(place, open)),
    element('pre', {}, excerpt.trim()),
    confirmed === '' ? null : element('p', {}, element('strong', {}, 'Your Python '), confirmed),
    advice === '' ? null : element('p', {}, element('strong', {}, 'Fix '), ...withCode(advice)),
  );
}
