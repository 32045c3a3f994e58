/** The tree of insights of all files: by impact, by file, or by kind. While a program runs it shows what is known so far. */
import * as vscode from 'vscode';
import type { ListedFinding, RunState } from '../../server/src/protocol.js';
import type { ServerClient } from './server-client.js';

export const GROUPINGS = ['impact', 'file', 'kind'] as const;
export type Grouping = (typeof GROUPINGS)[number];

interface Group {
  readonly title: string;
  readonly findings: readonly ListedFinding[];
}
type Node = Group | ListedFinding;

const CONTEXT = 'jitlens.grouping';

export class InsightsTree implements vscode.Disposable, vscode.TreeDataProvider<Node> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<Node>;
  #findings: readonly ListedFinding[] = [];

  constructor(
    readonly server: ServerClient,
    readonly state: vscode.Memento,
  ) {
    this.#view = vscode.window.createTreeView<Node>('jitlens.insights', { treeDataProvider: this, showCollapseAll: true });
    this.group(this.#grouping);
  }

  get #grouping(): Grouping {
    return this.state.get<Grouping>(CONTEXT, 'impact');
  }

  group(by: Grouping): void {
    void this.state.update(CONTEXT, by);
    void vscode.commands.executeCommand('setContext', CONTEXT, by);
    this.#changed.fire(undefined);
  }

  async refresh(): Promise<void> {
    this.#set(await this.server.list(), '');
  }

  follow({ state, soFar, elapsedMs }: RunState): void {
    if (state === 'running' && soFar !== null) this.#set(soFar, `running for ${(elapsedMs / 1000).toFixed(0)} s`);
  }

  #set(findings: readonly ListedFinding[], description: string): void {
    this.#findings = findings;
    this.#view.description = description;
    const worth = findings.filter(({ saving }) => saving > 0).length;
    this.#view.badge = worth > 0 ? { value: worth, tooltip: `${worth} insights with something to save` } : undefined;
    this.#changed.fire(undefined);
  }

  getChildren(node?: Node): Node[] {
    if (node !== undefined) return isGroup(node) ? [...node.findings] : [];
    if (this.#grouping === 'impact') return [...this.#findings];
    const keyOf = this.#grouping === 'file' ? fileOf : kindOf;
    return groupsOf(this.#findings, keyOf);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return isGroup(node) ? groupItem(node) : findingItem(node);
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }
}

function isGroup(node: Node): node is Group {
  return 'findings' in node;
}

function fileOf({ place }: ListedFinding): string {
  return place.label.replace(/:\d+$/, '');
}

function kindOf({ code, name }: ListedFinding): string {
  return `${code} ${name}`;
}

function groupsOf(findings: readonly ListedFinding[], keyOf: (finding: ListedFinding) => string): Group[] {
  return [...new Set(findings.map(keyOf))].map(title => ({ title, findings: findings.filter(finding => keyOf(finding) === title) }));
}

function groupItem({ title, findings }: Group): vscode.TreeItem {
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Expanded);
  item.description = String(findings.length);
  return item;
}

function findingItem(finding: ListedFinding): vscode.TreeItem {
  const { message, place, share, saving, code, name, stale } = finding;
  const item = new vscode.TreeItem((stale ? '~ ' : '') + name);
  item.description = `${(share * 100).toFixed(0)} % · ${place.label} · ${message}`;
  item.tooltip = `${code} ${name}\n${message}\n${(share * 100).toFixed(1)} % of the run, the fix saves about ${(saving * 100).toFixed(1)} %`;
  item.iconPath = new vscode.ThemeIcon(saving >= 0.05 ? 'flame' : 'circle-small');
  item.command = { command: 'jitlens.openPlace', title: 'Open', arguments: [place] };
  item.accessibilityInformation = { label: `${message}, ${place.label}` };
  item.contextValue = 'insight';
  return item;
}
