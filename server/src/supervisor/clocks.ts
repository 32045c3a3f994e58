/**
 * Time and randomness of a run: the machine's, or, with `--deterministic`, counters from fixed starts,
 * so that two runs see the same values. Knows nothing of Python's `time` and `random`.
 */
import type { Control } from './control.js';

export interface Clocks {
  monotonic(): number;
  wallClock(): number;
  cpuTime(): number;
  random(bytes: number): Uint8Array;
  timezoneOffset(epochSeconds: number): number;
  sleepUntil(deadline: number): void;
}

export function machineClocks(control: Control): Clocks {
  const cpuAtStart = process.cpuUsage();
  const monotonic = (): number => performance.now() / 1000;
  return {
    monotonic,
    wallClock: () => (performance.timeOrigin + performance.now()) / 1000,
    cpuTime: () => {
      const used = process.cpuUsage(cpuAtStart);
      return (used.user + used.system) / 1e6;
    },
    random: machineRandom,
    timezoneOffset: epochSeconds => new Date(epochSeconds * 1000).getTimezoneOffset(),
    sleepUntil: deadline => {
      waitUntil(control, monotonic, deadline);
    },
  };
}

/** Blocks until the deadline or until someone wants the run to stop. */
function waitUntil(control: Control, monotonic: () => number, deadline: number): void {
  for (;;) {
    const heard = control.bell();
    const left = deadline - monotonic();
    if (left <= 0 || control.interrupt() !== 0) return;
    control.wait(heard, left * 1000);
  }
}

/** `getRandomValues` takes at most this many bytes at once. */
const RANDOM_QUOTA = 65_536;

function machineRandom(bytes: number): Uint8Array {
  const result = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += RANDOM_QUOTA) crypto.getRandomValues(result.subarray(at, at + RANDOM_QUOTA));
  return result;
}

/** 2025-01-01T00:00:00Z. */
const FIXED_EPOCH = 1_735_689_600;
/** What each look at a deterministic clock costs, in seconds. */
const TICK = 1e-6;

/** Every look at a clock takes one tick; sleeping moves the clock and takes no time. */
export function deterministicClocks(): Clocks {
  let ticks = 0;
  let slept = 0;
  let state = 0x9e3779b9;
  const elapsed = (): number => ++ticks * TICK + slept;
  const nextByte = (): number => {
    state = xorshift(state);
    return state >>> 24;
  };
  return {
    monotonic: elapsed,
    wallClock: () => FIXED_EPOCH + elapsed(),
    cpuTime: () => ++ticks * TICK,
    random: bytes => Uint8Array.from({ length: bytes }, nextByte),
    timezoneOffset: () => 0,
    sleepUntil: deadline => {
      slept += Math.max(0, deadline - ticks * TICK - slept);
    },
  };
}

/** Marsaglia's 32-bit xorshift; the state is never zero. */
function xorshift(state: number): number {
  let x = state;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  return x;
}
