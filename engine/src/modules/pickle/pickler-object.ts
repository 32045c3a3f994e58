/** `Pickler` objects: their settings, hooks and memo. */
import type { Shape } from '../../objects/shape.js';
import { PyObjectWithDict, type Value } from '../../objects/value.js';
import { Output } from './output.js';

/** Objects are remembered by identity; strings are one object when they are equal. */
export type MemoKey = object | string;

export class PyPickler extends PyObjectWithDict {
  memo = new Map<MemoKey, number>();
  write: Value | null = null;
  protocol = 0;
  fixImports = false;
  fast = 0;
  bufferCallback: Value | null = null;
  dispatchTable: Value | null = null;
  // set for the time of one dump
  out = new Output(false, null);
  persistentId: Value | null = null;
  reducerOverride: Value | null = null;
  depth = 0;
  /** Containers that are being saved in fast mode, which has no memo to find cycles with. */
  fastOpen: Set<object> | null = null;
  constructor(override shape: Shape) {
    super();
  }
  get binary(): boolean {
    return this.protocol >= 1;
  }
}

export class PicklerMemoProxy extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    readonly pickler: PyPickler,
  ) {
    super();
  }
}
