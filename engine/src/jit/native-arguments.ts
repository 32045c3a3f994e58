/**
 * Binds the arguments of a native when its call is compiled: where each parameter's value comes from is settled
 * once, so that the call is a plain JavaScript call. Knows nothing of IR; arguments are numbers.
 */
import type { NativeSpec } from '../objects/native.js';

/** What one parameter gets: an argument by its number, nothing, or what is left over. */
export type Binding =
  | { readonly kind: 'value'; readonly argument: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'rest'; readonly arguments: readonly number[] }
  | { readonly kind: 'keywords'; readonly names: readonly string[]; readonly arguments: readonly number[] };

/**
 * One binding for each parameter; null where the call does not fit, so that the general path words the error.
 * The last `kwnames.length` of the `count` arguments are keywords.
 */
export function bindNativeArguments(spec: NativeSpec, count: number, kwnames: readonly string[]): Binding[] | null {
  const positional = count - kwnames.length;
  const left = new Map(kwnames.map((name, k) => [name, positional + k]));
  if (left.size !== kwnames.length) return null;
  let next = 0;
  const bound: Binding[] = [];
  for (const p of spec.parameters) {
    if (p.kind === 'var-positional') {
      bound.push({ kind: 'rest', arguments: range(next, positional) });
      next = positional;
    } else if (p.kind === 'var-keyword') {
      bound.push({ kind: 'keywords', names: [...left.keys()], arguments: [...left.values()] });
      left.clear();
    } else {
      const byPosition = p.kind !== 'keyword-only' && next < positional ? next++ : undefined;
      const byName = p.kind === 'positional-only' ? undefined : left.get(p.name);
      if (byPosition !== undefined && byName !== undefined) return null;
      const argument = byPosition ?? byName;
      if (argument === undefined && !p.optional) return null;
      if (byName !== undefined) left.delete(p.name);
      bound.push(argument === undefined ? { kind: 'absent' } : { kind: 'value', argument });
    }
  }
  while (bound.at(-1)?.kind === 'absent') bound.pop();
  return next < positional || left.size > 0 ? null : bound;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
