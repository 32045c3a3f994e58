/** `io.IncrementalNewlineDecoder`: newline translation behind another decoder. */
import { strValue } from '../objects/class-of.js';
import type { PyClass } from '../objects/class.js';
import { asIndex } from '../objects/convert.js';
import { native, barrier } from '../objects/native.js';
import { truth } from '../objects/truth.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, PyObjectWithDict, PyTuple, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import type { Shape } from '../objects/shape.js';
import { callMethod } from './io-base.js';
import { universal, textArgument } from './io-lines.js';
import { moduleType } from './module-spec.js';

class PyNewlineDecoder extends PyObjectWithDict {
  inner: Value = None;
  translate = false;
  /** A `\r` that may be the first half of a newline. */
  pending = false;
  readonly seen = new Set<string>();
  constructor(override shape: Shape) {
    super();
  }
}

type Self = PyNewlineDecoder;

function decode(vm: Vm, d: Self, input: Value, final: Value | undefined): Value {
  const atEnd = final !== undefined && truth(vm, final);
  const decoded = d.inner === None ? input : callMethod(vm, d.inner, 'decode', input, atEnd);
  let text = (d.pending ? '\r' : '') + textArgument(vm, decoded, 'decoder should return a string result');
  d.pending = false;
  if (text.endsWith('\r') && !atEnd) {
    d.pending = true;
    text = text.slice(0, -1);
  }
  noteKinds(d.seen, text);
  return vm.text(d.translate ? universal(text) : text);
}

/** Adds the kinds of newlines in a text. */
export function noteKinds(seen: Set<string>, text: string): void {
  if (text.includes('\r')) for (const newline of text.match(/\r\n|\r|\n/g)!) seen.add(newline);
  else if (text.includes('\n')) seen.add('\n');
}

/** None, the one kind seen, or a tuple of them in CPython's order. */
export function newlineKinds(vm: Vm, seen: ReadonlySet<string>): Value {
  const kinds = ['\r', '\n', '\r\n'].filter(k => seen.has(k));
  return kinds.length === 0 ? None : kinds.length === 1 ? kinds[0] : vm.tuple(kinds);
}

const NEWLINE_DECODER: TypeSpec = {
  name: 'IncrementalNewlineDecoder',
  module: '_io',
  layout: 'native',
  hasDict: false,
  create: native('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyClass) => new PyNewlineDecoder(cls.rootShape)),
  methods: [
    native('__init__', "(self, decoder, translate, errors='strict')", (vm, d: Self, inner: Value, translate: Value) => {
      d.inner = inner;
      d.translate = truth(vm, translate);
      return None;
    }),
    barrier('decode', '(self, input, final=False)', decode),
    barrier('getstate', '(self, /)', (vm, d: Self) => {
      const state = d.inner === None ? vm.tuple([vm.bytes(new Uint8Array(0)), 0]) : callMethod(vm, d.inner, 'getstate');
      const [buffer, flag] = (state as PyTuple).items;
      return vm.tuple([buffer, Number(asIndex(vm, flag)) * 2 + (d.pending ? 1 : 0)]);
    }),
    barrier('setstate', '(self, state, /)', (vm, d: Self, state: Value) => {
      const [buffer, flag] = (state as PyTuple).items;
      const bits = Number(asIndex(vm, flag));
      d.pending = bits % 2 === 1;
      if (d.inner !== None) callMethod(vm, d.inner, 'setstate', vm.tuple([buffer, Math.floor(bits / 2)]));
      return None;
    }),
    barrier('reset', '(self, /)', (vm, d: Self) => {
      d.seen.clear();
      d.pending = false;
      if (d.inner !== None) callMethod(vm, d.inner, 'reset');
      return None;
    }),
  ],
  getset: { newlines: { get: (vm, d: Self) => newlineKinds(vm, d.seen) } },
};

export const newlineDecoderClass = (vm: Vm): PyClass => moduleType(vm, NEWLINE_DECODER);
