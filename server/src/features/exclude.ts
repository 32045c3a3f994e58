/**
 * Files that nothing is shown in: other people's code. A pattern is a name that a folder or the file has (`.venv`), or,
 * with a slash, a path from the workspace folder (`tools/generated`); `*` stands for any part of a name. Knows no files.
 */

/** `path` with slashes, from the workspace folder where it lies in it. */
export function isExcluded(path: string, patterns: readonly string[]): boolean {
  const names = path.split('/').filter(name => name !== '');
  return patterns.some(pattern =>
    matches(
      names,
      pattern.split('/').filter(name => name !== ''),
    ),
  );
}

function matches(names: readonly string[], pattern: readonly string[]): boolean {
  const [only] = pattern;
  if (pattern.length === 0) return false;
  if (pattern.length === 1) return names.some(name => wildcard(only).test(name));
  return pattern.every((part, i) => i < names.length && wildcard(part).test(names[i]));
}

function wildcard(pattern: string): RegExp {
  const parts = pattern.split('*').map(part => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
