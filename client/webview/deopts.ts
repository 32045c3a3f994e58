/** Guesses that failed, in the order in which they did: a timeline with a lane for each function, one of them in detail, and a table. */
import type { ReportView, ViewDeopt } from '../../server/src/features/report-view.js';
import { deoptDetail } from './deopt-detail.js';
import { count, element, empty, link, svg, table, type Open } from './dom.js';

const LANE = 26;
const STEP = 26;
const SMALLEST = 4;
const LARGEST = 11;
const CHARACTER = 7.2;

export function drawDeopts({ deopts }: ReportView, open: Open): HTMLElement[] {
  if (deopts.length === 0) return [empty('No guess of the compiler failed in this run.')];
  const detail = element('div', { class: 'deopt', 'aria-live': 'polite' });
  const { picture, mark } = timeline(deopts, at => {
    choose(at);
  });
  const { control, move } = slider(deopts.length, at => {
    choose(at);
  });
  const choose = (at: number): void => {
    const deopt = deopts[at];
    if (deopt === undefined) return;
    mark(at);
    move(at);
    detail.replaceChildren(...deoptDetail(deopt, open));
  };
  choose(0);
  return [element('p', { class: 'quiet' }, EXPLAINED), picture, ...(deopts.length > 1 ? [control] : []), detail, deoptTable(deopts, open)];
}

const EXPLAINED =
  'One dot is one guess that failed, first to last; a large dot failed often. The number in it is the compiled version that it broke. A dot or the slider chooses one.';

/** For who steps through them by keys. */
function slider(length: number, chosen: (at: number) => void): { control: HTMLElement; move: (at: number) => void } {
  const input = element('input', { type: 'range', min: '0', max: String(length - 1), value: '0', 'aria-label': 'Deopt' });
  const said = element('output', {});
  input.addEventListener('input', () => {
    chosen(Number(input.value));
  });
  const move = (at: number): void => {
    input.value = String(at);
    said.textContent = `${at + 1} of ${length}`;
  };
  return { control: element('div', { class: 'scrub' }, input, said), move };
}

interface Timeline {
  readonly picture: HTMLElement;
  mark(at: number): void;
}

function timeline(deopts: readonly ViewDeopt[], chosen: (at: number) => void): Timeline {
  const lanes = [...new Set(deopts.map(deopt => deopt.function))];
  const left = Math.max(...lanes.map(name => name.length)) * CHARACTER + 20;
  const width = left + deopts.length * STEP + 20;
  const height = lanes.length * LANE + 8;
  const labels = lanes.map((name, lane) => svg('text', { x: 4, y: yOf(lane) + 4 }, name));
  const lines = lanes.map((_, lane) => svg('line', { class: 'edge', x1: left, x2: width, y1: yOf(lane), y2: yOf(lane) }));
  const dots = deopts.map((deopt, i) =>
    dot(deopt, left + (i + 0.5) * STEP, yOf(lanes.indexOf(deopt.function)), () => {
      chosen(i);
    }),
  );
  const drawn = svg(
    'svg',
    { width, height, role: 'img', 'aria-label': 'Deopts in their order; the table below says the same' },
    ...lines,
    ...labels,
    ...dots,
  );
  const picture = element('div', { class: 'scroll graph', tabindex: '0', role: 'region', 'aria-label': 'Timeline of deopts' }, drawn);
  const mark = (at: number): void => {
    for (const [i, each] of dots.entries()) each.classList.toggle('chosen', i === at);
  };
  return { picture, mark };
}

function yOf(lane: number): number {
  return lane * LANE + LANE / 2 + 4;
}

function dot(deopt: ViewDeopt, x: number, y: number, chosen: () => void): SVGElement {
  const radius = Math.min(LARGEST, SMALLEST + Math.log2(1 + deopt.count) * 2);
  const made = svg(
    'g',
    { class: 'dot' },
    svg(
      'title',
      {},
      `${deopt.reason} at ${deopt.place.label}, ${count(deopt.count)} times: expected ${deopt.expected}, came ${deopt.actual}`,
    ),
    svg('circle', { cx: x, cy: y, r: radius }),
    svg('text', { x, y: y + 4, 'text-anchor': 'middle', class: 'small' }, radius > 7 ? String(deopt.version) : ''),
  );
  made.addEventListener('click', chosen);
  return made;
}

function deoptTable(deopts: readonly ViewDeopt[], open: Open): HTMLElement {
  return table<ViewDeopt>(
    'Deopts as a table',
    [
      { head: 'at', cell: ({ place }) => link(place, open) },
      { head: 'function', cell: deopt => deopt.function },
      { head: 'reason', cell: ({ reason }) => reason },
      { head: 'expected', cell: ({ expected }) => expected },
      { head: 'came', cell: ({ actual, value }) => (value === '' ? actual : `${actual}: ${value}`) },
      { head: 'made at', cell: ({ born }) => link(born, open) },
      { head: 'version', cell: ({ version }) => String(version), number: true },
      { head: 'times', cell: deopt => count(deopt.count), number: true },
    ],
    deopts,
  );
}
