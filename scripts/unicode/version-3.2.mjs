/**
 * How characters of Unicode 3.2 differ in today's database: what `unicodedata.ucd_3_2_0` needs beside it. Categories,
 * directions and mirroring come from the npm package `@unicode/unicode-3.2.0`; it has neither decimal values nor widths,
 * so those that changed are named here.
 */
import bidirectional from '@unicode/unicode-3.2.0/Bidi_Class/index.mjs';
import categories from '@unicode/unicode-3.2.0/General_Category/index.mjs';
import mirrored from '@unicode/unicode-3.2.0/Binary_Property/Bidi_Mirrored/code-points.mjs';
import { POINTS, readUcd } from './read-ucd.mjs';

const hex = p => p.toString(16).toUpperCase();
const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Digits that were decimal: superscripts, subscripts and the Ethiopic ones. */
const DECIMAL_THEN = [0xb2, 0xb3, 0xb9, ...range(0x1369, 0x1371), 0x2070, ...range(0x2074, 0x2079), ...range(0x2080, 0x2089)];

/** Pictographs that are wide since Unicode 9. */
const NEUTRAL_THEN = [0x231a, 0x231b, 0x25fd, 0x25fe, ...range(0x2648, 0x2653)];

/** Long names of a property's values to short ones. */
function shortNames(property) {
  const rows = readUcd('PropertyValueAliases').filter(row => row.property === property);
  return new Map(rows.map(row => [row.longName, row.shortName]));
}

/**
 * @param {(import('./read-ucd.mjs').Character | undefined)[]} characters
 * @returns {string[]} `points property value`; `category Cn` for characters that were not there
 */
export function changesSince32(characters) {
  const changes = [...changedProperties(characters)];
  changes.push(...DECIMAL_THEN.map(p => [p, `decimal ${characters[p].digit}`]), ...NEUTRAL_THEN.map(p => [p, 'width N']));
  return joined(changes).map(([from, to, change]) => `${from === to ? hex(from) : `${hex(from)}..${hex(to)}`} ${change}`);
}

function* changedProperties(characters) {
  const [categoryNames, classNames] = [shortNames('gc'), shortNames('bc')];
  const wasMirrored = new Set(mirrored);
  for (let p = 0; p < POINTS; p++) {
    const c = characters[p];
    if (c === undefined) continue;
    const category = categoryNames.get(categories.get(p)) ?? 'Cn';
    if (category !== c.category) yield [p, `category ${category}`];
    if (category === 'Cn') continue;
    const direction = classNames.get(bidirectional.get(p));
    if (direction !== c.bidirectional) yield [p, `bidirectional ${direction}`];
    if (wasMirrored.has(p) !== c.mirrored) yield [p, `mirrored ${wasMirrored.has(p) ? 'Y' : 'N'}`];
  }
}

/** Neighbours with the same change as one range, in order. */
function joined(changes) {
  const ranges = [];
  for (const [p, change] of changes.toSorted(([p, a], [q, b]) => (a < b ? -1 : a > b ? 1 : p - q))) {
    const last = ranges.at(-1);
    if (last?.[2] === change && last[1] === p - 1) last[1] = p;
    else ranges.push([p, p, change]);
  }
  return ranges;
}
