/**
 * Where source modules lie: in the folders of sys.path or of a package, the packed library among them. Knows
 * nothing of sys.modules, of specs or of finders.
 */
import { pythonCodec } from './source-codec.js';
import type { PyCode } from '../objects/function.js';
import { None, type Value } from '../objects/value.js';
import type { Vm } from '../objects/vm.js';
import { unmarshal } from '../bytecode/unmarshal.js';
import { HostError, type HostStat } from '../host.js';
import { decodeSource } from '../syntax/decode-source.js';
import { PySyntaxError } from '../syntax/syntax-error.js';
import { compileText } from './compile-functions.js';
import { filesOf, STDLIB_ROOT } from './library-files.js';
import { currentFolder } from './open-files.js';

export interface Found {
  readonly path: string;
  /** Where a package's modules are looked for; null for a module. */
  readonly search: string | null;
  readonly load: () => PyCode;
}

/** 'ask': there is an archive, a `.pyc` file without a source or a part of a namespace package on the way, which Python's PathFinder knows how to treat. */
export function findOnPath(vm: Vm, folders: readonly string[], tail: string): Found | 'ask' | null {
  let unusual = false;
  for (const folder of folders) {
    const found = folder.startsWith(STDLIB_ROOT)
      ? findInPack(vm, folder, tail)
      : findInFolder(vm, folder === '' ? currentFolder(vm) : folder, tail);
    if (found === 'ask') unusual = true;
    else if (found !== null) return unusual && found.search === null ? 'ask' : found;
  }
  return unusual ? 'ask' : null;
}

function findInPack(vm: Vm, folder: string, tail: string): Found | null {
  const prefix = folder === STDLIB_ROOT ? '' : `${folder.slice(STDLIB_ROOT.length + 1)}/`;
  for (const isPackage of [true, false]) {
    const file = `${prefix}${tail}${isPackage ? '/__init__' : ''}.py`;
    if (!vm.host.stdlib.has(file)) continue;
    const path = `${STDLIB_ROOT}/${file}`;
    return { path, search: isPackage ? `${folder}/${tail}` : null, load: () => packedCode(vm, file, path) };
  }
  return null;
}

/** The code of a library file under the name that its tracebacks are to show. */
export function packedCode(vm: Vm, file: string, path: string): PyCode {
  const packed = vm.host.stdlib.code(file);
  return packed === null ? compileText(vm, vm.host.stdlib.source(file)!, path, 'exec') : vm.instantiate(unmarshal(packed, path));
}

function statKind(vm: Vm, path: string): HostStat['kind'] | null {
  try {
    return filesOf(vm).stat(path).kind;
  } catch (e) {
    if (e instanceof HostError) return null;
    throw e;
  }
}

export const isFolder = (vm: Vm, path: string): boolean => statKind(vm, path) === 'directory';

function findInFolder(vm: Vm, folder: string, tail: string): Found | 'ask' | null {
  const base = `${folder.replace(/\/$/, '')}/${tail}`;
  const kind = statKind(vm, base);
  const init = `${base}/__init__.py`;
  if (kind === 'directory' && statKind(vm, init) === 'file') return { path: init, search: base, load: () => fileCode(vm, init) };
  const file = `${base}.py`;
  if (statKind(vm, file) === 'file') return { path: file, search: null, load: () => fileCode(vm, file) };
  // `.pyc` files without a source, archives, parts of namespace packages
  return kind === 'directory' || statKind(vm, `${base}.pyc`) === 'file' || statKind(vm, folder) === 'file' ? 'ask' : null;
}

/** A file that only native code could load. */
export function findExtension(vm: Vm, folders: readonly string[], tail: string): string | null {
  for (const folder of folders.filter(f => !f.startsWith(STDLIB_ROOT)).map(f => (f === '' ? currentFolder(vm) : f))) {
    try {
      const name = filesOf(vm)
        .list(folder)
        .find(n => n.startsWith(`${tail}.`) && /\.(so|pyd)$/.test(n));
      if (name !== undefined) return `${folder}/${name}`;
    } catch (e) {
      if (!(e instanceof HostError)) throw e;
    }
  }
  return null;
}

export function fileCode(vm: Vm, path: string): PyCode {
  return compileText(vm, sourceOf(vm, filesOf(vm).read(path), path), path, 'exec');
}

/** The text of a source file by its BOM or coding line; its SyntaxError otherwise. */
export function sourceOf(vm: Vm, bytes: Uint8Array, path: string): string {
  try {
    return decodeSource(bytes, path, pythonCodec(vm));
  } catch (e) {
    if (e instanceof PySyntaxError) throw decodingException(vm, e, bytes);
    throw e;
  }
}

/** Only a NUL byte has a place that CPython shows. */
function decodingException(vm: Vm, e: PySyntaxError, bytes: Uint8Array): Value {
  const nul = bytes.indexOf(0);
  if (nul < 0 || !e.message.includes('null bytes')) return vm.call(vm.types.SyntaxError, vm.text(e.message));
  const start = bytes.lastIndexOf(10, nul) + 1;
  const text = String.fromCharCode(...bytes.subarray(start, nul));
  const line = bytes.subarray(0, nul).filter(b => b === 10).length + 1;
  return vm.call(vm.types.SyntaxError, vm.text(e.message), vm.tuple([vm.text(e.filename), line, None, vm.text(text), line, None]));
}
