/** The grammar in the repository is the one that was looked at, and that of the package. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

function read(name: string): Buffer {
  return readFileSync(new URL(`../../../${name}`, import.meta.url));
}

it('the grammar is what its checksum and its package say', () => {
  const grammar = read('grammars/tree-sitter-python.wasm');
  const [sum] = read('grammars/tree-sitter-python.wasm.sha256').toString().split(' ');
  expect(createHash('sha256').update(grammar).digest('hex')).toBe(sum);
  expect(grammar.equals(read('node_modules/tree-sitter-python/tree-sitter-python.wasm'))).toBe(true);
});
