/**
 * Runs slow and fast sides of pairs, each in a fresh process, one after the other on every runtime in turn: a busy
 * machine then slows all alike. Gives what was read; judges nothing.
 */
import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { Interpreter } from './interpreters.js';
import { figureOf } from './summary.js';

/** Nanoseconds per operation of both sides, in one round. */
export interface Reading {
  readonly slow: number;
  readonly fast: number;
}

/** By kind, then by runtime. */
export type Readings = ReadonlyMap<string, ReadonlyMap<string, readonly Reading[]>>;

export interface MeasureOptions {
  readonly folder: string;
  readonly kinds: readonly string[];
  readonly interpreters: readonly Interpreter[];
  /** At least so many; up to three times as many where readings disagree. */
  readonly rounds: number;
  readonly tell: (text: string) => void;
  /** All that was read until now, after each pair. */
  readonly measured?: (readings: Readings) => void;
  /** Ends the measurement. */
  readonly signal?: AbortSignal;
}

const MOST_TIMES = 3;
/** A spread above this part of the ratio asks for more readings. */
const SETTLED = 0.1;

const run = promisify(execFile);
const SIDE_LIMIT_MS = 60_000;

export async function measurePairs({ folder, kinds, interpreters, rounds, tell, measured, signal }: MeasureOptions): Promise<Readings> {
  const readings = new Map<string, Map<string, Reading[]>>();
  for (const kind of kinds) {
    const byRuntime = new Map(interpreters.map(i => [i.runtime, [] as Reading[]]));
    readings.set(kind, byRuntime);
    for (let round = 0; round < rounds * MOST_TIMES; round++) {
      for (const interpreter of interpreters.filter(i => round < rounds || isUnsettled(byRuntime.get(i.runtime)!))) {
        signal?.throwIfAborted();
        const reading = await readPair(path.join(folder, `${kind}.py`), interpreter, round, signal);
        if (typeof reading === 'string') tell(`${kind} on ${interpreter.title}: ${reading}`);
        else byRuntime.get(interpreter.runtime)!.push(reading);
      }
    }
    tell(`measured ${kind}`);
    measured?.(readings);
  }
  return readings;
}

function isUnsettled(readings: readonly Reading[]): boolean {
  if (readings.length === 0) return false;
  const { ratio, spread } = figureOf(readings);
  return spread > ratio * SETTLED;
}

/** The sides take turns in going first. A failure is told in words. */
async function readPair(file: string, interpreter: Interpreter, round: number, signal?: AbortSignal): Promise<Reading | string> {
  try {
    if (round % 2 === 0) {
      const slow = await readSide(file, 'slow', interpreter, signal);
      return { slow, fast: await readSide(file, 'fast', interpreter, signal) };
    }
    const fast = await readSide(file, 'fast', interpreter, signal);
    return { slow: await readSide(file, 'slow', interpreter, signal), fast };
  } catch (error) {
    return error instanceof Error ? error.message.trim().split('\n').slice(-1)[0] : String(error);
  }
}

async function readSide(file: string, side: keyof Reading, { command, args }: Interpreter, signal?: AbortSignal): Promise<number> {
  const { stdout } = await run(command, [...args, file, side], { timeout: SIDE_LIMIT_MS, ...(signal && { signal }) });
  const nanoseconds = Number(stdout);
  if (!(nanoseconds > 0)) throw new Error(`printed ${stdout.trim()} instead of a time`);
  return nanoseconds;
}
