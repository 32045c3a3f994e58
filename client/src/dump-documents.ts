/**
 * What each phase of the engine makes of a function, as read-only documents: `jitlens-dump:total.ir?…`. Positions in
 * them are links into the program.
 */
import * as vscode from 'vscode';
import { DUMP_STAGES, type DumpLink, type DumpParams } from '../../server/src/protocol.js';
import type { ServerClient } from './server-client.js';
import { fromServer, toServer } from './uris.js';

const SCHEME = 'jitlens-dump';

type Stage = DumpParams['stage'];

const STAGES = {
  ast: { label: 'Syntax tree', detail: 'what the parser made of the file', extension: 'jlast' },
  bytecode: { label: 'Bytecode', detail: 'what the interpreter runs', extension: 'jlbytecode' },
  feedback: { label: 'Feedback', detail: 'what each place saw in a run', extension: 'jlfeedback' },
  ir: { label: 'IR', detail: 'what the JIT assumed and planned', extension: 'jlir' },
  js: { label: 'Generated JavaScript', detail: 'what the JIT runs', extension: 'js' },
} satisfies Record<Stage, { label: string; detail: string; extension: string }>;

interface Subject {
  readonly uri: string;
  readonly stage: Stage;
  readonly function: string | null;
}

export class DumpDocuments implements vscode.Disposable, vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider {
  readonly #registrations: readonly vscode.Disposable[];
  readonly #links = new Map<string, readonly DumpLink[]>();

  constructor(readonly server: ServerClient) {
    this.#registrations = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCHEME }, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#links.delete(uri.toString())),
    ];
  }

  /** Asks for the phase, and opens it for the function at the cursor. */
  async show(editor: vscode.TextEditor | undefined, say: (text: string) => void): Promise<void> {
    if (editor?.document.languageId !== 'python') return say('open a Python file first');
    const inside = await this.server.functionAt(toServer(editor.document.uri), editor.selection.active);
    const picked = await vscode.window.showQuickPick(
      DUMP_STAGES.map(stage => ({ ...STAGES[stage], stage })),
      { title: `JitLens: ${inside ?? 'the whole program'}`, placeHolder: 'Which phase?' },
    );
    if (picked === undefined) return;
    const subject = { uri: toServer(editor.document.uri), stage: picked.stage, function: inside };
    const document = await vscode.workspace.openTextDocument(uriFor(subject));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    try {
      const answer = await this.server.dump(subjectOf(uri));
      this.#links.set(uri.toString(), answer?.links ?? []);
      return answer?.text ?? 'The server does not run.\n';
    } catch (error) {
      return `${error instanceof Error ? error.message : String(error)}\n`;
    }
  }

  provideDocumentLinks({ uri }: vscode.TextDocument): vscode.DocumentLink[] {
    const { uri: program } = subjectOf(uri);
    return (this.#links.get(uri.toString()) ?? []).map(({ line, start, end, target }) => {
      const fragment = `L${target.line + 1},${target.character + 1}`;
      return new vscode.DocumentLink(new vscode.Range(line, start, line, end), fromServer(program).with({ fragment }));
    });
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
  }
}

function uriFor(subject: Subject): vscode.Uri {
  const name = subject.function ?? 'program';
  return vscode.Uri.from({ scheme: SCHEME, path: `${name}.${STAGES[subject.stage].extension}`, query: JSON.stringify(subject) });
}

function subjectOf({ query }: vscode.Uri): Subject {
  return JSON.parse(query) as Subject;
}
