/**
 * Pure-Python packages from Debian's archive, unpacked as they are, with their workloads (test-fixtures/packages). A
 * workload says in its first line which packages it needs: `# debian: python3-pint python3-packaging`. They are downloaded
 * with apt-get into a folder and used again from there. Knows nothing of what is done with them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const workloads = resolve(fileURLToPath(import.meta.url), '../../test-fixtures/packages');
const SUFFIX = '_workload.py';

/** Something that the machine does not have: nothing was tested. */
export class Skipped extends Error {}

export const names = readdirSync(workloads)
  .filter(file => file.endsWith(SUFFIX))
  .map(file => file.slice(0, -SUFFIX.length));

export const workloadOf = name => join(workloads, name + SUFFIX);

/** Modules with tests that the package ships and unittest can run, as `# tests:` names them. @returns {string[]} */
export const testsOf = name => /^# tests: (.*)$/m.exec(readFileSync(workloadOf(name), 'utf8'))?.[1].split(' ') ?? [];

/** Downloads and unpacks what a workload needs; does nothing for what is there. @returns {string} the folder to import from */
export function packagesFor(name, folder) {
  const needs = /^# debian: (.*)$/m.exec(readFileSync(workloadOf(name), 'utf8'))[1].split(' ');
  for (const need of needs) {
    const place = join(folder, need);
    if (existsSync(place)) continue;
    mkdirSync(place, { recursive: true });
    try {
      tool('apt-get', ['download', need], place);
      for (const file of readdirSync(place)) tool('dpkg-deb', ['-x', join(place, file), join(folder, 'unpacked')], place);
    } catch (error) {
      rmSync(place, { recursive: true });
      throw error;
    }
  }
  return join(folder, 'unpacked/usr/lib/python3/dist-packages');
}

function tool(command, args, cwd) {
  const run = spawnSync(command, args, { cwd, encoding: 'utf8', timeout: 120_000 });
  if (run.error !== undefined) throw new Skipped(`${command} is missing`);
  if (run.status !== 0) throw new Skipped(`${command} ${args.join(' ')}: ${run.stderr.trim()}`);
}

/** The environment in which both Pythons run: sets of texts have one order in both for one seed. */
export function pythonEnvironment(packages) {
  const env = { ...process.env, PYTHONPATH: packages, PYTHONHASHSEED: '1', PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' };
  env.PYENV_VERSION ??= '3.13.0';
  return env;
}
