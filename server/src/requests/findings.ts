/** Request `jitlens/findings`: what our own client underlines and steps through. */
import { diagnosticsOf } from '../features/diagnostics.js';
import { isCause } from '../features/findings.js';
import { plainText } from '../features/text.js';
import type { DocumentParams, VisibleFinding } from '../protocol.js';
import { viewFor, type Session } from './session.js';

export function findings(session: Session, { textDocument }: DocumentParams): VisibleFinding[] {
  const found = viewFor(session, textDocument.uri);
  if (found === null) return [];
  const severities = new Map(diagnosticsOf(found.view, found.settings).map(({ stableId, severity }) => [stableId, severity]));
  return found.view.findings
    .map(({ insight, range, stale }) => ({
      range,
      code: insight.code,
      message: plainText(insight.message),
      stale,
      consequence: !isCause(insight),
      isMarked: (severities.get(insight.stableId) ?? 'hint') !== 'hint',
    }))
    .sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}
