/**
 * How much of CPython 3.13's standard library, its tests included, loads and converts from `.pyc`: compiles it with CPython
 * into a temporary folder, reads each file with our reader, and counts code objects.
 *
 *     node scripts/pyc-library.mjs [--keep FOLDER] [MODULE…]
 *
 * Exits with 1 when a file does not load or less than 99.5 % of the code objects convert.
 */
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pythonEnvironment, pycFront } from './pyc-front.mjs';

const WANTED = 0.995;

const COMPILE = `
import os, py_compile, sys, sysconfig
root, out, only = sysconfig.get_paths()['stdlib'], sys.argv[1], set(sys.argv[2:])
for folder, names, files in os.walk(root):
    names[:] = [n for n in names if n not in ('__pycache__', 'site-packages')]
    for name in files:
        if not name.endswith('.py') or (only and name[:-3] not in only): continue
        source = os.path.join(folder, name)
        target = os.path.join(out, os.path.relpath(source, root) + 'c')
        if os.path.exists(target): continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        try:
            py_compile.compile(source, cfile=target, doraise=True)
        except (py_compile.PyCompileError, UnicodeDecodeError, ValueError):
            pass  # a test of the compiler's errors
`;

function compileLibrary(folder, modules) {
  const { status, stderr } = spawnSync('python3.13', ['-W', 'ignore', '-c', COMPILE, folder, ...modules], {
    env: pythonEnvironment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`python3.13: ${stderr}`);
}

function* filesUnder(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(at);
    else if (at.endsWith('.pyc')) yield at;
  }
}

/** @returns {Iterable<object>} this code object and all in it, once each */
function* codesIn(code, seen = new Set()) {
  if (seen.has(code)) return;
  seen.add(code);
  yield code;
  for (const c of code.consts) if (c.type === 'code') yield* codesIn(c.code, seen);
}

const args = process.argv.slice(2);
const kept = args[0] === '--keep' ? args.splice(0, 2)[1] : null;
const folder = kept ?? fs.mkdtempSync(path.join(os.tmpdir(), 'pyc-library-'));
const { readMarshal, convertCode } = await pycFront();
compileLibrary(folder, args);

const total = { files: 0, loaded: 0, codes: 0, converted: 0 };
const reasons = new Map();
for (const file of filesUnder(folder)) {
  total.files++;
  let module;
  try {
    module = readMarshal(new Uint8Array(fs.readFileSync(file)), 16).value.code;
    total.loaded++;
  } catch (e) {
    console.log(`${file}: ${e.message ?? e}`);
    continue;
  }
  for (const code of codesIn(module)) {
    total.codes++;
    try {
      // by itself: an inner code that fails is counted where it is
      convertCode({ ...code, consts: code.consts.map(c => (c.type === 'code' ? { type: 'code', code: withoutBody(c.code) } : c)) });
      total.converted++;
    } catch (e) {
      const why = e.message ?? String(e);
      reasons.set(why.replace(/^.*cannot be converted: /, ''), `${path.relative(folder, file)} ${code.qualname}`);
      if (!('kind' in e)) console.log(e.stack);
    }
  }
}
if (kept === null) fs.rmSync(folder, { recursive: true });

/** A code of the same signature whose body is one `return None`. */
function withoutBody(code) {
  return {
    ...code,
    flags: code.flags & ~0x2a0,
    bytecode: Uint8Array.of(103, 0),
    consts: [{ type: 'None' }],
    exceptionTable: new Uint8Array(0),
  };
}

for (const [why, example] of [...reasons].slice(0, 40)) console.log(`${why}\n    ${example}`);
const share = total.converted / total.codes;
console.log(
  `${total.loaded} of ${total.files} files loaded; ${total.converted} of ${total.codes} code objects converted (${(100 * share).toFixed(3)} %)`,
);
process.exit(total.loaded === total.files && share >= WANTED ? 0 : 1);
