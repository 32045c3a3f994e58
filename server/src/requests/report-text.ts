/** Requests `jitlens/report` and `jitlens/export`: the last report that covers a document, as text or in another form. */
import { readFileSync } from 'node:fs';
import { renderText } from '#engine/insights/render-text.js';
import { forOthers } from '../features/captured-values.js';
import { writeAs } from '../outputs/index.js';
import { EXPORT_FORMATS, type ExportParams } from '../protocol.js';
import { VERSION } from '../supervisor/version.js';
import { loadSettings } from './settings.js';
import type { Session } from './session.js';

export function exported(session: Session, { textDocument, format }: ExportParams): string | null {
  const run = session.store.run(textDocument.uri);
  if (run === null || !EXPORT_FORMATS.includes(format)) return null;
  return writeAs(format, forOthers(run.report), { color: false, version: VERSION, sources: readSource });
}

function readSource(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

export async function reportText(session: Session, uri: string): Promise<string | null> {
  await loadSettings(session, uri);
  const run = session.store.run(uri);
  return run && renderText(run.report, { color: false });
}
