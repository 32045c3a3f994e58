/**
 * Profiles a file when it is saved, where the setting says so: once it has rested, when it can be parsed and is not what
 * ran last. Ends by itself, saying so, when runs are slow (insights.md §3). Opens nothing.
 */
import { CancellationToken, type WorkDoneProgressReporter } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { RUN_NOTIFICATION, type RunState } from '../protocol.js';
import { profileFile } from './profile-file.js';
import type { Session } from './session.js';
import { loadSettings } from './settings.js';

const QUIET_MS = 300;
const SLOW_MS = 5000;
const MOST_SLOW = 2;

/** Nobody watches it but in the status bar. */
const SILENT: WorkDoneProgressReporter = { begin: () => undefined, report: () => undefined, done: () => undefined };

interface Saved {
  timer?: NodeJS.Timeout;
  ran: string | null;
  slow: number;
}

export class RunOnSave {
  readonly #files = new Map<string, Saved>();

  constructor(readonly session: Session) {}

  saved(document: TextDocument): void {
    const file = this.#files.get(document.uri) ?? { ran: null, slow: 0 };
    this.#files.set(document.uri, file);
    clearTimeout(file.timer);
    file.timer = setTimeout(() => void this.#run(document, file), QUIET_MS);
  }

  closed(uri: string): void {
    clearTimeout(this.#files.get(uri)?.timer);
    this.#files.delete(uri);
  }

  /** Settings changed: what was given up is tried again. */
  reset(): void {
    for (const uri of [...this.#files.keys()]) this.closed(uri);
  }

  async #run(document: TextDocument, file: Saved): Promise<void> {
    const text = document.getText();
    const settings = await loadSettings(this.session, document.uri);
    const wanted = settings.enable && settings.runOn === 'save' && this.session.options.restricted !== true;
    if (!wanted || file.slow >= MOST_SLOW || file.ran === text || (await this.#hasErrors(text))) return;
    file.ran = text;
    const start = performance.now();
    try {
      await profileFile(this.session, document.uri, null, SILENT, CancellationToken.None);
    } catch (error) {
      this.session.connection.console.error(String(error));
    }
    if (performance.now() - start > SLOW_MS && ++file.slow === MOST_SLOW) this.#giveUp(document.uri);
  }

  async #hasErrors(text: string): Promise<boolean> {
    const tree = (await this.session.parser()).parse(text);
    const { hasError } = tree.rootNode;
    tree.delete();
    return hasError;
  }

  #giveUp(uri: string): void {
    const text = `profiling on save paused: ${MOST_SLOW} runs took over ${SLOW_MS / 1000} s`;
    this.session.connection.console.info(`${uri}: ${text}`);
    if (this.session.options.ownCommands !== true) return;
    const state: RunState = { uri, state: 'ended', elapsedMs: 0, text, soFar: null };
    void this.session.connection.sendNotification(RUN_NOTIFICATION, state);
  }
}
