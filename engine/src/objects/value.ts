/**
 * What a Python value is. Knows no operation on values.
 *
 * - int: a JS number within ±(2^53−1), never −0; beyond that a bigint, never a bigint inside that range.
 * - bool: JS boolean. str: a JS string without any surrogate code unit; other text is `PyAstral`.
 * - float: `PyFloat`. None, NotImplemented, Ellipsis: `Singleton`, shared by all engines, immutable.
 * - all else: a `PyObject`, whose shape names its class.
 *
 * `undefined` is never a value: it marks an unbound variable, a missing argument, an exhausted iterator.
 * No class of PyFloat, Singleton or a primitive has a `shape`, so `v.shape !== S` is a complete guard.
 */
import { fromLatin, latin } from '../util/latin-text.js';
import type { Shape } from './shape.js';
import type { PyDict } from './dict.js';

export type Value = number | bigint | boolean | string | PyFloat | Singleton | PyObject;

export class PyFloat {
  constructor(readonly v: number) {}
}

export class Singleton {
  constructor(readonly name: 'None' | 'NotImplemented' | 'Ellipsis') {}
}
export const None = new Singleton('None');
export const NotImplemented = new Singleton('NotImplemented');
export const Ellipsis = new Singleton('Ellipsis');

/**
 * Anything with a class of its own.
 *
 * The bases have no constructor and each kind of object sets its own fields: where one constructor sets a field of many
 * layouts, V8 looks each up anew, which makes a new tuple cost two to four times as much.
 */
export abstract class PyObject {
  shape!: Shape;
}

/** An object whose attributes, if any, live in an ordinary dict (functions, exceptions, subclasses of builtin types). */
export abstract class PyObjectWithDict extends PyObject {
  dict!: PyDict | null;
}
/** Of most such objects nobody ever asks for the dict: theirs is this one. */
PyObjectWithDict.prototype.dict = null;

export const IN_OBJECT_SLOTS = 6;

/**
 * An instance of a class without builtin layout: the one V8 class for all of them (engine-measurements.md §2).
 * Slot k lives in f0…f5, then in `overflow[k − 6]`; in dictionary mode `overflow` is the attribute dict.
 */
export class PyInstance extends PyObject {
  f0: Value | undefined = undefined;
  f1: Value | undefined = undefined;
  f2: Value | undefined = undefined;
  f3: Value | undefined = undefined;
  f4: Value | undefined = undefined;
  f5: Value | undefined = undefined;
  overflow: (Value | undefined)[] | PyDict | null = null;
  constructor(override shape: Shape) {
    super();
  }
}

/** An instance of a subclass of int, float or str: the builtin value with a class and attributes of its own. */
export class PyPrimitiveSubclass extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    readonly value: number | bigint | string | PyFloat | PyAstral,
  ) {
    super();
  }
}

/** Text with code points beyond U+FFFF or lone surrogates. `shape` is str's, so that it is a PyObject like others. */
export class PyAstral extends PyObject {
  constructor(
    override shape: Shape,
    readonly points: Uint32Array,
  ) {
    super();
  }
}

/** Kept as it was made, as bytes or as text with one unit per byte; the other form is made when it is asked for. */
export class PyBytes extends PyObjectWithDict {
  private made: Uint8Array | null;
  private text: string | null;

  constructor(
    override shape: Shape,
    source: Uint8Array | string,
    /** All bytes are known to be below 128. */
    readonly isAscii = false,
  ) {
    super();
    const isText = typeof source === 'string';
    this.made = isText ? null : source;
    this.text = isText ? source : null;
  }

  get data(): Uint8Array {
    return (this.made ??= fromLatin(this.text!));
  }

  get latin(): string {
    return (this.text ??= latin(this.made!));
  }

  get length(): number {
    return this.made !== null ? this.made.length : this.text!.length;
  }
}

export class PyComplex extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    readonly re: number,
    readonly im: number,
  ) {
    super();
  }
}

export class PyTuple extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    readonly items: readonly Value[],
  ) {
    super();
  }
}

export class PyList extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    public items: Value[],
  ) {
    super();
  }
}

export class PySlice extends PyObject {
  constructor(
    override shape: Shape,
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super();
  }
}

/** range(start, stop, step) with its precomputed length; fields are ints (number or bigint). */
export class PyRange extends PyObject {
  constructor(
    override shape: Shape,
    readonly start: number | bigint,
    readonly stop: number | bigint,
    readonly step: number | bigint,
    readonly length: number | bigint,
  ) {
    super();
  }
}

/** A variable shared by closures; `undefined` is unbound. */
export class PyCell extends PyObject {
  constructor(
    override shape: Shape,
    public value: Value | undefined,
  ) {
    super();
  }
}
