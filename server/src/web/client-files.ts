/**
 * What a server without a file system asks of its client: the parts of the extension, and the files of the workspace.
 * Paths are those of `file:` URIs, as in all messages. Plain data and one connection; knows no editor.
 */
export const ASSET_REQUEST = 'jitlens/asset';
export interface AssetParams {
  /** Below the extension's folder. */
  readonly name: string;
}

export const READ_REQUEST = 'jitlens/readFile';
export const LIST_REQUEST = 'jitlens/readFolder';
export interface PathParams {
  readonly path: string;
}
export interface ListedEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** All files below some folders that a program may read, since a program cannot wait for one. */
export const PRELOAD_REQUEST = 'jitlens/preload';
export interface PreloadParams {
  readonly folders: readonly string[];
}
export interface Preloaded {
  readonly files: readonly (readonly [path: string, bytes: Uint8Array])[];
  /** There are more files than are read ahead. */
  readonly isCutShort: boolean;
}

/** Asks the client. */
type Ask = <R>(method: string, params: object) => Promise<R>;

let ask: Ask | null = null;

/** Once, by the entry of the worker. */
export function connectFiles(client: { sendRequest: Ask }): void {
  ask = (method, params) => client.sendRequest(method, params);
}

function asked<R>(method: string, params: object): Promise<R> {
  if (ask === null) throw new Error('there is no client to ask');
  return ask<R>(method, params);
}

export function asset(name: string): Promise<Uint8Array> {
  return asked(ASSET_REQUEST, { name } satisfies AssetParams);
}

/** null for what cannot be read. */
export function readFile(path: string): Promise<Uint8Array | null> {
  return asked(READ_REQUEST, { path } satisfies PathParams);
}

export function readFolder(path: string): Promise<readonly ListedEntry[]> {
  return asked(LIST_REQUEST, { path } satisfies PathParams);
}

export function preload(folders: readonly string[]): Promise<Preloaded> {
  return asked(PRELOAD_REQUEST, { folders } satisfies PreloadParams);
}
