/**
 * What the engine hands over after a run; everything in a report is derived from it, and nothing in it runs Python.
 *
 * The engine fills it from what feedback already keeps. Optional members sharpen a report and may be missing:
 *  - `shapes`: root and dictionary layouts of live classes; without them the report lists the layouts that sites saw.
 *  - `describeKey`: names callees that feedback knows by identity; without it they are named by their own fields.
 *  - `isUserCode`: which files deserve insights; without it, those with a source that `sourceOf` knows.
 *  - `sha256Of`: digest of a file's source, as the host computed it.
 *
 * What it relies on in feedback: `profiles` has all code, the standard library's too, or shares are of a smaller whole.
 * `Site.count` and the counts of its cases are exact in every tier, but for a few executions that ended in an exit (scaled in
 * program.ts). A store that adds an attribute is a case with
 * access `add-slot`, its `shape` and `nextShape`; `Profile.refused` says why code is not optimised.
 */
import type { Profile } from '../feedback/profile.js';
import type { ClassTags } from '../feedback/tags.js';
import type { Shape } from '../objects/shape.js';
import type { DeoptRecord, InvalidationRecord } from '../observe/events.js';

export interface RunFacts {
  readonly argv: readonly string[];
  readonly exitStatus: number;
  readonly wallMs: number;
  readonly peakMemoryMB: number;
  readonly droppedEvents: number;
}

export interface Evidence {
  readonly engineVersion: string;
  readonly profiles: readonly Profile[];
  readonly tags: ClassTags;
  readonly shapes?: Iterable<Shape>;
  readonly deopts: readonly DeoptRecord[];
  readonly invalidations: readonly InvalidationRecord[];
  readonly run: RunFacts;
  readonly partial: boolean;
  readonly forced?: { readonly applied: number; readonly problem: string | null };
  /** The text that was compiled, or null for code without source. */
  sourceOf(filename: string): string | null;
  sha256Of?(filename: string): string;
  isUserCode?(filename: string): boolean;
  describeKey?(key: object): string | null;
}
