/**
 * Makes the moving picture of the README in a real editor: a program is opened and profiled, a finding is looked at, the report
 * is opened. Writes docs/pictures/profile.png, an animated PNG. Knows the editor's page only through the editor test's parts.
 * usage: capture.mjs
 */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { EditorPage } from './editor/editor-page.mjs';
import { panelFrame } from './editor/panels.mjs';
import { startWorkbench, until } from './editor/workbench.mjs';
import { pack } from './package.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const EDITOR = path.join(root, '.editor-cache');
const PICTURE = path.join(root, 'docs/pictures/profile.png');
const CLIP = { x: 348, y: 36, width: 932, height: 720 };
/** Of a frame that is to be read, in milliseconds. */
const LONG_MS = 2500;
const SHORT_MS = 1200;

async function frames() {
  const settings = { 'workbench.colorTheme': 'Default Dark Modern' };
  const chrome = process.env.CHROME ?? execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim();
  const workspace = path.join(root, 'test-fixtures/editor');
  const workbench = await startWorkbench({ editor: EDITOR, chrome, workspace, vsix: await pack(), settings });
  const taken = [];
  const page = new EditorPage(workbench);
  const take = async ms => taken.push({ ms, png: await page.page.screenshot({ clip: CLIP }) });
  try {
    await page.open('demo.py');
    await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000);
    await page.top();
    await take(SHORT_MS);
    await page.page.keyboard.press('F1');
    await page.page.keyboard.type('JitLens: Profile This File', { delay: 20 });
    await page.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Profile This File' }).waitFor();
    await take(SHORT_MS);
    await page.page.keyboard.press('Enter');
    await until('everything to be drawn', () => page.isDrawn());
    await new Promise(resolve => setTimeout(resolve, SHORT_MS));
    await take(LONG_MS);
    const middle = async () => {
      const [box] = await page.underlines();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    await page.hover(middle, 'of the run');
    await new Promise(resolve => setTimeout(resolve, SHORT_MS));
    await take(LONG_MS);
    await page.page.keyboard.press('Escape');
    await page.page.mouse.move(5, 5);
    await page.command('JitLens: Open Report');
    const frame = await until('the panel', () => panelFrame(page.page));
    await frame.getByRole('tab', { name: 'Shapes' }).click();
    await new Promise(resolve => setTimeout(resolve, LONG_MS));
    await take(LONG_MS);
  } finally {
    await workbench.close();
  }
  return taken;
}

/** Name and data of the chunks of a PNG. */
function chunks(png) {
  const found = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    found.push({ name: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return found;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

const words = (...values) =>
  Buffer.concat(
    values.map(([size, value]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntBE(value, 0, size);
      return bytes;
    }),
  );

/** Pictures of one size and form as an animated PNG, which shows the first one where that is not known. */
function animated(taken) {
  const parsed = taken.map(({ ms, png }) => ({ ms, parts: chunks(png) }));
  const head = parsed[0].parts.find(({ name }) => name === 'IHDR').data;
  let sequence = 0;
  const drawn = parsed.flatMap(({ ms, parts }, i) => {
    if (!parts.find(({ name }) => name === 'IHDR').data.equals(head)) throw new Error('the pictures differ in form');
    const data = Buffer.concat(parts.filter(({ name }) => name === 'IDAT').map(part => part.data));
    const control = words(
      [4, sequence++],
      [4, head.readUInt32BE(0)],
      [4, head.readUInt32BE(4)],
      [4, 0],
      [4, 0],
      [2, ms],
      [2, 1000],
      [1, 0],
      [1, 0],
    );
    const picture = i === 0 ? chunk('IDAT', data) : chunk('fdAT', Buffer.concat([words([4, sequence++]), data]));
    return [chunk('fcTL', control), picture];
  });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const control = chunk('acTL', words([4, taken.length], [4, 0]));
  return Buffer.concat([signature, chunk('IHDR', head), control, ...drawn, chunk('IEND', Buffer.alloc(0))]);
}

fs.mkdirSync(path.dirname(PICTURE), { recursive: true });
const taken = await frames();
fs.writeFileSync(PICTURE, animated(taken));
console.log(`${path.relative(root, PICTURE)}: ${taken.length} pictures, ${Math.round(fs.statSync(PICTURE).size / 1024)} KB`);
