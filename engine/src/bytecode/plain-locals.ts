/** The local variables of a code block that `co_varnames` shows. */
import type { Code } from './code.js';

/** Parameters and locals that no inner function captures; a name that comprehensions use again counts once. */
export function plainLocals(c: Code): string[] {
  const parameters = c.argCount + c.kwOnlyCount + (c.flags & 4 ? 1 : 0) + (c.flags & 8 ? 1 : 0);
  return c.varNames.filter((n, i) => i < parameters || (!c.cellVars.includes(n) && c.varNames.indexOf(n) === i));
}
