/**
 * The interpreter that the person selected: what the Python extension says where it is there, else the workspace's own
 * environment, else `python3`. Starts nothing.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

interface Environment {
  readonly executable: { readonly uri?: vscode.Uri };
  readonly version?: { readonly major?: number; readonly minor?: number };
}

/** What is used of https://www.npmjs.com/package/@vscode/python-extension. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(environment: { readonly path: string }): Promise<Environment | undefined>;
    onDidChangeActiveEnvironmentPath(listener: () => void): vscode.Disposable;
  };
}

export async function selectedInterpreter(resource: vscode.Uri): Promise<string> {
  const setting = vscode.workspace.getConfiguration('python', resource).get<string>('defaultInterpreterPath');
  const named = setting !== undefined && path.isAbsolute(setting) ? setting : null;
  return (await fromPythonExtension(resource)) ?? environmentOf(resource) ?? named ?? 'python3';
}

/** `cpython3.12`, as the Python extension knows the one selected; null where that extension is not at work. */
export async function selectedRuntime(resource: vscode.Uri): Promise<string | null> {
  const environments = activeEnvironments();
  const resolved = await environments?.resolveEnvironment(environments.getActiveEnvironmentPath(resource)).catch(() => undefined);
  const { major, minor } = resolved?.version ?? {};
  return major === 3 && minor !== undefined ? `cpython3.${minor}` : null;
}

export function onInterpreterChange(listener: () => void): vscode.Disposable | undefined {
  return activeEnvironments()?.onDidChangeActiveEnvironmentPath(listener);
}

function activeEnvironments(): PythonApi['environments'] {
  const extension = vscode.extensions.getExtension<PythonApi>('ms-python.python');
  return extension?.isActive === true ? extension.exports.environments : undefined;
}

async function fromPythonExtension(resource: vscode.Uri): Promise<string | null> {
  const extension = vscode.extensions.getExtension<PythonApi>('ms-python.python');
  if (extension === undefined) return null;
  const { environments } = await extension.activate();
  const resolved = await environments?.resolveEnvironment(environments.getActiveEnvironmentPath(resource));
  return resolved?.executable.uri?.fsPath ?? null;
}

const PLACES = ['.venv/bin/python', '.venv/Scripts/python.exe', 'venv/bin/python', 'venv/Scripts/python.exe'];

function environmentOf(resource: vscode.Uri): string | null {
  const folder = vscode.workspace.getWorkspaceFolder(resource)?.uri.fsPath;
  if (folder === undefined) return null;
  return PLACES.map(place => path.join(folder, place)).find(file => fs.existsSync(file)) ?? null;
}
