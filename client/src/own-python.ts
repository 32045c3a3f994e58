/**
 * Commands that start the person's own Python, outside of the sandbox: after a question that shows what is started. A yes
 * is remembered for the folder and the interpreter.
 */
import * as vscode from 'vscode';
import { SHOW, type Answer } from '../../server/src/protocol.js';
import { selectedInterpreter } from './interpreter.js';
import type { ServerClient } from './server-client.js';
import { toServer } from './uris.js';

const REMEMBERED = 'jitlens.ownPython';

export class OwnPython {
  constructor(
    readonly server: ServerClient,
    readonly state: vscode.Memento,
  ) {}

  /** The program itself runs, so its file has to be what is seen. */
  async confirm(uri: vscode.Uri): Promise<string | null> {
    const document = await vscode.workspace.openTextDocument(uri);
    if (document.isDirty) await document.save();
    return this.#run('jitlens.confirmOnCPython', uri, 'This program runs');
  }

  measure(uri: vscode.Uri): Promise<string | null> {
    return this.#run('jitlens.measureVerdicts', uri, 'Small benchmarks of JitLens run');
  }

  /** What to say, or null when the person did not want it. */
  async #run(command: string, uri: vscode.Uri, what: string): Promise<string | null> {
    if (!vscode.workspace.isTrusted) return 'your own Python is started in trusted workspaces only';
    const python = await selectedInterpreter(uri);
    if (!(await this.#isAllowed(command, uri, python, what))) return null;
    const options = { location: vscode.ProgressLocation.Window, title: `JitLens: ${python}` };
    const answer = await vscode.window.withProgress(options, () => this.server.execute(command, toServer(uri), python));
    return (answer as Answer | null)?.text ?? null;
  }

  async #isAllowed(command: string, uri: vscode.Uri, python: string, what: string): Promise<boolean> {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? uri;
    const key = [command, folder.toString(), python].join(' ');
    const known = this.state.get<string[]>(REMEMBERED, []);
    if (known.includes(key)) return true;
    const shown = (await this.server.execute(command, toServer(uri), python, SHOW)) as Answer | null;
    if (shown === null) return false;
    const detail = `${shown.text}\n\n${what} on your own interpreter, outside of the sandbox of JitLens: with your files, your network and your rights. Your answer is remembered for this folder.`;
    const answer = await vscode.window.showWarningMessage('JitLens: start your own Python?', { modal: true, detail }, 'Start');
    if (answer !== 'Start') return false;
    await this.state.update(REMEMBERED, [...known, key]);
    return true;
  }
}
