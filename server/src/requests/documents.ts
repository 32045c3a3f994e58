/**
 * The open documents, kept in step with their editors change by change. Each change is told, in its order, and whether
 * the client said that it takes back others.
 */
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Edit } from '../anchors/anchored-text.js';
import type { Span } from '../anchors/origins.js';
import type { Range, Undoing } from '../protocol.js';

export type Edited = (uri: string, edit: Edit) => void;

/** Which version of a document an undo or a redo makes, as its client announced it just before. */
export class Undos {
  readonly #versions = new Map<string, number>();

  announced({ uri, version }: Undoing): void {
    this.#versions.set(uri, version);
  }

  isUndo(uri: string, version: number): boolean {
    return this.#versions.get(uri) === version;
  }

  closed(uri: string): void {
    this.#versions.delete(uri);
  }
}

/** What a range of a client is in UTF-16, in a document as it was before the change. */
export type RangeIn = (document: TextDocument, range: Range) => Range;

export function openDocuments(edited: Edited, rangeIn: RangeIn, undos: Undos): TextDocuments<TextDocument> {
  return new TextDocuments({
    create: (uri, language, version, text) => TextDocument.create(uri, language, version, text),
    update: (document, changes, version) =>
      changes.reduce((now, change) => updated(now, inUnits(now, change, rangeIn), version, edited, undos), document),
  });
}

function inUnits(document: TextDocument, change: TextDocumentContentChangeEvent, rangeIn: RangeIn): TextDocumentContentChangeEvent {
  return 'range' in change ? { text: change.text, range: rangeIn(document, change.range) } : change;
}

/** One line, with its end. */
export function lineIn(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}

function updated(
  document: TextDocument,
  change: TextDocumentContentChangeEvent,
  version: number,
  edited: Edited,
  undos: Undos,
): TextDocument {
  const replaced = 'range' in change ? spanOf(document, change.range) : null;
  const before = document.getText();
  const now = TextDocument.update(document, [change], version);
  // Of a client that sends whole texts, what changed is worked out when it is asked for.
  if (replaced !== null) edited(now.uri, { ...replaced, before, text: now.getText(), isUndo: undos.isUndo(now.uri, version) });
  return now;
}

function spanOf(document: TextDocument, { start, end }: { start: Position; end: Position }): Span {
  const [a, b] = [document.offsetAt(start), document.offsetAt(end)];
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

type Position = Parameters<TextDocument['offsetAt']>[0];
