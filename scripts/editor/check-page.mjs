/** Rules that hold on any page of the editor: how much is shown, how long it is, and that it can be read. */

const LONGEST_HINT = 12;
const LONGEST_LENS = 60;
/** WCAG: text, and graphics that carry meaning. */
const TEXT_CONTRAST = 4.5;
const GRAPHICS_CONTRAST = 3;

export async function checkPage(page, expect) {
  const inlays = await page.inlays();
  for (const { hints } of inlays) {
    const label = hints.join('');
    expect(hints.length === 1, `${hints.length} hints in one line: ${hints.join(', ')}`);
    expect([...label].length <= LONGEST_HINT, `the hint "${label}" is longer than ${LONGEST_HINT}`);
  }
  for (const title of await page.lenses()) expect(title.length <= LONGEST_LENS, `the lens "${title}" is longer than ${LONGEST_LENS}`);
  const clipped = await page.clipped();
  expect(clipped.length === 0, `clipped: ${clipped.join(' | ')}`);
  return contrasts(page, expect);
}

async function contrasts(page, expect) {
  const background = await page.background();
  const [underline] = await page.underlines();
  const line = contrast(underline.color, background);
  expect(line >= GRAPHICS_CONTRAST, `the underline has contrast ${line.toFixed(1)}`);
  const lens = Math.min(...(await page.quietColors()).map(color => contrast(color, background)));
  expect(lens >= TEXT_CONTRAST, `a lens has contrast ${lens.toFixed(1)}`);
  const hints = await page.hintColors();
  const hint = Math.min(...hints.map(({ color, background: own }) => contrast(color, over(own, background))));
  expect(hint >= TEXT_CONTRAST, `a hint has contrast ${hint.toFixed(1)}`);
  return `underline ${line.toFixed(1)}:1, lenses ${lens.toFixed(1)}:1, hints ${hint.toFixed(1)}:1`;
}

/** A colour that lets another one through, as it looks on it. */
function over(color, background) {
  const [r, g, b, alpha = 1] = color.match(/[\d.]+/g).map(Number);
  const below = background.match(/[\d.]+/g).map(Number);
  return `rgb(${[r, g, b].map((part, i) => part * alpha + below[i] * (1 - alpha)).join()})`;
}

/** Of two CSS colours, as WCAG 2 defines it. */
export function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color) {
  const [r, g, b] = color
    .match(/[\d.]+/g)
    .slice(0, 3)
    .map(value => linear(Number(value) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function linear(part) {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
