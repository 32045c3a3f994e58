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
import type { Session } from './session.js';

export function initialize(session: Session, params: InitializeParams): InitializeResult {
  session.capabilities = params.capabilities;
  session.options = optionsOf(params.initializationOptions);
  session.folders = params.workspaceFolders ?? [];
  return { capabilities: offered(session), serverInfo: { name: 'JitLens', version: VERSION } };
}

function optionsOf(given: unknown): InitializationOptions {
  return typeof given === 'object' && given !== null ? given : {};
}

function offered({ options }: Session): ServerCapabilities {
  const own = options.ownCommands === true;
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    diagnosticProvider: { identifier: 'jitlens', interFileDependencies: false, workspaceDiagnostics: false },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS, resolveProvider: false },
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
