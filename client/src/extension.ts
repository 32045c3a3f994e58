/**
 * The extension: starts the language server, owns the commands, and draws what LSP has no form for. What is
 * shown is decided by the server.
 */
import type { ExtensionContext } from 'vscode';
import * as vscode from 'vscode';
import { registerCommands } from './commands.js';
import { ReportDocuments } from './report-documents.js';
import { ServerClient } from './server-client.js';
import { StatusBar } from './status-bar.js';
import { Underline } from './underline.js';

let client: ServerClient | null = null;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('JitLens', { log: true });
  const server = new ServerClient(context, output);
  const statusBar = new StatusBar();
  const underline = new Underline(server);
  const reports = new ReportDocuments(server);
  context.subscriptions.push(output, statusBar, underline, reports);
  server.onRun(state => {
    statusBar.show(state);
    if (state.state === 'ended') void Promise.all([underline.refresh(), reports.refresh(state.uri)]);
  });
  registerCommands(context, { server, reports, statusBar, underline });
  context.subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      void server.restart();
    }),
  );
  client = server;
  await server.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
