/** Requests `jitlens/report` and `jitlens/export`: the last report that covers a document, as text or in another form. */
import { renderText } from '#engine/insights/render-text.js';
import { forOthers } from '../features/captured-values.js';
import { writeAs } from '../outputs/index.js';
import { EXPORT_FORMATS, type ExportParams } from '../protocol.js';
import { VERSION } from '../supervisor/version.js';
import { readTextNow } from './files.js';
import { loadSettings } from './settings.js';
import type { Session } from './session.js';

export function exported(session: Session, { textDocument, format }: ExportParams): string | null {
  const run = session.store.run(textDocument.uri);
  if (run === null || !EXPORT_FORMATS.includes(format)) return null;
  return writeAs(format, forOthers(run.report), {
    color: false,
    version: VERSION,
    sources: path => sourceOf(session, textDocument.uri, path),
  });
}

/** As it ran, where that is known. */
export function sourceOf({ store }: Session, uri: string, path: string): string | null {
  const known = store.urisBeside(uri).get(path);
  return (known === undefined ? null : store.profiledText(known)) ?? readTextNow(path);
}

export async function reportText(session: Session, uri: string): Promise<string | null> {
  await loadSettings(session, uri);
  const run = session.store.run(uri);
  return run && renderText(run.report, { color: false });
}
