/** The commands of the palette, and what the server's lenses call. */
import * as vscode from 'vscode';
import { isPython, uriOf } from './documents.js';
import { stepTo } from './navigation.js';
import type { ReportDocuments } from './report-documents.js';
import type { ServerClient } from './server-client.js';
import type { StatusBar } from './status-bar.js';
import type { Underline } from './underline.js';

export interface Parts {
  readonly server: ServerClient;
  readonly reports: ReportDocuments;
  readonly statusBar: StatusBar;
  readonly underline: Underline;
}

/** How long a short answer stays in the status bar. */
const SAID_MS = 4000;

export function registerCommands(context: vscode.ExtensionContext, parts: Parts): void {
  for (const [name, run] of Object.entries(commandsOf(parts))) {
    context.subscriptions.push(vscode.commands.registerCommand(`jitlens.${name}`, run));
  }
}

type Command = (uri?: unknown) => unknown;

function commandsOf({ server, reports, statusBar, underline }: Parts): Record<string, Command> {
  let last: string | null = null;
  let visible = true;
  const profile = async (uri: string | null): Promise<void> => {
    if (uri === null) return say('open a Python file to profile it');
    if (!vscode.workspace.isTrusted) return say('programs run in trusted workspaces only');
    last = uri;
    await running(statusBar, server.execute('jitlens.profileFile', uri));
  };
  const show = async (now: boolean): Promise<void> => {
    visible = now;
    await server.setVisible(now);
    await underline.refresh();
    say(now ? 'insights are shown' : 'insights are hidden');
  };
  return {
    profileFile: uri => profile(given(uri)),
    rerun: () => profile(last ?? activeUri()),
    stop: () => server.execute('jitlens.stop'),
    toggleInsights: () => show(!visible),
    nextInsight: () => step(server, 1),
    previousInsight: () => step(server, -1),
    showReport: uri => reports.show(given(uri), say),
    showMore: async uri => {
      await server.execute('jitlens.showMore', given(uri) ?? undefined);
      await underline.refresh();
    },
    clear: async () => {
      await server.execute('jitlens.clear');
      await underline.refresh();
      statusBar.clear();
    },
    restartServer: async () => {
      await server.restart();
      statusBar.clear();
      await underline.refresh();
    },
  };
}

/** A failed run is said once, in the status bar; what happened is in the output channel. */
async function running(statusBar: StatusBar, run: Promise<unknown>): Promise<void> {
  try {
    await run;
  } catch (error) {
    statusBar.clear();
    say(error instanceof Error ? error.message : String(error));
  }
}

async function step(server: ServerClient, direction: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const findings = await server.findings(uriOf(editor.document));
  if (!stepTo(editor, findings, direction)) say('no insights here');
}

/** From a lens, from an explorer's menu, or of the active editor. */
function given(uri: unknown): string | null {
  if (typeof uri === 'string') return uri;
  return uri instanceof vscode.Uri ? uri.toString() : activeUri();
}

function activeUri(): string | null {
  const document = vscode.window.activeTextEditor?.document;
  return document !== undefined && isPython(document) ? uriOf(document) : null;
}

function say(text: string): void {
  vscode.window.setStatusBarMessage(`JitLens: ${text}`, SAID_MS);
}
