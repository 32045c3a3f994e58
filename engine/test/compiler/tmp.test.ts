import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { printBytecode } from '../../src/bytecode/print-bytecode.js';
import { compileSource } from '../../src/compiler/index.js';
import { verify } from './verify.js';
test('x', () => {
  const code = compileSource(readFileSync('/tmp/t1.py', 'utf8'), 't1', 'exec', { optimize: 0 });
  console.log(printBytecode(code));
  console.log(verify(code));
});
