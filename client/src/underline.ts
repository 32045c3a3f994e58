/** The thin dotted line under findings: VS Code draws a hint as three dots only. */
import * as vscode from 'vscode';
import { isPython, uriOf } from './documents.js';
import { toRange } from './ranges.js';
import type { ServerClient } from './server-client.js';

/** Typing is faster than anybody reads. */
const QUIET_MS = 150;

export class Underline implements vscode.Disposable {
  readonly #style = vscode.window.createTextEditorDecorationType({
    borderWidth: '0 0 1px 0',
    borderStyle: 'dotted',
    borderColor: new vscode.ThemeColor('jitlens.findingUnderline'),
    overviewRulerColor: new vscode.ThemeColor('jitlens.findingUnderline'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
  readonly #subscriptions: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly server: ServerClient) {
    const later = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.refresh(), QUIET_MS);
    };
    this.#subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors(later),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isPython(document)) later();
      }),
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration('jitlens')) later();
      }),
    ];
  }

  async refresh(): Promise<void> {
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => isPython(document));
    await Promise.all(editors.map(editor => this.#draw(editor)));
  }

  async #draw(editor: vscode.TextEditor): Promise<void> {
    const { version } = editor.document;
    const findings = await this.server.findings(uriOf(editor.document));
    if (editor.document.version !== version) return;
    editor.setDecorations(this.#style, findings.filter(({ consequence, stale }) => !consequence && !stale).map(toRange));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#style.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
