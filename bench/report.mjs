/** Markdown tables, and the generated parts of docs/benchmarks.md with their figures in docs/benchmarks.json. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from './runtimes.mjs';

const docs = join(root, 'docs');

export const ratio = x => (x === null || x === undefined ? '–' : `${x.toFixed(2)}×`);

/** What has to be known of the machine to read the figures: other work on it shows in the load. */
export function machine() {
  const [{ model }] = cpus();
  const load = loadavg()[1].toFixed(1);
  return `Node ${process.version.slice(1)}, ${cpus().length} × ${model}, load ${load} when it began, ${new Date().toISOString().slice(0, 10)}.`;
}

export function markdownTable(heading, rows) {
  const rule = heading.map((_, i) => (i === 0 ? '---' : '---:'));
  return [heading, rule, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

/** Replaces the part of the page between `<!-- name -->` and `<!-- end of name -->`, and the figures of that name. */
export function writeFigures(name, figures, text, files = {}) {
  const page = join(docs, 'benchmarks.md');
  const part = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end of ${name} -->)`);
  const old = readFileSync(page, 'utf8');
  if (!part.test(old)) throw new Error(`docs/benchmarks.md has no part '${name}'`);
  writeFileSync(
    page,
    old.replace(part, (_, before, after) => `${before}\n${text}\n\n${after}`),
  );
  const table = join(docs, 'benchmarks.json');
  const all = existsSync(table) ? JSON.parse(readFileSync(table, 'utf8')) : {};
  writeFileSync(table, JSON.stringify({ ...all, [name]: figures }, null, 2) + '\n');
  for (const [file, content] of Object.entries(files)) writeFileSync(join(docs, file), content);
}
