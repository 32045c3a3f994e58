/**
 * textDocument/codeAction and codeAction/resolve: fixes that findings bring, and profiling for clients that show no
 * lenses.
 */
import {
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeAction,
  type CodeActionParams,
  type TextDocumentEdit,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { ReportFix, ReportInsight } from '#engine/insights/report.js';
import { contains, type Finding } from '../features/findings.js';
import { plainText } from '../features/text.js';
import { whatIfAction, whatIfsAt } from '../features/what-ifs.js';
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
    .flatMap(({ insight }) => [
      ...insight.fixes.flatMap((fix, index) => actionsOf(session, fix, { uri: textDocument.uri, stableId: insight.stableId, index })),
      ...whatIfActions(session, insight, textDocument.uri),
    ]);
}

/** Which fix of which finding. */
interface FixData {
  readonly uri: string;
  readonly stableId: string;
  readonly index: number;
}

/** The edit, in the documents as they are now; none where the finding was edited since the action was offered. */
export function resolveCodeAction(session: Session, action: CodeAction): CodeAction {
  const { uri, stableId, index } = (action.data ?? {}) as Partial<FixData>;
  if (uri === undefined || index === undefined) return action;
  const found = viewFor(session, uri);
  const finding = found?.view.findings.find(({ insight, stale }) => insight.stableId === stableId && !stale);
  const fix = finding?.insight.fixes.at(index);
  if (finding === undefined || fix === undefined || !sameRange(finding.insight.range, finding.range)) return action;
  return { ...action, edit: session.positions.outgoing({ documentChanges: documentChanges(session, uri, fix) }, uri) };
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

/** The fix, and the offer to prove it where nothing is proven yet. */
function actionsOf(session: Session, fix: ReportFix, data: FixData): CodeAction[] {
  const action = toAction(session, fix, data);
  if (fix.verified !== null || session.options.restricted === true) return [action];
  const title = `Verify "${plainText(fix.title)}": run the program with it`;
  const command = { title, command: COMMANDS.verifyFix, arguments: [data.uri, data.stableId, data.index] };
  return [action, { title, kind: CodeActionKind.QuickFix, command }];
}

/** Under the fixes: they change nothing. */
function whatIfActions(session: Session, insight: ReportInsight, uri: string): CodeAction[] {
  if (session.options.restricted === true) return [];
  return whatIfsAt(insight).map(kind => {
    const title = whatIfAction(kind);
    return { title, kind: CodeActionKind.QuickFix, command: { title, command: COMMANDS.whatIf, arguments: [uri, kind, insight.range] } };
  });
}

function toAction(session: Session, fix: ReportFix, data: FixData): CodeAction {
  const { title, verified } = fix;
  const proof = verified === null ? '' : ` (${verified})`;
  const later = session.capabilities.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true;
  const content = later ? { data } : { edit: { documentChanges: documentChanges(session, data.uri, fix) } };
  return { title: plainText(title + proof), kind: CodeActionKind.QuickFix, isPreferred: verified !== null, ...content };
}

function documentChanges(session: Session, uri: string, { edits }: ReportFix): TextDocumentEdit[] {
  const uris = session.store.urisBeside(uri);
  const paths = [...new Set(edits.map(edit => edit.path))];
  return paths.map(path =>
    documentEdit(
      session,
      uris.get(path) ?? pathToUri(path),
      edits.filter(edit => edit.path === path),
    ),
  );
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
