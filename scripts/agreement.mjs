/**
 * Do JitLens and CPython 3.13 agree about the same program? Place by place: what JitLens calls monomorphic or polymorphic,
 * and what CPython's specialiser had made of the instruction when the program ended.
 *
 *   npm run agreement [-- --keep FOLDER] [--places] [NAME…]
 *
 * Over the programs of test-fixtures/programs and the packages of Debian's archive under their workloads. Prints one table,
 * and each reason of the closed table (agreement-reasons.mjs) with its count; --places lists the places too. Ends with 1
 * when a target is missed. Without python3.13 or the packages it says what was not compared.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fitsForm, GENERAL, NO_FORM, SPECIALISED } from './agreement-reasons.mjs';
import { names, packagesFor, pythonEnvironment, Skipped, workloadOf } from './debian-packages.mjs';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const scratch = mkdtempSync(join(tmpdir(), 'jitlens-agreement-'));
const { values: options, positionals } = parseArgs({
  options: { keep: { type: 'string' }, places: { type: 'boolean', default: false } },
  allowPositionals: true,
});

/** Below this many executions neither says anything; both have seen enough by then. */
const HOT = 100;
/** Shares; `monomorphicSpecialised` counts places, too, for whose operands CPython has no specialised form at all. */
const TARGETS = { classified: 0.95, monomorphicSpecialised: 0.9, specialisedMonomorphic: 0.85, unexplained: 0.03 };

const FAMILY = {
  'attr-load': 'LOAD_ATTR',
  'attr-store': 'STORE_ATTR',
  'method-call': 'CALL',
  call: 'CALL',
  binary: 'BINARY_OP',
  compare: 'COMPARE_OP',
  contains: 'CONTAINS_OP',
  'subscript-load': 'BINARY_SUBSCR',
  'subscript-store': 'STORE_SUBSCR',
  iterate: 'FOR_ITER',
  'global-load': 'LOAD_GLOBAL',
  truth: 'TO_BOOL',
  unpack: 'UNPACK_SEQUENCE',
};

function corpus() {
  const folder = join(root, 'test-fixtures/programs');
  const programs = readdirSync(folder).filter(f => f.endsWith('.py'));
  return [
    ...programs.map(f => ({ name: f.slice(0, -3), file: join(folder, f) })),
    ...names.map(name => ({ name, file: workloadOf(name), isPackage: true })),
  ];
}

function run(command, args, env, what) {
  const done = spawnSync(command, args, { env, encoding: 'utf8', timeout: 600_000, maxBuffer: 2 ** 28 });
  if (done.error?.code === 'ENOENT') throw new Skipped(`${command} is missing`);
  if (done.status !== 0) throw new Error(`${what}: status ${done.status}\n${done.stderr}`);
}

/** @returns {object[]} hot places of one program, each with what both say */
function placesOf({ name, file, isPackage }, packagesFolder) {
  const packages = isPackage ? packagesFor(name, packagesFolder) : '';
  const env = pythonEnvironment(packages);
  const report = join(scratch, `${name}.json`);
  run(
    process.execPath,
    [join(root, 'dist/cli.js'), 'profile', '--all-sites', '--target', 'cpython3.13', '--format', 'json', '-o', report, file],
    env,
    name,
  );
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  const questions = join(scratch, 'questions.json');
  writeFileSync(questions, JSON.stringify(questionsOf(files)));
  const rows = join(scratch, 'rows.json');
  run('python3.13', [join(root, 'scripts/agreement.py'), rows, questions, packages, file], env, `${name} on CPython`);
  const cpython = JSON.parse(readFileSync(rows, 'utf8'));
  return files.flatMap(f => placesIn(name, f, cpython.files[f.path] ?? [], { facts: cpython.facts }));
}

const hotSites = files => files.flatMap(f => f.sites.filter(s => s.count >= HOT).map(s => ({ ...s, text: textOf(f.path, s.range) })));

/** Classes whose attributes must be known, to say why CPython has no form: receivers, operands and callees. */
function questionsOf(files) {
  const questions = {};
  for (const site of hotSites(files))
    for (const type of site.cases.flatMap(c => c.types))
      (questions[className(type)] ??= ['__bool__', '__len__', '__getitem__']).push(...attributeName(site));
  return questions;
}

const className = type => /^type\[(.*)\]$/.exec(type)?.[1] ?? type;
const attributeName = ({ kind, text }) => (kind.startsWith('attr') ? [/([\p{L}_][\p{L}\p{N}_]*)\s*$/u.exec(text)?.[1] ?? ''] : []);

const linesOf = new Map();
function lines(path) {
  if (!linesOf.has(path)) linesOf.set(path, readFileSync(path, 'utf8').split('\n'));
  return linesOf.get(path);
}

function textOf(path, { start, end }) {
  const all = lines(path).slice(start.line, end.line + 1);
  all[all.length - 1] = all.at(-1).slice(0, end.character);
  return [all[0].slice(start.character), ...all.slice(1)].join('\n');
}

/** Columns of a report count UTF-16 units, those of CPython bytes. */
function placeKey(path, { start, end }) {
  const column = ({ line, character }) => Buffer.byteLength(lines(path)[line].slice(0, character));
  return [start.line + 1, column(start), end.line + 1, column(end)].join(' ');
}

function placesIn(name, { path, sites }, rows, known) {
  const at = new Map();
  for (const row of rows) {
    const key = `${row[0]} ${row.slice(2, 6).join(' ')}`;
    at.set(key, [...(at.get(key) ?? []), row]);
  }
  return sites
    .filter(s => s.count >= HOT)
    .map(site => {
      const found = at.get(`${FAMILY[site.kind]} ${placeKey(path, site.range)}`) ?? [];
      const row = found.find(r => r[0] !== r[1]) ?? found[0];
      return { ...placeOf(site, textOf(path, site.range), row), ...known, where: `${name} ${basename(path)}:${site.range.start.line + 1}` };
    });
}

function placeOf({ kind, state, cases, count }, text, row) {
  const [first = ''] = cases[0]?.types ?? [];
  return {
    kind,
    state,
    count,
    text,
    pairs: cases.map(c => c.types.join(' · ')),
    receiver: className(first),
    isClass: first !== className(first),
    attribute: attributeName({ kind, text })[0],
    row,
    operand: row?.[6] ?? '',
    held: row?.[7] ?? null,
    missed: row?.[8] ?? null,
    now: row?.[1] ?? '',
    isSpecialised: row !== undefined && row[0] !== row[1],
  };
}

const reasonFor = (table, place) => Object.keys(table).find(reason => table[reason](place)) ?? null;

/** Both say the same, or one of the reasons, or nobody knows why not. */
function judge(place) {
  if (place.state === 'monomorphic') return place.isSpecialised ? (fitsForm(place) ? 'agree' : null) : reasonFor(GENERAL, place);
  return place.isSpecialised ? reasonFor(SPECIALISED, place) : 'agree';
}

/** How the places that both know of are shared out. */
function sharesOf(places) {
  const compared = places.filter(p => p.row !== undefined);
  const mono = compared.filter(p => p.state === 'monomorphic');
  return {
    hot: places.length,
    classified: places.filter(p => ['monomorphic', 'polymorphic', 'megamorphic'].includes(p.state)).length,
    compared: compared.length,
    mono: mono.length,
    monoWithForm: mono.filter(p => p.verdict !== NO_FORM).length,
    specialised: compared.filter(p => p.isSpecialised).length,
    both: mono.filter(p => p.isSpecialised).length,
    explained: compared.filter(p => !['agree', null].includes(p.verdict)).length,
    unexplained: compared.filter(p => p.verdict === null).length,
  };
}

const percent = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

function tableRow(program, places) {
  const s = sharesOf(places);
  return {
    program,
    hot: s.hot,
    classified: percent(s.classified, s.hot),
    compared: s.compared,
    'mono → specialised': percent(s.both, s.mono),
    'without those that have no form': percent(s.both, s.monoWithForm),
    'specialised → mono': percent(s.both, s.specialised),
    explained: s.explained,
    unexplained: s.unexplained,
  };
}

function print(byProgram) {
  const all = [...byProgram.values()].flat();
  console.table([...[...byProgram].map(([name, places]) => tableRow(name, places)), tableRow('all', all)]);
  const compared = all.filter(p => p.row !== undefined);
  for (const reason of [...Object.keys(GENERAL), ...Object.keys(SPECIALISED), null]) {
    const places = compared.filter(p => p.verdict === reason);
    console.log(`${String(places.length).padStart(5)}  ${reason ?? 'UNEXPLAINED'}`);
    if (options.places || reason === null)
      for (const p of places)
        console.log(
          `         ${p.where} ${p.kind} ${JSON.stringify(p.text.slice(0, 60))} ${p.pairs.join(', ')}: ${p.now}${p.held === null ? '' : ` for ${p.held}`}${p.missed === null ? '' : `, missed ${p.missed} times`}`,
        );
  }
  console.log(
    `${String(all.length - compared.length).padStart(5)}  not compared: CPython has no such instruction there, or one that it never specialises`,
  );
  return all;
}

function missed(all) {
  const s = sharesOf(all);
  return [
    s.classified < s.hot * TARGETS.classified && 'hot sites classified',
    s.both < s.mono * TARGETS.monomorphicSpecialised && 'monomorphic sites specialised',
    s.both < s.specialised * TARGETS.specialisedMonomorphic && 'specialised sites monomorphic',
    s.unexplained > s.compared * TARGETS.unexplained && 'unexplained',
  ].filter(Boolean);
}

const byProgram = new Map();
const packagesFolder = options.keep === undefined ? join(scratch, 'packages') : resolve(options.keep);
for (const program of corpus().filter(p => positionals.length === 0 || positionals.includes(p.name))) {
  try {
    byProgram.set(
      program.name,
      placesOf(program, packagesFolder).map(place => ({ ...place, verdict: judge(place) })),
    );
  } catch (error) {
    if (!(error instanceof Skipped)) throw error;
    console.log(`${program.name}: NOT COMPARED: ${error.message}`);
  }
}
rmSync(scratch, { recursive: true });
const wrong = missed(print(byProgram));
console.log(wrong.length === 0 ? 'all targets are met' : `missed: ${wrong.join(', ')}`);
process.exit(wrong.length === 0 ? 0 : 1);
