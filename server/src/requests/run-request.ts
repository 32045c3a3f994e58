/** What a run of a document needs: its text as it is now, and the settings of its folder. */
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Settings } from '../protocol.js';
import type { EditorRunRequest } from '../runner.js';
import { pathOfUnsaved, sameFile, uriToPath } from './paths.js';
import type { Session } from './session.js';

export function requireTrust({ options }: Session): void {
  if (options.restricted === true) throw new ResponseError(LSPErrorCodes.RequestFailed, 'programs run in trusted workspaces only');
}

export async function runRequestOf(session: Session, uri: string, settings: Settings): Promise<EditorRunRequest> {
  const folders = session.folders.flatMap(folder => uriToPath(folder.uri) ?? []);
  const file = uriToPath(uri) ?? pathOfUnsaved(uri, folders[0] ?? process.cwd());
  const text = session.documents.get(uri)?.getText() ?? (await readText(file));
  if (text === null) throw new Error(`${sameFile(uri)} can not be read`);
  const own = folders.find(folder => file.startsWith(folder + path.sep)) ?? path.dirname(file);
  return {
    path: file,
    text,
    args: settings.args,
    cwd: path.resolve(own, settings.cwd),
    env: settings.env,
    stdin: settings.stdin,
    interactive: session.options.terminal === true,
    timeoutSeconds: settings.timeoutSeconds,
    memoryMB: settings.memoryMB,
    sandbox: settings.sandbox.files,
    workspaceFolders: folders,
    missingModules: settings.missingModules,
    minImpactPercent: settings.minImpactPercent,
    targetRuntime: settings.targetRuntime,
  };
}

export async function readText(file: string): Promise<string | null> {
  try {
    return (await fs.readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}
