/** URI ↔ path: the only place that converts between them. Knows no documents. */
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** null for what lies in no file system, such as `untitled:`. */
export function uriToPath(uri: string): string | null {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : null;
  } catch {
    return null;
  }
}

export function pathToUri(file: string): string {
  return pathToFileURL(file).href;
}

/** Clients write the same URI in several ways (`%3A`, `C:`): as a key, all are one. */
export function sameFile(uri: string): string {
  const file = uriToPath(uri);
  return file === null ? uri : pathToUri(file);
}

/** The path that a document without a file is given, in a folder where it does not exist. */
export function pathOfUnsaved(uri: string, folder: string): string {
  const name = uri.slice(uri.indexOf(':') + 1).replace(/[^\w.-]/g, '_');
  return path.join(folder, name.endsWith('.py') ? name : `${name}.py`);
}
