/**
 * `dbm`: tells which database format a file has. No format is offered here (they are native libraries), so that
 * `open` fails as it does in a CPython that was built without any.
 */
import { getAttribute } from '../objects/attribute.js';
import { strValue } from '../objects/class-of.js';
import { isError, makeError } from '../objects/errors.js';
import { barrier } from '../objects/native.js';
import { None, PyBytes, type Value } from '../objects/value.js';
import { jsText, type Vm } from '../objects/vm.js';
import { exceptionClass, imported, type ModuleSpec } from './module-spec.js';

/** The first bytes of a file; undefined when it cannot be opened. */
function head(vm: Vm, path: string): Uint8Array | undefined {
  try {
    const file = vm.call(getAttribute(vm, imported(vm, 'io'), 'open'), vm.text(path), 'rb');
    const data = vm.call(getAttribute(vm, file, 'read'), 16);
    vm.call(getAttribute(vm, file, 'close'));
    return data instanceof PyBytes ? data.data : undefined;
  } catch (e) {
    if (isError(vm, e, 'OSError')) return undefined;
    throw e;
  }
}

const GDBM_MAGIC: readonly number[] = [0x13579ace, 0x13579acd, 0x13579acf];

/** The name of the module that reads the file, '' for an unknown format, None for no file. */
function whichdb(vm: Vm, filename: Value): Value {
  const given = vm.call(getAttribute(vm, imported(vm, 'os'), 'fsdecode'), filename);
  const path = jsText(strValue(given) ?? '');
  if (head(vm, `${path}.pag`) !== undefined && head(vm, `${path}.dir`) !== undefined) return 'dbm.ndbm';
  if (head(vm, `${path}.db`) !== undefined) return 'dbm.ndbm';
  const index = head(vm, `${path}.dir`);
  if (index !== undefined && head(vm, `${path}.dat`) !== undefined && (index.length === 0 || index[0] === 0x27 || index[0] === 0x22))
    return 'dbm.dumb';
  const start = head(vm, path);
  if (start === undefined) return None;
  if (String.fromCharCode(...start) === 'SQLite format 3\0') return 'dbm.sqlite3';
  if (start.length < 4) return '';
  const view = new DataView(start.buffer, start.byteOffset);
  return GDBM_MAGIC.includes(view.getUint32(0, true)) || GDBM_MAGIC.includes(view.getUint32(0, false)) ? 'dbm.gnu' : '';
}

export const DBM_MODULE: ModuleSpec = {
  name: 'dbm',
  doc: 'Generic interface to all dbm clones.',
  functions: [
    barrier('whichdb', '(filename)', whichdb),
    barrier('open', "(file, flag='r', mode=438)", vm => {
      throw makeError(vm, 'ImportError', 'no dbm clone found: JitLens offers no database formats');
    }),
  ],
  setup: (vm, dict) => {
    const error = exceptionClass(vm, 'dbm', 'error', vm.types.Exception);
    dict.setStr('error', vm.tuple([error, vm.types.OSError]));
    dict.setStr('__all__', vm.list(['open', 'whichdb', 'error']));
  },
};
