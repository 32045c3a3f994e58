/**
 * Programs in a loop in one process: is memory flat, and does it get slower?
 *
 *   npm run bench -- soak [--minutes M] [--only a,b] [--categories c,d] [--write]
 *
 * bench/soak.py runs the suite at a small size, again and again, and collects its garbage after each turn; then the memory
 * that is in use is read (soak-heap.mjs), and how much of the process is resident. Flat: after the first tenth of the time
 * no reading is above 1.1 times the highest of that tenth. Linux only.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { choosePrograms, environment, readOptions } from './measure.mjs';
import { isSupported, residentBytes } from './peak-memory.mjs';
import { machine, markdownTable, writeFigures } from './report.mjs';
import { engineWith, root } from './runtimes.mjs';

const ALLOWED = 1.1;
const PARTS = 10;
const MB = 2 ** 20;

export async function main(args) {
  if (!isSupported) throw new Error('memory is read from /proc, which is not here');
  const options = readOptions(args, { minutes: { type: 'string', default: '30' }, 'engine-options': { type: 'string', default: '' } });
  const seconds = Number(options.minutes) * 60;
  const about = { machine: machine(), minutes: Number(options.minutes) };
  const turns = await soak(seconds, choosePrograms(options).map(smallTask), options['engine-options'].split(' ').filter(Boolean));
  const result = { ...about, ...judge(turns, seconds) };
  console.log(textOf(result));
  if (options.write) writeFigures('soak', result, textOf(result));
  if (!result.flat) process.exitCode = 1;
}

/** PATH:SIZE with the size that the tables have for tests. */
function smallTask({ name, path }) {
  const rows = JSON.parse(readFileSync(join(dirname(path), 'expected.json'), 'utf8'));
  return `${path}:${rows.find(({ file, args }) => file === `${name}.py` && args.length > 0).args[0]}`;
}

/** @returns {Promise<{at: number, total: string, heap: number, resident: number}[]>} a row a turn; memory in MB */
async function soak(seconds, tasks, engineOptions) {
  const { command, args } = engineWith(engineOptions);
  const plugin = ['--plugin', join(root, 'bench/soak-heap.mjs')];
  const words = [...args, ...plugin, '--allow-read', root, join(root, 'bench/soak.py'), String(seconds), ...tasks];
  const child = spawn(command, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise(done => child.on('close', done));
  let heap = 0;
  createInterface({ input: child.stderr }).on('line', line => {
    const [word, bytes] = line.split(' ');
    if (word === 'heap') heap = Number(bytes) / MB;
    else console.error(line);
  });
  const rows = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [at, , total] = line.split(' ');
    rows.push({ at: Number(at), total, heap, resident: residentBytes(child.pid) / MB });
  }
  const status = await ended;
  if (status !== 0) throw new Error(`the program ended with status ${status} after ${rows.length} turns`);
  return rows;
}

/** By tenths of the time. The first turn counts to the first tenth, however long it took. */
function judge(rows, seconds) {
  const tenthOf = ({ at }, i) => (i === 0 ? 0 : Math.min(PARTS - 1, Math.floor((at / seconds) * PARTS)));
  const parts = Array.from({ length: PARTS }, (_, part) => rows.filter((row, i) => tenthOf(row, i) === part));
  const tenths = parts.map(part => ({ turns: part.length, heap: highest(part, 'heap'), resident: highest(part, 'resident') }));
  const growth = Math.max(...tenths.slice(1).map(({ heap }) => heap)) / tenths[0].heap;
  return { tenths, growth, flat: growth <= ALLOWED, same: new Set(rows.map(row => row.total)).size === 1 };
}

const highest = (rows, key) => rows.reduce((most, row) => Math.max(most, row[key]), 0);

function textOf({ minutes, tenths, growth, flat, same, machine }) {
  const rows = tenths.map(({ turns, heap, resident }, i) => [i + 1, turns, ...[heap, resident].map(x => (turns > 0 ? x.toFixed(0) : ''))]);
  return [
    markdownTable([`tenth of ${minutes} minutes`, 'turns', 'heap in use, MB', 'resident, MB'], rows),
    `${flat ? 'Flat' : 'Not flat'}: at most ${growth.toFixed(2)} times the first tenth. The results of all turns are ${same ? 'the same' : 'NOT the same'}. ${machine}`,
  ].join('\n\n');
}
