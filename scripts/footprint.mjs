/**
 * What the extension costs an editor, measured in one: how long `activate()` takes, when the first lens is there after the
 * first Python file was opened, and how much the extension host grows over one without the extension. Prints a table; fails
 * where it is above what is promised.
 */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { EditorPage } from './editor/editor-page.mjs';
import { startWorkbench, until } from './editor/workbench.mjs';
import { pack } from './package.mjs';
import { row, tell } from './promises.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const EDITOR = path.join(root, '.editor-cache');
const ACTIVATE_MS = 100;
const FIRST_LENS_MS = 1500;
const GROWTH_MB = 60;
const VSIX_MB = 6;
/** Then an extension host has loaded what it loads by itself. */
const REST_MS = 15_000;
const HOST = '--type=extensionHost';

const rest = () => new Promise(resolve => setTimeout(resolve, REST_MS));

/** From a file that is not Python to one that is, as a person opens it. */
async function openSecond(page, name) {
  await page.page.keyboard.press('Control+P');
  const input = page.page.locator('.quick-input-widget .quick-input-box input').first();
  await input.waitFor();
  await input.fill(name);
  await page.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
  await page.page.keyboard.press('Enter');
  return performance.now();
}

function hostMB({ processes }) {
  const [host] = processes(HOST);
  if (host === undefined) throw new Error('there is no extension host');
  return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${host}/status`, 'utf8'))[1]) / 1024;
}

async function inEditor(vsix, look) {
  const chrome = process.env.CHROME ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  const workbench = await startWorkbench({ editor: EDITOR, chrome, workspace: path.join(root, 'test-fixtures/editor'), vsix });
  try {
    const page = new EditorPage(workbench);
    await page.open('marks.json');
    await rest();
    return await look(workbench, page);
  } finally {
    await workbench.close();
  }
}

async function without(workbench, page) {
  await openSecond(page, 'demo.py');
  await rest();
  return hostMB(workbench);
}

async function withExtension(workbench, page) {
  const begin = await openSecond(page, 'demo.py');
  await page.page.waitForFunction(
    () => [...document.querySelectorAll('.codelens-decoration a')].some(link => link.textContent === 'Profile file'),
    null,
    { polling: 'raf', timeout: 60_000 },
  );
  const firstLens = performance.now() - begin;
  await page.command('JitLens: Profile This File');
  await until('everything to be drawn', () => page.isDrawn());
  await rest();
  const megabytes = hostMB(workbench);
  return { firstLens, activate: await activationIn(page), megabytes };
}

/** As the editor has measured it: loading the extension's code counts, too. */
async function activationIn(page) {
  await page.command('Developer: Show Running Extensions');
  const row = page.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'JitLens' });
  // They are sorted by what they took, and only those in sight are in the page.
  await until('the list', async () => (await page.page.locator('.runtime-extensions-editor .monaco-list-row').count()) > 0);
  await page.page.locator('.runtime-extensions-editor .monaco-list-row').first().click();
  const text = await until('the row', async () => {
    if ((await row.count()) > 0) return /(\d+)\s?ms/.exec(await row.first().innerText({ timeout: 1000 }));
    await page.page.keyboard.press('PageDown');
    return null;
  });
  return Number(text[1]);
}

/** What the table of all figures has of the editor. */
export async function footprintRows() {
  execFileSync(path.join(root, 'scripts/install-editor.sh'), [EDITOR], { stdio: 'inherit' });
  const vsix = await pack();
  const bare = await inEditor(null, without);
  const { firstLens, activate, megabytes } = await inEditor(vsix, withExtension);
  return [
    row('loading and activate()', activate, ACTIVATE_MS, 'ms'),
    row('first lens after the first Python file', Math.round(firstLens), FIRST_LENS_MS, 'ms'),
    row('extension host grows by', Math.round(megabytes - bare), GROWTH_MB, 'MB'),
    row('VSIX', Number((fs.statSync(vsix).size / 2 ** 20).toFixed(2)), VSIX_MB, 'MB'),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) tell(await footprintRows());
