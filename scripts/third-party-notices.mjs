/** The licences of everything that is shipped: bundled npm packages, copied assets, Python's library. */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const RULE = '\n' + '-'.repeat(80) + '\n';

/** Packages of which files are copied rather than bundled. */
const COPIED = ['web-tree-sitter', 'tree-sitter-python'];

const PYTHON = {
  title: "The Python standard library (CPython 3.13's pure-Python modules)",
  text: fs.readFileSync(path.join(root, 'scripts/licences/python.txt'), 'utf8'),
};

const UNICODE = {
  title: 'The Unicode Character Database, versions 15.1 and 3.2',
  text: fs.readFileSync(path.join(root, 'scripts/licences/unicode.txt'), 'utf8'),
};

/** @param {import('esbuild').Metafile[]} metafiles of all bundles */
export function thirdPartyNotices(metafiles) {
  const bundled = metafiles.flatMap(({ inputs }) => Object.keys(inputs)).flatMap(packageOf);
  const packages = [...new Set([...bundled, ...COPIED])].sort();
  const sections = [...packages.map(noticeOf), PYTHON, UNICODE];
  return sections.map(({ title, text }) => `${title}\n\n${text.trim()}\n`).join(RULE);
}

/** @param {string} input a path like node_modules/@scope/name/file.js */
function packageOf(input) {
  const found = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  return found === null ? [] : [found[1]];
}

/** A package that carries no licence text cannot be shipped. */
function noticeOf(name) {
  const folder = path.join(root, 'node_modules', name);
  const { version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = fs.readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence text`);
  return { title: `${name} ${version} (${license})`, text: fs.readFileSync(path.join(folder, file), 'utf8') };
}
