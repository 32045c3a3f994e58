/** Every native module by its name, as `import` asks for them. */
import type { ModuleSpec } from './module-spec.js';
import { MATH_MODULE } from './math.js';

const MODULES: readonly ModuleSpec[] = [MATH_MODULE];

export const NATIVE_MODULES: ReadonlyMap<string, ModuleSpec> = new Map(MODULES.map(m => [m.name, m]));
