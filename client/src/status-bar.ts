/** One item: how long the program runs, with a click that stops it, then what was found. */
import * as vscode from 'vscode';
import type { RunState } from '../../server/src/protocol.js';

export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('jitlens', vscode.StatusBarAlignment.Left, 0);

  constructor() {
    this.#item.name = 'JitLens';
  }

  show(state: RunState): void {
    if (state.state === 'running') this.#running(state);
    else this.#ended(state);
    this.#item.show();
    void vscode.commands.executeCommand('setContext', 'jitlens.running', state.state === 'running');
  }

  clear(): void {
    this.#item.hide();
    void vscode.commands.executeCommand('setContext', 'jitlens.running', false);
  }

  #running({ elapsedMs }: RunState): void {
    this.#item.text = `$(sync~spin) ${(elapsedMs / 1000).toFixed(1)} s, click to stop`;
    this.#item.tooltip = 'JitLens runs this program';
    this.#item.command = 'jitlens.stop';
  }

  #ended({ text, uri }: RunState): void {
    this.#item.text = `$(pulse) ${text}`;
    this.#item.tooltip = 'Open the report of JitLens';
    this.#item.command = { command: 'jitlens.showReport', title: 'Open report', arguments: [uri] };
  }

  dispose(): void {
    this.#item.dispose();
  }
}
