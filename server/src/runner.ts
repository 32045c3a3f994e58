/**
 * What the server knows of running programs: a door to the supervisor, so that everything above can be
 * tested with a runner of its own. Knows no LSP.
 */
import {
  createRunner,
  type EditorDumpRequest,
  type EditorProgress,
  type EditorRunHandle,
  type EditorRunner,
  type EditorRunRequest,
} from './supervisor/index.js';

export type { EditorDumpRequest, EditorProgress, EditorRunHandle, EditorRunRequest };

/** Makes the runner at the first run: a server that only shows things starts no engine. */
export class LazyRunner implements EditorRunner {
  #runner: EditorRunner | null = null;

  constructor(readonly make: () => EditorRunner = createRunner) {}

  run(request: EditorRunRequest): EditorRunHandle {
    this.#runner ??= this.make();
    return this.#runner.run(request);
  }

  dump(request: EditorDumpRequest): Promise<string> {
    this.#runner ??= this.make();
    return this.#runner.dump(request);
  }

  dispose(): void {
    this.#runner?.dispose();
    this.#runner = null;
  }
}
