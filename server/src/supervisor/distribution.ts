/** Where the built files lie that are started or read at run time. Knows nothing of what they do. */
import { fileURLToPath } from 'node:url';

export interface Distribution {
  /** Entry of the worker thread. */
  readonly worker: string;
  /** Entry of the engine process. */
  readonly process: string;
  readonly stdlibPack: string;
}

/** `base` is the URL of a bundle: all of them lie in one folder. */
export function distributionBeside(base: string): Distribution {
  const file = (name: string): string => fileURLToPath(new URL(name, base));
  return { worker: file('engine-worker.js'), process: file('engine-process.js'), stdlibPack: file('stdlib.pack') };
}
