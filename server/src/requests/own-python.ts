/**
 * What the person's own Python says: its specialisation of a program's instructions, and what patterns cost on it. Starts
 * that interpreter, outside of the sandbox: only in a trusted workspace, only on a command that names it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver/node';
import type { ReportInsight } from '#engine/insights/report.js';
import type { Answer, Range } from '../protocol.js';
import { interpreterAt, type Interpreter } from '../verdicts/interpreters.js';
import { measurePairs } from '../verdicts/measure-pairs.js';
import { isSpecialised, specialisedBy, type OwnRunResult, type Specialisation } from '../verdicts/specialised.js';
import { figuresOf, type Figure } from '../verdicts/summary.js';
import { sameFile } from './paths.js';
import { unitsOf } from './position-encoding.js';
import { requireTrust, runRequestOf } from './run-request.js';
import type { Session } from './session.js';
import { loadSettings } from './settings.js';

interface Confirmed {
  readonly title: string;
  readonly rows: readonly (Specialisation & { readonly range: Range })[];
}

interface Measured {
  readonly title: string;
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Rounds of a measurement: about a second for a kind. */
const ROUNDS = 2;

export class OwnPython {
  readonly #confirmed = new Map<string, Confirmed>();
  #measured: Measured | null = null;

  /** Lines of Markdown about a finding; its code and ranges are our own. */
  notes(uri: string, { code, range }: ReportInsight): string[] {
    const confirmed = this.#confirmed.get(sameFile(uri));
    const here = confirmed?.rows.find(row => sameRange(row.range, range));
    const figure = this.#measured?.figures.get(code);
    return [
      ...(confirmed === undefined || here === undefined ? [] : [`**${confirmed.title}** ${sentenceOf(here)}  `]),
      ...(figure === undefined || this.#measured === null
        ? []
        : [`**Measured** ${figureText(figure)} on your ${this.#measured.title}, this machine  `]),
    ];
  }

  /** A new run has other places. */
  forget(uri: string): void {
    this.#confirmed.delete(sameFile(uri));
  }

  async confirm(session: Session, uri: string, python: string, cancelled: CancellationToken): Promise<Answer> {
    const interpreter = await interpreterFor(session, python);
    if (!interpreter.runtime.startsWith('cpython'))
      throw failure(`${interpreter.title} is not CPython: it says nothing of its specialisation`);
    const run = session.store.run(uri);
    if (run === null) throw failure('profile this file first');
    const request = await runRequestOf(session, uri, await loadSettings(session, uri));
    if (request.code !== undefined || request.notebook !== null) throw failure('only programs that start in a file can be confirmed');
    const result = await specialisedBy({
      python,
      driver: besideBundle('python/specialised.py'),
      file: request.path,
      args: request.args,
      cwd: request.cwd,
      env: request.env,
      stdin: request.stdin,
      timeoutSeconds: request.timeoutSeconds,
      signal: signalOf(cancelled),
    });
    const confirmed = placed(result, line => session.store.profiledLine(uri, line));
    this.#confirmed.set(sameFile(uri), confirmed);
    const found = run.file.insights.flatMap(insight => confirmed.rows.find(row => sameRange(row.range, insight.range)) ?? []);
    const general = found.filter(row => !isSpecialised(row)).length;
    return { title: confirmed.title, text: `${confirmed.title} leaves ${general} of ${found.length} places with findings unspecialised` };
  }

  async measure(session: Session, uri: string, python: string, cancelled: CancellationToken): Promise<Answer> {
    const interpreter = await interpreterFor(session, python);
    const folder = besideBundle('verdicts/');
    const codes = new Set((session.store.run(uri)?.file.insights ?? []).map(({ code }) => code));
    const kinds = [...codes].filter(code => existsSync(`${folder}${code}.py`)).sort();
    if (kinds.length === 0) throw failure('there is no finding here whose cost can be measured');
    const signal = signalOf(cancelled);
    const tell = (text: string): void => {
      session.connection.console.info(text);
    };
    const figures = figuresOf(await measurePairs({ folder, kinds, interpreters: [interpreter], rounds: ROUNDS, tell, signal }));
    const known = this.#measured?.title === interpreter.title ? this.#measured.figures : [];
    const fresh = kinds.flatMap(code => {
      const figure = figures[code]?.[interpreter.runtime];
      return figure === undefined ? [] : [[code, figure] as const];
    });
    this.#measured = { title: interpreter.title, figures: new Map([...known, ...fresh]) };
    const text = fresh.map(([code, figure]) => `${code} ${figureText(figure)}`).join(', ');
    return { title: interpreter.title, text: `${interpreter.title}: ${text === '' ? 'nothing could be measured' : text}` };
  }
}

async function interpreterFor(session: Session, python: string): Promise<Interpreter> {
  requireTrust(session);
  const interpreter = await interpreterAt(python);
  if (interpreter === null) throw failure(`${python} is neither CPython 3.11 or later nor PyPy 3`);
  return interpreter;
}

function placed({ version, rows }: OwnRunResult, lineOf: (line: number) => string | null): Confirmed {
  const at = ({ line, column }: Specialisation['start']): Range['start'] => ({
    line: line - 1,
    character: unitsOf(lineOf(line - 1) ?? '', column, 'utf-8'),
  });
  return { title: `CPython ${version}`, rows: rows.map(row => ({ ...row, range: { start: at(row.start), end: at(row.end) } })) };
}

function sameRange(a: Range, b: Range): boolean {
  return (
    JSON.stringify([a.start.line, a.start.character, a.end.line, a.end.character]) ===
    JSON.stringify([b.start.line, b.start.character, b.end.line, b.end.character])
  );
}

function sentenceOf(row: Specialisation): string {
  return isSpecialised(row) ? `specialised this for one case: \`${row.now}\`` : `left this general: \`${row.base}\``;
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
