/** Builtin classes that stand outside the core: numbers and buffers of later chapters, typing's primitives, async generators. */
import type { TypeSpec } from '../type-spec.js';
import type { TypeName } from '../type-names.js';
import { ASYNC_GENERATOR, ASYNC_STEP, ASYNC_THROW } from './async-generator.js';
import { ANEXT_AWAITABLE } from './anext-awaitable.js';
import { BYTEARRAY } from './bytearray.js';
import { COMPLEX } from './complex.js';
import { MEMORYVIEW } from './memoryview.js';
import { TYPING_TYPES } from './typing-types.js';

export const EXTRA_TYPES: readonly [TypeName, TypeSpec][] = [
  ['complex', COMPLEX],
  ['bytearray', BYTEARRAY],
  ['memoryview', MEMORYVIEW],
  ['async_generator', ASYNC_GENERATOR],
  ['async_generator_asend', ASYNC_STEP],
  ['async_generator_athrow', ASYNC_THROW],
  ['anext_awaitable', ANEXT_AWAITABLE],
  ...TYPING_TYPES,
];
