/** The report's call tree as a speedscope profile (file-format-schema.json): one sample for each node, weighed by its share. */
import type { Report } from '#engine';
import { callTree, type TreeNode } from './call-tree.js';

interface Frame {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

export function speedscopeOf(report: Report, version: string): string {
  const frames: Frame[] = [];
  const samples: number[][] = [];
  const weights: number[] = [];
  const visit = (node: TreeNode, above: readonly number[]): void => {
    const stack = [...above, frameOf(frames, node)];
    if (node.self > 0) {
      samples.push(stack);
      weights.push(node.self * report.run.wallMs);
    }
    for (const child of node.children) visit(child, stack);
  };
  for (const root of callTree(report)) visit(root, []);
  const profile = {
    type: 'sampled',
    name: report.run.argv.join(' '),
    unit: 'milliseconds',
    startValue: 0,
    endValue: weights.reduce((sum, w) => sum + w, 0),
    samples,
    weights,
  };
  return JSON.stringify({
    $schema: 'https://www.speedscope.app/file-format-schema.json',
    exporter: `jitlens ${version}`,
    name: profile.name,
    activeProfileIndex: 0,
    shared: { frames },
    profiles: [profile],
  });
}

function frameOf(frames: Frame[], { name, path, line }: TreeNode): number {
  const at = frames.findIndex(f => f.name === name && f.file === path);
  return at >= 0 ? at : frames.push({ name, file: path, line: line + 1 }) - 1;
}
