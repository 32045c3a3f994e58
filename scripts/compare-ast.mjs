// Compares our trees, position by position, with those of CPython's `ast`, over its standard library or given files.
//   node scripts/compare-ast.mjs [--limit=N] [file or folder ...]
// Needs CPython 3.13 as `python3.13`; exits with 1 if a tree differs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const PYTHON = process.env.PYTHON ?? 'python3.13';
const BATCH = 40;
const MEGABYTE = 1024 * 1024;

/**
 * Prints, for each file named in argv, one line: a hash of its dump, or "-" if it does not parse; with --full the dump.
 * Characters beyond ASCII are escaped (which of them are printable depends on the Unicode version), and a pair of
 * surrogate escapes is the character it encodes, as in our trees.
 */
const PYTHON_DUMP = `
import ast, hashlib, sys, warnings
warnings.simplefilter('ignore')
sys.setrecursionlimit(10000)
full = sys.argv[1] == '--full'
for path in sys.argv[2:]:
    try: tree = ast.parse(open(path, 'rb').read())
    except (SyntaxError, ValueError, RecursionError, MemoryError): print('-'); continue
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = node.value.encode('utf-16-le', 'surrogatepass').decode('utf-16-le', 'surrogatepass')
    text = ast.dump(tree, indent=1, include_attributes=True).encode('ascii', 'backslashreplace').decode('ascii')
    print(text if full else hashlib.sha256(text.encode()).hexdigest())
`;

function python(args) {
  const env = { ...process.env, PYENV_VERSION: process.env.PYENV_VERSION ?? '3.13.0', PYTHONIOENCODING: 'utf-8:surrogatepass' };
  const { status, stdout, stderr, error } = spawnSync(PYTHON, args, { env, encoding: 'utf8', maxBuffer: 512 * MEGABYTE });
  if (error !== undefined || status !== 0) throw new Error(error?.message ?? stderr);
  return stdout;
}

function* pythonFiles(path) {
  if (!statSync(path).isDirectory()) yield path;
  else
    for (const name of readdirSync(path).sort()) {
      const inner = join(path, name);
      if (statSync(inner).isDirectory()) yield* pythonFiles(inner);
      else if (name.endsWith('.py')) yield inner;
    }
}

/** The parser and the printer as one module. */
async function loadSyntax() {
  const folder = mkdtempSync(join(tmpdir(), 'compare-ast-'));
  const outfile = join(folder, 'syntax.mjs');
  const contents = ['parser', 'print-ast', 'decode-source', 'span']
    .map(name => `export * from './engine/src/syntax/${name}.ts';`)
    .join('\n');
  await build({ stdin: { contents, resolveDir: process.cwd() }, bundle: true, format: 'esm', outfile, logLevel: 'error' });
  const syntax = await import(pathToFileURL(outfile).href);
  rmSync(folder, { recursive: true });
  return syntax;
}

/** CPython's names are asked for once, and only for sources that use them. */
function unicodeNames(text) {
  const names = [...new Set([...text.matchAll(/\\N\{([^}]*)\}/g)].map(match => match[1]))];
  if (names.length === 0) return () => null;
  const code = 'import sys, unicodedata\nfor n in sys.argv[1:]:\n try: print(ord(unicodedata.lookup(n)))\n except Exception: print(-1)';
  const points = python(['-c', code, ...names])
    .split('\n')
    .map(Number);
  const known = new Map(names.map((name, i) => [name, points[i]]));
  return name => ((known.get(name) ?? -1) < 0 ? null : known.get(name));
}

function ourDump({ parse, printAst, decodeSource, byteColumn }, path) {
  const text = decodeSource(readFileSync(path), path, otherCodec);
  const tree = parse(text, 'exec', path, { unicodeNames: unicodeNames(text) });
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return escapeText(printAst(tree, { indent: 1, positions: true, column: (line, col) => byteColumn(lines[line - 1] ?? '', col) }));
}

function otherCodec(encoding, bytes) {
  try {
    return new TextDecoder(encoding === 'cp1252' ? 'windows-1252' : encoding).decode(bytes);
  } catch {
    return null;
  }
}

/** As Python's `backslashreplace`. */
function escapeText(text) {
  return text.replace(/[^\0-\x7f]/gu, character => {
    const code = character.codePointAt(0);
    const [letter, digits] = code <= 0xff ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8];
    return `\\${letter}${code.toString(16).padStart(digits, '0')}`;
  });
}

function hashOf(syntax, path) {
  try {
    return createHash('sha256').update(ourDump(syntax, path)).digest('hex');
  } catch (error) {
    if (error.kind === undefined) console.log(`${path}: ${error.stack ?? error}`);
    return '-';
  }
}

function firstDifference(syntax, path) {
  let ours;
  try {
    ours = ourDump(syntax, path).split('\n');
  } catch (error) {
    return `rejected: ${error.message} (line ${error.line})`;
  }
  const theirs = python(['-c', PYTHON_DUMP, '--full', path]).split('\n');
  const at = theirs.findIndex((line, i) => line !== ours[i]);
  return `dump line ${at + 1}\n  CPython ${theirs.slice(Math.max(0, at - 3), at + 3).join('\n          ')}\n  ours    ${ours.slice(Math.max(0, at - 3), at + 3).join('\n          ')}`;
}

const limit = Number(process.argv.find(arg => arg.startsWith('--limit='))?.slice(8) ?? Infinity);
const roots = process.argv.slice(2).filter(arg => !arg.startsWith('--'));
if (roots.length === 0) roots.push(python(['-c', 'import os; print(os.path.dirname(os.__file__))']).trim());
const files = roots.flatMap(root => [...pythonFiles(root)]).slice(0, limit);
const syntax = await loadSyntax();
let different = 0;
for (let i = 0; i < files.length; i += BATCH) {
  const batch = files.slice(i, i + BATCH);
  const theirs = python(['-c', PYTHON_DUMP, '--hash', ...batch]).split('\n');
  batch.forEach((path, k) => {
    if (hashOf(syntax, path) === theirs[k]) return;
    different++;
    console.log(`${path}: ${firstDifference(syntax, path)}`);
  });
}
console.log(`${files.length - different} of ${files.length} files have CPython's tree`);
process.exit(different === 0 ? 0 : 1);
