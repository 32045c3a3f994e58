/**
 * Start-up and common imports against CPython 3.13, as ratios of medians.
 *
 *   node bench/start.mjs [--rounds R] [--json FILE]
 *
 * Paired and interleaved: in every round each runtime runs every program once, in a fresh process. *line*: around the
 * program; *process*: the whole process. Knows nothing of the engine but its
 * command line.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { environment, median } from './measure.mjs';
import { findRuntimes } from './runtimes.mjs';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '11' }, json: { type: 'string' } } });

const IMPORTS = 'import typing, dataclasses, enum, re, json, collections, functools, pathlib, datetime';
const PROGRAMS = {
  nothing: 'pass',
  imports: IMPORTS,
  // what programs do with them: it runs bodies that were put off
  'imports, used': `${IMPORTS}
@dataclasses.dataclass
class Point:
    x: float
    names: typing.Optional[list] = None
class Color(enum.Enum):
    RED = 1
Pair = collections.namedtuple('Pair', 'a b')
json.dumps([Color.RED.value, re.sub('a+', 'b', 'aab'), str(pathlib.PurePath('a', 'b')), datetime.date(2024, 1, 2).isoformat()])
functools.reduce(max, Pair(1, 2))`,
};

const timed = program => `import time\nstart = time.perf_counter()\n${program}\nprint(time.perf_counter() - start)`;

/** @returns {{line: number, process: number}} milliseconds */
function measure({ command, args }, program) {
  const start = performance.now();
  const run = spawnSync(command, [...args, '-c', timed(program)], { env: environment, encoding: 'utf8' });
  const whole = performance.now() - start;
  if (run.status !== 0) throw new Error(`${command}: ${run.error?.message ?? run.stderr}`);
  return { line: Number(run.stdout) * 1000, process: whole };
}

const runtimes = findRuntimes(['jitlens', 'cpython']);
const readings = new Map();
const note = (key, ms) => readings.set(key, [...(readings.get(key) ?? []), ms]);
for (let round = 0; round < Number(options.rounds); round++)
  for (const [name, program] of Object.entries(PROGRAMS))
    for (const runtime of runtimes)
      for (const [what, ms] of Object.entries(measure(runtime, program))) note(`${name}/${what}/${runtime.name}`, ms);

const rows = Object.keys(PROGRAMS).flatMap(program =>
  ['line', 'process'].map(what => {
    const [ours, theirs] = ['jitlens', 'cpython'].map(runtime => median(readings.get(`${program}/${what}/${runtime}`) ?? [NaN]));
    return { program, what, jitlens: ours, cpython: theirs, ratio: ours / theirs };
  }),
);
for (const { program, what, jitlens, cpython, ratio } of rows)
  console.log(
    `${program.padEnd(14)} ${what.padEnd(8)} ${jitlens.toFixed(1).padStart(7)} ms  CPython ${cpython.toFixed(1).padStart(6)} ms  ${ratio.toFixed(2)}×`,
  );
if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(rows, null, 1));
