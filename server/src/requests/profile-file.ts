/** Profiles one document: runs it, says how far it is, keeps what was found. */
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver/node';
import type { Report, ReportFile } from '#engine/insights/report.js';
import { summaryTitle } from '../features/code-lenses.js';
import { isCause } from '../features/findings.js';
import { secondsText } from '../features/text.js';
import { OUTPUT_NOTIFICATION, RUN_NOTIFICATION, type ProfileAnswer, type RunOutput, type RunState, type Settings } from '../protocol.js';
import type { EditorRunHandle, EditorRunRequest } from '../runner.js';
import { publish } from './diagnostic.js';
import type { ProfiledFile } from './findings-store.js';
import { pathOfUnsaved, pathToUri, sameFile, uriToPath } from './paths.js';
import { loadSettings } from './settings.js';
import { refreshAll, viewFor, type Session } from './session.js';

type Ended = Awaited<EditorRunHandle['done']>;

/** How often a run is spoken of while it goes on. */
const TICK_MS = 500;

export async function profileFile(
  session: Session,
  uri: string,
  progress: WorkDoneProgressReporter,
  cancelled: CancellationToken,
): Promise<ProfileAnswer> {
  const settings = await loadSettings(session, uri);
  const request = await requestOf(session, uri, settings);
  const start = performance.now();
  const handle = session.running.start(uri, () => session.runner.run(request));
  const listening = cancelled.onCancellationRequested(() => {
    handle.cancel();
  });
  handle.onOutput((text, stream) => tell(session, OUTPUT_NOTIFICATION, { uri, stream, text } satisfies RunOutput));
  const tick = (): void => {
    const elapsedMs = performance.now() - start;
    progress.report(secondsText(elapsedMs));
    tell(session, RUN_NOTIFICATION, { uri, state: 'running', elapsedMs, text: '' } satisfies RunState);
  };
  tick();
  const ticking = setInterval(tick, TICK_MS);
  try {
    return await finish(session, uri, request, handle, start);
  } finally {
    clearInterval(ticking);
    listening.dispose();
    const failed = session.running.finish(uri, handle);
    if (failed)
      tell(session, RUN_NOTIFICATION, {
        uri,
        state: 'ended',
        elapsedMs: performance.now() - start,
        text: 'the run failed',
      } satisfies RunState);
  }
}

async function finish(
  session: Session,
  uri: string,
  request: EditorRunRequest,
  handle: EditorRunHandle,
  start: number,
): Promise<ProfileAnswer> {
  const { report, result } = await handle.done;
  const { ended, exitStatus, message } = result.outcome;
  if (ended === 'engine-bug') session.connection.console.error(message ?? 'the engine failed');
  const isLatest = session.running.finish(uri, handle);
  if (isLatest) await keep(session, uri, request, { report, result });
  const found = viewFor(session, uri);
  const text = found === null ? 'ended' : summaryTitle(found.view);
  if (isLatest) tell(session, RUN_NOTIFICATION, { uri, state: 'ended', elapsedMs: performance.now() - start, text } satisfies RunState);
  const insights = report.files.flatMap(file => file.insights).filter(isCause).length;
  return { insights, ended, exitStatus, partial: report.partial };
}

async function keep(session: Session, uri: string, request: EditorRunRequest, { report, result }: Ended): Promise<void> {
  const files = await Promise.all(report.files.map(file => profiledFile(session, uri, request, file, report, result)));
  session.store.add(uri, files.flat(), await session.parser());
  refreshAll(session);
  for (const { uri: open } of session.documents.all()) publish(session, open);
}

/** Of another file, only what is known to be the text that ran. */
async function profiledFile(
  session: Session,
  uri: string,
  request: EditorRunRequest,
  file: ReportFile,
  report: Report,
  { outcome: { ended, message } }: Ended['result'],
): Promise<ProfiledFile[]> {
  const run = { report, file, endedAt: Date.now(), ended, message };
  if (path.resolve(request.cwd, file.path) === request.path) return [{ uri, text: request.text ?? '', run }];
  const text = await readText(path.resolve(request.cwd, file.path));
  return text === null ? [] : [{ uri: pathToUri(file.path), text, run }];
}

async function readText(file: string): Promise<string | null> {
  try {
    return (await fs.readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch {
    return null;
  }
}

async function requestOf(session: Session, uri: string, settings: Settings): Promise<EditorRunRequest> {
  const folders = session.folders.flatMap(folder => uriToPath(folder.uri) ?? []);
  const file = uriToPath(uri) ?? pathOfUnsaved(uri, folders[0] ?? process.cwd());
  const text = session.documents.get(uri)?.getText() ?? (await readText(file));
  if (text === null) throw new Error(`${sameFile(uri)} can not be read`);
  const own = folders.find(folder => file.startsWith(folder + path.sep)) ?? path.dirname(file);
  return {
    path: file,
    text,
    args: settings.args,
    cwd: path.resolve(own, settings.cwd),
    env: settings.env,
    stdin: settings.stdin,
    timeoutSeconds: settings.timeoutSeconds,
    memoryMB: settings.memoryMB,
    sandbox: settings.sandbox.files,
    workspaceFolders: folders,
    minImpactPercent: settings.minImpactPercent,
    targetRuntime: settings.targetRuntime,
  };
}

/** Only our own client understands what is said beyond LSP. */
function tell(session: Session, method: string, params: object): void {
  if (session.options.ownCommands === true) void session.connection.sendNotification(method, params);
}
