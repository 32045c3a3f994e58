/**
 * Whole random programs: functions, generators and classes, then a driver that calls them with values of changing types and
 * changes what they rely on. Knows nothing of who runs them.
 */
import { Classes } from './classes.mjs';
import { Expressions } from './expressions.mjs';
import { Functions } from './functions.mjs';
import { TYPES } from './productions.mjs';
import { Random } from './random.mjs';
import { Scope } from './scope.mjs';
import { indent, Statements } from './statements.mjs';

/** What programs may use besides what they define: each is left out where its name does not occur. */
const PREAMBLE = {
  dataclass: ['from dataclasses import dataclass'],
  Suppress: [
    'class Suppress:',
    '    def __init__(self, kind): self.kind = kind',
    '    def __enter__(self): return self.kind',
    '    def __exit__(self, kind, x, tb): return kind is not None and issubclass(kind, self.kind)',
  ],
  Pause: ['class Pause:', '    def __init__(self, v): self.v = v', '    def __await__(self): return (yield self.v)'],
  Door: [
    'class Door:',
    '    def __init__(self, v): self.v = v',
    '    async def __aenter__(self): return await Pause(self.v)',
    '    async def __aexit__(self, *e): emit("door", e[0])',
  ],
  drive: [
    'def drive(c):',
    '    n = 0',
    '    try:',
    '        while True:',
    '            emit(c.send(None if n == 0 else n))',
    '            n += 1',
    '    except StopIteration as s: return s.value',
  ],
  Field: [
    'class Field:',
    '    def __init__(self, v): self.v = v',
    '    def __set_name__(self, owner, name): self.name = name',
    '    def __get__(self, o, kind=None): return self.v if o is None else self.v + len(self.name)',
  ],
  Meta: ['class Meta(type):', '    def __call__(cls, *a): return super().__call__(*a)', '    def __len__(cls): return 11'],
  counted: [
    'def counted(f):',
    '    n = 0',
    '    def call(*a, **k):',
    '        nonlocal n',
    '        n += 1',
    '        if n % 3 == 0: emit("call", n)',
    '        return f(*a, **k)',
    '    return call',
  ],
  memo: [
    'def memo(f):',
    '    known = {}',
    '    def call(*a, **k):',
    '        key = repr((a, k))',
    '        if key not in known: known[key] = f(*a, **k)',
    '        return known[key]',
    '    return call',
  ],
};

/** The text of the program with that seed. */
export function program(seed) {
  return new Program(new Random(seed)).text();
}

class Program {
  constructor(random) {
    this.r = random;
    this.scope = new Scope();
    this.e = new Expressions(random, this.scope);
    this.s = new Statements(random, this.scope, this.e);
    this.functions = new Functions(random, this.scope, this.e, this.s);
    this.classes = new Classes(random, this.scope, this.e, this.s);
  }

  text() {
    const { r, functions } = this;
    this.scope.declare('G', 'int');
    const kinds = [
      'function',
      'function',
      'function',
      'recursion',
      'generator',
      'dialogue',
      'closure',
      'coroutine',
      'class',
      'class',
      'class',
    ];
    const defined = r.times(1, 5, () => {
      const kind = r.pick(kinds);
      return kind === 'class' ? this.classes.class() : functions[kind]();
    });
    const own = [...defined.flat(), ...this.driver()].join('\n');
    return [...this.preamble(own), 'G = 1', own].join('\n') + '\n';
  }

  /** What is used, and what that uses. */
  preamble(own) {
    const lines = [];
    for (const [name, text] of Object.entries(PREAMBLE).reverse())
      if (new RegExp(`\\b${name}\\b`).test(own + lines.join('\n'))) lines.unshift(...text);
    return lines;
  }

  // ---- the driver ----

  /** Calls everything several times, with arguments whose types sometimes change. */
  driver() {
    const { r, e } = this;
    const calls = this.scope.functions.map(f => {
      const changing = r.pick(TYPES);
      const parameters = r.chance(20) ? f.parameters.map(p => ({ ...p, type: changing })) : f.parameters;
      const call = `${f.name}(${e.args(parameters, 1)})`;
      return [
        '    try: emit(t, ' + (f.returns === 'generator' ? `list(${call})` : call) + ')',
        '    except Exception as x: emit(where(x))',
      ];
    });
    const main = this.s.body([{ name: 't', type: 'int' }], []);
    return [
      'def main(t):',
      ...indent(main.length > 0 ? main : ['pass']),
      `for t in range(${r.pick([3, 3, 6, 6, 25])}):`,
      ...calls.flat(),
      '    try: main(t)',
      '    except Exception as x: emit(where(x))',
      ...(r.chance(30) ? [`    G = ${e.of(r.pick(TYPES.filter(t => t !== 'float')), 0)}`] : []),
      ...(r.chance(30)
        ? [`    if t == ${r.below(4)}:`, `        try: ${this.change()}`, '        except Exception as x: emit(where(x))']
        : []),
    ];
  }

  /** Breaks something that compiled code may have taken for granted. */
  change() {
    const { r, e } = this;
    const forms = [
      () => 'len = lambda o: 3',
      () => 'range = lambda *a: [4, 5]',
      () => 'del G',
      () => 'abs = str',
      () => 'isinstance = lambda o, k: True',
    ];
    if (this.scope.classes.length > 0) {
      const c = () => r.pick(this.scope.classes).name;
      forms.push(
        () => `${c()}.m = lambda self, a: ${r.pick(['a', 'self.x', 'a + 1'])}`,
        () => `${c()}.K = ${e.any(0)}`,
        () => `${c()}.x = property(lambda self: 9)`,
        () => `${c()}.__add__ = lambda self, o: 77`,
        () => `del ${c()}.${r.pick(['m', 'K', 'p', '__eq__', '__len__'])}`,
        () => `${c()}.__getattr__ = lambda self, n: n`,
        () => `${c()}.__bool__ = lambda self: False`,
        () => `${c()}.__bases__ = (${c()},)`,
      );
    }
    const named = this.scope.functions.map(f => f.name).filter(n => /^[fh]\d+$/.test(n));
    if (named.length > 0)
      forms.push(
        () => `${r.pick(named)} = lambda *a, **k: ${e.any(0)}`,
        () => `${r.pick(named)}.__defaults__ = (1, 2, 3)`,
        () => `${r.pick(named)}.__code__ = (lambda a=1, b=2, c=3: 8).__code__`,
      );
    return r.pick(forms)();
  }
}
