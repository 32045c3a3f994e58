/** How the values that a truth test has seen answer, without asking them. Rests on assumptions about their classes. */
import { Tag } from '../feedback/tags.js';
import type { Builder } from './build.js';

export interface TruthArm {
  /** `none`: None. `items`, `used`: of a builtin container, by its shape. `always`: instances of a class without `__bool__` and `__len__`. */
  readonly kind: 'none' | 'items' | 'used' | 'always';
  readonly of: unknown;
}

/** One arm for each kind seen that can be told in place. */
export function truthArms(b: Builder, tags: readonly number[]): TruthArm[] {
  const { interp } = b.spec;
  const { types } = interp.vm;
  return tags.flatMap((tag): TruthArm[] => {
    if (tag === Tag.none) return [{ kind: 'none', of: null }];
    const cls = interp.tags.classOfTag(tag);
    if (cls === null) return [];
    if (cls === types.list || cls === types.tuple) return [{ kind: 'items', of: cls.rootShape }];
    if (cls === types.dict) return [{ kind: 'used', of: cls.rootShape }];
    if (b.spec.lookup(cls, '__bool__') !== undefined || b.spec.lookup(cls, '__len__') !== undefined) return [];
    return [{ kind: 'always', of: cls }];
  });
}
