/** `jitlens explain JL101`, or by its name: the documentation of one insight, as the repository's docs have it. */
import * as fs from 'node:fs';
import { KINDS } from '#engine/insights/kinds.js';
import { UsageError } from './usage-error.js';

export function explainCommand(code: string): number {
  const folder = new URL('./insights/', import.meta.url);
  const known = fs.existsSync(folder) ? fs.readdirSync(folder) : [];
  const named = Object.entries(KINDS).find(([, { name }]) => name === code.toLowerCase());
  const wanted = named?.[0] ?? code.toUpperCase();
  const page = known.find(name => name === `${wanted}.md` || name.startsWith(`${wanted}-`));
  if (page === undefined)
    throw new UsageError(`there is no insight ${code}; they are called JL101 or polymorphic-attribute, and docs/insights lists them`);
  process.stdout.write(fs.readFileSync(new URL(page, folder), 'utf8'));
  return 0;
}
