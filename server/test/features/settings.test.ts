/** Settings as clients may send them: wrong ones count as not given. */
import { expect, it } from 'vitest';
import { isExcluded } from '../../src/features/exclude.js';
import { DEFAULT_SETTINGS } from '../../src/protocol.js';
import { checkSettings } from '../../src/requests/settings.js';
import { runtimeIn } from '../../src/requests/target-runtime.js';

it('what is not given is the default', () => {
  expect(checkSettings(null)).toEqual(DEFAULT_SETTINGS);
  expect(checkSettings({})).toEqual(DEFAULT_SETTINGS);
  expect(checkSettings({ inlayHints: 'all', args: ['a'] })).toEqual({ ...DEFAULT_SETTINGS, inlayHints: 'all', args: ['a'] });
});

it('what is wrong is the default', () => {
  const wrong = { enable: 'yes', timeoutSeconds: -1, args: 'a b', env: [], targetRuntime: 'ruby', sandbox: { files: 'everything' } };
  expect(checkSettings(wrong)).toEqual(DEFAULT_SETTINGS);
});

it('patterns of files that are left out', () => {
  const cases: readonly (readonly [pattern: string, path: string, excluded: boolean])[] = [
    ['.venv', 'app/.venv/lib/x.py', true],
    ['.venv', 'app/xvenv/x.py', false],
    ['*_pb2.py', 'app/shop_pb2.py', true],
    ['tools/generated', 'tools/generated/x.py', true],
    ['tools/generated', 'app/tools/generated/x.py', false],
    ['', 'x.py', false],
  ];
  for (const [pattern, path, excluded] of cases) expect([pattern, path, isExcluded(path, [pattern])]).toEqual([pattern, path, excluded]);
});

it('the runtime of an environment, as its file says', () => {
  const cases: readonly (readonly [file: string, runtime: string | null])[] = [
    ['home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.12.4\n', 'cpython3.12'],
    ['home = /opt\nimplementation = CPython\nversion_info = 3.11.9.final.0\n', 'cpython3.11'],
    ['implementation = PyPy\nversion_info = 3.10.14.final.0\n', 'pypy'],
    ['home = /usr/bin\n', null],
    ['version = 2.7.18\n', null],
  ];
  for (const [file, runtime] of cases) expect([file, runtimeIn(file)]).toEqual([file, runtime]);
});
