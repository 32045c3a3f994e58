/**
 * Expressions of random programs, by the type they are meant to have: int, float, str, bool, list, dict, tuple, any.
 * Values stay small: results that could grow are cut by a remainder or a slice. Knows nothing of statements.
 */

const NUMBERS = ['0', '1', '2', '-1', '3', '7', '10', '255', '2**31', '-2**31 - 1', '2**53', '10**20'];
const FLOATS = ['0.0', '-0.0', '1.5', '0.1', '-2.25', '1e10', 'float("inf")', 'float("nan")'];
const TEXTS = ["''", "'a'", "'xyz'", "'Ab c'", "'é'", "'\\U0001f600'", "'12'"];

/** By type: productions, each of which gets the maker and the depth that is left. */
const PRODUCTIONS = {
  int: [
    (m, d) => `(${m.int(d)} ${m.r.pick(['+', '-', '*', '&', '|', '^'])} ${m.int(d)})`,
    (m, d) => `(${m.int(d)} ${m.r.pick(['//', '%'])} ${m.r.chance(80) ? m.r.pick(['2', '3', '-7', '10']) : m.int(d)})`,
    (m, d) => `(${m.int(d)} % 1000003) ** ${m.r.pick(['2', '3'])}`,
    (m, d) => `((${m.int(d)} % 1000) ${m.r.pick(['<<', '>>'])} ${m.r.below(6)})`,
    (m, d) => `${m.r.pick(['-', '~', '+'])}${m.int(d)}`,
    (m, d) => `len(${m.of(m.r.pick(['list', 'str', 'dict', 'tuple']), d)})`,
    (m, d) => `${m.list(d)}[${m.r.pick(['0', '-1', '1', m.int(d)])}]`,
    (m, d) => `${m.dict(d)}.get(${m.str(d)}, ${m.int(d)})`,
    (m, d) => `int(${m.of(m.r.pick(['bool', 'int', 'str', 'float']), d)})`,
    (m, d) => `sum(${m.list(d)})`,
    (m, d) => `${m.r.pick(['min', 'max'])}(${m.int(d)}, ${m.int(d)})`,
    (m, d) => `abs(${m.int(d)})`,
    (m, d) => `(${m.int(d)} if ${m.bool(d)} else ${m.int(d)})`,
    (m, d) => m.call('int', d),
    (m, d) => m.attribute('int', d),
    (m, d) => `divmod(${m.int(d)}, ${m.r.pick(['3', '-4', m.int(d)])})[${m.r.below(2)}]`,
    (m, d) => `(${m.fresh()} := ${m.int(d)})`,
    (m, d) => `${m.str(d)}.find(${m.str(d)})`,
    (m, d) => `(lambda p, q=${m.int(d)}: p ${m.r.pick(['+', '-', '*'])} q)(${m.int(d)})`,
    (m, d) => `[${m.int(d)}, ${m.int(d)}][${m.bool(d)}]`,
  ],
  float: [
    (m, d) => `(${m.float(d)} ${m.r.pick(['+', '-', '*'])} ${m.of(m.r.pick(['float', 'int']), d)})`,
    (m, d) => `(${m.int(d)} / ${m.r.chance(70) ? m.r.pick(['2', '3.0', '-4']) : m.of('int', d)})`,
    (m, d) => `(${m.float(d)} ${m.r.pick(['//', '%'])} ${m.r.pick(['2.0', '0.5', '-3'])})`,
    (m, d) => `round(${m.float(d)}, ${m.r.below(3)})`,
    (m, d) => `float(${m.of(m.r.pick(['int', 'bool']), d)} % 1000)`,
    (m, d) => `abs(${m.float(d)})`,
    (m, d) => `-${m.float(d)}`,
    (m, d) => m.call('float', d),
    (m, d) => `(${m.float(d)} if ${m.bool(d)} else ${m.int(d)})`,
  ],
  bool: [
    (m, d) => `(${m.of(m.r.pick(['int', 'float']), d)} ${m.comparison()} ${m.of(m.r.pick(['int', 'float']), d)})`,
    (m, d) => `(${m.int(d)} ${m.comparison()} ${m.int(d)} ${m.comparison()} ${m.int(d)})`,
    (m, d) => `(${m.str(d)} ${m.comparison()} ${m.str(d)})`,
    (m, d) => `(${m.bool(d)} ${m.r.pick(['and', 'or'])} ${m.bool(d)})`,
    (m, d) => `(not ${m.any(d)})`,
    (m, d) => `(${m.any(d)} is ${m.r.pick(['None', 'True', 'not None'])})`,
    (m, d) => `(${m.int(d)} ${m.r.pick(['in', 'not in'])} ${m.list(d)})`,
    (m, d) => `(${m.str(d)} in ${m.of(m.r.pick(['str', 'dict']), d)})`,
    (m, d) => `isinstance(${m.any(d)}, ${m.r.pick(['int', 'str', '(int, float)', 'list', 'bool', m.className()])})`,
    (m, d) => `${m.r.pick(['any', 'all'])}(${m.list(d)})`,
    (m, d) => `bool(${m.any(d)})`,
    (m, d) => `(${m.list(d)} ${m.r.pick(['==', '<', '!='])} ${m.list(d)})`,
  ],
  str: [
    (m, d) => `(${m.str(d)} + ${m.str(d)})[:12]`,
    (m, d) => `${m.str(d)} * ${m.r.below(3)}`,
    (m, d) => `${m.str(d)}.${m.r.pick(['upper', 'lower', 'strip', 'title', 'swapcase', 'capitalize'])}()`,
    (m, d) => `str(${m.any(d)})[:40]`,
    (m, d) => `repr(${m.any(d)})[:40]`,
    (m, d) => `f"{${m.any(d)}}"`,
    (m, d) => `f"{${m.int(d)}:${m.r.pick(['5', '<4', '+d', '05', 'x', ','])}}"`,
    (m, d) => `f"{${m.float(d)}:${m.r.pick(['.2f', 'g', '.3e', '8.1f'])}}"`,
    (m, d) => `'%s-%r' % (${m.any(d)}, ${m.any(d)})`,
    (m, d) => `${m.str(d)}[${m.slice(d)}]`,
    (m, d) => `${m.str(d)}[${m.r.pick(['0', '-1', m.int(d)])}]`,
    (m, d) => `${m.str(d)}.replace(${m.str(d)}, ${m.str(d)})[:20]`,
    (m, d) => `${m.str(d)}.join(str(j) for j in ${m.list(d)})[:20]`,
    (m, d) => `type(${m.any(d)}).__name__`,
    (m, d) => m.call('str', d),
    (m, d) => `(${m.str(d)} or ${m.str(d)})`,
    (m, d) => `chr(97 + ${m.int(d)} % 26)`,
  ],
  list: [
    (m, d) => `[${m.r.times(0, 3, () => m.int(d)).join(', ')}]`,
    (m, d) =>
      `[${m.inner(() => m.int(d))} for ${m.loopName()} in ${m.iterable(d)}${m.r.chance(40) ? ` if ${m.inner(() => m.bool(d))}` : ''}]`,
    (m, d) => `sorted(${m.list(d)}${m.r.chance(40) ? ', key=lambda k: ' + m.r.pick(['-k', 'k % 3', 'str(k)']) : ''})`,
    (m, d) => `list(${m.iterable(d)})[:8]`,
    (m, d) => `(${m.list(d)} + ${m.list(d)})[:8]`,
    (m, d) => `${m.list(d)}[${m.slice(d)}]`,
    (m, d) => `[*${m.list(d)}, ${m.int(d)}][:8]`,
    (m, d) => `list(map(lambda x: ${m.r.pick(['x + 1', 'x * x', '-x', 'x % 5'])}, ${m.list(d)}))`,
    (m, d) => `[i * j for i, j in zip(${m.list(d)}, ${m.list(d)})]`,
    (m, d) => `[i + j for i, j in enumerate(${m.list(d)})]`,
    (m, d) => `list(reversed(${m.list(d)}))`,
    (m, d) => `list(${m.call('generator', d)})[:8]`,
    (m, d) => `list(${m.dict(d)}.values())`,
    (m, d) => m.call('list', d),
  ],
  dict: [
    (m, d) => `{${m.r.times(0, 3, () => `${m.str(d)}: ${m.int(d)}`).join(', ')}}`,
    (m, d) => `{str(k): ${m.inner(() => m.int(d))} for k in ${m.iterable(d)}}`,
    (m, d) => `{**${m.dict(d)}, ${m.str(d)}: ${m.int(d)}}`,
    (m, d) => `(${m.dict(d)} | ${m.dict(d)})`,
    (m, d) => `dict(zip(map(str, ${m.list(d)}), ${m.list(d)}))`,
  ],
  tuple: [
    (m, d) => `(${m.any(d)}, ${m.any(d)})`,
    (m, d) => `tuple(${m.list(d)})`,
    (m, d) => `(*${m.list(d)}, ${m.any(d)})`,
    (m, d) => `${m.str(d)}.partition(${m.str(d)})`,
    (m, d) => `tuple(sorted(${m.dict(d)}.items()))`,
  ],
};
const LEAVES = {
  int: NUMBERS,
  float: FLOATS,
  str: TEXTS,
  bool: ['True', 'False'],
  list: ['[]', '[1, 2, 3]', '[0]'],
  dict: ['{}', "{'a': 1}"],
  tuple: ['()', '(1, 2)'],
};
const TYPES = Object.keys(PRODUCTIONS);

export class Expressions {
  /** `scope`: names in reach by type, and what can be called; statements change it. */
  constructor(random, scope) {
    this.r = random;
    this.scope = scope;
    this.counter = 0;
  }

  /** An expression of the type; now and then of another, since errors are part of the language. */
  of(type, depth) {
    const actual = this.r.chance(2) ? this.r.pick(TYPES) : type;
    const names = this.scope.names(actual);
    if (names.length > 0 && this.r.chance(depth <= 0 ? 75 : 35)) return this.r.pick(names);
    if (depth <= 0) return this.r.pick(LEAVES[actual]);
    return this.r.pick(PRODUCTIONS[actual])(this, depth - 1);
  }

  int = d => this.of('int', d);
  float = d => this.of('float', d);
  bool = d => this.of('bool', d);
  str = d => this.of('str', d);
  list = d => this.of('list', d);
  dict = d => this.of('dict', d);
  any = d => this.of(this.r.pick(TYPES), d);
  comparison = () => this.r.pick(['<', '<=', '==', '!=', '>', '>=']);
  className = () => this.r.pick([...this.scope.classes.map(c => c.name), 'object']);
  loopName = () => 'j';

  /** Inside a comprehension its variable is an int. */
  inner(make) {
    return this.scope.with('int', 'j', make);
  }

  fresh() {
    return `w${this.counter++}`;
  }

  slice(d) {
    const part = () => (this.r.chance(50) ? '' : this.r.pick(['0', '1', '-1', '2', this.int(d)]));
    return `${part()}:${part()}${this.r.chance(25) ? `:${this.r.pick(['2', '-1'])}` : ''}`;
  }

  iterable(d) {
    const forms = [
      () => `range(${this.r.below(7)})`,
      () => `range(${this.r.below(4)}, ${this.r.below(9)}, ${this.r.pick(['1', '2', '-1'])})`,
      () => this.list(d),
      () => `${this.list(d)}[:5]`,
      () => `{${this.r.below(9)}, ${this.r.below(9)}}`,
    ];
    return this.r.pick(forms)();
  }

  /** A call of one of the program's own functions; without one, a constant. */
  call(type, d) {
    const callable = this.scope.functions.filter(f => f.returns === type);
    if (callable.length === 0) return type === 'generator' ? '(g for g in range(3))' : this.r.pick(LEAVES[type]);
    const f = this.r.pick(callable);
    return `${f.name}(${this.args(f.parameters, d)})`;
  }

  args(parameters, d) {
    const given = parameters.filter(p => !p.hasDefault || this.r.chance(50));
    const keywordsFrom = this.r.chance(25) ? this.r.below(given.length + 1) : given.length;
    return given.map((p, i) => (i >= keywordsFrom || given[i] !== parameters[i] ? `${p.name}=` : '') + this.of(p.type, d)).join(', ');
  }

  object(d) {
    const objects = this.scope.names('object');
    if (objects.length > 0 && this.r.chance(70)) return this.r.pick(objects);
    const { classes } = this.scope;
    return classes.length === 0 ? 'None' : `${this.r.pick(classes).name}(${this.int(d)})`;
  }

  attribute(type, d) {
    if (this.scope.classes.length === 0) return this.r.pick(LEAVES[type]);
    const form = this.r.pick([
      o => `${o}.x`,
      o => `${o}.m(${this.int(d)})`,
      o => `${o}.p`,
      o => `int(${o} + ${this.int(d)})`,
      o => `${o}.K`,
    ]);
    return form(this.object(d));
  }
}
