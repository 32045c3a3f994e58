/**
 * Tree-sitter with its Python grammar, loaded once on demand. Positions are UTF-16 offsets, as JavaScript
 * counts. Knows no findings.
 */
import { Language, Parser, type Tree } from 'web-tree-sitter';

export interface GrammarFiles {
  /** tree-sitter.wasm: its path, or its bytes. */
  readonly runtime: string | Uint8Array;
  /** tree-sitter-python.wasm. */
  readonly python: string | Uint8Array;
}

export class PythonParser {
  private constructor(readonly parser: Parser) {}

  static async load(files: GrammarFiles): Promise<PythonParser> {
    const { runtime } = files;
    await Parser.init(typeof runtime === 'string' ? { locateFile: () => runtime } : { wasmBinary: runtime });
    return new PythonParser(new Parser().setLanguage(await Language.load(files.python)));
  }

  /** The caller deletes the tree. */
  parse(text: string): Tree {
    const tree = this.parser.parse(text);
    if (tree === null) throw new Error('tree-sitter gave no tree');
    return tree;
  }
}
