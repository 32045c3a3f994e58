/** Small pieces of text that findings and reports share. */
import type { ReportFile, ReportInsight } from './report.js';
import { plain } from './styles.js';

export interface TextOptions {
  readonly color: boolean;
  /** Text of a file, for longer excerpts; without it the report's own are shown. */
  readonly sources?: (path: string) => string | null;
}

export interface Placed {
  readonly file: ReportFile;
  readonly insight: ReportInsight;
}

/** `int`, `int and float`, `int, float and str`. */
export function wordList(words: readonly string[]): string {
  const unique = [...new Set(words)];
  if (unique.length <= 1) return unique[0] ?? '';
  return `${unique.slice(0, -1).join(', ')} and ${unique[unique.length - 1]}`;
}

export function times(count: number): string {
  return count === 1 ? 'once' : `${thousands(count)} times`;
}

/** `12,345`. */
export function thousands(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

export function percent(share: number, digits = 1): string {
  const value = share * 100;
  return value > 0 && value < 0.1 ? '<0.1 %' : `${value.toFixed(digits)} %`;
}

export function place({ file, insight }: Placed): string {
  const { line, character } = insight.range.start;
  return `${plain(file.path)}:${line + 1}:${character + 1}`;
}

export function runtimeTitle(runtime: string): string {
  return runtime
    .replace(/^cpython/, 'CPython ')
    .replace(/^pypy/, 'PyPy ')
    .replace(/^engine$/, 'this engine');
}
