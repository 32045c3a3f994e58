/** The result of a run that others had to end, or whose thread or process is gone. */
import { Interrupt } from '#engine/host.js';
import type { Report, RunOutcome } from '#engine';
import type { Job, JobResult } from './messages.js';
import { partialReport } from './partial-report.js';

const OUTCOMES: Readonly<Record<Interrupt, RunOutcome>> = {
  [Interrupt.none]: { exitStatus: 70, ended: 'engine-bug', message: null },
  [Interrupt.cancel]: { exitStatus: 130, ended: 'cancel', message: null },
  [Interrupt.keyboard]: { exitStatus: 130, ended: 'cancel', message: null },
  [Interrupt.timeout]: { exitStatus: 124, ended: 'timeout', message: null },
  [Interrupt.memory]: { exitStatus: 137, ended: 'memory', message: null },
};

/** `why: none` is a fault of ours, which `message` describes. */
export function forcedOutcome(why: Interrupt, message: string | null = null): RunOutcome {
  return { ...OUTCOMES[why], message };
}

/** What is known of a run while it is under way. */
export class RunRecord {
  snapshot: Report | null = null;
  readonly #start = performance.now();

  constructor(readonly job: Job) {}

  /** The run ended like this, and there is no word from the engine. */
  forced(outcome: RunOutcome): JobResult {
    return { outcome, report: this.partial(null, outcome), counters: {}, text: null };
  }

  /** The engine's own report or the last snapshot, marked as partial; null where none was asked for. */
  partial(own: Report | null, outcome: RunOutcome): Report | null {
    if (this.job.kind === 'dump' || this.job.report === null) return null;
    const wallMs = performance.now() - this.#start;
    return partialReport(own ?? this.snapshot, { argv: this.job.argv, outcome, wallMs });
  }
}
