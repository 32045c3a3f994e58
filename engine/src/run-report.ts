/** From a run to its report: gathers the evidence that insights/ reads. */
import type { RunOutcome } from './engine-options.js';
import type { Engine } from './engine.js';
import type { Host } from './host.js';
import type { Report, ReportOptions } from './insights/report.js';

/** Wall time and peak memory of the run. */
export class RunClock {
  private startedAt = 0;
  private endedAt: number | null = null;
  peakMemory = 0;
  constructor(private readonly host: Host) {}
  start(): void {
    this.startedAt = this.host.monotonic();
  }
  stop(): void {
    this.endedAt = this.host.monotonic();
    this.note();
  }
  note(): void {
    this.peakMemory = Math.max(this.peakMemory, this.host.memoryUsed());
  }
  get wallMs(): number {
    return ((this.endedAt ?? this.host.monotonic()) - this.startedAt) * 1000;
  }
}

export function buildRunReport(_engine: Engine, _clock: RunClock, _argv: readonly string[], _outcome: RunOutcome | null, _options: ReportOptions): Report {
  throw new Error('reports come with insights/build-report.ts');
}
