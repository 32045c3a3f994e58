/**
 * The extension: starts the language server, owns the commands, and draws what LSP has no form for. What is
 * shown is decided by the server.
 */
import type { ExtensionContext } from 'vscode';
import * as vscode from 'vscode';
import { registerCommands } from './commands.js';
import { DumpDocuments } from './dump-documents.js';
import { GutterHeat } from './gutter-heat.js';
import { InsightsTree } from './insights-tree.js';
import { registerTools } from './language-model-tools.js';
import { OwnPython } from './own-python.js';
import { ReportPanel } from './report-panel.js';
import { RunTerminal } from './run-terminal.js';
import { ServerClient } from './server-client.js';
import { StatusBar } from './status-bar.js';
import { Underline } from './underline.js';

let client: ServerClient | null = null;

export function activate(context: ExtensionContext): void {
  const begin = performance.now();
  const output = vscode.window.createOutputChannel('JitLens', { log: true });
  const server = new ServerClient(context, output);
  const statusBar = new StatusBar();
  const heat = new GutterHeat(server);
  const underline = new Underline(server, heat);
  const report = new ReportPanel(server, context.extensionUri);
  const dumps = new DumpDocuments(server);
  const tree = new InsightsTree(server, context.workspaceState);
  const terminal = new RunTerminal(server);
  context.subscriptions.push(output, statusBar, underline, heat, report, dumps, tree, terminal);
  server.onRun(state => {
    statusBar.show(state);
    terminal.follow(state);
    tree.follow(state);
    void report.follow(state);
    if (state.state === 'ended') void Promise.all([underline.refresh(), tree.refresh()]);
  });
  server.onOutput(text => {
    terminal.output(text);
  });
  server.onInputWanted(() => {
    terminal.wantInput();
  });
  registerCommands(context, {
    ownPython: new OwnPython(server, context.workspaceState),
    server,
    report,
    dumps,
    tree,
    statusBar,
    underline,
  });
  context.subscriptions.push(
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      void server.restart();
    }),
    vscode.workspace.onDidOpenTextDocument(document => {
      void server.opened(document);
    }),
  );
  registerTools(context, server);
  client = server;
  // What is asked of the server waits for it; nothing else of the editor does.
  server.start().catch((error: unknown) => {
    output.error(`the server does not start: ${String(error)}`);
  });
  output.info(`activated in ${(performance.now() - begin).toFixed(1)} ms`);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
