/** Calls the tools of JitLens one after the other and opens what they answered as a document. */
const vscode = require('vscode');

const CALLS = [
  ['jitlens_profile', { file: 'demo.py' }],
  ['jitlens_findings', { file: 'demo.py', codes: ['JL1'], limit: 2 }],
  ['jitlens_compare', { file: 'demo.py' }],
];

exports.activate = context => {
  context.subscriptions.push(
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
