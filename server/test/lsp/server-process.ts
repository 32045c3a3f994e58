/**
 * A language server over stdio, and a client made of plain JSON-RPC: what the tests speak with. Knows no
 * client library.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from 'vscode-jsonrpc/node';

export const SERVER = fileURLToPath(new URL('../../../dist/server.js', import.meta.url));

/** Why these tests cannot run here, or null. */
export const missing = existsSync(SERVER) ? null : 'dist/server.js is not built (node scripts/build.mjs)';

export const FULL_CLIENT = {
  workspace: { configuration: true, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
  textDocument: { diagnostic: {}, publishDiagnostics: { relatedInformation: true } },
  window: { workDoneProgress: true },
};

export interface StartOptions {
  readonly capabilities?: object;
  readonly initializationOptions?: object;
  /** For all documents, or by the URI that they are asked for. */
  readonly settings?: object | ((uri: string) => object);
  /** The section `launch` of the settings. */
  readonly launch?: object | null;
  /** Its complaints are expected. */
  readonly quiet?: boolean;
  readonly folders?: readonly { uri: string; name: string }[];
  /** Beside the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
}

export class ServerProcess {
  #version = 1;

  private constructor(
    readonly process: ChildProcess,
    readonly rpc: MessageConnection,
    readonly initialized: { capabilities: Record<string, unknown> },
    /** What the server said, in order. */
    readonly notifications: readonly { method: string; params: unknown }[],
    /** Methods of what the server asked for. */
    readonly asked: readonly string[],
  ) {}

  static async start({
    capabilities = FULL_CLIENT,
    initializationOptions,
    settings = {},
    launch = null,
    folders = [],
    quiet = false,
    env = {},
  }: StartOptions = {}): Promise<ServerProcess> {
    const child = spawn(process.execPath, [SERVER, '--stdio'], {
      stdio: ['pipe', 'pipe', quiet ? 'ignore' : 'inherit'],
      env: { ...process.env, ...env },
    });
    const rpc = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
    const asked: string[] = [];
    const notifications: { method: string; params: unknown }[] = [];
    rpc.onRequest((method: string, params: unknown) => {
      asked.push(method);
      if (method !== 'workspace/configuration') return null;
      return (params as { items: { section: string; scopeUri: string }[] }).items.map(({ section, scopeUri }) => {
        if (section === 'launch') return launch;
        return typeof settings === 'function' ? (settings as (uri: string) => object)(scopeUri) : settings;
      });
    });
    rpc.onNotification((method: string, params: unknown) => void notifications.push({ method, params }));
    rpc.onUnhandledProgress(params => void notifications.push({ method: '$/progress', params }));
    rpc.listen();
    const answer = await rpc.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: folders,
      capabilities,
      initializationOptions,
    });
    await rpc.sendNotification('initialized', {});
    return new ServerProcess(child, rpc, answer as ServerProcess['initialized'], notifications, asked);
  }

  async open(uri: string, text: string): Promise<void> {
    await this.rpc.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version: this.#version, text } });
  }

  /** One change; without a range the whole text. */
  async change(uri: string, text: string, range?: object): Promise<void> {
    const contentChanges = [range === undefined ? { text } : { text, range }];
    await this.rpc.sendNotification('textDocument/didChange', { textDocument: { uri, version: ++this.#version }, contentChanges });
  }

  /** A request about a document. */
  ask<R>(method: string, uri: string, more: object = {}): Promise<R> {
    return this.rpc.sendRequest(method, { textDocument: { uri }, ...more });
  }

  execute<R>(command: string, ...args: unknown[]): Promise<R> {
    return this.rpc.sendRequest('workspace/executeCommand', { command, arguments: args });
  }

  /** The first thing that is said of the first progress. */
  async progress(): Promise<{ token: string }> {
    for (;;) {
      const found = this.notifications.find(({ method }) => method === '$/progress');
      if (found !== undefined) return found.params as { token: string };
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this.process.once('exit', resolve));
    await this.rpc.sendRequest('shutdown');
    await this.rpc.sendNotification('exit');
    await ended;
    this.rpc.dispose();
  }
}
