/** Others who take what JitLens gives: VS Code's own profile viewer, and an extension that calls the language-model tools. */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** An extension file of the tester. */
export function packTester() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-tester-'));
  fs.cpSync(path.join(root, 'test-fixtures/editor-tester'), folder, { recursive: true });
  const file = path.join(folder, 'tester.vsix');
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const options = ['package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '--out', file];
  execFileSync(process.execPath, [vsce, ...options], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  return { file, remove: () => fs.rmSync(folder, { recursive: true }) };
}

export async function checkProfileViewer({ files }, page, { step, until, expect, screenshots }) {
  await step('opens the cpuprofile in the profile viewer of VS Code', async () => {
    const cli = path.join(root, 'dist/cli.js');
    const options = ['--format', 'cpuprofile', '-o', path.join(files, 'demo.cpuprofile')];
    execFileSync(process.execPath, [cli, 'profile', ...options, path.join(files, 'demo.py')], { stdio: 'ignore' });
    await page.open('demo.py');
    // extensions are there, the viewer among them: before that it opens as text
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.page.locator('.explorer-viewlet .monaco-list-row', { hasText: 'demo.cpuprofile' }).dblclick();
    const text = await until('the table of functions', async () => {
      for (const frame of page.page.frames()) {
        const shown = await frame.evaluate(() => document.body?.innerText ?? '').catch(() => '');
        if (/Self Time/i.test(shown) && /\btotal\b/.test(shown)) return shown;
      }
      return null;
    });
    await page.page.screenshot({ path: path.join(screenshots, 'cpuprofile.png') });
    // by its own time, most first
    const functions = ['total', 'main', '<module>'].sort((a, b) => text.indexOf(a) - text.indexOf(b));
    expect(functions[0] === 'total' && /demo\.py:\d+/.test(text), text);
    return text.replace(/\s+/g, ' ').slice(0, 120);
  });
}

export async function checkTools(page, { step, until, expect, screenshots }) {
  await step('answers a language model, which has to be allowed to run a program', async () => {
    await page.open('demo.py');
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.command('Tester: Call the Tools');
    const dialog = page.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    const asked = await dialog.innerText();
    await page.page.screenshot({ path: path.join(screenshots, 'tool-asks.png') });
    expect(/in the sandbox of JitLens/.test(asked) && asked.includes('demo.py'), asked);
    await page.page.keyboard.press('Enter');
    const text = await until('the answers', async () => {
      const shown = await page.text();
      return shown.includes('ANSWER jitlens_compare') && shown;
    });
    await page.page.screenshot({ path: path.join(screenshots, 'tool-answers.png') });
    expect(text.includes('TOOLS jitlens_profile jitlens_findings jitlens_compare'), text);
    expect(/ANSWER jitlens_profile JitLens .*demo\.py: [\d,]+ operations/.test(text), text);
    expect(/"code": "JL1/.test(text), text);
    expect(text.includes('this program was profiled only once'), text);
  });
}

/** What a walkthrough starts with. */
export async function checkSample(page, { step, until }) {
  await step('opens a sample, and profiles it unsaved', async () => {
    await page.open('demo.py');
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.command('JitLens: Open a Sample Program');
    await page.page.locator('.tab.active', { hasText: 'Untitled' }).waitFor();
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.command('JitLens: Profile This File');
    await until('everything to be drawn', () => page.isDrawn());
    return (await page.lenses()).join(' | ');
  });
}

/** On a machine the server reads the disk: of other file systems it knows what is open. */
export async function checkElsewhere(page, { step, until, expect, screenshots }) {
  await step('profiles a document of a file system that only the editor knows', async () => {
    await page.open('demo.py');
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.command('Tester: Open a Document of Another File System');
    await page.page.locator('.tab.active', { hasText: 'shop.py' }).waitFor();
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.command('JitLens: Profile This File');
    await until('everything to be drawn', () => page.isDrawn());
    await page.page.screenshot({ path: path.join(screenshots, 'elsewhere.png') });
    const lenses = await page.lenses();
    expect(lenses.includes('2 JIT insights'), lenses.join(' | '));
    return lenses.join(' | ');
  });
}
