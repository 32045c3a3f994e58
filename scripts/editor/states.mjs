/** States of the product that a person meets: a fix, a notebook, heat in the margin, two folders, a workspace without trust. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { isQuestion } from './panels.mjs';

/** With the cursor at the only finding of a program, which has a fix and what-ifs. */
async function atFirstFinding(page, until) {
  await page.open('prices.py');
  await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
  await page.command('JitLens: Profile This File');
  await until('everything to be drawn', () => page.isDrawn());
  await page.focus();
  await page.command('JitLens: Go to Next Insight');
  await page.page.keyboard.press('Escape');
}

/** Of a menu that takes no click before the pointer was moved over it. */
async function choose(page, row) {
  const { x, y, width, height } = await row.boundingBox();
  await page.page.mouse.move(x + width / 3, y + height / 2);
  await page.page.mouse.move(x + width / 2, y + height / 2);
  await row.click();
}

/** The fix is tried, then made: the finding is gone. */
export async function checkFix(page, { step, until, screenshots }) {
  const menu = page.page.locator('.action-widget .monaco-list-row');
  const openMenu = async text => {
    await page.command('JitLens: Verify a Fix at the Cursor');
    await until(`"${text}" in the menu`, async () => (await menu.filter({ hasText: text }).count()) > 0, 15_000);
  };
  await step('verifies a fix and applies it', async () => {
    await atFirstFinding(page, until);
    await openMenu('Verify "Write 2.0"');
    await page.page.screenshot({ path: path.join(screenshots, 'quick-fix.png') });
    await choose(page, menu.filter({ hasText: 'Verify "Write 2.0"' }).first());
    const said = await until('what was proven', async () => (await page.statusBar()).find(text => /verified on this run/.test(text)));
    await openMenu('verified on this run');
    await page.page.screenshot({ path: path.join(screenshots, 'quick-fix-verified.png') });
    await choose(page, menu.filter({ hasText: 'verified on this run' }).first());
    await until('the edit', async () => (await page.text()).includes('amount * 2.0'));
    await page.command('JitLens: Profile This File');
    await until('no finding', async () => (await page.statusBar()).some(text => /nothing to fix/.test(text)));
    // The status bar is told first.
    await until('no underlines', async () => (await page.underlines()).length === 0);
    // Some editors have saved it by now: there would be nothing to revert.
    await page.focus();
    await page.page.keyboard.press('Control+Z');
    await until('the file as it was', async () => !(await page.text()).includes('amount * 2.0'));
    await page.page.keyboard.press('Control+S');
    return said;
  });
}

/** A what-if changes nothing: its ceiling is said, and stays in the hover. */
export async function checkWhatIf(page, { step, until, screenshots }) {
  const menu = page.page.locator('.action-widget .monaco-list-row');
  await step('tries a what-if, and keeps its ceiling in the hover', async () => {
    await atFirstFinding(page, until);
    await page.command('JitLens: What If: Force an Assumption at the Cursor');
    await until('the what-if in the menu', async () => (await menu.filter({ hasText: 'Try: what if every int' }).count()) > 0, 15_000);
    await page.page.screenshot({ path: path.join(screenshots, 'what-if.png') });
    await choose(page, menu.filter({ hasText: 'Try: what if every int' }).first());
    const texts = new Set();
    const said = await until('its ceiling', async () => {
      for (const text of await page.statusBar()) texts.add(text);
      const found = [...texts].find(text => /at most: /.test(text));
      if (found === undefined) throw new Error(`the status bar said ${[...texts].join(' | ')}`);
      return found;
    });
    const middle = async () => {
      const [box] = await page.underlines();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    await page.hover(middle, 'What if every int');
    await page.page.screenshot({ path: path.join(screenshots, 'what-if-hover.png') });
    await page.page.keyboard.press('Escape');
    return said;
  });
}

/** The person's own Python is started after a question only, and asked for once, perhaps before this. */
export async function checkOwnPython(page, { step, until, expect, screenshots }) {
  await step('asks before it starts a Python, then says what that made of the place', async () => {
    await page.open('demo.py');
    await page.top();
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.command('JitLens: Profile This File');
    await until('everything to be drawn', () => page.isDrawn());
    await page.command('JitLens: Confirm on CPython');
    const dialog = page.page.locator('.monaco-dialog-box');
    const answer = async () => (await page.statusBar()).find(text => /places with findings|neither CPython/.test(text));
    await until('the question or the answer', async () => (await dialog.isVisible()) || (await answer()));
    if (await dialog.isVisible()) {
      const asked = await dialog.innerText();
      expect(isQuestion(asked, 'demo.py'), asked);
      await page.page.screenshot({ path: path.join(screenshots, 'own-python.png') });
      await dialog.getByRole('button', { name: 'Start' }).click();
    }
    const said = await until('the answer', answer);
    if (/neither CPython/.test(said)) return `there is no CPython 3.11 or later here: ${said}`;
    const endOfLast = async () => {
      const box = (await page.underlines()).at(-1);
      return { x: box.x + box.width - 8, y: box.y + box.height / 2 };
    };
    await page.hover(endOfLast, 'CPython 3');
    await page.page.screenshot({ path: path.join(screenshots, 'own-python-hover.png') });
    await page.page.keyboard.press('Escape');
    await page.command('JitLens: Confirm on CPython');
    await until('the answer again, unasked', async () => (await dialog.count()) === 0);
    return said;
  });
}

export async function checkNotebook(page, { step, until, screenshots }) {
  await step('profiles a notebook as one program', async () => {
    await page.open('basket.ipynb', '.notebook-editor .cell .monaco-editor .view-line');
    await page.page.locator('.notebook-editor .cell .monaco-editor .view-line', { hasText: 'amount' }).first().click();
    await page.command('JitLens: Profile This File');
    await until('a line under the expression', async () => (await page.underlines('.notebook-editor')).length > 0);
    await until('the lens', async () => (await page.lenses()).some(text => /JIT insight/.test(text)));
    await page.page.screenshot({ path: path.join(screenshots, 'notebook.png') });
    return (await page.lenses()).join(' | ');
  });
}

export async function checkHeat(page, settingsFile, { step, until, screenshots }) {
  await step('colours the margin where the setting says so', async () => {
    const settings = JSON.parse(fs.readFileSync(settingsFile, 'utf8'));
    const write = more => fs.writeFileSync(settingsFile, JSON.stringify({ ...settings, ...more }, null, 2));
    write({ 'jitlens.gutterHeat': true });
    await page.open('demo.py');
    await page.top();
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.command('JitLens: Profile This File');
    await until('bars', () =>
      page.page.evaluate(() =>
        [...document.querySelectorAll('.editor-instance .margin .cgmr')].some(element =>
          getComputedStyle(element).backgroundImage.includes('svg'),
        ),
      ),
    );
    await until('everything to be drawn', () => page.isDrawn());
    await page.page.screenshot({ path: path.join(screenshots, 'heat.png') });
    write({});
  });
}

/** The same program in two folders; in one of them lenses are off. */
export async function checkFolders(page, files, { step, until, expect, screenshots }) {
  await step('keeps two folders apart', async () => {
    const program = fs.readFileSync(path.join(files, 'demo.py'), 'utf8');
    for (const name of ['one', 'two']) {
      fs.mkdirSync(path.join(files, name, '.vscode'), { recursive: true });
      fs.writeFileSync(path.join(files, name, 'shop.py'), program);
    }
    fs.writeFileSync(path.join(files, 'two/.vscode/settings.json'), JSON.stringify({ 'jitlens.codeLens': 'off' }));
    const workspace = path.join(files, 'both.code-workspace');
    fs.writeFileSync(workspace, JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }] }));
    for (const name of ['one', 'two']) {
      await page.openWorkspace(workspace, `${name}/shop.py`);
      await page.focus();
      await page.command('JitLens: Profile This File');
      await until(`underlines in ${name}`, async () => (await page.underlines()).length > 0, 90_000);
      if (name === 'one') await until('lenses', async () => (await page.lenses()).includes('Open report'));
      else expect((await page.lenses()).length === 0, 'there are lenses where they are off');
    }
    await page.page.screenshot({ path: path.join(screenshots, 'two-folders.png') });
  });
}

const restricted = page => page.page.locator('.statusbar-item', { hasText: 'Restricted Mode' });

/** With nothing run before: what the person sees first in a workspace that is not trusted, then with trust. */
export async function checkTrust(page, { step, until, expect, screenshots }) {
  await step('runs nothing without trust', async () => {
    await page.open('demo.py');
    await until('restricted mode', async () => (await restricted(page).count()) > 0);
    await page.focus();
    await page.command('JitLens: Profile This File');
    await until('the reason', async () => (await page.statusBar()).some(text => /trusted workspaces only/.test(text)), 90_000);
    expect((await page.lenses()).length === 0, 'there are lenses');
    await page.command('JitLens: Focus on Insights View');
    await until('the welcome', async () => (await page.page.locator('.pane-body', { hasText: 'Manage Workspace Trust' }).count()) > 0);
    await page.page.screenshot({ path: path.join(screenshots, 'no-trust.png') });
  });
  await step('runs when trust is given', async () => {
    await page.command('Workspaces: Manage Workspace Trust');
    await page.page
      .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust/ })
      .first()
      .click();
    // No new page here: the editor writes down what is trusted some time later, and a page opened before is not trusted.
    await until('trust', async () => (await restricted(page).count()) === 0, 90_000);
    // Newer editors show it in front of the others, older ones as one of them.
    const modal = page.page.locator('.monaco-modal-editor-block .codicon-close');
    if ((await modal.count()) > 0) await modal.last().click();
    else await page.page.locator('.tab.active .codicon-close').first().click();
    await page.top();
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.command('JitLens: Profile This File');
    await until('everything to be drawn', () => page.isDrawn());
  });
}
