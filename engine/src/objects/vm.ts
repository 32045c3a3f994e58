/**
 * One engine's objects: its builtin classes, its modules, and makers of values. Everything in
 * objects/ and modules/ receives it first. What objects ask of the interpreter is declared here as
 * `Interpreter` and installed at start; objects never import it.
 */
import type { Host } from '../host.js';
import type { EngineOptions } from '../engine-options.js';
import type { Code } from '../bytecode/code.js';
import type { PyClass } from './class.js';
import { PyDict, type KeyRules } from './dict.js';
import type { PyException } from './exception.js';
import type { PyCode, PyFunction, PyModule } from './function.js';
import { PyMethod } from './function.js';
import type { PyGenerator } from './generator.js';
import type { Monitor } from './monitor.js';
import { TextHasher } from './string-hash.js';
import type { ExceptionName, TypeName } from './type-names.js';
import { None, PyAstral, PyBytes, PyFloat, PyList, PyObject, PyTuple, type Value } from './value.js';

export type { ExceptionName };

/** A frame of the running program as objects and modules may see it. */
export interface FrameView extends PyObject {
  readonly code: PyCode;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  readonly back: FrameView | null;
  readonly pc: number;
}

/** What the interpreter offers to natives. */
export interface Interpreter {
  /** `callee(*args)`; the last `kwnames.length` arguments are keywords. Runs to completion on the host stack. */
  call(callee: Value, args: Value[], kwnames: readonly string[] | null): Value;
  /** Continues a generator: sends a value, or throws into it. Undefined when it returned; its value is then in `gen.returned`. */
  /** Calls `use` with what a generator yields, until that is all or `use` returns true. */
  drain(gen: PyGenerator, use: (item: Value) => unknown): void;
  resume(gen: PyGenerator, sent: Value | undefined, thrown: PyException | null): Value | undefined;
  /** As `resume`, but what the generator raises is left in `raised`; the result is then undefined. */
  resumeQuietly(gen: PyGenerator, sent: Value | undefined, thrown: PyException | null): Value | undefined;
  /** What was raised without a host exception by the call that has just given undefined; whoever finds it takes it. */
  raised: PyException | null;
  takeRaised(): PyException;
  /** Somebody is told of calls or lines. */
  readonly watched: boolean;
  /** The n-th frame up from the innermost Python frame, heap frames of compiled code included; null beyond the stack. */
  frameAt(depth: number): FrameView | null;
  /** The frame below `f`; captures compiled frames that lie between. */
  backOf(f: FrameView): FrameView | null;
  /** Does `work` as if the frame had called it. */
  under<T>(frame: FrameView, work: () => T): T;
  /** Runs module or class level code in a namespace. */
  execute(code: PyCode, globals: PyDict, locals: Value, closure: Value[] | null): Value;
  makeFunction(code: PyCode, globals: PyDict): PyFunction;
  /** The exception being handled by the innermost handler, or null. */
  handledException(): PyException | null;
  /** To be called every ~10,000 elements by natives that loop. May throw HostUnwind or KeyboardInterrupt. */
  poll(): void;
  recursionLimit: number;
  /** How many callers a new coroutine remembers (`cr_origin`); 0 for none. */
  originDepth: number;
  /** `sys.settrace`’s function, or null. */
  readonly tracer: Value | null;
  setTracer(tracer: Value | null): void;
  /** `sys.setprofile`’s function, or null. */
  readonly profiler: Value | null;
  /** Called by a native that Python code called: that call may be made again, and then finds it set. */
  setProfiler(profiler: Value | null): void;
  /** What listens for `sys.monitoring`, or null. */
  readonly monitor: Monitor | null;
  /** As `setProfiler`. */
  setMonitor(monitor: Monitor | null): void;
  /** Does work of a listener: nobody is told of it. */
  untold<T>(work: () => T): T;
  /** The first thread besides the main one starts: `giveWay` is called at polls from now on. */
  beginThreads(giveWay: () => void): void;
  /** Whether the running thread's frames can leave the host's stack: no native that called back lies among them. */
  canPark(): boolean;
  /** Takes the running thread off the host's stack. Its current instruction runs again when it goes on. */
  park(): never;
  /** Starts a thread, or goes on with a parked one, on a stack of its own. Throws `ThreadParked` when it gives way. */
  runThread(start: (() => void) | null, stack: unknown, thrown: PyException | null): void;
  /** Python-level call depth of the caller. */
  depth(): number;
}

/** Library modules that have been imported and not run yet, since nobody looked into them (modules/put-off-bodies.ts). */
export interface PutOff {
  /** The program is about to change a module or a class: what the library is made of is as it was when it was imported. */
  beforeChange(changed: PyModule | PyClass): void;
  /** Something is about to look at all that there is. */
  runAll(): void;
  /** Runs all, and nothing is put off from now on. */
  stop(): void;
}

/** What abstract base classes have found out before, so that `ABCMeta.__instancecheck__` need not be run to ask them. */
export interface AbcAnswers {
  /** The code of that method, as the library has it. */
  readonly hook: PyCode;
  /** Are instances of `cls` instances of `abc`? Undefined where that is not known any more, or not yet. */
  known(abc: PyClass, cls: PyClass): boolean | undefined;
}

export class Vm {
  /** Null until the hook was run for the first time. */
  abcAnswers: AbcAnswers | null = null;
  readonly types = {} as Record<TypeName, PyClass>;
  /** `sys.modules`. */
  modules!: PyDict;
  builtins!: PyModule;
  interpreter!: Interpreter;
  /** Null when nothing is put off any more. */
  putOff: PutOff | null = null;
  emptyTuple!: PyTuple;
  keyRules!: KeyRules;
  readonly textHashes = new TextHasher(this);
  private nextShapeId = 1;
  private nextId = 0x7f00_0000_1000;
  private readonly ids = new WeakMap<object, number>();
  /** Per-engine state of modules and types, by key (`sys`, `random`, …): what would be static in C. */
  readonly state = new Map<string, unknown>();

  constructor(
    readonly host: Host,
    readonly options: EngineOptions,
  ) {}

  readonly makeShapeId = (): number => this.nextShapeId++;

  // ---- makers ----

  float(x: number): PyFloat {
    return new PyFloat(x);
  }

  tuple(items: readonly Value[]): PyTuple {
    return items.length === 0 && this.emptyTuple !== undefined ? this.emptyTuple : new PyTuple(this.types.tuple.rootShape, items);
  }

  list(items: Value[]): PyList {
    return new PyList(this.types.list.rootShape, items);
  }

  dict(): PyDict {
    return new PyDict(this.types.dict.rootShape, this.keyRules);
  }

  /** From bytes, or from text with one unit per byte. */
  bytes(source: Uint8Array | string, isAscii = false): PyBytes {
    return new PyBytes(this.types.bytes.rootShape, source, isAscii);
  }

  /** A str from any JS text: the same string where it has no surrogates, else `PyAstral`. */
  text(s: string): string | PyAstral {
    return hasSurrogate(s) ? new PyAstral(this.types.str.rootShape, codePoints(s)) : s;
  }

  /** A str from code points, in its one representation. */
  textFromPoints(points: Uint32Array): string | PyAstral {
    for (let i = 0; i < points.length; i++) {
      const p = points[i];
      if (p > 0xffff || (p >= 0xd800 && p <= 0xdfff)) return new PyAstral(this.types.str.rootShape, points);
    }
    return stringFromPoints(points);
  }

  method(func: Value, self: Value): PyMethod {
    return new PyMethod(this.types.method.rootShape, func, self);
  }

  /** An object’s `id`; equal for as long as the object lives. */
  id(v: object): number {
    let id = this.ids.get(v);
    if (id === undefined) this.ids.set(v, (id = this.nextId += 16));
    return id;
  }

  // ---- calls ----

  call(callee: Value, ...args: Value[]): Value {
    return this.interpreter.call(callee, args, null);
  }

  callArgs(callee: Value, args: Value[], kwnames: readonly string[] | null = null): Value {
    return this.interpreter.call(callee, args, kwnames);
  }

  /** `warnings.warn(message, category)` for the running Python frame; throws when filters make it an error. */
  warn!: (category: ExceptionName, message: string) => void;

  /** An exception that nobody can catch goes to `sys.unraisablehook`. */
  unraisable!: (e: PyException, object: Value) => void;

  /** Makes `code` constants into this engine’s values; installed by constants.ts users. */
  instantiate!: (code: Code) => PyCode;
  makeConstants!: (code: Code) => Value[];

  get none(): typeof None {
    return None;
  }
}

const SURROGATE = /[\ud800-\udfff]/;

export function hasSurrogate(s: string): boolean {
  return SURROGATE.test(s);
}

/** Code points of a JS string; pairs are joined, lone surrogates stay. */
export function codePoints(s: string): Uint32Array {
  const points = new Uint32Array(s.length);
  let n = 0;
  for (let i = 0; i < s.length; i++) {
    const p = s.codePointAt(i)!;
    points[n++] = p;
    if (p > 0xffff) i++;
  }
  return points.subarray(0, n);
}

export function stringFromPoints(points: Uint32Array): string {
  let s = '';
  for (let i = 0; i < points.length; i += 8192) s += String.fromCodePoint(...points.subarray(i, i + 8192));
  return s;
}

/** UTF-16 of a str, astral or not (surrogates as they are): for messages, names, output. */
export function jsText(v: string | PyAstral): string {
  return typeof v === 'string' ? v : stringFromPoints(v.points);
}

export { PyObject };

/** One code point as JS text (a lone surrogate stays one). */
export function codePointText(p: number): string {
  return String.fromCodePoint(p);
}
