/** Which file systems' documents are looked at: those of the workspace's folders and of what is open, wherever they lie. */
import * as vscode from 'vscode';
import type { DocumentSelector } from 'vscode-languageclient';

/** They are to be read only, or hold what was: the other side of a difference has no lenses. */
const OTHERS = ['git', 'gitlens', 'output', 'vscode-scm', 'vscode-userdata', 'vscode-local-history'];
export const WITHOUT_PLACE = ['untitled', 'vscode-notebook-cell'];

/** A scheme without a file system stands for something that is shown for a moment, such as a part of a chat. */
export function isOurs({ scheme }: vscode.Uri): boolean {
  if (scheme === 'file' || WITHOUT_PLACE.includes(scheme)) return true;
  return !OTHERS.includes(scheme) && vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined;
}

/** Of the documents that the server is told of. A file system that is met later is not among them. */
export function knownSchemes(): ReadonlySet<string> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
  const open = vscode.workspace.textDocuments.map(({ uri }) => uri).filter(isOurs);
  return new Set([...WITHOUT_PLACE, 'file', ...folders, ...open.map(({ scheme }) => scheme)]);
}

export function documentSelector(schemes: ReadonlySet<string>): DocumentSelector {
  return [...schemes].map(scheme => ({ scheme, language: 'python' }));
}
