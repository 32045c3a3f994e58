/** Plug-ins that do what they may not: the program gets a clear error, or the plug-in does; the run stays sound. */
import { describe, expect, it } from 'vitest';
import { PluginError, type Engine, type EvaluatedFrame, type Value } from '../../src/index.js';
import { hasLibrary, startOne } from '../modules/run-source.js';

const PROGRAM = [
  'def f(x): return x + 1',
  'def g():',
  '    try:',
  '        return f(1)',
  '    except SystemError as e:',
  '        return str(e)',
  'print(g())',
  'print(f.__name__, sum(i for i in range(4)))',
].join('\n');

/** The program, with an evaluator for frames of `f` only. */
async function withEvaluatorOfF(evaluate: (frame: EvaluatedFrame, next: () => Value, engine: Engine) => unknown, source = PROGRAM) {
  const { engine, run } = startOne({ jit: 'eager' });
  engine.setFrameEvaluator((frame, next) => (frame.code.name === 'f' ? (evaluate(frame, next, engine) as Value) : next()), { name: 'odd' });
  return (await run(source)).split('\n')[0];
}

const fault = (what: string): string => `frame evaluator 'odd' ${what}, evaluating f (<string>:1)`;

describe.skipIf(!hasLibrary)('a frame evaluator that', () => {
  it.each<[string, (frame: EvaluatedFrame, next: () => Value, engine: Engine) => unknown, string]>([
    ['gives another value is believed', () => 'another', 'another'],
    ['passes on the value changes nothing', (_, next) => next(), '2'],
    [
      'throws',
      () => {
        throw new TypeError('oh');
      },
      fault('threw TypeError: oh'),
    ],
    [
      'throws no error at all',
      () => {
        throw 'a string';
      },
      fault('threw a string'),
    ],
    ['gives undefined', () => undefined, fault('gave undefined instead of a Python value')],
    ['gives null', () => null, fault('gave null instead of a Python value')],
    [
      'gives a float as a number',
      () => 1.5,
      fault('gave the number 1.5, which is no int (floats are made with engine.float) instead of a Python value'),
    ],
    ['gives -0', () => -0, fault('gave the number -0, which is no int (floats are made with engine.float) instead of a Python value')],
    [
      'gives a small bigint',
      () => 1n,
      fault('gave the bigint 1n, which an int of this size is not (ints up to 2**53 are numbers) instead of a Python value'),
    ],
    ['gives a promise', async () => 1, fault('gave a JavaScript Promise instead of a Python value')],
    ['gives a surrogate', () => '\ud800', fault('gave a string with surrogates (text is made with engine.text) instead of a Python value')],
    [
      'gives an object of another engine',
      () => startOne().engine.vm.list([]),
      fault('gave an object of another engine instead of a Python value'),
    ],
    ['calls next twice', (_, next) => [next(), next()], fault('threw PluginError: next was called twice for the frame of f')],
    ['asks for a variable that is none', frame => frame.local('y'), fault("threw PluginError: f has no variable 'y'")],
    [
      'raises a Python exception',
      (_, __, engine) => {
        throw engine.exception('SystemError', 'own');
      },
      'own',
    ],
    ['makes a float', (_, __, engine) => engine.float(0.5), '0.5'],
    [
      'activates and calls next',
      (frame, next, engine) => [engine.activate(frame), next()],
      fault('threw PluginError: the frame of f is already being carried out'),
    ],
  ])('%s', async (_, evaluate, first) => {
    expect(await withEvaluatorOfF(evaluate)).toBe(first);
  });

  it('keeps a frame, or next, gets an error from it', async () => {
    let kept: { frame: EvaluatedFrame; next: () => Value } | null = null;
    await withEvaluatorOfF((frame, next) => {
      kept = { frame, next };
      return next();
    });
    const { frame, next } = kept!;
    expect(frame.isOver).toBe(true);
    expect(() => frame.local('x')).toThrow(new PluginError('the frame of f is over: a frame must not be kept'));
    expect(() => next()).toThrow(new PluginError('the frame of f is over: next was called too late'));
    expect(frame.code.name).toBe('f');
  });

  it('gives a value for a generator cannot replace it', async () => {
    const source = 'def f():\n    yield 1\ntry: print(list(f()))\nexcept SystemError as e: print(e)\nprint(list(f()) if 0 else "on")';
    expect(await withEvaluatorOfF(() => 5, source)).toBe(fault('did not continue a generator with next()'));
    expect(await withEvaluatorOfF((_, next) => [next(), 7][1], source)).toBe(
      fault('gave another value than the generator: it may be watched, not replaced'),
    );
  });

  it('swallows a Python exception is believed; what ends the run is not swallowed', async () => {
    const swallow = (_: EvaluatedFrame, next: () => Value): unknown => {
      try {
        return next();
      } catch {
        return 'swallowed';
      }
    };
    expect(await withEvaluatorOfF(swallow, 'def f(): raise KeyError(1)\nprint(f())')).toBe('swallowed');
    const { engine } = startOne();
    let polls = 0;
    const stopping = { ...engine.host, interrupt: () => (++polls > 3 ? 3 : 0) };
    const { Engine } = await import('../../src/index.js');
    const stopped = new Engine(stopping as never, { ...engine.options });
    stopped.setFrameEvaluator(swallow as never);
    const outcome = await stopped.run({ kind: 'command', code: 'def f():\n    while True: pass\nf()\nprint("not reached")' }, ['-c']);
    expect(outcome.ended).not.toBe('finished');
    expect(outcome.ended).not.toBe('engine-bug');
  });

  it('has endless recursion of its own is a RecursionError', async () => {
    const source = 'def f(n): return f(n + 1)\ntry: f(0)\nexcept RecursionError as e: print(type(e).__name__)';
    expect(await withEvaluatorOfF((_, next) => next(), source)).toBe('RecursionError');
  });
});

describe.skipIf(!hasLibrary)('evaluators', () => {
  it('wrap those before them, come and go in the middle of a run', async () => {
    const seen: string[] = [];
    const { engine, run } = startOne({ jit: 'eager', onOutput: () => engine !== undefined && void seen.push('|') });
    const outer: string[] = [];
    const removeFirst = engine.setFrameEvaluator((frame, next) => {
      outer.push(`1 ${frame.code.name}`);
      return next();
    });
    engine.setFrameEvaluator((frame, next) => {
      if (frame.code.name === 'f') {
        outer.push('2 f');
        removeFirst();
      }
      return next();
    });
    expect(await run('def f(): return 1\nprint(f() + f())')).toBe('2\n');
    // the chain of an evaluation that goes on is the one with which it began
    expect(outer.filter(s => s.endsWith(' f'))).toEqual(['2 f', '1 f', '2 f']);
  });

  it('break DefaultEvaluator, stop compiling unless they allow inlining, and let it go on when they leave', async () => {
    for (const allowsInlining of [false, true]) {
      let frames = 0;
      let printed = 0;
      let remove = (): void => undefined;
      const compiles: number[] = [];
      const { engine, run } = startOne({
        jit: 'eager',
        onOutput: () => {
          compiles.push(engine.counters()['compiles']!);
          if (++printed === 1) {
            remove = engine.setFrameEvaluator(
              (frame, next) => {
                if (frame.code.name === 'hot') frames++;
                return next();
              },
              { allowsInlining },
            );
          } else remove();
        },
      });
      const broken: string[] = [];
      engine.assume('DefaultEvaluator', null, b => void broken.push(`${b.kind} ${b.position?.line}`));
      const source =
        'def hot(x): return x + 1\ndef loop():\n    t = 0\n    for i in range(500): t = hot(t)\n    print(t, flush=True)\nloop()\nloop()\nloop()';
      expect(await run(source)).toBe('500\n500\n500\n');
      expect(broken.length).toBe(1);
      if (allowsInlining) expect(frames).toBeLessThan(500);
      else expect(frames).toBe(500);
      if (!allowsInlining) expect(compiles[1]).toBe(compiles[0]);
      expect(compiles[2]).toBeGreaterThanOrEqual(compiles[1]!);
      expect(engine.counters()['compiles']).toBeGreaterThan(0);
    }
  });

  it('let exceptions through to compiled callers', async () => {
    const source = [
      'def odd(x):',
      '    if x % 2: raise KeyError(x)',
      '    return x',
      'def loop():',
      '    t = 0',
      '    for i in range(300):',
      '        try: t += odd(i)',
      '        except KeyError as e: t += e.args[0] * 2',
      '    return t',
      'print(loop(), loop(), loop())',
    ].join('\n');
    for (const allowsInlining of [false, true]) {
      const { engine, run } = startOne({ jit: 'eager' });
      engine.setFrameEvaluator((_, next) => next(), { allowsInlining });
      expect(await run(source)).toBe('67350 67350 67350\n');
    }
  });

  it('see feedback, layouts and lookups', async () => {
    const { engine, run } = startOne();
    const told: unknown[] = [];
    engine.setFrameEvaluator((frame, next) => {
      if (frame.code.name !== 'look') return next();
      const point = frame.local('p')!;
      const shape = engine.shapeOf(point)!;
      const value = next();
      const load = frame.code.instructions().find(i => i.opcode === 'LOAD_ATTR')!;
      const { state, count, cases } = engine.feedback(frame.code, load.pc)!;
      told.push(
        shape.class.name,
        shape.keys,
        load.name,
        load.span.line,
        state,
        count,
        cases[0]!.what,
        engine.lookupCell(shape.class, 'z').value,
      );
      return value;
    });
    await run('class P:\n    z = 5\n    def __init__(self): self.x = 1; self.y = 2\ndef look(p):\n    return p.x\nlook(P())');
    expect(told).toEqual(['P', ['x', 'y'], 'x', 5, 'monomorphic', 1, ['P'], 5]);
  });

  it('are told of each kind of assumption, once, and may release it', async () => {
    const { engine, run } = startOne();
    const told: string[] = [];
    engine.setFrameEvaluator((frame, next) => {
      if (frame.code.name !== 'watch') return next();
      const tell = (b: { kind: string; target: string; position: { line: number } | null }): void =>
        void told.push(`${b.kind} ${b.target} ${b.position?.line}`);
      const [cls, fn] = [frame.global('C')!, frame.global('fn')!];
      engine.assume('LookupStable', { cls, name: 'a' }, tell);
      engine.assume('MroStable', { cls }, tell);
      engine.assume('ConstGlobal', { namespace: frame.function!.globals, name: 'G' }, tell);
      engine.assume('FunctionCode', { function: fn }, tell);
      engine.assume('FunctionDefaults', { function: fn }, tell);
      engine.assume('SingleThread', null, tell);
      engine.assume('LookupStable', { cls, name: 'a' }, tell).release();
      expect(() => engine.assume('LookupStable', { cls: 5, name: 'a' })).toThrow(PluginError);
      expect(() => engine.assume('Nonsense' as never, null as never)).toThrow(/no assumption 'Nonsense'/);
      return next();
    });
    const source = [
      'class B: pass',
      'class C(B): pass',
      'def fn(x=1): pass',
      'G = 1',
      'def watch(): pass',
      'watch()',
      'B.a = 1',
      'B.a = 2',
      'G = 2',
      'fn.__code__ = watch.__code__',
      'fn.__defaults__ = (2,)',
      'class D(B): pass',
      'C.__bases__ = (D,)',
    ].join('\n');
    await run(source);
    expect(told).toEqual([
      'LookupStable C.a 7',
      'ConstGlobal global G 9',
      'FunctionCode fn.__code__ 10',
      'FunctionDefaults fn.__defaults__ 11',
      'MroStable C 13',
    ]);
  });

  it('that throw when an assumption breaks, or run Python there, are told so at the next frame', async () => {
    for (const [callback, what] of [
      [
        () => {
          throw new Error('no');
        },
        'Error: no',
      ],
      [
        (engine: Engine) => engine.call(engine.vm.types.list),
        'PluginError: onBroken must not run Python: the operation that broke the assumption is not finished',
      ],
    ] as const) {
      const { engine, run } = startOne();
      engine.setFrameEvaluator((frame, next) => {
        if (frame.code.name === 'watch') engine.assume('LookupStable', { cls: frame.global('C')!, name: 'a' }, () => void callback(engine));
        return next();
      });
      const source = 'class C: pass\ndef watch(): pass\nwatch()\nC.a = 1\nprint(C.a)\ntry: watch()\nexcept SystemError as e: print(e)';
      expect(await run(source)).toBe(`1\nonBroken of LookupStable C.a threw ${what}\n`);
    }
  });
});
