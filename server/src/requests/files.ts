/** What the requests read of the person's files, beside open documents. In a browser files.web.ts stands for it. */
import { readFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';

export interface FolderEntry {
  readonly name: string;
  isDirectory(): boolean;
}

/** null for what cannot be read. */
export async function readText(file: string): Promise<string | null> {
  try {
    return (await fs.readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}

/** For those who cannot wait; null also where there is no such reading. */
export function readTextNow(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Empty for what is no folder. */
export async function listFolder(folder: string): Promise<readonly FolderEntry[]> {
  try {
    return await fs.readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Writes a file that nobody has named, and says where. */
export async function writeTemporary(name: string, text: string): Promise<string> {
  const file = path.join(await fs.mkdtemp(path.join(os.tmpdir(), 'jitlens-')), name);
  await fs.writeFile(file, text);
  return file;
}
