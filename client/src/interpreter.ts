/**
 * The interpreter that the person selected: what the Python extension says where it is there, else the workspace's own
 * environment, else `python3`. Starts nothing.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** What is used of https://www.npmjs.com/package/@vscode/python-extension. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(environment: { readonly path: string }): Promise<{ readonly executable: { readonly uri?: vscode.Uri } } | undefined>;
  };
}

export async function selectedInterpreter(resource: vscode.Uri): Promise<string> {
  const setting = vscode.workspace.getConfiguration('python', resource).get<string>('defaultInterpreterPath');
  const named = setting !== undefined && path.isAbsolute(setting) ? setting : null;
  return (await fromPythonExtension(resource)) ?? environmentOf(resource) ?? named ?? 'python3';
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
