/**
 * How much of what is found can be cured by pressing a key: every marked fixture of the kinds that propose edits, with each
 * fix proven by a run (`profile --verify-fixes`). Counts fixtures and findings; consequences are not counted, since a fix of
 * their cause cures them.
 *
 *   node scripts/verified-fixes.mjs [--why] [KIND…]
 *
 * `--why` lists the findings that have no proven fix, and what was offered for them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = resolve(fileURLToPath(import.meta.url), '../..');

/** The kinds of which most findings have a fix. */
export const KINDS = [
  'shape-late',
  'shape-order',
  'int-float-mix',
  'numeric-flip',
  'constructor-keywords',
  'module-level-loop',
  'string-build',
  'negative-index',
  'isinstance-chain',
  'star-wrapper',
  'class-churn',
  'getattr-fallback',
];

/** All findings of a kind in its marked fixtures, each with its fixes. */
export function findingsOf(kind) {
  const folder = join(root, 'test-fixtures/insights', kind);
  const marked = readdirSync(folder).filter(name => name.endsWith('.py') && !name.startsWith('silent'));
  return marked.flatMap(name =>
    insightsIn(join(folder, name))
      .filter(i => i.name === kind && i.causedBy === null)
      .map(i => ({ kind, fixture: name, ...i })),
  );
}

/** What a profile of one file reports, with every fix tried. */
export function insightsIn(file) {
  const scratch = mkdtempSync(join(tmpdir(), 'jitlens-proofs-'));
  const out = join(scratch, 'report.json');
  const args = [join(root, 'dist/cli.js'), 'profile', '--verify-fixes', '--format', 'json', '-o', out, file];
  try {
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 300_000 });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(readFileSync(out, 'utf8')).files.flatMap(f => f.insights);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

export const isProven = finding => finding.fixes.some(f => f.verified !== null);

const fixtureOf = ({ kind, fixture }) => `${kind}/${fixture}`;

/** Of each: how many there are, and how many have a proven fix. */
export function counted(findings) {
  const fixtures = new Set(findings.map(fixtureOf));
  const proven = findings.filter(isProven);
  return {
    fixtures: fixtures.size,
    provenFixtures: new Set(proven.map(fixtureOf)).size,
    findings: findings.length,
    provenFindings: proven.length,
  };
}

function printed(name, { fixtures, provenFixtures, findings, provenFindings }) {
  const part = (some, all) => `${some} of ${all}`.padEnd(10) + `${((100 * some) / all).toFixed(0)} %`.padStart(6);
  console.log(`${name.padEnd(22)}${part(provenFixtures, fixtures)}   ${part(provenFindings, findings)}`);
}

function main() {
  const { values, positionals } = parseArgs({ options: { why: { type: 'boolean' } }, allowPositionals: true });
  const kinds = positionals.length > 0 ? positionals : KINDS;
  console.log(`${'kind'.padEnd(22)}${'fixtures'.padEnd(16)}   findings`);
  const all = kinds.map(kind => {
    const findings = findingsOf(kind);
    const counts = counted(findings);
    printed(kind, counts);
    if (values.why) for (const f of findings.filter(f => !isProven(f))) explain(f);
    return counts;
  });
  const sum = key => all.reduce((total, counts) => total + counts[key], 0);
  printed('all', Object.fromEntries(Object.keys(all[0]).map(key => [key, sum(key)])));
}

function explain({ fixture, range, message, fixes }) {
  console.log(`    ${fixture}:${range.start.line + 1} ${message}`);
  for (const f of fixes) console.log(`        offered, not proven: ${f.title}`);
}

if (resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
