/** Request `jitlens/reportView`: the last report that covers a document, as a panel draws it. */
import { reportView, type ReportView } from '../features/report-view.js';
import { placeIn } from './places.js';
import { sourceOf } from './report-text.js';
import type { Session } from './session.js';

export function reportViewOf(session: Session, uri: string): ReportView | null {
  const run = session.store.run(uri);
  const sources = (path: string): string | null => sourceOf(session, uri, path);
  return run && reportView(run.report, session.store.previous(uri), placeIn(session.store.urisBeside(uri)), sources);
}
