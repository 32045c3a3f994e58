/** What stands for Node's modules in a browser gives what Node gives. */
import * as node from 'node:path';
import * as nodeUrl from 'node:url';
import { expect, it } from 'vitest';
import * as web from '../../src/web/path.js';
import * as webUrl from '../../src/web/url.js';

const PATHS = [
  '/',
  '/a',
  '/a/b.py',
  '/a/b/',
  'a/b.tar.gz',
  '../x',
  './y',
  '/a/../b/./c',
  'a//b',
  '.hidden',
  '/a/.venv/x',
  'é/ü.py',
  '..',
  '.',
];

it('paths are as in POSIX', () => {
  for (const a of PATHS) {
    for (const name of ['dirname', 'basename', 'normalize', 'isAbsolute'] as const)
      if (name !== 'normalize' || !a.endsWith('/')) expect([name, a, web[name](a)]).toEqual([name, a, node.posix[name](a)]);
    for (const b of PATHS) {
      expect([a, b, web.resolve('/w', a, b)]).toEqual([a, b, node.posix.resolve('/w', a, b)]);
      if (!b.endsWith('/')) expect([a, b, web.join(a, b)]).toEqual([a, b, node.posix.join(a, b)]);
      if (a.startsWith('/') && b.startsWith('/')) expect([a, b, web.relative(a, b)]).toEqual([a, b, node.posix.relative(a, b)]);
    }
  }
  expect(web.basename('/a/test_x.py', '.py')).toBe('test_x');
});

it('paths become URLs and come back', () => {
  for (const path of ['/a/b c.py', '/ü/100%/#x?.py', '/a:b/c']) {
    expect(webUrl.fileURLToPath(webUrl.pathToFileURL(path).href)).toBe(path);
    expect(webUrl.fileURLToPath(nodeUrl.pathToFileURL(path).href)).toBe(path);
  }
});
