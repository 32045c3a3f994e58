/** Calls of natives and of builtin classes, bound when compiled. */
import { PyNative, PyFunction, PyStaticMethod } from '../objects/function.js';
import type { NativeSpec } from '../objects/native.js';
import { PyClass } from '../objects/class.js';
import type { Builder } from './build.js';
import type { Node } from './ir.js';
import { bindNativeArguments } from './native-arguments.js';
import { callKnownFunction } from './translate-calls.js';
import { drainInto, drainIntoContainer } from './translate-drains.js';
import { asDouble } from './translate-operators.js';

/**
 * Natives that read the caller's frame, or call Python code that does (the hooks of `abc` and `typing` ask which module
 * called): they run with all frames on the heap, so from the interpreter.
 */
export const FRAME_READERS: ReadonlySet<string> = new Set([
  '_getframe',
  'locals',
  'globals',
  'vars',
  'dir',
  'eval',
  'exec',
  'exc_info',
  'exception',
  '__import__',
  '_getframemodulename',
  'super',
  'settrace',
  '_abc_instancecheck',
  '_abc_subclasscheck',
  'setprofile',
  'set_events',
  'set_local_events',
  'free_tool_id',
]);

/**
 * A call of a native known by identity. `selfChecked`: its first argument is known to be of the owner's class.
 * False when it takes the general path.
 */
export function callNative(
  b: Builder,
  f: PyNative,
  args: readonly Node[],
  kwnames: readonly string[],
  selfChecked: boolean,
  to: number,
): boolean {
  const { spec } = f;
  if (FRAME_READERS.has(spec.name)) return false;
  const all = withSelf(b, f, args, selfChecked);
  if (all === null) return false;
  if (taken(b, drainInto(b, f, all, kwnames), to)) return true;
  if (kwnames.length === 0 && callInline(b, f, all, to)) return true;
  const result = nativeCall(b, spec, all, kwnames);
  if (result === null) return false;
  b.set(to, result);
  b.checkValid();
  return true;
}

/** The arguments with the self that the native carries; null where a check at run time would be needed. */
function withSelf(b: Builder, f: PyNative, args: readonly Node[], selfChecked: boolean): readonly Node[] | null {
  if (f.self !== undefined && f.owner !== null) return [b.constant(f.self), ...args];
  if (f.owner !== null) return selfChecked ? args : null;
  if (f.spec.name !== '__new__') return args;
  const cls = args[0]?.op === 'const' ? args[0].data.ref : undefined;
  return cls instanceof PyClass && f.self instanceof PyClass && cls.isSubclassOf(f.self) ? args : null;
}

/** The call itself, or null when the arguments do not fit. */
export function nativeCall(b: Builder, spec: NativeSpec, args: readonly Node[], kwnames: readonly string[]): Node | null {
  const bindings = bindNativeArguments(spec, args.length, kwnames);
  return bindings === null ? null : b.add('call_native', [...args], 'any', { ref: spec, refs: bindings }, b.state());
}

/** What came of a generator that was drained in place, if one was. */
function taken(b: Builder, result: Node | undefined, to: number): boolean {
  if (result === undefined) return false;
  b.set(to, result);
  b.checkValid();
  return true;
}

const isNumeric = (v: Node): boolean => v.type === 'double' || v.type === 'int32' || v.type === 'int';

/** Natives that are an operation of their own. */
function callInline(b: Builder, f: PyNative, args: readonly Node[], to: number): boolean {
  const { vm } = b.spec.interp;
  const { list } = vm.types;
  const { name } = f.spec;
  if (name === 'append' && f.owner === list && args.length === 2 && args[0].data.ref2 === list.rootShape) {
    b.add('list_append', [args[0], args[1]], 'void', {}, b.state());
    b.set(to, b.constant(vm.none));
    return true;
  }
  const { onDouble } = f.spec;
  if (onDouble !== null && args.length === 1 && isNumeric(args[0]) && !b.spec.isBanned(b.entry, b.pc, 'ResultKindChanged')) {
    b.set(to, b.add('float_call', [asDouble(b, args[0], [])], 'double', { ref: onDouble, reason: 'ResultKindChanged' }, b.state()));
    return true;
  }
  if (f.owner !== null || f.module !== 'builtins') return false;
  const inline = BUILTINS[name]?.(b, args, f);
  if (inline === undefined) return false;
  b.set(to, inline);
  return true;
}

/** Builtin functions of arguments whose types are known; undefined where the native is called. */
const BUILTINS: Readonly<Record<string, (b: Builder, args: readonly Node[], f: PyNative) => Node | undefined>> = {
  len: (b, args) => {
    if (args.length !== 1) return undefined;
    const text = args[0].type === 'str' ? 'str' : args[0].data.ref2 === b.spec.interp.vm.types.list.rootShape ? 'list' : null;
    return text === null ? undefined : b.add('list_length', [args[0]], 'int32', { text });
  },
  min: (b, args, f) => extreme(b, args, f, '<'),
  max: (b, args, f) => extreme(b, args, f, '>'),
};

const MOST_EXTREME_ARGUMENTS = 4;

/** `min` or `max` of several numbers: the first where they are equal. Values not known to be ints are tested in place. */
function extreme(b: Builder, args: readonly Node[], f: PyNative, op: string): Node | undefined {
  if (args.length < 2 || args.length > MOST_EXTREME_ARGUMENTS) return undefined;
  if (args.every(isInt) || args.every(v => v.type === 'double')) return args.reduce((best, v) => extremeOfTwo(b, best, v, op));
  if (args.some(v => v.type === 'double' || v.type === 'str')) return undefined;
  const bindings = bindNativeArguments(f.spec, args.length, [])!;
  const result = b.add('number_extreme', [...args], 'any', { text: op, ref: f.spec, refs: bindings }, b.state());
  b.set(b.ins[b.pc + 1], result);
  b.checkValid();
  return result;
}

function extremeOfTwo(b: Builder, x: Node, y: Node, op: string): Node {
  if (x.type === 'double') return b.add('float_extreme', [x, y], 'double', { text: op });
  return b.add('int_extreme', [x, y], x.type === 'int32' && y.type === 'int32' ? 'int32' : 'int', { text: op });
}

const isInt = (v: Node): boolean => v.type === 'int32' || v.type === 'int';

/** `C(…)` of a class whose `__new__` is native, or written in Python with object's `__init__`. */
export function constructNative(b: Builder, cls: PyClass, args: readonly Node[], kwnames: readonly string[], to: number): boolean {
  const { types } = b.spec.interp.vm;
  if (cls === types.super || cls.shape.cls !== types.type || cls.abstractMethods) return false;
  if (args.length === 1 && kwnames.length === 0 && taken(b, drainIntoContainer(b, cls, args[0]), to)) return true;
  if (cls === types.type) return args.length === 1 && kwnames.length === 0 ? classOfArgument(b, args[0], to) : false;
  const create = b.spec.lookup(cls, '__new__');
  const init = b.spec.lookup(cls, '__init__');
  const me = b.constant(cls);
  const isObjectInit = init instanceof PyNative && init.owner === types.object;
  const python = create instanceof PyStaticMethod ? create.callable : create;
  if (python instanceof PyFunction) {
    // a result of another class is not initialised, and object's `__init__` does nothing
    return isObjectInit && callKnownFunction(b, python, [me, ...args], kwnames.length === 0 ? null : kwnames, to, null);
  }
  if (!(create instanceof PyNative) || create.self === types.object || create.owner !== null) return false;
  if (cls.isHeap && init instanceof PyFunction) return constructWithInit(b, create, init, me, args, kwnames, to);
  // primitives may give an instance of a subclass, which then has an `__init__` of its own
  if (cls.layout === 'primitive' && args.some(a => a.type === 'any')) return constructPrimitive(b, cls, args, kwnames, to);
  const made = nativeCall(b, create.spec, [me, ...args], kwnames);
  if (made === null) return false;
  if (!isObjectInit) {
    if (!(init instanceof PyNative) || init.owner === null) return false;
    if (nativeCall(b, init.spec, [made, ...args], kwnames) === null) return false;
  }
  b.set(to, made);
  b.checkValid();
  return true;
}

function constructWithInit(
  b: Builder,
  create: PyNative,
  init: PyFunction,
  me: Node,
  args: readonly Node[],
  kwnames: readonly string[],
  to: number,
): boolean {
  const made = nativeCall(b, create.spec, [me, ...args], kwnames);
  return made !== null && callKnownFunction(b, init, [made, ...args], kwnames.length === 0 ? null : kwnames, to, made);
}

function constructPrimitive(b: Builder, cls: PyClass, args: readonly Node[], kwnames: readonly string[], to: number): boolean {
  if (cls.isHeap || kwnames.length > 0 || args.length !== 1) return false;
  b.set(to, b.helper('convert', [...args], 'any', { ref: cls }));
  b.checkValid();
  return true;
}

function classOfArgument(b: Builder, v: Node, to: number): boolean {
  b.set(to, b.add('helper', [v], 'any', { text: 'classOf' }));
  return true;
}
