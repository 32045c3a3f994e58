/** The connection to the language server: one for all folders. Knows what is said beyond LSP, and draws nothing. */
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, Middleware } from 'vscode-languageclient';
import type { HeatSpan } from '../../server/src/features/heat.js';
import type { Stopped } from '../../server/src/features/last-words.js';
import type { ReportView } from '../../server/src/features/report-view.js';
import {
  DUMP_REQUEST,
  EXPORT_REQUEST,
  FINDINGS_REQUEST,
  FUNCTION_REQUEST,
  HEAT_REQUEST,
  INPUT_NOTIFICATION,
  INPUT_WANTED_NOTIFICATION,
  LIST_REQUEST,
  STOPPED_REQUEST,
  OUTPUT_NOTIFICATION,
  REPORT_REQUEST,
  TOLD_REQUEST,
  type ToldParams,
  REPORT_VIEW_REQUEST,
  RUN_NOTIFICATION,
  UNDOING_NOTIFICATION,
  VISIBLE_NOTIFICATION,
  type DumpAnswer,
  type DumpParams,
  type ExportParams,
  type InitializationOptions,
  type ListedFinding,
  type ProfilePart,
  type Range,
  type RunInput,
  type RunOutput,
  type RunState,
  type Undoing,
  type VisibleFinding,
} from '../../server/src/protocol.js';
import { onInterpreterChange } from './interpreter.js';
import { documentSelector, isOurs, knownSchemes } from './schemes.js';
import { targetRuntime } from './target-runtime.js';
import { toServer } from './uris.js';

export class ServerClient {
  #client: BaseLanguageClient | null = null;
  #starting: Promise<void> = Promise.resolve();
  #watching: vscode.Disposable | undefined;
  #schemes: ReadonlySet<string> = new Set();
  readonly #listeners: ((state: RunState) => void)[] = [];
  readonly #outputs: ((output: RunOutput) => void)[] = [];
  readonly #askers: (() => void)[] = [];

  constructor(
    readonly context: vscode.ExtensionContext,
    readonly output: vscode.LogOutputChannel,
  ) {}

  start(): Promise<void> {
    return (this.#starting = this.#start());
  }

  async #start(): Promise<void> {
    // The library is loaded when the editor has gone on: its code is most of the extension's.
    const { languageClient } = await import('./language-client.js');
    const client = await languageClient(this.context, this.#options());
    this.#client = client;
    client.onNotification(RUN_NOTIFICATION, (state: RunState) => {
      for (const listener of this.#listeners) listener(state);
    });
    client.onNotification(OUTPUT_NOTIFICATION, (output: RunOutput) => {
      for (const listener of this.#outputs) listener(output);
    });
    client.onNotification(INPUT_WANTED_NOTIFICATION, () => {
      for (const listener of this.#askers) listener();
    });
    await client.start();
    this.#watching?.dispose();
    this.#watching = onInterpreterChange(() => {
      void client.sendNotification('workspace/didChangeConfiguration', { settings: null });
    });
  }

  /** The first document of a file system that was not there before: what the server is told of is fixed when it starts. */
  async opened({ languageId, uri }: vscode.TextDocument): Promise<void> {
    if (languageId === 'python' && isOurs(uri) && !this.#schemes.has(uri.scheme) && this.#schemes.size > 0) await this.restart();
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    this.#watching?.dispose();
    await client?.stop();
    await client?.dispose();
  }

  restart(): Promise<void> {
    return (this.#starting = this.stop().then(() => this.#start()));
  }

  onRun(listener: (state: RunState) => void): void {
    this.#listeners.push(listener);
  }

  onOutput(listener: (output: RunOutput) => void): void {
    this.#outputs.push(listener);
  }

  /** A program waits for input. */
  onInputWanted(listener: () => void): void {
    this.#askers.push(listener);
  }

  async sendInput(uri: string, text: string | null): Promise<void> {
    await this.#client?.sendNotification(INPUT_NOTIFICATION, { uri, text } satisfies RunInput);
  }

  execute(command: string, uri?: string, ...more: readonly (ProfilePart | Range | string | number)[]): Promise<unknown> {
    const given = [uri, ...more].filter(value => value !== undefined);
    return this.#request('workspace/executeCommand', { command, arguments: given });
  }

  async findings(uri: string): Promise<readonly VisibleFinding[]> {
    return (await this.#request<VisibleFinding[]>(FINDINGS_REQUEST, { textDocument: { uri } })) ?? [];
  }

  async heat(uri: string): Promise<readonly HeatSpan[]> {
    return (await this.#request<HeatSpan[]>(HEAT_REQUEST, { textDocument: { uri } })) ?? [];
  }

  /** Of all files, best first. */
  async list(): Promise<readonly ListedFinding[]> {
    return (await this.#request<ListedFinding[]>(LIST_REQUEST, {})) ?? [];
  }

  reportView(uri: string): Promise<ReportView | null> {
    return this.#request(REPORT_VIEW_REQUEST, { textDocument: { uri } });
  }

  dump(subject: {
    readonly uri: string;
    readonly stage: DumpParams['stage'];
    readonly function: string | null;
  }): Promise<DumpAnswer | null> {
    const { uri, stage, function: qualname } = subject;
    return this.#request(DUMP_REQUEST, { textDocument: { uri }, stage, function: qualname } satisfies DumpParams);
  }

  functionAt(uri: string, position: { readonly line: number; readonly character: number }): Promise<string | null> {
    const { line, character } = position;
    return this.#request(FUNCTION_REQUEST, { textDocument: { uri }, position: { line, character } });
  }

  export(uri: string, format: ExportParams['format']): Promise<string | null> {
    return this.#request(EXPORT_REQUEST, { textDocument: { uri }, format } satisfies ExportParams);
  }

  told(uri: string, what: ToldParams['what'], filter: Pick<ToldParams, 'codes' | 'limit'>): Promise<string | null> {
    return this.#request(TOLD_REQUEST, { textDocument: { uri }, what, ...filter } satisfies ToldParams);
  }

  /** By which exception the last run was. */
  stopped(uri: string): Promise<Stopped | null> {
    return this.#request(STOPPED_REQUEST, { textDocument: { uri } });
  }

  report(uri: string): Promise<string | null> {
    return this.#request(REPORT_REQUEST, { textDocument: { uri } });
  }

  async setVisible(visible: boolean): Promise<void> {
    await this.#client?.sendNotification(VISIBLE_NOTIFICATION, { visible });
  }

  /** Waits for a server that is being started; null when there is none. */
  async #request<R>(method: string, params: object): Promise<R | null> {
    await this.#starting;
    const client = this.#client;
    return client?.isRunning() === true ? client.sendRequest<R>(method, params) : null;
  }

  /** Of an undo the server cannot know by itself. Both messages are given away at once: their order stays. */
  #middleware(): Middleware {
    return {
      didChange: (event, next) => {
        if (event.reason !== undefined) {
          const { uri, version } = event.document;
          void this.#client?.sendNotification(UNDOING_NOTIFICATION, { uri: toServer(uri), version } satisfies Undoing);
        }
        return next(event);
      },
      workspace: targetRuntime,
    };
  }

  #options(): LanguageClientOptions {
    const initializationOptions: InitializationOptions = { ownCommands: true, terminal: true, restricted: !vscode.workspace.isTrusted };
    this.#schemes = knownSchemes();
    return {
      documentSelector: documentSelector(this.#schemes),
      initializationOptions,
      outputChannel: this.output,
      middleware: this.#middleware(),
    };
  }
}
