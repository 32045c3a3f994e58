/** A program that cannot run here because a module is missing: what can be done, as a list to pick from. */
import * as vscode from 'vscode';
import type { ServerClient } from './server-client.js';
import { fromServer } from './uris.js';

interface Way extends vscode.QuickPickItem {
  readonly go: () => unknown;
}

export async function offerWaysOn(uri: string | null, server: ServerClient): Promise<void> {
  if (uri === null) return;
  const module = (await server.missingModule(uri)) ?? 'a module';
  const ways: Way[] = [
    {
      label: '$(debug-start) Run with a placeholder',
      detail: `${module} can be imported and named; the first call of it says what is missing.`,
      go: () => usePlaceholders(uri),
    },
    {
      label: '$(list-selection) Start elsewhere',
      detail: `Choose a test or an example that does without ${module}. It is remembered.`,
      go: () => chooseEntry(uri),
    },
  ];
  const picked = await vscode.window.showQuickPick(ways, { title: `JitLens: this program needs ${module}`, matchOnDetail: true });
  await picked?.go();
}

async function usePlaceholders(uri: string): Promise<void> {
  await vscode.workspace.getConfiguration('jitlens', fromServer(uri)).update('missingModules', 'placeholder', target());
  await vscode.commands.executeCommand('jitlens.profileFile', uri);
}

async function chooseEntry(uri: string): Promise<void> {
  const files = await vscode.workspace.findFiles('**/*.py', '**/{node_modules,.venv,site-packages}/**', 500);
  const names = files.map(file => ({ label: vscode.workspace.asRelativePath(file), file })).sort((a, b) => a.label.localeCompare(b.label));
  const picked = await vscode.window.showQuickPick(names, { title: 'JitLens: start which file?' });
  if (picked === undefined) return;
  await vscode.workspace.getConfiguration('jitlens', fromServer(uri)).update('entry', picked.label, target());
  await vscode.commands.executeCommand('jitlens.profileFile', uri);
}

function target(): vscode.ConfigurationTarget {
  return vscode.workspace.workspaceFolders === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
}
