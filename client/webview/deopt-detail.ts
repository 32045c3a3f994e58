/** One guess that failed: what was expected and what came, and side by side the sources, the layouts and the compiled code. */
import type { ViewDeopt } from '../../server/src/features/report-view.js';
import { lineLabel, type DeoptEvidence, type MarkedText } from '../../server/src/outputs/deopt-evidence.js';
import { count, element, link, type Open } from './dom.js';

export function deoptDetail(deopt: ViewDeopt, open: Open): HTMLElement[] {
  const { evidence } = deopt;
  const version = `${count(deopt.count)}×, version ${deopt.version}`;
  return [
    element('h2', {}, `${deopt.reason} in ${deopt.function}, ${version}`),
    element('p', {}, link(deopt.place, open), `: ${deopt.because}`, ...wanted(deopt)),
    ...(evidence === null ? [] : [beside(deopt, evidence, open)]),
  ];
}

function wanted({ expected, actual, value }: ViewDeopt): (Node | string)[] {
  if (expected === '') return [];
  const shown = value === '' ? [] : [', value ', code(value)];
  return [': expected ', code(expected), ', got ', code(actual), ...shown];
}

const code = (text: string): HTMLElement => element('code', {}, text);

/** Numbers and texts are not born anywhere and have no layouts: nothing is said of them. */
function beside({ born: at }: ViewDeopt, { guard, born, layouts, generated }: DeoptEvidence, open: Open): HTMLElement {
  const made = at && [element('p', {}, link(at, open), ', or it got its last attribute there'), source(born, NO_SOURCE)];
  return element(
    'div',
    { class: 'beside' },
    part('Source', source(guard, NO_SOURCE)),
    made && part('Where the value was made', ...made),
    layouts.length === 0 ? null : part('Layouts in the whole run', layoutList(layouts)),
    part('Compiled code', source(generated, 'It was not kept.')),
  );
}

const NO_SOURCE = 'The source is not at hand.';

function part(title: string, ...inside: readonly Node[]): HTMLElement {
  return element('section', { 'aria-label': title }, element('h3', {}, title), ...inside);
}

function source(text: MarkedText | null, otherwise: string): HTMLElement {
  if (text === null) return element('p', { class: 'quiet' }, otherwise);
  const { line: at, start, end } = text.marked;
  const lines = text.lines.flatMap((line, i) => {
    const shown = i === at ? [line.slice(0, start), element('mark', {}, line.slice(start, end)), line.slice(end)] : [line];
    return [element('span', { class: 'quiet' }, lineLabel(text, i)), ...shown, '\n'];
  });
  return element('pre', { tabindex: '0' }, ...lines);
}

function layoutList(layouts: DeoptEvidence['layouts']): HTMLElement {
  const items = layouts.map(({ class: name, attributes, instances }) =>
    element('li', {}, `${name} (${attributes.join(', ')}), ${count(instances)} objects`),
  );
  return element('ul', {}, ...items);
}
