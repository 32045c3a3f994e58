/**
 * How often each function of the programs in test-fixtures/programs is entered on CPython 3.13, as `sys.setprofile` sees
 * it: written to test-fixtures/programs/call-counts.json, with which a frame evaluator's counts are compared.
 * With the arguments of expected.json; a generator counts each time that it goes on.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../test-fixtures/programs/', import.meta.url));

const PROFILER = `
import json, sys
path, out, *args = sys.argv[1:]
counts = {}
def profile(frame, event, arg):
    if event == 'call' and frame.f_code.co_filename == path:
        name = frame.f_code.co_qualname
        counts[name] = counts.get(name, 0) + 1
code = compile(open(path).read(), path, 'exec')
sys.argv = [path, *args]
namespace = {'__name__': '__main__', '__builtins__': __builtins__, '__file__': path}
sys.setprofile(profile)
try:
    exec(code, namespace)
finally:
    sys.setprofile(None)
    json.dump(dict(sorted(counts.items())), open(out, 'w'))
`;

/** Each program is there twice: with a small task, and as it is. */
const programs = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')).filter(({ args }) => args.length > 0);
const result = {};
for (const { file, args } of programs) {
  const out = path.join(process.env.TMPDIR ?? '/tmp', `call-counts-${process.pid}.json`);
  const env = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0', PYTHONHASHSEED: '0' };
  const run = spawnSync('python3.13', ['-c', PROFILER, path.join(folder, file), out, ...args], { env, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${file}: ${run.stderr}`);
  result[file] = JSON.parse(readFileSync(out, 'utf8'));
}
writeFileSync(path.join(folder, 'call-counts.json'), `${JSON.stringify(result, null, 1)}\n`);
