/**
 * A call tree from a report: functions below those that call them, each share split among its callers in proportion to
 * their calls. An estimate, as every tree without stacks: the report counts calls, not paths. Knows no format.
 */
import type { Report } from '#engine';

export interface TreeNode {
  readonly name: string;
  readonly path: string;
  /** 0-based line. */
  readonly line: number;
  readonly tier: string;
  /** Share of the run, without and with callees. */
  readonly self: number;
  readonly total: number;
  readonly children: readonly TreeNode[];
}

type ReportFile = Report['files'][number];
type ReportFunction = ReportFile['functions'][number];

interface Entry {
  readonly file: ReportFile;
  readonly fn: ReportFunction;
  /** Calls from functions of the report. */
  calledBy: number;
}

/** Thinner than this nothing can be seen. */
const THIN = 0.001;
const DEEP = 40;

export function callTree(report: Report): TreeNode[] {
  const entries = new Map<string, Entry>();
  for (const file of report.files) for (const fn of file.functions) entries.set(keyOf(file.path, fn.name), { file, fn, calledBy: 0 });
  for (const { fn } of entries.values())
    for (const c of fn.callees ?? []) {
      const callee = entries.get(keyOf(c.path, c.name));
      if (callee !== undefined && callee.fn !== fn) callee.calledBy += c.count;
    }
  const roots = [...entries.values()].filter(e => e.calledBy === 0);
  return roots.map(e => grow(entries, e, 1, [])).filter(n => n.total >= THIN);
}

const keyOf = (path: string, name: string): string => `${path}\u0000${name}`;

function grow(entries: ReadonlyMap<string, Entry>, { file, fn }: Entry, part: number, above: readonly ReportFunction[]): TreeNode {
  const open = [...above, fn];
  const children = above.length >= DEEP ? [] : childrenOf(entries, fn, part, open);
  const self = fn.selfShare * part;
  return {
    name: fn.name,
    path: file.path,
    line: fn.range.start.line,
    tier: fn.tier,
    self,
    total: self + children.reduce((sum, c) => sum + c.total, 0),
    children,
  };
}

/** Recursion ends where it began: its share is the outer call's. */
function childrenOf(entries: ReadonlyMap<string, Entry>, fn: ReportFunction, part: number, open: readonly ReportFunction[]): TreeNode[] {
  return (fn.callees ?? [])
    .flatMap(c => {
      const callee = entries.get(keyOf(c.path, c.name));
      if (callee === undefined || open.includes(callee.fn) || callee.calledBy === 0) return [];
      const node = grow(entries, callee, part * (c.count / callee.calledBy), open);
      return node.total >= THIN ? [node] : [];
    })
    .sort((a, b) => b.total - a.total);
}
