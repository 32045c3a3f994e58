/**
 * `jitlens.whatIf`: runs the program with something forced at one place, and once without, in the sandbox. What it gains at
 * most is kept with the report until the next run; what the program prints meanwhile is shown nowhere.
 */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { whatIfHeadline } from '#engine/insights/render-what-if.js';
import { tryWhatIf, WHAT_IF_KINDS, WHAT_IF_REPORT } from '../fixes/what-if.js';
import type { Answer, Range } from '../protocol.js';
import { requireTrust, runRequestOf } from './run-request.js';
import { refreshAll, type Session } from './session.js';
import { loadSettings } from './settings.js';
import { tryRun } from './try-run.js';

export async function whatIf(session: Session, uri: string, named: unknown, given: unknown): Promise<Answer> {
  requireTrust(session);
  const kind = WHAT_IF_KINDS.find(known => known === named);
  const range = given as Range | undefined;
  if (kind === undefined || range?.start === undefined)
    throw failure(`jitlens.whatIf takes a URI, ${WHAT_IF_KINDS.join(' or ')}, and a range`);
  const run = session.store.run(uri);
  if (run === null) throw failure('profile this file first');
  const request = await runRequestOf(session, uri, await loadSettings(session, uri));
  if (request.notebook !== null) throw failure('what-ifs in cells of a notebook are not tried');
  const start = { ...request, minImpactPercent: WHAT_IF_REPORT.minImpactPercent };
  const text = request.entry === null ? (session.store.profiledText(uri) ?? request.text) : request.text;
  const before = await tryRun(session, uri, { ...start, text });
  const asked = { kind, path: run.file.path, start: range.start, end: range.end };
  const answer = await tryWhatIf(asked, before, forced => tryRun(session, uri, { ...start, text, whatIf: forced }));
  session.store.answered(uri, answer);
  refreshAll(session);
  return { title: kind, text: whatIfHeadline(answer) };
}

function failure(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
