/** Where CPython 3.13 is, for tests that take it as their oracle. */
import { execFileSync } from 'node:child_process';

export function python(): { encoding: 'utf8'; env: NodeJS.ProcessEnv; maxBuffer: number; stdio: ['pipe', 'pipe', 'ignore'] } {
  return { encoding: 'utf8', env: { PYENV_VERSION: '3.13.0', ...process.env }, maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'ignore'] };
}

/** The folder of CPython's library, or null, said aloud, when there is no python3.13. */
export function libraryFolder(): string | null {
  try {
    return execFileSync('python3.13', ['-c', 'import os; print(os.path.dirname(os.__file__))'], python()).trim();
  } catch {
    console.warn('python3.13 was not found: what needs CPython is skipped');
    return null;
  }
}
