/** Request `jitlens/list`: the findings of all files, as a tree shows them. */
import type { ReportInsight } from '#engine/insights/report.js';
import { isCause, viewOf } from '../features/findings.js';
import { plainText } from '../features/text.js';
import { DEFAULT_SETTINGS, type ListedFinding, type Place, type Range } from '../protocol.js';
import { placeIn } from './places.js';
import { isHidden, viewFor, type Session } from './session.js';

export function list(session: Session): ListedFinding[] {
  const found = session.store.files().flatMap(uri => findingsOf(session, uri));
  return found.sort((a, b) => b.saving - a.saving || b.share - a.share);
}

/** Of an open document where they are now, of another file where they were when it ran. */
function findingsOf(session: Session, uri: string): ListedFinding[] {
  const run = session.store.run(uri);
  if (run === null || !session.visible || isHidden(session, uri, session.settings.get(uri) ?? DEFAULT_SETTINGS)) return [];
  const open = session.documents.all().find(document => session.store.run(document.uri) === run);
  const view = open ? viewFor(session, open.uri)?.view : viewOf(run, range => ({ range, stale: false }), DEFAULT_SETTINGS, true);
  const place = placeIn(session.store.urisBeside(uri));
  return (view?.findings ?? [])
    .filter(({ insight }) => isCause(insight))
    .map(({ insight, range, stale }) => listed(insight, range, stale, place({ path: run.file.path, range })));
}

export function listed(
  { code, name, message, function: inside, share, saving }: ReportInsight,
  range: Range,
  stale: boolean,
  place: Place,
): ListedFinding {
  return { place: { ...place, range }, code, name, message: plainText(message), function: plainText(inside), share, saving, stale };
}
