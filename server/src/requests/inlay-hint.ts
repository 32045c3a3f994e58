/** textDocument/inlayHint. */
import type { InlayHint, InlayHintParams, Position } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { inlaysOf } from '../features/inlays.js';
import { viewFor, type Session } from './session.js';

export function inlayHint(session: Session, { textDocument, range }: InlayHintParams): InlayHint[] {
  const found = viewFor(session, textDocument.uri);
  if (found === null) return [];
  return inlaysOf(found.view, range, found.settings).map(({ position, label, tooltip }) => ({
    position: withinLine(found.document, position),
    label,
    tooltip,
    paddingLeft: true,
  }));
}

/** Features say "the end of the line" without knowing its length. */
function withinLine(document: TextDocument, { line, character }: Position): Position {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return { line, character: Math.min(character, text.replace(/[\r\n]+$/, '').length) };
}
