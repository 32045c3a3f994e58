/** Names of documents, as the editor and the server have them: the same on a machine. In a browser uris.web.ts stands for it. */
import * as vscode from 'vscode';
import { WITHOUT_PLACE } from './schemes.js';

export function toServer(uri: vscode.Uri): string {
  return uri.toString();
}

export function fromServer(uri: string): vscode.Uri {
  return vscode.Uri.parse(uri, true);
}

/** Can programs import what lies beside it? On a machine they read its disk, and no file system that only the editor knows. */
export function hasNeighbours({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || WITHOUT_PLACE.includes(scheme);
}
