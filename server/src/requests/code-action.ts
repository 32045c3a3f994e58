/** textDocument/codeAction: fixes that findings bring, and profiling for clients that show no lenses. */
import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionParams,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { ReportFix } from '#engine/insights/report.js';
import { contains, type Finding } from '../features/findings.js';
import { plainText } from '../features/text.js';
import { COMMANDS } from '../protocol.js';
import { pathToUri } from './paths.js';
import { viewFor, type Session } from './session.js';

export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, CodeActionKind.Source];

export function codeAction(session: Session, params: CodeActionParams): CodeAction[] {
  return [...fixesAt(session, params), ...profileAction(session, params)];
}

/** Edits are given in the text that was profiled: after a change nearby they are not offered. */
function fixesAt(session: Session, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const found = viewFor(session, textDocument.uri);
  if (found === null || !wants(context.only, CodeActionKind.QuickFix)) return [];
  const here = found.view.findings.filter(finding => !finding.stale && touches(finding, range.start));
  return here
    .filter(({ insight }) => sameRange(insight.range, found.view.locate(insight.range)?.range))
    .flatMap(({ insight }) => insight.fixes.map(fix => toAction(session, fix)));
}

function touches({ range }: Finding, { line, character }: { line: number; character: number }): boolean {
  return contains(range, line, character);
}

function sameRange(a: Finding['range'], b: Finding['range'] | undefined): boolean {
  return b !== undefined && a.start.line === b.start.line && a.start.character === b.start.character;
}

function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some(asked => kind === asked || kind.startsWith(asked + '.'));
}

function toAction(session: Session, { title, edits, verified }: ReportFix): CodeAction {
  const proof = verified === null ? '' : ` (${verified})`;
  const paths = [...new Set(edits.map(edit => edit.path))];
  const documentChanges = paths.map(path =>
    documentEdit(
      session,
      pathToUri(path),
      edits.filter(edit => edit.path === path),
    ),
  );
  return { title: plainText(title + proof), kind: CodeActionKind.QuickFix, isPreferred: verified !== null, edit: { documentChanges } };
}

function documentEdit(session: Session, uri: string, edits: readonly TextEdit[]): TextDocumentEdit {
  const version = session.documents.get(uri)?.version ?? null;
  return { textDocument: { uri, version }, edits: edits.map(({ range, newText }) => ({ range, newText })) };
}

/** Only where somebody asks for it: a light bulb on every line would be noise. */
function profileAction(session: Session, { textDocument, context }: CodeActionParams): CodeAction[] {
  const asked =
    context.only?.some(kind => CodeActionKind.Source.startsWith(kind)) ?? context.triggerKind !== CodeActionTriggerKind.Automatic;
  if (!asked || session.options.restricted === true) return [];
  const title = 'Profile this file';
  return [{ title, kind: CodeActionKind.Source, command: { title, command: COMMANDS.profileFile, arguments: [textDocument.uri] } }];
}
