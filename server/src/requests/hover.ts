/** textDocument/hover. */
import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver/node';
import { ownHover } from '../features/cpython-view.js';
import { hoverAt } from '../features/hover.js';
import { whatIfNotes } from '../features/what-ifs.js';
import { ownViewFor, viewFor, type Session } from './session.js';

export function hover(session: Session, { textDocument, position }: HoverParams): Hover | null {
  const found = viewFor(session, textDocument.uri);
  if (found === null) return ownHoverAt(session, textDocument.uri, position);
  const sentence = session.options.ownCommands !== true || found.settings.diagnostics === 'off';
  const text = hoverAt(found.view, position.line, position.character, {
    now: Date.now(),
    sentence,
    notes: insight => [
      ...whatIfNotes(found.view.run.report, found.view.run.file.path, insight),
      ...session.ownPython.notes(textDocument.uri, insight),
    ],
  });
  return text === null
    ? ownHoverAt(session, textDocument.uri, position)
    : { range: text.range, contents: { kind: MarkupKind.Markdown, value: text.markdown } };
}

function ownHoverAt(session: Session, uri: string, { line, character }: HoverParams['position']): Hover | null {
  const view = ownViewFor(session, uri);
  const text = view && ownHover(view, line, character);
  return text && { range: text.range, contents: { kind: MarkupKind.Markdown, value: text.markdown } };
}
