/**
 * The report's call tree in the form of Chrome's CPU profiles, which VS Code opens: one sample for each node, as long as
 * the node's own share of the run.
 */
import type { Report } from '#engine';
import { pathToFileURL } from 'node:url';
import { callTree, type TreeNode } from './call-tree.js';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly scriptId: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  hitCount: number;
  readonly children: number[];
}

export function cpuProfileOf(report: Report): string {
  const nodes: ProfileNode[] = [];
  const samples: number[] = [];
  const durations: number[] = [];
  const add = (name: string, url: string, line: number): ProfileNode => {
    const callFrame = { functionName: name, scriptId: '0', url, lineNumber: line, columnNumber: 0 };
    const node: ProfileNode = { id: nodes.length + 1, callFrame, hitCount: 0, children: [] };
    nodes.push(node);
    return node;
  };
  const visit = (parent: ProfileNode, { name, path, line, self, children }: TreeNode): void => {
    const node = add(name, urlOf(path), line);
    parent.children.push(node.id);
    if (self > 0) {
      node.hitCount = 1;
      samples.push(node.id);
      durations.push(Math.round(self * report.run.wallMs * 1000));
    }
    for (const child of children) visit(node, child);
  };
  const root = add('(root)', '', -1);
  for (const top of callTree(report)) visit(root, top);
  const endTime = durations.reduce((sum, d) => sum + d, 0);
  // a sample lasts until the next one; a delta is the time before its own
  const timeDeltas = [0, ...durations.slice(0, -1)].slice(0, samples.length);
  return JSON.stringify({ nodes, startTime: 0, endTime, samples, timeDeltas });
}

/** What is no path of a file system, as `<string>`, stands for itself. */
function urlOf(path: string): string {
  return path.startsWith('<') ? path : pathToFileURL(path).href;
}
