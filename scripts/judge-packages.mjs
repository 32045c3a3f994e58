/**
 * What JitLens says of code that was not written for it: packages from Debian's archive under their workloads, and under the
 * tests that they ship. Lists every finding of the workloads and every fix of both, with what running again proved, for a person to judge. Each fix is
 * tried on a copy of the package under CPython 3.13, with the workload and with the tests: neither may change.
 *
 *   node scripts/judge-packages.mjs [--keep FOLDER] [--min-impact PERCENT] [--page] [NAME…]
 *
 * `--page` writes what was found into docs/insights/packages.md; what a person judged is in test-fixtures/packages/judged.json.
 * Ends with 1 when a package has more than one finding for 200 executed lines (CPython's count), a finding that nobody judged,
 * or a fix that changes a result on CPython. Without apt-get or python3.13 it says what was not judged.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { names, packagesFor, pythonEnvironment, Skipped, testedOnly, testsOf, workloadOf } from './debian-packages.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const scratch = mkdtempSync(join(tmpdir(), 'jitlens-judge-'));
const { values: options, positionals } = parseArgs({
  options: { keep: { type: 'string' }, 'min-impact': { type: 'string', default: '1' }, page: { type: 'boolean' } },
  allowPositionals: true,
});

const LINES_FOR_ONE = 200;
const PAGE = join(root, 'docs/insights/packages.md');
const VERDICTS = JSON.parse(readFileSync(join(root, 'test-fixtures/packages/judged.json'), 'utf8'));

function run(command, args, env) {
  const done = spawnSync(command, args, { env, encoding: 'utf8', timeout: 1_800_000, maxBuffer: 2 ** 28 });
  if (done.error?.code === 'ENOENT') throw new Skipped(`${command} is missing`);
  return done;
}

/** Of the text with the edits of a fix; from the last to the first, so that places stay what they are. */
function edited(text, edits) {
  const lines = text.split('\n');
  const offset = ({ line, character }) => lines.slice(0, line).reduce((sum, l) => sum + l.length + 1, 0) + character;
  const placed = edits.map(e => ({ from: offset(e.range.start), to: offset(e.range.end), newText: e.newText }));
  return placed.sort((a, b) => b.from - a.from).reduce((all, e) => all.slice(0, e.from) + e.newText + all.slice(e.to), text);
}

/** What a program gives on CPython, without times, addresses and the folder that it runs in. */
function resultOf(program, packages) {
  const { status, stdout, stderr } = run('python3.13', [program], pythonEnvironment(packages));
  const text = stdout.replace(/ in [\d.]+s\b.*/g, '').replace(/0x[0-9a-f]+/g, '0x…');
  return { status, text: packages.split(delimiter).reduce((all, folder) => all.replaceAll(folder, '…'), text), stderr };
}

const isSame = (a, b) => a.status === b.status && a.text === b.text;

/** What the programs give with one fix, or as they are, always in the same place: test runners print where they are. */
function resultsWith(edits, packages, programs) {
  const [folder, ...more] = packages.split(delimiter);
  const copy = join(scratch, 'copy');
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  const places = new Map(programs.map(p => [p, join(copy, basename(p))]));
  for (const [program, place] of places) copyFileSync(program, place);
  for (const path of new Set(edits.map(e => e.path))) {
    const place = places.get(path) ?? join(copy, relative(folder, path));
    const own = edits.filter(e => e.path === path);
    writeFileSync(place, edited(readFileSync(place, 'utf8'), own));
  }
  return new Map(programs.map(p => [p, resultOf(places.get(p), [copy, ...more].join(delimiter))]));
}

/** The programs that a fix changes the result of. */
function changedBy(fix, packages, programs, before) {
  const after = resultsWith(fix.edits, packages, programs);
  return programs.filter(p => !isSame(after.get(p), before.get(p))).map(p => basename(p));
}

function profiled(program, env, extra) {
  const out = join(scratch, 'report.json');
  const cli = join(root, 'dist/cli.js');
  run(process.execPath, [cli, 'profile', ...extra, '--format', 'json', '-o', out, program], env);
  const { files } = JSON.parse(readFileSync(out, 'utf8'));
  return files.flatMap(f => f.insights.map(i => ({ ...i, path: f.path })));
}

function judged(name, folder) {
  const packages = packagesFor(name, folder);
  const env = pythonEnvironment(packages);
  const tests = testsOf(name);
  const workload = existsSync(workloadOf(name)) ? workloadOf(name) : null;
  const programs = [workload, tests].filter(p => p !== null);
  const before = resultsWith([], packages, programs);
  const found = workload === null ? [] : profiled(workload, env, ['--verify-fixes', '--min-impact', options['min-impact']]);
  const everything = workload === null ? [] : profiled(workload, env, ['--verify-fixes', '--min-impact', '0']);
  const inTests = tests === null ? [] : profiled(tests, env, ['--allow-read', '/', '--min-impact', '0']).filter(i => isOf(name, i));
  const offered = [...offers(everything, 'workload'), ...offers(inTests, 'tests')];
  const fixes = offered.filter((o, i) => offered.findIndex(other => placeOf(other) === placeOf(o)) === i);
  return {
    name,
    executed: workload === null ? null : executedLines(packages, workload, env),
    found,
    fixes: fixes.map(f => ({ ...f, changed: changedBy(f, packages, programs, before) })),
    tests: tests === null ? 'none shipped' : summaryOf(before.get(tests).text),
  };
}

/** Not of what runs the tests. */
const isOf = (name, { path }) => path.split(/[\\/]/).includes(name);

const offers = (insights, by) => insights.flatMap(i => i.fixes.map(fix => ({ ...fix, by, insight: i })));

const placeOf = ({ insight, title }) => `${insight.path}:${insight.range.start.line}:${insight.range.start.character} ${title}`;

function executedLines(packages, workload, env) {
  const count = join(scratch, 'lines');
  run('python3.13', [join(root, 'scripts/executed-lines.py'), count, packages.split(delimiter)[0], workload], env);
  return Number(readFileSync(count, 'utf8'));
}

/** How many ran and passed, in the words of what ran them. */
function summaryOf(text) {
  const lastLine = text.trimEnd().split('\n').at(-1);
  return (/=+ (.*(?:passed|failed).*)/.exec(lastLine) ?? /(Ran \d+ tests)/.exec(text))?.[1] ?? 'ran';
}

const lineOf = i => `${basename(i.path)}:${i.range.start.line + 1}`;

/** A person's words on a finding: by package, file, kind and message without its counts, since these differ from version to version. */
const verdictOn = (name, i) => VERDICTS[`${name} ${basename(i.path)} ${i.code} ${i.message.replace(/\d[\d,]*/g, 'N')}`];

function print({ name, executed, found, fixes, tests }) {
  const allowed = executed === null ? '' : ` in ${executed} executed lines, ${Math.floor(executed / LINES_FOR_ONE)} allowed`;
  console.log(`${name}: ${found.length} findings${allowed}; its tests: ${tests}`);
  for (const i of found)
    console.log(`  ${lineOf(i)} ${i.code} ${(i.share * 100).toFixed(1)} % ${i.message}: ${verdictOn(name, i)?.[0] ?? 'NOT JUDGED'}`);
  for (const f of fixes)
    console.log(
      `  fix of ${lineOf(f.insight)} ${f.insight.code} (${f.by}): ${f.title}: ${f.verified ?? 'not proven'}; on CPython ${resultText(f)}`,
    );
}

const resultText = ({ changed }) => (changed.length === 0 ? 'nothing changes' : `OTHER RESULT of ${changed.join(', ')}`);

/** Puts the tables between the marks of the page; rows of packages that were not judged now stay as they are. */
function writePage(results) {
  const counts = results
    .filter(r => r.executed !== null)
    .map(
      r =>
        `| ${r.name} | ${r.executed.toLocaleString('en')} | ${Math.floor(r.executed / LINES_FOR_ONE)} | ${r.found.length} | ${r.tests} |`,
    );
  const findings = results.flatMap(r =>
    r.found.map(
      i =>
        `| ${r.name} \`${lineOf(i)}\` ${i.code}: ${i.message} | ${(i.share * 100).toFixed(1)} % | ${(verdictOn(r.name, i) ?? ['not judged', '']).join(' | ')} |`,
    ),
  );
  const fixes = results.flatMap(r =>
    r.fixes.map(
      f =>
        `| ${r.name} \`${lineOf(f.insight)}\` ${f.insight.code}: ${f.title} | ${f.by} | ${f.verified === null ? 'no' : 'yes'} | ${resultText(f)} |`,
    ),
  );
  const tables = {
    counts: ['| package | executed lines | allowed | findings | its own tests on CPython |', '|---|---|---|---|---|', ...counts],
    findings: ['| finding | share | judged | why |', '|---|---|---|---|', ...findings],
    fixes: ['| fix | found in | proven here | workload and tests on CPython 3.13 |', '|---|---|---|---|', ...fixes],
  };
  const judgedNow = new Set(results.map(r => r.name));
  const fill = (text, [key, [head, rule, ...rows]]) =>
    text.replace(new RegExp(`(<!-- ${key}: .*? -->\n)([^]*?)(\n<!-- end -->)`), (_, begin, old, end) => {
      const others = old
        .split('\n')
        .slice(3)
        .filter(row => row.startsWith('| ') && !judgedNow.has(row.split(' ')[1]));
      return `${begin}\n${[head, rule, ...[...others, ...rows].sort()].join('\n')}\n${end}`;
    });
  writeFileSync(PAGE, Object.entries(tables).reduce(fill, readFileSync(PAGE, 'utf8')));
}

const isGood = ({ name, executed, found, fixes }) =>
  fixes.every(f => f.changed.length === 0) &&
  (executed === null || (found.length * LINES_FOR_ONE <= executed && found.every(i => verdictOn(name, i) !== undefined)));

const folder = options.keep === undefined ? join(scratch, 'packages') : resolve(options.keep);
const results = [];
for (const name of positionals.length > 0 ? positionals : [...names, ...testedOnly]) {
  try {
    results.push(judged(name, folder));
    print(results.at(-1));
  } catch (error) {
    if (!(error instanceof Skipped)) throw error;
    console.log(`${name}: NOT JUDGED: ${error.message}`);
  }
}
rmSync(scratch, { recursive: true });
if (options.page) writePage(results);
process.exit(results.every(isGood) ? 0 : 1);
