/** `_string`: the pieces of format templates, for `string.Formatter`. */
import { classOf, strValue } from '../objects/class-of.js';
import { typeError, valueError } from '../objects/errors.js';
import { PyIterator } from '../objects/iterator.js';
import { native } from '../objects/native.js';
import type { Shape } from '../objects/shape.js';
import { ITERATOR_METHODS } from '../objects/types/iterator-types.js';
import type { TypeSpec } from '../objects/type-spec.js';
import { None, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { moduleType, type ModuleSpec } from './module-spec.js';

/** Gives out what a function of the rest of a text finds. */
class Pieces extends PyIterator {
  constructor(
    override shape: Shape,
    private readonly step: () => Value | undefined,
  ) {
    super();
  }
  next(): Value | undefined {
    return this.step();
  }
}

const piecesType = (name: string): TypeSpec => ({
  name,
  module: '_string',
  layout: 'native',
  final: true,
  create: 'none',
  methods: ITERATOR_METHODS,
});
const FORMATTER = piecesType('formatteriterator');
const FIELD_NAME = piecesType('fieldnameiterator');

function textOf(vm: Vm, v: Value): string {
  const text = strValue(v);
  if (text === undefined) throw typeError(vm, `expected str, got ${classOf(vm, v).name}`);
  return jsText(text);
}

// ---- templates: (literal, field name, format spec, conversion) ----

function formatterParser(vm: Vm, v: Value): Value {
  const text = textOf(vm, v);
  let at = 0;
  return new Pieces(moduleType(vm, FORMATTER).rootShape, () => {
    if (at >= text.length) return undefined;
    const [piece, next] = templatePiece(vm, text, at);
    at = next;
    return vm.tuple(piece);
  });
}

/** Literal text up to a field or a doubled brace, with that field. */
function templatePiece(vm: Vm, text: string, start: number): [Value[], number] {
  const brace = text.slice(start).search(/[{}]/);
  if (brace < 0) return [[vm.text(text.slice(start)), None, None, None], text.length];
  const at = start + brace;
  const c = text[at];
  if (text[at + 1] === c) return [[vm.text(text.slice(start, at + 1)), None, None, None], at + 2];
  if (c === '}') throw valueError(vm, "Single '}' encountered in format string");
  if (at + 1 >= text.length) throw valueError(vm, "Single '{' encountered in format string");
  const [field, end] = fieldAt(vm, text, at + 1);
  return [[vm.text(text.slice(start, at)), ...field], end];
}

/** Field name, format spec and conversion from just after the brace, and where the text goes on. */
function fieldAt(vm: Vm, text: string, from: number): [Value[], number] {
  const nameEnd = fieldNameEnd(vm, text, from);
  const name = vm.text(text.slice(from, nameEnd));
  let at = nameEnd + 1;
  if (text[nameEnd] === '}') return [[name, '', None], at];
  if (nameEnd >= text.length) throw valueError(vm, "expected '}' before end of string");
  let conversion: Value = None;
  if (text[nameEnd] === '!') {
    if (at >= text.length) throw valueError(vm, 'end of string while looking for conversion specifier');
    const c = String.fromCodePoint(text.codePointAt(at)!);
    conversion = vm.text(c);
    at += c.length;
    if (text[at] === '}') return [[name, '', conversion], at + 1];
    if (at < text.length && text[at] !== ':') throw valueError(vm, "expected ':' after conversion specifier");
    at++;
  }
  const end = specEnd(vm, text, at);
  return [[name, vm.text(text.slice(at, end)), conversion], end + 1];
}

function fieldNameEnd(vm: Vm, text: string, from: number): number {
  let bracket = false;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '{' && !bracket) throw valueError(vm, "unexpected '{' in field name");
    if (c === '[') bracket = true;
    else if (c === ']') bracket = false;
    else if (!bracket && (c === '}' || c === ':' || c === '!')) return i;
  }
  return text.length;
}

/** Where the brace stands that closes the field; inner fields have braces of their own. */
function specEnd(vm: Vm, text: string, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth < 0) return i;
  }
  throw valueError(vm, "unmatched '{' in format spec");
}

// ---- field names: first, then (is attribute, name or index)… ----

/** A decimal index as an int, any other text as it is. */
function indexOrName(vm: Vm, text: string): Value {
  if (!/^[0-9]+$/.test(text)) return vm.text(text);
  const n = Number(text);
  if (!Number.isSafeInteger(n)) throw valueError(vm, 'Too many decimal digits in format string');
  return n;
}

function fieldNameSplit(vm: Vm, v: Value): Value {
  const text = textOf(vm, v);
  const first = text.search(/[.[]/);
  let at = first < 0 ? text.length : first;
  const rest = new Pieces(moduleType(vm, FIELD_NAME).rootShape, () => {
    if (at >= text.length) return undefined;
    const [piece, next] = accessor(vm, text, at);
    at = next;
    return vm.tuple(piece);
  });
  return vm.tuple([indexOrName(vm, text.slice(0, at)), rest]);
}

function accessor(vm: Vm, text: string, at: number): [Value[], number] {
  let end: number;
  if (text[at] === '.') {
    const stop = text.slice(at + 1).search(/[.[]/);
    end = stop < 0 ? text.length : at + 1 + stop;
    return [[true, nonEmpty(vm, text.slice(at + 1, end), s => vm.text(s))], end];
  }
  if (text[at] !== '[') throw valueError(vm, "Only '.' or '[' may follow ']' in format field specifier");
  end = text.indexOf(']', at);
  if (end < 0) throw valueError(vm, "Missing ']' in format string");
  return [[false, nonEmpty(vm, text.slice(at + 1, end), s => indexOrName(vm, s))], end + 1];
}

function nonEmpty(vm: Vm, s: string, make: (s: string) => Value): Value {
  if (s === '') throw valueError(vm, 'Empty attribute in format string');
  return make(s);
}

export const STRING_MODULE: ModuleSpec = {
  name: '_string',
  doc: 'string helper module',
  functions: [
    native('formatter_parser', '(string, /)', formatterParser, 'parse the argument as a format string'),
    native('formatter_field_name_split', '(string, /)', fieldNameSplit, 'split the argument as a field name'),
  ],
};
