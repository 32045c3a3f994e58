/**
 * Tree-sitter with its Python grammar, loaded once on demand. Positions are UTF-16 offsets, as JavaScript
 * counts. Knows no findings.
 */
import { Language, Parser, type Tree } from 'web-tree-sitter';

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
    const tree = this.parser.parse(text);
    if (tree === null) throw new Error('tree-sitter gave no tree');
    return tree;
  }
}
