/** `_io`: the module and `open`, which puts raw, buffered and text streams together. */
import { setAttribute } from '../objects/attribute.js';
import { strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { asSize } from '../objects/convert.js';
import { makeError, typeError, valueError } from '../objects/errors.js';
import { barrier, native } from '../objects/native.js';
import { None, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { bufferedBase, callMethod, ioBase, rawBase, shownClass, textBase, unsupportedClass } from './io-base.js';
import { fileIoClass, randomClass, readerClass, writerClass } from './io-files.js';
import { bytesIoClass } from './io-memory.js';
import { newlineDecoderClass } from './io-newlines.js';
import { stringIoClass } from './io-string.js';
import { textIoClass } from './io-text.js';
import { moduleFunction, type ModuleSpec } from './module-spec.js';

/** A mode in its parts; ValueError as CPython words it. */
function parseMode(vm: Vm, mode: string): { kind: string; plus: boolean; binary: boolean } {
  const letters = new Set(mode);
  if (letters.size !== mode.length || /[^rwxabt+]/.test(mode)) throw valueError(vm, `invalid mode: '${mode}'`);
  const kinds = [...letters].filter(c => 'rwxa'.includes(c));
  if (letters.has('t') && letters.has('b')) throw valueError(vm, "can't have text and binary mode at once");
  if (kinds.length > 1) throw valueError(vm, 'must have exactly one of create/read/write/append mode');
  if (kinds.length === 0) throw valueError(vm, 'Must have exactly one of create/read/write/append mode and at most one plus');
  return { kind: kinds[0], plus: letters.has('+'), binary: letters.has('b') };
}

function open(
  vm: Vm,
  file: Value,
  mode: Value | undefined,
  buffering: Value | undefined,
  encoding: Value | undefined,
  errors: Value | undefined,
  newline: Value | undefined,
  closefd: Value | undefined,
  opener: Value | undefined,
): Value {
  const text = mode === undefined ? 'r' : strValue(mode);
  if (text === undefined) throw typeError(vm, `open() argument 'mode' must be str, not ${shownClass(vm, mode!)}`);
  const { kind, plus, binary } = parseMode(vm, jsText(text));
  const size = buffering === undefined ? -1 : asSize(vm, buffering);
  const given = (v: Value | undefined): boolean => v !== undefined && v !== None;
  if (binary && given(encoding)) throw valueError(vm, "binary mode doesn't take an encoding argument");
  if (binary && given(errors)) throw valueError(vm, "binary mode doesn't take an errors argument");
  if (binary && given(newline)) throw valueError(vm, "binary mode doesn't take a newline argument");
  if (size === 0 && !binary) throw valueError(vm, "can't have unbuffered text I/O");
  const raw = vm.call(fileIoClass(vm), file, kind + (plus ? '+' : ''), closefd ?? true, opener ?? None);
  try {
    if (size === 0) return raw;
    const cls = plus ? randomClass(vm) : kind === 'r' ? readerClass(vm) : writerClass(vm);
    const buffer = vm.call(cls, raw);
    if (binary) return buffer;
    const wrapper = vm.call(textIoClass(vm), buffer, encoding ?? None, errors ?? None, newline ?? None, size === 1);
    setAttribute(vm, wrapper, 'mode', text);
    return wrapper;
  } catch (e) {
    callMethod(vm, raw, 'close');
    throw e;
  }
}

const SIGNATURE = "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)";

/** `builtins.open` and `io.open` are one function. */
export const OPEN_FUNCTION = barrier('open', SIGNATURE, open, 'Open file and return a stream.');

const CLASSES: readonly (readonly [string, (vm: Vm) => PyClass])[] = [
  ['_IOBase', ioBase],
  ['_RawIOBase', rawBase],
  ['_BufferedIOBase', bufferedBase],
  ['_TextIOBase', textBase],
  ['FileIO', fileIoClass],
  ['BytesIO', bytesIoClass],
  ['StringIO', stringIoClass],
  ['BufferedReader', readerClass],
  ['BufferedWriter', writerClass],
  ['BufferedRandom', randomClass],
  ['TextIOWrapper', textIoClass],
  ['IncrementalNewlineDecoder', newlineDecoderClass],
  ['UnsupportedOperation', unsupportedClass],
];

export const IO_MODULE: ModuleSpec = {
  name: '_io',
  functions: [
    barrier('open_code', '(path)', (vm, path: Value) => {
      if (strValue(path) === undefined) throw typeError(vm, `open_code() argument 'path' must be str, not ${shownClass(vm, path)}`);
      return open(vm, path, 'rb', undefined, undefined, undefined, undefined, undefined, undefined);
    }),
    native('text_encoding', '(encoding, stacklevel=2, /)', (_vm, encoding: Value) => (encoding === None ? 'utf-8' : encoding)),
  ],
  setup: (vm, dict) => {
    dict.setStr('DEFAULT_BUFFER_SIZE', 8192);
    dict.setStr('BlockingIOError', vm.types.BlockingIOError);
    dict.setStr('open', vm.builtins.dict.getStr('open') ?? moduleFunction(vm, OPEN_FUNCTION, '_io'));
    for (const [name, classOf] of CLASSES) dict.setStr(name, classOf(vm));
    dict.setStr('BufferedRWPair', pairClass(vm));
  },
};

/** Two streams as one is rare: its class exists, and says that it is not offered. */
function pairClass(vm: Vm): Value {
  const namespace = vm.dict();
  namespace.setStr('__module__', '_io');
  namespace.setStr(
    '__init__',
    moduleFunction(
      vm,
      native('__init__', '(self, /, *args, **kwargs)', vm2 => {
        throw makeError(vm2, 'NotImplementedError', 'BufferedRWPair is not offered');
      }),
      '_io',
    ),
  );
  return vm.call(vm.types.type, 'BufferedRWPair', vm.tuple([bufferedBase(vm)]), namespace);
}
