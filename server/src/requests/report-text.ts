/** Request `jitlens/report`: the last report that covers a document, as text. */
import { renderText } from '#engine/insights/render-text.js';
import { loadSettings } from './settings.js';
import type { Session } from './session.js';

export function reportJson(session: Session, uri: string): string | null {
  const run = session.store.run(uri);
  return run && `${JSON.stringify(run.report, null, 2)}\n`;
}

export async function reportText(session: Session, uri: string): Promise<string | null> {
  await loadSettings(session, uri);
  const run = session.store.run(uri);
  return run && renderText(run.report, { color: false });
}
