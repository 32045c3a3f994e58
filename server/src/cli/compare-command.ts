/** `jitlens compare OLD.json NEW.json`: findings gone, new and changed; tiers and deopts of functions side by side. */
import * as fs from 'node:fs';
import type { Report } from '#engine';
import { comparison } from '../outputs/comparison.js';
import { UsageError } from './usage-error.js';

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
