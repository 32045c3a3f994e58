/** The connection to the language server: one for all folders. Knows what is said beyond LSP, and draws nothing. */
import * as vscode from 'vscode';
import { LanguageClient, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import {
  FINDINGS_REQUEST,
  OUTPUT_NOTIFICATION,
  REPORT_REQUEST,
  RUN_NOTIFICATION,
  VISIBLE_NOTIFICATION,
  type InitializationOptions,
  type RunOutput,
  type RunState,
  type VisibleFinding,
} from '../../server/src/protocol.js';

const SELECTOR = [
  { scheme: 'file', language: 'python' },
  { scheme: 'untitled', language: 'python' },
];

export class ServerClient {
  #client: LanguageClient | null = null;
  readonly #listeners: ((state: RunState) => void)[] = [];

  constructor(
    readonly context: vscode.ExtensionContext,
    readonly output: vscode.LogOutputChannel,
  ) {}

  async start(): Promise<void> {
    const module = this.context.asAbsolutePath('dist/server.js');
    const client = new LanguageClient('jitlens', 'JitLens', { module, transport: TransportKind.ipc }, this.#options());
    this.#client = client;
    client.onNotification(RUN_NOTIFICATION, (state: RunState) => {
      for (const listener of this.#listeners) listener(state);
    });
    client.onNotification(OUTPUT_NOTIFICATION, ({ text }: RunOutput) => {
      this.output.append(text);
    });
    await client.start();
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    await client?.stop();
    await client?.dispose();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  onRun(listener: (state: RunState) => void): void {
    this.#listeners.push(listener);
  }

  execute(command: string, uri?: string): Promise<unknown> {
    return this.#request('workspace/executeCommand', { command, arguments: uri === undefined ? [] : [uri] });
  }

  async findings(uri: string): Promise<readonly VisibleFinding[]> {
    return (await this.#request<VisibleFinding[]>(FINDINGS_REQUEST, { textDocument: { uri } })) ?? [];
  }

  report(uri: string): Promise<string | null> {
    return this.#request(REPORT_REQUEST, { textDocument: { uri } });
  }

  async setVisible(visible: boolean): Promise<void> {
    await this.#client?.sendNotification(VISIBLE_NOTIFICATION, { visible });
  }

  /** null while there is no server. */
  async #request<R>(method: string, params: object): Promise<R | null> {
    const client = this.#client;
    return client?.isRunning() === true ? client.sendRequest<R>(method, params) : null;
  }

  #options(): LanguageClientOptions {
    const initializationOptions: InitializationOptions = { ownCommands: true, restricted: !vscode.workspace.isTrusted };
    return { documentSelector: SELECTOR, initializationOptions, outputChannel: this.output };
  }
}
