/**
 * Proves one fix on demand: the program runs with it and without it, in the sandbox, with the same clocks and the same
 * randomness. What that proved is kept with the finding until the next run.
 */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { proveFix } from '../fixes/verify-fixes.js';
import type { Answer } from '../protocol.js';
import { runRequestOf, requireTrust } from './run-request.js';
import { refreshAll, type Session } from './session.js';
import { loadSettings } from './settings.js';
import { tryRun } from './try-run.js';

export async function verifyFix(session: Session, uri: string, stableId: string, index: number): Promise<Answer> {
  requireTrust(session);
  const run = session.store.run(uri);
  const insight = run?.file.insights.find(known => known.stableId === stableId);
  const fix = insight?.fixes.at(index);
  if (run === null || insight === undefined || fix === undefined) throw failure('this finding is gone: profile the file again');
  const request = await runRequestOf(session, uri, await loadSettings(session, uri));
  if (request.notebook !== null) throw failure('fixes in cells of a notebook are not tried');
  if (request.entry !== null) throw failure(`a fix is tried where the file itself is started, and here ${request.entry} is`);
  const source = session.store.profiledText(uri) ?? '';
  const before = await tryRun(session, uri, { ...request, text: source });
  const { path } = run.file;
  const textOf = (file: string): string | null => (file === path ? source : null);
  const proof = await proveFix(before, insight.code, fix, textOf, texts =>
    tryRun(session, uri, { ...request, text: texts.get(path) ?? source }),
  );
  if (proof === null) return { title: 'not verified', text: 'fix not verified: other output, or nothing gained' };
  session.store.verified(uri, stableId, index, proof);
  refreshAll(session);
  // What it weighs is in the title of the fix.
  return { title: 'verified', text: 'fix verified on this run: same output, the finding is gone' };
}

function failure(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
