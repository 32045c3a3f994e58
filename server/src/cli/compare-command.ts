/** `jitlens compare OLD.json NEW.json`: findings gone, new and changed; tiers and deopts of functions side by side. */
import * as fs from 'node:fs';
import type { Report } from '#engine';
import { findingsOf, keyOf, shownPath, type ListedFinding } from '../outputs/findings.js';
import { UsageError } from './usage-error.js';

/** A change of the share below this, in parts of the run, is the same finding. */
const SAME_SHARE = 0.01;

export function compareCommand(oldFile: string, newFile: string): number {
  const before = readReport(oldFile);
  const after = readReport(newFile);
  process.stdout.write(comparison(before, after));
  return 0;
}

export function readReport(file: string): Report {
  const report = parsed(file) as Partial<Report> | null;
  if (report?.schemaVersion !== 1 || !Array.isArray(report.files)) throw new UsageError(`${file} is not a report of schema version 1`);
  return report as Report;
}

export function parsed(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

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
