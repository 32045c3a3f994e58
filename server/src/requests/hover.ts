/** textDocument/hover. */
import { MarkupKind, type Hover, type HoverParams } from 'vscode-languageserver/node';
import { hoverAt } from '../features/hover.js';
import { whatIfNotes } from '../features/what-ifs.js';
import { viewFor, type Session } from './session.js';

export function hover(session: Session, { textDocument, position }: HoverParams): Hover | null {
  const found = viewFor(session, textDocument.uri);
  if (found === null) return null;
  const sentence = session.options.ownCommands !== true || found.settings.diagnostics === 'off';
  const text = hoverAt(found.view, position.line, position.character, {
    now: Date.now(),
    sentence,
    notes: insight => [
      ...whatIfNotes(found.view.run.report, found.view.run.file.path, insight),
      ...session.ownPython.notes(textDocument.uri, insight),
    ],
  });
  return text && { range: text.range, contents: { kind: MarkupKind.Markdown, value: text.markdown } };
}
