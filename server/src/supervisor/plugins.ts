/**
 * Loads the modules that `--plugin` names into the engine's thread. A module exports `install(engine, { tell })`; what
 * that returns may have a `finish`, called when the run has ended. Knows nothing of what plug-ins do.
 */
import { pathToFileURL } from 'node:url';
import type { Engine } from '#engine';

declare const importModule: (url: string) => Promise<unknown>;

export interface Plugin {
  finish?(): void;
}

interface PluginModule {
  /** `tell` writes to standard error. */
  install?(engine: Engine, io: { tell(text: string): void }): Plugin | undefined;
}

export async function installPlugins(engine: Engine, paths: readonly string[], tell: (text: string) => void): Promise<Plugin[]> {
  const installed: Plugin[] = [];
  for (const path of paths) {
    const { install } = (await importModule(pathToFileURL(path).href)) as PluginModule;
    if (typeof install !== 'function') throw new Error(`${path} exports no function 'install'`);
    installed.push(install(engine, { tell }) ?? {});
  }
  return installed;
}
