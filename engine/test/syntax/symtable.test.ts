/** Where names live. */
import { expect, test } from 'vitest';
import { isAsyncGenerator, mangle } from '../../src/syntax/symtable.js';
import { scopeNamed, symbolTable } from './check.js';

/** Each name of a scope with its class. */
function classes(source: string, name: string): Record<string, string> {
  return Object.fromEntries([...scopeNamed(source, name).symbols.values()].map(symbol => [symbol.name, symbol.scope]));
}

test('closures', () => {
  const source = 'def f(a):\n  b = a\n  def g():\n    nonlocal b\n    return a, b, c\n  return g\n';
  expect(classes(source, 'f')).toEqual({ a: 'cell', b: 'cell', g: 'local' });
  expect(classes(source, 'g')).toEqual({ b: 'free', a: 'free', c: 'global-implicit' });
  expect(scopeNamed(source, 'f').cellVars).toEqual(['a', 'b']);
  expect(scopeNamed(source, 'g').freeVars).toEqual(['a', 'b']);
});

test('global declarations reach the module', () => {
  const source = 'def f():\n  global x\n  x = 1\n';
  expect(classes(source, 'f')).toEqual({ x: 'global-explicit' });
  expect(classes(source, 'top')).toMatchObject({ x: 'global-explicit' });
});

test('parameters come first, in the order of the call', () => {
  expect(scopeNamed('def f(a, /, b, *c, d, **e):\n  z = y = 1\n', 'f').varNames).toEqual(['a', 'b', 'd', 'c', 'e', 'z', 'y']);
});

test('class bodies are not seen from inside, but for __class__', () => {
  const source = 'class C:\n  x = 1\n  def f(self): return x, super().f()\n';
  expect(classes(source, 'f')).toMatchObject({ x: 'global-implicit', __class__: 'free' });
  expect(scopeNamed(source, 'C').needsClassCell).toBe(true);
});

test('a name may be local to a class and free in its methods', () => {
  const source = 'def f(x):\n  class C:\n    x = 1\n    def g(self): return x\n';
  expect(scopeNamed(source, 'C').symbols.get('x')).toMatchObject({ scope: 'local', isFreeInClass: true });
  expect(scopeNamed(source, 'C').freeVars).toEqual(['x']);
});

test('private names', () => {
  expect(mangle('_C', '__x')).toBe('_C__x');
  expect(mangle('C', '__x__')).toBe('__x__');
  expect(classes('class C:\n  def f(self): __x = 1\n', 'f')).toHaveProperty('_C__x');
});

test('comprehensions are inlined, generator expressions are not', () => {
  const source = 'def f(y):\n  [x for x in y if z]\n  (w for w in y)\n';
  expect(scopeNamed(source, 'listcomp').inlinedComprehension).toBe(true);
  expect(scopeNamed(source, 'genexpr').inlinedComprehension).toBe(false);
  expect(classes(source, 'f')).toMatchObject({ y: 'local', x: 'local' });
});

test('a comprehension that a lambda captures gives its block a cell', () => {
  expect(scopeNamed('def f():\n  return [lambda: x for x in y]\n', 'f').cellVars).toEqual(['x']);
});

test('an assignment expression in a comprehension binds outside', () => {
  expect(classes('def f(y):\n  [z := x for x in y]\n  return z\n', 'f')).toMatchObject({ z: 'local' });
});

test('generators and coroutines', () => {
  expect(scopeNamed('def f(): yield', 'f')).toMatchObject({ isGenerator: true, isCoroutine: false });
  expect(isAsyncGenerator(scopeNamed('async def f(): yield', 'f'))).toBe(true);
  expect(scopeNamed('async def f(): pass', 'f')).toMatchObject({ isGenerator: false, isCoroutine: true });
});

test('type parameters have a scope around', () => {
  const source = 'class C:\n  def f[T: x = y](self, a: T): return T\n  x = 1\n';
  expect(classes(source, 'f')).toMatchObject({ T: 'cell', __classdict__: 'free' });
  expect(classes(source, 'T')).toMatchObject({ x: 'global-implicit' });
  expect(scopeNamed(source, 'C').needsClassDict).toBe(true);
});

test('future annotations', () => {
  expect(symbolTable('from __future__ import annotations\nx: y\n').futureAnnotations).toBe(true);
  expect(symbolTable('from __future__ import annotations\nx: y\n').top.symbols.has('y')).toBe(false);
});

test('warnings', () => {
  const messages = symbolTable('x is 1\nassert (x, "m")\n1(2)\n[1][2, 3]\n').warnings.map(warning => warning.message);
  expect(messages).toEqual([
    '"is" with \'int\' literal. Did you mean "=="?',
    'assertion is always true, perhaps remove parentheses?',
    "'int' object is not callable; perhaps you missed a comma?",
    'list indices must be integers or slices, not tuple; perhaps you missed a comma?',
  ]);
});
