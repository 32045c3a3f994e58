/** Saves the last report of a program where the person wants it. */
import * as vscode from 'vscode';
import type { ServerClient } from './server-client.js';

const FORMATS = { 'JSON, as the command line writes it': ['json'], Text: ['txt'] };

export async function exportReport(uri: string | null, server: ServerClient, say: (text: string) => void): Promise<void> {
  const json = uri === null ? null : await server.reportJson(uri);
  if (uri === null || json === null) return say('profile this file first');
  const program = vscode.Uri.parse(uri);
  const beside =
    program.scheme === 'untitled' ? {} : { defaultUri: program.with({ path: program.path.replace(/(\.py)?$/, '.report.json') }) };
  const target = await vscode.window.showSaveDialog({ ...beside, filters: FORMATS, title: 'Save the report of JitLens' });
  if (target === undefined) return;
  const text = target.path.endsWith('.txt') ? await server.report(uri) : json;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text ?? ''));
  say(`saved ${vscode.workspace.asRelativePath(target)}`);
}
