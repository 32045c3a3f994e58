/**
 * Gives back what a run or an hour of typing left behind. V8 collects when memory is asked for, so a process that rests
 * after much work would hold its garbage, and pages with a few objects each, for as long as it rests. Knows no runs.
 */
import * as v8 from 'node:v8';
import * as vm from 'node:vm';

type Collect = (options?: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** The first major version of V8 that has a last resort, which empties pages that hold little; to an older one, options mean little. */
const HAS_LAST_RESORT = 12;
const EMPTY_PAGES = '--compact-on-every-full-gc';

let collect: Collect | null = null;

/** Takes tens of milliseconds in a large heap: for when nobody waits. */
export function collectGarbage(): void {
  collect ??= exposed();
  if (Number.parseInt(process.versions.v8, 10) >= HAS_LAST_RESORT) collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  else compact(collect);
}

function compact(collect: Collect): void {
  v8.setFlagsFromString(EMPTY_PAGES);
  collect();
  v8.setFlagsFromString(EMPTY_PAGES.replace('--', '--no-'));
}

function exposed(): Collect {
  v8.setFlagsFromString('--expose-gc');
  return vm.runInNewContext('gc') as Collect;
}
