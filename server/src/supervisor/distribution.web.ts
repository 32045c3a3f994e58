/** The parts of the extension that a run needs, where the client reads them: each is asked for once. */
import { asset } from '../web/client-files.js';

export interface Distribution {
  /** The script of the engine's thread. */
  readonly thread: () => Promise<string>;
  readonly stdlibPack: () => Promise<Uint8Array>;
}

export function distributionBeside(): Distribution {
  return { thread: once(threadScript), stdlibPack: once(() => asset('dist/stdlib.pack')) };
}

/** The thread's own part, then the engine as Node's thread has it, as a function that the first part calls. */
async function threadScript(): Promise<string> {
  const parts = await Promise.all(['dist/web/engine-thread.js', 'dist/engine-worker.bundle.cjs'].map(asset));
  const [thread, engine] = parts.map(bytes => new TextDecoder().decode(bytes));
  return `${thread}\nself.jitlensEngine = function (require, importModule, process) {\n${engine}\n};\n`;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}
