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

/** The module that a run did not find, or that a placeholder could not stand for; null when it ended otherwise. */
export function missingModule({ ended, message }: Pick<FileRun, 'ended' | 'message'>): string | null {
  if (ended !== 'exception' || message === null) return null;
  const found = /^(?:ModuleNotFoundError|ImportError): No module named '([\w.]+)'/.exec(message) ?? STOOD_IN.exec(message);
  return found?.[1] ?? null;
}

/** The engine's own words (modules/placeholder.ts). */
const STOOD_IN = /^ImportError: .* but the module '([\w.]+)' is not there: a placeholder stands for it$/;

/** A run that an exception ended: what can be done about it depends on which. */
export interface Stopped {
  /** `KeyError: 'SECRET_KEY'`. */
  readonly error: string;
  readonly module: string | null;
  /** A placeholder has been tried already. */
  readonly stoodIn: boolean;
  /** A name that looks like one of the environment, whose lookup failed. */
  readonly variable: string | null;
}

export function stoppedBy(run: Pick<FileRun, 'ended' | 'message'>): Stopped | null {
  const { ended, message } = run;
  if (ended !== 'exception' || message === null) return null;
  const variable = /^KeyError: '([A-Z][A-Z0-9_]*)'$/.exec(message)?.[1] ?? null;
  return { error: message, module: missingModule(run), stoodIn: STOOD_IN.test(message), variable };
}
