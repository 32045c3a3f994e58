/** Classes that come with later parts of the library; rows are added as they are written. */
import type { TypeSpec } from '../type-spec.js';
import type { TypeName } from '../type-names.js';

export const EXTRA_TYPES: readonly [TypeName, TypeSpec][] = [];
