/** Saves the last report of a program in the form and the place that the person picks. */
import * as vscode from 'vscode';
import { EXPORT_FORMATS, type ExportParams } from '../../server/src/protocol.js';
import { fromServer } from './uris.js';
import type { ServerClient } from './server-client.js';

type Format = ExportParams['format'];

const FORMATS = {
  json: { label: 'JSON', detail: 'everything, as the command line writes it', extension: 'json' },
  html: { label: 'HTML', detail: 'one file that opens in any browser', extension: 'html' },
  markdown: { label: 'Markdown', detail: 'for a pull request or a wiki', extension: 'md' },
  text: { label: 'Text', detail: 'as the command line prints it', extension: 'txt' },
  sarif: { label: 'SARIF', detail: 'for code scanning', extension: 'sarif' },
  speedscope: { label: 'speedscope', detail: 'for speedscope.app', extension: 'speedscope.json' },
  cpuprofile: { label: 'cpuprofile', detail: "for this editor's own viewer of profiles", extension: 'cpuprofile' },
} satisfies Record<Format, { label: string; detail: string; extension: string }>;

export async function exportReport(uri: string | null, server: ServerClient, say: (text: string) => void): Promise<void> {
  if (uri === null || (await server.report(uri)) === null) return say('profile this file first');
  const picked = await vscode.window.showQuickPick(
    EXPORT_FORMATS.map(format => ({ ...FORMATS[format], format })),
    { title: 'JitLens: export the report in which form?' },
  );
  if (picked === undefined) return;
  const target = await vscode.window.showSaveDialog({ ...besideOf(uri, picked.extension), title: `Save the report as ${picked.label}` });
  if (target === undefined) return;
  const text = await server.export(uri, picked.format);
  if (text === null) return say('the report is gone: profile this file again');
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  say(`saved ${vscode.workspace.asRelativePath(target)}`);
}

function besideOf(uri: string, extension: string): { defaultUri?: vscode.Uri } {
  const program = fromServer(uri);
  if (program.scheme === 'untitled') return {};
  return { defaultUri: program.with({ path: program.path.replace(/(\.py)?$/, `.report.${extension}`) }) };
}
