/** textDocument/inlayHint and inlayHint/resolve. */
import { MarkupKind, type InlayHint, type InlayHintParams, type Position, type Range } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { ownInlays, type CPythonView } from '../features/cpython-view.js';
import { hoverAt } from '../features/hover.js';
import { inlaysOf } from '../features/inlays.js';
import { ownViewFor, viewFor, type Session } from './session.js';

export function inlayHint(session: Session, { textDocument, range }: InlayHintParams): InlayHint[] {
  const own = ownViewFor(session, textDocument.uri);
  if (own !== null) return ownHints(session, textDocument.uri, own, range);
  const found = viewFor(session, textDocument.uri);
  if (found === null) return [];
  const later = session.capabilities.textDocument?.inlayHint?.resolveSupport?.properties.includes('tooltip') === true;
  return inlaysOf(found.view, range, found.settings).map(({ position, label, tooltip, about }) => ({
    position: withinLine(found.document, position),
    label,
    ...(later ? { data: { uri: textDocument.uri, about, tooltip } satisfies HintData } : { tooltip }),
    paddingLeft: true,
  }));
}

function ownHints(session: Session, uri: string, own: CPythonView, range: Range): InlayHint[] {
  if (session.settings.get(uri)?.inlayHints === 'off') return [];
  return ownInlays(own, range).map(({ position, label, tooltip }) => ({ position, label, tooltip, paddingLeft: true }));
}

/** What a hint is about, and what is said where nothing more is known. */
interface HintData {
  readonly uri: string;
  readonly about: Position;
  readonly tooltip: string;
}

/** The evidence, as the hover of the expression has it. */
export function resolveInlayHint(session: Session, hint: InlayHint): InlayHint {
  const { uri, about, tooltip } = (hint.data ?? {}) as Partial<HintData>;
  if (uri === undefined || about === undefined || tooltip === undefined) return hint;
  const view = viewFor(session, uri)?.view;
  const hover =
    view &&
    hoverAt(view, about.line, about.character, {
      now: Date.now(),
      sentence: true,
      notes: insight => session.ownPython.notes(uri, insight),
    });
  return { ...hint, tooltip: hover ? { kind: MarkupKind.Markdown, value: hover.markdown } : tooltip };
}

/** Features say "the end of the line" without knowing its length. */
function withinLine(document: TextDocument, { line, character }: Position): Position {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return { line, character: Math.min(character, text.replace(/[\r\n]+$/, '').length) };
}
