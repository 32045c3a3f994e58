/**
 * Tools that a language model in the editor may call: profile a file, its findings, what changed. The same words as
 * `jitlens mcp` has. Editors without such tools get none.
 */
import * as vscode from 'vscode';
import type { ServerClient } from './server-client.js';
import { toServer } from './uris.js';

/** What the schemas in package.json allow. */
interface Input {
  readonly file?: string;
  readonly codes?: readonly string[];
  readonly limit?: number;
}

type Answer = (uri: vscode.Uri, input: Input) => Promise<string | null>;

export function registerTools(context: vscode.ExtensionContext, server: ServerClient): void {
  // Where the editor is older, or not VS Code, there is no `lm`.
  const { lm } = vscode as Partial<Pick<typeof vscode, 'lm'>>;
  if (typeof lm?.registerTool !== 'function') return;
  const answers: Record<string, Answer> = {
    jitlens_profile: async uri => {
      if (!vscode.workspace.isTrusted) throw new Error('programs run in trusted workspaces only');
      await server.execute('jitlens.profileFile', toServer(uri));
      return server.told(toServer(uri), 'profile', {});
    },
    jitlens_findings: (uri, { codes, limit }) =>
      server.told(toServer(uri), 'findings', { ...(codes && { codes }), ...(limit !== undefined && { limit }) }),
    jitlens_compare: uri => server.told(toServer(uri), 'compare', {}),
  };
  for (const [name, answer] of Object.entries(answers)) context.subscriptions.push(lm.registerTool(name, toolOf(name, answer)));
}

function toolOf(name: string, answer: Answer): vscode.LanguageModelTool<Input> {
  return {
    // Running a program is asked for; reading what was found is not.
    ...(name === 'jitlens_profile' ? { prepareInvocation: ({ input }) => questionOf(fileOf(input)) } : {}),
    invoke: async ({ input }) => {
      const text = (await answer(fileOf(input), input)) ?? 'nothing was profiled: call jitlens_profile first';
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    },
  };
}

function questionOf(uri: vscode.Uri): vscode.PreparedToolInvocation {
  const name = vscode.workspace.asRelativePath(uri);
  const message = `Run ${name} in the sandbox of JitLens? It has no network and starts no processes. The setting jitlens.sandbox.files says what it may write.`;
  return { invocationMessage: `Profiling ${name}`, confirmationMessages: { title: 'Profile a program', message } };
}

/** A path in the workspace, or the program that is open. */
function fileOf({ file }: Input): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (file === undefined) {
    const open = vscode.window.activeTextEditor?.document;
    if (open?.languageId === 'python') return open.uri;
    throw new Error('no Python file is open: name one');
  }
  const uri = folder === undefined || /^(?:[\\/]|[A-Za-z]:)/.test(file) ? vscode.Uri.file(file) : vscode.Uri.joinPath(folder, file);
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) throw new Error(`${file} is not in this workspace`);
  return uri;
}
