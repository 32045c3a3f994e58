/**
 * Source → disassembly, a section for each construct, in bytecode/*.txt. `UPDATE=1` rewrites the
 * expectations; read the difference before you keep it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printBytecode } from '../../src/bytecode/print-bytecode.js';
import { compileSource } from '../../src/compiler/index.js';
import { verify } from './verify.js';

const FOLDER = new URL('bytecode/', import.meta.url);

interface Section {
  readonly title: string;
  readonly source: string;
  readonly expected: string;
}

/** `# title`, source, `=>`, disassembly. */
function sections(text: string): Section[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map(section => {
      const [head, expected = ''] = section.split(/^=>\n/m);
      const [title, ...source] = head.split('\n');
      return { title, source: `${source.join('\n').trim()}\n`, expected: expected.trim() };
    });
}

/** Without the code of the module when all it does is to make one plain function `f`. */
function disassemble(source: string): string {
  const code = compileSource(source, '<test>', 'exec', { optimize: 0 });
  expect(verify(code)).toEqual([]);
  const nested = code.consts.flatMap(c => (c.type === 'code' ? [c.code] : []));
  const onlyDefinitions = /^(async )?def f\([\w, ]*\):\n/.test(source) && nested.length === 1 && !/\n\S/.test(source.trim());
  return printBytecode(onlyDefinitions ? nested[0] : code, { positions: false }).trim();
}

for (const file of readdirSync(FOLDER).filter(name => name.endsWith('.txt'))) {
  const url = new URL(file, FOLDER);
  const all = sections(readFileSync(url, 'utf8'));
  if (process.env['UPDATE'] === '1') {
    writeFileSync(url, all.map(({ title, source }) => `# ${title}\n${source}=>\n${disassemble(source)}\n`).join('\n'));
  }
  describe(file, () => {
    test.each(sections(readFileSync(url, 'utf8')))('$title', ({ source, expected }) => expect(disassemble(source)).toBe(expected));
  });
}
