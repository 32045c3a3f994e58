/**
 * A small number for what a value is, so that two operands make one key: fixed tags for what the
 * machine treats specially, then one for each class.
 */
import { PyClass } from '../objects/class.js';
import { None, PyFloat, PyObject, type Value } from '../objects/value.js';
import { RESULT } from './site.js';

export const Tag = { int: 1, bigInt: 2, float: 3, bool: 4, str: 5, none: 6, other: 7 } as const;
export const FIRST_CLASS_TAG = 8;
/** Tags stay below this, so that a pair fits one number. */
export const TAG_LIMIT = 1 << 20;

export class ClassTags {
  private readonly tags = new WeakMap<PyClass, number>();
  private readonly classes: WeakRef<PyClass>[] = [];

  tagOf(v: Value): number {
    switch (typeof v) {
      case 'number':
        return Tag.int;
      case 'bigint':
        return Tag.bigInt;
      case 'boolean':
        return Tag.bool;
      case 'string':
        return Tag.str;
    }
    if (v instanceof PyFloat) return Tag.float;
    if (v === None) return Tag.none;
    return v instanceof PyObject ? this.tagOfClass(v.shape.cls) : Tag.other;
  }

  tagOfClass(cls: PyClass): number {
    let tag = this.tags.get(cls);
    if (tag === undefined) {
      tag = FIRST_CLASS_TAG + this.classes.length;
      this.classes.push(new WeakRef(cls));
      this.tags.set(cls, tag);
    }
    return tag;
  }

  classOfTag(tag: number): PyClass | null {
    return this.classes[tag - FIRST_CLASS_TAG]?.deref() ?? null;
  }

  nameOf(tag: number): string {
    if (tag >= FIRST_CLASS_TAG) return this.classOfTag(tag)?.name ?? '(collected class)';
    return ['?', 'int', 'int', 'float', 'bool', 'str', 'None', 'object'][tag];
  }
}

/** The RESULT bit of a value. */
export function resultKind(v: Value | undefined): number {
  switch (typeof v) {
    case 'number':
      return (v | 0) === v ? RESULT.smallInt : RESULT.int;
    case 'bigint':
      return RESULT.bigInt;
    case 'boolean':
      return RESULT.bool;
    case 'string':
      return RESULT.str;
  }
  if (v instanceof PyFloat) return RESULT.float;
  return v === None ? RESULT.none : RESULT.other;
}
