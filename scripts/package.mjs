/**
 * Makes jitlens-<version>.vsix: builds, packs what .vscodeignore lets through, and fails when a part is
 * missing or the file grows too large.
 */
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { build } from './build.mjs';
import { slimPack } from './slim-pack.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const LARGEST_MB = 6;

/** What the extension does not start without. */
const REQUIRED = [
  'package.json',
  'package.nls.json',
  'client/icon.png',
  'dist/package.json',
  'dist/extension.cjs',
  'dist/server.js',
  'dist/engine-process.js',
  'dist/engine-worker.js',
  'dist/web/extension.js',
  'dist/web/server.js',
  'dist/web/engine-thread.js',
  'dist/webview/report.js',
  'dist/webview/report.css',
  'dist/engine-worker.bundle.cjs',
  'dist/stdlib.pack',
  'dist/verdicts/harness.py',
  'dist/python/specialised.py',
  'dist/stdlib.LICENSE.txt',
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/tree-sitter.wasm',
  'grammars/tree-sitter-python.wasm',
  'grammars/tree-sitter-python.LICENSE',
];

/** What is packed besides dist/, which is built for it. */
const SOURCES = [
  'package.json',
  'package.nls.json',
  '.vscodeignore',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'grammars',
  'client/icon.png',
  'client/view.svg',
  'client/syntaxes',
  'client/walkthrough',
];

/**
 * In a folder of its own: the packer reads every file below it, and a build that runs at the same time
 * does no harm.
 * @returns {Promise<string>} the path of the extension file
 */
export async function pack() {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `${name}-${version}.vsix`);
  const stage = fs.mkdtempSync(path.join(os.tmpdir(), 'jitlens-package-'));
  try {
    for (const source of SOURCES.filter(source => fs.existsSync(path.join(root, source)))) {
      fs.cpSync(path.join(root, source), path.join(stage, source), { recursive: true });
    }
    writeManifest(path.join(stage, 'package.json'));
    leaveOutPictures(path.join(stage, 'README.md'));
    await build({ outdir: path.join(stage, 'dist'), quiet: true, forExtension: true });
    const library = path.join(stage, 'dist/stdlib.pack');
    fs.writeFileSync(library, slimPack(fs.readFileSync(library)));
    runPacker(stage, file);
  } finally {
    fs.rmSync(stage, { recursive: true });
  }
  check(file);
  return file;
}

/** An editor in a browser takes no extension that says that it is made of modules; what is, says so in its own folder. */
function writeManifest(file) {
  const { type: _, ...manifest } = JSON.parse(fs.readFileSync(file, 'utf8'));
  fs.writeFileSync(file, JSON.stringify(manifest, null, 2));
}

/** The page of an extension shows none that lie beside it: a frame would be left. */
function leaveOutPictures(file) {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  fs.writeFileSync(file, lines.filter(line => !/^!\[[^\]]*\]\((?!https:)[^)]*\)$/.test(line)).join('\n'));
}

function runPacker(stage, file) {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const options = [
    'package',
    '--no-dependencies',
    '--skip-license',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  execFileSync(process.execPath, [vsce, ...options], { cwd: stage, stdio: ['ignore', 'pipe', 'inherit'] });
}

function check(file) {
  const bytes = fs.readFileSync(file);
  const names = new Set();
  unzipSync(bytes, { filter: entry => !names.add(entry.name.replace(/^extension\//, '')) });
  const missing = REQUIRED.filter(wanted => !names.has(wanted));
  if (missing.length > 0) throw new Error(`${path.basename(file)} lacks ${missing.join(', ')}`);
  const stray = [...names].filter(name => /node_modules|\.ts$|\.map$|\/test\//.test(name));
  if (stray.length > 0) throw new Error(`${path.basename(file)} should not contain ${stray.join(', ')}`);
  const megabytes = bytes.length / 2 ** 20;
  if (megabytes > LARGEST_MB) throw new Error(`${path.basename(file)} has ${megabytes.toFixed(1)} MB; ${LARGEST_MB} MB are allowed`);
  console.log(`${path.basename(file)}: ${names.size} files, ${megabytes.toFixed(2)} MB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await pack();
