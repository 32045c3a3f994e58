/** The HTML report in a real browser: light and dark, by keyboard, without a network. Screenshots go to screenshots/. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLASSES, total } from '../mixed-basket.js';

const root = resolve(import.meta.dirname, '../../..');
const cli = join(root, 'dist/cli.js');
const screenshots = join(root, 'screenshots');

const PROGRAM = `${CLASSES}${total()}
def plus(a, b):
    return a + b

def main():
    fruits = [Fruit(n) for n in range(200)]
    for _ in range(200):
        total(fruits)
    for n in range(5000):
        plus(n, 1)
    print(total(fruits + [Gift(2), Gift(0.5)]), plus("<b>", "&"))
    for _ in range(200):
        total(fruits + [Gift(2)])
    for n in range(5000):
        plus(n, 0.5)

main()
`;

function chromiumPath(): string | null {
  for (const name of [process.env.CHROME, 'chromium', 'chromium-browser', 'google-chrome']) {
    if (name === undefined) continue;
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {
      // The next one.
    }
  }
  return null;
}
const chrome = chromiumPath();

/** Relative luminance contrast of two CSS colours, as WCAG counts it. */
const CONTRAST = `(a, b) => {
  const of = color => {
    const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255).map(v => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [of(a), of(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}`;

describe.skipIf(!existsSync(cli) || chrome === null)(`HTML in a browser${chrome === null ? ': skipped, there is no Chromium' : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jitlens-html-'));
  let browser: Browser;
  let deopts: number;
  beforeAll(async () => {
    writeFileSync(join(folder, 'main.py'), PROGRAM);
    const options = ['--min-impact', '0', '--format', 'html', '-o', 'report.html'];
    expect(spawnSync(process.execPath, [cli, 'profile', ...options, 'main.py'], { cwd: folder }).status).toBe(0);
    browser = await chromium.launch({ executablePath: chrome ?? '', args: ['--no-sandbox'] });
    mkdirSync(screenshots, { recursive: true });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(colorScheme: 'light' | 'dark', width = 1280): Promise<{ page: Page; asked: string[]; errors: string[] }> {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const asked: string[] = [];
    const errors: string[] = [];
    page.on('request', request => asked.push(request.url()));
    page.on('console', message => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', error => errors.push(error.message));
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    return { page, asked, errors };
  }

  test.each(['light', 'dark'] as const)('%s: legible, complete, nothing is loaded', async scheme => {
    const { page, asked, errors } = await opened(scheme);
    expect(asked).toEqual([pathToFileURL(join(folder, 'report.html')).href]);
    expect(errors).toEqual([]);
    expect(await page.locator('h2').allInnerTexts()).toEqual(['Insights', 'Where the time went', 'Layouts', 'Deopts']);
    expect(await page.locator('svg .layout').count()).toBeGreaterThan(3);
    expect(await page.locator('.flame span').count()).toBeGreaterThan(2);
    expect(await page.locator('table').count()).toBeGreaterThan(2);
    await page.locator('details').evaluateAll(all => all.forEach(each => ((each as HTMLDetailsElement).open = true)));
    const worst = await page.evaluate(`(() => {
      const contrast = ${CONTRAST};
      const ground = element => { for (let at = element; at; at = at.parentElement) { const c = getComputedStyle(at).backgroundColor; if (c !== 'rgba(0, 0, 0, 0)') return c; } return getComputedStyle(document.documentElement).backgroundColor; };
      const texts = [...document.querySelectorAll('p, td, th, h1, h2, h3, h4, li, summary, pre code, mark, .dim, .flame span')].filter(e => e.textContent.trim() !== '' && e.getClientRects().length > 0);
      return Math.min(...texts.map(e => contrast(getComputedStyle(e).color, ground(e))));
    })()`);
    expect(worst).toBeGreaterThanOrEqual(4.5);
    await page.screenshot({ path: join(screenshots, `html-report-${scheme}.png`), fullPage: true });
    await page.context().close();
  });

  test('the scrubber: one deopt at a time by the arrow keys, source, layouts and compiled code side by side', async () => {
    const { page } = await opened('light');
    const slider = page.getByRole('slider', { name: 'Deopt' });
    deopts = Number(await slider.getAttribute('max')) + 1;
    expect(deopts).toBeGreaterThan(1);
    const shown = page.locator('section.deopt:visible');
    expect(await shown.count()).toBe(1);
    await slider.focus();
    for (let i = 0; i < deopts; i++) {
      expect(await page.locator('#deopt-position').innerText()).toBe(`${i + 1} of ${deopts}`);
      expect(await shown.getAttribute('aria-label')).toBe(`Deopt ${i + 1}`);
      const parts = await shown.locator('.beside > div > h4').allInnerTexts();
      // a number or a text is not born anywhere
      const ofObject = ['Source', 'Where the value was made', 'Layouts in the whole run', 'Compiled code'];
      expect(parts).toEqual(/WrongShape/.test(await shown.locator('h3').innerText()) ? ofObject : ['Source', 'Compiled code']);
      // the marks: the expression, and the guard's line
      expect(await shown.locator('.beside > div:first-child mark').first().innerText()).not.toBe('');
      expect(await shown.locator('.beside > div:last-child mark').innerText()).toContain('X(');
      const boxes = await shown.locator('.beside > div').evaluateAll(all => all.map(each => each.getBoundingClientRect().top));
      expect(new Set(boxes).size).toBe(1);
      await shown.screenshot({ path: join(screenshots, `html-deopt-${i + 1}.png`) });
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await shown.count()).toBe(deopts);
    await page.keyboard.press('Enter');
    expect(await shown.count()).toBe(1);
    await page.context().close();
  });

  test('a narrow window: nothing is wider than it; all of the page can be reached by Tab', async () => {
    const { page } = await opened('light', 420);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    const reached = new Set<string>();
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.tagName ?? ''));
    }
    for (const tag of ['SUMMARY', 'INPUT', 'BUTTON', 'PRE']) expect([...reached]).toContain(tag);
    await page.context().close();
  });
});
