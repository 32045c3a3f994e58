/** CSV dialects: how fields are separated and quoted. */
import { findAttribute } from '../../objects/attribute.js';
import { classOf, intValue, strValue } from '../../objects/class-of.js';
import type { PyClass } from '../../objects/class.js';
import { asInt32 } from '../../objects/convert.js';
import { PyDict } from '../../objects/dict.js';
import { attributeError, typeError, valueError } from '../../objects/errors.js';
import type { PyException } from '../../objects/exception.js';
import { barrier, native } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import { truth } from '../../objects/truth.js';
import type { GetSetSpec, TypeSpec } from '../../objects/type-spec.js';
import { None, PyObjectWithDict, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import { engineState, exceptionClass, moduleType, raise } from '../module-spec.js';

export const Quote = { MINIMAL: 0, ALL: 1, NONNUMERIC: 2, NONE: 3, STRINGS: 4, NOTNULL: 5 } as const;

export const csvErrorClass = (vm: Vm): PyClass => exceptionClass(vm, '_csv', 'Error', vm.types.Exception);
export const csvError = (vm: Vm, message: string): PyException => raise(vm, csvErrorClass(vm), message);

export interface Format {
  readonly delimiter: string;
  readonly doublequote: boolean;
  readonly escapechar: string | null;
  readonly lineterminator: string;
  readonly quotechar: string | null;
  readonly quoting: number;
  readonly skipinitialspace: boolean;
  readonly strict: boolean;
}

export class PyDialect extends PyObjectWithDict {
  constructor(
    override shape: Shape,
    readonly format: Format,
  ) {
    super();
  }
}

interface CsvState {
  readonly dialects: PyDict;
  fieldLimit: number;
}
export const csvState = (vm: Vm): CsvState => engineState(vm, 'csv', () => ({ dialects: vm.dict(), fieldLimit: 131072 }));

const FIELDS = ['delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting', 'skipinitialspace', 'strict'] as const;
type Field = (typeof FIELDS)[number];

export function registered(vm: Vm, name: Value): Value {
  const found = csvState(vm).dialects.get(name);
  if (found === undefined) throw csvError(vm, 'unknown dialect');
  return found;
}

/** A dialect from a name, a class or an object with attributes, and settings that come before those. */
export function dialectFrom(
  vm: Vm,
  base: Value | undefined,
  settings: ReadonlyMap<string, Value>,
  cls: PyClass = moduleType(vm, DIALECT),
): PyDialect {
  const given = base !== undefined && strValue(base) !== undefined ? registered(vm, base) : base;
  if (given instanceof PyDialect && settings.size === 0 && cls === moduleType(vm, DIALECT)) return given;
  const unknown = [...settings.keys()].find(k => !(FIELDS as readonly string[]).includes(k));
  if (unknown !== undefined) throw typeError(vm, `this function got an unexpected keyword argument '${unknown}'`);
  const field = (name: Field): Value | undefined =>
    settings.get(name) ?? (given === undefined || given === None ? undefined : findAttribute(vm, given, name));
  const format = readFormat(vm, field);
  checkFormat(vm, format);
  return new PyDialect(cls.rootShape, format);
}

function readFormat(vm: Vm, field: (name: Field) => Value | undefined): Format {
  const flag = (name: Field, missing: boolean): boolean => {
    const v = field(name);
    return v === undefined ? missing : truth(vm, v);
  };
  const delimiter = character(vm, 'delimiter', field('delimiter'), ',', false)!;
  const doublequote = flag('doublequote', true);
  const escapechar = character(vm, 'escapechar', field('escapechar'), null, true);
  const lineterminator = terminator(vm, field('lineterminator'));
  const quotechar = character(vm, 'quotechar', field('quotechar'), '"', true);
  const quoting = quotingFrom(vm, field('quoting'));
  // no quote character and nothing said of quoting: nothing is quoted
  const plain = quotechar === null && field('quoting') === undefined;
  return {
    delimiter,
    doublequote,
    escapechar,
    lineterminator,
    quotechar,
    quoting: plain ? Quote.NONE : quoting,
    skipinitialspace: flag('skipinitialspace', false),
    strict: flag('strict', false),
  };
}

function character(vm: Vm, name: string, v: Value | undefined, missing: string | null, optional: boolean): string | null {
  if (v === undefined) return missing;
  if (v === None && optional) return null;
  const text = strValue(v);
  if (text === undefined) throw typeError(vm, `"${name}" must be string${optional ? ' or None' : ''}, not ${classOf(vm, v).name}`);
  const s = jsText(text);
  if ([...s].length !== 1) throw typeError(vm, `"${name}" must be a 1-character string`);
  return s;
}

function terminator(vm: Vm, v: Value | undefined): string {
  if (v === undefined) return '\r\n';
  if (v === None) throw typeError(vm, 'lineterminator must be set');
  const text = strValue(v);
  if (text === undefined) throw typeError(vm, '"lineterminator" must be a string');
  return jsText(text);
}

function quotingFrom(vm: Vm, v: Value | undefined): number {
  if (v === undefined) return Quote.MINIMAL;
  if (classOf(vm, v) !== vm.types.int) throw typeError(vm, '"quoting" must be an integer');
  const n = asInt32(vm, intValue(v)!);
  if (n < 0 || n > Quote.NOTNULL) throw typeError(vm, 'bad "quoting" value');
  return n;
}

/** Characters must not have two meanings. */
function checkFormat(vm: Vm, f: Format): void {
  if (f.quoting !== Quote.NONE && f.quotechar === null) throw typeError(vm, 'quotechar must be set if quoting enabled');
  const usable = (name: string, c: string | null, blankAllowed: boolean): void => {
    if (c === '\n' || c === '\r' || (c === ' ' && f.skipinitialspace && !blankAllowed)) throw valueError(vm, `bad ${name} value`);
  };
  usable('delimiter', f.delimiter, true);
  usable('escapechar', f.escapechar, false);
  usable('quotechar', f.quotechar, false);
  const differ = (a: string | null, b: string | null, names: string): void => {
    if (a !== null && a === b) throw valueError(vm, `bad ${names} value`);
  };
  differ(f.delimiter, f.escapechar, 'delimiter or escapechar');
  differ(f.delimiter, f.quotechar, 'delimiter or quotechar');
  differ(f.escapechar, f.quotechar, 'escapechar or quotechar');
  for (const [name, c] of [
    ['delimiter', f.delimiter],
    ['escapechar', f.escapechar],
    ['quotechar', f.quotechar],
  ] as const)
    if (c !== null && f.lineterminator.includes(c)) throw valueError(vm, `bad ${name} or lineterminator value`);
}

const shown = (vm: Vm, v: string | number | boolean | null): Value => (v === null ? None : typeof v === 'string' ? vm.text(v) : v);

const attribute = (name: Field): GetSetSpec => ({
  get: (vm, d: PyDialect) => shown(vm, d.format[name]),
  set: vm => {
    throw attributeError(vm, `attribute '${name}' of '_csv.Dialect' objects is not writable`);
  },
});

export const DIALECT: TypeSpec = {
  name: 'Dialect',
  module: '_csv',
  layout: 'native',
  hasDict: false,
  create: barrier(
    '__new__',
    '(cls, dialect=None, /, **kwargs)',
    (vm, cls: PyClass, base: Value | undefined, settings: ReadonlyMap<string, Value>) => {
      const rest = new Map(settings);
      const named = rest.get('dialect');
      rest.delete('dialect');
      return dialectFrom(vm, base ?? named, rest, cls);
    },
  ),
  methods: [
    native('__reduce_ex__', '(self, protocol, /)', vm => {
      throw typeError(vm, "cannot pickle 'Dialect' instances");
    }),
    native('__reduce__', '(self, /)', vm => {
      throw typeError(vm, "cannot pickle 'Dialect' instances");
    }),
  ],
  getset: Object.fromEntries(FIELDS.map(name => [name, attribute(name)])),
};
