/** `csv.reader`: lines of text to rows, by the state machine that CSV is. */
import { classOf, strValue } from '../../objects/class-of.js';
import { getIterator, iteratorNext } from '../../objects/iterate.js';
import { PyIterator } from '../../objects/iterator.js';
import type { Shape } from '../../objects/shape.js';
import type { TypeSpec } from '../../objects/type-spec.js';
import { ITERATOR_METHODS } from '../../objects/types/iterator-types.js';
import { None, type Value } from '../../objects/value.js';
import { jsText, type Vm } from '../../objects/vm.js';
import { csvError, csvState, Quote, type Format, type PyDialect } from './dialect.js';

type State =
  | 'start-record'
  | 'start-field'
  | 'escaped'
  | 'in-field'
  | 'in-quoted'
  | 'escape-in-quoted'
  | 'quote-in-quoted'
  | 'eat-newline'
  | 'after-escaped-newline';

/** Stands for the end of a line that has no newline character. */
const END = '';

const isNewline = (c: string): boolean => c === '\n' || c === '\r';

class Reader extends PyIterator {
  private state: State = 'start-record';
  private row: Value[] = [];
  private field = '';
  /** The field had no quotes. */
  private unquoted = false;
  lines = 0;
  private readonly format: Format;
  constructor(
    override shape: Shape,
    private readonly input: Value,
    readonly dialect: PyDialect,
    private readonly limit: () => number,
  ) {
    super();
    this.format = dialect.format;
  }

  next(vm: Vm): Value | undefined {
    this.row = [];
    this.begin();
    this.state = 'start-record';
    do {
      const line = iteratorNext(vm, this.input);
      if (line === undefined) return this.atEnd(vm);
      const text = strValue(line);
      if (text === undefined)
        throw csvError(vm, `iterator should return strings, not ${classOf(vm, line).name} (the file should be opened in text mode)`);
      this.lines++;
      for (const c of jsText(text)) this.step(vm, c);
      this.step(vm, END);
    } while (this.state !== 'start-record');
    const { row } = this;
    this.row = [];
    return vm.list(row);
  }

  /** No more lines. An open field is a row unless the dialect is strict. */
  private atEnd(vm: Vm): Value | undefined {
    if (this.field === '' && this.state !== 'in-quoted' && this.row.length === 0) return undefined;
    if (this.format.strict) throw csvError(vm, 'unexpected end of data');
    this.save(vm);
    return vm.list(this.row);
  }

  private begin(): void {
    this.field = '';
    this.unquoted = true;
  }

  private add(vm: Vm, c: string): void {
    if (this.field.length >= this.limit()) throw csvError(vm, `field larger than field limit (${this.limit()})`);
    this.field += c;
  }

  private save(vm: Vm): void {
    const { quoting } = this.format;
    const { field } = this;
    const bare = this.unquoted;
    this.begin();
    if (bare && field === '' && (quoting === Quote.NOTNULL || quoting === Quote.STRINGS)) this.row.push(None);
    else if (bare && ((quoting === Quote.NONNUMERIC && field !== '') || quoting === Quote.STRINGS))
      this.row.push(vm.call(vm.types.float, vm.text(field)));
    else this.row.push(vm.text(field));
  }

  /** A field is over, and the line too when `c` ends it. */
  private finishField(vm: Vm, c: string): void {
    this.save(vm);
    this.state = c === END ? 'start-record' : isNewline(c) ? 'eat-newline' : 'start-field';
  }

  private readonly endsField = (c: string): boolean => c === END || isNewline(c) || c === this.format.delimiter;

  /** Hot: once for each character. */
  private step(vm: Vm, c: string): void {
    const f = this.format;
    switch (this.state) {
      case 'start-record':
        if (c === END) return;
        if (isNewline(c)) {
          this.state = 'eat-newline';
          return;
        }
        return this.startField(vm, c);
      case 'start-field':
        return this.startField(vm, c);
      case 'escaped':
        this.add(vm, c === END ? '\n' : c);
        this.state = isNewline(c) ? 'after-escaped-newline' : 'in-field';
        return;
      case 'after-escaped-newline':
        if (c === END) return;
        this.state = 'in-field';
        return this.inField(vm, c);
      case 'in-field':
        return this.inField(vm, c);
      case 'in-quoted':
        if (c === END) return;
        if (c === f.escapechar) this.state = 'escape-in-quoted';
        else if (c === f.quotechar && f.quoting !== Quote.NONE) this.state = f.doublequote ? 'quote-in-quoted' : 'in-field';
        else this.add(vm, c);
        return;
      case 'escape-in-quoted':
        this.add(vm, c === END ? '\n' : c);
        this.state = 'in-quoted';
        return;
      case 'quote-in-quoted':
        return this.afterQuote(vm, c);
      case 'eat-newline':
        if (isNewline(c)) return;
        if (c !== END) throw csvError(vm, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
        this.state = 'start-record';
    }
  }

  private startField(vm: Vm, c: string): void {
    const f = this.format;
    // blanks are left out before they count as separators
    if (c === ' ' && f.skipinitialspace) this.state = 'start-field';
    else if (this.endsField(c)) this.finishField(vm, c);
    else if (c === f.quotechar && f.quoting !== Quote.NONE) {
      this.unquoted = false;
      this.state = 'in-quoted';
    } else if (c === f.escapechar) this.state = 'escaped';
    else {
      this.add(vm, c);
      this.state = 'in-field';
    }
  }

  private inField(vm: Vm, c: string): void {
    if (this.endsField(c)) this.finishField(vm, c);
    else if (c === this.format.escapechar) this.state = 'escaped';
    else this.add(vm, c);
  }

  private afterQuote(vm: Vm, c: string): void {
    const f = this.format;
    if (f.quoting !== Quote.NONE && c === f.quotechar) {
      this.add(vm, c);
      this.state = 'in-quoted';
    } else if (this.endsField(c)) this.finishField(vm, c);
    else if (f.strict) throw csvError(vm, `'${f.delimiter}' expected after '${f.quotechar}'`);
    else {
      this.add(vm, c);
      this.state = 'in-field';
    }
  }
}

export function makeReader(vm: Vm, shape: Shape, input: Value, dialect: PyDialect): Value {
  const state = csvState(vm);
  return new Reader(shape, getIterator(vm, input), dialect, () => state.fieldLimit);
}

export const READER: TypeSpec = {
  name: 'reader',
  module: '_csv',
  layout: 'native',
  create: 'none',
  methods: ITERATOR_METHODS,
  getset: {
    dialect: { get: (_vm, r: Reader) => r.dialect, member: true },
    line_num: { get: (_vm, r: Reader) => r.lines, member: true },
  },
};
