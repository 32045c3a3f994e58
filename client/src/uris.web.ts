/**
 * Names of documents in a browser, where they lie in file systems of many schemes: the server knows them by their paths,
 * as if they were files. Which folder a path belongs to says what it is to the editor.
 */
import * as vscode from 'vscode';
import { isOurs, WITHOUT_PLACE } from './schemes.js';

export function toServer(uri: vscode.Uri): string {
  return WITHOUT_PLACE.includes(uri.scheme) ? uri.toString() : vscode.Uri.from({ scheme: 'file', path: uri.path }).toString();
}

export function fromServer(given: string): vscode.Uri {
  const uri = vscode.Uri.parse(given, true);
  if (uri.scheme !== 'file') return uri;
  const open = vscode.workspace.textDocuments.find(document => isOurs(document.uri) && document.uri.path === uri.path);
  if (open !== undefined) return open.uri;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const around = folders.find(folder => uri.path.startsWith(`${folder.uri.path.replace(/\/$/, '')}/`)) ?? folders[0];
  return around === undefined ? uri : around.uri.with({ path: uri.path, query: '', fragment: uri.fragment });
}

/** Whatever file system it is, its files were read ahead. */
export function hasNeighbours(): boolean {
  return true;
}
