/** Reports as read-only documents: `jitlens:demo.py.report.txt?<uri of the program>`. */
import * as vscode from 'vscode';
import type { ServerClient } from './server-client.js';

const SCHEME = 'jitlens';

export class ReportDocuments implements vscode.Disposable, vscode.TextDocumentContentProvider {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  readonly onDidChange = this.#changed.event;

  constructor(readonly server: ServerClient) {
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    return (await this.server.report(uri.query)) ?? 'There is no report: it was cleared, or the server was started anew.\n';
  }

  async show(uri: string | null, say: (text: string) => void): Promise<void> {
    const text = uri === null ? null : await this.server.report(uri);
    if (uri === null || text === null) return say('profile this file first');
    const document = await vscode.workspace.openTextDocument(reportUri(uri));
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside, preserveFocus: false });
  }

  /** An open report shows the newest run. */
  refresh(uri: string): void {
    this.#changed.fire(reportUri(uri));
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}

function reportUri(uri: string): vscode.Uri {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return vscode.Uri.from({ scheme: SCHEME, path: `${decodeURIComponent(name)}.report.txt`, query: uri });
}
