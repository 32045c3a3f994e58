/** Which documents this is about, and how the server names them. */
import type { TextDocument } from 'vscode';

export function isPython({ languageId, uri }: TextDocument): boolean {
  return languageId === 'python' && (uri.scheme === 'file' || uri.scheme === 'untitled' || uri.scheme === 'vscode-remote');
}

export function uriOf(document: TextDocument): string {
  return document.uri.toString();
}
