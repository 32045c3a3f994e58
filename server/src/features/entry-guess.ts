/**
 * What a text says about how its program starts. Reads texts only; where files are looked for is decided in
 * requests/entry.ts.
 */

/** Statements that a module has although nobody runs it: definitions, imports, names, strings. */
const DECLARES =
  /^(?:@|def\b|async def\b|class\b|import\b|from\b|type\b|if TYPE_CHECKING|(?:[A-Za-z_][\w.]*(?:\s*:[^=]+)?\s*=(?!=))|["']|\)|\]|\}|#|pass\b|raise\b|del\b|[A-Za-z_][\w.]*\s*(?:#.*)?$)/;

/** Whether it does something when it is started. */
export function isProgram(text: string): boolean {
  return hasMainBlock(text) || statements(withoutStrings(text)).some(line => !DECLARES.test(line));
}

/** Whether it is told apart from a module that is imported. */
export function hasMainBlock(text: string): boolean {
  return /^if\s+__name__\s*==\s*(['"])__main__\1/m.test(text);
}

/** Something of it is tried or asked for while a module is made: what counts is what is done then. */
const CONDITION = /^(?:try|if|elif|else|except|finally)\b.*:\s*(?:#.*)?$/;

/** First lines of the statements outside of definitions; of conditions, of those in them. */
function statements(text: string): string[] {
  const found: string[] = [];
  let inside: number | null = null;
  for (const line of text.split('\n').filter(line => line.trim() !== '')) {
    const indent = line.length - line.trimStart().length;
    if (indent === 0) inside = CONDITION.test(line) ? -1 : null;
    else if (inside === -1) inside = indent;
    if (indent === (inside ?? 0) || indent === 0) found.push(line.trim());
  }
  return found.filter(line => !CONDITION.test(line));
}

/** Whether docstrings of it have examples. */
export function hasDocstringExamples(text: string): boolean {
  return /^\s*>>> \S/m.test(text);
}

function withoutStrings(text: string): string {
  return text.replace(/("""|''')[\s\S]*?\1/g, '""');
}

/** Whether it holds tests. */
export function hasTests(path: string, text: string): boolean {
  return /(?:^|[\\/])(?:test_[^\\/]*|[^\\/]*_test)\.py$/.test(path) && /^\s*(?:async\s+)?def\s+test|TestCase/m.test(text);
}

/** Whether a text imports a module, by any of the names that it has in its folder or package. */
export function imports(text: string, names: readonly string[]): boolean {
  return names.some(name => {
    const escaped = name.replaceAll('.', '\\.');
    const last = name.slice(name.lastIndexOf('.') + 1);
    const parent = name.includes('.') ? name.slice(0, name.lastIndexOf('.')).replaceAll('.', '\\.') : '\\.+';
    return new RegExp(
      `^\\s*(?:import\\s+(?:.*,\\s*)?${escaped}\\b|from\\s+${escaped}\\s+import\\b|from\\s+${parent}\\s+import\\b.*\\b${last}\\b)`,
      'm',
    ).test(text);
  });
}

/** The `[project.scripts]` of a pyproject.toml: `package.module:function`, in their order. */
export function projectScripts(toml: string): readonly string[] {
  const section = /^\[project\.scripts\]\s*$([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(toml)?.[1] ?? '';
  return [...section.matchAll(/^\s*[\w."'-]+\s*=\s*(['"])([\w.]+:[\w.]+)\1/gm)].map(found => found[2] ?? '');
}

/** The `KEY=value` lines of an env file. */
export function envFile(text: string): Readonly<Record<string, string>> {
  const rows = [...text.matchAll(/^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/gm)];
  return Object.fromEntries(rows.map(([, key, value]) => [key, (value ?? '').replace(/^(['"])(.*)\1$/, '$2')]));
}

/** The expression of `# jitlens: example f(3, [1.0])` above or in a function, nearest first. */
export function exampleAt(text: string, line: number): string | null {
  const lines = text.split('\n');
  const at = (row: number): string | null => /#\s*jitlens:\s*example\s+(.+?)\s*$/.exec(lines[row] ?? '')?.[1] ?? null;
  for (let row = line; row >= 0; row--) {
    const found = at(row);
    if (found !== null) return found;
    const above = lines[row] ?? '';
    const isStart = /^(?:async\s+)?(?:def|class)\b/.test(above);
    if (isStart) return at(row - 1);
  }
  return null;
}
