/**
 * What programs write, in a terminal named JitLens: tracebacks can be clicked, `input()` reads from it, Ctrl+C stops
 * the program. It comes to the front only when a program waits for input.
 */
import * as vscode from 'vscode';
import type { RunOutput, RunState } from '../../server/src/protocol.js';
import { LineEditor } from './line-editor.js';
import type { ServerClient } from './server-client.js';

/** Output of before the terminal was opened; older output is dropped. */
const KEPT = 200_000;

const WAITS = '── this program reads what you type here: Enter ends a line, Ctrl+D the input, Ctrl+C the program ──';

export class RunTerminal implements vscode.Disposable, vscode.Pseudoterminal {
  readonly #write = new vscode.EventEmitter<string>();
  readonly #close = new vscode.EventEmitter<void>();
  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#close.event;
  #terminal: vscode.Terminal | null = null;
  #isOpen = false;
  #before = '';
  #running: string | null = null;
  /** The program's last line is not ended: one that waits for an answer has said what for. */
  #hasAsked = false;
  #isTold = false;
  readonly #line = new LineEditor();

  constructor(readonly server: ServerClient) {}

  follow({ uri, state, text }: RunState): void {
    if (state === 'running' && this.#running !== uri) {
      this.#running = uri;
      this.#line.clear();
      this.#hasAsked = false;
      this.#isTold = false;
      this.#print(`\x1b[3m── ${decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1))} ──\x1b[0m\r\n`);
      this.#terminal ??= this.#create();
    }
    if (state === 'ended' && this.#running === uri) {
      this.#running = null;
      this.#print(`\x1b[3m── ${text} ──\x1b[0m\r\n`);
    }
  }

  output({ text, stream }: RunOutput): void {
    this.#hasAsked = !text.endsWith('\n');
    const lines = text.replace(/\r?\n/g, '\r\n');
    this.#print(stream === 'stderr' ? `\x1b[31m${lines}\x1b[0m` : lines);
  }

  /** The program waits for a line. One that reads without a question would look as if it hung: that is said once. */
  wantInput(): void {
    if (!this.#hasAsked && !this.#isTold) this.#print(`\x1b[3m${WAITS}\x1b[0m\r\n`);
    this.#isTold = true;
    this.#terminal ??= this.#create();
    this.#terminal.show(false);
  }

  open(): void {
    this.#isOpen = true;
    this.#write.fire(this.#before);
    this.#before = '';
  }

  close(): void {
    this.#isOpen = false;
    this.#terminal = null;
  }

  /** Keys, as a terminal sends them. */
  handleInput(keys: string): void {
    if (keys === '\x03') return this.#interrupt();
    const { echo, lines, ended } = this.#line.type(keys);
    this.#print(echo);
    const uri = this.#running;
    if (uri === null) return;
    for (const line of lines) void this.server.sendInput(uri, `${line}\n`);
    if (ended) void this.server.sendInput(uri, null);
  }

  #interrupt(): void {
    this.#print('^C\r\n');
    if (this.#running !== null) void this.server.execute('jitlens.stop', this.#running);
  }

  #print(text: string): void {
    if (this.#isOpen) this.#write.fire(text);
    else this.#before = (this.#before + text).slice(-KEPT);
  }

  #create(): vscode.Terminal {
    return vscode.window.createTerminal({ name: 'JitLens', pty: this, iconPath: new vscode.ThemeIcon('pulse') });
  }

  dispose(): void {
    this.#terminal?.dispose();
    this.#write.dispose();
    this.#close.dispose();
  }
}
