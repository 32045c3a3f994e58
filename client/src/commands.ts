/** The commands of the palette, and what the server's lenses call. */
import * as vscode from 'vscode';
import { isPython, uriOf } from './documents.js';
import type { Answer, Place, ProfilePart, Range } from '../../server/src/protocol.js';
import type { DumpDocuments } from './dump-documents.js';
import { exportReport } from './export-report.js';
import { GROUPINGS, type InsightsTree } from './insights-tree.js';
import { stepTo } from './navigation.js';
import type { OwnPython } from './own-python.js';
import { openPlace } from './places.js';
import type { ReportPanel } from './report-panel.js';
import type { ServerClient } from './server-client.js';
import type { StatusBar } from './status-bar.js';
import type { Underline } from './underline.js';
import { fromServer, toServer } from './uris.js';
import { offerWaysOn } from './ways-on.js';

export interface Parts {
  readonly server: ServerClient;
  readonly report: ReportPanel;
  readonly dumps: DumpDocuments;
  readonly tree: InsightsTree;
  readonly statusBar: StatusBar;
  readonly underline: Underline;
  readonly ownPython: OwnPython;
}

/** How long a short answer stays in the status bar. */
const SAID_MS = 4000;
/** A result is read. */
const LONG_MS = 12_000;

export function registerCommands(context: vscode.ExtensionContext, parts: Parts): void {
  const openSample = (): Promise<void> => showSample(context.extensionUri);
  const all = { ...running(parts), ...showing(parts), ...viewing(parts), ...proving(parts), openSample };
  for (const [name, run] of Object.entries(all)) {
    context.subscriptions.push(vscode.commands.registerCommand(`jitlens.${name}`, run));
  }
}

/** As a document that is nobody's file. */
async function showSample(extension: vscode.Uri): Promise<void> {
  const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist/sample.py'));
  const document = await vscode.workspace.openTextDocument({ language: 'python', content: new TextDecoder().decode(text) });
  await vscode.window.showTextDocument(document);
}

/** What a command is called with is checked by the command. */
type Commands = Record<string, (...given: unknown[]) => unknown>;

/** What starts and stops programs. */
function running({ server, statusBar, underline, tree }: Parts): Commands {
  let last: string | null = null;
  const profile = async (uri: string | null): Promise<void> => {
    if (uri === null) return say('open a Python file to profile it');
    if (!vscode.workspace.isTrusted) return say('programs run in trusted workspaces only');
    last = uri;
    await watched(statusBar, server.execute('jitlens.profileFile', uri));
  };
  /** What is imported is what lies on the disk. */
  const profilePart = async (kind: ProfilePart['kind'], item: unknown): Promise<void> => {
    const at = await partAt(item);
    if (at === null) return say('open a Python file first');
    if (!vscode.workspace.isTrusted) return say('programs run in trusted workspaces only');
    if (at.document.isDirty) await at.document.save();
    const { line, character } = at.position;
    await watched(statusBar, server.execute('jitlens.profileFile', uriOf(at.document), { kind, position: { line, character } }));
  };
  return {
    profileFile: uri => profile(given(uri)),
    profileTest: item => profilePart('test', item),
    profileExample: () => profilePart('example', undefined),
    rerun: () => profile(last ?? activeUri()),
    stop: () => server.execute('jitlens.stop'),
    waysOn: uri => offerWaysOn(given(uri), server),
    restartServer: async () => {
      await server.restart();
      statusBar.clear();
      await Promise.all([underline.refresh(), tree.refresh()]);
    },
  };
}

/** What changes what is shown in the program. */
function showing({ server, statusBar, underline, tree, report }: Parts): Commands {
  let visible = true;
  const refresh = (): Promise<unknown> => Promise.all([underline.refresh(), tree.refresh(), report.refresh()]);
  return {
    toggleInsights: async () => {
      visible = !visible;
      await server.setVisible(visible);
      await refresh();
      say(visible ? 'insights are shown' : 'insights are hidden');
    },
    nextInsight: () => step(server, 1),
    previousInsight: () => step(server, -1),
    showMore: async uri => {
      await server.execute('jitlens.showMore', given(uri) ?? undefined);
      await refresh();
    },
    clear: async () => {
      await server.execute('jitlens.clear');
      await refresh();
      statusBar.clear();
    },
  };
}

/** What tries a finding or a fix. */
function proving({ server, statusBar, ownPython }: Parts): Commands {
  const own = async (uri: string | null, run: (uri: vscode.Uri) => Promise<string | null>): Promise<void> => {
    if (uri === null) return say('open a Python file first');
    await watched(
      statusBar,
      run(fromServer(uri)).then(text => {
        if (text !== null) say(text, LONG_MS);
      }),
    );
  };
  const verify = async (uri: string, stableId: string, index: number): Promise<void> => {
    const options = { location: vscode.ProgressLocation.Window, title: 'JitLens: trying the fix' };
    const run = vscode.window.withProgress(options, () => server.execute('jitlens.verifyFix', uri, stableId, index));
    await watched(
      statusBar,
      Promise.resolve(run).then(answer => {
        say((answer as Answer | null)?.text ?? 'the server does not run', LONG_MS);
      }),
    );
  };
  const ask = async (uri: string, kind: string, range: Range): Promise<void> => {
    const options = { location: vscode.ProgressLocation.Window, title: 'JitLens: trying what if' };
    const run = vscode.window.withProgress(options, () => server.execute('jitlens.whatIf', uri, kind, range));
    await watched(
      statusBar,
      Promise.resolve(run).then(answer => {
        say((answer as Answer | null)?.text ?? 'the server does not run', LONG_MS);
      }),
    );
  };
  return {
    verifyFix: (uri, stableId, index) =>
      typeof stableId === 'string' && typeof uri === 'string'
        ? verify(uri, stableId, Number(index))
        : // Which fix: the light bulb at the cursor has them all.
          vscode.commands.executeCommand('editor.action.quickFix'),
    whatIf: (uri, kind, range) =>
      typeof uri === 'string' && typeof kind === 'string'
        ? ask(uri, kind, range as Range)
        : vscode.commands.executeCommand('editor.action.quickFix'),
    confirmOnCPython: uri => own(given(uri), uri => ownPython.confirm(uri)),
    measureVerdicts: uri => own(given(uri), uri => ownPython.measure(uri)),
  };
}

/** What opens beside it. */
function viewing({ server, report, dumps, tree }: Parts): Commands {
  return {
    showReport: uri => report.show(given(uri), null, say),
    showShapes: uri => report.show(given(uri), 'shapes', say),
    showDeopts: uri => report.show(given(uri), 'deopts', say),
    compareRuns: uri => report.show(given(uri), 'compare', say),
    showGeneratedCode: () => dumps.show(vscode.window.activeTextEditor, say),
    exportReport: uri => exportReport(given(uri), server, say),
    openPlace: place => openPlace(place as Place),
    ...Object.fromEntries(
      GROUPINGS.map(by => [
        `groupBy.${by}`,
        () => {
          tree.group(by);
        },
      ]),
    ),
  };
}

/** Of an item of the test explorer, or where the cursor is. */
async function partAt(item: unknown): Promise<{ document: vscode.TextDocument; position: vscode.Position } | null> {
  const { uri, range } = (item ?? {}) as Partial<vscode.TestItem>;
  if (uri instanceof vscode.Uri && range !== undefined)
    return { document: await vscode.workspace.openTextDocument(uri), position: range.start };
  const editor = vscode.window.activeTextEditor;
  return editor?.document.languageId === 'python' ? { document: editor.document, position: editor.selection.active } : null;
}

/** A failed run is said once, in the status bar; what happened is in the output channel. */
async function watched(statusBar: StatusBar, run: Promise<unknown>): Promise<void> {
  try {
    await run;
  } catch (error) {
    statusBar.clear();
    say(error instanceof Error ? error.message : String(error));
  }
}

async function step(server: ServerClient, direction: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return;
  const findings = await server.findings(uriOf(editor.document));
  if (!stepTo(editor, findings, direction)) say('no insights here');
}

/** From a lens, from an explorer's menu, or of the active editor. */
function given(uri: unknown): string | null {
  if (typeof uri === 'string') return uri;
  return uri instanceof vscode.Uri ? toServer(uri) : activeUri();
}

function activeUri(): string | null {
  const document = vscode.window.activeTextEditor?.document ?? selectedCell();
  return document !== undefined && isPython(document) ? uriOf(document) : null;
}

/** Of a notebook in which no cell is being edited. */
function selectedCell(): vscode.TextDocument | undefined {
  const editor = vscode.window.activeNotebookEditor;
  const selected = editor?.notebook.cellAt(editor.selection.start);
  const cells = [...(selected === undefined ? [] : [selected]), ...(editor?.notebook.getCells() ?? [])];
  return cells.map(({ document }) => document).find(isPython);
}

function say(text: string, ms = SAID_MS): void {
  vscode.window.setStatusBarMessage(`JitLens: ${text}`, ms);
}
