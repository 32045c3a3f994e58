/** `_tokenize`: the tokens that the `tokenize` module hands on. The source is read to its end before the first. */
import { classOf, strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { decodeBytes } from '../objects/codecs.js';
import { isError, typeError } from '../objects/errors.js';
import { PyIterator } from '../objects/iterator.js';
import { native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { ITERATOR_METHODS } from '../objects/types/iterator-types.js';
import { None, PyBytes, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { pythonTokens, type PythonToken } from '../syntax/python-tokens.js';
import { PySyntaxError } from '../syntax/syntax-error.js';
import { syntaxException } from './compile-functions.js';
import type { ModuleSpec } from './module-spec.js';

class TokenizerIter extends PyIterator {
  private tokens: Generator<PythonToken> | null = null;
  constructor(
    override shape: Shape,
    private readonly vm: Vm,
    private readonly readline: Value,
    private readonly encoding: Value | undefined,
    private readonly extra: boolean,
  ) {
    super();
  }

  next(): Value | undefined {
    const { vm } = this;
    this.tokens ??= pythonTokens(readAll(vm, this.readline, this.encoding), this.extra);
    try {
      const { value, done } = this.tokens.next();
      if (done === true) return undefined;
      const token = value as PythonToken;
      return vm.tuple([
        token.type,
        vm.text(token.text),
        vm.tuple([token.row, token.col]),
        vm.tuple([token.endRow, token.endCol]),
        vm.text(token.line),
      ]);
    } catch (e) {
      if (e instanceof PySyntaxError) throw syntaxException(vm, e);
      throw e;
    }
  }
}

function readAll(vm: Vm, readline: Value, encoding: Value | undefined): string {
  let text = '';
  for (;;) {
    const line = lineOf(vm, readline, encoding);
    if (line === '') return text;
    text += line;
  }
}

/** '' at the end, which StopIteration says, too. */
function lineOf(vm: Vm, readline: Value, encoding: Value | undefined): string {
  let line: Value;
  try {
    line = vm.call(readline);
  } catch (e) {
    if (isError(vm, e, 'StopIteration')) return '';
    throw e;
  }
  if (encoding === undefined || encoding === None) {
    const text = strValue(line);
    if (text === undefined) throw typeError(vm, `readline() returned a non-string object`);
    return jsText(text);
  }
  if (!(line instanceof PyBytes)) throw typeError(vm, `readline() returned a non-bytes object`);
  return jsText(decodeBytes(vm, line, encoding, undefined));
}

const TOKENIZER_ITER: TypeSpec = {
  name: 'TokenizerIter',
  module: '_tokenize',
  layout: 'native',
  final: true,
  create: native(
    '__new__',
    '(cls, readline, /, *, encoding=None, extra_tokens=False)',
    (vm, cls: PyClass, readline: Value, encoding: Value | undefined, extra: Value | undefined) => {
      if (classOf(vm, readline).find('__call__') === undefined)
        throw typeError(vm, `'${classOf(vm, readline).name}' object is not callable`);
      return new TokenizerIter(cls.rootShape, vm, readline, encoding, extra !== undefined && truth(vm, extra));
    },
  ),
  methods: [...ITERATOR_METHODS],
};

export const TOKENIZE_MODULE: ModuleSpec = { name: '_tokenize', functions: [], types: [TOKENIZER_ITER] };
