/** Where the time went: a flame graph, what the chosen frame is, and the same as a table. */
import flamegraph, { type Frame } from 'd3-flame-graph';
import { select } from 'd3-selection';
import type { ReportView, ViewFrame, ViewFunction } from '../../server/src/features/report-view.js';
import { count, element, empty, link, percent, table, type Open } from './dom.js';

const ROW = 22;
const NARROWEST = 300;

const TIERS: Readonly<Record<string, { color: string; text: string }>> = {
  optimized: { color: '--vscode-charts-green', text: 'optimised' },
  generic: { color: '--vscode-charts-yellow', text: 'compiled' },
  interpreter: { color: '--vscode-charts-purple', text: 'interpreted' },
};
const NO_TIER = { color: '--vscode-charts-blue', text: '' };

export function drawFlame({ flame, functions }: ReportView, open: Open): HTMLElement[] {
  if (flame.children.length === 0) return [empty('No function ran for long enough to be drawn.')];
  const picture = element('div', { class: 'flame', role: 'img', 'aria-label': 'Flame graph; the table below says the same' });
  const detail = element('p', { class: 'detail', 'aria-live': 'polite' }, 'Choose a frame: it is widened, and named here.');
  // Its width is known when it is on the page.
  requestAnimationFrame(() => {
    graph(picture, flame, frame => {
      detail.replaceChildren(...describe(frame, open));
    });
  });
  return [element('p', { class: 'quiet' }, LEGEND, ...legend()), picture, detail, functionTable(functions, open)];
}

const LEGEND = 'Width is time, below is who is called. The time of a function with several callers is divided by their calls. ';

function legend(): HTMLElement[] {
  return Object.entries(TIERS).map(([name, { text }]) => element('span', { class: `key ${name}` }, text));
}

function graph(picture: HTMLElement, root: ViewFrame, chosen: (frame: ViewFrame) => void): void {
  const styles = getComputedStyle(document.documentElement);
  const chart = flamegraph<ViewFrame>()
    .width(Math.max(NARROWEST, picture.clientWidth))
    .cellHeight(ROW)
    .transitionDuration(0)
    .minFrameSize(1)
    .inverted(true)
    .tooltip(false)
    .getName(({ data }) => data.name)
    .getValue(({ share }) => share)
    .setLabelHandler(({ data }) => label(data))
    .setColorMapper(({ data }) => styles.getPropertyValue(tierOf(data).color))
    .onClick(({ data }: Frame<ViewFrame>) => {
      chosen(data);
    });
  select<HTMLElement, ViewFrame>(picture).datum(root).call(chart);
}

function tierOf({ tier }: ViewFrame): { color: string; text: string } {
  return TIERS[tier] ?? NO_TIER;
}

function label(frame: ViewFrame): string {
  return [frame.name, percent(frame.share), tierOf(frame).text].filter(part => part !== '').join(' · ');
}

function describe(frame: ViewFrame, open: Open): Node[] {
  return [document.createTextNode(`${label(frame)} `), link(frame.place, open)];
}

function functionTable(functions: readonly ViewFunction[], open: Open): HTMLElement {
  return table<ViewFunction>(
    'Functions by their own time',
    [
      { head: 'function', cell: ({ name, place }) => link(place, open, name) },
      { head: 'own', cell: ({ self }) => percent(self), number: true },
      { head: 'with callees', cell: ({ total }) => percent(total), number: true },
      { head: 'tier', cell: ({ tier }) => TIERS[tier]?.text ?? tier },
      { head: 'deopts', cell: ({ deopts }) => count(deopts), number: true },
    ],
    functions,
  );
}
