/** A notebook: its cells are one program, and findings are in the cell where the expression is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FULL_CLIENT, missing, ServerProcess } from './server-process.js';

const NOTEBOOK = 'file:///tmp/jitlens-notebook/basket.ipynb';
const CELLS = [
  '%matplotlib inline\nclass Fruit:\n    def __init__(self, price):\n        self.price = price\n',
  '%%bash\nls if while\n',
  'class Gift:\n    def __init__(self, price):\n        self.wrapped = True\n        self.price = price',
  'def total(basket):\n    amount = 0\n    for item in basket:\n        amount = amount + item.price\n    return amount',
  'basket = [Fruit(1), Gift(2)] * 200\nfor _ in range(60):\n    total(basket)\nprint(total(basket))\n!ls\nbasket?',
];
const uriOf = (cell: number): string => `vscode-notebook-cell:/tmp/jitlens-notebook/basket.ipynb#W${cell}`;

interface Diagnostics {
  items: { code: string; range: { start: { line: number; character: number } }; relatedInformation?: { location: { uri: string } }[] }[];
}

describe.skipIf(missing !== null)(`notebooks${missing === null ? '' : `: skipped, ${missing}`}`, () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.start({ capabilities: FULL_CLIENT, settings: { minImpactPercent: 0 } });
    const cellTextDocuments = CELLS.map((text, i) => ({ uri: uriOf(i), languageId: 'python', version: 1, text }));
    const cells = [
      { kind: 1, document: 'vscode-notebook-cell:/tmp/jitlens-notebook/basket.ipynb#M' },
      ...CELLS.map((_, i) => ({ kind: 2, document: uriOf(i) })),
    ];
    const notebookDocument = { uri: NOTEBOOK, notebookType: 'jupyter-notebook', version: 1, cells };
    await server.rpc.sendNotification('notebookDocument/didOpen', { notebookDocument, cellTextDocuments });
  });
  afterAll(() => server.stop());
  const found = async (cell: number): Promise<Diagnostics['items']> =>
    (await server.ask<Diagnostics>('textDocument/diagnostic', uriOf(cell))).items;

  it('run as one program, started from any cell', async () => {
    const answer = await server.execute('jitlens.profileFile', uriOf(2));
    expect(answer).toMatchObject({ ended: 'finished', exitStatus: 0 });
  });

  it('have findings in the cell where they are', async () => {
    const items = await found(3);
    const line = CELLS[3]?.split('\n').findIndex(text => text.includes('item.price'));
    expect(items.some(({ range }) => range.start.line === line)).toBe(true);
    expect(await found(1)).toEqual([]);
    const related = items.flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location.uri));
    expect(related.filter(uri => !uri.startsWith('vscode-notebook-cell:'))).toEqual([]);
    const hover = await server.ask('textDocument/hover', uriOf(3), { position: { line, character: 27 } });
    expect(JSON.stringify(hover)).toContain('Fruit');
  });

  it('keep them apart when one cell is edited', async () => {
    const start = { line: 0, character: 0 };
    const before = await found(3);
    const change = {
      cells: {
        textContent: [{ document: { uri: uriOf(3), version: 2 }, changes: [{ range: { start, end: start }, text: '# one more\n' }] }],
      },
    };
    await server.rpc.sendNotification('notebookDocument/didChange', { notebookDocument: { uri: NOTEBOOK, version: 2 }, change });
    expect((await found(3)).map(({ range }) => range.start.line)).toEqual(before.map(({ range }) => range.start.line + 1));
  });

  it('speak of themselves only where there is something', async () => {
    expect(await server.ask('textDocument/codeLens', uriOf(1))).toEqual([]);
    expect(await server.ask<object[]>('textDocument/codeLens', uriOf(3))).not.toEqual([]);
  });
});
