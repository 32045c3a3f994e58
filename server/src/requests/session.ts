/**
 * What one connection knows: documents, settings, the client's abilities, the last run of each file. The
 * requests read it, execute-command changes it.
 */
import type { ClientCapabilities, Connection, TextDocuments, WorkspaceFolder } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { PythonParser } from '../anchors/python-parser.js';
import type { CPythonView } from '../features/cpython-view.js';
import type { FileView } from '../features/findings.js';
import type { LazyRunner } from '../runner.js';
import type { InitializationOptions, Settings } from '../protocol.js';
import { isExcluded } from '../features/exclude.js';
import type { Undos } from './documents.js';
import type { FindingsStore } from './findings-store.js';
import type { Notebooks } from './notebooks.js';
import type { OwnPython } from './own-python.js';
import { uriToPath } from './paths.js';
import type { Positions } from './position-encoding.js';
import type { RunningPrograms } from './running-programs.js';

export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly undos: Undos;
  readonly notebooks: Notebooks;
  readonly store: FindingsStore;
  readonly runner: LazyRunner;
  readonly running: RunningPrograms;
  readonly ownPython: OwnPython;
  capabilities: ClientCapabilities;
  options: InitializationOptions;
  /** How the client counts. */
  positions: Positions;
  folders: readonly WorkspaceFolder[];
  /** Of a document; settings may differ by folder. */
  readonly settings: Map<string, Settings>;
  /** The person may have turned everything off for a while. */
  visible: boolean;
  /** What a client pushed that cannot be asked. */
  pushedSettings: unknown;
  /** Loaded at the first run that found something. */
  parser(): Promise<PythonParser>;
}

/** What is shown of a document now; null when it was not profiled, or nothing is to be shown. */
export function viewFor(session: Session, uri: string): { view: FileView; document: TextDocument; settings: Settings } | null {
  const document = session.documents.get(uri);
  const settings = session.settings.get(uri);
  if (document === undefined || settings === undefined || !settings.enable || !session.visible) return null;
  if (isHidden(session, uri, settings)) return null;
  const view = session.store.view(document, settings);
  return view && { view, document, settings };
}

/** CPython's own view of a document that no run of ours tells anything of; null where there is none, or nothing is to be shown. */
export function ownViewFor(session: Session, uri: string): CPythonView | null {
  const document = session.documents.get(uri);
  const settings = session.settings.get(uri);
  if (document === undefined || settings?.enable !== true || !session.visible || isHidden(session, uri, settings)) return null;
  const shown = session.store.view(document, settings);
  return shown !== null && shown.findings.length > 0 ? null : session.ownPython.view(uri, document.getText());
}

/** Other people's code, by the settings. */
export function isHidden({ folders }: Session, uri: string, { exclude }: Settings): boolean {
  const path = uriToPath(uri)?.replaceAll('\\', '/');
  if (path === undefined) return false;
  const roots = folders.map(folder => `${uriToPath(folder.uri)?.replaceAll('\\', '/') ?? ''}/`);
  const root = roots.find(root => root !== '/' && path.startsWith(root)) ?? '';
  return isExcluded(path.slice(root.length), exclude);
}

/** Asks the client to ask again: when a run ends or settings change, never after an edit. */
export function refreshAll(session: Session): void {
  const { connection } = session;
  const workspace = session.capabilities.workspace ?? {};
  const asked: Promise<unknown>[] = [];
  if (workspace.codeLens?.refreshSupport) asked.push(connection.sendRequest('workspace/codeLens/refresh'));
  if (workspace.inlayHint?.refreshSupport) asked.push(connection.languages.inlayHint.refresh());
  if (workspace.diagnostics?.refreshSupport) asked.push(connection.languages.diagnostics.refresh());
  void Promise.allSettled(asked);
}
