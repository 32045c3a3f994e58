/** The programs that run now: one for a document, a new one ends the old. Knows no protocol. */
import type { EditorRunHandle } from '../runner.js';

export class RunningPrograms {
  readonly #handles = new Map<string, EditorRunHandle>();

  start(uri: string, start: () => EditorRunHandle): EditorRunHandle {
    this.stop(uri);
    const handle = start();
    this.#handles.set(uri, handle);
    return handle;
  }

  /** Whether it is still the document's run, and not one that a newer one replaced. */
  finish(uri: string, handle: EditorRunHandle): boolean {
    return this.#handles.get(uri) === handle && this.#handles.delete(uri);
  }

  /** What a person typed for a program that waits for it. */
  sendInput(uri: string, text: string | null): void {
    this.#handles.get(uri)?.sendInput(text);
  }

  /** Stops one, or all. */
  stop(uri?: string): void {
    for (const [running, handle] of this.#handles) if (uri === undefined || running === uri) handle.cancel();
  }
}
