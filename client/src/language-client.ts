/** The server as a process of its own, on a machine. In a browser language-client.web.ts stands for it. */
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

/** What is young in the server's heap stays small: much is asked while somebody types, and nothing of it is kept. */
const FRUGAL = ['--max-semi-space-size=4'];
/** What glibc is given back goes back to the system, for all threads alike. Other libraries do not read it. */
const GIVING_BACK = { MALLOC_ARENA_MAX: '1', MALLOC_TRIM_THRESHOLD_: '131072' };

/** Not started yet. */
export function languageClient(context: ExtensionContext, options: LanguageClientOptions): Promise<BaseLanguageClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc, options: { execArgv: FRUGAL, env: GIVING_BACK } };
  return Promise.resolve(new LanguageClient('jitlens', 'JitLens', server, options));
}
