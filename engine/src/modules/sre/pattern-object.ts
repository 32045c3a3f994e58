/** The object that `re.compile` gives: a program with what its groups are called. */
import type { PyDict } from '../../objects/dict.js';
import type { Shape } from '../../objects/shape.js';
import { PyObject, type Value } from '../../objects/value.js';
import type { Program } from './program.js';

export class PyPattern extends PyObject {
  /** Of its matches, once there is one. */
  matchShape: Shape | null = null;

  constructor(
    override shape: Shape,
    /** The text it was compiled from; None for those of `re.Scanner`. */
    readonly pattern: Value,
    readonly flags: number,
    readonly program: Program,
    readonly groups: number,
    readonly groupindex: PyDict,
    /** Names by group number. */
    readonly groupNames: readonly Value[],
    /** Null where the pattern is neither text nor bytes. */
    readonly isBytes: boolean | null,
  ) {
    super();
  }
}
