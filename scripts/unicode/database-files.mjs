/**
 * Makes the files from which engine/src/modules/unicodedata answers. Text, a record a line, code points in hexadecimal:
 * - properties: runs of characters that share a record, `length category combining bidirectional mirrored width`
 * - decompositions: `point mapping`; then, after an empty line, the points that are never composed
 * - numbers: `point decimal digit numeric`, `-` for none
 * - names: `point name`, then aliases `point name`, then sequences `points name`; empty lines between
 * - changes-3.2: `point property value` or `first..last property value` of characters that were different in Unicode 3.2
 * Same database, same bytes.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  POINTS,
  readAliases,
  readCharacters,
  readCompositionExclusions,
  readNormalizationCorrections,
  readSequences,
  readWidths,
} from './read-ucd.mjs';
import { changesSince32 } from './version-3.2.mjs';

/** What the files depend on, besides the packages, whose versions are fixed. */
const here = path.dirname(fileURLToPath(import.meta.url));
export const DATABASE_INPUTS = fs.readdirSync(here).map(name => path.join(here, name));

const hex = p => p.toString(16).toUpperCase();
const lines = rows => rows.map(row => `${row}\n`).join('');

/** @returns {Map<string, string>} text by path in the standard library pack */
export function databaseFiles() {
  const characters = readCharacters();
  const widths = readWidths();
  return new Map([
    ['unicodedata/properties.txt', properties(characters, widths)],
    ['unicodedata/decompositions.txt', decompositions(characters)],
    ['unicodedata/numbers.txt', numbers(characters)],
    ['unicodedata/names.txt', names(characters)],
    ['unicodedata/changes-3.2.txt', lines([...changesSince32(characters), ...corrections()])],
  ]);
}

function properties(characters, widths) {
  const rows = [];
  let [last, length] = ['', 0];
  for (let p = 0; p <= POINTS; p++) {
    const c = characters[p];
    const record =
      c === undefined
        ? `Cn 0 - N ${widths[p] ?? 'N'}`
        : `${c.category} ${c.combining} ${c.bidirectional} ${c.mirrored ? 'Y' : 'N'} ${widths[p] ?? 'N'}`;
    if (p < POINTS && record === last) length++;
    else {
      if (length > 0) rows.push(`${hex(length)} ${last}`);
      [last, length] = [record, 1];
    }
  }
  return lines(rows);
}

const rowsOf = (characters, row) => [...characters.keys()].flatMap(p => (characters[p] === undefined ? [] : row(characters[p], p)));

function decompositions(characters) {
  const rows = rowsOf(characters, (c, p) => (c.decomposition === '' ? [] : [`${hex(p)} ${c.decomposition}`]));
  return `${lines(rows)}\n${lines(readCompositionExclusions().map(hex))}`;
}

function numbers(characters) {
  return lines(rowsOf(characters, (c, p) => (c.numeric === '' ? [] : [`${hex(p)} ${c.decimal || '-'} ${c.digit || '-'} ${c.numeric}`])));
}

function names(characters) {
  const own = rowsOf(characters, (c, p) => (c.name === '' ? [] : [`${hex(p)} ${c.name}`]));
  const aliases = readAliases().map(([p, name]) => `${hex(p)} ${name}`);
  const sequences = readSequences().map(([points, name]) => `${points.map(hex).join('.')} ${name}`);
  return `${lines(own)}\n${lines(aliases)}\n${lines(sequences)}`;
}

/** Decompositions that were corrected after 3.2. */
function corrections() {
  return readNormalizationCorrections()
    .filter(([, , version]) => version > '3.2')
    .map(([p, original]) => `${hex(p)} normalization ${original}`);
}
