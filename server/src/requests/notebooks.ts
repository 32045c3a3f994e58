/** The open notebooks: which program a cell belongs to. Cells are open documents as others are. */
import { NotebookCellKind, NotebookDocuments, type Connection, type TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { notebookProgram, type NotebookProgram } from '../features/notebook-program.js';
import { pathOfUnsaved, uriToPath } from './paths.js';

export interface OpenNotebook extends NotebookProgram {
  readonly uri: string;
  readonly path: string;
}

export class Notebooks {
  readonly #notebooks: NotebookDocuments<TextDocument>;

  constructor(readonly documents: TextDocuments<TextDocument>) {
    this.#notebooks = new NotebookDocuments(documents);
  }

  listen(connection: Connection): void {
    this.#notebooks.listen(connection);
  }

  /** Of a cell, by its URI; null for what is none. `folder`: where a notebook that was never saved counts as being. */
  around(cell: string, folder: string): OpenNotebook | null {
    const notebook = this.#notebooks.findNotebookDocumentForCell(cell);
    if (notebook === undefined) return null;
    const path = uriToPath(notebook.uri) ?? pathOfUnsaved(notebook.uri, folder);
    const code = notebook.cells.filter(({ kind }) => kind === NotebookCellKind.Code);
    const cells = code.flatMap(({ document: uri }) => {
      const document = this.documents.get(uri);
      return document?.languageId === 'python' ? [{ uri, text: document.getText() }] : [];
    });
    return { uri: notebook.uri, path, ...notebookProgram(path, cells) };
  }
}
