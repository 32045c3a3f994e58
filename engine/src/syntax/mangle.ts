/**
 * Private names of classes. Knows nothing of scopes beyond the class they belong to.
 */

/** Private names: `__x` in class `C` is `_C__x`. */
export function mangle(privateName: string | null, name: string): string {
  if (privateName === null || !name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name;
  const stripped = privateName.replace(/^_+/, '');
  return stripped === '' ? name : `_${stripped}${name}`;
}

/** As `mangle`, for a name that appears directly in the scope. */
export function mangleIn(
  scope: { readonly privateName: string | null; readonly mangledNames: ReadonlySet<string> | null },
  name: string,
): string {
  if (scope.mangledNames !== null && !scope.mangledNames.has(name)) return name;
  return mangle(scope.privateName, name);
}
