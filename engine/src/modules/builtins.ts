/** The `builtins` module: its functions. Classes come from `vm.types`. */
import { call1 } from '../objects/call.js';
import { BREAKPOINT } from './breakpoints.js';
import { callMethodOn, deleteAttribute, findAttribute, getAttribute, setAttribute } from '../objects/attribute.js';
import { Sums } from '../objects/sums.js';
import { sendQuietly } from '../objects/types/generator.js';
import { PyByteArray } from '../objects/types/bytearray.js';
import { asciiValue } from '../objects/ascii.js';
import { classOf, floatValue, intValue, isClass, strValue } from '../objects/class-of.js';
import { isGreater, isLess } from '../objects/compare.js';
import { asIndex } from '../objects/convert.js';
import { PyDict } from '../objects/dict.js';
import { attributeError, isError, runtimeError, stopIteration, typeError, valueError } from '../objects/errors.js';
import { hashOf } from '../objects/hash.js';
import { PyGenerator } from '../objects/generator.js';
import { getIterator, isPlainIterator, iteratorNext, forEach, collect } from '../objects/iterate.js';
import { barrier, native, type NativeSpec } from '../objects/native.js';
import { binary } from '../objects/arithmetic.js';
import { lengthValue } from '../objects/subscript.js';
import { formatValue, reprValue, strText, type Text } from '../objects/text.js';
import { truth } from '../objects/truth.js';
import { CallableIterator } from '../objects/types/iterator-types.js';
import { sortItems } from '../objects/sorting.js';
import { anextOr } from '../objects/types/anext-awaitable.js';
import { attributeName, identityNumber } from '../objects/types/object.js';
import { isInstanceOf, isSubclassOf } from '../objects/instance-check.js';
import { PyBytes, None, NotImplemented, PyFloat, type Value } from '../objects/value.js';
import { codePointText, codePoints, jsText, type Vm } from '../objects/vm.js';
import { PyModule, PyNative } from '../objects/function.js';
import { localVariables, namespaceOf } from '../objects/types/introspection.js';
import { PyStandardStream, writeText } from './streams.js';
import { compileFunctions } from './compile-functions.js';
import { buildClassChecked } from './build-class.js';
import { OPEN_FUNCTION } from './io.js';
import { moduleFunction } from './module-spec.js';
import { importModule } from './import.js';
import { EXCEPTION_TREE, type TypeName } from '../objects/type-names.js';
import { PyFunction } from '../objects/function.js';

type Kwargs = ReadonlyMap<string, Value>;

// ---- aggregation ----

function extreme(name: 'min' | 'max'): NativeSpec {
  const isBetter = name === 'min' ? isLess : isGreater;
  return barrier(
    name,
    '(*args, key=None, default=<unrepresentable>)',
    (vm, args: readonly Value[], key: Value | undefined, fallback: Value | undefined) => {
      if (args.length === 0) throw typeError(vm, `${name} expected at least 1 argument, got 0`);
      if (args.length > 1 && fallback !== undefined)
        throw typeError(vm, `Cannot specify a default for ${name}() with multiple positional arguments`);
      if (args.length === 2 && key === undefined) return isBetter(vm, args[1], args[0]) ? args[1] : args[0];
      const keyed = key !== undefined && key !== None;
      let best: Value | undefined;
      let bestKey: Value | undefined;
      const consider = (v: Value): void => {
        const k = keyed ? call1(vm, key, v) : v;
        if (bestKey === undefined || isBetter(vm, k, bestKey)) {
          best = v;
          bestKey = k;
        }
      };
      if (args.length > 1) args.forEach(consider);
      else forEach(vm, args[0], v => consider(v));
      if (best === undefined) {
        if (fallback !== undefined) return fallback;
        throw valueError(vm, `${name}() iterable argument is empty`);
      }
      return best;
    },
  );
}

function sum(vm: Vm, iterable: Value, start: Value | undefined): Value {
  const total: Value = start ?? 0;
  if (strValue(total) !== undefined) throw typeError(vm, "sum() can't sum strings [use ''.join(seq) instead]");
  if (total instanceof PyByteArray) throw typeError(vm, "sum() can't sum bytearray [use b''.join(seq) instead]");
  if (total instanceof PyBytes) throw typeError(vm, "sum() can't sum bytes [use b''.join(seq) instead]");
  const sums = new Sums(vm, total);
  forEach(vm, iterable, v => sums.add(v));
  return sums.total;
}

function quantifier(name: 'any' | 'all'): NativeSpec {
  return barrier(name, '(iterable, /)', (vm, iterable: Value) => {
    let result = name === 'all';
    forEach(vm, iterable, v => {
      if (truth(vm, v) === (name === 'all')) return false;
      result = !result;
      return true;
    });
    return result;
  });
}

// ---- print, input ----

function print(
  vm: Vm,
  args: readonly Value[],
  sep: Value | undefined,
  end: Value | undefined,
  file: Value | undefined,
  flush: Value | undefined,
): Value {
  const text = (v: Value | undefined, fallback: string, name: string): string => {
    if (v === undefined || v === None) return fallback;
    const t = strValue(v);
    if (t === undefined) throw typeError(vm, `${name} must be None or a string, not ${classOf(vm, v).name}`);
    return jsText(t);
  };
  const separator = text(sep, ' ', 'sep');
  const ending = text(end, '\n', 'end');
  const target = file === undefined || file === None ? standardOut(vm) : file;
  if (target === None) return None;
  if (target instanceof PyStandardStream && !target.shape.cls.isHeap && target.dict === null) {
    printPieces(vm, args, separator, ending, t => void writeText(vm, target, t));
  } else {
    const write = getAttribute(vm, target, 'write');
    printPieces(vm, args, separator, ending, t => void vm.call(write, t));
  }
  if (flush !== undefined && truth(vm, flush)) vm.call(getAttribute(vm, target, 'flush'));
  return None;
}

/** Each piece is written by itself, empty ones too: a file of the program's own sees that, and so does who gets an error midway. */
function printPieces(vm: Vm, args: readonly Value[], separator: string, ending: string, write: (t: Text) => void): void {
  args.forEach((v, i) => {
    if (i > 0) write(vm.text(separator));
    write(vm.text(strText(vm, v)));
  });
  write(vm.text(ending));
}

function standardOut(vm: Vm): Value {
  const sys = vm.modules.getStr('sys') as PyModule;
  const out = sys.dict.getStr('stdout');
  if (out === undefined) throw runtimeError(vm, 'lost sys.stdout');
  return out;
}

function input(vm: Vm, prompt: Value | undefined): Value {
  const sys = (vm.modules.getStr('sys') as PyModule).dict;
  if (prompt !== undefined) {
    const out = standardOut(vm);
    vm.call(getAttribute(vm, out, 'write'), vm.text(strText(vm, prompt)));
    vm.call(getAttribute(vm, out, 'flush'));
  }
  const line = strText(vm, vm.call(getAttribute(vm, sys.getStr('stdin')!, 'readline')));
  if (line === '') throw vm.call(vm.types.EOFError, 'EOF when reading a line');
  return vm.text(line.replace(/\n$/, ''));
}

// ---- numbers and characters ----

function pow(vm: Vm, a: Value, b: Value, m: Value | undefined): Value {
  if (m === undefined || m === None) return binary(vm, '**', a, b);
  const method = classOf(vm, a).find('__pow__');
  const r = method === undefined ? undefined : callMethodOn(vm, method, a, [b, m]);
  if ((r === undefined || r === NotImplemented) && (floatValue(b) !== undefined || floatValue(m) !== undefined))
    throw typeError(vm, 'pow() 3rd argument not allowed unless all arguments are integers');
  if (r === undefined || r === NotImplemented) {
    throw typeError(
      vm,
      `unsupported operand type(s) for ** or pow(): '${classOf(vm, a).name}', '${classOf(vm, b).name}', '${classOf(vm, m).name}'`,
    );
  }
  return r;
}

function divmod(vm: Vm, a: Value, b: Value): Value {
  const left = classOf(vm, a).find('__divmod__');
  if (left !== undefined) {
    const r = callMethodOn(vm, left, a, [b]);
    if (classOf(vm, r) !== vm.types.NotImplementedType) return r;
  }
  const right = classOf(vm, b).find('__rdivmod__');
  if (right !== undefined) {
    const r = callMethodOn(vm, right, b, [a]);
    if (classOf(vm, r) !== vm.types.NotImplementedType) return r;
  }
  throw typeError(vm, `unsupported operand type(s) for divmod(): '${classOf(vm, a).name}' and '${classOf(vm, b).name}'`);
}

function round(vm: Vm, v: Value, digits: Value | undefined): Value {
  const method = classOf(vm, v).find('__round__');
  if (method === undefined) throw typeError(vm, `type ${classOf(vm, v).name} doesn't define __round__ method`);
  return callMethodOn(vm, method, v, digits === undefined || digits === None ? [] : [digits]);
}

function chr(vm: Vm, v: Value): Value {
  const p = asIndex(vm, v);
  if (typeof p === 'bigint' || p < 0 || p > 0x10ffff) throw valueError(vm, 'chr() arg not in range(0x110000)');
  return vm.text(codePointText(p));
}

function ord(vm: Vm, v: Value): Value {
  const t = strValue(v);
  if (t !== undefined) {
    if (typeof t === 'string' && t.length === 1) return t.charCodeAt(0);
    const points = typeof t === 'string' ? codePoints(t) : t.points;
    if (points.length !== 1) throw typeError(vm, `ord() expected a character, but string of length ${points.length} found`);
    return points[0];
  }
  if (v instanceof PyBytes) {
    if (v.data.length !== 1) throw typeError(vm, `ord() expected a character, but string of length ${v.data.length} found`);
    return v.data[0];
  }
  throw typeError(vm, `ord() expected string of length 1, but ${classOf(vm, v).name} found`);
}

const radix = (name: string, base: number, prefix: string): NativeSpec =>
  native(name, '(number, /)', (vm, v: Value) => {
    const n = asIndex(vm, v);
    return `${n < 0 ? '-' : ''}${prefix}${(n < 0 ? -n : n).toString(base)}`;
  });

// ---- attributes and namespaces ----

function getattr(vm: Vm, obj: Value, name: Value, fallback: Value | undefined): Value {
  const text = attributeName(vm, name);
  if (fallback === undefined) return getAttribute(vm, obj, text);
  return findAttribute(vm, obj, text) ?? fallback;
}

function dir(vm: Vm, args: readonly Value[]): Value {
  if (args.length === 0)
    return vm.list(collect(vm, vm.call(getAttribute(vm, currentLocals(vm), 'keys'))).sort((a, b) => (String(a) < String(b) ? -1 : 1)));
  const method = classOf(vm, args[0]).find('__dir__');
  if (method === undefined) throw typeError(vm, 'object does not provide __dir__');
  return vm.list(sortItems(vm, collect(vm, callMethodOn(vm, method, args[0], [])), undefined, false));
}

function currentLocals(vm: Vm): Value {
  const f = vm.interpreter.frameAt(0);
  if (f === null) throw runtimeError(vm, 'no current frame');
  const frame = f as unknown as Parameters<typeof localVariables>[0];
  const namespace = namespaceOf(frame);
  if (namespace !== null) return namespace;
  const d = vm.dict();
  for (const [k, v] of localVariables(frame)) d.setStr(k, v);
  return d;
}

function vars(vm: Vm, obj: Value | undefined): Value {
  if (obj === undefined) return currentLocals(vm);
  const d = findAttribute(vm, obj, '__dict__');
  if (d === undefined) throw typeError(vm, 'vars() argument must have __dict__ attribute');
  return d;
}

function next(vm: Vm, it: Value, fallback: Value | undefined): Value {
  const v = nextQuietly(vm, it, fallback);
  if (v === undefined) throw vm.interpreter.takeRaised();
  return v;
}

/** Undefined where an exception is left to be raised. */
function nextQuietly(vm: Vm, it: Value, fallback: Value | undefined): Value | undefined {
  if (it instanceof PyGenerator && it.kind === 'generator') {
    const { interpreter } = vm;
    if (fallback === undefined) return sendQuietly(vm, it, None);
    return interpreter.resumeQuietly(it, None, null) ?? (interpreter.raised === null ? fallback : undefined);
  }
  if (isPlainIterator(it)) {
    const v = it.next(vm) ?? fallback;
    if (v === undefined) vm.interpreter.raised = stopIteration(vm, undefined);
    return v;
  }
  if (classOf(vm, it).find('__next__') === undefined) throw typeError(vm, `'${classOf(vm, it).name}' object is not an iterator`);
  if (fallback === undefined) return callMethodOn(vm, classOf(vm, it).find('__next__')!, it, []);
  return iteratorNext(vm, it) ?? fallback;
}

function iter(vm: Vm, v: Value, sentinel: Value | undefined): Value {
  if (sentinel === undefined) return getIterator(vm, v);
  if (classOf(vm, v).find('__call__') === undefined) throw typeError(vm, 'iter(v, w): v must be callable');
  return new CallableIterator(vm.types.callable_iterator.rootShape, v, sentinel);
}

export const BUILTIN_FUNCTIONS: readonly NativeSpec[] = [
  barrier('print', "(*args, sep=' ', end='\\n', file=None, flush=False)", print),
  barrier('input', "(prompt='', /)", input),
  barrier('len', '(obj, /)', (vm, v: Value) => lengthValue(vm, v)),
  barrier('repr', '(obj, /)', (vm, v: Value) => reprValue(vm, v)),
  barrier('ascii', '(obj, /)', (vm, v: Value) => asciiValue(vm, v)),
  barrier('format', "(value, format_spec='', /)", (vm, v: Value, spec: Value | undefined) => formatValue(vm, v, (spec ?? '') as Text)),
  barrier('abs', '(x, /)', (vm, v: Value) => {
    if (typeof v === 'number') return Math.abs(v);
    const method = classOf(vm, v).find('__abs__');
    if (method === undefined) throw typeError(vm, `bad operand type for abs(): '${classOf(vm, v).name}'`);
    return callMethodOn(vm, method, v, []);
  }),
  extreme('min'),
  extreme('max'),
  quantifier('any'),
  quantifier('all'),
  barrier('sum', '(iterable, /, start=0)', sum),
  barrier(
    'sorted',
    '(iterable, /, *, key=None, reverse=False)',
    (vm, iterable: Value, key: Value | undefined, reverse: Value | undefined) =>
      vm.list(sortItems(vm, collect(vm, iterable), key, reverse !== undefined && truth(vm, reverse))),
  ),
  barrier('iter', '(object, sentinel=<unrepresentable>, /)', iter),
  barrier('next', '(iterator, default=<unrepresentable>, /)', next).quietly(nextQuietly),
  barrier('aiter', '(async_iterable, /)', (vm, v: Value) => {
    const method = classOf(vm, v).find('__aiter__');
    if (method === undefined) throw typeError(vm, `'${classOf(vm, v).name}' object is not an async iterable`);
    return callMethodOn(vm, method, v, []);
  }),
  barrier('anext', '(aiterator, default=<unrepresentable>, /)', (vm, v: Value, fallback: Value | undefined) => {
    const method = classOf(vm, v).find('__anext__');
    if (method === undefined) throw typeError(vm, `'${classOf(vm, v).name}' object is not an async iterator`);
    const awaitable = callMethodOn(vm, method, v, []);
    return fallback === undefined ? awaitable : anextOr(vm, awaitable, fallback);
  }),
  barrier('hash', '(obj, /)', (vm, v: Value) => hashOf(vm, v)),
  native('id', '(obj, /)', (vm, v: Value) => identityNumber(vm, v)),
  barrier('isinstance', '(obj, class_or_tuple, /)', (vm, v: Value, cls: Value) => isInstanceOf(vm, v, cls)),
  barrier('issubclass', '(cls, class_or_tuple, /)', (vm, c: Value, cls: Value) => isSubclassOf(vm, c, cls)),
  native(
    'callable',
    '(obj, /)',
    (vm, v: Value) => v instanceof PyFunction || v instanceof PyNative || isClass(v) || classOf(vm, v).find('__call__') !== undefined,
  ),
  barrier('getattr', '(object, name, default=<unrepresentable>, /)', getattr),
  barrier('hasattr', '(obj, name, /)', (vm, v: Value, name: Value) => findAttribute(vm, v, attributeName(vm, name)) !== undefined),
  barrier('setattr', '(obj, name, value, /)', (vm, v: Value, name: Value, value: Value) => {
    setAttribute(vm, v, attributeName(vm, name), value);
    return None;
  }),
  barrier('delattr', '(obj, name, /)', (vm, v: Value, name: Value) => {
    deleteAttribute(vm, v, attributeName(vm, name));
    return None;
  }),
  barrier('divmod', '(x, y, /)', divmod),
  barrier('pow', '(base, exp, mod=None)', pow),
  barrier('round', '(number, ndigits=None)', round),
  ...(['exit', 'quit'] as const).map(name =>
    native(name, '(code=None, /)', (vm, code: Value | undefined) => {
      throw vm.call(vm.types.SystemExit, ...(code === undefined ? [] : [code]));
    }),
  ),
  BREAKPOINT,
  native('chr', '(i, /)', chr),
  native('ord', '(c, /)', ord),
  radix('bin', 2, '0b'),
  radix('oct', 8, '0o'),
  radix('hex', 16, '0x'),
  barrier('vars', '(object=<unrepresentable>, /)', vars),
  barrier('dir', '(*args)', dir),
  native('globals', '()', vm => vm.interpreter.frameAt(0)?.globals ?? None),
  native('locals', '()', vm => currentLocals(vm)),
  ...compileFunctions(currentLocals),
  barrier('__build_class__', '(func, name, /, *bases, **kwds)', (vm, body: Value, name: Value, bases: readonly Value[], kwds: Kwargs) =>
    buildClassChecked(vm, body, name, bases, kwds),
  ),
  barrier(
    '__import__',
    '(name, globals=None, locals=None, fromlist=(), level=0)',
    (vm, name: Value, globals: Value | undefined, _locals: Value | undefined, fromlist: Value | undefined, level: Value | undefined) => {
      if (strValue(name) === undefined) throw typeError(vm, '__import__() argument 1 must be str, not ' + classOf(vm, name).name);
      return importModule(vm, strText(vm, name), globals instanceof PyDict ? globals : null, fromlist ?? None, Number(level ?? 0));
    },
  ),
];

const CLASSES: readonly TypeName[] = [
  'object',
  'type',
  'int',
  'bool',
  'float',
  'complex',
  'str',
  'bytes',
  'bytearray',
  'memoryview',
  'tuple',
  'list',
  'dict',
  'set',
  'frozenset',
  'range',
  'slice',
  'property',
  'staticmethod',
  'classmethod',
  'super',
  'enumerate',
  'reversed',
  'zip',
  'map',
  'filter',
];

export function fillBuiltins(vm: Vm, dict: PyDict): void {
  for (const spec of BUILTIN_FUNCTIONS)
    dict.setStr(spec.name, new PyNative(vm.types.builtin_function_or_method.rootShape, spec, undefined, null, 'builtins'));
  for (const name of CLASSES) if (vm.types[name] !== undefined) dict.setStr(name, vm.types[name]);
  for (const name of Object.keys(EXCEPTION_TREE) as TypeName[]) dict.setStr(name, vm.types[name]);
  dict.setStr('EnvironmentError', vm.types.OSError);
  dict.setStr('IOError', vm.types.OSError);
  dict.setStr('open', moduleFunction(vm, OPEN_FUNCTION, '_io'));
  dict.setStr('__debug__', true);
}

export { attributeError, floatValue, intValue, isError };
