/** What is no .pyc of CPython 3.13 is refused, in CPython's words where it has some. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { convertCode, PycError, readMarshal, readPyc, type CPythonCode } from '../../src/pyc/index.js';
import { hasLibrary, run, startOne } from '../modules/run-source.js';

const bytes = new Uint8Array(readFileSync(resolve(import.meta.dirname, '../../../test-fixtures/pyc/nbody.pyc')));

const marshalled = (...parts: (number | string)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(p => (typeof p === 'string' ? [...p].map(c => c.charCodeAt(0)) : [p])));

const errorOf = (work: () => unknown): string => {
  try {
    work();
  } catch (e) {
    if (e instanceof PycError) return `${e.kind}: ${e.message}`;
    throw e;
  }
  return 'no error';
};

describe('marshalled data', () => {
  it.each<[string, Uint8Array, string]>([
    ['that ends early', marshalled('(', 2, 0, 0, 0, 'N'), 'EOFError: marshal data too short'],
    ['of no type', marshalled('?'), 'ValueError: bad marshal data (unknown type code)'],
    ['that refers to nothing', marshalled('r', 0, 0, 0, 0), 'ValueError: bad marshal data (invalid reference)'],
    ['with a negative size', marshalled('s', 255, 255, 255, 255), 'ValueError: bad marshal data (bytes object size out of range)'],
    ['that claims a huge tuple', marshalled('(', 255, 255, 255, 127), 'EOFError: marshal data too short'],
    ['with a hole', marshalled(')', 1, '0'), 'TypeError: NULL object in marshal data for tuple'],
    ['with a digit beyond 15 bits', marshalled('l', 1, 0, 0, 0, 255, 255), 'ValueError: bad marshal data (digit out of range in long)'],
    ['with a leading zero', marshalled('l', 1, 0, 0, 0, 0, 0), 'ValueError: bad marshal data (unnormalized long data)'],
    ['nested without end', marshalled(...Array<string>(3000).fill(')\x01')), 'ValueError: recursion limit exceeded'],
    ['with broken text', marshalled('u', 1, 0, 0, 0, 0xff), 'ValueError: bad marshal data (invalid UTF-8)'],
  ])('%s', (_, data, expected) => {
    expect(errorOf(() => readMarshal(data))).toBe(expected);
  });

  it('of ints, large and negative', () => {
    expect(readMarshal(marshalled('l', 5, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0)).value).toEqual({ type: 'int', value: (1n << 60n) + 1n });
    expect(readMarshal(marshalled('l', 0xfe, 255, 255, 255, 5, 0, 1, 0)).value).toEqual({ type: 'int', value: -32773 });
  });
});

describe('bytecode that no compiler writes', () => {
  const code = (change: Partial<CPythonCode>): CPythonCode => ({
    argCount: 0,
    posOnlyCount: 0,
    kwOnlyCount: 0,
    stackSize: 3,
    flags: 3,
    bytecode: Uint8Array.of(149, 0, 103, 0),
    consts: [{ type: 'None' }],
    names: [],
    localNames: [],
    localKinds: new Uint8Array(0),
    filename: 'f.py',
    name: 'f',
    qualname: 'f',
    firstLine: 1,
    lineTable: new Uint8Array(0),
    exceptionTable: new Uint8Array(0),
    ...change,
  });
  const refused = (change: Partial<CPythonCode>): string =>
    errorOf(() => convertCode(code(change))).replace("ImportError: bytecode of 'f' cannot be converted: ", '');

  it('is converted when there is nothing wrong', () => {
    expect(refused({})).toBe('no error');
  });

  it.each<[string, Partial<CPythonCode>]>([
    ['its stack runs empty', { bytecode: Uint8Array.of(32, 0, 103, 0) }],
    ['its stack grows beyond its size', { bytecode: Uint8Array.of(83, 0, 83, 0, 83, 0, 103, 0), stackSize: 0 }],
    ['its end is reached', { bytecode: Uint8Array.of(30, 0) }],
    ["opcode 255, which CPython 3.13's compiler does not write", { bytecode: Uint8Array.of(255, 0) }],
    ['a jump to unit 200, where no instruction begins', { bytecode: Uint8Array.of(79, 199, 103, 0) }],
    ['constant 7 of 1', { bytecode: Uint8Array.of(103, 7) }],
    ['name 0 of 0', { bytecode: Uint8Array.of(92, 0, 36, 0) }],
    ['local 0 of 0', { bytecode: Uint8Array.of(85, 0, 36, 0) }],
    ['exception? was expected on the stack, not constant:0', { bytecode: Uint8Array.of(83, 0, 102, 0) }],
    ['a list under construction is constant:0', { bytecode: Uint8Array.of(83, 0, 83, 0, 80, 1, 103, 0) }],
    [
      'local 0 is used as a cell and is none',
      { bytecode: Uint8Array.of(84, 0, 36, 0), localNames: ['x'], localKinds: Uint8Array.of(0x20) },
    ],
    ['a yield outside of a generator', { bytecode: Uint8Array.of(83, 0, 118, 0, 36, 0) }],
    ['ways meet with 0 and 1 on the stack', { bytecode: Uint8Array.of(83, 0, 100, 1, 0, 0, 83, 0, 103, 0) }],
    ['more parameters than locals', { argCount: 1 }],
    ['it is too large', { stackSize: 2 ** 31 - 1 }],
  ])('%s', (why, change) => {
    expect(refused(change)).toBe(why);
  });

  it('is no bomb: a tuple of tuples of tuples', () => {
    let bomb: CPythonCode['consts'][number] = { type: 'tuple', items: [] };
    for (let i = 0; i < 60; i++) bomb = { type: 'tuple', items: [bomb, bomb] };
    expect(refused({ consts: [bomb] })).toBe('constants that are too large');
  });
});

describe.skipIf(!hasLibrary)('a program', () => {
  it('of another version is refused as by python3', async () => {
    const old = bytes.slice();
    old[0] = 0xcb;
    expect(await startOne().runFile('/work/old.pyc', old, [])).toBe('RuntimeError: Bad magic number in .pyc file\n');
    expect(await startOne().runFile('/work/cut.pyc', bytes.subarray(0, 500), [])).toMatch(/^EOFError: marshal data too short\n/m);
    expect(errorOf(() => readPyc(Uint8Array.from([...bytes.subarray(0, 16), 78])))).toBe('ImportError: Non-code object');
  });

  it('reads data with marshal', async () => {
    const source = [
      'import marshal, io',
      "print(marshal.loads(b'\\xdb\\x02\\x00\\x00\\x00\\xe9\\x01\\x00\\x00\\x00r\\x00\\x00\\x00\\x00'))",
      "f = io.BytesIO(b'N\\xe9\\x07\\x00\\x00\\x00rest'); print(marshal.load(f), marshal.load(f), f.read())",
      "try: marshal.loads(b'')",
      'except EOFError as e: print(e)',
    ].join('\n');
    expect(await run(source)).toBe("[1, [...]]\nNone 7 b'rest'\nmarshal data too short\n");
  });
});
