/**
 * The language server: connects the requests to a client, whatever they speak over. What is answered is decided in
 * requests/ and features/. Knows neither Node nor browsers.
 */
import type { PythonParser } from './anchors/python-parser.js';
import {
  DUMP_REQUEST,
  EXPORT_REQUEST,
  FUNCTION_REQUEST,
  HEAT_REQUEST,
  INPUT_NOTIFICATION,
  FINDINGS_REQUEST,
  LIST_REQUEST,
  STOPPED_REQUEST,
  REPORT_REQUEST,
  TOLD_REQUEST,
  type ToldParams,
  REPORT_VIEW_REQUEST,
  UNDOING_NOTIFICATION,
  VISIBLE_NOTIFICATION,
  type DocumentParams,
  type DumpParams,
  type ExportParams,
  type PositionParams,
  type RunInput,
  type Undoing,
  type Visible,
} from './protocol.js';
import { stoppedBy } from './features/last-words.js';
import { codeAction, resolveCodeAction } from './requests/code-action.js';
import { codeLens, resolveCodeLens } from './requests/code-lens.js';
import { diagnostic, publish } from './requests/diagnostic.js';
import { lineIn, openDocuments, Undos } from './requests/documents.js';
import { dump } from './requests/dump.js';
import { executeCommand } from './requests/execute-command.js';
import { findings } from './requests/findings.js';
import { functionAt } from './requests/function-at.js';
import { FindingsStore } from './requests/findings-store.js';
import { heat } from './requests/heat.js';
import { hover } from './requests/hover.js';
import { initialize, initialized } from './requests/initialize.js';
import { inlayHint, resolveInlayHint } from './requests/inlay-hint.js';
import { list } from './requests/list.js';
import { Notebooks } from './requests/notebooks.js';
import { OwnPython } from './requests/own-python.js';
import { Positions } from './requests/position-encoding.js';
import { exported, reportText } from './requests/report-text.js';
import { told } from './requests/told.js';
import { reportViewOf } from './requests/report-view.js';
import { RunOnSave } from './requests/run-on-save.js';
import { RunningPrograms } from './requests/running-programs.js';
import { refreshAll, type Session } from './requests/session.js';
import { loadSettings } from './requests/settings.js';
import { Resting } from './supervisor/resting.js';
import { LazyRunner } from './runner.js';

/** `loadParser` is called at the first run that found something. */
export function startServer(connection: Session['connection'], loadParser: () => Promise<PythonParser>): void {
  const session = newSession(connection, loadParser);
  const runOnSave = new RunOnSave(session);
  const resting = new Resting();
  const answer =
    <P extends { textDocument: { uri: string } }, R>(handler: (session: Session, params: P) => R) =>
    async (params: P): Promise<Awaited<R>> => {
      resting.interrupted();
      const { uri } = params.textDocument;
      await loadSettings(session, uri);
      return session.positions.outgoing(await handler(session, session.positions.incoming(params, uri)), uri);
    };
  connection.onInitialize(params => initialize(session, params));
  connection.onInitialized(() => {
    initialized(session);
  });
  connection.onCodeLens(answer(codeLens));
  connection.languages.inlayHint.on(answer(inlayHint));
  connection.languages.diagnostics.on(answer(diagnostic));
  connection.onCodeLensResolve(lens => resolveCodeLens(session, lens));
  connection.languages.inlayHint.resolve(hint => resolveInlayHint(session, hint));
  connection.onCodeActionResolve(action => resolveCodeAction(session, action));
  connection.onHover(answer(hover));
  connection.onCodeAction(answer(codeAction));
  connection.onExecuteCommand((params, token, progress) =>
    executeCommand(session, params, token, progress).finally(() => {
      resting.interrupted();
    }),
  );
  connection.onRequest(FINDINGS_REQUEST, answer(findings));
  connection.onRequest(HEAT_REQUEST, answer(heat));
  connection.onRequest(REPORT_REQUEST, ({ textDocument }: DocumentParams) => reportText(session, textDocument.uri));
  connection.onRequest(EXPORT_REQUEST, (params: ExportParams) => exported(session, params));
  connection.onRequest(TOLD_REQUEST, (params: ToldParams) => told(session, params));
  connection.onRequest(STOPPED_REQUEST, ({ textDocument }: DocumentParams) => {
    const run = session.store.run(textDocument.uri);
    return run && stoppedBy(run);
  });
  connection.onRequest(REPORT_VIEW_REQUEST, ({ textDocument }: DocumentParams) => reportViewOf(session, textDocument.uri));
  connection.onRequest(FUNCTION_REQUEST, answer<PositionParams, Promise<string | null>>(functionAt));
  connection.onRequest(LIST_REQUEST, () => list(session));
  connection.onRequest(DUMP_REQUEST, (params: DumpParams) => dump(session, params));
  connection.onNotification(INPUT_NOTIFICATION, ({ uri, text }: RunInput) => {
    session.running.sendInput(uri, text);
  });
  connection.onNotification(UNDOING_NOTIFICATION, (undoing: Undoing) => {
    session.undos.announced(undoing);
  });
  connection.onNotification(VISIBLE_NOTIFICATION, ({ visible }: Visible) => {
    if (typeof visible !== 'boolean') return;
    session.visible = visible;
    refreshAll(session);
  });
  connection.onDidChangeConfiguration(({ settings }: { settings: { jitlens?: unknown } | null }) => {
    session.pushedSettings = settings?.jitlens ?? session.pushedSettings;
    session.settings.clear();
    runOnSave.reset();
    refreshAll(session);
  });
  connection.onShutdown(() => {
    session.running.stop();
    session.runner.dispose();
  });
  session.documents.onDidChangeContent(() => {
    resting.interrupted();
  });
  watchDocuments(session, runOnSave);
  connection.listen();
}

function newSession(connection: Session['connection'], loadParser: () => Promise<PythonParser>): Session {
  let parser: Promise<PythonParser> | null = null;
  const store = new FindingsStore();
  const undos = new Undos();
  const documents = openDocuments(
    (uri, edit) => {
      store.edited(uri, edit);
    },
    // A document of which one change of several is made is not among the open ones yet.
    (document, range) => new Positions(session.positions.encoding, (_, line) => lineIn(document, line)).incoming(range, document.uri),
    undos,
  );
  const session: Session = {
    connection,
    documents,
    undos,
    notebooks: new Notebooks(documents),
    store,
    runner: new LazyRunner(),
    running: new RunningPrograms(),
    ownPython: new OwnPython(),
    settings: new Map(),
    parser: () => (parser ??= loadParser()),
    capabilities: {},
    options: {},
    folders: [],
    visible: true,
    pushedSettings: null,
    positions: new Positions('utf-16', (uri, line) => lineOf(session, uri, line)),
  };
  return session;
}

/** Of an open document; of others as they were when they ran. */
function lineOf({ documents, store }: Session, uri: string, line: number): string | null {
  const document = documents.get(uri);
  return document === undefined ? store.profiledLine(uri, line) : lineIn(document, line);
}

function watchDocuments(session: Session, runOnSave: RunOnSave): void {
  const { documents, connection } = session;
  documents.onDidChangeContent(({ document }) => {
    void loadSettings(session, document.uri).then(() => {
      publish(session, document.uri);
    });
  });
  documents.onDidSave(({ document }) => {
    runOnSave.saved(document);
  });
  documents.onDidClose(({ document }) => {
    session.settings.delete(document.uri);
    session.undos.closed(document.uri);
    session.running.stop(document.uri);
    runOnSave.closed(document.uri);
  });
  documents.listen(connection);
  session.notebooks.listen(connection);
}
