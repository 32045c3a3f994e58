/** initialize and initialized: what the server offers, and what it asks of the client. */
import {
  DidChangeConfigurationNotification,
  TextDocumentSyncKind,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { SERVER_COMMANDS, type InitializationOptions } from '../protocol.js';
import { VERSION } from '../supervisor/version.js';
import { CODE_ACTION_KINDS } from './code-action.js';
import { Positions, negotiatedEncoding } from './position-encoding.js';
import type { Session } from './session.js';

export function initialize(session: Session, params: InitializeParams): InitializeResult {
  session.capabilities = params.capabilities;
  session.options = optionsOf(params.initializationOptions);
  session.folders = params.workspaceFolders ?? [];
  session.positions = new Positions(negotiatedEncoding(params.capabilities), session.positions.lineOf);
  return { capabilities: offered(session), serverInfo: { name: 'JitLens', version: VERSION } };
}

function optionsOf(given: unknown): InitializationOptions {
  return typeof given === 'object' && given !== null ? given : {};
}

function offered({ options, positions }: Session): ServerCapabilities {
  const own = options.ownCommands === true;
  return {
    positionEncoding: positions.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    notebookDocumentSync: { notebookSelector: [{ notebook: '*', cells: [{ language: 'python' }] }], save: false },
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: { resolveProvider: true },
    diagnosticProvider: { identifier: 'jitlens', interFileDependencies: false, workspaceDiagnostics: false },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS, resolveProvider: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(own ? {} : { executeCommandProvider: { commands: [...SERVER_COMMANDS], workDoneProgress: true } }),
  };
}

export function initialized(session: Session): void {
  const { connection } = session;
  const { workspace } = session.capabilities;
  if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'jitlens' });
  }
  if (workspace?.workspaceFolders !== true) return;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map(({ uri }) => uri));
    session.folders = [...session.folders.filter(({ uri }) => !gone.has(uri)), ...added];
  });
}
