/** Which documents this is about, and how the server names them. */
import type { TextDocument } from 'vscode';

const SCHEMES = new Set(['file', 'untitled', 'vscode-remote', 'vscode-notebook-cell']);

export function isPython({ languageId, uri }: TextDocument): boolean {
  return languageId === 'python' && SCHEMES.has(uri.scheme);
}

export function uriOf(document: TextDocument): string {
  return document.uri.toString();
}
