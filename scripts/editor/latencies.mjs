/** How long a person waits: printed, and asserted where it is promised and the machine is not busy with other things. */
import * as os from 'node:os';

const WARM_RUNS = 10;
/** Promised: from the palette to the first lens, and from the command to the end of an endless program. */
const FIRST_LENS_MS = 1000;
const STOPPED_MS = 1000;
const OWN_LOAD = 3;

export async function measure(page, step, until) {
  await page.open('orders.py');
  await until('the idle lens', async () => (await page.lenses()).includes('Profile file'), 90_000).catch(() => undefined);
  await step(`${WARM_RUNS} warm runs`, async () => {
    const times = [];
    for (let run = 0; run < WARM_RUNS; run++) times.push(await warmRun(page, until));
    if (median(times) > FIRST_LENS_MS && !isBusy()) throw new Error(`the first lens came after ${median(times)} ms`);
    return `palette to first lens ${median(times)} ms (median), ${Math.max(...times)} ms (longest)${unjudged()}`;
  });
}

/** Clears, so that the first result lens is the new run's. */
async function warmRun(page, until) {
  await page.command('JitLens: Clear Insights');
  await until('no results', async () => !(await page.lenses()).includes('Open report'));
  await page.command('JitLens: Profile This File');
  const start = performance.now();
  await page.page.waitForFunction(
    () => [...document.querySelectorAll('.codelens-decoration a')].some(link => link.textContent === 'Open report'),
    null,
    { polling: 'raf' },
  );
  return Math.round(performance.now() - start);
}

/** The editor, its browser and the extension keep two or three threads at work by themselves. */
function isBusy() {
  return os.loadavg()[0] > OWN_LOAD + os.cpus().length;
}

function unjudged() {
  return isBusy() ? ` (not judged: a load of ${os.loadavg()[0].toFixed(0)} on ${os.cpus().length} cores)` : '';
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Of a program that does not end: it says so while it runs, and stops when it is told to. */
export async function stopEndless(page, step, until) {
  await step('runs an endless program in the background', async () => {
    await page.open('endless.py');
    await page.focus();
    await page.command('JitLens: Profile This File');
    const [text] = await until('the running time', async () => matching(await page.statusBar(), /^\d+\.\d s, click to stop$/));
    return text;
  });
  await step('stops it', async () => {
    await page.command('JitLens: Stop the Running Program');
    const start = performance.now();
    const [text] = await until('the end', async () => matching(await page.statusBar(), /until stopped/));
    const took = Math.round(performance.now() - start);
    if (took > STOPPED_MS && !isBusy()) throw new Error(`stopped after ${took} ms`);
    return `${text}, after ${took} ms${unjudged()}`;
  });
}

/** null when there is none, so that it is waited for. */
function matching(items, pattern) {
  const found = items.map(item => item.trim()).filter(item => pattern.test(item));
  return found.length > 0 ? found : null;
}
