/**
 * The report panel: tabs, and what is in them. Draws what it is sent and says what was clicked; knows neither
 * VS Code's API nor the engine.
 */
import './report.css';
import type { ReportView } from '../../server/src/features/report-view.js';
import { drawComparison } from './comparison.js';
import { drawDeopts } from './deopts.js';
import { element, empty, type Open } from './dom.js';
import { drawFlame } from './flame.js';
import { drawInsights } from './insights.js';
import { TABS, type FromPanel, type Tab, type ToPanel } from './messages.js';
import { drawShapes } from './shapes.js';
import { drawSites } from './sites.js';

declare function acquireVsCodeApi(): { postMessage(message: FromPanel): void; getState(): unknown; setState(state: unknown): void };

const DRAW: Readonly<Record<Tab, { title: string; draw: (view: ReportView, open: Open) => HTMLElement[] }>> = {
  insights: { title: 'Insights', draw: drawInsights },
  flame: { title: 'Flame graph', draw: drawFlame },
  shapes: { title: 'Shapes', draw: drawShapes },
  deopts: { title: 'Deopts', draw: drawDeopts },
  sites: { title: 'Hot sites', draw: drawSites },
  compare: { title: 'Compare', draw: drawComparison },
};

const host = acquireVsCodeApi();
const open: Open = place => {
  host.postMessage({ type: 'open', place });
};

const heading = element('h1', {}, 'JitLens report');
const summary = element('p', { class: 'quiet', 'aria-live': 'polite' });
const buttons = new Map(TABS.map(tab => [tab, tabButton(tab)]));
const tabs = element('div', { role: 'tablist', 'aria-label': 'Parts of the report' }, ...buttons.values());
const panel = element('main', { id: 'panel', role: 'tabpanel', tabindex: '0' });

let view: ReportView | null = null;
let chosen: Tab = restored();

function tabButton(tab: Tab): HTMLButtonElement {
  const button = element('button', { role: 'tab', id: `tab-${tab}`, 'aria-controls': 'panel', type: 'button' }, DRAW[tab].title);
  button.addEventListener('click', () => {
    choose(tab);
  });
  return button;
}

function restored(): Tab {
  const state = host.getState();
  return TABS.find(tab => tab === state) ?? 'insights';
}

function choose(tab: Tab): void {
  chosen = tab;
  host.setState(tab);
  draw();
}

function draw(): void {
  for (const [tab, button] of buttons) {
    button.setAttribute('aria-selected', String(tab === chosen));
    button.tabIndex = tab === chosen ? 0 : -1;
  }
  panel.setAttribute('aria-labelledby', `tab-${chosen}`);
  panel.replaceChildren(
    ...(view === null ? [empty('There is no report: it was cleared, or the server was started anew.')] : DRAW[chosen].draw(view, open)),
  );
}

/** As in every tab list: arrows go round, Home and End to the ends. */
function stepTab(event: KeyboardEvent): void {
  const at = TABS.indexOf(chosen);
  const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 };
  const to = steps[event.key];
  const tab = to === undefined ? undefined : TABS[(to + TABS.length) % TABS.length];
  if (tab === undefined) return;
  event.preventDefault();
  choose(tab);
  buttons.get(tab)?.focus();
}

function receive(message: ToPanel): void {
  switch (message.type) {
    case 'show':
      view = message.view;
      heading.textContent = view?.title ?? 'JitLens report';
      summary.textContent = view?.summary ?? '';
      return draw();
    case 'running':
      summary.textContent = message.text;
      return;
    case 'tab':
      return choose(message.tab);
  }
}

tabs.addEventListener('keydown', stepTab);
window.addEventListener('message', ({ data }: MessageEvent<ToPanel>) => {
  receive(data);
});
document.body.append(element('header', {}, heading, summary, tabs), panel);
draw();
host.postMessage({ type: 'ready' });
