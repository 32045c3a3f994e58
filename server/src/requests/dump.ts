/** Request `jitlens/dump`: what one phase of the engine makes of a document; the later ones run it first. */
import { pcLinks, positionLinks } from '../features/dump-links.js';
import type { DumpAnswer, DumpParams } from '../protocol.js';
import { requireTrust, runRequestOf } from './run-request.js';
import { loadSettings } from './settings.js';
import type { Session } from './session.js';

export async function dump(session: Session, { textDocument, stage, function: qualname }: DumpParams): Promise<DumpAnswer> {
  if (stage !== 'ast' && stage !== 'bytecode') requireTrust(session);
  const request = await runRequestOf(session, textDocument.uri, await loadSettings(session, textDocument.uri));
  const textOf = (wanted: DumpParams['stage']): Promise<string> => session.runner.dump({ ...request, stage: wanted, qualname });
  const text = await textOf(stage);
  const needsPcs = (stage === 'ir' || stage === 'js') && qualname !== null;
  return { text, links: needsPcs ? pcLinks(text, await textOf('bytecode')) : positionLinks(text) };
}
