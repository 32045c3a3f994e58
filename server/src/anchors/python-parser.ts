/**
 * Tree-sitter with its Python grammar, loaded once on demand. Positions are UTF-16 offsets, as JavaScript
 * counts. Knows no findings.
 */
import { Language, Parser, type Edit, type Point, type Tree } from 'web-tree-sitter';
import { difference } from './differences.js';

export interface GrammarFiles {
  /** Path of tree-sitter.wasm. */
  readonly runtime: string;
  /** Path of tree-sitter-python.wasm. */
  readonly python: string;
}

export class PythonParser {
  private constructor(readonly parser: Parser) {}

  static async load(files: GrammarFiles): Promise<PythonParser> {
    await Parser.init({ locateFile: () => files.runtime });
    return new PythonParser(new Parser().setLanguage(await Language.load(files.python)));
  }

  /** The caller deletes the tree. */
  parse(text: string): Tree {
    return this.#parsed(text, null);
  }

  /** Parses again what is different: a text and the tree that it had, and the text that it has become. */
  reparse(old: string, tree: Tree, text: string): Tree {
    tree.edit(treeEdit(old, text));
    return this.#parsed(text, tree);
  }

  #parsed(text: string, old: Tree | null): Tree {
    const tree = this.parser.parse(text, old);
    if (tree === null) throw new Error('tree-sitter gave no tree');
    return tree;
  }
}

function treeEdit(old: string, text: string): Edit {
  const { start, end, typed } = difference(old, text);
  return {
    startIndex: start,
    oldEndIndex: end,
    newEndIndex: start + typed,
    startPosition: pointAt(old, start),
    oldEndPosition: pointAt(old, end),
    newEndPosition: pointAt(text, start + typed),
  };
}

function pointAt(text: string, offset: number): Point {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}
