/** The built server over stdio, with the real engine: one session from an unknown file to findings and back. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missing, ServerProcess } from './server-process.js';

const DEMO = new URL('../../../test-fixtures/editor/demo.py', import.meta.url);
const uri = DEMO.href;
const text = readFileSync(fileURLToPath(DEMO), 'utf8');
const ALL = { range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } } };

interface Lens {
  range: { start: { line: number } };
  command: { title: string; command: string; arguments: string[] };
}
interface Inlay {
  position: { line: number; character: number };
  label: string;
}
interface Diagnostics {
  items: { range: { start: { line: number; character: number } }; code: string; severity: number; message: string }[];
}

describe.skipIf(missing !== null)(`server over stdio${missing === null ? '' : `: skipped, ${missing}`}`, () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.start();
    await server.open(uri, text);
  });
  afterAll(() => server.stop());

  it('offers what it has', () => {
    expect(Object.keys(server.initialized.capabilities).sort()).toEqual([
      'codeActionProvider',
      'codeLensProvider',
      'diagnosticProvider',
      'executeCommandProvider',
      'hoverProvider',
      'inlayHintProvider',
      'notebookDocumentSync',
      'positionEncoding',
      'textDocumentSync',
      'workspace',
    ]);
  });

  it('has one lens on a program that was not profiled', async () => {
    const lenses = await server.ask<Lens[]>('textDocument/codeLens', uri);
    expect(lenses.map(lens => lens.command.title)).toEqual(['Profile file']);
    expect(text.split('\n')[lenses[0].range.start.line]).toContain('__main__');
  });

  it('profiles with progress', async () => {
    const answer = await server.execute<{ ended: string; exitStatus: number; insights: number }>('jitlens.profileFile', uri);
    expect(answer).toMatchObject({ ended: 'finished', exitStatus: 0 });
    expect(answer.insights).toBeGreaterThan(0);
    expect(server.asked).toContain('window/workDoneProgress/create');
    expect(server.notifications.some(({ method }) => method === '$/progress')).toBe(true);
    expect(server.asked).toContain('workspace/codeLens/refresh');
  });

  it('shows lenses on the first line and at functions', async () => {
    const lenses = await server.ask<Lens[]>('textDocument/codeLens', uri);
    const first = lenses.filter(lens => lens.range.start.line === 0).map(lens => lens.command.title);
    expect(first).toEqual(['Profile file', expect.stringMatching(/^\d+ JIT insights?/), 'Open report']);
    const functions = lenses.filter(lens => lens.range.start.line > 0).map(lens => lens.command.title);
    expect(functions).toContainEqual(expect.stringMatching(/^(optimised|compiled|interpreted) · .*%/));
  });

  it('keeps its lenses while somebody types', async () => {
    const before = await server.ask<Lens[]>('textDocument/codeLens', uri);
    const start = { line: 0, character: 0 };
    await server.change(uri, '# typed\n', { start, end: start });
    const after = await server.ask<Lens[]>('textDocument/codeLens', uri);
    await server.change(uri, '', { start, end: { line: 1, character: 0 } });
    expect(after.map(lens => lens.command.title)).toEqual(before.map(lens => lens.command.title));
  });

  it('shows at most one short inlay a line, at the end of the expression', async () => {
    const inlays = await server.ask<Inlay[]>('textDocument/inlayHint', uri, ALL);
    expect(inlays.length).toBeGreaterThan(0);
    expect(new Set(inlays.map(inlay => inlay.position.line)).size).toBe(inlays.length);
    for (const inlay of inlays) expect(inlay.label.length).toBeLessThanOrEqual(12);
  });

  it('answers pulled diagnostics and hover at the same place', async () => {
    const { items } = await server.ask<Diagnostics>('textDocument/diagnostic', uri);
    expect(items.length).toBeGreaterThan(0);
    const hover = await server.ask<{ contents: { value: string } }>('textDocument/hover', uri, { position: items[0].range.start });
    expect(hover.contents.value).toMatch(/^\*\*JL\d+\*\*/);
    expect(hover.contents.value.split('\n').length).toBeLessThanOrEqual(12);
  });

  it('says when diagnostics are what they were', async () => {
    const { resultId } = await server.ask<{ resultId: string }>('textDocument/diagnostic', uri);
    const again = await server.ask('textDocument/diagnostic', uri, { previousResultId: resultId });
    expect(again).toEqual({ kind: 'unchanged', resultId });
    expect(await server.ask('textDocument/diagnostic', uri, { previousResultId: 'another' })).toMatchObject({ kind: 'full', resultId });
  });

  it('moves findings with edits elsewhere and brings them back on undo', async () => {
    const before = await server.ask<Diagnostics>('textDocument/diagnostic', uri);
    await server.change(uri, '# one line more\n', { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    const moved = await server.ask<Diagnostics>('textDocument/diagnostic', uri);
    expect(moved.items.map(item => item.range.start.line)).toEqual(before.items.map(item => item.range.start.line + 1));
    await server.change(uri, '', { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } });
    expect(await server.ask<Diagnostics>('textDocument/diagnostic', uri)).toEqual(before);
  });

  it('forgets on clear', async () => {
    await server.execute('jitlens.clear', uri);
    expect((await server.ask<Diagnostics>('textDocument/diagnostic', uri)).items).toEqual([]);
  });
});
