/** What is visible of a code object besides its instructions; CPython 3.13 gave the expected values. */
import { describe, expect, test } from 'vitest';
import { CodeFlag, type Code } from '../../src/bytecode/code.js';
import { constRepr } from '../../src/bytecode/const-repr.js';
import { marshal } from '../../src/bytecode/marshal.js';
import { printBytecode } from '../../src/bytecode/print-bytecode.js';
import { unmarshal } from '../../src/bytecode/unmarshal.js';
import { OPCODE_NAMES, WIDTH } from '../../src/bytecode/opcodes.js';
import { compileSource, type CompileMode } from '../../src/compiler/index.js';
import { verify } from './verify.js';

function compiled(source: string, mode: CompileMode = 'exec', optimize: 0 | 1 | 2 = 0): Code {
  const code = compileSource(source, '<test>', mode, { optimize });
  expect(verify(code)).toEqual([]);
  return code;
}

/** The code of the first function or class in `source`. */
function inner(source: string, optimize: 0 | 1 | 2 = 0): Code {
  const found = compiled(source, 'exec', optimize).consts.find(c => c.type === 'code');
  if (found?.type !== 'code') throw new Error('no code inside');
  return found.code;
}

const opcodes = (code: Code): string[] =>
  Array.from({ length: code.instructions.length / WIDTH }, (_, i) => OPCODE_NAMES[code.instructions[i * WIDTH]]);

function all(code: Code): Code[] {
  return [code, ...code.consts.flatMap(c => (c.type === 'code' ? all(c.code) : []))];
}

test('parameters come first, in the order of calls', () => {
  const code = inner('def f(a, /, b, *c, d, **e): x = 1');
  expect(code.varNames).toEqual(['a', 'b', 'd', 'c', 'e', 'x']);
  expect([code.argCount, code.posOnlyCount, code.kwOnlyCount]).toEqual([2, 1, 1]);
  expect(code.flags).toBe(CodeFlag.OPTIMIZED | CodeFlag.NEWLOCALS | CodeFlag.VARARGS | CodeFlag.VARKEYWORDS);
});

test('qualified names', () => {
  const names = all(
    compiled('class A:\n def f(self):\n  class B:\n   def g(self): return lambda: (x for x in y)\n  global C\n  class C: pass'),
  ).map(c => c.qualname);
  expect(names).toEqual([
    '<module>',
    'A',
    'A.f',
    'A.f.<locals>.B',
    'A.f.<locals>.B.g',
    'A.f.<locals>.B.g.<locals>.<lambda>',
    'A.f.<locals>.B.g.<locals>.<lambda>.<locals>.<genexpr>',
    'C',
  ]);
});

test('private names are mangled', () => {
  const method = inner('class _K:\n def f(self, __a, b__): self.__x = __y; __import__(__z.__w)');
  const f = method.consts.find(c => c.type === 'code');
  expect(f?.type === 'code' && f.code.names).toEqual(['_K__y', '_K__x', '__import__', '_K__z', '_K__w']);
  expect(f?.type === 'code' && f.code.varNames).toEqual(['self', '_K__a', 'b__']);
});

test('kinds of generators', () => {
  const kind = (source: string): number => inner(source).flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR);
  expect(kind('def f(): yield')).toBe(CodeFlag.GENERATOR);
  expect(kind('async def f(): await x')).toBe(CodeFlag.COROUTINE);
  expect(kind('async def f(): yield')).toBe(CodeFlag.ASYNC_GENERATOR);
  expect(kind('def f(): return (x for x in y)')).toBe(0);
});

describe('docstrings', () => {
  const source = 'def f():\n    """One.\n\n      Two.\n    """\n    return "x"';
  test('lose the margin', () => {
    const code = inner(source);
    expect(code.hasDocstring && constRepr(code.consts[0])).toBe("'One.\\n\\nTwo.\\n'");
  });
  test('are dropped by optimize 2', () => expect(inner(source, 2).hasDocstring).toBe(false));
});

test('assertions are dropped by optimize 1', () => {
  expect(opcodes(compiled('assert x', 'exec', 1))).not.toContain('RAISE_VARARGS');
  expect(opcodes(compiled('assert x'))).toContain('RAISE_VARARGS');
});

test('modes', () => {
  expect(opcodes(compiled('x + 1', 'eval'))).toEqual(['LOAD_NAME', 'LOAD_CONST', 'BINARY_OP', 'RETURN_VALUE']);
  expect(opcodes(compiled('x', 'single'))).toEqual(['LOAD_NAME', 'INTRINSIC', 'LOAD_CONST', 'RETURN_VALUE']);
});

test('constants of code that cannot run are dropped; the first is the docstring or None', () => {
  expect(inner('def f():\n return 1\n return 2').consts.map(constRepr)).toEqual(['None', '1']);
  expect(inner('def f():\n if 0: return "a"\n while True: pass').consts.map(constRepr)).toEqual(['None']);
});

test('static attributes and the first line', () => {
  const code = inner('@d\nclass C:\n def f(self):\n  self.b = self.a = 1\n  self.c += 1');
  expect(code.firstLine).toBe(1);
  expect(code.consts.map(constRepr)).toContain("('a', 'b')");
});

test('future annotations are text', () => {
  const code = compiled('from __future__ import annotations\nx: list [ int ]\ndef f(a: 1+1): pass');
  expect(code.consts.map(constRepr)).toEqual(expect.arrayContaining(["'list[int]'", "'1 + 1'"]));
  expect(code.flags).toBe(CodeFlag.FUTURE_ANNOTATIONS);
});

test('warnings are handed out', () => {
  const warnings: { message: string }[] = [];
  compileSource('x is 1', '<test>', 'exec', { optimize: 0, warnings: warnings as never });
  expect(warnings.map(w => w.message)).toEqual(['"is" with \'int\' literal. Did you mean "=="?']);
});

describe('code as long or deep as CPython takes', () => {
  test.each([
    ['operators', Array(5000).fill('a').join('+')],
    ['attributes', `a${'.b'.repeat(5000)}`],
    ['calls', `a${'()'.repeat(5000)}`],
    ['methods', `a${'.b()'.repeat(2500)}`],
    ['subscripts', `a${'[0]'.repeat(5000)}`],
    ['conditional expressions', `${'a if b else '.repeat(1000)}c`],
    ['parentheses', `${'('.repeat(190)}a${')'.repeat(190)}`],
    ['arguments', `f(${Array(1000).fill('a').join(', ')})`],
    ['keyword arguments', `f(${Array.from({ length: 1000 }, (_, i) => `a${i}=${i}`).join(', ')})`],
  ])('%s', (_, source) => void compiled(source, 'eval'));

  test('elif', () => void compiled(`if a: pass\n${'elif b: pass\n'.repeat(1500)}`));
});

test('marshalled code is the same code, in the same bytes', () => {
  const source =
    'def f(a, *, b=1.5):\n    """Doc."""\n    return {a: -0.0, "é\\ud800": (b"\\x00\\xff", 2 ** 60, ..., 1j)}\nfor x in [1, 2]: print(x in {None, True})\n';
  const code = compiled(source);
  const bytes = marshal(code);
  const again = unmarshal(bytes, code.filename);
  expect(printBytecode(again, { positions: true })).toEqual(printBytecode(code, { positions: true }));
  expect(marshal(again)).toEqual(bytes);
  expect(marshal(compiled(source))).toEqual(bytes);
  expect(() => unmarshal(bytes.slice(1), '<test>')).toThrow();
});
