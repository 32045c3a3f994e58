/** textDocument/diagnostic, and publishing to clients that cannot pull. */
import {
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import { TextFingerprint } from '../anchors/text-fingerprint.js';
import { diagnosticsOf, type FindingDiagnostic } from '../features/diagnostics.js';
import type { FileView } from '../features/findings.js';
import { pathToUri } from './paths.js';
import { viewFor, type Session } from './session.js';

const SEVERITIES = {
  hint: DiagnosticSeverity.Hint,
  information: DiagnosticSeverity.Information,
  warning: DiagnosticSeverity.Warning,
} satisfies Record<FindingDiagnostic['severity'], DiagnosticSeverity>;

interface Answer {
  readonly items: Diagnostic[];
  readonly resultId: string;
}

/** By what they show: it is made anew when anything changes. */
const answers = new WeakMap<FileView, Answer>();

function answerOf(items: Diagnostic[]): Answer {
  return { items, resultId: new TextFingerprint(JSON.stringify(items)).key };
}

export function diagnostic(session: Session, { textDocument, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
  const view = viewFor(session, textDocument.uri)?.view ?? null;
  const known = view && answers.get(view);
  const { items, resultId } = known ?? answerOf(diagnosticsFor(session, textDocument.uri));
  if (view !== null) answers.set(view, { items, resultId });
  if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

export function canPull(session: Session): boolean {
  return session.capabilities.textDocument?.diagnostic !== undefined;
}

export function publish(session: Session, uri: string): void {
  if (canPull(session)) return;
  const version = session.documents.get(uri)?.version;
  const diagnostics = session.positions.outgoing(diagnosticsFor(session, uri), uri);
  void session.connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
}

function diagnosticsFor(session: Session, uri: string): Diagnostic[] {
  const found = viewFor(session, uri);
  if (found === null) return [];
  const uris = session.store.urisBeside(uri);
  return diagnosticsOf(found.view, found.settings).map(item => toDiagnostic(session, uris, item));
}

function toDiagnostic(
  session: Session,
  uris: ReadonlyMap<string, string>,
  { range, severity, code, message, stableId, related }: FindingDiagnostic,
): Diagnostic {
  const withRelated = session.capabilities.textDocument?.publishDiagnostics?.relatedInformation === true && related.length > 0;
  const relatedInformation = related.map(item => ({
    location: { uri: uris.get(item.path) ?? pathToUri(item.path), range: item.range },
    message: item.message,
  }));
  return {
    range,
    severity: SEVERITIES[severity],
    code,
    source: 'JitLens',
    message,
    data: { stableId },
    ...(withRelated ? { relatedInformation } : {}),
  };
}
