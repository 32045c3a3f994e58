/**
 * Gives back what a run left behind. V8 collects when memory is asked for, so a process that rests after a large report
 * would hold its garbage for as long as it rests. Knows no runs.
 */
import * as v8 from 'node:v8';
import * as vm from 'node:vm';

let collect: (() => void) | null = null;

/** Takes tens of milliseconds in a large heap: for when nobody waits. */
export function collectGarbage(): void {
  collect ??= exposed();
  collect();
}

function exposed(): () => void {
  v8.setFlagsFromString('--expose-gc');
  return vm.runInNewContext('gc') as () => void;
}
