/**
 * Which Python the person uses, without starting any: that of the virtual environment that is active or lies beside the
 * program’s folder, else what `python3` on the path is a link to. Knows nothing of reports.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';

/** What is taken when nothing tells: the Python that this engine is. */
const OTHERWISE = 'cpython3.13';

export function ownRuntime(folder: string, env: Readonly<Record<string, string | undefined>>): string {
  const environments = [env['VIRTUAL_ENV'], path.join(folder, '.venv'), path.join(folder, 'venv')].filter(e => e !== undefined);
  const version = environments.map(versionOfEnvironment).find(v => v !== null) ?? versionOnPath(env['PATH'] ?? '');
  return version === null ? OTHERWISE : `cpython${version}`;
}

/** `version = 3.12.4` or `version_info = 3.12.4.final.0` in its pyvenv.cfg. */
function versionOfEnvironment(environment: string): string | null {
  return /^version(?:_info)?\s*=\s*(3\.\d+)/m.exec(textOf(path.join(environment, 'pyvenv.cfg')))?.[1] ?? null;
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The first `python3` there is says its version by the file that it leads to: `python3.12`. */
function versionOnPath(searched: string): string | null {
  for (const folder of searched.split(path.delimiter).filter(f => f !== '')) {
    try {
      return /^python(3\.\d+)/.exec(path.basename(fs.realpathSync(path.join(folder, 'python3'))))?.[1] ?? null;
    } catch {
      continue;
    }
  }
  return null;
}
