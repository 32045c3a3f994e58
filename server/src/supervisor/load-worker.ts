/**
 * Entry of the engine's thread: loads the bundle beside it through V8's code cache, which saves
 * compiling it again. V8 refuses a cache of another version by itself; the build removes an old one.
 */
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as vm from 'node:vm';
import { workerData, type MessagePort } from 'node:worker_threads';

/** A port over which the build asks for the code cache, once the engine has run. */
interface CacheRequests {
  readonly cache?: MessagePort;
}

/** A script has no `import()` of its own: plug-ins are loaded through this. */
type ImportModule = (url: string) => Promise<unknown>;

const bundle = fileURLToPath(new URL('engine-worker.bundle.cjs', import.meta.url));

function readCache(): Buffer | undefined {
  try {
    return fs.readFileSync(new URL('engine-worker.cache', import.meta.url));
  } catch {
    return undefined;
  }
}

const wrapped = `(function (require, importModule) {${fs.readFileSync(bundle, 'utf8')}\n})`;
const cachedData = readCache();
const script = new vm.Script(wrapped, { filename: bundle, ...(cachedData === undefined ? {} : { cachedData }) });
(script.runInThisContext() as (require: NodeJS.Require, importModule: ImportModule) => void)(
  createRequire(bundle),
  url => import(url) as Promise<unknown>,
);

const { cache } = workerData as CacheRequests;
cache?.on('message', () => {
  cache.postMessage(script.createCachedData());
});
