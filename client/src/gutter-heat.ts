/** Bars in the margin of functions, by their part of the time. Off unless the setting `jitlens.gutterHeat` is on. */
import * as vscode from 'vscode';
import type { HeatSpan } from '../../server/src/features/heat.js';
import { uriOf } from './documents.js';
import type { ServerClient } from './server-client.js';

/** From this part of the time on; a bar is wider and stronger the more it is, so that colour is not all that tells. */
const STEPS = [
  { from: 0.01, width: 2, color: '#C9A227' },
  { from: 0.05, width: 4, color: '#D9822B' },
  { from: 0.2, width: 6, color: '#D9532B' },
  { from: 0.5, width: 9, color: '#C4314B' },
] as const;

export class GutterHeat implements vscode.Disposable {
  readonly #styles = STEPS.map(({ width, color }) =>
    vscode.window.createTextEditorDecorationType({ gutterIconPath: bar(width, color), gutterIconSize: 'contain' }),
  );

  constructor(readonly server: ServerClient) {}

  async draw(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    const wanted = vscode.workspace.getConfiguration('jitlens', document.uri).get('gutterHeat') === true;
    const { version } = document;
    const spans = wanted ? await this.server.heat(uriOf(document)) : [];
    if (document.version !== version) return;
    this.#styles.forEach((style, step) => {
      editor.setDecorations(style, spans.filter(({ share }) => stepOf(share) === step).map(optionsOf));
    });
  }

  dispose(): void {
    for (const style of this.#styles) style.dispose();
  }
}

function stepOf(share: number): number {
  return STEPS.findLastIndex(({ from }) => share >= from);
}

function optionsOf({ firstLine, lastLine, share }: HeatSpan): vscode.DecorationOptions {
  return { range: new vscode.Range(firstLine, 0, lastLine, 0), hoverMessage: `${(share * 100).toFixed(0)} % of the time of the last run` };
}

function bar(width: number, color: string): vscode.Uri {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16"><rect x="${14 - width}" width="${width}" height="16" fill="${color}"/></svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
