/** workspace/executeCommand: profiling, stopping, clearing, the report. */
import * as path from 'node:path';
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type ExecuteCommandParams,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver/node';
import { COMMANDS, SHOW, type ProfilePart } from '../protocol.js';
import { publish } from './diagnostic.js';
import { writeTemporary } from './files.js';
import { pathToUri, uriToPath } from './paths.js';
import { profileFile } from './profile-file.js';
import { reportText } from './report-text.js';
import { requireTrust } from './run-request.js';
import { verifyFix } from './verify-fix.js';
import { whatIf } from './what-if.js';
import { refreshAll, type Session } from './session.js';

export async function executeCommand(
  session: Session,
  { command, arguments: given = [] }: ExecuteCommandParams,
  cancelled: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<unknown> {
  const uri = typeof given[0] === 'string' ? given[0] : undefined;
  const args = uri === undefined ? given : session.positions.incoming(given, uri);
  switch (command) {
    case COMMANDS.profileFile:
      return profile(session, required(uri, command), partOf(args[1]), cancelled, progress);
    case COMMANDS.stop:
      session.running.stop(uri);
      return null;
    case COMMANDS.clear:
      session.store.clear(uri);
      return changed(session);
    case COMMANDS.showMore:
      session.store.toggleAll(required(uri, command));
      return changed(session);
    case COMMANDS.showReport:
      return showReport(session, required(uri, command));
    case COMMANDS.verifyFix:
      return verifyFix(session, required(uri, command), String(args[1]), Number(args[2] ?? 0));
    case COMMANDS.whatIf:
      return whatIf(session, required(uri, command), args[1], args[2]);
    case COMMANDS.confirmOnCPython:
      if (args[2] === SHOW) return session.ownPython.command(session, required(uri, command), interpreter(args[1], command), 'confirm');
      return session.ownPython.confirm(session, required(uri, command), interpreter(args[1], command), cancelled);
    case COMMANDS.measureVerdicts:
      if (args[2] === SHOW) return session.ownPython.command(session, required(uri, command), interpreter(args[1], command), 'measure');
      return session.ownPython.measure(session, required(uri, command), interpreter(args[1], command), cancelled);
    default:
      throw new ResponseError(LSPErrorCodes.RequestFailed, `there is no command ${command}`);
  }
}

function partOf(given: unknown): ProfilePart | null {
  const { kind, position } = (given ?? {}) as Partial<ProfilePart>;
  return (kind === 'test' || kind === 'example') && typeof position?.line === 'number' ? { kind, position } : null;
}

function required(uri: string | undefined, command: string): string {
  if (uri === undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, `${command} takes the URI of a document`);
  return uri;
}

function interpreter(given: unknown, command: string): string {
  if (typeof given !== 'string' || given === '')
    throw new ResponseError(LSPErrorCodes.RequestFailed, `${command} takes the path of an interpreter`);
  return given;
}

/** A client that gave no token for its progress may let the server make one. */
async function profile(
  session: Session,
  uri: string,
  part: ProfilePart | null,
  cancelled: CancellationToken,
  given: WorkDoneProgressReporter,
): Promise<unknown> {
  requireTrust(session);
  const own = session.capabilities.window?.workDoneProgress === true && session.options.ownCommands !== true;
  if (!own) return profileFile(session, uri, part, given, cancelled);
  const progress = await session.connection.window.createWorkDoneProgress();
  progress.begin(`JitLens: ${path.basename(uriToPath(uri) ?? uri)}`, undefined, undefined, true);
  const listening = [progress.token, cancelled].map(token =>
    token.onCancellationRequested(() => {
      session.running.stop(uri);
    }),
  );
  try {
    return await profileFile(session, uri, part, progress, progress.token);
  } finally {
    for (const listener of listening) listener.dispose();
    progress.done();
  }
}

function changed(session: Session): null {
  refreshAll(session);
  for (const { uri } of session.documents.all()) publish(session, uri);
  return null;
}

/** Other editors get the report as a file. */
async function showReport(session: Session, uri: string): Promise<string | null> {
  const text = await reportText(session, uri);
  if (text === null || session.options.ownCommands === true) return text;
  const file = await writeTemporary('jitlens-report.txt', text);
  if (session.capabilities.window?.showDocument?.support === true) await session.connection.window.showDocument({ uri: pathToUri(file) });
  else void session.connection.sendNotification('window/showMessage', { type: 3, message: `JitLens report: ${file}` });
  return text;
}
