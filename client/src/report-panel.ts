/**
 * The report as a panel beside the program: one for all programs, it shows the last one that was asked for. Its
 * page draws (client/webview); this file gives it what the server says, and opens what is clicked.
 */
import * as vscode from 'vscode';
import type { Place, RunState } from '../../server/src/protocol.js';
import type { FromPanel, Tab, ToPanel } from '../webview/messages.js';
import { openPlace } from './places.js';
import type { ServerClient } from './server-client.js';

export class ReportPanel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | null = null;
  #uri: string | null = null;
  #tab: Tab | null = null;

  constructor(
    readonly server: ServerClient,
    readonly extension: vscode.Uri,
  ) {}

  async show(uri: string | null, tab: Tab | null, say: (text: string) => void): Promise<void> {
    if (uri === null || (await this.server.reportView(uri)) === null) return say('profile this file first');
    this.#uri = uri;
    this.#tab = tab;
    const known = this.#panel;
    if (known === null) return this.#create();
    known.reveal(undefined, false);
    await this.#send();
  }

  /** A panel that shows this program follows its runs. */
  async follow({ uri, state, elapsedMs, soFar }: RunState): Promise<void> {
    if (this.#panel === null || uri !== this.#uri) return;
    if (state === 'ended') return this.#send();
    const found = soFar === null ? '' : `, ${soFar.length} found so far`;
    this.#post({ type: 'running', text: `runs for ${(elapsedMs / 1000).toFixed(1)} s${found}` });
  }

  async refresh(): Promise<void> {
    if (this.#panel !== null) await this.#send();
  }

  #create(): void {
    const root = vscode.Uri.joinPath(this.extension, 'dist', 'webview');
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false };
    const panel = vscode.window.createWebviewPanel('jitlens.report', 'JitLens report', beside, {
      enableScripts: true,
      enableCommandUris: false,
      localResourceRoots: [root],
    });
    panel.iconPath = vscode.Uri.joinPath(this.extension, 'client', 'view.svg');
    panel.webview.onDidReceiveMessage((message: FromPanel) => this.#receive(message));
    panel.onDidDispose(() => {
      this.#panel = null;
    });
    this.#panel = panel;
    panel.webview.html = page(panel.webview, root);
  }

  async #receive(message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#send();
      case 'open':
        return openPlace(message.place as Place, vscode.ViewColumn.One);
    }
  }

  async #send(): Promise<void> {
    const view = this.#uri === null ? null : await this.server.reportView(this.#uri);
    if (this.#tab !== null) this.#post({ type: 'tab', tab: this.#tab });
    this.#tab = null;
    this.#post({ type: 'show', view });
  }

  #post(message: ToPanel): void {
    void this.#panel?.webview.postMessage(message);
  }

  dispose(): void {
    this.#panel?.dispose();
  }
}

/** Nothing is loaded but the panel's own script and style; nothing is inline. */
function page(webview: vscode.Webview, root: vscode.Uri): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(root, 'report.js')).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(root, 'report.css')).toString();
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource};`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>JitLens report</title>
<link rel="stylesheet" href="${style}">
</head>
<body>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
