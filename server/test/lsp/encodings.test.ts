/** Clients that count in bytes or in characters see the same places, and what they say is understood; details come on demand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FULL_CLIENT, missing, ServerProcess } from './server-process.js';

const URI = 'file:///tmp/jitlens-encodings/wide.py';
const TEXT = `class Cat:
    def __init__(self): self.x = 1

class Dog:
    def __init__(self): self.y, self.x = 1, 2

def add(values):
    total = 0
    for value in values:
        "🦊é" ; total += value.x
    return total

print(add([Cat(), Dog()] * 500))
`;
const LINE = TEXT.split('\n').findIndex(line => line.includes('🦊'));
const EXPRESSION = 'value.x';
const before = (TEXT.split('\n')[LINE] ?? '').split(EXPRESSION)[0] ?? '';

interface Diagnostics {
  items: { range: { start: { line: number; character: number }; end: { character: number } }; code: string }[];
}

const WIDTHS = { 'utf-8': Buffer.byteLength(before), 'utf-16': before.length, 'utf-32': [...before].length };

describe.skipIf(missing !== null)(`position encodings${missing === null ? '' : `: skipped, ${missing}`}`, () => {
  for (const [encoding, start] of Object.entries(WIDTHS)) {
    it(encoding, async () => {
      const capabilities = { ...FULL_CLIENT, general: { positionEncodings: ['utf-7', encoding, 'utf-16'] } };
      const server = await ServerProcess.start({ capabilities, settings: { minImpactPercent: 0 } });
      expect(server.initialized.capabilities['positionEncoding']).toBe(encoding);
      await server.open(URI, TEXT);
      await server.execute('jitlens.profileFile', URI);
      const place = async (): Promise<number | undefined> => {
        const { items } = await server.ask<Diagnostics>('textDocument/diagnostic', URI);
        return items.find(({ range }) => range.start.line === LINE)?.range.start.character;
      };
      expect(await place()).toBe(start);
      const hover = await server.ask('textDocument/hover', URI, { position: { line: LINE, character: start + 2 } });
      expect(hover).toMatchObject({ range: { start: { line: LINE, character: start } } });
      // Typed between the fox and the expression, at a place that the client counts in its own way.
      const semicolon = { line: LINE, character: start - ' total += '.length };
      await server.change(URI, '  ', { start: semicolon, end: semicolon });
      expect(await place()).toBe(start + 2);
      await server.stop();
    });
  }
});

describe.skipIf(missing !== null)('details on demand', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    const textDocument = {
      ...FULL_CLIENT.textDocument,
      codeLens: { resolveSupport: { properties: ['command'] } },
      inlayHint: { resolveSupport: { properties: ['tooltip'] } },
      codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
    };
    server = await ServerProcess.start({ capabilities: { ...FULL_CLIENT, textDocument }, settings: { minImpactPercent: 0 } });
    await server.open(URI, TEXT);
    await server.execute('jitlens.profileFile', URI);
  });
  afterAll(() => server.stop());

  it('lenses get their text', async () => {
    const [lens] = await server.ask<{ command?: object }[]>('textDocument/codeLens', URI);
    expect(lens).not.toHaveProperty('command');
    expect(await server.rpc.sendRequest('codeLens/resolve', lens)).toMatchObject({ command: { title: 'Profile file' } });
  });

  it('hints get their evidence', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [hint] = await server.ask<{ tooltip?: object }[]>('textDocument/inlayHint', URI, { range });
    expect(hint).not.toHaveProperty('tooltip');
    const resolved = await server.rpc.sendRequest<{ tooltip: { value: string } }>('inlayHint/resolve', hint);
    expect(resolved.tooltip.value).toMatch(/^\*\*JL\d+\*\*/);
  });
});
