/**
 * A small number for what a value is, so that two operands make one key: fixed tags for what the
 * machine treats specially, then one for each class.
 */
import { PyClass } from '../objects/class.js';
import type { TypeName } from '../objects/type-names.js';
import { None, PyFloat, PyObject, type Value } from '../objects/value.js';
import { RESULT } from './site.js';

export enum Tag {
  int = 1,
  bigInt,
  float,
  bool,
  str,
  none,
  other,
  // classes whose tags are the same in every engine (FIXED), so that the interpreter can compare with constants
  list,
  tuple,
  dict,
  listIterator,
  tupleIterator,
  rangeIterator,
  generator,
}
const FIXED = [
  'list',
  'tuple',
  'dict',
  'list_iterator',
  'tuple_iterator',
  'range_iterator',
  'generator',
] as const satisfies readonly TypeName[];
export const FIRST_CLASS_TAG = 8;
/** Tags stay below this, so that a pair fits one number: first × TAG_LIMIT + second. */
export const TAG_LIMIT = 1 << 20;

/** Pairs that the interpreter’s fast paths look for. */
export enum Pair {
  intInt = (Tag.int << 20) + Tag.int,
  intFloat = (Tag.int << 20) + Tag.float,
  floatInt = (Tag.float << 20) + Tag.int,
  floatFloat = (Tag.float << 20) + Tag.float,
  strStr = (Tag.str << 20) + Tag.str,
  strInt = (Tag.str << 20) + Tag.int,
  listInt = (Tag.list << 20) + Tag.int,
  tupleInt = (Tag.tuple << 20) + Tag.int,
  dictStr = (Tag.dict << 20) + Tag.str,
}

export class ClassTags {
  private readonly classes: WeakRef<PyClass>[] = [];

  /** To be called before any class is met. */
  fix(types: Readonly<Record<TypeName, PyClass>>): void {
    for (const name of FIXED) this.tagOfClass(types[name]);
  }

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
    if (cls.tag === 0) {
      cls.tag = FIRST_CLASS_TAG + this.classes.length;
      this.classes.push(new WeakRef(cls));
    }
    return cls.tag;
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
