/**
 * `from __future__ import …`: which features are on, and that these imports come first.
 * Knows nothing of what the features do.
 */
import type { ImportFrom, Mod, Stmt } from './ast.js';
import type { ErrorSite } from './error-site.js';

/** Features that are part of the language by now. */
const PERMANENT: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
]);

/** Whether annotations stay text; throws for unknown features. */
export function checkFutures(mod: Mod, errors: ErrorSite): boolean {
  if (mod.kind !== 'Module' && mod.kind !== 'Interactive') return false;
  let annotations = false;
  for (const statement of futureImports(mod.body)) {
    for (const { name } of statement.names) {
      if (name === 'annotations') annotations = true;
      else if (name === 'braces') throw errors.error('not a chance', statement.span);
      else if (!PERMANENT.has(name)) throw errors.error(`future feature ${name} is not defined`, statement.span);
    }
  }
  return annotations;
}

/** The imports at the beginning: only a docstring may come before. */
export function futureImports(body: Stmt[]): ImportFrom[] {
  const imports: ImportFrom[] = [];
  for (let i = 0; i < body.length; i++) {
    const statement = body[i];
    if (isFutureImport(statement)) imports.push(statement);
    else if (!(i === 0 && isDocstring(statement))) break;
  }
  return imports;
}

export function isFutureImport(statement: Stmt): statement is ImportFrom {
  return statement.kind === 'ImportFrom' && statement.module === '__future__' && statement.level === 0;
}

function isDocstring(statement: Stmt): boolean {
  return statement.kind === 'Expr' && statement.value.kind === 'Constant' && statement.value.value.type === 'str';
}
