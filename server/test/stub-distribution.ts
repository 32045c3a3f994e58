/** Builds everything with the stub engine into a scratch folder: what tests of the machinery around the engine run. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { distributionBeside, type Distribution } from '../src/supervisor/distribution.js';

interface BuildScript {
  build(options: { outdir: string; engineIndex: string; quiet: boolean }): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface StubDistribution extends Distribution {
  readonly folder: string;
  readonly cli: string;
  remove(): void;
}

export async function buildStubDistribution(): Promise<StubDistribution> {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-stub-')));
  const script = (await import(pathToFileURL(path.join(root, 'scripts/build.mjs')).href)) as BuildScript;
  const engineIndex = path.join(root, 'server/test/supervisor/stub-engine.ts');
  await script.build({ outdir: folder, engineIndex, quiet: true });
  return {
    ...distributionBeside(pathToFileURL(path.join(folder, 'cli.js')).href),
    folder,
    cli: path.join(folder, 'cli.js'),
    remove: () => {
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
