/** What a program said last on its standard error: the line that names its exception. Knows no streams. */
import type { FileRun } from './findings.js';

const KEPT = 4096;

export class LastWords {
  #text = '';

  add(text: string): void {
    this.#text = (this.#text + text).slice(-KEPT);
  }

  /** The last line that is not empty. */
  last(): string | null {
    return this.#text.trimEnd().split('\n').at(-1)?.trim() || null;
  }
}

/** `ZeroDivisionError` of `ZeroDivisionError: division by zero`. */
export function errorName(line: string): string | null {
  return /^([A-Za-z_][\w.]*?)(?::|$)/.exec(line)?.[1]?.split('.').at(-1)?.slice(0, 30) ?? null;
}

/** The module that a run did not find, or that cannot work here; null when it ended otherwise. */
export function missingModule({ ended, message }: Pick<FileRun, 'ended' | 'message'>): string | null {
  if (ended !== 'exception' || message === null) return null;
  return /^(?:ModuleNotFoundError|ImportError): No module named '([\w.]+)'/.exec(message)?.[1] ?? null;
}
