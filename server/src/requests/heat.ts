/** Request `jitlens/heat`: what our own client colours a margin with. */
import { heatOf, type HeatSpan } from '../features/heat.js';
import type { DocumentParams } from '../protocol.js';
import { viewFor, type Session } from './session.js';

export function heat(session: Session, { textDocument }: DocumentParams): readonly HeatSpan[] {
  const found = viewFor(session, textDocument.uri);
  return found === null ? [] : heatOf(found.view);
}
