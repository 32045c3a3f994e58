/** textDocument/hover. */
import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver/node';
import { hoverAt } from '../features/hover.js';
import { viewFor, type Session } from './session.js';

export function hover(session: Session, { textDocument, position }: HoverParams): Hover | null {
  const found = viewFor(session, textDocument.uri);
  const text = found && hoverAt(found.view, position.line, position.character, Date.now());
  return text && { range: text.range, contents: { kind: MarkupKind.Markdown, value: text.markdown } };
}
