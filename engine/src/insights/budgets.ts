/**
 * Budgets in the source: `# jitlens: expect monomorphic` and `# jitlens: no-deopt`, on a line, or on the line of a `def` for
 * the whole function. A violated budget is the only warning there is.
 */
import type { Profile } from '../feedback/profile.js';
import type { InsightCode } from './kinds.js';
import type { SourceTexts } from './source-text.js';

export type BudgetPromise = 'expect monomorphic' | 'no-deopt';

export interface Budget {
  readonly promise: BudgetPromise;
  readonly filename: string;
  /** Where the comment stands, 1-based. */
  readonly line: number;
  /** The lines that it is about. */
  readonly from: number;
  readonly to: number;
}

const COMMENT = /#\s*jitlens:\s*(expect\s+monomorphic|no-deopt)\b/;

export function budgetsIn(profiles: readonly Profile[], sources: SourceTexts): Budget[] {
  const filenames = [...new Set(profiles.map(p => p.code.filename))];
  return filenames.flatMap(filename => {
    const found: Budget[] = [];
    for (let line = 1; line <= sources.lineCount(filename); line++) {
      const match = COMMENT.exec(sources.line(filename, line));
      if (match !== null) found.push(budgetAt(profiles, filename, line, match[1].startsWith('no') ? 'no-deopt' : 'expect monomorphic'));
    }
    return found;
  });
}

/** On the line of a `def`, all lines of that function. */
function budgetAt(profiles: readonly Profile[], filename: string, line: number, promise: BudgetPromise): Budget {
  const fn = profiles.find(({ code }) => code.filename === filename && code.name !== '<module>' && headerLine(code) === line);
  return { promise, filename, line, from: line, to: fn === undefined ? line : fn.code.span.endLine };
}

/** Decorators belong to a function's span, its budget stands beside `def`. */
function headerLine(code: Profile['code']): number {
  return code.span.line;
}

export const covers = ({ filename, from, to }: Budget, file: string, line: number): boolean =>
  filename === file && line >= from && line <= to;

export function forbids({ promise }: Budget, code: InsightCode): boolean {
  return promise === 'no-deopt' ? code === 'JL801' || code === 'JL802' : MIXES.test(code);
}

/** Several types at one place. */
const MIXES = /^JL(1|601|602)/;
