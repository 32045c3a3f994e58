/** `csv.writer`: rows to lines of text. */
import { findAttribute } from '../../objects/attribute.js';
import { classOf, floatValue, intValue, strValue } from '../../objects/class-of.js';
import { isError, typeError } from '../../objects/errors.js';
import { forEach, getIterator, iteratorNext } from '../../objects/iterate.js';
import { barrier } from '../../objects/native.js';
import type { Shape } from '../../objects/shape.js';
import { strText } from '../../objects/text.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { None, PyComplex, PyObject, type Value } from '../../objects/value.js';
import type { Vm } from '../../objects/vm.js';
import { csvError, Quote, type Format, type PyDialect } from './dialect.js';

class Writer extends PyObject {
  /** Characters that may not stand in a field without quotes or an escape. */
  private readonly special: ReadonlySet<string>;
  constructor(
    override shape: Shape,
    private readonly write: Value,
    readonly dialect: PyDialect,
  ) {
    super();
    const { delimiter, escapechar, quotechar, lineterminator } = dialect.format;
    this.special = new Set([delimiter, escapechar ?? '', quotechar ?? '', '\n', '\r', ...lineterminator]);
  }

  row(vm: Vm, row: Value): Value {
    const it = iteratorOf(vm, row);
    let line = '';
    let count = 0;
    let bareNone = false;
    for (let v = iteratorNext(vm, it); v !== undefined; v = iteratorNext(vm, it)) {
      if (count++ > 0) line += this.dialect.format.delimiter;
      line += this.field(vm, v);
      bareNone = v === None && this.keepsNone;
    }
    // a row of one empty field would read as an empty row
    if (count > 0 && line === '') {
      if (this.dialect.format.quoting === Quote.NONE || bareNone) throw csvError(vm, 'single empty field record must be quoted');
      line = `${this.dialect.format.quotechar}${this.dialect.format.quotechar}`;
    }
    return vm.call(this.write, vm.text(line + this.dialect.format.lineterminator));
  }

  private get keepsNone(): boolean {
    const { quoting } = this.dialect.format;
    return quoting === Quote.STRINGS || quoting === Quote.NOTNULL;
  }

  private field(vm: Vm, v: Value): string {
    const text = v === None ? '' : strText(vm, v);
    return this.quoted(vm, text, wantsQuotes(vm, this.dialect.format, v), v === None);
  }

  private quoted(vm: Vm, text: string, always: boolean, isNone: boolean): string {
    const f = this.dialect.format;
    let quotes = always;
    let body = '';
    for (const c of text) {
      if (!this.special.has(c)) {
        body += c;
        continue;
      }
      let escape = f.quoting === Quote.NONE;
      if (!escape && c === f.quotechar) {
        if (f.doublequote) body += c;
        else escape = true;
      } else if (!escape && c === f.escapechar) escape = true;
      if (!escape) quotes = true;
      else if (f.escapechar === null) throw csvError(vm, 'need to escape, but no escapechar set');
      else body += f.escapechar;
      // a doubled quote needs quotes around the field
      if (c === f.quotechar && !escape) quotes = true;
      body += c;
    }
    if (text === '' && f.delimiter === ' ' && f.skipinitialspace) {
      if (f.quoting === Quote.NONE || (isNone && this.keepsNone))
        throw csvError(vm, 'empty field must be quoted if delimiter is a space and skipinitialspace is true');
      quotes = true;
    }
    return quotes ? `${f.quotechar}${body}${f.quotechar}` : body;
  }
}

function wantsQuotes(vm: Vm, f: Format, v: Value): boolean {
  switch (f.quoting) {
    case Quote.ALL:
      return true;
    case Quote.NONNUMERIC:
      return !isNumber(vm, v);
    case Quote.STRINGS:
      return strValue(v) !== undefined;
    case Quote.NOTNULL:
      return v !== None;
    default:
      return false;
  }
}

function isNumber(vm: Vm, v: Value): boolean {
  if (intValue(v) !== undefined || floatValue(v) !== undefined || v instanceof PyComplex) return true;
  const cls = classOf(vm, v);
  return ['__index__', '__int__', '__float__'].some(name => cls.find(name) !== undefined);
}

function iteratorOf(vm: Vm, row: Value): Value {
  try {
    return getIterator(vm, row);
  } catch (e) {
    throw isError(vm, e, 'TypeError') ? csvError(vm, `iterable expected, not ${classOf(vm, row).name}`) : e;
  }
}

export function makeWriter(vm: Vm, shape: Shape, file: Value, dialect: PyDialect): Value {
  const write = findAttribute(vm, file, 'write');
  if (write === undefined || classOf(vm, write).find('__call__') === undefined)
    throw typeError(vm, 'argument 1 must have a "write" method');
  return new Writer(shape, write, dialect);
}

export const WRITER: TypeSpec = {
  name: 'writer',
  module: '_csv',
  layout: 'native',
  create: 'none',
  methods: [
    barrier('writerow', '(self, row, /)', (vm, w: Writer, row: Value) => w.row(vm, row)),
    barrier('writerows', '(self, rows, /)', (vm, w: Writer, rows: Value) => {
      forEach(vm, rows, row => void w.row(vm, row));
      return None;
    }),
  ],
  getset: { dialect: { get: (_vm, w: Writer) => w.dialect, member: true } },
};
