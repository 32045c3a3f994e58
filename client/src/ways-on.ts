/** A program that did not come to its end here, for a module that is missing or another error: what can be done, as a list to pick from. */
import * as vscode from 'vscode';
import type { Stopped } from '../../server/src/features/last-words.js';
import type { ServerClient } from './server-client.js';
import { fromServer, hasNeighbours } from './uris.js';

interface Way extends vscode.QuickPickItem {
  readonly go: () => unknown;
}

/** It was not stopped: it did too little. */
const IDLE: Stopped = { error: '', module: null, stoodIn: false, variable: null };

export async function offerWaysOn(uri: string | null, server: ServerClient): Promise<void> {
  if (uri === null) return;
  const stopped = (await server.stopped(uri)) ?? IDLE;
  if (stopped === IDLE) {
    const picked = await vscode.window.showQuickPick([example(uri), elsewhere(uri, 'calls this file')], {
      title: 'JitLens: nothing ran hot in this file',
    });
    await picked?.go();
    return;
  }
  const picked = await vscode.window.showQuickPick(waysOn(uri, stopped), { title: titleOf(uri, stopped), matchOnDetail: true });
  await picked?.go();
}

function titleOf(uri: string, { error, module }: Stopped): string {
  if (module === null) return `JitLens: stopped by ${error.slice(0, 80)}`;
  const beside = hasNeighbours(fromServer(uri)) ? '' : '; files beside it are not on this machine';
  return `JitLens: this program needs ${module}${beside}`;
}

/** The most promising first. */
function waysOn(uri: string, { module, stoodIn, variable }: Stopped): Way[] {
  const without = module ?? 'what stopped this one';
  return [
    ...(module === null || stoodIn ? [] : [placeholder(uri, module)]),
    ...(variable === null ? [] : [environment(uri, variable)]),
    ...(canStartPython() && hasNeighbours(fromServer(uri)) ? [ownPython(uri, module)] : []),
    elsewhere(uri, `does without ${without}`),
  ];
}

function elsewhere(uri: string, what: string): Way {
  return {
    label: '$(list-selection) Start elsewhere',
    detail: `Choose a test or an example that ${what}. It is remembered.`,
    go: () => chooseEntry(uri),
  };
}

function example(uri: string): Way {
  return {
    label: '$(edit) Write an example call',
    detail: 'A comment above a function. "Profile Function with Its Example" then makes that call over and over.',
    go: () => writeExample(uri),
  };
}

/** Above the function at the cursor, or the first one. */
async function writeExample(uri: string): Promise<void> {
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fromServer(uri)));
  const { document, selection } = editor;
  const found = [...document.getText().matchAll(/^(?:async\s+)?def\s+(\w+)/gm)].map(match => ({
    name: match[1] ?? '',
    line: document.positionAt(match.index).line,
  }));
  const at = found.findLast(({ line }) => line <= selection.active.line) ?? found[0];
  if (at === undefined) return;
  const call = new vscode.SnippetString('# jitlens: example ').appendPlaceholder(`${at.name}()`).appendText('\n');
  await editor.insertSnippet(call, new vscode.Position(at.line, 0));
}

function placeholder(uri: string, module: string): Way {
  return {
    label: '$(debug-start) Run with a placeholder',
    detail: `${module} can be imported and named; the first call of it says what is missing.`,
    go: () => usePlaceholders(uri),
  };
}

/** Programs see no variables of the environment but those that a setting names. */
function environment(uri: string, variable: string): Way {
  return {
    label: `$(symbol-variable) Set ${variable} for programs that run here`,
    detail: 'The setting jitlens.env: programs see no other variables of your environment.',
    go: () => setVariable(uri, variable),
  };
}

function ownPython(uri: string, module: string | null): Way {
  return {
    label: '$(vm) See how your own Python runs it',
    detail: `Asks first, then leaves the sandbox: what CPython made of it${module === null ? '' : `, with its ${module}`}.`,
    go: () => vscode.commands.executeCommand('jitlens.confirmOnCPython', fromServer(uri)),
  };
}

/** A browser alone has none. */
const canStartPython = (): boolean => vscode.env.uiKind !== vscode.UIKind.Web || vscode.env.remoteName !== undefined;

async function usePlaceholders(uri: string): Promise<void> {
  await vscode.workspace.getConfiguration('jitlens', fromServer(uri)).update('missingModules', 'placeholder', target());
  await vscode.commands.executeCommand('jitlens.profileFile', uri);
}

async function setVariable(uri: string, variable: string): Promise<void> {
  const value = await vscode.window.showInputBox({
    title: `JitLens: ${variable}`,
    prompt: 'It is written into the settings of this workspace.',
  });
  if (value === undefined) return;
  const settings = vscode.workspace.getConfiguration('jitlens', fromServer(uri));
  await settings.update('env', { ...settings.get<Record<string, string>>('env'), [variable]: value }, target());
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
