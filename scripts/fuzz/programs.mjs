/**
 * Whole random programs: functions, generators and classes, then a driver that calls them with values of changing types.
 * Every loop is bounded. Knows nothing of who runs them.
 */
import { Expressions } from './expressions.mjs';
import { Random } from './random.mjs';

const VALUE_TYPES = ['int', 'float', 'str', 'bool', 'list', 'dict', 'tuple'];

class Scope {
  constructor() {
    this.frames = [new Map()];
    this.functions = [];
    this.classes = [];
  }

  names(type) {
    return this.frames.flatMap(f => [...f].filter(([, t]) => t === type).map(([name]) => name));
  }

  declare(name, type) {
    this.frames.at(-1).set(name, type);
  }

  with(type, name, make) {
    this.frames.push(new Map([[name, type]]));
    const result = make();
    this.frames.pop();
    return result;
  }
}

const indent = lines => lines.map(l => `    ${l}`);

/** The text of the program with that seed. */
export function program(seed) {
  return new Program(new Random(seed)).text();
}

class Program {
  constructor(random) {
    this.r = random;
    this.scope = new Scope();
    this.e = new Expressions(random, this.scope);
    this.names = 0;
  }

  text() {
    const parts = ['G = 1'];
    this.scope.declare('G', 'int');
    for (const make of this.r.times(1, 4, () => this.r.pick(['function', 'function', 'generator', 'class', 'closure'])))
      parts.push(...this[make]());
    parts.push(...this.driver());
    return parts.join('\n') + '\n';
  }

  name(prefix) {
    return `${prefix}${this.names++}`;
  }

  // ---- definitions ----

  parameters() {
    const hasDefaults = this.r.chance(40);
    return this.r.times(1, 3, i => {
      const type = this.r.pick(VALUE_TYPES);
      const hasDefault = hasDefaults && i > 0;
      return { name: 'abc'[i], type, hasDefault, text: hasDefault ? `${'abc'[i]}=${this.e.of(type, 0)}` : 'abc'[i] };
    });
  }

  function() {
    const name = this.name('f');
    const parameters = this.parameters();
    const returns = this.r.pick(['int', 'float', 'str', 'list']);
    const body = this.body(parameters, [() => `return ${this.e.of(returns, 2)}`]);
    this.scope.functions.push({ name, parameters, returns });
    return [`def ${name}(${parameters.map(p => p.text).join(', ')}):`, ...indent(body)];
  }

  generator() {
    const name = this.name('g');
    const parameters = this.parameters();
    const ends = [
      () => [`for t in ${this.e.iterable(1)}:`, `    yield ${this.e.int(1)}`],
      () => ['try:', `    yield ${this.e.int(1)}`, 'except ValueError:', '    emit("thrown")', `yield ${this.e.int(1)}`],
      () => [`yield from ${this.e.list(1)}`, `return ${this.e.int(1)}`],
    ];
    const body = this.body(parameters, [() => this.r.pick(ends)()]);
    this.scope.functions.push({ name, parameters, returns: 'generator' });
    return [`def ${name}(${parameters.map(p => p.text).join(', ')}):`, ...indent(body)];
  }

  closure() {
    const name = this.name('h');
    const parameters = this.parameters();
    const body = this.body(parameters, [
      () => [
        `v = ${this.e.int(1)}`,
        'def step(k):',
        '    nonlocal v',
        `    v = (v ${this.r.pick(['+', '-', '*'])} k) % 10007`,
        `    return v`,
        `return [step(k) for k in ${this.e.iterable(1)}]`,
      ],
    ]);
    this.scope.functions.push({ name, parameters, returns: 'list' });
    return [`def ${name}(${parameters.map(p => p.text).join(', ')}):`, ...indent(body)];
  }

  class() {
    const name = this.name('C');
    const base = this.scope.classes.length > 0 && this.r.chance(50) ? this.r.pick(this.scope.classes).name : null;
    const self = { name: 'self.x', type: 'int' };
    const method = (text, last) => [text, ...indent(this.body([self, { name: 'a', type: 'int' }], [last], 1))];
    const lines = [
      ...(base === null && this.r.chance(25) ? ["__slots__ = ('x', 'y')"] : [`K = ${this.r.below(100)}`]),
      'def __init__(self, x):',
      ...indent([
        ...(base !== null && this.r.chance(60) ? ['super().__init__(x)'] : []),
        `self.x = ${this.r.pick(['x', 'x', '(x, x)[0]', 'x + 1'])}`,
      ]),
      ...method('def m(self, a):', () => `return ${base !== null && this.r.chance(40) ? 'super().m(a) + ' : ''}${this.e.int(1)}`),
      '@property',
      'def p(self):',
      `    return ${this.r.pick(['self.x', 'self.x + 1', '-self.x', 'self.m(1)'])}`,
      ...this.dunders(),
    ];
    this.scope.classes.push({ name });
    return [`class ${name}${base === null ? '' : `(${base})`}:`, ...indent(lines)];
  }

  dunders() {
    const all = [
      ['def __add__(self, o):', `    return self.x + ${this.r.pick(['o', '1', '(o if isinstance(o, int) else 2)'])}`],
      ['def __eq__(self, o):', '    return isinstance(o, type(self)) and self.x == o.x', '__hash__ = None'],
      ['def __lt__(self, o):', '    return self.x < getattr(o, "x", 0)'],
      ['def __len__(self):', '    return 2'],
      ['def __getitem__(self, i):', '    if i > 3: raise IndexError(i)', '    return i * 2'],
      ['def __bool__(self):', '    return self.x != 0'],
      ['def __getattr__(self, name):', '    if name == "K": return 5', '    raise AttributeError(name)'],
      ['def __repr__(self):', '    return f"<{type(self).__name__} {self.x}>"'],
      ['def __call__(self, a):', '    return a'],
      [
        'def __enter__(self):',
        '    return self',
        'def __exit__(self, *e):',
        `    return ${this.r.pick(['True', 'False', 'e[0] is ValueError'])}`,
      ],
    ];
    return all.filter(() => this.r.chance(35)).flat();
  }

  // ---- statements ----

  /** Statements with the parameters in reach, and what they end with. */
  body(parameters, last, most = 4) {
    this.scope.frames.push(new Map(parameters.map(p => [p.name, p.type])));
    const lines = this.r.times(0, most, () => this.statement(2)).flat();
    for (const make of last) lines.push(...[make()].flat());
    this.scope.frames.pop();
    return lines;
  }

  block(depth) {
    this.scope.frames.push(new Map());
    const lines = this.r.times(1, 3, () => this.statement(depth - 1)).flat();
    this.scope.frames.pop();
    return indent(lines);
  }

  assignable() {
    const type = this.r.pick(VALUE_TYPES);
    const known = this.scope.frames.at(-1);
    const names = [...known].filter(([n, t]) => t === type && !n.includes('.')).map(([n]) => n);
    if (names.length > 0 && this.r.chance(50)) return { name: this.r.pick(names), type };
    return { name: this.r.pick(['u', 'v', 'w']) + this.r.below(4), type };
  }

  statement(depth) {
    const { r, e } = this;
    const simple = [
      () => this.assign(),
      () => this.assign(),
      () => this.augment(),
      () => [`emit(${e.any(2)})`],
      () => [`${e.list(1)}.append(${e.int(1)})`],
      () => this.objects(),
      () => this.unpack(`${e.int(1)}, ${e.int(1)}`, ['', 'int'], ['', 'int']),
      () => this.unpack(`[${e.int(1)}, *${e.list(1)}]`, ['', 'int'], ['*', 'list']),
      () =>
        r.chance(20)
          ? [r.pick([`raise ValueError(${e.str(1)})`, `assert ${e.bool(1)}, ${e.int(1)}`, `raise KeyError(${e.int(1)})`])]
          : this.assign(),
    ];
    const compound = [
      () => [`if ${e.bool(2)}:`, ...this.block(depth), ...(r.chance(50) ? ['else:', ...this.block(depth)] : [])],
      () => this.loop(depth),
      () => this.loop(depth),
      () => this.whileLoop(depth),
      () => this.attempt(depth),
      () => this.match(depth),
      () => (this.scope.classes.length > 0 ? [`with ${e.object(1)} as ${this.name('o')}:`, ...this.block(depth)] : this.assign()),
    ];
    return depth > 0 && r.chance(40) ? r.pick(compound)() : r.pick(simple)();
  }

  /** Names come into reach after the value is written. */
  unpack(value, ...targets) {
    const names = targets.map(([star, type]) => {
      const name = this.name('p');
      this.scope.declare(name, type);
      return star + name;
    });
    return [`${names.join(', ')} = ${value}`];
  }

  assign() {
    const { name, type } = this.assignable();
    const value = this.e.of(type, 2);
    this.scope.declare(name, type);
    return [`${name} = ${value}`];
  }

  augment() {
    const names = this.scope.names('int').filter(n => n !== 'G' && n !== 'j');
    if (names.length === 0) return this.assign();
    const name = this.r.pick(names);
    return [`${name} ${this.r.pick(['+=', '-=', '^=', '|='])} ${this.e.of(this.r.chance(85) ? 'int' : 'float', 1)}`];
  }

  objects() {
    const { r, e } = this;
    if (this.scope.classes.length === 0) return this.assign();
    const name = this.name('o');
    const value = e.object(1);
    this.scope.declare(name, 'object');
    const more = [
      `${name}.x = ${e.of(r.chance(80) ? 'int' : 'str', 1)}`,
      `${name}.y = ${e.any(1)}`,
      `emit(${name}.m(${e.int(1)}))`,
      `emit(sorted([${name}, ${e.object(1)}], key=lambda o: o.x)[0].x)`,
      `emit(${name} == ${e.object(1)})`,
      `del ${name}.x`,
    ];
    return [`${name} = ${value}`, ...more.filter(() => r.chance(30))];
  }

  loop(depth) {
    const { r, e } = this;
    const [source, ...types] = r.pick([
      () => [e.iterable(1), 'int'],
      () => [`enumerate(${e.str(1)})`, 'int', 'str'],
      () => [`${e.dict(1)}.items()`, 'str', 'int'],
      () => [`zip(${e.list(1)}, ${e.iterable(1)})`, 'int', 'int'],
      () => [e.call('generator', 1), 'int'],
    ])();
    const head = `for ${types.map(type => this.loopVariable(type)).join(', ')} in ${source}:`;
    const early = r.chance(30) ? indent([`if ${e.bool(1)}: ${r.pick(['break', 'continue'])}`]) : [];
    return [head, ...early, ...this.block(depth), ...(r.chance(20) ? ['else:', ...this.block(depth)] : [])];
  }

  loopVariable(type) {
    const name = this.name('i');
    this.scope.declare(name, type);
    return name;
  }

  whileLoop(depth) {
    const counter = this.name('n');
    const body = this.block(depth);
    // one line counts and tests, so that it ends whatever is left out
    return [`${counter} = 0`, `while (${counter} := ${counter} + 1) < ${this.r.below(7)}:`, ...body];
  }

  attempt(depth) {
    const { r } = this;
    const kinds = ['ValueError', '(TypeError, KeyError)', 'ZeroDivisionError', 'IndexError', 'Exception', 'AttributeError'];
    const handler = () => [
      `except ${r.pick(kinds)} as x:`,
      `    emit(type(x).__name__, x.args)`,
      ...(r.chance(30) ? this.block(depth) : []),
      ...(r.chance(15) ? ['    raise'] : []),
    ];
    const last = r.chance(40) ? ['finally:', ...this.block(depth)] : [];
    const other = r.chance(25) ? ['else:', ...this.block(depth)] : [];
    return ['try:', ...this.block(depth), ...handler(), ...other, ...last];
  }

  match(depth) {
    const { r, e } = this;
    const cases = [
      () => `case ${r.below(3)}:`,
      () => 'case [m0, *_]:',
      () => "case {'a': m0}:",
      () => 'case str() as m0 if len(m0) > 1:',
      () => 'case (m0, m1):',
      () => `case ${e.className()}(x=m0):`,
      () => 'case None | True:',
    ];
    return [
      `match ${e.any(1)}:`,
      ...indent(r.times(1, 3, () => [r.pick(cases)(), ...this.block(depth)]).flat()),
      '    case _:',
      '        emit("other")',
    ];
  }

  // ---- the driver ----

  /** Calls everything several times, with arguments whose types sometimes change. */
  driver() {
    const { r, e } = this;
    const calls = this.scope.functions.map(f => {
      const changing = r.pick(VALUE_TYPES);
      const args = f.parameters.map(p => this.e.of(r.chance(20) ? changing : p.type, 1)).join(', ');
      const call = f.returns === 'generator' ? `list(${f.name}(${args}))` : `${f.name}(${args})`;
      return [`    try: emit(t, ${call})`, '    except Exception as x: emit(where(x))'];
    });
    const main = this.body([{ name: 't', type: 'int' }], []);
    return [
      'def main(t):',
      ...indent(main.length > 0 ? main : ['pass']),
      `for t in range(${r.pick([3, 3, 6, 6, 25])}):`,
      ...calls.flat(),
      '    try: main(t)',
      '    except Exception as x: emit(where(x))',
      ...(r.chance(30) ? [`    G = ${e.of(r.pick(VALUE_TYPES), 0)}`] : []),
    ];
  }
}
