/** Profiles one document: runs it, says how far it is, keeps what was found. */
import * as path from 'node:path';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import type { Report, ReportFile } from '#engine/insights/report.js';
import { byCell } from '../features/notebook-program.js';
import { capturing } from '../features/captured-values.js';
import { summaryTitle } from '../features/code-lenses.js';
import { isCause, type FileRun } from '../features/findings.js';
import { LastWords } from '../features/last-words.js';
import { plural, secondsText } from '../features/text.js';
import {
  INPUT_WANTED_NOTIFICATION,
  OUTPUT_NOTIFICATION,
  RUN_NOTIFICATION,
  type ListedFinding,
  type ProfileAnswer,
  type ProfilePart,
  type RunOutput,
  type RunState,
} from '../protocol.js';
import type { EditorRunHandle } from '../runner.js';
import { publish } from './diagnostic.js';
import { readText } from './files.js';
import type { ProfiledFile } from './findings-store.js';
import { listed } from './list.js';
import type { OpenNotebook } from './notebooks.js';
import { pathToUri, uriToPath } from './paths.js';
import { placeIn } from './places.js';
import { runRequestOf, type RunRequest } from './run-request.js';
import { loadSettings } from './settings.js';
import { refreshAll, viewFor, type Session } from './session.js';

/** How often a run is spoken of while it goes on. */
const TICK_MS = 500;

export async function profileFile(
  session: Session,
  uri: string,
  part: ProfilePart | null,
  progress: WorkDoneProgressReporter,
  cancelled: CancellationToken,
): Promise<ProfileAnswer> {
  const settings = await loadSettings(session, uri);
  const request = await runRequestOf(session, uri, settings, part);
  const start = performance.now();
  const handle = session.running.start(uri, () => session.runner.run(request));
  const listening = cancelled.onCancellationRequested(() => {
    handle.cancel();
  });
  const words = new LastWords();
  handle.onOutput((text, stream) => {
    if (stream === 'stderr') words.add(text);
    tell(session, OUTPUT_NOTIFICATION, { uri, stream, text } satisfies RunOutput);
  });
  handle.onInputWanted(() => {
    tell(session, INPUT_WANTED_NOTIFICATION, { uri });
  });
  const stopTelling = tellProgress(session, uri, handle, progress, start);
  try {
    return await finish(session, uri, request, handle, words, start);
  } finally {
    stopTelling();
    listening.dispose();
    if (session.running.finish(uri, handle)) tellEnd(session, uri, start, 'the run failed');
  }
}

/** Says how far a run is, and what was found so far where that is new. The result ends it. */
function tellProgress(
  session: Session,
  uri: string,
  handle: EditorRunHandle,
  progress: WorkDoneProgressReporter,
  start: number,
): () => void {
  let fresh: Report | null = null;
  handle.onProgress(({ report }) => {
    fresh = report;
  });
  const tick = (): void => {
    const elapsedMs = performance.now() - start;
    const soFar = fresh && findingsSoFar(fresh, uri);
    fresh = null;
    progress.report(secondsText(elapsedMs));
    tell(session, RUN_NOTIFICATION, { uri, state: 'running', elapsedMs, text: '', soFar } satisfies RunState);
  };
  tick();
  const ticking = setInterval(tick, TICK_MS);
  return () => {
    clearInterval(ticking);
  };
}

/** The file that was started comes first in a report. */
function findingsSoFar({ files }: Report, uri: string): ListedFinding[] {
  const place = placeIn(new Map(files.slice(0, 1).map(file => [file.path, uri])));
  const found = files.flatMap(file => file.insights.filter(isCause).map(insight => ({ insight, path: file.path })));
  return found
    .map(({ insight, path: file }) => listed(insight, insight.range, false, place({ path: file, range: insight.range })))
    .sort((a, b) => b.saving - a.saving || b.share - a.share);
}

function tellEnd(session: Session, uri: string, start: number, text: string): void {
  tell(session, RUN_NOTIFICATION, { uri, state: 'ended', elapsedMs: performance.now() - start, text, soFar: null } satisfies RunState);
}

async function finish(
  session: Session,
  uri: string,
  request: RunRequest,
  handle: EditorRunHandle,
  words: LastWords,
  start: number,
): Promise<ProfileAnswer> {
  const { report: given, result } = await handle.done;
  const { captureValues } = await loadSettings(session, uri);
  const report = capturing(named(given, request), captureValues);
  const { ended, exitStatus, message } = result.outcome;
  if (ended === 'engine-bug') session.connection.console.error(message ?? 'the engine failed');
  const isLatest = session.running.finish(uri, handle);
  if (isLatest) await keep(session, uri, request, report, { ended, message: ended === 'exception' ? words.last() : message });
  const insights = report.files.flatMap(file => file.insights).filter(isCause).length;
  const found = viewFor(session, uri);
  const parts = request.notebook !== null && insights > 0 ? plural(insights, 'JIT insight') : null;
  if (isLatest) tellEnd(session, uri, start, parts ?? (found === null ? 'ended' : summaryTitle(found.view)));
  return { insights, ended, exitStatus, partial: report.partial };
}

/** A report says what was started; a driver of ours has no name. */
function named(report: Report, { entry, args }: RunRequest): Report {
  return entry === null ? report : { ...report, run: { ...report.run, argv: [entry, ...args] } };
}

type End = Pick<FileRun, 'ended' | 'message'>;

async function keep(session: Session, uri: string, request: RunRequest, report: Report, end: End): Promise<void> {
  const origin = request.notebook?.uri ?? uri;
  const files = request.notebook === null ? await filesOf(session, uri, request, report, end) : cellsOf(request.notebook, report, end);
  session.ownPython.forget(uri);
  session.store.add(origin, files, await session.parser());
  refreshAll(session);
  for (const { uri: open } of session.documents.all()) publish(session, open);
}

/** What a notebook imports is not shown from there. */
function cellsOf({ path: file, cells }: OpenNotebook, given: Report, end: End): ProfiledFile[] {
  const report = byCell(given, file, cells);
  const none = { sha256: '', functions: [], sites: [], insights: [] };
  return cells.map(({ uri, text, path: name }) => {
    const own = report.files.find(({ path: known }) => known === name) ?? { path: name, ...none };
    return { uri, text, run: { report, file: own, endedAt: Date.now(), isPart: true, ...end } };
  });
}

async function filesOf(session: Session, uri: string, request: RunRequest, report: Report, end: End): Promise<ProfiledFile[]> {
  const files = await Promise.all(
    report.files.map(file => profiledFile(uri, request, file, { report, file, endedAt: Date.now(), ...end })),
  );
  const own = files.flat().some(file => file.uri === uri) ? [] : [ownFile(session, uri, request, report, end)];
  return [...files.flat(), ...own];
}

/** Of another file, only what is known to be the text that ran. */
async function profiledFile(uri: string, request: RunRequest, file: ReportFile, run: FileRun): Promise<ProfiledFile[]> {
  const place = path.resolve(request.cwd, file.path);
  const own = place === (uriToPath(uri) ?? request.path) ? uri : null;
  if (place === request.path) return [{ uri: own ?? pathToUri(place), text: request.text ?? '', run }];
  const text = await readText(place);
  return text === null ? [] : [{ uri: own ?? pathToUri(place), text, run }];
}

/** A program that did not come to its first statement is in no report; the person who started it is told all the same. */
function ownFile(session: Session, uri: string, request: RunRequest, report: Report, end: End): ProfiledFile {
  const file: ReportFile = { path: uriToPath(uri) ?? request.path, sha256: '', functions: [], sites: [], insights: [] };
  return { uri, text: session.documents.get(uri)?.getText() ?? request.text ?? '', run: { report, file, endedAt: Date.now(), ...end } };
}

/** Only our own client understands what is said beyond LSP. */
function tell(session: Session, method: string, params: object): void {
  if (session.options.ownCommands === true) void session.connection.sendNotification(method, params);
}
