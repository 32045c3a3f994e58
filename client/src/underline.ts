/**
 * The thin dotted line under findings: VS Code draws a hint as three dots only, and what is more than a hint with a line of its own,
 * which is left alone. A finding within another one has a
 * thicker line: two lines of one style would look like one long line.
 */
import * as vscode from 'vscode';
import { isPython, uriOf } from './documents.js';
import type { GutterHeat } from './gutter-heat.js';
import { toRange } from './ranges.js';
import type { ServerClient } from './server-client.js';

/** Typing is faster than anybody reads. */
const QUIET_MS = 150;

export class Underline implements vscode.Disposable {
  readonly #style = lineStyle('1px');
  readonly #nestedStyle = lineStyle('2px');
  readonly #subscriptions: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;

  /** `margin` is drawn with it. */
  constructor(
    readonly server: ServerClient,
    readonly margin: GutterHeat,
  ) {
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
    await Promise.all(editors.flatMap(editor => [this.#draw(editor), this.margin.draw(editor)]));
  }

  async #draw(editor: vscode.TextEditor): Promise<void> {
    const { version } = editor.document;
    const findings = await this.server.findings(uriOf(editor.document));
    if (editor.document.version !== version) return;
    const causes = findings.filter(({ consequence, stale }) => !consequence && !stale);
    const ranges = causes.filter(({ isMarked }) => !isMarked).map(toRange);
    const all = causes.map(toRange);
    const isNested = (range: vscode.Range): boolean => all.some(outer => !outer.isEqual(range) && outer.contains(range));
    editor.setDecorations(
      this.#style,
      ranges.filter(range => !isNested(range)),
    );
    editor.setDecorations(this.#nestedStyle, ranges.filter(isNested));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#style.dispose();
    this.#nestedStyle.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function lineStyle(width: string): vscode.TextEditorDecorationType {
  const color = new vscode.ThemeColor('jitlens.findingUnderline');
  return vscode.window.createTextEditorDecorationType({
    borderWidth: `0 0 ${width} 0`,
    borderStyle: 'dotted',
    borderColor: color,
    overviewRulerColor: color,
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
}
