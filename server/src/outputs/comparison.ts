/** Two reports of a program as text: findings gone, new and changed; tiers and deopts of functions side by side. */
import type { Report } from '#engine';
import { findingsOf, keyOf, shownPath, type ListedFinding } from './findings.js';

/** A change of the share below this, in parts of the run, is the same finding. */
const SAME_SHARE = 0.01;

export function comparison(before: Report, after: Report): string {
  const [old, now] = [findingsOf(before), findingsOf(after)];
  const gone = old.filter(f => !now.some(n => keyOf(n) === keyOf(f)));
  const fresh = now.filter(f => !old.some(o => keyOf(o) === keyOf(f)));
  const changed = now.flatMap(n => {
    const o = old.find(f => keyOf(f) === keyOf(n));
    return o !== undefined && hasChanged(o, n) ? [{ o, n }] : [];
  });
  const lines = [
    `operations ${figures(before.run.operations, after.run.operations)}, deopts ${figures(deopts(before), deopts(after))}`,
    ...block('gone', gone.map(line)),
    ...block('new', fresh.map(line)),
    ...block(
      'changed',
      changed.map(({ o, n }) => `${line(n)} (share ${percent(o.share)} → ${percent(n.share)}, deopts ${o.deopts} → ${n.deopts})`),
    ),
    ...block('functions', functionChanges(before, after)),
  ];
  if (gone.length + fresh.length + changed.length === 0) lines.push('no finding has changed');
  return lines.join('\n') + '\n';
}

function hasChanged(o: ListedFinding, n: ListedFinding): boolean {
  return Math.abs(o.share - n.share) >= SAME_SHARE || o.deopts !== n.deopts;
}

function block(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : [`${title} (${rows.length})`, ...rows.map(r => `  ${r}`)];
}

const line = (f: ListedFinding): string => `${f.path}:${f.line} ${f.code} ${f.message}`;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const figures = (before: number, after: number): string => `${before.toLocaleString('en')} → ${after.toLocaleString('en')}`;

const deopts = (report: Report): number => report.deopts.reduce((sum, d) => sum + d.count, 0);

/** Functions whose tier or deopts differ. */
function functionChanges(before: Report, after: Report): string[] {
  return after.files.flatMap(file => {
    const old = before.files.find(f => shownPath(f.path) === shownPath(file.path));
    return file.functions.flatMap(fn => {
      const was = old?.functions.find(f => f.name === fn.name);
      if (was === undefined || (was.tier === fn.tier && was.deopts === fn.deopts)) return [];
      return [`${shownPath(file.path)} ${fn.name}: ${was.tier} → ${fn.tier}, deopts ${was.deopts} → ${fn.deopts}`];
    });
  });
}
