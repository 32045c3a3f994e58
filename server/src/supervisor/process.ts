/**
 * Entry of the engine process, which the server starts: keeps every run in a worker thread under
 * supervision and the next thread warm, so that nothing a program does reaches the server. Ends with
 * its parent. Knows no LSP.
 */
import * as v8 from 'node:v8';
import { Interrupt } from '#engine/host.js';
import { collectGarbage } from './collect-garbage.js';
import { distributionBeside } from './distribution.js';
import { EngineWorker, type WorkerEvent } from './engine-worker.js';
import type { FromProcess, Job, RunLimits, ToProcess } from './messages.js';
import { endWithParent } from './parent-watch.js';
import { Resting } from './resting.js';
import { SupervisedRun } from './supervised-run.js';

/** The next thread is started when the answer of this run has gone out. */
const WARM_UP_DELAY_MS = 50;

const distribution = distributionBeside(import.meta.url);
const runs = new Map<number, SupervisedRun>();
/** Of a thread that ended, much is given back later. */
const resting = new Resting(-Infinity);
let warm: EngineWorker | null = null;

function send(message: FromProcess, sent: () => void = () => undefined): void {
  process.send?.(message, undefined, undefined, sent);
}

function receive(message: ToProcess): void {
  switch (message.type) {
    case 'run':
      void start(message.id, message.job, message.limits);
      return;
    case 'cancel':
      runs.get(message.id)?.stop(Interrupt.cancel);
      return;
    case 'stdin':
      runs.get(message.id)?.resume();
      runs.get(message.id)?.sendStdin(message.bytes);
      return;
  }
}

async function start(id: number, job: Job, limits: RunLimits): Promise<void> {
  const worker = takeWorker(limits.memoryMB);
  const run = new SupervisedRun(worker, job, limits, event => {
    pass(id, event, worker);
  });
  runs.set(id, run);
  const result = await run.done;
  runs.delete(id);
  send({ type: 'done', id, result });
  void worker.terminate();
  setTimeout(rest, WARM_UP_DELAY_MS, limits.memoryMB);
}

function rest(memoryMB: number | null): void {
  if (runs.size > 0) return;
  warmUp(memoryMB);
  collectGarbage();
  resting.interrupted();
}

/** Output counts as taken when it has left this process: the program waits for a slow reader. */
function pass(id: number, event: WorkerEvent, worker: EngineWorker): void {
  if (event.type === 'stdin-wanted') runs.get(id)?.pause();
  send({ type: 'event', id, event }, () => {
    if (event.type === 'output') worker.control.outputTaken(event.bytes.length);
  });
}

/** A thread's memory limit is fixed when it is started. */
function takeWorker(memoryMB: number | null): EngineWorker {
  const ready = warm;
  warm = null;
  if (ready?.alive === true && ready.memoryMB === memoryMB) return ready;
  void ready?.terminate();
  return new EngineWorker(distribution, memoryMB);
}

function warmUp(memoryMB: number | null): void {
  if (warm?.alive !== true) warm = new EngineWorker(distribution, memoryMB);
}

// What keeps this thread small (engine-process.ts) is not meant for those that run programs.
v8.setFlagsFromString('--max-semi-space-size=0');
endWithParent();
process.on('message', receive);
