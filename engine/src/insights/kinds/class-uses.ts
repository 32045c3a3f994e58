/** Which sites use the instances of a class, and where the class was written. Shared by kinds about classes. */
import type { Profile } from '../../feedback/profile.js';
import type { Code } from '../../bytecode/code.js';
import type { PyClass } from '../../objects/class.js';
import type { Shape } from '../../objects/shape.js';
import { codeOf } from '../describe-key.js';
import type { Program, SiteView } from '../program.js';

export interface Use {
  readonly view: SiteView;
  readonly count: number;
}

/** Attribute sites that met instances with such a layout, and how often. */
export function usesOf(program: Program, fits: (shape: Shape) => boolean): Use[] {
  return program.attributeSites.flatMap(view => {
    const count = view.cases.filter(c => c.shape !== null && fits(c.shape)).reduce((sum, c) => sum + c.count, 0);
    return count === 0 ? [] : [{ view, count }];
  });
}

export const totalOf = (uses: readonly Use[]): number => uses.reduce((sum, u) => sum + u.count, 0);

/** Classes of user code whose instances some site met. */
export function classesMet(program: Program): Set<PyClass> {
  const classes = new Set<PyClass>();
  for (const view of program.attributeSites) for (const c of view.cases) if (c.shape?.cls.isHeap) classes.add(c.shape.cls);
  return classes;
}

/** The body of the `class` statement, where user code has one. */
export function bodyOf(program: Program, cls: PyClass): Profile | null {
  return program.userProfiles.find(p => p.code.qualname === cls.qualname && p.code.name === cls.name && (p.code.flags & 1) === 0) ?? null;
}

/** What a lookup through the class finds, without making lookup cells; undefined when nothing. */
export function classAttribute(cls: PyClass, name: string): unknown {
  for (const c of cls.mro) {
    const found = c.dict.getStr(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `__init__`, or without one `__new__`, where it is a Python function. */
export function constructorOf(cls: PyClass): Code | null {
  const init = codeOf(classAttribute(cls, '__init__'));
  const made = classAttribute(cls, '__new__') as { readonly callable?: unknown } | undefined;
  return init ?? codeOf(made?.callable ?? made);
}
