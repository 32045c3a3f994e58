/**
 * Callable objects and what they are made of. Knows nothing of how calls are carried out.
 */
import { Assumption } from './assumption.js';
import type { Code } from '../bytecode/code.js';
import type { PyDict } from './dict.js';
import type { NativeSpec } from './native.js';
import type { PyClass } from './class.js';
import { None, PyObject, PyObjectWithDict, type PyCell, type PyTuple, type Value } from './value.js';
import type { Shape } from './shape.js';

/** A code object: the shared `Code` with this engine's constants and feedback. */
export class PyCode extends PyObject {
  private values: Value[] | null = null;
  /** The interpreter's record of this code (feedback, tiers); opaque here. */
  profile: object | null = null;
  /** A what-if: built into whatever calls it, whatever its size. */
  inlineAlways = false;
  /** `engine.codeExtra` slots. */
  extra: Map<number, unknown> | null = null;
  constructor(
    override shape: Shape,
    readonly code: Code,
    private readonly makeConsts: (code: Code) => Value[],
  ) {
    super();
  }

  /** Constants as values, index for index; made when they are first asked for. */
  get consts(): Value[] {
    return (this.values ??= this.makeConsts(this.code));
  }
}

export class PyFunction extends PyObjectWithDict {
  defaults: Value[] | null = null;
  kwdefaults: PyDict | null = null;
  closure: PyCell[] | null = null;
  annotations: Value | null = null;
  typeParams: Value | null = null;
  /** Undefined: the docstring in the code, whose constants need not be made for it. */
  private ownDoc: Value | undefined = undefined;
  module: Value;
  readonly codeAssumption: Assumption;
  readonly defaultsAssumption: Assumption;
  constructor(
    override shape: Shape,
    public name: string,
    public qualname: string,
    public code: PyCode,
    readonly globals: PyDict,
    readonly builtins: PyDict,
    module: Value,
  ) {
    super();
    this.module = module;
    this.codeAssumption = new Assumption('FunctionCode', `${qualname}.__code__`);
    this.defaultsAssumption = new Assumption('FunctionDefaults', `${qualname}.__defaults__`);
  }

  get doc(): Value {
    return (this.ownDoc ??= this.code.code.hasDocstring ? this.code.consts[0] : None);
  }

  set doc(doc: Value) {
    this.ownDoc = doc;
  }

  /** Other code keeps the docstring that the function was made with. */
  setCode(code: PyCode): void {
    this.doc = this.doc;
    this.code = code;
    this.codeAssumption.break();
  }
}

/** A bound method. */
export class PyMethod extends PyObject {
  constructor(
    override shape: Shape,
    readonly func: Value,
    readonly self: Value,
  ) {
    super();
  }
}

/**
 * A function written in TypeScript: a module function, a bound builtin method (`self` given), or,
 * with `owner` and no `self`, a method or slot descriptor in that class.
 */
export class PyNative extends PyObject {
  /** What a call passes on. */
  readonly passes: Passes;
  constructor(
    override shape: Shape,
    readonly spec: NativeSpec,
    readonly self: Value | undefined,
    readonly owner: PyClass | null,
    readonly module: Value,
  ) {
    super();
    if (spec.name === '__new__')
      this.passes = owner === null ? Passes.checkedClass : self === undefined ? Passes.arguments : Passes.selfFirst;
    else this.passes = owner === null ? Passes.arguments : self === undefined ? Passes.checkedSelf : Passes.selfFirst;
  }
}

/** A native in a builtin class that is passed neither object nor class (`str.maketrans`). */
export class PyStaticNative extends PyNative {
  constructor(
    shape: Shape,
    spec: NativeSpec,
    readonly holder: PyClass,
  ) {
    super(shape, spec, None, null, None);
  }
}

export enum Passes {
  /** The arguments as they are. */
  arguments,
  /** `self`, then the arguments. */
  selfFirst,
  /** The arguments, the first of which must be an instance of `owner`. */
  checkedSelf,
  /** The arguments, the first of which must be a subclass of `self` (`__new__`). */
  checkedClass,
}

/** A computed attribute of a builtin class (`getset_descriptor`, or `member_descriptor` of `__slots__`). */
export class PyGetSet extends PyObject {
  constructor(
    override shape: Shape,
    readonly name: string,
    readonly owner: PyClass,
    readonly get: (self: Value) => Value,
    readonly set: ((self: Value, value: Value | undefined) => void) | null,
    /** For `__slots__`: the key of the slot in the shapes of instances. */
    readonly slotKey: string | null,
    readonly doc: string | undefined = undefined,
  ) {
    super();
  }
}

export class PyStaticMethod extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    public callable: Value,
  ) {
    super();
  }
}

export class PyClassMethod extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    public callable: Value,
  ) {
    super();
  }
}

export class PyProperty extends PyObjectWithDict {
  getter: Value | null = null;
  setter: Value | null = null;
  deleter: Value | null = null;
  doc: Value | null = null;
  /** The docstring is the getter's: another getter brings its own. */
  isDocOfGetter = false;
  name: Value | null = null;
  constructor(override shape: Shape) {
    super();
  }
}

export class PyModule extends PyObject {
  /** Runs the body, where that has been put off until somebody looks into the module; it calls `begin`. */
  private body: (() => void) | null = null;
  constructor(
    override shape: Shape,
    private namespace: PyDict,
  ) {
    super();
  }

  get dict(): PyDict {
    if (this.body !== null) this.body();
    return this.namespace;
  }

  /** Somebody looks into the module. */
  look(): void {
    if (this.body !== null) this.body();
  }

  set dict(dict: PyDict) {
    this.namespace = dict;
  }

  get isPutOff(): boolean {
    return this.body !== null;
  }

  putOff(body: () => void): void {
    this.body = body;
  }

  /** The body starts: whoever looks from now on sees what it has done so far. */
  begin(): PyDict {
    this.body = null;
    return this.namespace;
  }
}

/** `super(type, obj)`. */
export class PySuper extends PyObject {
  constructor(
    override shape: Shape,
    public thisClass: PyClass | null,
    public obj: Value | undefined,
    public objClass: PyClass | null,
  ) {
    super();
  }
}

export type { PyTuple };
