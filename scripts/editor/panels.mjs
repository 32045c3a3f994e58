/** What opens beside the program: the tree, the report panel, dumps, the terminal. Looked at in the page itself. */
import * as path from 'node:path';
import { contrast } from './check-page.mjs';

const TABS = ['Insights', 'Flame graph', 'Shapes', 'Deopts', 'Hot sites', 'Compare'];
/** Tabs with a picture, which has a table that says the same. */
const PICTURES = ['Flame graph', 'Shapes', 'Deopts'];

export async function checkTree(page, step, until, expect) {
  await step('lists insights in the tree, and opens one', async () => {
    await page.command('JitLens: Focus on Insights View');
    const rows = page.page.locator('.pane-body .monaco-list-row');
    await until('rows', async () => (await rows.count()) > 0);
    const labels = await rows.allInnerTexts();
    await rows.first().click();
    await until('a place in the program', async () => (await page.page.locator('.statusbar-item', { hasText: 'selected)' }).count()) > 0);
    expect(
      labels.every(label => /\d+ % · \w+\.py:\d+/.test(label.replace(/\s+/g, ' '))),
      labels.join(' | '),
    );
    return labels[0].replace(/\s+/g, ' ');
  });
}

/** Everything in the panel, in the theme that the editor has. */
export async function checkReport(page, { step, until, expect, screenshots, theme }) {
  await step(`draws the report in ${theme}`, async () => {
    const errors = [];
    const listen = message =>
      message.type() === 'error' && /Content Security Policy|jitlens/i.test(message.text()) && errors.push(message.text());
    page.page.on('console', listen);
    await page.command('JitLens: Open Report');
    const frame = await until('the panel', () => panelFrame(page.page));
    const said = [];
    for (const tab of TABS) {
      await frame.getByRole('tab', { name: tab }).click();
      said.push(await until(`what is in ${tab}`, () => checkTab(frame, tab, expect)));
      // Frames grow to their width.
      if (tab === 'Flame graph') await until('the flame graph at its width', () => isWide(frame));
      await page.page.screenshot({ path: path.join(screenshots, `report-${tab.toLowerCase().replace(' ', '-')}-${theme}.png`) });
    }
    page.page.off('console', listen);
    expect(errors.length === 0, errors.join('\n'));
    return said.join(', ');
  });
}

export async function panelFrame(page) {
  for (const frame of page.frames()) {
    if (
      (await frame
        .locator('[role=tablist]')
        .count()
        .catch(() => 0)) > 0 &&
      (await frame.locator('main#panel').count()) > 0
    )
      return frame;
  }
  return null;
}

/** Guesses that failed, one at a time: sources, layouts and compiled code side by side. */
export async function checkDeopts(page, { step, until, expect, screenshots }) {
  await step('lays out a guess that failed', async () => {
    await page.open('guesses.py');
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.command('JitLens: Profile This File');
    await until('the result', async () => (await page.lenses()).includes('Open report'));
    await page.command('JitLens: Show Deopts');
    const frame = await until('the panel', () => panelFrame(page.page));
    const slider = frame.getByRole('slider', { name: 'Deopt' });
    await slider.focus();
    const titles = await until('the guess about a layout', async () => {
      const shown = await frame.locator('.beside h3').allInnerTexts();
      if (shown.length < 4) await page.page.keyboard.press('ArrowRight');
      return shown.length === 4 && shown;
    });
    expect(titles.join() === 'Source,Where the value was made,Layouts in the whole run,Compiled code', titles.join());
    const marks = await frame.locator('.beside mark').allInnerTexts();
    await page.page.screenshot({ path: path.join(screenshots, 'deopt.png') });
    expect(marks[0] === 'item.price' && /self\.price/.test(marks[1]) && marks[2].includes('X('), marks.join(' | '));
    return frame.locator('.deopt h2').innerText();
  });
}

/** The frame at the bottom stands for the whole run. */
function isWide(frame) {
  return frame.evaluate(() => {
    const widths = [...document.querySelectorAll('.flame rect')].map(rect => rect.getBoundingClientRect().width);
    return Math.max(...widths) >= document.querySelector('.flame').clientWidth - 2;
  });
}

async function checkTab(frame, tab, expect) {
  const found = await frame.evaluate(() => {
    const panel = document.querySelector('main');
    const color = element => getComputedStyle(element).color;
    const texts = [...panel.querySelectorAll('p, td, th, h2, .link')].filter(element => element.textContent !== '').map(color);
    return {
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      background: getComputedStyle(document.querySelector('header')).backgroundColor,
      texts: [...new Set(texts)],
      pictures: panel.querySelectorAll('svg').length,
      tables: panel.querySelectorAll('table').length,
      rows: panel.querySelectorAll('tr, li, .empty').length,
    };
  });
  expect(found.wide <= 1, `${tab} is ${found.wide} px too wide`);
  expect(found.rows > 0, `${tab} is empty`);
  if (PICTURES.includes(tab) && found.pictures > 0) expect(found.tables > 0, `${tab} has no table`);
  const least = Math.min(...found.texts.map(color => contrast(color, found.background)));
  expect(least >= 4.5, `${tab} has a text with contrast ${least.toFixed(1)}`);
  return `${tab} ${least.toFixed(1)}:1`;
}

export async function checkDump(page, { step, until, expect, screenshots }) {
  await step('shows bytecode with links into the program', async () => {
    await page.focus();
    await page.command('JitLens: Show Generated Code');
    await page.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Bytecode' }).click();
    const text = await until('the dump', async () => {
      const editors = await page.page.locator('.editor-instance .view-lines').allInnerTexts();
      return editors.map(shown => shown.replace(/\u00a0/g, ' ')).find(shown => /LOAD_|RETURN_VALUE/.test(shown));
    });
    await until('links', async () => (await page.page.locator('.detected-link').count()) > 0);
    await page.page.screenshot({ path: path.join(screenshots, 'dump.png') });
    expect(/RETURN_VALUE/.test(text), text);
    await page.command('View: Close All Editors');
  });
}

export async function checkTerminal(page, { step, until, screenshots }) {
  await step('asks in the terminal what a program asks', async () => {
    await page.open('asks.py');
    await page.focus();
    await page.command('JitLens: Profile This File');
    await until('the question', async () => (await terminalText(page)).includes('name?'));
    await typeIntoTerminal(page, until, ['A', 'd', 'a', 'Enter']);
    await until('the answer', async () => (await terminalText(page)).includes('hello Ada'));
    await page.page.screenshot({ path: path.join(screenshots, 'terminal.png') });
    await page.closeTerminals();
  });
  await step('says in the terminal that a program reads without a question', async () => {
    await page.open('reads.py');
    await page.focus();
    await page.command('JitLens: Profile This File');
    await until('what is said', async () => (await terminalText(page)).includes('reads what you type here'));
    await page.page.screenshot({ path: path.join(screenshots, 'terminal-reads.png') });
    await typeIntoTerminal(page, until, ['1', 'Enter', '2', 'Enter', 'Control+d']);
    await until('the sum', async () => (await terminalText(page)).includes('the sum is 3'));
    await page.closeTerminals();
  });
}

async function typeIntoTerminal(page, until, keys) {
  await page.page.locator('.terminal.xterm').first().click();
  // A click takes a moment to move the focus: letters typed before went into the program.
  await until('the focus', () => page.page.evaluate(() => document.activeElement?.classList.contains('xterm-helper-textarea')));
  for (const key of keys) await page.page.keyboard.press(key);
}

/** Rows as they are drawn for who listens to the page. */
export async function terminalText(page) {
  const rows = await page.page.locator('.xterm-accessibility-tree div, .xterm-rows > div').allInnerTexts();
  return rows.join('\n').replace(/\u00a0/g, ' ');
}

/** Is this the question that comes before a Python of the person's own is started? The answer holds for the folder. */
export const isQuestion = (text, program) => /outside of the sandbox/.test(text) && text.includes(program);

export async function checkWaysOn(page, { step, until, expect, screenshots }) {
  await step('names the module that is missing, and offers ways on', async () => {
    await page.open('needs.py');
    await page.focus();
    await page.command('JitLens: Profile This File');
    await until('the lens', async () => (await page.lenses()).includes('needs numpy: ways on'));
    await page.page.locator('.codelens-decoration a', { hasText: 'needs numpy' }).click();
    const rows = page.page.locator('.quick-input-list .monaco-list-row');
    await until('ways', async () => (await rows.first().innerText()).includes('placeholder'));
    await page.page.screenshot({ path: path.join(screenshots, 'ways-on.png') });
    const first = await rows.first().innerText();
    expect(first.includes('placeholder'), first);
    await page.page.keyboard.press('Escape');
  });
  await step('shows what the own Python makes of a program that cannot run here', async () => {
    await page.page.locator('.codelens-decoration a', { hasText: 'needs numpy' }).click();
    await page.page.locator('.quick-input-list .monaco-list-row', { hasText: 'See how your own Python runs it' }).click();
    const dialog = page.page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    const asked = await dialog.innerText();
    expect(isQuestion(asked, 'needs.py'), asked);
    await dialog.getByRole('button', { name: 'Start' }).click();
    const said = await until('its view', async () => {
      const lens = (await page.lenses()).find(text => /^CPython 3[.\d]+: (\d+ specialised|stopped by)/.test(text));
      return lens ?? (await page.statusBar()).find(text => /neither CPython/.test(text));
    });
    await page.page.screenshot({ path: path.join(screenshots, 'own-view.png') });
    return said;
  });
}
