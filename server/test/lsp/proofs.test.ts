/** What proves findings: a fix that is tried, and the person's own Python. */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FULL_CLIENT, missing, SERVER, ServerProcess } from './server-process.js';
import { CLASSES, total } from '../mixed-basket.js';

const PROGRAM = `${CLASSES}${total('"é" ; ')}
def scaled(values):
    result = 0.0
    for value in values:
        result = result + value * 2
    return result

basket = [Fruit(1), Gift(2)] * 200
numbers = [0.5] * 400
for _ in range(60):
    total(basket)
    scaled(numbers)
print(total(basket), scaled(numbers))
`;

/** A CPython that shows its specialisation, or null. */
function ownPython(): string | null {
  for (const name of ['python3.13', 'python3.12', 'python3.11', 'python3']) {
    try {
      const env = { ...process.env, PYENV_VERSION: '3.13.0' };
      const code = 'import sys; assert sys.version_info >= (3, 11); print(sys.executable)';
      return execFileSync(name, ['-c', code], { encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // The next one.
    }
  }
  return null;
}
const python = ownPython();
const DRIVER = path.join(path.dirname(SERVER), 'python/specialised.py');

interface Action {
  title: string;
  kind: string;
  isPreferred?: boolean;
  edit?: { documentChanges: { edits: { newText: string }[] }[] };
  command?: { command: string; arguments: unknown[] };
}
interface Item {
  code: string;
  range: { start: { line: number; character: number }; end: object };
}

describe.skipIf(missing !== null)(`proofs${missing === null ? '' : `: skipped, ${missing}`}`, () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-proofs-'));
  const uri = pathToFileURL(path.join(folder, 'shop.py')).href;
  const settings = { minImpactPercent: 0, diagnostics: 'hint' };
  let server: ServerProcess;
  let items: Item[];
  beforeAll(async () => {
    fs.writeFileSync(path.join(folder, 'shop.py'), PROGRAM);
    const textDocument = { ...FULL_CLIENT.textDocument, codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } };
    server = await ServerProcess.start({
      capabilities: { ...FULL_CLIENT, textDocument },
      settings,
      env: { XDG_CACHE_HOME: path.join(folder, 'cache') },
    });
    await server.open(uri, PROGRAM);
    await server.execute('jitlens.profileFile', uri);
    ({ items } = await server.ask<{ items: Item[] }>('textDocument/diagnostic', uri));
  });
  afterAll(async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true });
  });
  const actionsAt = async ({ range }: Item): Promise<Action[]> =>
    (await server.ask<Action[]>('textDocument/codeAction', uri, { range, context: { diagnostics: [] } })).filter(
      ({ kind }) => kind === 'quickfix',
    );
  const hoverAt = async (item: Item | undefined): Promise<string> =>
    (await server.ask<{ contents: { value: string } }>('textDocument/hover', uri, { position: item?.range.start })).contents.value;

  it('a fix is completed on demand, and verified by running the program with it', async () => {
    const all = (await Promise.all(items.map(actionsAt))).flat();
    const offer = all.find(({ command }) => command?.command === 'jitlens.verifyFix');
    expect(offer, items.map(({ code }) => code).join()).toBeDefined();
    const fix = all.find(({ command }) => command === undefined);
    expect(fix).not.toHaveProperty('edit');
    const resolved = await server.rpc.sendRequest<Action>('codeAction/resolve', fix);
    expect(resolved.edit?.documentChanges[0]?.edits.length).toBeGreaterThan(0);
    const answer = await server.execute<{ title: string; text: string }>('jitlens.verifyFix', ...(offer?.command?.arguments ?? []));
    expect(answer.text).toBe('fix verified on this run: same output, the finding is gone');
    expect(answer.title).toBe('verified');
    const after = (await Promise.all(items.map(actionsAt))).flat();
    expect(after.some(({ title, isPreferred }) => isPreferred === true && title.includes('verified on this run'))).toBe(true);
  });

  it('a what-if is offered at a finding, and its ceiling is in the hover', async () => {
    const item = items.find(({ range }) => PROGRAM.split('\n')[range.start.line]?.includes('value * 2'));
    expect(item).toBeDefined();
    const offer = (await actionsAt(item!)).find(({ title }) => title === 'Try: what if every int in this operation is a float');
    expect(offer?.command?.command).toBe('jitlens.whatIf');
    const answer = await server.execute<{ title: string; text: string }>('jitlens.whatIf', ...(offer?.command?.arguments ?? []));
    expect(answer.title).toBe('float');
    expect(answer.text).toMatch(/^at most: operations that mix types [\d,]+ → [\d,]+ /);
    expect(await hoverAt(item)).toMatch(
      /\*\*What if every int in this operation is a float\*\* at most: .*; the program then printed the same/,
    );
    await expect(server.execute('jitlens.whatIf', uri, 'nonsense', item?.range)).rejects.toThrow('jitlens.whatIf takes');
  });

  it.skipIf(python === null)('CPython says how it specialised the place', async () => {
    const item = items.find(({ range }) => PROGRAM.split('\n')[range.start.line]?.includes('item.price'));
    const answer = await server.execute<{ text: string }>('jitlens.confirmOnCPython', uri, python);
    expect(answer.text).toMatch(/^CPython 3\.\d+\.\d+ leaves \d+ of [1-9]\d* places with findings unspecialised$/);
    expect(await hoverAt(item)).toMatch(
      /\*\*CPython 3\.\d+\.\d+\*\* (had specialised this for one case when the program ended|kept changing its mind|left this general): `/,
    );
    const shown = await server.execute<{ text: string }>('jitlens.confirmOnCPython', uri, python, 'show');
    expect(shown.text).toBe(`${python ?? ''} ${DRIVER} OUT ${path.join(folder, 'shop.py')}`);
  });

  it.skipIf(python === null)('the cost of a pattern is measured on it', { timeout: 60_000 }, async () => {
    const answer = await server.execute<{ text: string }>('jitlens.measureVerdicts', uri, python);
    expect(answer.text).toMatch(/^CPython 3[.\d]+: JL\d+ ×\d/);
    expect(await hoverAt(items[0])).toMatch(/\*\*Measured\*\* ×[\d.]+ ±[\d.]+ on your CPython/);
  });

  it.skipIf(process.platform === 'win32')('what was measured is kept, until the interpreter is another one', async () => {
    const starts = path.join(folder, 'starts');
    const started = (): number => fs.readFileSync(starts, 'utf8').length;
    const fake = path.join(folder, 'fake-python');
    // says what it is, and a time for each side of a pair
    const answers = `"cpython 3 14 1 -\\n%s\\n3.14.1 (main)\\n" "$0"`;
    fs.writeFileSync(fake, `#!/bin/sh\nif [ "$1" = -c ]; then printf ${answers}; else printf . >>${starts}; echo 5; fi\n`, { mode: 0o755 });
    const measure = (): Promise<{ text: string }> => server.execute('jitlens.measureVerdicts', uri, fake);
    expect((await measure()).text).toMatch(/^CPython 3\.14\.1: JL\d+ ×1 ±0/);
    const once = started();
    expect(once).toBeGreaterThan(0);
    expect((await measure()).text).toMatch(/^CPython 3\.14\.1: measured before: JL\d+ ×1 ±0/);
    expect(started()).toBe(once);
    expect(await hoverAt(items[0])).toContain('**Measured** ×1 ±0 on your CPython 3.14.1');
    fs.appendFileSync(fake, '# another build\n');
    expect(await hoverAt(items[0])).not.toContain('**Measured**');
    expect((await measure()).text).not.toContain('measured before');
    expect(started()).toBe(2 * once);
  });

  it('a language model is told the report, the findings and what changed', async () => {
    const told = (what: string, more: object = {}): Promise<string> => server.ask<string>('jitlens/told', uri, { what, ...more });
    expect(await told('profile')).toMatch(/^JitLens .*shop\.py: [\d,]+ operations/);
    const { findings, left } = JSON.parse(await told('findings', { limit: 1 })) as {
      findings: { place: string; fixes: object[] }[];
      left: number;
    };
    expect(findings).toHaveLength(1);
    expect(findings[0]?.place).toMatch(/shop\.py:\d+:\d+$/);
    expect(left).toBe(items.length - 1);
    expect(await told('compare')).toBe('this program was profiled only once');
    await server.execute('jitlens.profileFile', uri);
    expect(await told('compare')).toContain('no finding has changed');
  });

  it('nothing is started in a workspace that is not trusted, or without an interpreter', async () => {
    const restricted = await ServerProcess.start({ initializationOptions: { restricted: true } });
    await restricted.open(uri, PROGRAM);
    for (const command of ['jitlens.confirmOnCPython', 'jitlens.measureVerdicts', 'jitlens.whatIf'])
      await expect(restricted.execute(command, uri, 'python3')).rejects.toThrow('trusted workspaces only');
    await restricted.stop();
    await expect(server.execute('jitlens.confirmOnCPython', uri)).rejects.toThrow('takes the path of an interpreter');
    await expect(server.execute('jitlens.confirmOnCPython', uri, '/nowhere/python')).rejects.toThrow('neither CPython');
  });
});
