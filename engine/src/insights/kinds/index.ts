/** Who looks for which kind, causes before consequences. */
import type { Finder } from '../finding.js';
import type { InsightCode } from '../kinds.js';
import { findCallableObject } from './callable-object.js';
import { findClassChurn } from './class-churn.js';
import { findClassMutated } from './class-mutated.js';
import { findClassReassigned } from './class-reassigned.js';
import { findConstructorKeywords } from './constructor-keywords.js';
import { findDeopt } from './deopt.js';
import { findDeoptLoop } from './deopt-loop.js';
import { findDictExposed } from './dict-exposed.js';
import { findDictReplaced } from './dict-replaced.js';
import { findExceptionFlow } from './exception-flow.js';
import { findFieldKindUnstable } from './field-kind-unstable.js';
import { findFrameAccess } from './frame-access.js';
import { findGetattrFallback } from './getattr-fallback.js';
import { findGlobalRebound } from './global-rebound.js';
import { findGlobalsGrow } from './globals-grow.js';
import { findIntFloatMix } from './int-float-mix.js';
import { findIntWidened } from './int-widened.js';
import { findIsinstanceChain } from './isinstance-chain.js';
import { findMegamorphicAttribute } from './megamorphic-attribute.js';
import { findMethodShadowed } from './method-shadowed.js';
import { findMixedCollection } from './mixed-collection.js';
import { findMixedContainer } from './mixed-container.js';
import { findModuleLevelLoop } from './module-level-loop.js';
import { findNegativeIndex } from './negative-index.js';
import { findNotOptimised } from './not-optimised.js';
import { findNumericFlip } from './numeric-flip.js';
import { findPolymorphicAttribute } from './polymorphic-attribute.js';
import { findPolymorphicCallee } from './polymorphic-callee.js';
import { findPolymorphicMethod } from './polymorphic-method.js';
import { findShapeDelete } from './shape-delete.js';
import { findShapeDynamic } from './shape-dynamic.js';
import { findShapeLarge } from './shape-large.js';
import { findShapeLate } from './shape-late.js';
import { findShapeOrder } from './shape-order.js';
import { findSlowDescriptor } from './slow-descriptor.js';
import { findStarWrapper } from './star-wrapper.js';
import { findStringBuild } from './string-build.js';

/** Every kind has its finder; they run in this order. */
export const FINDERS: Readonly<Record<InsightCode, Finder>> = Object.freeze({
  JL205: findShapeDelete,
  JL209: findMethodShadowed,
  JL202: findShapeLate,
  JL201: findShapeOrder,
  JL203: findShapeDynamic,
  JL204: findShapeLarge,
  JL207: findDictReplaced,
  JL206: findDictExposed,
  JL208: findClassReassigned,
  JL210: findFieldKindUnstable,
  JL211: findClassChurn,
  JL301: findClassMutated,
  JL304: findModuleLevelLoop,
  JL302: findGlobalRebound,
  JL303: findGlobalsGrow,
  JL104: findMixedCollection,
  JL105: findIsinstanceChain,
  JL101: findPolymorphicAttribute,
  JL102: findMegamorphicAttribute,
  JL103: findPolymorphicMethod,
  JL502: findStarWrapper,
  JL106: findPolymorphicCallee,
  JL107: findMixedContainer,
  JL401: findGetattrFallback,
  JL402: findSlowDescriptor,
  JL501: findConstructorKeywords,
  JL503: findCallableObject,
  JL602: findNumericFlip,
  JL601: findIntFloatMix,
  JL603: findIntWidened,
  JL604: findNegativeIndex,
  JL605: findStringBuild,
  JL701: findExceptionFlow,
  JL702: findFrameAccess,
  JL802: findDeoptLoop,
  JL801: findDeopt,
  JL803: findNotOptimised,
});
