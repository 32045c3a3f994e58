/**
 * Tree-sitter with its Python grammar, loaded once on demand. Positions are UTF-16 offsets, as JavaScript
 * counts. Knows no findings.
 */
import { Language, Parser, type Edit, type Point, type Tree } from 'web-tree-sitter';

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
    tree.edit(difference(old, text));
    return this.#parsed(text, tree);
  }

  #parsed(text: string, old: Tree | null): Tree {
    const tree = this.parser.parse(text, old);
    if (tree === null) throw new Error('tree-sitter gave no tree');
    return tree;
  }
}

/** The one edit that turns `old` into `text`: what is between their common beginning and their common end. */
function difference(old: string, text: string): Edit {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  const oldEnd = old.length - tail;
  const newEnd = text.length - tail;
  return {
    startIndex: start,
    oldEndIndex: oldEnd,
    newEndIndex: newEnd,
    startPosition: pointAt(old, start),
    oldEndPosition: pointAt(old, oldEnd),
    newEndPosition: pointAt(text, newEnd),
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
