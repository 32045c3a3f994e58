/** For which runtime advice is, where the person leaves it open: the Python of the workspace's environment. Starts no interpreter. */
import * as path from 'node:path';
import { readText } from './files.js';

/** Where nothing says another. */
const USUAL = 'cpython3.13';

/** `folders`: where a `.venv` may lie, most wanted first. */
export async function targetRuntimeOf(setting: string, folders: readonly string[]): Promise<string> {
  if (setting !== 'auto') return setting;
  for (const folder of folders) {
    const text = await readText(path.join(folder, '.venv', 'pyvenv.cfg'));
    const runtime = text === null ? null : runtimeIn(text);
    if (runtime !== null) return runtime;
  }
  return USUAL;
}

/** Of a `pyvenv.cfg`, as `venv`, virtualenv or uv write it; null where it names no version. */
export function runtimeIn(text: string): string | null {
  if (/^implementation\s*=\s*pypy\s*$/im.test(text)) return 'pypy';
  const version = /^version(?:_info)?\s*=\s*(3\.\d+)/m.exec(text)?.[1];
  return version === undefined ? null : `cpython${version}`;
}
