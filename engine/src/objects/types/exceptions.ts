/** The exception classes (library reference, “Built-in Exceptions”). */
import { attributeDict, findAttribute, getAttribute } from '../attribute.js';
import { classOf, intValue, isClass, strValue } from '../class-of.js';
import type { PyClass } from '../class.js';
import { asIndex } from '../convert.js';
import { attributeError, typeError, valueError } from '../errors.js';
import { PyException, PyTraceback } from '../exception.js';
import { collect } from '../iterate.js';
import { barrier, native } from '../native.js';
import { reprText, strOf, strText } from '../text.js';
import { truth } from '../truth.js';
import { defineType, type GetSetSpec, type TypeSpec } from '../type-spec.js';
import { EXCEPTION_TREE, type ExceptionName } from '../type-names.js';
import { None, PyTuple, type Value } from '../value.js';
import type { Vm } from '../vm.js';
import { DICT_GETSET } from './callables.js';
import { EXCEPTION_GROUP, makeExceptionGroupClass } from './exception-group.js';
import { unicodeErrorSpec } from './unicode-errors.js';

type Kwargs = ReadonlyMap<string, Value>;

const field = (name: string, fallback: Value = None): GetSetSpec => ({
  get: (_vm, e: PyException) => e.fields?.get(name) ?? fallback,
  set: (_vm, e: PyException, v) => void (v === undefined ? e.fields?.delete(name) : (e.fields ??= new Map()).set(name, v)),
});

const fields = (...names: string[]): Record<string, GetSetSpec> => Object.fromEntries(names.map(n => [n, field(n)]));

function setField(e: PyException, name: string, v: Value): void {
  (e.fields ??= new Map()).set(name, v);
}

/** `__new__` has mostly set the same ones. */
function setArguments(vm: Vm, e: PyException, args: readonly Value[]): void {
  const { items } = e.args;
  if (items.length !== args.length || items.some((v, i) => v !== args[i])) e.args = vm.tuple(args);
}

const BASE: TypeSpec = {
  name: 'BaseException',
  base: 'object',
  layout: 'exception',
  hasDict: true,
  doc: 'Common base class for all exceptions.',
  create: native(
    '__new__',
    '(cls, /, *args, **kwargs)',
    (vm, cls: PyClass, args: readonly Value[]) => new PyException(cls.rootShape, vm.tuple(args)),
  ),
  methods: [
    native('__init__', '(self, /, *args, **kwargs)', (vm, e: PyException, args: readonly Value[], kwargs: Kwargs) => {
      if (kwargs.size > 0) throw typeError(vm, `${e.shape.cls.name}() takes no keyword arguments`);
      setArguments(vm, e, args);
      return None;
    }),
    barrier('__repr__', '(self, /)', (vm, e: PyException) => {
      const items = e.args.items;
      return vm.text(`${e.shape.cls.name}${items.length === 1 ? `(${reprText(vm, items[0])})` : reprText(vm, e.args)}`);
    }),
    barrier('__str__', '(self, /)', (vm, e: PyException) =>
      e.args.items.length === 0 ? '' : strOf(vm, e.args.items.length === 1 ? e.args.items[0] : e.args),
    ),
    native('with_traceback', '(self, tb, /)', (vm, e: PyException, tb: Value) => {
      setTraceback(vm, e, tb);
      return e;
    }),
    barrier('add_note', '(self, note, /)', (vm, e: PyException, note: Value) => {
      if (strValue(note) === undefined) throw typeError(vm, `note must be a str, not '${classOf(vm, note).name}'`);
      const known = findAttribute(vm, e, '__notes__');
      if (known === undefined) attributeDict(vm, e).setStr('__notes__', vm.list([note]));
      else vm.call(getAttribute(vm, known, 'append'), note);
      return None;
    }),
    barrier('__reduce__', '(self, /)', (vm, e: PyException) =>
      vm.tuple(e.dict === null ? [e.shape.cls, e.args] : [e.shape.cls, e.args, e.dict]),
    ),
    barrier('__setstate__', '(self, state, /)', (vm, e: PyException, state: Value) => {
      if (state !== None) vm.call(getAttribute(vm, attributeDict(vm, e), 'update'), state);
      return None;
    }),
  ],
  getset: {
    args: {
      get: (_vm, e: PyException) => e.args,
      set: (vm, e: PyException, v) => {
        if (v === undefined) throw typeError(vm, 'args may not be deleted');
        e.args = vm.tuple(collect(vm, v));
      },
    },
    __traceback__: { get: (_vm, e: PyException) => e.traceback ?? None, set: (vm, e: PyException, v) => setTraceback(vm, e, v ?? null) },
    __context__: {
      get: (_vm, e: PyException) => e.context ?? None,
      set: (vm, e: PyException, v) => void (e.context = exceptionOrNone(vm, v, 'context')),
    },
    __cause__: {
      get: (_vm, e: PyException) => e.cause,
      set: (vm, e: PyException, v) => {
        e.cause = exceptionOrNone(vm, v, 'cause') ?? None;
        e.suppressContext = true;
      },
    },
    __suppress_context__: {
      get: (_vm, e: PyException) => e.suppressContext,
      set: (vm, e: PyException, v) => void (e.suppressContext = v !== undefined && truth(vm, v)),
    },
    __dict__: { ...DICT_GETSET, set: (vm, e: PyException, v) => DICT_GETSET.set!(vm, e as never, v ?? undeletable(vm)) },
  },
};

function undeletable(vm: Vm): never {
  throw typeError(vm, 'cannot delete __dict__');
}

function setTraceback(vm: Vm, e: PyException, tb: Value | null): void {
  if (tb === null) throw typeError(vm, '__traceback__ may not be deleted');
  if (tb !== None && !(tb instanceof PyTraceback)) throw typeError(vm, '__traceback__ must be a traceback or None');
  e.traceback = tb instanceof PyTraceback ? tb : null;
}

function exceptionOrNone(vm: Vm, v: Value | undefined, what: string): PyException | null {
  if (v === undefined) throw typeError(vm, `__${what}__ may not be deleted`);
  if (v === None) return null;
  if (!(v instanceof PyException)) throw typeError(vm, `exception ${what} must be None or derive from BaseException`);
  return v;
}

// ---- classes with fields of their own ----

/** `__init__` that takes keyword-only fields. */
function initWith(names: readonly string[]): ReturnType<typeof native> {
  return native('__init__', '(self, /, *args, **kwargs)', (vm, e: PyException, args: readonly Value[], kwargs: Kwargs) => {
    e.args = vm.tuple(args);
    const cls = e.shape.cls.name;
    if (kwargs.size > names.length)
      throw typeError(vm, `${cls}() takes at most ${names.length} keyword argument${names.length === 1 ? '' : 's'} (${kwargs.size} given)`);
    for (const [k, v] of kwargs) {
      if (!names.includes(k)) throw typeError(vm, `${cls}() got an unexpected keyword argument '${k}'`);
      setField(e, k, v);
    }
    return None;
  });
}

const CHARACTERS_WRITTEN: GetSetSpec = {
  get: (vm, e: PyException) => {
    const v = e.fields?.get('characters_written');
    if (v === undefined) throw attributeError(vm, 'characters_written');
    return v;
  },
  set: (vm, e: PyException, v) => {
    if (v !== undefined) setField(e, 'characters_written', asIndex(vm, v));
    else if (e.fields?.delete('characters_written') !== true) throw attributeError(vm, 'characters_written');
  },
};

const SPECIAL: Partial<Record<ExceptionName, Partial<TypeSpec>>> = {
  StopIteration: {
    methods: [
      native('__init__', '(self, /, *args)', (vm, e: PyException, args: readonly Value[]) => {
        e.args = vm.tuple(args);
        setField(e, 'value', args[0] ?? None);
        return None;
      }),
    ],
    getset: {
      value: {
        get: (_vm, e: PyException) => e.fields?.get('value') ?? e.args.items[0] ?? None,
        set: (_vm, e: PyException, v) => setField(e, 'value', v ?? None),
      },
    },
  },
  SystemExit: {
    methods: [
      native('__init__', '(self, /, *args)', (vm, e: PyException, args: readonly Value[]) => {
        e.args = vm.tuple(args);
        setField(e, 'code', args.length === 0 ? None : args.length === 1 ? args[0] : e.args);
        return None;
      }),
    ],
    getset: fields('code'),
  },
  KeyError: {
    methods: [
      barrier('__str__', '(self, /)', (vm, e: PyException) => {
        const items = e.args.items;
        return items.length === 0 ? '' : items.length === 1 ? vm.text(reprText(vm, items[0])) : strOf(vm, e.args);
      }),
    ],
  },
  AttributeError: { methods: [initWith(['name', 'obj'])], getset: fields('name', 'obj') },
  NameError: { methods: [initWith(['name'])], getset: fields('name') },
  ImportError: {
    methods: [
      native(
        '__init__',
        '(self, /, *args, name=None, path=None, name_from=None)',
        (vm, e: PyException, args: readonly Value[], name: Value | undefined, path: Value | undefined, from: Value | undefined) => {
          e.args = vm.tuple(args);
          setField(e, 'name', name ?? None);
          setField(e, 'path', path ?? None);
          setField(e, 'name_from', from ?? None);
          setField(e, 'msg', args.length === 1 ? args[0] : None);
          return None;
        },
      ),
      barrier('__str__', '(self, /)', (vm, e: PyException) =>
        strOf(vm, e.args.items.length === 1 ? e.args.items[0] : e.args.items.length === 0 ? '' : e.args),
      ),
    ],
    getset: {
      ...fields('name', 'path', 'name_from'),
      msg: {
        get: (_vm, e: PyException) => e.fields?.get('msg') ?? e.args.items[0] ?? None,
        set: (_vm, e: PyException, v) => setField(e, 'msg', v ?? None),
      },
    },
  },
  OSError: {
    create: native('__new__', '(cls, /, *args, **kwargs)', newOsError),
    methods: [native('__init__', '(self, /, *args, **kwargs)', initOsError), barrier('__str__', '(self, /)', osErrorText)],
    getset: { ...fields('errno', 'strerror', 'filename', 'filename2'), characters_written: CHARACTERS_WRITTEN },
  },
  SyntaxError: {
    methods: [native('__init__', '(self, /, *args)', initSyntaxError), barrier('__str__', '(self, /)', syntaxErrorText)],
    getset: fields('msg', 'filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset', 'print_file_and_line'),
  },
  UnicodeEncodeError: unicodeErrorSpec('encode'),
  UnicodeDecodeError: unicodeErrorSpec('decode'),
  UnicodeTranslateError: unicodeErrorSpec('translate'),
  BaseExceptionGroup: EXCEPTION_GROUP,
};

/** errno → class, as CPython's `errnomap`. */
const ERRNO_CLASSES: Readonly<Record<number, ExceptionName>> = {
  11: 'BlockingIOError',
  114: 'BlockingIOError',
  115: 'BlockingIOError',
  10: 'ChildProcessError',
  32: 'BrokenPipeError',
  108: 'BrokenPipeError',
  103: 'ConnectionAbortedError',
  111: 'ConnectionRefusedError',
  104: 'ConnectionResetError',
  17: 'FileExistsError',
  2: 'FileNotFoundError',
  4: 'InterruptedError',
  21: 'IsADirectoryError',
  20: 'NotADirectoryError',
  13: 'PermissionError',
  1: 'PermissionError',
  3: 'ProcessLookupError',
  110: 'TimeoutError',
};

/** A class with an `__init__` of its own, and none of the rest, gets its fields there: only it knows what they are. */
function fieldsComeLater(vm: Vm, cls: PyClass): boolean {
  return cls.find('__init__') !== vm.types.OSError.find('__init__') && cls.find('__new__') === vm.types.OSError.find('__new__');
}

function newOsError(vm: Vm, cls: PyClass, args: readonly Value[]): Value {
  if (fieldsComeLater(vm, cls)) return new PyException(cls.rootShape, vm.emptyTuple);
  const [errno] = args;
  const known = cls === vm.types.OSError && isFull(args) && typeof errno === 'number' ? ERRNO_CLASSES[errno] : undefined;
  return fillOsError(vm, new PyException((known === undefined ? cls : vm.types[known]).rootShape, vm.emptyTuple), args);
}

function initOsError(vm: Vm, e: PyException, args: readonly Value[]): Value {
  if (fieldsComeLater(vm, e.shape.cls)) fillOsError(vm, e, args);
  return None;
}

const isFull = (args: readonly Value[]): boolean => args.length >= 2 && args.length <= 5;

function fillOsError(vm: Vm, e: PyException, args: readonly Value[]): PyException {
  const [errno, strerror, filename, , filename2] = args;
  const isBlocking = e.shape.cls.isSubclassOf(vm.types.BlockingIOError);
  const written = isBlocking && isFull(args) && filename !== undefined ? intValue(filename) : undefined;
  e.args = vm.tuple(isFull(args) && args.length > 2 && written === undefined ? args.slice(0, 2) : args);
  if (!isFull(args)) return e;
  setField(e, 'errno', errno);
  setField(e, 'strerror', strerror);
  if (written !== undefined) setField(e, 'characters_written', filename);
  else if (filename !== undefined) setField(e, 'filename', filename);
  if (filename2 !== undefined) setField(e, 'filename2', filename2);
  return e;
}

function osErrorText(vm: Vm, e: PyException): Value {
  const f = e.fields;
  const get = (n: string): string => strText(vm, f?.get(n) ?? None);
  const file = f?.get('filename');
  const file2 = f?.get('filename2');
  if (file !== undefined && file !== None) {
    const second = file2 !== undefined && file2 !== None ? ` -> ${reprText(vm, file2)}` : '';
    return vm.text(`[Errno ${get('errno')}] ${get('strerror')}: ${reprText(vm, file)}${second}`);
  }
  if (f !== null && f.has('errno')) return vm.text(`[Errno ${get('errno')}] ${get('strerror')}`);
  return e.args.items.length === 0 ? '' : strOf(vm, e.args.items.length === 1 ? e.args.items[0] : e.args);
}

function initSyntaxError(vm: Vm, e: PyException, args: readonly Value[]): Value {
  e.args = vm.tuple(args);
  if (args.length >= 1) setField(e, 'msg', args[0]);
  if (args.length === 2) {
    const info = collect(vm, args[1]);
    if (info.length !== 4 && info.length !== 6)
      throw typeError(vm, `function takes ${info.length < 4 ? 'at least 4' : 'at most 6'} arguments (${info.length} given)`);
    ['filename', 'lineno', 'offset', 'text', 'end_lineno', 'end_offset'].forEach((n, i) => setField(e, n, info[i] ?? None));
  }
  return None;
}

function syntaxErrorText(vm: Vm, e: PyException): Value {
  const f = e.fields;
  const msg = f?.get('msg');
  const text = strText(vm, msg ?? None);
  const file = f?.get('filename');
  const line = f?.get('lineno');
  const name = typeof file === 'string' ? file.slice(file.lastIndexOf('/') + 1) : null;
  if (name !== null && typeof line === 'number') return vm.text(`${text} (${name}, line ${line})`);
  if (name !== null) return vm.text(`${text} (${name})`);
  return vm.text(typeof line === 'number' ? `${text} (line ${line})` : text);
}

/** Makes all exception classes, bases first. */
export function defineExceptions(vm: Vm): void {
  for (const [name, base] of Object.entries(EXCEPTION_TREE) as [ExceptionName, ExceptionName | null][]) {
    if (base === null) defineType(vm, BASE, name);
    else if (name !== 'ExceptionGroup') defineType(vm, { name, base, layout: 'exception', hasDict: true, ...SPECIAL[name] }, name);
  }
  makeExceptionGroupClass(vm);
  vm.types.OSError.dict.setStr('__doc__', 'Base class for I/O related errors.');
}

export { isClass, valueError, PyTuple };
