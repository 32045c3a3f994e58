/**
 * Pure-Python packages from Debian's archive, unpacked as they are, with their workloads (test-fixtures/packages) and programs
 * that run the tests that they ship. Each says in its first lines which packages it needs: `# debian: python3-pint
 * python3-packaging`, and which folder of a package that is not unpacked: `# debian-part: libpython3.11-stdlib FOLDER`. They
 * are downloaded with apt-get into a folder and used again from there. Knows nothing of what is done with them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const workloads = resolve(fileURLToPath(import.meta.url), '../../test-fixtures/packages');
const SUFFIX = '_workload.py';

/** Something that the machine does not have: nothing was tested. */
export class Skipped extends Error {}

export const names = readdirSync(workloads)
  .filter(file => file.endsWith(SUFFIX))
  .map(file => file.slice(0, -SUFFIX.length));

/** Packages that are judged by their own tests alone. */
export const testedOnly = readdirSync(workloads)
  .filter(file => file.endsWith('_tests.py'))
  .map(file => file.slice(0, -'_tests.py'.length))
  .filter(name => !names.includes(name));

export const workloadOf = name => join(workloads, name + SUFFIX);

/** The program that runs the tests which the package ships, or null. @returns {string | null} */
export function testsOf(name) {
  const program = join(workloads, `${name}_tests.py`);
  return existsSync(program) ? program : null;
}

/** Downloads and unpacks what its programs need; does nothing for what is there. @returns {string} the folders to import from */
export function packagesFor(name, folder) {
  const programs = [workloadOf(name), testsOf(name)].filter(p => p !== null && existsSync(p)).map(p => readFileSync(p, 'utf8'));
  const unpacked = join(folder, 'unpacked');
  for (const need of programs.flatMap(text => words(text, 'debian')))
    fetched(folder, need, deb => tool('dpkg-deb', ['-x', deb, unpacked], folder));
  for (const [need, part] of programs.map(text => words(text, 'debian-part')).filter(w => w.length > 0))
    fetched(folder, need, deb => tool('sh', ['-c', `dpkg-deb --fsys-tarfile ${deb} | tar x -C ${unpacked} ./${part}`], folder));
  return [join(unpacked, 'usr/lib/python3/dist-packages'), join(unpacked, 'usr/lib/python3.11')].filter(existsSync).join(delimiter);
}

/** What a line `# key: …` of a program says. */
const words = (text, key) => new RegExp(`^# ${key}: (.*)$`, 'm').exec(text)?.[1].split(' ') ?? [];

function fetched(folder, need, unpack) {
  const place = join(folder, need);
  if (existsSync(place)) return;
  mkdirSync(place, { recursive: true });
  try {
    tool('apt-get', ['download', need], place);
    for (const file of readdirSync(place)) unpack(join(place, file));
  } catch (error) {
    rmSync(place, { recursive: true });
    throw error;
  }
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
