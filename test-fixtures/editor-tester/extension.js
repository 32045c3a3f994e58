/** Calls the tools of JitLens one after the other and opens what they answered as a document. */
const vscode = require('vscode');

const CALLS = [
  ['jitlens_profile', { file: 'demo.py' }],
  ['jitlens_findings', { file: 'demo.py', codes: ['JL1'], limit: 2 }],
  ['jitlens_compare', { file: 'demo.py' }],
];

/** A file system that only the editor knows: one program, which is not on the disk. */
class Memory {
  #changed = new vscode.EventEmitter();
  onDidChangeFile = this.#changed.event;
  constructor(text) {
    this.text = text;
  }
  watch() {
    return new vscode.Disposable(() => undefined);
  }
  stat() {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.text.length };
  }
  readDirectory() {
    return [];
  }
  readFile() {
    return this.text;
  }
  writeFile(_, text) {
    this.text = text;
  }
  createDirectory() {}
  delete() {}
  rename() {}
}

exports.activate = context => {
  context.subscriptions.push(
    vscode.commands.registerCommand('tester.openElsewhere', async () => {
      const [folder] = vscode.workspace.workspaceFolders;
      const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, 'demo.py'));
      context.subscriptions.push(vscode.workspace.registerFileSystemProvider('tester', new Memory(text)));
      await vscode.window.showTextDocument(vscode.Uri.parse('tester:/elsewhere/shop.py'));
    }),
    vscode.commands.registerCommand('tester.callTools', async () => {
      const known = vscode.lm.tools.filter(({ name }) => name.startsWith('jitlens_')).map(({ name }) => name);
      const answers = [`TOOLS ${known.join(' ')}`];
      for (const [name, input] of CALLS) {
        try {
          const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
          answers.push(`ANSWER ${name} ${content.map(part => part.value).join('').slice(0, 400)}`);
        } catch (error) {
          answers.push(`ERROR ${name} ${error.message}`);
        }
      }
      const document = await vscode.workspace.openTextDocument({ content: answers.join('\n\n') });
      await vscode.window.showTextDocument(document);
    }),
  );
};
