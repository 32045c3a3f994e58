/** Library code for native modules that take a part of themselves from Python. Knows nothing of how modules are found. */
import type { PyDict } from '../objects/dict.js';
import type { Vm } from '../objects/vm.js';
import { packedCode } from './import-search.js';
import { STDLIB_ROOT } from './library-files.js';

/** Runs a file of the standard library pack in the namespace of a native module. */
export function runLibraryFile(vm: Vm, file: string, namespace: PyDict): void {
  namespace.setStr('__builtins__', vm.builtins);
  vm.interpreter.execute(packedCode(vm, file, `${STDLIB_ROOT}/${file}`), namespace, namespace, null);
}
