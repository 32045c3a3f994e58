/** Trees of constructs that are easily read wrongly; the expected dumps are CPython's. */
import { expect, test } from 'vitest';
import { parse } from '../../src/syntax/parser.js';
import type { Expr } from '../../src/syntax/ast.js';
import { dump, dumpExpression } from './check.js';

const name = (id: string): string => `Name(id='${id}', ctx=Load())`;

test.each([
  ['a & b ^ c', `BinOp(left=BinOp(left=${name('a')}, op=BitAnd(), right=${name('b')}), op=BitXor(), right=${name('c')})`],
  ['-a ** -b', `UnaryOp(op=USub(), operand=BinOp(left=${name('a')}, op=Pow(), right=UnaryOp(op=USub(), operand=${name('b')})))`],
  ['await a ** b', `BinOp(left=Await(value=${name('a')}), op=Pow(), right=${name('b')})`],
  ['not a in b', `UnaryOp(op=Not(), operand=Compare(left=${name('a')}, ops=[In()], comparators=[${name('b')}]))`],
  ['[*a.b]', `List(elts=[Starred(value=Attribute(value=${name('a')}, attr='b', ctx=Load()), ctx=Load())], ctx=Load())`],
  ['x[*a]', `Subscript(value=${name('x')}, slice=Tuple(elts=[Starred(value=${name('a')}, ctx=Load())], ctx=Load()), ctx=Load())`],
  ['{**a, 1: b}', `Dict(keys=[None, Constant(value=1)], values=[${name('a')}, ${name('b')}])`],
  [
    'f(x for x in y)',
    `Call(func=${name('f')}, args=[GeneratorExp(elt=${name('x')}, generators=[comprehension(target=Name(id='x', ctx=Store()), iter=${name('y')}, is_async=0)])])`,
  ],
])('expression %s', (source, expected) => {
  expect(dumpExpression(source)).toBe(expected);
});

test.each([
  ['type(x).y = 1', 'Assign'],
  ['type[x] = 1', 'Assign'],
  ['type X = int', 'TypeAlias'],
  ['match = 1', 'Assign'],
  ['match(x)', 'Expr'],
  ['match -x', 'Expr'],
  ['match: int', 'AnnAssign'],
  ['match x:\n  case _: pass', 'Match'],
  ['match (x), *y:\n  case _: pass', 'Match'],
  ['print >> f, x', 'Expr'],
])('%s is a statement of kind %s', (source, kind) => {
  const mod = parse(source, 'exec', '<test>');
  expect(mod.kind === 'Module' && mod.body[0].kind).toBe(kind);
});

test('targets', () => {
  expect(dump('*(a), y = z')).toContain(
    "targets=[Tuple(elts=[Starred(value=Name(id='a', ctx=Store()), ctx=Store()), Name(id='y', ctx=Store())], ctx=Store())]",
  );
  expect(dump('(x): int = 1')).toContain('simple=0');
  expect(dump('x: int')).toContain('simple=1');
  expect(dump('del (a), [b]')).toContain("targets=[Name(id='a', ctx=Del()), List(elts=[Name(id='b', ctx=Del())], ctx=Del())]");
});

test('with, in and without parentheses', () => {
  expect(dump('with (a as b, c): pass').match(/withitem/g)).toHaveLength(2);
  expect(dump('with (a, b) as c: pass').match(/withitem/g)).toHaveLength(1);
  expect(dump('with (a, b): pass').match(/withitem/g)).toHaveLength(2);
});

test('continued lines', () => {
  expect(dump('if x:\n  y = (a +\nb)\n')).toContain('BinOp');
  expect(dump('x = \\\n  1\n')).toBe("Module(body=[Assign(targets=[Name(id='x', ctx=Store())], value=Constant(value=1))])");
  expect(dump('\r\nx\r\ry')).toBe(`Module(body=[Expr(value=${name('x')}), Expr(value=${name('y')})])`);
});

test('names are in normal form', () => {
  expect(dumpExpression('ﬁ + ｘ')).toContain("Name(id='fi'");
  expect(dumpExpression('ﬁ + ｘ')).toContain("Name(id='x'");
});

/** The piece of the source that an expression covers. */
function covered(source: string, pick: (e: Expr) => Expr): string {
  const mod = parse(source, 'eval', '<test>');
  if (mod.kind !== 'Expression') throw new Error('not an expression');
  const { line, col, endLine, endCol } = pick(mod.body).span;
  const lines = source.split('\n');
  if (line === endLine) return lines[line - 1].slice(col, endCol);
  return [lines[line - 1].slice(col), ...lines.slice(line, endLine - 1), lines[endLine - 1].slice(0, endCol)].join('\n');
}

test('spans count UTF-16 units and begin at parentheses of the first operand', () => {
  expect(covered('"😀" + (é)', e => (e.kind === 'BinOp' ? e.right : e))).toBe('é');
  expect(covered('(a).b + c', e => (e.kind === 'BinOp' ? e.left : e))).toBe('(a).b');
  expect(covered('(a)', e => e)).toBe('a');
  expect(covered('(a, b)', e => e)).toBe('(a, b)');
  expect(covered('f(\n x\n)', e => e)).toBe('f(\n x\n)');
});

test('long chains are not deep', () => {
  const chains = ['a' + ' + a'.repeat(20000), 'a' + '.b'.repeat(5000), 'f' + '(x)'.repeat(5000), 'a' + ' and a'.repeat(5000)];
  for (const source of chains) expect(parse(source, 'eval', '<test>').kind).toBe('Expression');
});
