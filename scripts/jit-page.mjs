/**
 * Writes the dumps of docs/examples/dot.py into docs/jit.md; the text around them is written by hand. `--check` writes
 * nothing and fails when the page is not what the engine does.
 */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = path.join(root, 'docs/jit.md');
const example = 'docs/examples/dot.py';

function dump(stage) {
  const args = [path.join(root, 'dist/cli.js'), 'dump', '--stage', stage, '--function', 'dot', example];
  return execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }).trim();
}

const feedback = dump('feedback').split('\n');
const isDeopt = line => line.trimStart().startsWith('deopt ');

const PARTS = {
  source: ['python', fs.readFileSync(path.join(root, example), 'utf8').trim()],
  bytecode: ['text', dump('bytecode')],
  feedback: ['text', feedback.filter(line => !isDeopt(line)).join('\n')],
  ir: ['text', dump('ir')],
  js: ['js', dump('js')],
  deopt: ['text', feedback.filter(isDeopt).join('\n').trim()],
};

const before = fs.readFileSync(page, 'utf8');
let after = before;
for (const [name, [language, text]] of Object.entries(PARTS)) {
  if (text === '') throw new Error(`the dump for ${name} is empty`);
  const place = new RegExp(`<!-- ${name} -->\n[^]*?<!-- end -->`);
  if (!place.test(after)) throw new Error(`docs/jit.md has no place for ${name}`);
  after = after.replace(place, () => `<!-- ${name} -->\n\n\`\`\`${language}\n${text}\n\`\`\`\n\n<!-- end -->`);
}
if (after === before) console.log('docs/jit.md: unchanged');
else if (process.argv.includes('--check')) {
  console.error('docs/jit.md is not what the engine does: run node scripts/jit-page.mjs');
  process.exitCode = 1;
} else {
  fs.writeFileSync(page, after);
  console.log('docs/jit.md: written');
}
