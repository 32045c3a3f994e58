/**
 * Programs in a loop in one process: is memory flat, and does it get slower?
 *
 *   npm run bench -- soak [--minutes M] [--only a,b] [--categories c,d] [--write]
 *
 * bench/soak.py runs the suite at a small size, again and again, and says when it has collected its garbage; then the
 * resident memory of the process is read. Flat: after the first tenth of the time no reading is above 1.1 times the
 * highest of that tenth. Linux only.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { choosePrograms, environment, median, readOptions } from './measure.mjs';
import { isSupported, residentBytes } from './peak-memory.mjs';
import { machine, markdownTable, writeFigures } from './report.mjs';
import { engineWith, root } from './runtimes.mjs';

const ALLOWED = 1.1;
const PARTS = 10;

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

/** @returns {Promise<{at: number, turns: number, total: string, megabytes: number}[]>} a row a turn */
async function soak(seconds, tasks, engineOptions) {
  const { command, args } = engineWith(engineOptions);
  const words = [...args, '--allow-read', root, join(root, 'bench/soak.py'), String(seconds), ...tasks];
  const child = spawn(command, words, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise(done => child.on('close', done));
  const rows = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [at, turns, total] = line.split(' ');
    rows.push({ at: Number(at), turns: Number(turns), total, megabytes: residentBytes(child.pid) / 2 ** 20 });
  }
  const status = await ended;
  if (status !== 0) throw new Error(`the program ended with status ${status} after ${rows.length} turns`);
  return rows;
}

function judge(rows, seconds) {
  const parts = Array.from({ length: PARTS }, (_, i) =>
    rows.filter(({ at }) => Math.min(PARTS - 1, Math.floor((at / seconds) * PARTS)) === i),
  );
  const highest = parts.map(part => (part.length > 0 ? Math.max(...part.map(({ megabytes }) => megabytes)) : null));
  const turns = parts.map(part => part.length);
  const settled = highest[0] ?? rows[0].megabytes;
  const later = highest.slice(1).filter(x => x !== null);
  const growth = Math.max(...later) / settled;
  return {
    turns,
    highest,
    middle: median(rows.map(r => r.megabytes)),
    growth,
    flat: growth <= ALLOWED,
    same: new Set(rows.map(r => r.total)).size === 1,
  };
}

function textOf({ minutes, turns, highest, growth, flat, same, machine }) {
  const rows = turns.map((count, i) => [`${i + 1}`, `${count}`, highest[i]?.toFixed(0) ?? '']);
  return [
    markdownTable([`tenth of ${minutes} minutes`, 'turns', 'highest resident memory, MB'], rows),
    `${flat ? 'Flat' : 'Not flat'}: at most ${growth.toFixed(2)} times the first tenth. The results of all turns are ${same ? 'the same' : 'NOT the same'}. ${machine}`,
  ].join('\n\n');
}
