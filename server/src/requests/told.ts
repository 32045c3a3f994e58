/** Request `jitlens/told`: the last run as a language model is told of it. Values of the program are left out. */
import { forOthers } from '../features/captured-values.js';
import { comparison } from '../outputs/comparison.js';
import { findingsForModels, profileForModels } from '../outputs/for-models.js';
import type { ToldParams } from '../protocol.js';
import type { Session } from './session.js';

export function told(session: Session, { textDocument: { uri }, what, codes, limit }: ToldParams): string | null {
  const run = session.store.run(uri);
  if (run === null) return null;
  const report = forOthers(run.report);
  switch (what) {
    case 'profile':
      return profileForModels(report, '');
    case 'findings':
      return JSON.stringify(findingsForModels(report, { codes, limit }), null, 2);
    case 'compare': {
      const before = session.store.previous(uri);
      return before === null ? 'this program was profiled only once' : comparison(before, report);
    }
  }
}
