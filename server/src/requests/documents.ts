/** The open documents, kept in step with their editors change by change. Each change is told, in its order. */
import { TextDocuments } from 'vscode-languageserver/node';
import { TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Span } from '../anchors/origins.js';

/** `text` is what the document has become. */
export type Edited = (uri: string, replaced: Span, text: string) => void;

export function openDocuments(edited: Edited): TextDocuments<TextDocument> {
  return new TextDocuments({
    create: (uri, language, version, text) => TextDocument.create(uri, language, version, text),
    update: (document, changes, version) => changes.reduce((now, change) => updated(now, change, version, edited), document),
  });
}

function updated(document: TextDocument, change: TextDocumentContentChangeEvent, version: number, edited: Edited): TextDocument {
  const replaced = 'range' in change ? spanOf(document, change.range) : null;
  const now = TextDocument.update(document, [change], version);
  // Of a client that sends whole texts, what changed is worked out when it is asked for.
  if (replaced !== null) edited(now.uri, replaced, now.getText());
  return now;
}

function spanOf(document: TextDocument, { start, end }: { start: Position; end: Position }): Span {
  const [a, b] = [document.offsetAt(start), document.offsetAt(end)];
  return { start: Math.min(a, b), end: Math.max(a, b) };
}

type Position = Parameters<TextDocument['offsetAt']>[0];
