/** Which kinds propose edits. A kind that is not here has advice only: what it takes depends on what the program means. */
import type { Finding, ProposedFix } from '../finding.js';
import type { InsightCode } from '../kinds.js';
import { chainToMethods } from './chain-to-methods.js';
import { exactSignature } from './exact-signature.js';
import type { FixContext, Fixer } from './fix-context.js';
import { floatConstants } from './float-constants.js';
import { hoistClass } from './hoist-class.js';
import { initAttribute } from './init-attribute.js';
import { joinParts } from './join-parts.js';
import { positionalArguments } from './positional-arguments.js';
import { readFromEnd } from './read-from-end.js';
import { storeFallback } from './store-fallback.js';
import { usualOrder } from './usual-order.js';
import { wrapInMain } from './wrap-in-main.js';

const FIXERS: Readonly<Partial<Record<InsightCode, Fixer>>> = Object.freeze({
  JL105: chainToMethods,
  JL201: usualOrder,
  JL202: initAttribute,
  JL211: hoistClass,
  JL304: wrapInMain,
  JL401: storeFallback,
  JL501: positionalArguments,
  JL502: exactSignature,
  JL601: floatConstants,
  JL602: floatConstants,
  JL604: readFromEnd,
  JL605: joinParts,
});

export function fixesFor(context: FixContext, finding: Finding): ProposedFix[] {
  return finding.cause === null ? (FIXERS[finding.code]?.(context, finding) ?? []) : [];
}
