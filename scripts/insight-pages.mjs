/**
 * Writes what is measured into the pages of docs/insights: the cost table of each page, and the list of kinds in README.md.
 * The texts around them are written by hand and kept.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'docs/insights');
const START = '<!-- measured: npm run verdicts -->';
const END = '<!-- end -->';

/** The table of kinds and the measured figures, from the engine's own source. */
async function engineTables() {
  const contents = "export * from './kinds.js'; export * from './verdicts.js'; export { VERDICT_TABLE } from './verdict-table.js';";
  const stdin = { contents, resolveDir: path.join(root, 'engine/src/insights'), loader: 'ts' };
  const { outputFiles } = await esbuild.build({ stdin, bundle: true, format: 'esm', write: false, logLevel: 'error' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
}

const { INSIGHT_CODES, VERDICT_TABLE, isEngineOnly, kindOf, measuredRatios, verdictText } = await engineTables();

function costs(code) {
  const ratios = measuredRatios(code);
  if (ratios === null) return [START, '', 'No other runtime has such a thing: this concerns the engine only.', '', END].join('\n');
  const rows = Object.entries(VERDICT_TABLE.runtimes).flatMap(([runtime, title]) => {
    const figure = ratios[runtime];
    return figure === undefined ? [] : [`| ${title} | ${figure.ratio} | ±${figure.spread} | ${verdictText(figure)} |`];
  });
  const note = isEngineOnly(code) ? ['', 'No other runtime shows an effect: the insight stays a hint.'] : [];
  const pair = `The pair is \`bench/verdicts/${code}.py\`, measured ${VERDICT_TABLE.measured[code].date} (${VERDICT_TABLE.machine}); \`jitlens verdicts --only ${code}\` measures it on your Pythons.`;
  return [START, '', '| runtime | slow ÷ fast | spread | |', '| --- | --- | --- | --- |', ...rows, ...note, '', pair, '', END].join('\n');
}

function page(code) {
  const file = path.join(folder, `${code}.md`);
  const text = fs.readFileSync(file, 'utf8');
  const marked = text.includes(START) ? text : text.replace(/(## What it costs\n)/, `$1\n${START}\n${END}\n`);
  fs.writeFileSync(file, replaceBetween(marked, costs(code)));
}

function replaceBetween(text, block) {
  const from = text.indexOf(START);
  const to = text.indexOf(END, from);
  if (from < 0 || to < 0) throw new Error('a page has no "## What it costs"');
  return text.slice(0, from) + block + text.slice(to + END.length);
}

function overview() {
  const file = path.join(folder, 'README.md');
  const rows = INSIGHT_CODES.map(code => {
    const { name, title } = kindOf(code);
    return `| [${code}](${code}.md) | ${name} | ${title}. |`;
  });
  const table = [START, '', '| code | name | raised when |', '|---|---|---|', ...rows, '', END].join('\n');
  fs.writeFileSync(file, replaceBetween(fs.readFileSync(file, 'utf8'), table));
}

for (const code of INSIGHT_CODES) page(code);
overview();
