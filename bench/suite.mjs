/** The programs of the benchmark suite: where each is, and its one category. Two to four a category; only added to. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const FIXTURES = resolve(here, '../test-fixtures/programs');
const OWN = join(here, 'programs');

const CATEGORIES = {
  'object-oriented': { [FIXTURES]: ['richards', 'deltablue', 'event_simulation'] },
  numeric: { [FIXTURES]: ['fannkuch', 'matrix'], [OWN]: ['number_theory'] },
  float: { [FIXTURES]: ['nbody', 'spectral_norm'] },
  string: { [FIXTURES]: ['text_statistics'], [OWN]: ['markdown'] },
  dict: { [FIXTURES]: ['graph_search'], [OWN]: ['inverted_index'] },
  generator: { [OWN]: ['log_pipeline', 'tree_walks'] },
  exception: { [OWN]: ['validation', 'transactions'] },
  closure: { [OWN]: ['spreadsheet', 'combinators'] },
  recursion: { [OWN]: ['game_tree', 'sudoku'] },
  'big-integer': { [OWN]: ['big_numbers', 'cryptography'] },
  comprehension: { [OWN]: ['relational', 'pictures'] },
  sorting: { [OWN]: ['sort_algorithms', 'league'] },
  parsing: { [FIXTURES]: ['calculator'], [OWN]: ['json_documents'] },
  async: { [OWN]: ['async_market', 'async_kernel'] },
};

/** @type {readonly {name: string, category: string, path: string}[]} */
export const SUITE = Object.entries(CATEGORIES).flatMap(([category, folders]) =>
  Object.entries(folders).flatMap(([folder, names]) => names.map(name => ({ name, category, path: join(folder, `${name}.py`) }))),
);
