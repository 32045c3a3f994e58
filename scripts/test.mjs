/**
 * `npm test`: build, types, lint, then every suite. Names at the end what a missing program kept from running.
 */
import { spawnSync } from 'node:child_process';

const steps = [
  ['build', ['node', 'scripts/build.mjs']],
  ['types', ['npx', 'tsc', '-b']],
  ['lint', ['npx', 'eslint', '.']],
  ['suites', ['npx', 'vitest', 'run']],
];

/** Programs that some tests need, and how to find them. */
const optional = [
  ['CPython 3.13', ['python3.13', '--version'], 'comparisons with CPython'],
  ['Neovim', ['nvim', '--version'], 'the server with Neovim'],
  ['Emacs', ['emacs', '--version'], 'the server with Emacs and Eglot'],
  ['Chromium', ['chromium', '--version'], 'the extension in a workbench (npm run test:editor)'],
];

let failed = 0;
for (const [name, [command, ...args]] of steps) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) continue;
  failed++;
  console.log(`${name}: failed`);
  if (name === 'build') break;
}

const env = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0' };
for (const [name, [command, ...args], what] of optional) {
  if (spawnSync(command, args, { stdio: 'ignore', env }).status !== 0) console.log(`not here: ${name}; not run: ${what}`);
}
console.log(`\n${steps.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
