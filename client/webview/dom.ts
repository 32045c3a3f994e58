/** Elements and tables. All text becomes text nodes: nothing that comes from a program is read as HTML. */
import type { Place } from '../../server/src/protocol.js';

type Child = Node | string | null;

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter(child => child !== null));
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(name: string, attributes: Readonly<Record<string, string | number>>, ...children: readonly Child[]): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children.filter(child => child !== null));
  return made;
}

export interface Column<R> {
  readonly head: string;
  readonly cell: (row: R) => Child;
  readonly number?: boolean;
  /** Never broken into lines. */
  readonly whole?: boolean;
}

/** `caption` names it for who does not see it. */
export function table<R>(caption: string, columns: readonly Column<R>[], rows: readonly R[]): HTMLElement {
  const head = element('tr', {}, ...columns.map(column => element('th', { ...cellClass(column), scope: 'col' }, column.head)));
  const body = rows.map(row => element('tr', {}, ...columns.map(column => element('td', cellClass(column), column.cell(row)))));
  const made = element('table', {}, element('caption', {}, caption), element('thead', {}, head), element('tbody', {}, ...body));
  return element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption }, made);
}

function cellClass({ number, whole }: { readonly number?: boolean; readonly whole?: boolean }): Readonly<Record<string, string>> {
  if (number === true) return { class: 'number' };
  return whole === true ? { class: 'whole' } : {};
}

/** A sentence in which some words are code, as between backticks. */
export function withCode(text: string): (Node | string)[] {
  return text.split('`').map((part, i) => (i % 2 === 1 ? element('code', {}, part) : part));
}

export type Open = (place: Place) => void;

/** A button that looks like a link: it opens the source. */
export function link(place: Place | null, open: Open, text = place?.label ?? ''): HTMLElement {
  if (place === null) return element('span', {}, text);
  const made = element('button', { class: 'link', type: 'button', title: `Open ${place.label}` }, text);
  made.addEventListener('click', () => {
    open(place);
  });
  return made;
}

export function empty(text: string): HTMLElement {
  return element('p', { class: 'empty' }, text);
}

/** `38.2 %`. */
export function percent(share: number): string {
  const value = share * 100;
  return value > 0 && value < 0.1 ? '<0.1 %' : `${value.toFixed(1)} %`;
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}
