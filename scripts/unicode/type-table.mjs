/**
 * Makes engine/src/util/unicode-types.ts: what str's methods, identifiers and regular expressions need to know of
 * each character, as text that engine/src/util/unicode.ts reads. Same database, same bytes.
 */
import { POINTS, readCaseFolding, readCharacters, readProperty, readSpecialCasing, readUcd } from './read-ucd.mjs';

/** Bit k of a record's flags is the k-th of these; unicode.ts has the same list. */
const FLAGS = [
  'alpha',
  'lower',
  'upper',
  'title',
  'cased',
  'ignorable',
  'space',
  'lineBreak',
  'printable',
  'numeric',
  'idStart',
  'idContinue',
];

const LETTERS = new Set(['Lu', 'Ll', 'Lt', 'Lm', 'Lo']);

/** @returns {Record<string, (p: number, c: import('./read-ucd.mjs').Character | undefined) => boolean>} */
function tests() {
  const core = property => readProperty('DerivedCoreProperties', property);
  const member = points => p => points.has(p);
  const breaks = mandatoryBreaks();
  return {
    alpha: (_p, c) => LETTERS.has(c?.category),
    lower: member(core('Lowercase')),
    upper: member(core('Uppercase')),
    title: (_p, c) => c?.category === 'Lt',
    cased: member(core('Cased')),
    ignorable: member(core('Case_Ignorable')),
    space: (_p, c) => c?.category === 'Zs' || ['WS', 'B', 'S'].includes(c?.bidirectional),
    lineBreak: (p, c) => c?.bidirectional === 'B' || breaks.has(p),
    printable: (p, c) => p === 32 || (c !== undefined && !/^[CZ]/.test(c.category)),
    numeric: (_p, c) => c !== undefined && c.numeric !== '',
    idStart: member(core('XID_Start')),
    idContinue: member(core('XID_Continue')),
  };
}

function mandatoryBreaks() {
  const points = new Set();
  for (const { range, lineBreakProperty } of readUcd('LineBreak')) {
    if (!['BK', 'CR', 'LF', 'NL'].includes(lineBreakProperty)) continue;
    for (let p = parseInt(range[0], 16); p <= parseInt(range.at(-1), 16); p++) points.add(p);
  }
  return points;
}

/** A character's record: flags, decimal, digit, and how far its upper, lower and title forms are away. */
function recordOf(test, p, c) {
  const flags = FLAGS.reduce((bits, name, k) => (test[name](p, c) ? bits | (1 << k) : bits), 0);
  const away = to => (to === null || to === undefined ? 0 : to - p);
  const value = text => (text === undefined || text === '' ? -1 : Number(text));
  return [flags, value(c?.decimal), value(c?.digit), away(c?.upper), away(c?.lower), away(c?.title)].join(' ');
}

/** Records, and runs of characters that share one: `length*record` where longer than one, base 36. */
function runs() {
  const characters = readCharacters();
  const test = tests();
  const records = new Map();
  const parts = [];
  let [last, length] = [-1, 0];
  const close = () => {
    if (length > 0) parts.push(length === 1 ? last.toString(36) : `${length.toString(36)}*${last.toString(36)}`);
  };
  for (let p = 0; p < POINTS; p++) {
    const record = recordOf(test, p, characters[p]);
    if (!records.has(record)) records.set(record, records.size);
    const id = records.get(record);
    if (id === last) length++;
    else {
      close();
      [last, length] = [id, 1];
    }
  }
  close();
  return { records: [...records.keys()].join(','), runs: parts.join(' ') };
}

const hex = points => points.map(p => p.toString(16)).join('.');

/** `point upper lower title` of characters with longer forms. */
function specialCasing() {
  const rows = [...readSpecialCasing()].sort(([a], [b]) => a - b);
  return rows.map(([p, s]) => [hex([p]), hex(s.upper), hex(s.lower), hex(s.title)].join(' ')).join(',');
}

/** `point folded` where folding is not lower case. */
function caseFolding() {
  const characters = readCharacters();
  const special = readSpecialCasing();
  const folding = readCaseFolding();
  const rows = [];
  for (let p = 0; p < POINTS; p++) {
    const lower = special.get(p)?.lower ?? [characters[p]?.lower ?? p];
    const folded = folding.get(p) ?? [p];
    if (hex(folded) !== hex(lower)) rows.push(`${hex([p])} ${hex(folded)}`);
  }
  return rows.join(',');
}

/** The text of the file. */
export function typeTable() {
  const { records, runs: text } = runs();
  const constant = (name, value, meaning) => `/** ${meaning} */\nexport const ${name} =\n  '${value}';\n`;
  return [
    '/**\n * Unicode 15.1 for str, identifiers and regular expressions. Made by scripts/build-unicode.mjs; read by unicode.ts,\n * which says what it means. Data only.\n */\n',
    constant('RECORDS', records, 'flags, decimal, digit, distance to upper, lower and title form; joined by commas.'),
    constant('RUNS', text, 'Record of each code point, base 36; `n*r` is n of them.'),
    constant('SPECIAL_CASING', specialCasing(), 'Code point, upper, lower and title form where one has several characters.'),
    constant('CASE_FOLDING', caseFolding(), 'Code point and folded form where that is not the lower form.'),
  ].join('\n');
}
