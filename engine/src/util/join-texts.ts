/**
 * Texts with a separator between them. Pure. `Array.join` is fast without a separator; with one, V8 makes a sum of
 * strings in a fraction of its time.
 */
export function joinTexts(texts: readonly string[], separator: string): string {
  if (separator === '' || texts.length === 0) return texts.join('');
  let joined = texts[0];
  for (let i = 1; i < texts.length; i++) {
    joined += separator;
    joined += texts[i];
  }
  return joined;
}
