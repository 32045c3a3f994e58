/**
 * The built engine in its own process: it stops when it is told to, by itself and not by force, and every end leaves
 * a report. How long it took is printed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '#engine';
import { distributionBeside } from '../../src/supervisor/distribution.js';
import { createRunner, type EditorRunRequest } from '../../src/supervisor/index.js';

const dist = path.resolve(import.meta.dirname, '../../../dist');
const built = existsSync(path.join(dist, 'cli.js'));

/** Endless, or as good as: in calls, in a native, in one operation, in memory. */
const ENDLESS: Readonly<Record<string, string>> = {
  'fib(45)': 'def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(45)',
  'sum(range(10**12))': 'sum(range(10**12))',
  '10**10**9': '10**10**9',
  'list(itertools.count())': 'import itertools\nlist(itertools.count())',
  'a loop that catches everything': 'while True:\n    try:\n        while True: pass\n    except BaseException:\n        pass',
};

const BOMBS: Readonly<Record<string, string>> = {
  'an append loop': 'a = []\nwhile True: a.append(0)',
  '[0] * 10**9': '[0] * 10**9',
  "'a' * 10**10": "'a' * 10**10",
  'bytearray(2**32)': 'bytearray(2**32)',
  '1 << 10**12': '1 << 10**12',
  'a dict bomb': 'd = {}\ni = 0\nwhile True:\n    d[i] = {j: j for j in range(1000)}\n    i += 1',
};

/** The program has been running for so long when it is stopped. */
const UNDER_WAY_MS = 700;
/** A thread that does not answer is ended after a second: what ends before has ended by itself. */
const BY_FORCE_MS = 1000;

function request(text: string): EditorRunRequest {
  const folder = path.join(tmpdir(), 'jitlens-stops');
  return {
    path: path.join(folder, 'p.py'),
    text,
    args: [],
    cwd: folder,
    env: {},
    stdin: '',
    timeoutSeconds: 30,
    memoryMB: 2048,
    sandbox: 'overlay',
    workspaceFolders: [folder],
    missingModules: 'error',
    minImpactPercent: 1,
    targetRuntime: 'all',
  };
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

describe.skipIf(!built)('cancel', () => {
  const runner = createRunner({ distribution: distributionBeside(pathToFileURL(path.join(dist, 'cli.js')).href) });
  afterAll(() => {
    runner.dispose();
  });

  it.each(Object.entries(ENDLESS))('%s', async (name, text) => {
    const run = runner.run(request(text));
    await pause(UNDER_WAY_MS);
    const start = performance.now();
    run.cancel();
    const { report, result } = await run.done;
    const took = performance.now() - start;
    console.log(`${name}: ${result.outcome.ended} ${took.toFixed(0)} ms after cancel`);
    // Too large a power is refused before it is computed.
    expect(['cancel', ...(name.startsWith('10**') ? ['exception'] : [])]).toContain(result.outcome.ended);
    expect(took).toBeLessThan(BY_FORCE_MS);
    expect(report.partial).toBe(true);
  });
});

describe.skipIf(!built)('the memory limit', () => {
  it.each(Object.entries(BOMBS))('%s', (_name, text) => {
    const { status, stderr, report } = profile(['--memory', '256', '--timeout', '30', '-c', text]);
    if (status === 1) expect(stderr).toContain('MemoryError');
    else expect({ status, stderr }).toEqual({ status: 137, stderr: 'jitlens: stopped at the memory limit of 256 MB\n' });
    expect(report.partial).toBe(true);
  });
});

it.skipIf(!built)('--deterministic gives the same report twice, also of a program that looks at the clock', () => {
  const args = ['--deterministic', '--all-sites', path.resolve(dist, '../test-fixtures/editor/demo.py')];
  expect(profile(args).report).toEqual(profile(args).report);
  const program = 'import time, random, os\nxs = {random.random(), time.time(), os.urandom(3), "a"}\nfor i in range(30000): i + 0.5\n';
  const code = ['--deterministic', '--all-sites', '-c', `${program}print(xs, time.perf_counter())`];
  const [one, two] = [profile(code), profile(code)];
  expect(one).toEqual(two);
});

function profile(args: readonly string[]): { status: number | null; stdout: string; stderr: string; report: Report } {
  const folder = mkdtempSync(path.join(tmpdir(), 'jitlens-report-'));
  const file = path.join(folder, 'r.json');
  try {
    const options = ['profile', '--format', 'json', '-o', file];
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(dist, 'cli.js'), ...options, ...args], { encoding: 'utf8' });
    return { status, stdout, stderr, report: JSON.parse(readFileSync(file, 'utf8')) as Report };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
