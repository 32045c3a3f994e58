/** From the protocol's ranges to VS Code's. */
import * as vscode from 'vscode';
import type { VisibleFinding } from '../../server/src/protocol.js';

export function toRange({ range: { start, end } }: Pick<VisibleFinding, 'range'>): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
