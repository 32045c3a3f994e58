/** What an embedder chooses for one run. Plain data; knows nothing of how it is carried out. */

export type JitMode = 'off' | 'generic' | 'on' | 'eager';

export interface EngineOptions {
  readonly jit: JitMode;
  /** Bytes; 0 is no limit. Polls end the run with 137 above it. */
  readonly memoryLimit: number;
  readonly deterministic: boolean;
  /** Host stack of the worker in bytes, from which the depth budget is calculated. */
  readonly hostStackBytes: number;
  /** Force a deopt at every n-th guard; 0 is off. */
  readonly stressDeopt: number;
  /** Enter optimised code at every loop header by OSR. */
  readonly stressOsr: boolean;
  /** Break a random assumption at every n-th poll; 0 is off. */
  readonly breakAssumptions: number;
  readonly inline: boolean;
  readonly unbox: boolean;
  readonly inlineCaches: boolean;
  /** What becomes of imports of modules that are not there: an error as in Python, or a stand-in (modules/placeholder.ts). */
  readonly missingModules: 'error' | 'placeholder';
  /** A run under a forced assumption, for a ceiling: what the program then does may differ. */
  readonly whatIf: WhatIf | null;
  /** Collect sites, shapes and events for a report. */
  readonly profile: boolean;
}

/** What is forced where: the numbers of an operation are floats, types are kept apart, a call has its function to itself. */
export interface WhatIf {
  readonly kind: 'float' | 'split' | 'inline';
  readonly path: string;
  /** 0-based, UTF-16, as in reports; without an end the largest expression that starts there. */
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number } | null;
}

export const DEFAULT_OPTIONS: EngineOptions = {
  jit: 'on',
  memoryLimit: 0,
  deterministic: false,
  hostStackBytes: 512 * 1024 * 1024,
  stressDeopt: 0,
  stressOsr: false,
  breakAssumptions: 0,
  inline: true,
  unbox: true,
  inlineCaches: true,
  missingModules: 'error',
  whatIf: null,
  profile: false,
};

/** What to run: a file, a module by name (`-m`), or a string (`-c`); or source text standing for a file. */
export type Program =
  | { readonly kind: 'file'; readonly path: string; readonly source: Uint8Array | null }
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'command'; readonly code: string }
  | { readonly kind: 'stdin' };

/** How a run ended. `exitStatus` as in interfaces.md §2; `ended` says why in words of the engine. */
export interface RunOutcome {
  readonly exitStatus: number;
  readonly ended: 'finished' | 'exception' | 'exit' | 'cancel' | 'timeout' | 'memory' | 'engine-bug';
  /** What nobody has said yet; an exception has printed its traceback. */
  readonly message: string | null;
  /** The exception that ended it, in one line. */
  readonly raised?: string;
}
