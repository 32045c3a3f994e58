/** Functions, generators, closures and coroutines of random programs. Each adds itself to what later code can call. */
import { TYPES } from './productions.mjs';
import { indent } from './statements.mjs';

/** How a function may be decorated: what it gives stays of the same type. */
const DECORATORS = ['@counted', '@memo', '@staticmethod', '@(lambda f: f)'];

export class Functions {
  constructor(random, scope, expressions, statements) {
    this.r = random;
    this.scope = scope;
    this.e = expressions;
    this.s = statements;
  }

  /** Parameters of every kind; `text` is how each is written. */
  parameters() {
    const { r } = this;
    const hasDefaults = r.chance(40);
    const only = r.chance(15) ? r.pick(['position', 'keyword']) : undefined;
    return r.times(1, 3, i => {
      const type = r.pick(TYPES);
      const hasDefault = hasDefaults && i > 0;
      const name = 'abc'[i];
      const note = r.chance(8) ? `: ${r.pick(['int', "'x'", 'list[int]'])}` : '';
      return { name, type, hasDefault, only, text: name + note + (hasDefault ? ` = ${this.e.of(type, 0)}` : '') };
    });
  }

  head(name, parameters, rest = true) {
    const texts = parameters.map(p => p.text);
    const only = parameters[0].only;
    if (only === 'keyword') texts.unshift('*');
    if (only === 'position') texts.push('/');
    if (rest && this.r.chance(15)) texts.push(...(only === 'keyword' ? ['**kw'] : this.r.pick([['*rest'], ['**kw'], ['*rest', '**kw']])));
    const types = this.r.chance(4) ? '[T]' : '';
    return `def ${name}${types}(${texts.join(', ')}):`;
  }

  function() {
    const name = this.s.name('f');
    const parameters = this.parameters();
    const returns = this.r.pick(TYPES);
    const body = this.s.body(parameters, [() => `return ${this.e.of(returns, 2)}`]);
    const decorated = this.r.chance(15) ? [this.r.pick(DECORATORS)] : [];
    const head = this.head(name, parameters);
    this.scope.functions.push({ name, parameters, returns });
    return [...decorated, head, ...indent(body)];
  }

  /** Calls itself a few times. */
  recursion() {
    const name = this.s.name('r');
    const { e } = this;
    const n = { name: 'n', type: 'int', only: 'position' };
    const body = this.s.body(
      [n, { name: 'acc', type: 'list' }],
      [
        () => [
          'if n <= 0:',
          `    return ${e.int(1)}`,
          `return ${this.r.pick(['-', '1 + ', `${e.int(1)} ^ `])}${name}(n - ${this.r.pick(['1', '2'])}, ${this.r.pick(['acc', '[n]', '(acc + [n])[:5]'])})`,
        ],
      ],
      { most: 2 },
    );
    this.scope.functions.push({ name: `(lambda a: ${name}(a % 9))`, parameters: [{ ...n, name: 'a' }], returns: 'int' });
    return [`def ${name}(n, acc=()):`, ...indent(body)];
  }

  generator() {
    const { e } = this;
    const name = this.s.name('g');
    const parameters = this.parameters();
    const ends = [
      () => [`for t in ${e.iterable(1)}:`, `    yield ${e.int(1)}`],
      () => ['try:', `    yield ${e.int(1)}`, 'except ValueError:', '    emit("thrown")', `yield ${e.int(1)}`],
      () => [`yield from ${e.list(1)}`, `return ${e.int(1)}`],
      () => [`yield from (${this.scope.with('int', 'j', () => e.int(1))} for j in ${e.iterable(1)})`],
    ];
    const body = this.s.body(parameters, [() => this.r.pick(ends)()], { kind: 'generator' });
    this.scope.functions.push({ name, parameters, returns: 'generator' });
    return [this.head(name, parameters, false), ...indent(body)];
  }

  /** A generator that is sent to, thrown into and closed, all by one function. */
  dialogue() {
    const { r, e } = this;
    const name = this.s.name('g');
    const body = this.s.body(
      [{ name: 'a', type: 'int' }],
      [
        () => [
          'try:',
          `    a = yield ${e.int(1)}`,
          `    emit(a, (yield ${e.int(1)}))`,
          `except ${r.pick(['ValueError', 'Exception', 'GeneratorExit'])} as x:`,
          '    emit(repr(x))',
          ...(r.chance(30) ? ['    raise'] : [`    a = 5`]),
          'finally:',
          '    emit("closing")',
          `yield ${e.int(1)}`,
          `return ${e.any(1)}`,
        ],
      ],
      { kind: 'generator', most: 2 },
    );
    const steps = [
      'next(g)',
      'g.send(3)',
      'g.throw(ValueError(1))',
      'g.close()',
      'g.throw(KeyError)',
      'list(g)',
      'g.gi_running',
      "g.send('s')",
    ];
    this.scope.functions.push({ name: `${name}run`, parameters: [{ name: 'a', type: 'int' }], returns: 'int' });
    return [
      `def ${name}(a):`,
      ...indent(body),
      `def ${name}run(a):`,
      `    g = ${name}(a)`,
      '    try:',
      ...r.times(2, 5, i => `        emit(${i === 0 ? 'next(g)' : r.pick(steps)})`),
      '    except StopIteration as x:',
      '        emit("stop", x.value)',
      '    except Exception as x:',
      '        emit(where(x))',
      '    finally:',
      '        try: g.close()',
      '        except Exception as x: emit(where(x))',
      '    return a',
    ];
  }

  closure() {
    const { r, e } = this;
    const name = this.s.name('h');
    const parameters = this.parameters();
    const body = this.s.body(parameters, [
      () => [
        `v = ${e.int(1)}`,
        `def step(k${r.chance(30) ? `, d=${e.int(0)}` : ''}):`,
        '    nonlocal v',
        `    v = (v ${r.pick(['+', '-', '^'])} k) % 10007`,
        `    return ${r.pick(['v', 'v', `(lambda: v ^ k)()`])}`,
        r.pick([
          `return [step(k) for k in ${e.iterable(1)}]`,
          `return list(map(step, ${e.list(1)}))`,
          'return [f(k) for k in range(3) for f in (step, lambda i, k=k: i + k)]',
        ]),
      ],
    ]);
    this.scope.functions.push({ name, parameters, returns: 'list' });
    return [this.head(name, parameters), ...indent(body)];
  }

  /** A coroutine or an asynchronous generator, and the function that drives it. */
  coroutine() {
    const { r, e } = this;
    const name = this.s.name('c');
    const parameters = [{ name: 'a', type: 'int' }];
    if (r.chance(50)) {
      const body = this.s.body(
        parameters,
        [() => [`async with Door(${e.int(0)}) as k:`, `    emit(k, await Pause(${e.int(1)}))`, `return ${e.int(1)}`]],
        { kind: 'coroutine' },
      );
      this.scope.functions.push({
        name: `(lambda a: drive(${name}(a)))`,
        parameters: parameters.map(p => ({ ...p, only: 'position' })),
        returns: 'int',
      });
      return [`async def ${name}(a):`, ...indent(body)];
    }
    const body = this.s.body(parameters, [() => [`for t in ${e.iterable(1)}:`, `    yield ${e.int(1)}`, `    await Pause(t)`]], {
      kind: 'async generator',
    });
    this.scope.functions.push({ name: `${name}run`, parameters, returns: 'list' });
    const use = r.pick([
      `[k async for k in ${name}(a)]`,
      `[k + await Pause(1) async for k in ${name}(a) if k]`,
      `sorted({k % 7 async for k in ${name}(a)})`,
    ]);
    return [
      `async def ${name}(a):`,
      ...indent(body),
      `async def ${name}all(a):`,
      `    return ${use}`,
      `def ${name}run(a):`,
      `    return drive(${name}all(a))`,
    ];
  }
}
