/** The few characters behind an expression: what an inlay hint says of a finding or a healthy site. */
import type { ReportCase, ReportInsight, ReportSite } from '#engine/insights/report.js';
import { shortCount } from './text.js';

/** With the `~` of a stale one. */
export const LONGEST_LABEL = 12;

type InsightCode = ReportInsight['code'];

/** What is said of each kind; the place is the message. */
const LABELS = {
  JL101: typeCount,
  JL102: typeCount,
  JL103: typeCount,
  JL201: () => 'attr order',
  JL202: () => 'late attr',
  JL203: () => 'setattr',
  JL210: kindChange,
  JL301: () => 'class write',
  JL601: kindChange,
  JL602: kindChange,
  JL603: () => 'big ints',
  JL801: ({ count }) => `deopt ×${shortCount(count)}`,
  JL802: ({ count }) => `deopt ×${shortCount(count)}`,
  JL803: () => 'not opt.',
} satisfies Partial<Record<InsightCode, (insight: ReportInsight) => string>>;

export function insightLabel(insight: ReportInsight, stale: boolean): string {
  const labels: Partial<Record<string, (insight: ReportInsight) => string>> = LABELS;
  const text = (labels[insight.code] ?? typeCount)(insight);
  return stale ? `~${text}` : text;
}

/** `mono int`; null where the type does not fit or is not known. */
export function monomorphicLabel(site: ReportSite): string | null {
  const names = new Set(site.cases.flatMap(({ types }) => types));
  const [name] = names;
  if (names.size !== 1 || !/^\w{1,7}$/u.test(name)) return null;
  return `mono ${name}`;
}

/** `3 types`, `6+ types`. */
function typeCount({ cases }: ReportInsight): string {
  const kinds = new Set(cases.map(({ types }) => types.join())).size || cases.length;
  const many = Math.max(kinds, distinctShapes(cases));
  return many > 5 ? '6+ types' : many > 1 ? `${many} types` : 'unstable';
}

function distinctShapes(cases: readonly ReportCase[]): number {
  return new Set(cases.flatMap(({ shapes }) => shapes)).size;
}

/** `int→float`, in the order in which they came. */
function kindChange(insight: ReportInsight): string {
  const inOrder = [...insight.cases].sort((a, b) => a.firstSeen - b.firstSeen).flatMap(({ types }) => types);
  const [from, to, ...others] = new Set(inOrder);
  if (to === undefined || others.length > 0) return typeCount(insight);
  const text = `${from}→${to}`;
  return text.length < LONGEST_LABEL && /^[\w→]+$/u.test(text) ? text : '2 types';
}
