/**
 * `[tool.jitlens]` of the nearest pyproject.toml: defaults for options of `profile` and `ci`. It may narrow what is shown and
 * never widens the sandbox. Reads strings, numbers, booleans and lists of strings; other tables are skipped.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';

export type TomlValue = string | number | boolean | readonly string[];

/** Options by their key in the file. */
const KNOWN = {
  select: 'select',
  ignore: 'ignore',
  'min-impact': 'minImpact',
  target: 'target',
  format: 'format',
  timeout: 'timeout',
} as const;
const GRANTS = /^(allow|sandbox)/;

export interface ProjectSettings {
  readonly options: Readonly<Record<string, TomlValue>>;
  /** One line each, for standard error. */
  readonly warnings: readonly string[];
}

export function projectSettings(folder: string): ProjectSettings {
  const file = nearest(folder);
  if (file === null) return { options: {}, warnings: [] };
  const options: Record<string, TomlValue> = {};
  const warnings: string[] = [];
  for (const [key, value] of tableOf(fs.readFileSync(file, 'utf8'))) {
    const option = KNOWN[key as keyof typeof KNOWN] as string | undefined;
    if (GRANTS.test(key)) warnings.push(`${file}: ${key} is ignored: a project may not widen the sandbox`);
    else if (option === undefined) warnings.push(`${file}: ${key} is not a setting of jitlens`);
    else options[option] = (key === 'select' || key === 'ignore') && typeof value === 'string' ? [value] : value;
  }
  return { options, warnings };
}

function nearest(folder: string): string | null {
  const file = path.join(folder, 'pyproject.toml');
  if (fs.existsSync(file)) return file;
  const above = path.dirname(folder);
  return above === folder ? null : nearest(above);
}

/** Key and value of each line of the table; values may go on over lines inside brackets. */
function tableOf(text: string): [string, TomlValue][] {
  const found: [string, TomlValue][] = [];
  let inside = false;
  let open = '';
  for (const raw of text.split(/\r\n|\n/)) {
    const line = open + withoutComment(raw).trim();
    if (open === '' && /^\[/.test(line)) inside = /^\[\s*tool\s*\.\s*jitlens\s*\]$/.test(line);
    else if (inside && line !== '') {
      open = isOpen(line) ? `${line} ` : '';
      const match = open === '' ? /^([\w-]+|"[\w-]+")\s*=\s*(.+)$/.exec(line) : null;
      const value = match === null ? null : valueOf(match[2]);
      if (match !== null && value !== null) found.push([match[1].replaceAll('"', ''), value]);
    }
  }
  return found;
}

function withoutComment(line: string): string {
  return /^((?:[^"'#]|"(?:[^"\\]|\\.)*"|'[^']*')*)/.exec(line)?.[1] ?? '';
}

const isOpen = (line: string): boolean => (line.match(/\[/g) ?? []).length > (line.match(/\]/g) ?? []).length;

function valueOf(text: string): TomlValue | null {
  const list = /^\[(.*)\]$/.exec(text.trim());
  if (list !== null) return [...list[1].matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].map(m => m[1] ?? m[2] ?? '');
  const string = /^"((?:[^"\\]|\\.)*)"$|^'([^']*)'$/.exec(text.trim());
  if (string !== null) return string[1] ?? string[2] ?? '';
  if (text.trim() === 'true' || text.trim() === 'false') return text.trim() === 'true';
  const number = Number(text.replaceAll('_', ''));
  return Number.isNaN(number) ? null : number;
}
