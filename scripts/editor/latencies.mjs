/** How long a person waits: printed, and never asserted but for what is promised as a limit. */

const WARM_RUNS = 10;

export async function measure(page, step, until) {
  await step(`${WARM_RUNS} warm runs`, async () => {
    const times = [];
    for (let run = 0; run < WARM_RUNS; run++) times.push(await warmRun(page, until));
    return `palette to first lens ${median(times)} ms (median), ${Math.max(...times)} ms (longest)`;
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
    return `${text}, after ${Math.round(performance.now() - start)} ms`;
  });
}

/** null when there is none, so that it is waited for. */
function matching(items, pattern) {
  const found = items.map(item => item.trim()).filter(item => pattern.test(item));
  return found.length > 0 ? found : null;
}
