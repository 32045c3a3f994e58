/** Who looks for which kind, causes before consequences. */
import type { Finder } from '../finding.js';
import type { InsightCode } from '../kinds.js';
import { findClassMutated } from './class-mutated.js';
import { findDeoptLoop } from './deopt-loop.js';
import { findDeopt } from './deopt.js';
import { findFieldKindUnstable } from './field-kind-unstable.js';
import { findIntFloatMix } from './int-float-mix.js';
import { findIntWidened } from './int-widened.js';
import { findMegamorphicAttribute } from './megamorphic-attribute.js';
import { findNotOptimised } from './not-optimised.js';
import { findNumericFlip } from './numeric-flip.js';
import { findPolymorphicAttribute } from './polymorphic-attribute.js';
import { findPolymorphicMethod } from './polymorphic-method.js';
import { findShapeDynamic } from './shape-dynamic.js';
import { findShapeLate } from './shape-late.js';
import { findShapeOrder } from './shape-order.js';

/** Every kind has its finder; they run in this order. */
export const FINDERS: Readonly<Record<InsightCode, Finder>> = Object.freeze({
  JL202: findShapeLate,
  JL201: findShapeOrder,
  JL203: findShapeDynamic,
  JL210: findFieldKindUnstable,
  JL301: findClassMutated,
  JL101: findPolymorphicAttribute,
  JL102: findMegamorphicAttribute,
  JL103: findPolymorphicMethod,
  JL602: findNumericFlip,
  JL601: findIntFloatMix,
  JL603: findIntWidened,
  JL802: findDeoptLoop,
  JL801: findDeopt,
  JL803: findNotOptimised,
});
