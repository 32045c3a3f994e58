/** What the tests read from and do in the editor's page. Knows the workbench's HTML, and nothing of the extension. */
import { until } from './workbench.mjs';

const LINE = '.monaco-editor .view-lines .view-line';
const LENS = '.codelens-decoration a';
const HINT = '.view-line [class*="dyn-rule"], .view-line span[class*="ced-"]';

export class EditorPage {
  constructor(workbench) {
    this.workbench = workbench;
    this.page = workbench.page;
  }

  async open(name, shown = LINE) {
    await this.#open(`folder=${encodeURIComponent(this.workbench.files)}`, name, shown);
  }

  async openWorkspace(workspace, name) {
    await this.#open(`workspace=${encodeURIComponent(workspace)}`, name, LINE);
  }

  async #open(what, name, shown) {
    const { origin, files } = this.workbench;
    const file = `vscode-remote://${new URL(origin).host}${files}/${name}`;
    const payload = encodeURIComponent(JSON.stringify([['openFile', file]]));
    await this.page.goto(`${origin}/?${what}&payload=${payload}`);
    await this.page.waitForSelector(shown, { timeout: 90_000 });
  }

  /** The lines that are seen. */
  async text() {
    return (await this.page.locator('.editor-instance .view-lines').allInnerTexts()).join('\n').replace(/\u00a0/g, ' ');
  }

  /** The program's own text, so that its commands are offered. */
  async focus() {
    await this.page.locator('.editor-instance .view-line').nth(2).click();
  }

  /** The first line, where the lenses of the file are: the editor remembers another place. */
  async top() {
    await this.focus();
    await this.page.keyboard.press('Control+Home');
  }

  /**
   * Through the palette, as a person would. Resolves when Enter is pressed. The palette lists what is there
   * when it opens: while extensions are being loaded it is opened again.
   */
  async command(title) {
    await until(`the command ${title}`, () => this.#offered(title), 90_000);
    await this.page.keyboard.press('Enter');
  }

  async #offered(title) {
    const row = this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: title });
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget .quick-input-box input').first();
    await input.waitFor({ timeout: 10_000 });
    await input.fill(`>${title}`);
    try {
      await row.waitFor({ timeout: 5000 });
      return true;
    } catch (error) {
      await this.page.keyboard.press('Escape');
      throw error;
    }
  }

  /** With their panel: what the editor remembers of a page is what is seen when the next one is opened. */
  async closeTerminals() {
    await this.command('Terminal: Kill All Terminals');
    await until('no panel', async () => !(await this.page.locator('.part.panel').isVisible()));
  }

  lenses() {
    return this.page.locator(LENS).allTextContents();
  }

  /** Lenses by their place on the page: one list of titles a line. */
  async lensLines() {
    const found = await this.page.locator('.codelens-decoration').all();
    return Promise.all(found.map(async line => (await line.innerText()).split('|').map(text => text.trim())));
  }

  /** Texts of the inlay hints, one list a line that has any; they are drawn as generated content. */
  inlays() {
    return this.page.evaluate(selector => {
      const text = (element, pseudo) => {
        const { content } = getComputedStyle(element, pseudo);
        return /^".*"$/.test(content) ? JSON.parse(content) : '';
      };
      return [...document.querySelectorAll('.editor-instance .view-line')]
        .map(line => {
          const drawn = [...line.querySelectorAll('span')]
            .map(span => text(span, '::after') || text(span, '::before'))
            .filter(part => part.trim() !== '');
          const inserted = [...line.querySelectorAll(selector)].map(span => span.textContent ?? '');
          return {
            code: line.textContent.replace(/\u00a0/g, ' '),
            hints: [...drawn, ...inserted].map(part => part.trim()).filter(part => part !== ''),
          };
        })
        .filter(({ hints }) => hints.length > 0);
    }, HINT);
  }

  /** Boxes of the lines under expressions: our dotted ones, and those of the editor under what is more than a hint. */
  underlines(inside = '.editor-instance') {
    return this.page.evaluate(inside => {
      const colorOf = ({ borderBottomWidth, borderBottomColor, backgroundImage }) => {
        // The editor's own line is a picture, but in high contrast.
        const [, ...parts] = /fill='#(..)(..)(..)/.exec(decodeURIComponent(backgroundImage)) ?? [];
        if (parts.length > 0) return `rgb(${parts.map(part => parseInt(part, 16)).join()})`;
        return borderBottomWidth === '0px' ? null : borderBottomColor;
      };
      return [...document.querySelectorAll(`${inside} .view-overlays .cdr`)]
        .filter(element => getComputedStyle(element).borderBottomStyle === 'dotted' || element.matches('.squiggly-info, .squiggly-warning'))
        .map(element => ({ color: colorOf(getComputedStyle(element)), box: element.getBoundingClientRect() }))
        .filter(({ color }) => color !== null)
        .map(({ color, box: { x, y, width, height } }) => ({ color, x, y, width, height }));
    }, inside);
  }

  /** What the lines are under, as `LINE: TEXT`, read from the page: hints between the characters are left out. */
  async underlined() {
    return this.page.evaluate(
      boxes => {
        const middle = box => box.y + box.height / 2;
        const at = (elements, y) => elements.find(element => Math.abs(middle(element.getBoundingClientRect()) - y) < 8);
        const numbers = [...document.querySelectorAll('.editor-instance .margin-view-overlays .line-numbers')];
        const lines = [...document.querySelectorAll('.editor-instance .view-line')];
        const isHint = node => /dyn-rule|ced-/.test(node.parentElement.className);
        const textIn = (line, { x, width }) => {
          let text = '';
          const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
            for (let i = 0; i < node.length && !isHint(node); i++) {
              const range = document.createRange();
              range.setStart(node, i);
              range.setEnd(node, i + 1);
              const box = range.getBoundingClientRect();
              const center = box.x + box.width / 2;
              if (center > x && center < x + width) text += node.data[i];
            }
          }
          return text.replace(/\u00a0/g, ' ');
        };
        return boxes.map(box => `${at(numbers, middle(box)).textContent}: ${textIn(at(lines, middle(box)), box)}`);
      },
      await this.underlines(),
    );
  }

  /** Colours of the hints, each with what is behind it. */
  hintColors() {
    return this.page.evaluate(
      selector =>
        [...document.querySelectorAll(selector)].map(element => {
          const { color, backgroundColor } = getComputedStyle(element);
          return { color, background: backgroundColor };
        }),
      HINT,
    );
  }

  /** Texts of ours that are not to be seen whole: cut off by their own box, or by the edge of what holds them. */
  clipped() {
    return this.page.evaluate(hint => {
      const editor = document.querySelector('.editor-instance .monaco-scrollable-element').getBoundingClientRect();
      const outside = element => element.getBoundingClientRect().right > editor.right + 1;
      const cut = element => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow !== 'visible';
      const lenses = [...document.querySelectorAll('.codelens-decoration a')].filter(element => outside(element) || cut(element));
      const hints = [...document.querySelectorAll(hint)].filter(outside);
      const items = [...document.querySelectorAll('.statusbar-item')]
        .filter(item => /JIT|nothing to fix/.test(item.textContent))
        .filter(cut);
      const hovers = [...document.querySelectorAll('.monaco-hover:not(.hidden) .monaco-hover-content')].filter(
        element =>
          // Older editors count their borders in: less than half a line is not cut off.
          element.scrollHeight > element.closest('.monaco-hover').clientHeight + 8 || element.scrollWidth > element.clientWidth + 1,
      );
      return [...lenses, ...hints, ...items, ...hovers].map(element => element.textContent.slice(0, 60));
    }, HINT);
  }

  /** Rests the pointer on a place and reads what opens there. Lenses that come in move the place: it is asked for each time. */
  hover(place, expected) {
    return until(`a hover with ${expected}`, async () => {
      const { x, y } = await place();
      await this.page.mouse.move(5, 5);
      await this.page.mouse.move(x, y, { steps: 5 });
      const shown = this.page.locator('.monaco-hover:not(.hidden)', { hasText: expected }).first();
      await shown.waitFor({ timeout: 5000 });
      return shown.innerText();
    });
  }

  background() {
    return this.page.evaluate(() => getComputedStyle(document.querySelector('.monaco-editor-background')).backgroundColor);
  }

  /** Colours of the lenses' texts. */
  quietColors() {
    return this.page.evaluate(selector => [...document.querySelectorAll(selector)].map(element => getComputedStyle(element).color), LENS);
  }

  /** Whether a run's findings are there in all their forms. */
  async isDrawn() {
    const [lenses, inlays, underlines] = await Promise.all([this.lenses(), this.inlays(), this.underlines()]);
    return lenses.includes('Open report') && inlays.length > 0 && underlines.length > 0;
  }

  hasTheme(kind) {
    return this.page.evaluate(kind => document.querySelector('.monaco-workbench').classList.contains(kind), kind);
  }

  statusBar() {
    return this.page
      .locator('.statusbar-item:has-text("JIT"), .statusbar-item:has-text("click to stop"), .statusbar-item:has-text("nothing to fix")')
      .allInnerTexts();
  }

  toasts() {
    return this.page.locator('.notification-toast').allInnerTexts();
  }
}
