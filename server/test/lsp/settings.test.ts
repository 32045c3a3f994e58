/** What settings do to a session: folders that differ, files that are left out, runs on save, values that are kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathToFileURL } from 'node:url';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { missing, ServerProcess } from './server-process.js';

const PROGRAM = `class A:
    def __init__(self): self.x = 1
class B:
    def __init__(self): self.y, self.x = 1, 2
def add(values):
    total = 0
    for value in values: total += value.x
    return total
if __name__ == '__main__':
    add([A(), B()] * 2000)
`;

interface Lens {
  command: { title: string };
}

describe.skipIf(missing !== null)(`settings${missing === null ? '' : `: skipped, ${missing}`}`, () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-settings-'));
  const uriOf = (...names: string[]): string => pathToFileURL(path.join(root, ...names)).href;
  const [one, two] = ['one', 'two'].map(name => uriOf(name));
  let server: ServerProcess;
  beforeAll(async () => {
    for (const folder of ['one', 'one/.venv/lib', 'two']) {
      fs.mkdirSync(path.join(root, folder), { recursive: true });
      fs.writeFileSync(path.join(root, folder, 'shop.py'), PROGRAM);
    }
    server = await ServerProcess.start({
      folders: [
        { uri: one, name: 'one' },
        { uri: two, name: 'two' },
      ],
      settings: uri => (uri.startsWith(two) ? { codeLens: 'off', runOn: 'save', minImpactPercent: 0 } : { minImpactPercent: 0 }),
      initializationOptions: { ownCommands: true },
    });
    for (const uri of [uriOf('one/shop.py'), uriOf('two/shop.py'), uriOf('one/.venv/lib/shop.py')]) await server.open(uri, PROGRAM);
  });
  afterAll(async () => {
    await server.stop();
    fs.rmSync(root, { recursive: true });
  });
  const titles = async (...names: string[]): Promise<string[]> =>
    (await server.ask<Lens[]>('textDocument/codeLens', uriOf(...names))).map(({ command }) => command.title);

  it('are those of the folder', async () => {
    expect(await titles('one/shop.py')).toEqual(['Profile file']);
    expect(await titles('two/shop.py')).toEqual([]);
  });

  it('leave out other people’s code', async () => {
    expect(await titles('one/.venv/lib/shop.py')).toEqual([]);
  });

  it('profile on save, once for a text, where they say so', async () => {
    const ends = (): number =>
      server.notifications.filter(({ method, params }) => method === 'jitlens/run' && (params as { state: string }).state === 'ended')
        .length;
    const save = (name: string): Promise<void> =>
      server.rpc.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(name) } });
    await save('one/shop.py');
    await save('two/shop.py');
    await expect.poll(ends, { timeout: 10_000 }).toBe(1);
    expect(await server.ask<object[]>('jitlens/findings', uriOf('two/shop.py'))).not.toEqual([]);
    expect(await server.ask<object[]>('jitlens/findings', uriOf('one/shop.py'))).toEqual([]);
    await save('two/shop.py');
    await new Promise(resolve => setTimeout(resolve, 1000));
    expect(ends()).toBe(1);
  });

  it('tell how much of the time functions took', async () => {
    const spans = await server.ask<{ firstLine: number; lastLine: number; share: number }[]>('jitlens/heat', uriOf('two/shop.py'));
    const hot = spans.find(({ firstLine }) => firstLine === 4);
    expect(hot?.lastLine).toBe(7);
    expect(hot?.share).toBeGreaterThan(0.2);
  });
});
