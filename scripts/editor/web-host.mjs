/** The extension in the browser itself: its server and the engine are workers of the page, nothing runs on the machine. */
import * as fs from 'node:fs';
import * as path from 'node:path';

/** So that the editor starts it there, though the machine could. */
export const IN_BROWSER = { 'remote.extensionKind': { 'jitlens.jitlens': ['web'] } };

const HELPER = 'def double(n):\n    return n + n\n';
const USER = 'import helper\n\nfor i in range(3):\n    print("doubled", helper.double(i))\n';

export async function checkWebHost({ processes, files }, page, parts) {
  const { step, until, expect, screenshots } = parts;
  await step('profiles in the browser, with nothing of ours on the machine', async () => {
    await page.open('demo.py');
    await page.top();
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.command('JitLens: Profile This File');
    await until('everything to be drawn', () => page.isDrawn());
    const ours = [...processes('jitlens'), ...processes('engine-process.js')];
    expect(ours.length === 0, `there are processes: ${ours.join(', ')}`);
    await page.page.screenshot({ path: path.join(screenshots, 'web-host.png') });
    return (await page.lenses()).join(' | ');
  });
  await step('marks the same expressions as on a machine', () => parts.checkMarks(page, 'demo.py'));
  await parts.checkReport(page, { ...parts, theme: 'web-host' });
  await step('reads what a program imports, and shows what it writes', async () => {
    fs.writeFileSync(path.join(files, 'helper.py'), HELPER);
    fs.writeFileSync(path.join(files, 'user.py'), USER);
    await page.open('user.py');
    await page.focus();
    await page.command('JitLens: Profile This File');
    await until('the result', async () => (await page.statusBar()).some(text => /nothing to fix/.test(text)), 90_000);
    await page.command('View: Toggle Terminal');
    await until('the output', async () => (await parts.terminalText(page)).includes('doubled 4'));
    await page.closeTerminals();
  });
  await step('stops an endless program in the browser', async () => {
    await page.open('endless.py');
    await page.focus();
    await page.command('JitLens: Profile This File');
    await until('the running time', async () => (await page.statusBar()).some(text => /click to stop/.test(text)), 90_000);
    await page.command('JitLens: Stop the Running Program');
    const [text] = await until('the end', async () => {
      const ended = (await page.statusBar()).filter(text => /until stopped/.test(text));
      return ended.length > 0 && ended;
    });
    return text;
  });
  await step('says what a browser does not have', async () => {
    await page.open('demo.py');
    await page.focus();
    await page.command('JitLens: Confirm on CPython');
    const item = page.page.locator('.statusbar-item', { hasText: 'no Python of your own in a browser' });
    await until('the reason', async () => (await item.count()) > 0, 90_000);
  });
}
