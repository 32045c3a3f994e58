/** What the requests read of the person's files, where the client reads them. */
import { readFile, readFolder } from '../web/client-files.js';
import type { FolderEntry } from './files.js';

export async function readText(file: string): Promise<string | null> {
  const bytes = await readFile(file);
  return bytes && new TextDecoder().decode(bytes);
}

export function readTextNow(): null {
  return null;
}

export async function listFolder(folder: string): Promise<readonly FolderEntry[]> {
  return (await readFolder(folder)).map(({ name, isFolder }) => ({ name, isDirectory: () => isFolder }));
}

/** Clients in browsers show reports themselves. */
export function writeTemporary(): Promise<string> {
  return Promise.reject(new Error('there are no temporary files in a browser'));
}
