/**
 * What the person's own Python says: its specialisation of a program's instructions, and what patterns cost on it. Starts
 * that interpreter, outside of the sandbox: only in a trusted workspace, only on a command that names it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver/node';
import type { ReportInsight } from '#engine/insights/report.js';
import { confirmedBy, ownLens, rowOf, sentenceOf, viewOf, type CPythonView } from '../features/cpython-view.js';
import type { Answer, Range } from '../protocol.js';
import { hashOf, interpreterAt, isUnchanged, type Interpreter } from '../verdicts/interpreters.js';
import { MeasuredCache } from '../verdicts/measured-cache.js';
import { measurePairs } from '../verdicts/measure-pairs.js';
import { stateOf } from '../verdicts/specialisation.js';
import { specialisedBy, type OwnRun } from '../verdicts/specialised.js';
import { figuresOf, type Figure } from '../verdicts/summary.js';
import { sameFile, uriToPath } from './paths.js';
import { requireTrust, runRequestOf } from './run-request.js';
import { refreshAll, type Session } from './session.js';
import { loadSettings } from './settings.js';

/** With the text that ran: another text has other places. */
interface Confirmed extends CPythonView {
  readonly text: string;
}

interface Measured {
  readonly interpreter: Interpreter;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Rounds of a measurement: about a second for a kind. */
const ROUNDS = 2;
const PAIRS = besideBundle('verdicts/');

export class OwnPython {
  readonly #confirmed = new Map<string, Confirmed>();
  readonly #cache = new MeasuredCache(PAIRS);
  #measured: Measured | null = null;

  /** Lines of Markdown about a finding; its code and ranges are our own. */
  notes(uri: string, insight: ReportInsight): string[] {
    const confirmed = this.#confirmed.get(sameFile(uri));
    const here = confirmed && rowOf(confirmed.rows, insight);
    const measured = this.#measured;
    const figure = measured?.interpreter.build && isUnchanged(measured.interpreter.build) ? measured.figures.get(insight.code) : undefined;
    return [
      ...(confirmed === undefined || here === undefined ? [] : [`**${confirmed.title}** ${sentenceOf(here)}  `]),
      ...(figure === undefined || measured === null
        ? []
        : [`**Measured** ${figureText(figure)} on your ${measured.interpreter.title}, this machine  `]),
    ];
  }

  /** A new run has other places. */
  forget(uri: string): void {
    this.#confirmed.delete(sameFile(uri));
  }

  /** Where the program cannot run here, CPython's own view of it is all that there is. */
  view(uri: string, text: string): CPythonView | null {
    const known = this.#confirmed.get(sameFile(uri));
    return known?.text === text ? known : null;
  }

  async confirm(session: Session, uri: string, python: string, cancelled: CancellationToken): Promise<Answer> {
    const interpreter = await interpreterFor(session, python);
    if (!interpreter.runtime.startsWith('cpython'))
      throw failure(`${interpreter.title} is not CPython: it says nothing of its specialisation`);
    const { request, text } = await ownRun(session, uri, python, signalOf(cancelled));
    const confirmed = { ...viewOf(await specialisedBy(request), text), text };
    this.#confirmed.set(sameFile(uri), confirmed);
    const insights = session.store.run(uri)?.file.insights ?? [];
    const found = insights.flatMap(insight => {
      const row = rowOf(confirmed.rows, insight);
      return row === undefined ? [] : [{ stableId: insight.stableId, row }];
    });
    session.store.confirmed(uri, new Map(found.map(({ stableId, row }) => [stableId, confirmedBy(confirmed.title, row)])));
    refreshAll(session);
    if (insights.length === 0) return { title: confirmed.title, text: ownLens(confirmed).title };
    const general = found.filter(({ row }) => stateOf(row) !== 'specialised').length;
    return { title: confirmed.title, text: `${confirmed.title} leaves ${general} of ${found.length} places with findings unspecialised` };
  }

  /** What `confirm` or `measure` would start, as it is shown to a person before. */
  async command(session: Session, uri: string, python: string, what: 'confirm' | 'measure'): Promise<Answer> {
    requireTrust(session);
    if (what === 'measure')
      return {
        title: python,
        text: kindsIn(session, uri)
          .map(kind => `${python} ${PAIRS}${kind}.py`)
          .join('\n'),
      };
    const { driver, file, args } = (await ownRun(session, uri, python, new AbortController().signal)).request;
    return { title: python, text: [python, driver, 'OUT', file, ...args].join(' ') };
  }

  /** What was measured on this build before is not measured again. */
  async measure(session: Session, uri: string, python: string, cancelled: CancellationToken): Promise<Answer> {
    const interpreter = await interpreterFor(session, python);
    const { title, build } = interpreter;
    const kinds = kindsIn(session, uri);
    const kept = new Map<string, Figure>();
    for (const kind of kinds) {
      const known = build && this.#cache.find(build, kind);
      if (known !== null) kept.set(kind, known.figure);
    }
    const missing = kinds.filter(kind => !kept.has(kind));
    const fresh = await measured(session, interpreter, missing, signalOf(cancelled));
    if (build !== null && fresh.size > 0) this.#cache.keep(build, fresh, new Date().toISOString().slice(0, 10));
    const before = this.#measured !== null && isSame(this.#measured.interpreter, interpreter) ? this.#measured.figures : [];
    this.#measured = { interpreter, figures: new Map([...before, ...kept, ...fresh]) };
    const text = [listed(fresh), kept.size === 0 ? '' : `measured before: ${listed(kept)}`].filter(part => part !== '').join('; ');
    return { title, text: `${title}: ${text === '' ? 'nothing could be measured' : text}` };
  }
}

async function measured(
  session: Session,
  interpreter: Interpreter,
  kinds: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Figure>> {
  const tell = (text: string): void => {
    session.connection.console.info(text);
  };
  const figures = figuresOf(await measurePairs({ folder: PAIRS, kinds, interpreters: [interpreter], rounds: ROUNDS, tell, signal }));
  return new Map(
    kinds.flatMap(code => {
      const figure = figures[code]?.[interpreter.runtime];
      return figure === undefined ? [] : [[code, figure] as const];
    }),
  );
}

function isSame({ build }: Interpreter, other: Interpreter): boolean {
  return build !== null && other.build !== null && hashOf(other.build) === hashOf(build);
}

function listed(figures: ReadonlyMap<string, Figure>): string {
  return [...figures].map(([code, figure]) => `${code} ${figureText(figure)}`).join(', ');
}

/** And the text of the document, as the interpreter finds it on the disk. */
async function ownRun(session: Session, uri: string, python: string, signal: AbortSignal): Promise<{ request: OwnRun; text: string }> {
  const given = await runRequestOf(session, uri, await loadSettings(session, uri));
  if (given.code !== undefined || given.notebook !== null) throw failure('only programs that start in a file can be confirmed');
  if (given.entry === null && uriToPath(uri) === null) throw failure('only files on this disk can be started on your own Python');
  const { path: file, args, cwd, env, stdin, timeoutSeconds } = given;
  const text = session.documents.get(uri)?.getText() ?? given.text ?? '';
  return { request: { python, driver: besideBundle('python/specialised.py'), file, args, cwd, env, stdin, timeoutSeconds, signal }, text };
}

/** Of the findings of a file, those whose cost a pair of programs measures. */
function kindsIn(session: Session, uri: string): string[] {
  const codes = new Set((session.store.run(uri)?.file.insights ?? []).map(({ code }) => code));
  const kinds = [...codes].filter(code => existsSync(`${PAIRS}${code}.py`)).sort();
  if (kinds.length === 0) throw failure('there is no finding here whose cost can be measured');
  return kinds;
}

async function interpreterFor(session: Session, python: string): Promise<Interpreter> {
  requireTrust(session);
  const interpreter = await interpreterAt(python);
  if (interpreter === null) throw failure(`${python} is neither CPython 3.11 or later nor PyPy 3`);
  return interpreter;
}

function figureText({ ratio, spread }: Figure): string {
  return `×${ratio} ±${spread}`;
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return controller.signal;
}

function besideBundle(name: string): string {
  return fileURLToPath(new URL(`./${name}`, import.meta.url));
}

function failure(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
