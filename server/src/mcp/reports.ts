/** The reports that one MCP session made, by a short name each, and reports in files. The oldest are forgotten. */
import type { Report } from '#engine';
import { readReport } from '../cli/compare-command.js';

const KEPT = 20;

export class Reports {
  readonly #kept = new Map<string, Report>();
  #made = 0;

  add(report: Report): string {
    const name = `run-${String(++this.#made)}`;
    this.#kept.set(name, report);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return name;
  }

  /** By its name, or by the path of a JSON report. */
  get(name: string): Report {
    const known = this.#kept.get(name);
    if (known !== undefined) return known;
    if (/^run-\d+$/.test(name)) throw new Error(`there is no ${name}: profile first`);
    return readReport(name);
  }
}
