/** Stepping from finding to finding: VS Code's own F8 leaves hints out. */
import * as vscode from 'vscode';
import type { VisibleFinding } from '../../server/src/protocol.js';
import { toRange } from './ranges.js';

/** Whether there was one to go to. */
export function stepTo(editor: vscode.TextEditor, findings: readonly VisibleFinding[], direction: 1 | -1): boolean {
  const ranges = findings.filter(finding => !finding.consequence).map(toRange);
  const from = editor.selection.start;
  const after = ranges.filter(range => range.start.isAfter(from));
  const before = ranges.filter(range => range.start.isBefore(from));
  const target = direction === 1 ? (after[0] ?? ranges[0]) : (before.at(-1) ?? ranges.at(-1));
  if (target === undefined) return false;
  editor.selection = new vscode.Selection(target.start, target.start);
  editor.revealRange(target, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  void vscode.commands.executeCommand('editor.action.showHover');
  return true;
}
