/** Runs a document's program once more, to be compared with itself: fixed clocks and randomness, no input, nothing shown. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Trial } from '../fixes/verify-fixes.js';
import type { RunRequest } from './run-request.js';
import type { Session } from './session.js';

export async function tryRun(session: Session, uri: string, request: RunRequest): Promise<Trial> {
  const handle = session.running.start(uri, () => session.runner.run({ ...request, deterministic: true, interactive: false }));
  let stdout = '';
  handle.onOutput((piece, stream) => {
    if (stream === 'stdout') stdout += piece;
  });
  try {
    const { report, result } = await handle.done;
    if (result.outcome.ended === 'cancel') throw new ResponseError(LSPErrorCodes.RequestFailed, 'stopped');
    return { stdout, exitStatus: result.outcome.exitStatus, report };
  } finally {
    session.running.finish(uri, handle);
  }
}
