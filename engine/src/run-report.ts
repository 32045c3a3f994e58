/** From a run to its report: gathers the evidence that insights/ reads. */
import type { RunOutcome } from './engine-options.js';
import type { Engine } from './engine.js';
import type { Host } from './host.js';
import { buildReport } from './insights/build-report.js';
import type { Evidence } from './insights/evidence.js';
import type { Report, ReportOptions } from './insights/report.js';
import { STDLIB_ROOT } from './modules/library-files.js';
import { PyClass } from './objects/class.js';
import { PyCode, PyFunction } from './objects/function.js';
import { forcedState } from './objects/forced.js';
import { NativeSpec } from './objects/native.js';
import type { Shape } from './objects/shape.js';
import { ENGINE_VERSION } from './engine-version.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Wall time and peak memory of the run. A deterministic run has no memory to speak of, and a report that is made while
 * it runs does not look at its clock: each look would move it.
 */
export class RunClock {
  private startedAt = 0;
  private endedAt: number | null = null;
  peakMemory = 0;
  constructor(
    private readonly host: Host,
    private readonly deterministic: boolean,
  ) {}
  start(): void {
    this.startedAt = this.host.monotonic();
  }
  stop(): void {
    this.endedAt = this.host.monotonic();
    this.note();
  }
  note(): void {
    if (!this.deterministic) this.peakMemory = Math.max(this.peakMemory, this.host.memoryUsed());
  }
  get wallMs(): number {
    return (this.now() - this.startedAt) * 1000;
  }
  private now(): number {
    if (this.endedAt !== null) return this.endedAt;
    return this.deterministic ? this.startedAt : this.host.monotonic();
  }
}

export function buildRunReport(
  engine: Engine,
  clock: RunClock,
  argv: readonly string[],
  outcome: RunOutcome | null,
  options: ReportOptions,
): Report {
  engine.jit?.flushCounts(outcome !== null);
  return buildReport(evidenceOf(engine, clock, argv, outcome), options);
}

function evidenceOf(engine: Engine, clock: RunClock, argv: readonly string[], outcome: RunOutcome | null): Evidence {
  const { interpreter } = engine;
  clock.note();
  return {
    engineVersion: ENGINE_VERSION,
    profiles: interpreter.profiles,
    tags: interpreter.tags,
    shapes: liveRoots(engine),
    deopts: [...(engine.jit?.log.deopts ?? [])].filter(d => isUserFile(d.code.filename)),
    invalidations: [...(engine.jit?.log.invalidations ?? [])],
    run: {
      argv,
      exitStatus: outcome?.exitStatus ?? 0,
      wallMs: clock.wallMs,
      peakMemoryMB: clock.peakMemory / 2 ** 20,
      droppedEvents: engine.events.dropped,
    },
    partial: outcome === null || !['finished', 'exit'].includes(outcome.ended),
    ...forcedOf(engine),
    sourceOf: filename => engine.sourceOf(filename),
    sha256Of: filename => bytesToHex(sha256(utf8ToBytes(engine.sourceOf(filename) ?? ''))),
    isUserCode: filename => isUserFile(filename) && (!filename.startsWith('<') || engine.sourceOf(filename) !== null),
    describeKey,
  };
}

function forcedOf({ options, vm }: Engine): Pick<Evidence, 'forced'> {
  if (options.whatIf === null) return {};
  const { applied, problem = 'that file was not loaded' } = forcedState(vm);
  return { forced: { applied, problem } };
}

function isUserFile(filename: string): boolean {
  return !filename.startsWith(STDLIB_ROOT) && !filename.startsWith('<frozen');
}

/** Layout roots of all classes that Python code made. */
function liveRoots(engine: Engine): Shape[] {
  const roots: Shape[] = [];
  const seen = new Set<PyClass>();
  const visit = (c: PyClass): void => {
    if (seen.has(c)) return;
    seen.add(c);
    if (c.isHeap) roots.push(c.rootShape);
    for (const s of c.subclasses()) visit(s);
  };
  visit(engine.vm.types.object);
  return roots;
}

function describeKey(key: object): string | null {
  if (key instanceof PyCode) return key.code.qualname;
  if (key instanceof PyFunction) return key.qualname;
  if (key instanceof PyClass) return key.name;
  return key instanceof NativeSpec ? key.name : null;
}
