/** `node:path` where there is none: POSIX paths, from the root. As Node has it, as far as the server uses it. */
export const sep = '/';
export const delimiter = ':';

export function isAbsolute(path: string): boolean {
  return path.startsWith(sep);
}

export function normalize(path: string): string {
  const kept: string[] = [];
  for (const part of path.split(sep)) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isAbsolute(path)) kept.push(part);
  }
  const joined = kept.join(sep);
  if (isAbsolute(path)) return sep + joined;
  return joined === '' ? '.' : joined;
}

export function join(...paths: readonly string[]): string {
  return normalize(paths.filter(path => path !== '').join(sep));
}

export function resolve(...paths: readonly string[]): string {
  return normalize(paths.reduce((base, path) => (isAbsolute(path) ? path : `${base}/${path}`), sep));
}

export function dirname(path: string): string {
  const bare = path.replace(/(?<=.)\/+$/, '');
  const slash = bare.lastIndexOf(sep);
  if (slash < 0) return '.';
  return slash === 0 ? sep : bare.slice(0, slash);
}

export function basename(path: string, ending = ''): string {
  const name = path.replace(/\/+$/, '').split(sep).at(-1) ?? '';
  return name !== ending && name.endsWith(ending) ? name.slice(0, name.length - ending.length) : name;
}

export function relative(from: string, to: string): string {
  const [a, b] = [from, to].map(path => resolve(path).split(sep).filter(Boolean));
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return [...a.slice(same).map(() => '..'), ...b.slice(same)].join(sep);
}

export default { sep, delimiter, isAbsolute, normalize, join, resolve, dirname, basename, relative };
