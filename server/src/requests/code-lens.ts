/** textDocument/codeLens and codeLens/resolve. */
import type { CodeLens, CodeLensParams, Command, Range } from 'vscode-languageserver/node';
import { ownLens } from '../features/cpython-view.js';
import type { FileView } from '../features/findings.js';
import { idleLenses, resultLenses, type Lens } from '../features/code-lenses.js';
import { COMMANDS, SERVER_COMMANDS } from '../protocol.js';
import { isHidden, ownViewFor, viewFor, type Session } from './session.js';

/** Which of the lenses of a document. */
interface LensData {
  readonly uri: string;
  readonly index: number;
}

/** Of what a run found, made once: clients ask after each keystroke, and whenever something else refreshes. */
const answers = new WeakMap<FileView, CodeLens[]>();

export function codeLens(session: Session, params: CodeLensParams): CodeLens[] {
  const { uri } = params.textDocument;
  const found = viewFor(session, uri)?.view;
  if (found === undefined || ownViewFor(session, uri) !== null) return answer(session, uri);
  const known = answers.get(found) ?? answer(session, uri);
  answers.set(found, known);
  return known;
}

function answer(session: Session, uri: string): CodeLens[] {
  const lenses = lensesOf(session, uri);
  // A client that does not say so may draw a lens without its text for a moment.
  const later = session.capabilities.textDocument?.codeLens?.resolveSupport?.properties.includes('command') === true;
  if (!later) return lenses.map(lens => ({ range: rangeOf(lens), command: commandOf(session, uri, lens) }));
  return lenses.map((lens, index) => ({ range: rangeOf(lens), data: { uri, index } satisfies LensData }));
}

/** With the text of now: what was run may have been edited since. */
export function resolveCodeLens(session: Session, lens: CodeLens): CodeLens {
  const { uri, index } = (lens.data ?? {}) as Partial<LensData>;
  const found = uri === undefined || index === undefined ? undefined : lensesOf(session, uri).at(index);
  return found === undefined || uri === undefined ? lens : { ...lens, command: commandOf(session, uri, found) };
}

function lensesOf(session: Session, uri: string): readonly Lens[] {
  const found = viewFor(session, uri);
  const own = ownViewFor(session, uri);
  const more = own === null || session.settings.get(uri)?.codeLens === 'off' ? [] : [ownLens(own)];
  if (found !== null) return [...resultLenses(found.view, found.settings), ...more];
  const settings = session.settings.get(uri);
  const wanted =
    session.visible &&
    session.options.restricted !== true &&
    settings?.enable === true &&
    settings.codeLens !== 'off' &&
    !isHidden(session, uri, settings);
  return wanted ? [...idleLenses(session.documents.get(uri)?.getText() ?? ''), ...more] : [];
}

/** A client without commands of its own can only be offered what the server carries out. */
function commandOf(session: Session, uri: string, { title, command }: Lens): Command {
  const known = session.options.ownCommands === true || SERVER_COMMANDS.includes(command);
  return { title, command: known ? command : COMMANDS.showReport, arguments: [uri] };
}

function rangeOf({ line }: Lens): Range {
  const at = { line, character: 0 };
  return { start: at, end: at };
}
