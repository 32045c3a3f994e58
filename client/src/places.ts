/** Opens a place that the server named. */
import * as vscode from 'vscode';
import type { Place } from '../../server/src/protocol.js';
import { toRange } from './ranges.js';
import { fromServer } from './uris.js';

export async function openPlace(place: Place, viewColumn = vscode.ViewColumn.Active): Promise<void> {
  const uri = openable(place.uri);
  const selection = toRange(place);
  const document = await vscode.workspace.openTextDocument(uri);
  // Where it is seen already, and not once more beside it.
  const seen = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  await vscode.window.showTextDocument(document, { selection, viewColumn: seen?.viewColumn ?? viewColumn });
}

/** An open document is shown as itself: the server knows only its path. */
function openable(given: string): vscode.Uri {
  const uri = fromServer(given);
  const open = vscode.workspace.textDocuments.find(document => document.uri.path === uri.path && document.languageId === 'python');
  return open?.uri ?? uri;
}
