/** JL604: what can be done about a read from the end, the first of these that fits. */
import type { Finding, ProposedFix } from '../finding.js';
import type { FixContext } from './fix-context.js';
import { indexInLocal } from './index-in-local.js';
import { lastInLocal } from './last-in-local.js';
import { lastPart } from './last-part.js';

export function readFromEnd(context: FixContext, finding: Finding): ProposedFix[] {
  for (const fix of [lastPart, lastInLocal, indexInLocal]) {
    const proposed = fix(context, finding);
    if (proposed.length > 0) return proposed;
  }
  return [];
}
