/**
 * The files that a program in a browser may read: it cannot wait for one while it runs, so all of them are read before. The
 * nearest come first; there is a limit.
 */
import * as vscode from 'vscode';
import type { Preloaded } from '../../server/src/web/client-files.js';

const MOST_FILES = 2000;
const MOST_BYTES = 32 * 2 ** 20;
/** How many are read at the same time. */
const AT_ONCE = 16;
const NOT_PYTHON = new Set(['node_modules', '.git', '.hg', '__pycache__', '.mypy_cache', '.tox', 'venv', '.venv']);

export async function preload(folders: readonly vscode.Uri[]): Promise<Preloaded> {
  const { found, isCutShort } = await filesBelow(folders);
  const files: [string, Uint8Array][] = [];
  let bytes = 0;
  for (let i = 0; i < found.length; i += AT_ONCE) {
    const read = await Promise.all(found.slice(i, i + AT_ONCE).map(contentOf));
    for (const file of read) {
      if (file === null) continue;
      bytes += file[1].length;
      if (bytes > MOST_BYTES) return { files, isCutShort: true };
      files.push(file);
    }
  }
  return { files, isCutShort };
}

async function filesBelow(folders: readonly vscode.Uri[]): Promise<{ found: vscode.Uri[]; isCutShort: boolean }> {
  const found = new Map<string, vscode.Uri>();
  const seen = new Set<string>();
  const waiting = [...folders];
  for (let folder = waiting.shift(); folder !== undefined; folder = waiting.shift()) {
    if (seen.has(folder.path)) continue;
    seen.add(folder.path);
    for (const [name, type] of await entriesOf(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if ((type & vscode.FileType.Directory) !== 0) {
        if (!NOT_PYTHON.has(name)) waiting.push(uri);
      } else if (found.size === MOST_FILES) return { found: [...found.values()], isCutShort: true };
      else found.set(uri.path, uri);
    }
  }
  return { found: [...found.values()], isCutShort: false };
}

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

async function contentOf(uri: vscode.Uri): Promise<[string, Uint8Array] | null> {
  try {
    return [uri.path, await vscode.workspace.fs.readFile(uri)];
  } catch {
    return null;
  }
}
