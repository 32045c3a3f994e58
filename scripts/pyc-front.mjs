/** The engine's reader of `.pyc` files, bundled by itself, for the scripts that measure it; and the Python that makes such files. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

export const pythonEnvironment = () => ({ ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0' });

/** What engine/src/pyc exports. */
export async function pycFront() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(root, 'engine/src/pyc/index.ts')],
    bundle: true,
    write: false,
    platform: 'neutral',
    format: 'esm',
    logLevel: 'warning',
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pyc-front-'));
  const file = path.join(folder, 'pyc.mjs');
  writeFileSync(file, outputFiles[0].text);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
