/**
 * Every operation has the position that CPython 3.13 gives it, for part of CPython's own library.
 * Skipped where no python3.13 is found.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Code } from '../../src/bytecode/code.js';
import { OPCODE_NAMES, WIDTH, type OpcodeName } from '../../src/bytecode/opcodes.js';
import { compileSource } from '../../src/compiler/index.js';
import { libraryFolder, python } from './cpython.js';

/** As KINDS in positions.py. */
const KINDS: Partial<Record<OpcodeName, string>> = {
  LOAD_ATTR: 'attr',
  LOAD_METHOD: 'attr',
  STORE_ATTR: 'store attr',
  DELETE_ATTR: 'delete attr',
  LOAD_SUPER_ATTR: 'super',
  BINARY_SUBSCR: 'subscript',
  STORE_SUBSCR: 'store subscript',
  COMPARE_OP: 'compare',
  CONTAINS_OP: 'contains',
  GET_ITER: 'iter',
  FOR_ITER: 'for',
  LOAD_GLOBAL: 'global',
  LOAD_NAME: 'name',
  STORE_NAME: 'store name',
  RAISE_VARARGS: 'raise',
  IMPORT_NAME: 'import',
  IMPORT_FROM: 'import from',
  BEFORE_WITH: 'with',
  BEFORE_ASYNC_WITH: 'async with',
  CHECK_EXC_MATCH: 'except',
  CALL: 'call',
  CALL_METHOD: 'call',
  CALL_KW: 'call',
  CALL_METHOD_KW: 'call',
  YIELD_VALUE: 'yield',
  GET_AWAITABLE: 'await',
  GET_ANEXT: 'anext',
  END_ASYNC_FOR: 'end async for',
  MATCH_CLASS: 'match class',
  LOAD_BUILD_CLASS: 'class',
};

const FILES = [
  'argparse.py',
  'ast.py',
  'asyncio/base_events.py',
  'asyncio/taskgroups.py',
  'asyncio/tasks.py',
  'bisect.py',
  'calendar.py',
  'collections/__init__.py',
  'contextlib.py',
  'dataclasses.py',
  'enum.py',
  'functools.py',
  'heapq.py',
  'inspect.py',
  'ipaddress.py',
  'json/decoder.py',
  'json/encoder.py',
  'pathlib/_local.py',
  'pickle.py',
  'random.py',
  'statistics.py',
  'string.py',
  'textwrap.py',
  'traceback.py',
  'types.py',
  'test/test_patma.py',
  'test/test_coroutines.py',
  'test/test_generators.py',
  'test/test_super.py',
];

function positions(code: Code, found = new Set<string>()): Set<string> {
  for (let pc = 0; pc < code.instructions.length; pc += WIDTH) {
    const kind = KINDS[OPCODE_NAMES[code.instructions[pc]]];
    const { line, col, endLine, endCol } = code.spanAt(pc);
    if (kind !== undefined && line !== 0) found.add(`${kind} ${line}:${col}-${endLine}:${endCol}`);
  }
  for (const constant of code.consts) if (constant.type === 'code') positions(constant.code, found);
  return found;
}

const folder = libraryFolder();

test.skipIf(folder === null)('positions are those of CPython', { timeout: 120_000 }, () => {
  const paths = FILES.map(file => join(folder!, file));
  const script = fileURLToPath(new URL('positions.py', import.meta.url));
  const expected = execFileSync('python3.13', [script], { ...python(), input: paths.join('\n') })
    .trim()
    .split('\n');
  paths.forEach((path, i) => {
    const ours = positions(compileSource(readFileSync(path, 'utf8'), path, 'exec', { optimize: 0 }));
    const theirs = new Set(JSON.parse(expected[i]) as string[]);
    expect([path, [...theirs].filter(p => !ours.has(p)), [...ours].filter(p => !theirs.has(p))]).toEqual([path, [], []]);
  });
});
