/**
 * The packaged extension in a real editor: installs it, profiles a program through the palette, and looks at
 * the page. Keeps screenshots in screenshots/. Ends with `N passed, N failed`.
 * usage: test-editor.mjs [--oldest] [--dark | --high-contrast] [basics] [states] [robustness] [trust] [consumers] [web]
 * all of them when none is named; `--oldest`: in the oldest editor that the extension supports; `--dark`: all pictures in
 * that theme, in screenshots/dark
 */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPage } from './editor/check-page.mjs';
import { checkElsewhere, checkProfileViewer, checkSample, checkTools, packTester } from './editor/consumers.mjs';
import { EditorPage } from './editor/editor-page.mjs';
import { measure, stopEndless } from './editor/latencies.mjs';
import { checkDeopts, checkDump, checkReport, checkTerminal, checkTree, checkWaysOn, terminalText } from './editor/panels.mjs';
import { checkFix, checkFolders, checkHeat, checkNotebook, checkOwnPython, checkTrust, checkWhatIf } from './editor/states.mjs';
import { checkWebHost, IN_BROWSER } from './editor/web-host.mjs';
import { startWorkbench, until } from './editor/workbench.mjs';
import { pack } from './package.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const isOldest = process.argv.includes('--oldest');
const EDITOR = path.join(root, isOldest ? '.editor-cache-oldest' : '.editor-cache');
const WORKSPACE = path.join(root, 'test-fixtures/editor');
const PROGRAM = 'demo.py';
/** Which expressions are to be underlined, by program. */
const MARKS = JSON.parse(fs.readFileSync(path.join(WORKSPACE, 'marks.json'), 'utf8'));

const THEMES = {
  dark: { theme: 'Default Dark Modern', kind: 'vs-dark' },
  'high-contrast': { theme: 'Default High Contrast', kind: 'hc-black' },
  light: { theme: 'Default Light Modern', kind: 'vs' },
};

const named = process.argv.slice(2).filter(word => !word.startsWith('--'));
const asked = Object.keys(THEMES).find(name => process.argv.includes(`--${name}`));
const SCREENSHOTS = path.join(root, 'screenshots', asked ?? '');
const wants = part => named.length === 0 || named.includes(part);

/** Parts that have an editor of their own. */
const ALONE = ['trust', 'consumers', 'web'];

const results = { passed: 0, failed: 0 };
/** The page that a failed step is photographed on. */
let shown = null;

async function step(name, check) {
  try {
    const said = await check();
    results.passed++;
    console.log(`ok   ${name}${typeof said === 'string' ? `: ${said}` : ''}`);
  } catch (error) {
    results.failed++;
    console.log(`FAIL ${name}: ${error.message}`);
    await shown?.screenshot({ path: path.join(SCREENSHOTS, `failed-${results.failed}.png`) }).catch(() => undefined);
    await shown?.keyboard.press('Escape').catch(() => undefined);
  }
}

function expect(holds, message) {
  if (!holds) throw new Error(message);
}

function findChromium() {
  const names = [process.env.CHROME, 'chromium', 'chromium-browser', 'google-chrome'].filter(Boolean);
  for (const name of names) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // The next one.
    }
  }
  return null;
}

async function main() {
  const chrome = findChromium();
  if (chrome === null) return notRun('there is no Chromium (apt-get install chromium fonts-dejavu-core)');
  if (process.platform !== 'linux' || process.arch !== 'x64') return notRun('the editor is installed for Linux on x64 only');
  execFileSync(path.join(root, 'scripts/install-editor.sh'), [EDITOR, ...(isOldest ? ['oldest'] : [])], { stdio: 'inherit' });
  const vsix = await pack();
  fs.mkdirSync(SCREENSHOTS, { recursive: true });
  const settings = { 'workbench.colorTheme': THEMES[asked ?? 'light'].theme };
  const common = { editor: EDITOR, chrome, workspace: WORKSPACE, vsix, settings };
  if (named.length === 0 || named.some(part => !ALONE.includes(part))) await inWorkbench(common, 'server.log', checkEditor);
  if (wants('trust')) await inWorkbench({ ...common, trust: false }, 'server-without-trust.log', (_, page) => checkTrust(page, PARTS));
  if (wants('consumers')) await inConsumers(common);
  if (!wants('web')) return;
  const inBrowser = { ...common, settings: { ...settings, ...IN_BROWSER } };
  const parts = { ...PARTS, checkMarks, checkReport, terminalText };
  await inWorkbench(inBrowser, 'server-web-host.log', (workbench, page) => checkWebHost(workbench, page, parts));
}

async function inConsumers(common) {
  const tester = packTester();
  try {
    const options = { ...common, vsix: [common.vsix, tester.file], settings: { ...common.settings, 'chat.disableAIFeatures': false } };
    await inWorkbench(options, 'server-consumers.log', async (workbench, page) => {
      await checkProfileViewer(workbench, page, PARTS);
      await checkTools(page, PARTS);
      await checkElsewhere(page, PARTS);
      await checkSample(page, PARTS);
    });
  } finally {
    tester.remove();
  }
}

const PARTS = { step, until, expect, screenshots: SCREENSHOTS };

async function inWorkbench(options, log, check) {
  const workbench = await startWorkbench(options);
  shown = workbench.page;
  try {
    await check(workbench, new EditorPage(workbench));
  } finally {
    fs.copyFileSync(workbench.log, path.join(SCREENSHOTS, log));
    await workbench.close();
  }
}

function notRun(reason) {
  results.failed++;
  console.log(`FAIL the editor test did not run: ${reason}`);
}

async function checkEditor(workbench, page) {
  if (wants('basics')) await checkBasics(workbench, page);
  if (wants('states')) await checkStates(workbench, page);
  if (wants('robustness')) await checkRobustness(workbench, page);
}

async function checkStates({ files, settingsFile }, page) {
  await checkDeopts(page, PARTS);
  await checkFix(page, PARTS);
  await checkWhatIf(page, PARTS);
  await checkOwnPython(page, PARTS);
  await checkNotebook(page, PARTS);
  await checkHeat(page, settingsFile, PARTS);
  await checkFolders(page, files, PARTS);
}

async function checkRobustness(workbench, page) {
  await checkSettings(workbench, page);
  await checkRestarts(workbench, page);
  await measure(page, step, until);
  await stopEndless(page, step, until);
}

async function checkBasics(workbench, page) {
  await step('opens a program with one lens', async () => {
    await page.open(PROGRAM);
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
  });
  await step('profiles from the palette', async () => {
    await page.command('JitLens: Profile This File');
    const lenses = await until('result lenses', async () => {
      const texts = await page.lenses();
      return texts.some(text => /JIT insight/.test(text)) && texts;
    });
    return lenses.join(' | ');
  });
  await step('shows the file lens and a function lens', async () => {
    const lenses = await until('lenses', async () => {
      const texts = await page.lenses();
      return texts.length > 3 && texts;
    });
    expect(lenses.includes('Profile file') && lenses.includes('Open report'), lenses.join(' | '));
    expect(
      lenses.some(text => /^(optimised|compiled|interpreted) · \d+ %/.test(text)),
      `no function lens: ${lenses.join(' | ')}`,
    );
  });
  await step('shows an inlay at the end of an expression', async () => {
    const [line] = await until('inlays', async () => {
      const lines = await page.inlays();
      return lines.length > 0 && lines;
    });
    return `${line.hints.join(' ')} in ${line.code.trim()}`;
  });
  await step('draws a line under findings', async () => {
    const drawn = await until('underlines', async () => {
      const found = await page.underlines();
      return found.length > 0 && found;
    });
    return `${drawn.length} of ${drawn[0].color}`;
  });
  await step('marks the expressions of the fixture, and no others', () => checkMarks(page, PROGRAM));
  await step('explains on hover', async () => {
    const middle = async () => {
      const [box] = await page.underlines();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const text = await page.hover(middle, 'of the run');
    expect(/JL\d{3}/.test(text) && /of the run/.test(text), text);
    // Its last line comes later, when the editor knows what fixes there are.
    await until(
      'a whole hover',
      async () => {
        const clipped = await page.clipped();
        expect(clipped.length === 0, `clipped: ${clipped.join(' | ')}`);
        return true;
      },
      5000,
    );
    await page.page.screenshot({ path: path.join(SCREENSHOTS, 'hover.png') });
    return text.split('\n')[0];
  });
  await step('brings no toast', async () => {
    const toasts = await page.toasts();
    expect(toasts.length === 0, toasts.join(' | '));
  });
  await themes(workbench, page);
  const parts = PARTS;
  await checkTree(page, step, until, expect);
  await step('goes to the next insight', async () => {
    await page.focus();
    await page.command('JitLens: Go to Next Insight');
    await until(
      'the hover of the insight',
      async () => (await page.page.locator('.monaco-hover:not(.hidden)', { hasText: 'JL' }).count()) > 0,
    );
    await page.page.keyboard.press('Escape');
    await page.page.mouse.move(5, 5);
  });
  await step('hides and shows insights', async () => {
    await page.command('JitLens: Show or Hide Insights');
    await until('no lenses', async () => (await page.lenses()).length === 0 && (await page.underlines()).length === 0);
    await page.command('JitLens: Show or Hide Insights');
    await until('lenses', async () => (await page.lenses()).length > 0 && (await page.underlines()).length > 0);
  });
  await checkDump(page, parts);
  await checkTerminal(page, parts);
  await checkWaysOn(page, parts);
}

async function checkMarks(page, program) {
  const expected = JSON.stringify([...MARKS[program]].sort());
  await until(
    `underlines ${expected}`,
    async () => {
      const found = JSON.stringify((await page.underlined()).sort());
      if (found !== expected) throw new Error(found);
      return true;
    },
    15_000,
  );
}

/** A theme is set in the settings and read when the editor is opened anew. */
async function themes({ settingsFile }, page) {
  for (const [name, { theme, kind }] of Object.entries(THEMES)) {
    await step(`is legible in ${name}`, async () => {
      const settings = JSON.parse(fs.readFileSync(settingsFile, 'utf8'));
      fs.writeFileSync(settingsFile, JSON.stringify({ ...settings, 'workbench.colorTheme': theme }, null, 2));
      await page.open(PROGRAM);
      await page.top();
      await until(`the theme ${theme}`, () => page.hasTheme(kind));
      await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
      await page.command('JitLens: Profile This File');
      await until('everything to be drawn', () => page.isDrawn());
      const said = await checkPage(page, expect);
      await page.page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
      return said;
    });
    await checkReport(page, { step, until, expect, screenshots: SCREENSHOTS, theme: name });
  }
}

/** Settings are read when the editor is opened: this installation watches no files. */
async function checkSettings({ settingsFile }, page) {
  await step('follows settings', async () => {
    const settings = JSON.parse(fs.readFileSync(settingsFile, 'utf8'));
    const write = more => fs.writeFileSync(settingsFile, JSON.stringify({ ...settings, ...more }, null, 2));
    write({ 'jitlens.codeLens': 'off', 'jitlens.inlayHints': 'off' });
    await page.open(PROGRAM);
    await page.focus();
    await page.command('JitLens: Profile This File');
    await until('underlines', async () => (await page.underlines()).length > 0, 90_000);
    expect((await page.lenses()).length === 0 && (await page.inlays()).length === 0, 'there are lenses or hints');
    write({});
    await profiled(page);
  });
}

async function profiled(page) {
  await page.open(PROGRAM);
  await page.top();
  await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
  await page.command('JitLens: Profile This File');
  await until('everything to be drawn', () => page.isDrawn());
}

/** The server anew three times, then the engine's process gone in the middle of a run. */
async function checkRestarts({ processes }, page) {
  await step('starts its server anew', async () => {
    for (let time = 0; time < 3; time++) {
      await page.command('JitLens: Restart Server');
      await until('no results', async () => !(await page.lenses()).includes('Open report'));
      await page.command('JitLens: Profile This File');
      await until('everything to be drawn', () => page.isDrawn());
    }
  });
  await step('gets over the end of the engine process', async () => {
    await page.open('endless.py');
    await page.focus();
    await page.command('JitLens: Profile This File');
    await until('a run', async () => (await page.statusBar()).some(text => /click to stop/.test(text)));
    const [engine] = processes('engine-process.js');
    expect(engine !== undefined, 'no engine process');
    process.kill(engine, 'SIGKILL');
    await until('the end of the run', async () => (await page.statusBar()).every(text => !/click to stop/.test(text)));
    await profiled(page);
  });
}

await main();
console.log(`${results.passed} passed, ${results.failed} failed`);
process.exitCode = results.failed > 0 ? 1 : 0;
