/** Classes of random programs. All are made from one int, have `x` and often `m`, `p`, `K`, `s`, `k`, `d`. */
import { indent } from './statements.mjs';

const BUILTINS = { int: 'x', str: 'str(x)', list: '[x, 2, 3]', dict: "{'a': x}", tuple: '(x, 1)', float: 'x', set: '[x]' };

export class Classes {
  constructor(random, scope, expressions, statements) {
    this.r = random;
    this.scope = scope;
    this.e = expressions;
    this.s = statements;
  }

  class() {
    const { r } = this;
    return r.pick([() => this.plain(), () => this.plain(), () => this.plain(), () => this.ofBuiltin(), () => this.data()])();
  }

  method(text, last, base) {
    const self = { name: 'self.x', type: 'int' };
    const lines = this.s.body([self, { name: 'a', type: 'int' }], [last], { most: 1 });
    const upper = base && this.r.chance(40) ? ['    a = super().m(a)'] : [];
    return [text, ...upper, ...indent(lines)];
  }

  plain() {
    const { r, e } = this;
    const name = this.s.name('C');
    const bases = this.bases();
    const base = bases.length > 0;
    const slots = !base && r.chance(25);
    const lines = [
      ...(slots ? ["__slots__ = ('x', 'y')"] : [`K = ${r.below(100)}`]),
      'def __init__(self, x):',
      ...indent([
        ...(base && r.chance(60) ? ['super().__init__(x)'] : []),
        `self.x = ${r.pick(['x', 'x', '(x, x)[0]', 'x + 1'])}`,
        ...(r.chance(20) ? ['self.y = [x]'] : []),
      ]),
      ...this.method('def m(self, a):', () => `return ${e.int(1)}`, base),
      ...this.members(),
      ...this.dunders(),
    ];
    this.scope.classes.push({ name, plain: !slots });
    const meta = !base && r.chance(12) ? ['metaclass=Meta'] : [];
    const heads = [...bases, ...meta].join(', ');
    const decorated = r.chance(8) ? ['@(lambda c: c)'] : [];
    return [...decorated, `class ${name}${heads === '' ? '' : `(${heads})`}:`, ...indent(lines)];
  }

  /** None, one, or two classes whose layouts go together. */
  bases() {
    const { r } = this;
    if (this.scope.classes.length === 0 || r.chance(50)) return [];
    const first = r.pick(this.scope.classes);
    const second = r.pick(this.scope.classes);
    return first.plain && second.plain && first !== second && r.chance(25) ? [first.name, second.name] : [first.name];
  }

  ofBuiltin() {
    const { r, e } = this;
    const name = this.s.name('C');
    const builtin = r.pick(Object.keys(BUILTINS));
    const made = BUILTINS[builtin];
    const fixed = ['int', 'str', 'tuple', 'float'].includes(builtin);
    const lines = [
      fixed ? 'def __new__(cls, x):' : 'def __init__(self, x):',
      ...indent(
        fixed ? [`self = super().__new__(cls, ${made})`, 'self.x = x', 'return self'] : [`super().__init__(${made})`, 'self.x = x'],
      ),
      ...this.method('def m(self, a):', () => `return ${e.int(1)}`),
      ...(builtin === 'dict' ? ['def __missing__(self, key):', '    return key'] : []),
      ...this.dunders(),
    ];
    this.scope.classes.push({ name, plain: false });
    return [`class ${name}(${builtin}):`, ...indent(lines)];
  }

  data() {
    const { r, e } = this;
    const name = this.s.name('C');
    const options = r.pick(['', '(order=True)', '(frozen=True)', '(slots=True)', '(eq=False)']);
    const lines = ['x: int', `y: int = ${r.below(9)}`, ...this.method('def m(self, a):', () => `return ${e.int(1)}`)];
    this.scope.classes.push({ name, plain: false });
    return [`@dataclass${options}`, `class ${name}:`, ...indent(lines)];
  }

  members() {
    const { r } = this;
    const all = [
      [
        '@property',
        'def p(self):',
        `    return ${r.pick(['self.x', 'self.x + 1', '-self.x', 'self.m(1)'])}`,
        ...(r.chance(40) ? ['@p.setter', 'def p(self, v):', '    self.x = v'] : []),
      ],
      ['@staticmethod', 'def s(a):', `    return ${r.pick(['a', 'a * 2', 'len(str(a))'])}`],
      ['@classmethod', 'def k(cls, a):', `    return ${r.pick(['a', 'len(cls.__name__)', 'cls(a).x'])}`],
      [`d = Field(${r.below(9)})`],
      ['m2 = lambda self: self.x'],
      ["__match_args__ = ('x',)"],
    ];
    return all.filter((_, i) => r.chance(i === 0 ? 80 : 35)).flat();
  }

  dunders() {
    const { r } = this;
    const all = [
      ['def __add__(self, o):', `    return self.x + ${r.pick(['o', '1', '(o if isinstance(o, int) else 2)'])}`],
      ['def __radd__(self, o):', `    return ${r.pick(['o', 'NotImplemented', 'self.x'])}`],
      ['def __iadd__(self, o):', `    self.x = ${r.pick(['o', '0'])}`, '    return self'],
      ['def __mul__(self, o):', '    return NotImplemented'],
      ['def __rmul__(self, o):', '    return 6'],
      ['def __neg__(self):', '    return -self.x'],
      [
        'def __eq__(self, o):',
        '    return isinstance(o, type(self)) and self.x == o.x',
        r.pick(['__hash__ = None', 'def __hash__(self): return 7']),
      ],
      ['def __lt__(self, o):', '    return self.x < getattr(o, "x", 0)'],
      ['def __len__(self):', `    return ${r.pick(['2', '0', 'self.x % 7', '-1'])}`],
      ['def __getitem__(self, i):', '    if i > 3: raise IndexError(i)', '    return i * 2'],
      ['def __setitem__(self, i, v):', '    self.x = v'],
      ['def __contains__(self, o):', '    return o == self.x'],
      ['def __iter__(self):', r.pick(['    yield 1; yield self.x', '    return iter((self.x, 2))', '    return self.x'])],
      ['def __index__(self):', `    return ${r.pick(['1', 'self.x', '0'])}`],
      ['def __bool__(self):', `    return ${r.pick(['self.x != 0', 'True', 'self.x'])}`],
      ['def __getattr__(self, name):', '    if name == "K": return 5', '    raise AttributeError(name)'],
      ['def __setattr__(self, name, v):', `    ${r.pick(['emit("set", name)', 'v = (v,)[0]'])}`, '    super().__setattr__(name, v)'],
      ['def __getattribute__(self, name):', '    return super().__getattribute__(name)'],
      ['def __format__(self, spec):', '    return f"<{spec}>"'],
      ['def __call__(self, a):', '    return a'],
      ['def __init_subclass__(cls, **kw):', '    super().__init_subclass__(**kw)', '    emit("sub", cls.__name__)'],
      [
        'def __enter__(self):',
        '    return self',
        'def __exit__(self, *e):',
        `    return ${r.pick(['True', 'False', 'e[0] is ValueError', 'emit(e[0])'])}`,
      ],
    ];
    const printed = ['def __repr__(self):', '    return f"<{type(self).__name__}>"'];
    return [printed, ...all.filter(() => r.chance(22))].flat();
  }
}
