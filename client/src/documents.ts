/** Which documents this is about, and how the server names them. */
import type { TextDocument } from 'vscode';
import { isOurs } from './schemes.js';
import { toServer } from './uris.js';

export function isPython({ languageId, uri }: TextDocument): boolean {
  return languageId === 'python' && isOurs(uri);
}

export function uriOf(document: TextDocument): string {
  return toServer(document.uri);
}
