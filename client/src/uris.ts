/** Names of documents, as the editor and the server have them: the same on a machine. In a browser uris.web.ts stands for it. */
import * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient';

const SCHEMES = ['file', 'untitled', 'vscode-remote', 'vscode-notebook-cell'];

export function isOurs({ scheme }: vscode.Uri): boolean {
  return SCHEMES.includes(scheme);
}

/** What the server is told of. */
export function documentSelector(): DocumentSelector {
  return ['file', 'untitled', 'vscode-notebook-cell'].map(scheme => ({ scheme, language: 'python' }));
}

export function toServer(uri: vscode.Uri): string {
  return uri.toString();
}

export function fromServer(uri: string): vscode.Uri {
  return vscode.Uri.parse(uri, true);
}
