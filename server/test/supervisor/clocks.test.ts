/** Deterministic clocks: the same values each time, moved by looking and by sleeping only. */
import { expect, it } from 'vitest';
import { deterministicClocks, machineClocks } from '../../src/supervisor/clocks.js';
import { Control } from '../../src/supervisor/control.js';

it('repeat themselves', () => {
  const looks = (): unknown[] => {
    const clocks = deterministicClocks();
    return [clocks.wallClock(), clocks.monotonic(), clocks.cpuTime(), ...clocks.random(8)];
  };
  expect(looks()).toEqual(looks());
});

it('move on, and sleeping takes them to its end', () => {
  const clocks = deterministicClocks();
  const before = clocks.monotonic();
  expect(clocks.monotonic()).toBeGreaterThan(before);
  clocks.sleepUntil(before + 3600);
  expect(clocks.monotonic()).toBeGreaterThan(before + 3600);
  expect(clocks.monotonic()).toBeLessThan(before + 3601);
});

it('random bytes differ', () => {
  expect(new Set(deterministicClocks().random(64)).size).toBeGreaterThan(32);
});

it('the machine’s random source has no quota', () => {
  expect(
    machineClocks(new Control())
      .random(200_000)
      .some(byte => byte !== 0),
  ).toBe(true);
});
