/** Builtin classes that stand outside the core: numbers and buffers of later chapters, typing's primitives, async generators. */
import type { TypeSpec } from '../type-spec.js';
import type { TypeName } from '../type-names.js';
import { BYTEARRAY } from './bytearray.js';
import { COMPLEX } from './complex.js';
import { MEMORYVIEW } from './memoryview.js';

export const EXTRA_TYPES: readonly [TypeName, TypeSpec][] = [['complex', COMPLEX], ['bytearray', BYTEARRAY], ['memoryview', MEMORYVIEW]];
