/**
 * Keeps V8 from optimising the engine's functions while a program is being loaded. Imports run every function a
 * few times with few kinds of operands; what V8 11 makes of that is thrown away soon, and took two thirds of the time.
 * Later V8s have a middle tier for this, and are left alone. A thread's own code must be there before: V8 takes
 * cached code only with the options that it was made with.
 */
import v8 from 'node:v8';
import type { Host, Interrupt } from '#engine/host.js';

/** Polls of the engine (1,000 operations each) after which a program counts as running. */
const POLLS_OF_LOADING = 12;

const PATIENT = '--interrupt-budget=1000000';
/** What V8 11 has by itself. */
const USUAL = '--interrupt-budget=67584';

const applies = process.versions.v8.startsWith('11.');

/** The host of a job, with V8 patient from now until the job has polled often enough or `end` is called. */
export function patiently(host: Host): { readonly host: Host; end: () => void } {
  if (!applies) return { host, end: () => undefined };
  let left = POLLS_OF_LOADING;
  const end = (): void => {
    if (left > 0) v8.setFlagsFromString(USUAL);
    left = 0;
  };
  const interrupt = (): Interrupt => {
    if (left === 1) end();
    else if (left > 0) left--;
    return host.interrupt();
  };
  v8.setFlagsFromString(PATIENT);
  return { host: { ...host, interrupt }, end };
}
