/**
 * The engine's world in a Node worker thread: one `Host` per run, put together from the settings of its
 * job. Only joins the parts; policy is in sandbox-files.ts, time in clocks.ts, streams in streams.ts.
 */
import { tmpdir } from 'node:os';
import * as tty from 'node:tty';
import * as v8 from 'node:v8';
import * as vm from 'node:vm';
import type { MessagePort } from 'node:worker_threads';
import type { Host, StdlibSource } from '#engine/host.js';
import { deterministicClocks, machineClocks } from './clocks.js';
import type { Control } from './control.js';
import type { FromWorker, HostSettings } from './messages.js';
import { SandboxFiles } from './sandbox-files.js';
import { descriptorSink, fileStdin, messageSink, OutputBudget, StdinReader, type Sink } from './streams.js';

/** What all runs of one worker thread share. */
export interface Thread {
  readonly control: Control;
  readonly stdlib: StdlibSource;
  readonly stdinPort: MessagePort;
  readonly send: (message: FromWorker) => void;
}

export function createHost(settings: HostSettings, thread: Thread): Host {
  const { control } = thread;
  const clocks = settings.deterministic ? deterministicClocks() : machineClocks(control);
  const [writeStdout, writeStderr] = sinks(settings, thread);
  return {
    files: new SandboxFiles(settings.files, tmpdir(), () => clocks.wallClock()),
    env: new Map(Object.entries(settings.env)),
    cwd: settings.cwd,
    sitePackages: settings.sitePackages,
    platform: process.platform,
    stdlib: thread.stdlib,
    writeStdout,
    writeStderr,
    stdoutIsTerminal: settings.output.to === 'descriptors' && tty.isatty(settings.output.stdout),
    readStdin: stdin(settings, thread),
    ...clocks,
    interrupt: () => control.interrupt(),
    clearInterrupt: () => {
      control.clearKeyboard();
    },
    memoryUsed: memoryGauge(),
    pushSnapshot: settings.snapshots ? snapshots(thread.send) : () => undefined,
    checkpoint: checkpoint(),
  };
}

function sinks(settings: HostSettings, { control, send }: Thread): [Sink, Sink] {
  const { output } = settings;
  if (output.to === 'descriptors') {
    return [descriptorSink(output.stdout, 'stdout', control), descriptorSink(output.stderr, 'stderr', control)];
  }
  const budget = new OutputBudget(output.limitBytes);
  return [messageSink('stdout', send, control, budget), messageSink('stderr', send, control, budget)];
}

function stdin({ stdin: source }: HostSettings, thread: Thread): (max: number) => Uint8Array {
  switch (source.from) {
    case 'supervisor':
      return supervisorStdin(thread);
    case 'file':
      return fileStdin(source.path);
    case 'nothing':
      return fileStdin(null);
  }
}

function supervisorStdin({ stdinPort, send, control }: Thread): (max: number) => Uint8Array {
  const reader = new StdinReader(stdinPort, send, control);
  return max => reader.read(max);
}

/** A reading of the heap takes a microsecond; it is taken at most this often, in milliseconds. */
const GAUGE_INTERVAL_MS = 1;

function memoryGauge(): () => number {
  let readAt = -Infinity;
  let bytes = 0;
  return () => {
    const now = performance.now();
    if (now - readAt < GAUGE_INTERVAL_MS) return bytes;
    const heap = v8.getHeapStatistics();
    readAt = now;
    return (bytes = heap.used_heap_size + heap.external_memory + heap.malloced_memory);
  };
}

const SNAPSHOT_INTERVAL_MS = 250;
/** Snapshots take at most one part in this many of the run. */
const SNAPSHOT_SHARE = 20;

function snapshots(send: (message: FromWorker) => void): (make: () => unknown) => void {
  let next = performance.now() + SNAPSHOT_INTERVAL_MS;
  return make => {
    const start = performance.now();
    if (start < next) return;
    send({ type: 'snapshot', report: make() as never });
    const end = performance.now();
    next = end + Math.max(SNAPSHOT_INTERVAL_MS, (end - start) * SNAPSHOT_SHARE);
  };
}

/** A context with its own microtask queue runs that queue after each script, which empties V8's kept set. */
function checkpoint(): () => void {
  let context: vm.Context | null = null;
  const nothing = new vm.Script('0');
  return () => {
    context ??= vm.createContext({}, { microtaskMode: 'afterEvaluate' });
    nothing.runInContext(context);
  };
}
