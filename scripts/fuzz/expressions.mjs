/**
 * Chooses expressions of random programs by the type they are meant to have, from the forms in `productions.mjs`.
 * Knows nothing of statements.
 */
import { LEAVES, PRODUCTIONS, RISKY, TYPES } from './productions.mjs';

export class Expressions {
  /** `scope`: names in reach by type, and what can be called; statements change it. */
  constructor(random, scope) {
    this.r = random;
    this.scope = scope;
    this.counter = 0;
    this.inSource = false;
  }

  /** An expression of the type; now and then of another, since errors are part of the language. */
  of(type, depth) {
    const actual = this.r.chance(2) ? this.r.pick(TYPES) : type;
    const names = this.scope.names(actual);
    if (names.length > 0 && this.r.chance(depth <= 0 ? 75 : 35)) return this.r.pick(names);
    if (depth <= 0) return this.r.pick(LEAVES[actual]);
    const forms = this.r.chance(8) ? (RISKY[actual] ?? PRODUCTIONS[actual]) : PRODUCTIONS[actual];
    return this.r.pick(forms)(this, depth - 1);
  }

  int = d => this.of('int', d);
  float = d => this.of('float', d);
  bool = d => this.of('bool', d);
  str = d => this.of('str', d);
  list = d => this.of('list', d);
  dict = d => this.of('dict', d);
  tuple = d => this.of('tuple', d);
  set = d => this.of('set', d);
  bytes = d => this.of('bytes', d);
  texts = d => this.of('texts', d);
  any = d => this.of(this.r.pick(TYPES), d);
  comparison = () => this.r.pick(['<', '<=', '==', '!=', '>', '>=']);
  className = () => this.r.pick([...this.scope.classes.map(c => c.name), 'object']);

  /** Inside a comprehension its variable is an int. */
  inner(make) {
    return this.scope.with('int', 'j', make);
  }

  /** What a comprehension goes through: `:=` may not stand there. */
  source(make) {
    const outer = this.inSource;
    this.inSource = true;
    const text = make();
    this.inSource = outer;
    return text;
  }

  /** A value that gets a new name on the way, where one may. */
  named(value) {
    return this.inSource ? value : `(w${this.counter++} := ${value})`;
  }

  slice(d) {
    const part = () => (this.r.chance(50) ? '' : this.r.pick(['0', '1', '-1', '2', '-3', this.int(d)]));
    return `${part()}:${part()}${this.r.chance(25) ? `:${this.r.pick(['2', '-1', '-2', '0'])}` : ''}`;
  }

  iterable(d) {
    const forms = [
      () => `range(${this.r.below(7)})`,
      () => `range(${this.r.below(4)}, ${this.r.below(9)}, ${this.r.pick(['1', '2', '-1'])})`,
      () => this.list(d),
      () => `${this.list(d)}[:5]`,
      () => `{${this.r.below(9)}, ${this.r.below(9)}}`,
      () => `(${this.r.below(9)}, ${this.r.below(9)})`,
      () => `iter(${this.list(d)})`,
    ];
    return this.source(this.r.pick(forms));
  }

  /** A call of one of the program's own functions; without one, a constant. */
  call(type, d) {
    const callable = this.scope.functions.filter(f => f.returns === type);
    if (callable.length === 0) return type === 'generator' ? '(g for g in range(3))' : this.r.pick(LEAVES[type]);
    const f = this.r.pick(callable);
    return `${f.name}(${this.args(f.parameters, d)})`;
  }

  /** Arguments by position, by name, from a list or from a dict. Parameters may be `only: 'position' | 'keyword'`. */
  args(parameters, d) {
    const given = parameters.filter(p => !p.hasDefault || this.r.chance(50));
    const keywordsFrom = this.r.chance(25) ? this.r.below(given.length + 1) : given.length;
    const written = given.map((p, i) => {
      const value = this.of(p.type, d);
      const byName = p.only === 'keyword' || (p.only !== 'position' && (i >= keywordsFrom || p !== parameters[i]));
      if (byName) return this.r.chance(15) ? `**{'${p.name}': ${value}}` : `${p.name}=${value}`;
      return this.r.chance(5) ? `*[${value}]` : value;
    });
    return written.join(', ');
  }

  object(d) {
    const objects = this.scope.names('object');
    if (objects.length > 0 && this.r.chance(70)) return this.r.pick(objects);
    const { classes } = this.scope;
    return classes.length === 0 ? 'None' : `${this.r.pick(classes).name}(${this.int(d)})`;
  }

  /** What classes of the program offer (`classes.mjs`). */
  attribute(type, d) {
    if (this.scope.classes.length === 0) return this.r.pick(LEAVES[type]);
    const form = this.r.pick([
      o => `${o}.x`,
      o => `${o}.x`,
      o => `${o}.m(${this.int(d)})`,
      o => `${o}.m(${this.int(d)})`,
      o => `${o}.p`,
      o => `int(${o} + ${this.int(d)})`,
      o => `int(${this.r.pick([`${this.int(d)} +`, `${this.int(d)} -`, '3 *'])} ${o})`,
      o => `${o}.K`,
      o => `${o}.s(${this.int(d)})`,
      o => `type(${o}).k(${this.int(d)})`,
      o => `${o}.d`,
      o => `getattr(${o}, '${this.r.pick(['x', 'y', 'zz'])}', ${this.int(d)})`,
      o => `sum(list(${o})[:4])`,
      o => `${o}[${this.int(d)}]`,
      o => `${o}(${this.int(d)})`,
      o => `(-${o}, len(${o}))[0]`,
      o => `int(${this.int(d)} in ${o})`,
      o => `len({${o}, ${o}})`,
      o => `[10, 20, 30][${o}]`,
    ]);
    return form(this.object(d));
  }
}
