/** Budgets of a report: each with what broke it. Judged by sites and deopts, so that the floor of insights does not matter. */
import { covers, type Budget } from './budgets.js';
import type { Program } from './program.js';
import type { ReportBudget } from './report.js';
import { thousands } from './text-parts.js';

export function reportBudget(program: Program, budget: Budget): ReportBudget {
  const { promise, filename, line } = budget;
  const violation = promise === 'no-deopt' ? deoptIn(program, budget) : mixedIn(program, budget);
  return { promise, path: filename, line: line - 1, violation };
}

function mixedIn(program: Program, budget: Budget): string | null {
  const mixed = program.sites.find(
    v => covers(budget, v.code.filename, v.span.line) && (v.site.state === 'polymorphic' || v.site.state === 'megamorphic'),
  );
  if (mixed === undefined) return null;
  const text = program.sources.text(mixed.code.filename, mixed.span);
  return `\`${text}\` is ${mixed.site.state} (${mixed.cases.map(c => c.types.join(' · ')).join(', ')})`;
}

function deoptIn(program: Program, budget: Budget): string | null {
  const left = program.evidence.deopts.filter(d => covers(budget, d.code.filename, d.code.spanAt(d.pc).line));
  if (left.length === 0) return null;
  const count = left.reduce((sum, d) => sum + d.count, 0);
  return `optimised code was left ${thousands(count)} times in line ${left[0].code.spanAt(left[0].pc).line} (${left[0].reason})`;
}
