/** textDocument/codeLens. */
import type { CodeLens, CodeLensParams } from 'vscode-languageserver/node';
import { idleLenses, resultLenses, type Lens } from '../features/code-lenses.js';
import { COMMANDS, SERVER_COMMANDS } from '../protocol.js';
import { viewFor, type Session } from './session.js';

export function codeLens(session: Session, { textDocument: { uri } }: CodeLensParams): CodeLens[] {
  return lensesOf(session, uri).map(lens => toCodeLens(session, uri, lens));
}

function lensesOf(session: Session, uri: string): readonly Lens[] {
  const found = viewFor(session, uri);
  if (found !== null) return resultLenses(found.view, found.settings);
  const settings = session.settings.get(uri);
  const wanted = session.visible && session.options.restricted !== true && settings?.enable === true && settings.codeLens !== 'off';
  return wanted ? idleLenses(session.documents.get(uri)?.getText() ?? '') : [];
}

/** A client without commands of its own can only be offered what the server carries out. */
function toCodeLens(session: Session, uri: string, { line, title, command }: Lens): CodeLens {
  const known = session.options.ownCommands === true || SERVER_COMMANDS.includes(command);
  const at = { line, character: 0 };
  return { range: { start: at, end: at }, command: { title, command: known ? command : COMMANDS.showReport, arguments: [uri] } };
}
