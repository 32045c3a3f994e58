/**
 * Statements of random programs. Every loop is bounded, and so is what grows in one. What a statement may be depends on
 * where it is: `place` says in which kind of function, in how many loops, and whether it may yield there.
 * Knows neither how functions and classes are written nor who runs them.
 */
import { patterns } from './patterns.mjs';
import { TYPES } from './productions.mjs';

export const indent = lines => lines.map(l => `    ${l}`);

/** What keeps a value of a type small when it is made of itself again and again. */
const BOUNDED = {
  int: (m, v) => `(${v}) % ${m.r.pick(['10**6', '2**70', '-1000003'])}`,
  float: (m, v) => v,
  bool: (m, v) => v,
  dict: (m, v) => `dict(list((${v}).items())[:6])`,
  set: (m, v) => `set(sorted(${v})[:6])`,
};
const cut = (m, v) => `(${v})[:9]`;

const EXCEPTIONS = [
  'ValueError',
  '(TypeError, KeyError)',
  'ZeroDivisionError',
  'IndexError',
  'Exception',
  'AttributeError',
  'LookupError',
  'ArithmeticError',
];

export class Statements {
  constructor(random, scope, expressions) {
    this.r = random;
    this.scope = scope;
    this.e = expressions;
    this.counter = 0;
    this.place = { kind: 'function', loops: 0, yields: false };
  }

  name(prefix) {
    return `${prefix}${this.counter++}`;
  }

  /** What `make` gives where some of `place` is otherwise. */
  at(changes, make) {
    const outer = this.place;
    this.place = { ...outer, ...changes };
    const result = make();
    this.place = outer;
    return result;
  }

  /** Statements with the parameters in reach, and what they end with. */
  body(parameters, last, { most = 4, kind = 'function' } = {}) {
    const yields = kind !== 'function';
    return this.at({ kind, loops: 0, yields }, () =>
      this.scope.within(
        parameters.map(p => [p.name, p.type]),
        () => {
          const lines = this.r.times(0, most, () => this.statement(2)).flat();
          for (const make of last) lines.push(...[make()].flat());
          return lines;
        },
      ),
    );
  }

  block(depth, declared = []) {
    return indent(this.scope.within(declared, () => this.r.times(1, 3, () => this.statement(depth - 1)).flat()));
  }

  statement(depth) {
    const { r } = this;
    if (depth > 0 && r.chance(40)) return r.pick(COMPOUND)(this, depth);
    if (this.place.yields && r.chance(20)) return this.suspend();
    const lines = r.pick(SIMPLE)(this);
    return r.chance(40) ? this.guarded(lines) : lines;
  }

  /** A statement whose error is written down and does not end the function. */
  guarded(lines) {
    if (lines.length > 1 || lines[0].startsWith('if ')) return lines;
    return [`try: ${lines[0]}`, `except Exception as x: emit(${this.r.pick(['where(x)', 'repr(x)', 'str(x)'])})`];
  }

  /** Gives a value to whoever drives this function. */
  suspend() {
    const { e } = this;
    if (this.place.kind === 'coroutine') return [`emit(await Pause(${e.int(1)}))`];
    return this.r.pick([
      () => [`yield ${e.int(1)}`],
      () => [`emit((yield ${e.int(1)}))`],
      () => (this.place.kind === 'generator' ? [`emit((yield from ${e.list(1)}))`] : [`emit(await Pause(${e.int(1)}))`]),
    ])();
  }

  /** An expression that may stand in a loop as the new value of one of its own names. */
  value(type, depth) {
    const text = this.e.of(type, depth);
    return this.place.loops > 0 ? (BOUNDED[type] ?? cut)(this, text) : text;
  }

  assignable() {
    const type = this.r.pick(TYPES);
    const known = this.scope.frames.at(-1);
    const names = [...known].filter(([n, t]) => t === type && !n.includes('.')).map(([n]) => n);
    if (names.length > 0 && this.r.chance(50)) return { name: this.r.pick(names), type };
    return { name: this.r.pick(['u', 'v', 'w']) + this.r.below(4), type };
  }

  assign() {
    const { name, type } = this.assignable();
    const value = this.value(type, 2);
    const also = this.r.chance(8) ? `${this.name('z')} = ` : '';
    this.scope.declare(name, type);
    return [this.r.chance(5) ? `${name}: ${type === 'texts' ? 'list' : type} = ${value}` : `${also}${name} = ${value}`];
  }

  /** A name of the type in reach that may be assigned to, or null. */
  variable(type) {
    const names = this.scope.names(type).filter(n => n !== 'G' && n !== 'j' && !n.includes('.'));
    return names.length === 0 ? null : this.r.pick(names);
  }

  augment() {
    const { r, e } = this;
    const type = r.pick(['int', 'int', 'int', 'float', 'set', 'dict', 'bool']);
    const name = this.variable(type);
    if (name === null) return this.assign();
    const [operators, other] = {
      int: [['+=', '-=', '^=', '|=', '&=', '//=', '%=', '>>='], r.chance(85) ? 'int' : 'float'],
      float: [['+=', '-=', '/='], r.pick(['float', 'int'])],
      set: [['|=', '&=', '-=', '^='], 'set'],
      dict: [['|='], 'dict'],
      bool: [['&=', '|=', '^='], 'bool'],
    }[type];
    return [`${name} ${r.pick(operators)} ${e.of(other, 1)}`];
  }

  /** Changes a container that a name has, which others may have too. */
  mutate() {
    const { r, e } = this;
    const list = this.variable('list');
    const dict = this.variable('dict');
    const forms = [];
    if (list !== null)
      forms.push(
        () => `${list}[${r.pick(['0', '-1', e.int(0)])}] ${r.pick(['=', '+=', '-=', '|='])} ${e.int(1)}`,
        () => `if len(${list}) < 9: ${list}[${e.slice(0)}] = ${e.list(1)}[:4]`,
        () => `del ${list}[${r.pick(['0', '-1', e.slice(0)])}]`,
        () => `${list}.${r.pick(['sort()', 'reverse()', 'sort(key=lambda k: -k)', 'clear()', 'pop()', `remove(${e.int(1)})`])}`,
        () => `if len(${list}) < 9: ${list}.${r.pick([`append(${e.int(1)})`, `extend(${e.list(1)}[:3])`, `insert(1, ${e.int(1)})`])}`,
        () => `${list}[:] = ${list}[:6]`,
      );
    if (dict !== null)
      forms.push(
        () => `${dict}[${e.str(1)}] = ${e.int(1)}`,
        () => `del ${dict}[${e.str(1)}]`,
        () => `${dict}.${r.pick([`update(${e.dict(1)})`, `pop(${e.str(1)}, None)`, 'popitem()', 'clear()'])}`,
      );
    return forms.length === 0 ? this.assign() : [r.pick(forms)()];
  }

  objects() {
    const { r, e } = this;
    if (this.scope.classes.length === 0) return this.assign();
    const name = this.name('o');
    const value = e.object(1);
    this.scope.declare(name, 'object');
    const more = [
      `${name}.x = ${this.value(r.chance(80) ? 'int' : 'str', 1)}`,
      `${name}.x ${r.pick(['+=', '-=', '^='])} ${e.int(1)}`,
      `${name}.y = ${this.value(r.pick(TYPES), 1)}`,
      `emit(${name}.m(${e.int(1)}))`,
      `emit(sorted([${name}, ${e.object(1)}], key=lambda o: o.x)[0].x)`,
      `emit(${name} ${r.pick(['==', '<', '!=', '>='])} ${e.object(1)})`,
      `emit(f"{${name}} {${name}:>4}", ${name})`,
      `emit(isinstance(${name}, ${e.className()}), type(${name}).__mro__[1].__name__)`,
      `${name} += ${e.int(1)}`,
      `${name}[${e.int(0)}] = ${e.int(1)}`,
      `emit(*${name})`,
      `emit(vars(${name}))`,
      `setattr(${name}, ${r.pick(["'x'", "'y'", "'q'", e.str(0)])}, ${e.int(1)})`,
      `${name}.__class__ = ${e.className()}`,
      `del ${name}.${r.pick(['x', 'y'])}`,
    ];
    return [`${name} = ${value}`, ...more.filter(() => r.chance(22))];
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

  /** Leaves the function or loop, now and then, where there is one. */
  leave() {
    const { r, e, place } = this;
    const forms = ['raise'];
    if (place.loops > 0) forms.push('break', 'continue');
    if (place.kind === 'function') forms.push('return', 'return');
    const condition = `if ${e.bool(1)}: `;
    const form = r.pick(forms);
    if (form === 'return') return [`${condition}return ${e.any(1)}`];
    if (form !== 'raise') return [condition + form];
    const raised = r.pick([
      () => `raise ValueError(${e.str(1)})`,
      () => `raise KeyError(${e.int(1)})`,
      () => `raise TypeError(${e.int(1)}) from ${r.pick(['None', 'IndexError(1)'])}`,
      () =>
        `raise ExceptionGroup('eg', [ValueError(${e.int(1)}), ${r.pick(['KeyError(2)', 'TypeError()', "ExceptionGroup('in', [IndexError(3)])"])}])`,
      () => `assert ${e.bool(1)}, ${e.int(1)}`,
    ])();
    return [condition + raised];
  }

  loop(depth) {
    const { r, e } = this;
    const [source, target, ...declared] = r.pick([
      () => [e.iterable(1), 'i', 'int'],
      () => [e.iterable(1), 'i', 'int'],
      () => [`enumerate(${e.str(1)})`, 'i, i', 'int', 'str'],
      () => [`${e.dict(1)}.items()`, 'i, i', 'str', 'int'],
      () => [`zip(${e.list(1)}, ${e.iterable(1)})`, 'i, i', 'int', 'int'],
      () => [`enumerate(zip(${e.str(1)}, ${e.list(1)}))`, 'i, (i, i)', 'int', 'str', 'int'],
      () => [`[${e.list(1)}, ${e.list(0)}, [1, 2]]`, 'i, *i', 'int', 'list'],
      () => [e.texts(1), 'i', 'str'],
      () => [e.bytes(1), 'i', 'int'],
      () => [`sorted(${e.set(1)})`, 'i', 'int'],
      () => [e.call('generator', 1), 'i', 'int'],
      () => [`map(lambda k: k / 2, ${e.list(1)})`, 'i', 'float'],
    ])();
    const names = [];
    const head = target.replaceAll('i', () => names[names.push(this.name('i')) - 1]);
    const lines = this.at({ loops: this.place.loops + 1 }, () =>
      this.block(
        depth,
        names.map((n, i) => [n, declared[i]]),
      ),
    );
    if (r.chance(25)) for (const [i, n] of names.entries()) this.scope.declare(n, declared[i]);
    return [`for ${head} in ${source}:`, ...lines, ...(r.chance(20) ? ['else:', ...this.block(depth)] : [])];
  }

  whileLoop(depth) {
    const counter = this.name('n');
    const body = this.at({ loops: this.place.loops + 1 }, () => this.block(depth));
    const other = this.r.chance(15) ? ['else:', ...this.block(depth)] : [];
    // one line counts and tests, so that it ends whatever is left out
    return [`${counter} = 0`, `while (${counter} := ${counter} + 1) < ${this.r.below(7)}:`, ...body, ...other];
  }

  attempt(depth) {
    const { r } = this;
    const handler = () => [
      `except ${r.pick(EXCEPTIONS)} as x:`,
      `    emit(${r.pick(['type(x).__name__, x.args', 'where(x)', 'repr(x)'])})`,
      ...(r.chance(30) ? this.block(depth) : []),
      ...(r.chance(15) ? [r.pick(['    raise', '    raise RuntimeError(1)', '    raise IndexError(2) from x'])] : []),
    ];
    const handlers = r.times(r.chance(15) ? 0 : 1, 2, handler).flat();
    // a generator that is left before its end is finalized at once on CPython and later here
    const hasLast = handlers.length === 0 || r.chance(35);
    return this.at(hasLast ? { yields: false } : {}, () => {
      const last = hasLast ? ['finally:', ...this.block(depth)] : [];
      const other = handlers.length > 0 && r.chance(25) ? ['else:', ...this.block(depth)] : [];
      return ['try:', ...this.block(depth), ...handlers, ...other, ...last];
    });
  }

  /** `except*`, which may be left by an exception only. */
  attemptGroup(depth) {
    const { r, e } = this;
    const raised = r.pick([
      `raise ExceptionGroup('a', [ValueError(${e.int(1)}), KeyError(${e.int(1)})])`,
      `raise ExceptionGroup('a', [TypeError(), ExceptionGroup('b', [ValueError(1), OSError(2)])])`,
      `emit(${e.any(2)})`,
      'raise ValueError(3)',
    ]);
    return this.at({ loops: 0, kind: 'handler', yields: false }, () => [
      'try:',
      `    ${raised}`,
      ...r
        .times(1, 2, i => [
          `except* ${r.pick(['ValueError', '(KeyError, TypeError)', 'Exception'])} as x${i}:`,
          `    emit(repr(x${i}))`,
          ...(r.chance(30) ? this.block(depth) : []),
        ])
        .flat(),
      ...(r.chance(30) ? ['finally:', ...this.block(depth)] : []),
    ]);
  }

  withBlock(depth) {
    const { r, e } = this;
    const managers = [() => `Suppress(${r.pick(EXCEPTIONS)})`, () => `Suppress(${r.pick(EXCEPTIONS)}) as ${this.name('o')}`];
    if (this.scope.classes.length > 0) managers.push(() => `${e.object(1)} as ${this.name('o')}`);
    const items = r.times(1, r.chance(20) ? 2 : 1, () => r.pick(managers)());
    return [`with ${items.join(', ')}:`, ...this.at({ yields: false }, () => this.block(depth))];
  }

  match(depth) {
    const { r, e } = this;
    const cases = r.times(1, 4, () => {
      const { text, captured } = patterns(this, 2);
      const guard = r.chance(20) ? ` if ${this.scope.within(captured, () => e.bool(1))}` : '';
      return [`case ${text}${guard}:`, ...this.block(depth, captured)];
    });
    const subject = r.pick([
      () => e.any(1),
      () => e.any(2),
      () => e.object(1),
      () => `[${e.any(1)}, ${e.any(1)}]`,
      () => `{'a': ${e.any(1)}, 'k': ${e.any(0)}}`,
    ])();
    return [`match ${subject}:`, ...indent(cases.flat()), '    case _:', '        emit("other")'];
  }

  /** A function of its own, which sees and changes the names around it. */
  nested(depth) {
    const { r, e } = this;
    const name = this.name('q');
    const changed = this.place.kind === 'function' || this.place.kind === 'generator' ? this.assignedHere() : null;
    const lines = this.at({ kind: 'function', loops: this.place.loops, yields: false }, () => this.block(depth, [['k', 'int']]));
    const outer = changed !== null && r.chance(50) ? [`    nonlocal ${changed}`, `    ${changed} = ${this.e.int(1)} % 10**9`] : [];
    const safe = outer.length > 0 ? lines.filter(l => !l.includes(`${changed} :=`)) : lines;
    const calls = r.pick([
      () => [`emit(${name}(${e.int(1)}))`],
      () => [`emit([${name}(k) for k in ${e.iterable(0)}])`],
      () => [`emit(list(map(${name}, ${e.list(0)})))`],
    ])();
    return [`def ${name}(k, l=${e.int(0)}):`, ...outer, ...safe, `    return ${this.scope.with('int', 'k', () => e.int(1))}`, ...calls];
  }

  /** An int that this function has certainly assigned, so that an inner one may declare it `nonlocal`. */
  assignedHere() {
    const names = [...this.scope.frames.at(-1)].filter(([n, t]) => t === 'int' && /^[uvwp]\d/.test(n)).map(([n]) => n);
    return names.length === 0 ? null : this.r.pick(names);
  }
}

const SIMPLE = [
  s => s.assign(),
  s => s.assign(),
  s => s.augment(),
  s => s.augment(),
  s => [`emit(${s.e.any(2)})`],
  s => [`emit(${s.e.any(2)})`],
  s => s.mutate(),
  s => s.mutate(),
  s => s.objects(),
  s => s.objects(),
  s => s.unpack(`${s.e.int(1)}, ${s.e.int(1)}`, ['', 'int'], ['', 'int']),
  s => s.unpack(`[${s.e.int(1)}, *${s.e.list(1)}]`, ['', 'int'], ['*', 'list']),
  s => s.unpack(s.e.str(1), ['', 'str'], ['*', 'texts'], ['', 'str']),
  s => (s.r.chance(35) ? s.leave() : s.assign()),
];

const COMPOUND = [
  (s, d) => [`if ${s.e.bool(2)}:`, ...s.block(d), ...(s.r.chance(50) ? [s.r.pick(['else:', `elif ${s.e.bool(1)}:`]), ...s.block(d)] : [])],
  (s, d) => s.loop(d),
  (s, d) => s.loop(d),
  (s, d) => s.loop(d),
  (s, d) => s.whileLoop(d),
  (s, d) => s.attempt(d),
  (s, d) => s.attempt(d),
  (s, d) => s.match(d),
  (s, d) => s.withBlock(d),
  (s, d) => s.nested(d),
  (s, d) => (s.r.chance(40) ? s.attemptGroup(d) : s.loop(d)),
];
