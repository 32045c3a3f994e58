/**
 * Builds everything that runs into dist/: the command line, the engine's thread and process, the server,
 * the extension, the engine as a module, and the standard library pack. Parts whose source is not there
 * are skipped with a note.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { buildStdlib } from './build-stdlib.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

const DIST = path.join(root, 'dist');
const ENGINE = path.join(root, 'engine/src/index.ts');

/** What a stand-in for the engine stands for beside the API: it gives no reports that the real one could render. */
const RENDERER = '#engine/insights/render-text.js';

/** `#engine` is the engine's public API, `#engine/x.js` one of its files. */
function engineAlias(engineIndex) {
  return {
    name: 'engine-alias',
    setup(build) {
      build.onResolve({ filter: /^#engine$/ }, () => ({ path: engineIndex }));
      build.onResolve({ filter: /^#engine\// }, ({ path: name }) => ({
        path:
          name === RENDERER && engineIndex !== ENGINE
            ? engineIndex
            : path.join(root, 'engine/src', name.slice('#engine/'.length).replace(/\.js$/, '.ts')),
      }));
    },
  };
}

/** Node builtins that CommonJS packages require, inside a module. */
const REQUIRE = "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

/** @param {string} engineIndex what `#engine` stands for: the engine, or a stand-in for tests */
function common(outdir, engineIndex) {
  return {
    absWorkingDir: root,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    minifySyntax: true,
    define: { JITLENS_VERSION: JSON.stringify(version) },
    plugins: [engineAlias(engineIndex)],
    logLevel: 'warning',
    metafile: true,
  };
}

/** What the extension starts. */
const EXTENSION_ENTRIES = {
  'engine-worker': 'server/src/supervisor/load-worker.ts',
  'engine-process': 'server/src/supervisor/process.ts',
  server: 'server/src/main.ts',
};
const ENTRIES = { cli: 'server/src/cli/main.ts', 'fixture-runner': 'server/src/fixture-runner.ts', ...EXTENSION_ENTRIES };

function moduleBundles(base, entries, note) {
  return {
    ...base,
    entryPoints: present(entries, note),
    format: 'esm',
    splitting: true,
    chunkNames: 'chunk-[hash]',
    banner: { js: REQUIRE },
  };
}

/** CommonJS, since only a script's compiled code can be cached (load-worker.ts). */
function workerBundle(base) {
  return {
    ...base,
    entryPoints: { 'engine-worker.bundle': 'server/src/supervisor/worker.ts' },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  };
}

function extensionBundle(base, note) {
  const entries = { extension: 'client/src/extension.ts' };
  return { ...base, entryPoints: present(entries, note), format: 'cjs', outExtension: { '.js': '.cjs' }, external: ['vscode'] };
}

/** What stands for a part of Node in a browser. */
const WEB_MODULES = {
  'node:path': 'server/src/web/path.ts',
  'node:url': 'server/src/web/url.ts',
};

/** In a browser, `x.web.ts` stands for `x.ts`, and the libraries' browser parts for those for Node. */
const webAlias = {
  name: 'web-alias',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path: name }) =>
      name in WEB_MODULES ? { path: path.join(root, WEB_MODULES[name]) } : { errors: [{ text: `${name} is not in a browser` }] },
    );
    build.onResolve({ filter: /^vscode-language(client|server)\/node$/ }, ({ path: name, resolveDir, kind }) =>
      build.resolve(name.replace(/node$/, 'browser'), { resolveDir, kind }),
    );
    build.onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path: name, resolveDir }) => {
      const twin = path.join(resolveDir, name.replace(/\.js$/, '.web.ts'));
      return resolveDir.startsWith(path.join(root, 'node_modules')) || !fs.existsSync(twin) ? null : { path: twin };
    });
  },
};

/** The extension, its server and the beginning of the engine's thread, for browsers; the engine itself is the bundle above. */
function webBundles(base) {
  const web = {
    ...base,
    outdir: path.join(base.outdir, 'web'),
    platform: 'browser',
    target: 'es2023',
    plugins: [webAlias, ...base.plugins],
  };
  const server = {
    inject: [path.join(root, 'server/src/web/process.ts')],
    define: { ...base.define, 'import.meta.url': '"file:///"' },
    // What tree-sitter imports in Node only.
    external: ['fs/promises', 'module'],
  };
  return [
    { ...web, entryPoints: { extension: 'client/src/extension.ts' }, format: 'cjs', external: ['vscode'] },
    { ...web, ...server, entryPoints: { server: 'server/src/web/main.ts' }, format: 'iife' },
    { ...web, entryPoints: { 'engine-thread': 'server/src/web/engine-thread.ts' }, format: 'iife' },
  ];
}

/** The report panel's page: one script and one style sheet. */
function webviewBundle(base) {
  return {
    ...base,
    outdir: path.join(base.outdir, 'webview'),
    entryPoints: { report: 'client/webview/report.ts' },
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    minify: true,
  };
}

function engineModule(base, engineIndex) {
  return {
    ...base,
    outdir: path.join(base.outdir, 'engine'),
    entryPoints: { index: engineIndex, host: 'engine/src/host.ts', 'engine-options': 'engine/src/engine-options.ts' },
    platform: 'neutral',
    format: 'esm',
    splitting: true,
  };
}

function present(entries, note) {
  return Object.fromEntries(
    Object.entries(entries).filter(([name, file]) => {
      const found = fs.existsSync(path.join(root, file));
      if (!found) note(`skipped ${name}: there is no ${file}`);
      return found;
    }),
  );
}

/** What is read at run time from beside the bundles. */
function copyAssets(outdir) {
  fs.writeFileSync(path.join(outdir, 'package.json'), '{ "type": "module" }\n');
  copy('node_modules/web-tree-sitter/tree-sitter.wasm', path.join(outdir, 'tree-sitter.wasm'));
  for (const grammar of filesIn('grammars', '.wasm')) copy(grammar, path.join(outdir, path.basename(grammar)));
  fs.mkdirSync(path.join(outdir, 'web'), { recursive: true });
  fs.writeFileSync(path.join(outdir, 'web/package.json'), '{ "type": "commonjs" }\n');
  fs.mkdirSync(path.join(outdir, 'insights'), { recursive: true });
  fs.mkdirSync(path.join(outdir, 'verdicts'), { recursive: true });
  for (const pair of filesIn('bench/verdicts', '.py')) copy(pair, path.join(outdir, 'verdicts', path.basename(pair)));
  fs.mkdirSync(path.join(outdir, 'python'), { recursive: true });
  for (const script of filesIn('server/python', '.py')) copy(script, path.join(outdir, 'python', path.basename(script)));
  // the walkthrough's sample is what the editor test profiles
  copy('test-fixtures/editor/demo.py', path.join(outdir, 'sample.py'));
  for (const page of filesIn('docs/insights', '.md')) copy(page, path.join(outdir, 'insights', path.basename(page)));
}

function copy(from, to) {
  fs.copyFileSync(path.join(root, from), to);
}

function filesIn(folder, extension) {
  const place = path.join(root, folder);
  if (!fs.existsSync(place)) return [];
  return fs
    .readdirSync(place)
    .filter(name => name.endsWith(extension))
    .map(name => path.join(folder, name));
}

/** Runs a small program and keeps what V8 compiled for it. All works without, more slowly at the start. */
async function writeCodeCache(outdir) {
  const { warmUp } = await import('./warm-up-worker.mjs');
  fs.writeFileSync(path.join(outdir, 'engine-worker.cache'), await warmUp(outdir));
}

/**
 * `forExtension`: only what the extension starts, without white space, and without the compiled code of this
 * machine's V8, which is not that of an editor.
 * @param {{ outdir?: string, engineIndex?: string, quiet?: boolean, forExtension?: boolean }} options
 */
export async function build({ outdir = DIST, engineIndex = ENGINE, quiet = false, forExtension = false } = {}) {
  const note = text => quiet || console.log(text);
  fs.mkdirSync(outdir, { recursive: true });
  for (const old of fs.readdirSync(outdir).filter(name => /^chunk-|\.cache$/.test(name))) fs.rmSync(path.join(outdir, old));
  if (!fs.existsSync(engineIndex)) throw new Error(`there is no engine: ${engineIndex}`);
  const base = { ...common(outdir, engineIndex), minifyWhitespace: forExtension };
  const bundles = [
    moduleBundles({ ...base, minify: forExtension }, forExtension ? EXTENSION_ENTRIES : ENTRIES, note),
    workerBundle(base),
    extensionBundle({ ...base, minify: forExtension }, note),
    webviewBundle(base),
    ...webBundles({ ...base, minify: forExtension }),
    ...(forExtension ? [] : [engineModule(base, engineIndex)]),
  ];
  const built = await Promise.all(
    bundles.filter(({ entryPoints }) => Object.keys(entryPoints).length > 0).map(options => esbuild.build(options)),
  );
  const notices = thirdPartyNotices(built.map(({ metafile }) => metafile));
  fs.writeFileSync(path.join(outdir, 'THIRD-PARTY-NOTICES.txt'), notices);
  copyAssets(outdir);
  await buildStdlib(outdir);
  if (forExtension) return;
  fs.chmodSync(path.join(outdir, 'cli.js'), 0o755);
  if (engineIndex === ENGINE) await writeCodeCache(outdir);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
