/** `_csv`: reading and writing delimited text. */
import { classOf, intValue, strValue } from '../../objects/class-of.js';
import { asSize } from '../../objects/convert.js';
import { typeError } from '../../objects/errors.js';
import { barrier, native } from '../../objects/native.js';
import { None, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { moduleType, type ModuleSpec } from '../module-spec.js';
import { csvError, csvErrorClass, csvState, DIALECT, dialectFrom, Quote, registered, type PyDialect } from './dialect.js';
import { makeReader, READER } from './reader.js';
import { makeWriter, WRITER } from './writer.js';

type Settings = ReadonlyMap<string, Value>;

/** `(subject, dialect='excel', **settings)` of reader and writer. */
function subjectAndDialect(vm: Vm, args: readonly Value[], settings: Settings): { subject: Value; dialect: PyDialect } {
  if (args.length === 0) throw typeError(vm, ' expected at least 1 argument, got 0');
  if (args.length > 2) throw typeError(vm, ` expected at most 2 arguments, got ${args.length}`);
  const rest = new Map(settings);
  const base = args[1] ?? rest.get('dialect');
  rest.delete('dialect');
  return { subject: args[0], dialect: dialectFrom(vm, base, rest) };
}

function fieldLimit(vm: Vm, limit: Value | undefined): Value {
  const state = csvState(vm);
  const before = state.fieldLimit;
  if (limit !== undefined) {
    if (intValue(limit) === undefined || classOf(vm, limit) !== vm.types.int) throw typeError(vm, 'limit must be an integer');
    state.fieldLimit = asSize(vm, limit);
  }
  return before;
}

export const CSV_MODULE: ModuleSpec = {
  name: '_csv',
  doc: 'CSV parsing and writing.\n',
  functions: [
    barrier('reader', '(*args, **kwargs)', (vm: Vm, args: readonly Value[], settings: Settings) => {
      const { subject, dialect } = subjectAndDialect(vm, args, settings);
      return makeReader(vm, moduleType(vm, READER).rootShape, subject, dialect);
    }),
    barrier('writer', '(*args, **kwargs)', (vm: Vm, args: readonly Value[], settings: Settings) => {
      const { subject, dialect } = subjectAndDialect(vm, args, settings);
      return makeWriter(vm, moduleType(vm, WRITER).rootShape, subject, dialect);
    }),
    barrier('register_dialect', '(name, dialect=None, /, **kwargs)', (vm: Vm, name: Value, base: Value | undefined, settings: Settings) => {
      if (strValue(name) === undefined) throw typeError(vm, 'dialect name must be a string');
      csvState(vm).dialects.set(name, dialectFrom(vm, base, settings));
      return None;
    }),
    native('unregister_dialect', '(name)', (vm: Vm, name: Value) => {
      if (!csvState(vm).dialects.delete(name)) throw csvError(vm, 'unknown dialect');
      return None;
    }),
    native('get_dialect', '(name)', registered),
    native('list_dialects', '()', vm => vm.list([...csvState(vm).dialects.entries()].map(([k]) => k))),
    native('field_size_limit', '(new_limit=<unrepresentable>)', fieldLimit),
  ],
  types: [DIALECT],
  setup: (vm, dict) => {
    for (const [name, n] of Object.entries(Quote)) dict.setStr(`QUOTE_${name}`, n);
    dict.setStr('Error', csvErrorClass(vm));
    dict.setStr('Reader', moduleType(vm, READER));
    dict.setStr('Writer', moduleType(vm, WRITER));
    dict.setStr('_dialects', csvState(vm).dialects);
  },
};
