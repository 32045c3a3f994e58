/** What the extension and its report panel say to each other. Plain data. */
import type { Place } from '../../server/src/protocol.js';
import type { ReportView } from '../../server/src/features/report-view.js';

export const TABS = ['insights', 'flame', 'shapes', 'deopts', 'sites', 'compare'] as const;
export type Tab = (typeof TABS)[number];

export type ToPanel =
  | { readonly type: 'show'; readonly view: ReportView | null }
  | { readonly type: 'running'; readonly text: string }
  | { readonly type: 'tab'; readonly tab: Tab };

export type FromPanel = { readonly type: 'ready' } | { readonly type: 'open'; readonly place: Place };
