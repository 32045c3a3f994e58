/**
 * The server in a worker of a browser: its script is read from the extension, and what it needs of the extension and of the
 * workspace is read here for it.
 */
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';
import {
  ASSET_REQUEST,
  LIST_REQUEST,
  PRELOAD_REQUEST,
  READ_REQUEST,
  type AssetParams,
  type ListedEntry,
  type PathParams,
  type PreloadParams,
} from '../../server/src/web/client-files.js';
import { fromServer, toServer } from './uris.js';
import { preload } from './preload.js';

/** What is in the scope of a worker. */
declare const Worker: new (url: string) => ConstructorParameters<typeof LanguageClient>[2];

/** Not started yet. */
export async function languageClient(context: vscode.ExtensionContext, options: LanguageClientOptions): Promise<LanguageClient> {
  const part = (name: string): Thenable<Uint8Array> => vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, name));
  const script = await part('dist/web/server.js');
  // A worker of this page may not be loaded from where the extension lies.
  const worker = new Worker(URL.createObjectURL(new Blob([new Uint8Array(script)], { type: 'text/javascript' })));
  const uriConverters = { code2Protocol: toServer, protocol2Code: fromServer };
  const client = new LanguageClient('jitlens', 'JitLens', worker, { ...options, uriConverters });
  client.onRequest(ASSET_REQUEST, ({ name }: AssetParams) => part(name));
  client.onRequest(READ_REQUEST, ({ path }: PathParams) => readFile(path));
  client.onRequest(LIST_REQUEST, ({ path }: PathParams) => readFolder(path));
  client.onRequest(PRELOAD_REQUEST, ({ folders }: PreloadParams) => preload(folders.map(uriOfPath)));
  return client;
}

function uriOfPath(path: string): vscode.Uri {
  return fromServer(vscode.Uri.from({ scheme: 'file', path }).toString());
}

async function readFile(path: string): Promise<Uint8Array | null> {
  try {
    return await vscode.workspace.fs.readFile(uriOfPath(path));
  } catch {
    return null;
  }
}

async function readFolder(path: string): Promise<ListedEntry[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(uriOfPath(path));
    return entries.map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }));
  } catch {
    return [];
  }
}
